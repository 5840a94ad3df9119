"""Takings-in as the services know them: their assets, what undoing would do, templates and reports as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from imagebank.core.asset import Asset
from imagebank.core.query import Any, Field
from imagebank.desktop.parts.words import number
from imagebank.desktop.take_in.values import Given, GivenValue, PastTakeIn, ReportLine, TakeInPlan, TakeInReport
from imagebank.language import _, language, ngettext, sentence
from imagebank.services.library import Library
from imagebank.services.packing import issued
from imagebank.services.report import SHORTENED, Report
from imagebank.services.searching import find, read
from imagebank.services.template import Given as ServiceGiven
from imagebank.services.template import Template, saved
from imagebank.services.undoing import CUT_SHORT, Undone, take_ins, unended

_SPAN = timedelta(days=1)
"""Around the moment of a taking-in: its assets' own moments, however long it took."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What undoing a taking-in would do: how many go, how many stay because they are in packs."""

    gone: int
    kept: int


def assets_of(library: Library, take_in: str) -> tuple[str, ...]:
    """The assets that came with a taking-in and are still here."""
    found = next((one for one in take_ins(library) if one.id == take_in), None)
    if found is None or not found.assets:
        return ()
    return tuple(one.id for one in _imported_about(library, found.at) if one.take_in == take_in)


def stack_of(library: Library, asset: Asset) -> tuple[str, ...]:
    """The burst that an asset belongs to, in the order in which it was taken; bursts are found within one taking-in."""
    if asset.stack is None:
        return ()
    head = read(library, [asset.stack])
    near = {
        one.id: one
        for at in {asset.imported_at, *(one.imported_at for one in head)}
        for one in _imported_about(library, at)
    }
    found = [one for one in near.values() if one.stack == asset.stack]
    return tuple(
        one.id for one in sorted(found, key=lambda one: (one.captured_at or "", one.id != asset.stack, one.id))
    )


def _imported_about(library: Library, at: str) -> list[Asset]:
    """What came in within a day of a moment; the services have no question for one taking-in or one burst."""
    moment = datetime.fromisoformat(at)
    days = {(moment + shift).date() for shift in (-_SPAN, timedelta(), _SPAN)}
    query = Any(tuple(Field("imported", day.isoformat()) for day in sorted(days)))
    return read(library, find(library, query, day=moment.date()).ids)


def outlook(library: Library, take_in: str) -> Outlook:
    """What undoing would do, now."""
    ids = assets_of(library, take_in)
    packed = {item.asset for pack in issued(library) for item in pack.items}
    kept = sum(id in packed for id in ids)
    return Outlook(len(ids) - kept, kept)


def outlook_words(expected: Outlook) -> str:
    """What will happen, in sentences."""
    n = expected.gone
    words = ngettext(
        "{n} bild eller film tas bort ur banken, med allt som har skrivits om den.",
        "{n} bilder och filmer tas bort ur banken, med allt som har skrivits om dem.",
        n,
    ).format(n=number(n))
    if not expected.kept:
        return words
    stays = ngettext(
        "{n} är kvar, eftersom den ingår i ett bildpaket eller är sammanslagen med en annan.",
        "{n} är kvar, eftersom de ingår i bildpaket eller är sammanslagna med andra.",
        expected.kept,
    )
    return f"{words} {stays.format(n=number(expected.kept))}"


def undone_words(library: Library, done: Undone) -> str:
    """What was done, in sentences; what stays is named."""
    n = len(done.removed)
    words = ngettext(
        "{n} bild eller film togs bort ur banken.", "{n} bilder och filmer togs bort ur banken.", n
    ).format(n=number(n))
    if not done.kept:
        return words
    names = ", ".join(one.name_in(language()) for one in read(library, done.kept[:5]))
    more = " …" if len(done.kept) > 5 else ""
    stays = ngettext(
        "{n} är kvar, eftersom den ingår i ett bildpaket eller är sammanslagen med en annan: {names}.",
        "{n} är kvar, eftersom de ingår i bildpaket eller är sammanslagna med andra: {names}.",
        len(done.kept),
    )
    return f"{words} {stays.format(n=number(len(done.kept)), names=names + more)}"


def past_take_ins(library: Library, became: Mapping[str, str]) -> list[PastTakeIn]:
    """Every taking-in, newest first; `became` tells by id what became of the files of those whose report is at hand."""
    cut_short = unended(library)
    return [
        PastTakeIn(
            one.id,
            _headline(one.at, one.actor, one.assets, undone=one.undone_at is not None, ended=one.id not in cut_short),
            one.source,
            one.assets,
            one.undone_at is None and one.assets > 0,
            became.get(one.id, ""),
        )
        for one in take_ins(library)
    ]


def moment_words(at: str) -> str:
    """A recorded moment as the clock on the wall showed it."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def _headline(at: str, actor: str, assets: int, *, undone: bool, ended: bool) -> str:
    count = ngettext("{n} bild eller film", "{n} bilder och filmer", assets).format(n=number(assets))
    parts = [moment_words(at), actor, count, *([_("ångrad")] if undone else []), *([] if ended else [_(CUT_SHORT)])]
    return " · ".join(parts)


def template_of(plan: TakeInPlan) -> Template:
    """What the plan's files get."""
    given = {name: ServiceGiven(one.value, one.mode) for name, one in plan.given.items()}
    return Template(plan.shoot or None, fields=given)


def kept_templates(library: Library) -> Mapping[str, Given]:
    """The kept templates as the dialog shows them."""
    return {
        name: {key: GivenValue(one.value, one.mode) for key, one in template.given().items()}
        for name, template in saved(library).items()
    }


def report_value(library: Library, report: Report, *, stopped: bool) -> TakeInReport:
    """The report as the window shows it, with the bank's own names for what was there before."""
    pairs = [*report.duplicates, *report.captions, *report.sidecars]
    names = _names(library, [id for _path, id in pairs] + [id for pair in report.similar for id in pair])

    def named(id: str) -> str:
        return names.get(id, id)

    beside = [*report.captions, *report.sidecars]
    return TakeInReport(
        len(report.imported),
        tuple(_line(path, _("Samma fil finns redan i banken: {name}.").format(name=named(id))) for path, id in report.duplicates),
        tuple(_line(one.path, sentence(one.problem)) for one in report.failed),
        stopped,
        tuple(ReportLine(named(id), _("Liknar {name}.").format(name=named(like))) for id, like in report.similar),
        tuple(_line(path, _("Hör till {name}.").format(name=named(id))) for path, id in beside),
        report.take_in,
        tuple(_line(path, _(SHORTENED)) for path, _id in report.shortened),
    )  # fmt: skip


def _line(path: str, words: str) -> ReportLine:
    return ReportLine(Path(path).name, words)


def _names(library: Library, ids: Sequence[str]) -> dict[str, str]:
    return {one.id: one.name_in(language()) for one in read(library, list(dict.fromkeys(ids)))}
