"""`imagebank pack …`: bundles of pictures for one use, from draft over approval to issue, and what becomes of them."""

from __future__ import annotations

import argparse
from typing import Any

from imagebank.cli import pack_acts, pack_items
from imagebank.cli.findings import as_data, as_text
from imagebank.cli.names import heed_names
from imagebank.cli.options import DONE, REFUSED, Answer, Verb, add_use, command_of, day, opened, today
from imagebank.cli.pack_items import as_item
from imagebank.core.errors import N_, WrongWords
from imagebank.core.pack import STATUSES, Pack
from imagebank.core.query import parse
from imagebank.core.use import Use
from imagebank.language import _
from imagebank.services import drafting, searching
from imagebank.services.library import Library
from imagebank.services.pack_checks import ItemCheck, check_pack
from imagebank.services.packing import of_kind
from imagebank.services.statements import plain
from imagebank.services.wording import PACK_STATUS_WORDS, STEP_WORDS, step_note


def _make_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("Bilder eller filmer, med id"))
    parser.add_argument("--query", metavar="Q", help=_("Ta det som sökningen hittar"))
    add_use(parser, channel_required=True)
    parser.add_argument("--title", required=True, metavar="T", help=_("Paketets titel; den vägs in i beslutet"))
    parser.add_argument("--recipient", metavar="NAME", help=_("Vem paketet lämnas till"))
    parser.add_argument("--until", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det är tänkt att tas ner"))
    parser.add_argument("--rendition", action="append", default=[], metavar="R", help=_("Utgåvor; annars kanalens"))


def _make(words: argparse.Namespace) -> Answer:
    use = Use(
        words.channel,
        today(words),
        words.purpose,
        words.language,
        words.territory,
        words.title,
        lifetime_to=words.until,
    )
    with opened(words) as library:
        ids = wanted(words, library)
        id, _changes = drafting.make_draft(library, ids, use, words.recipient, tuple(words.rendition))
        made = drafting.pack_of(library, id)
    said = _("Utkastet {pack} är påbörjat. Bilder och filmer i det: {n}.").format(pack=id, n=len(made.items))
    return Answer({"pack": id, "items": [item.asset for item in made.items]}, said)


def wanted(words: argparse.Namespace, library: Library) -> tuple[str, ...]:
    """The assets that the words name, by id or by query."""
    if words.ids and words.query is not None:
        raise WrongWords("WHICH", N_("Ange antingen id eller --query."))
    if words.query is None:
        return tuple(words.ids)
    return tuple(searching.find(library, parse(words.query), day=today(words)).ids)


def _list_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--status", choices=STATUSES, action="append", default=[], help=_("Bara dem som är där"))
    parser.add_argument("--pulls", action="store_true", help=_("Visa uttag i stället för bildpaket"))


def _list(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        found = of_kind(library, "pull" if words.pulls else "pack", words.status)
    lines = [
        f"{one.id}  {_(PACK_STATUS_WORDS[one.status])}  {one.channel}  {one.date}  {one.title} ({len(one.items)})"
        for one in found
    ]
    return Answer({"packs": [plain(one) for one in found]}, "\n".join(lines) or _("Det finns inga bildpaket."))


def _id_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=_("Bildpaketets nummer"))


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        pack = drafting.pack_of(library, words.pack)
        steps = drafting.steps_of(library, words.pack)
    lines = [f"{pack.id}  {pack.title}", f"  {_(PACK_STATUS_WORDS[pack.status])}  {_use(pack)}"]
    lines += [f"  {step.at}  {_(STEP_WORDS[step.step])}  {step.actor}  {step_note(step)}".rstrip() for step in steps]
    lines += [f"  {number}. {as_item(item)}" for number, item in enumerate(pack.items, 1)]
    return Answer({"pack": plain(pack), "steps": [plain(step) for step in steps]}, "\n".join(lines))


def _use(pack: Pack) -> str:
    said = [pack.channel, pack.purpose, pack.language, pack.territory, pack.date, pack.recipient or ""]
    return "  ".join(part for part in said if part)


def _check_flags(parser: argparse.ArgumentParser) -> None:
    _id_flags(parser)
    parser.add_argument("--date", type=day, default=None, metavar="YYYY-MM-DD", help=_("Dagen; annars i dag"))


def _check(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        note = heed_names(library)
        found = check_pack(library, drafting.pack_of(library, words.pack), today(words))
    stopped = sum(one.stops for one in found)
    lines = [line for one in found for line in _lines(one)]
    lines.append(_("Stoppade: {n} av {all}.").format(n=stopped, all=len(found)))
    lines += [note] if note else []
    data = {"pack": words.pack, "stopped": stopped, "names": note, "items": [_data(one) for one in found]}
    return Answer(data, "\n".join(lines), REFUSED if stopped else DONE)


def _data(one: ItemCheck) -> dict[str, Any]:
    return {
        "asset": one.asset, "stops": one.stops, "findings": as_data(one.findings), "alt_length": one.alt_length,
        "captions": [{"lang": lang, "code": flaw.code, "stops": not flaw.is_warning} for lang, flaw in one.flaws],
        "unread_captions": list(one.unread),
        "alt": [{"code": said.code, "message": _(said.sentence), "stops": said.stops} for said in one.alt_problems],
    }  # fmt: skip


def _lines(one: ItemCheck) -> list[str]:
    worst = max((said.severity for said in one.findings), default=None)
    head = as_text(one.asset, worst.name if worst is not None else "ALLOW", one.findings)
    flaws = [
        f"    {_weight(not flaw.is_warning)} ({lang}): {_(flaw.template).format(**flaw.values)}"
        for lang, flaw in one.flaws
    ]
    unread = ["    " + _("Undertexterna ({lang}) går inte att läsa.").format(lang=lang) for lang in one.unread]
    return [head, *(f"    {_weight(said.stops)}: {_(said.sentence)}" for said in one.alt_problems), *flaws, *unread]


def _weight(stops: bool) -> str:
    return _("Stoppar") if stops else _("Råd")


COMMAND = command_of(
    "pack", N_("arbetar med bildpaket, från utkast till utlämnat"),
    'imagebank pack make --query miljö:fysisk --channel webb --title "Lugna rum"',
    {
        "make": Verb(N_("påbörjar ett utkast"), _make_flags, _make),
        "list": Verb(N_("visar bildpaketen"), _list_flags, _list),
        "show": Verb(N_("visar ett bildpaket, dess gång och dess bilder"), _id_flags, _show),
        "check": Verb(N_("säger vad som hindrar att det lämnas ut"), _check_flags, _check),
        **pack_items.VERBS,
        **pack_acts.VERBS,
    },
)  # fmt: skip
