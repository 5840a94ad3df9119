"""Stock, growth and use: what was issued in packs and pulled, of which pictures, and what never was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pyroaring import BitMap

from imagebank.core.report import Figure, Row, Table
from imagebank.core.swedish_days import swedish_day
from imagebank.core.vocabulary import CHANNEL_SCHEME, local_part
from imagebank.language import _, language
from imagebank.services.reporting_basis import CUTS, Basis, Slice, called, count, in_tree, sliced, summed, total
from imagebank.services.reporting_words import NARROWER, ONCE, columns
from imagebank.store import reporting
from imagebank.store.reporting import Issue

CUT_WORDS = ("stock", "usable", "growth", "items", "pulls", "used", "per_asset", "never")


@dataclass
class Events:
    """What left in the period, one event an asset; `ever` are the numbers of all that left before its end."""

    basis: Basis
    issues: Sequence[Issue]
    ever: BitMap

    @cached_property
    def items(self) -> np.ndarray:
        """How often each number was in a pack."""
        return self._weights("pack")

    @cached_property
    def pulls(self) -> np.ndarray:
        """How often each number was pulled."""
        return self._weights("pull")

    @cached_property
    def used(self) -> BitMap:
        """The numbers that were used at all."""
        return BitMap([one.number for one in self.issues if one.number is not None])

    def _weights(self, kind: str) -> np.ndarray:
        numbers = [one.number for one in self.issues if one.kind == kind and one.number is not None]
        return np.bincount(np.array(numbers, np.int64), minlength=1)


def events_of(basis: Basis) -> Events:
    """What left; without what the actor may not know of."""
    hidden = basis.held.index.everything - basis.seen
    known = [
        one for one in reporting.issues(basis.library.db, basis.end) if one.number is None or one.number not in hidden
    ]
    ever = BitMap([one.number for one in known if one.number is not None])
    return Events(basis, [one for one in known if one.at >= basis.start], ever)


def tables(basis: Basis) -> list[Table]:
    """The tables of the report on use."""
    events = events_of(basis)
    growth = BitMap([n for n, _at in reporting.taken_in(basis.library.db, basis.start, basis.end)]) & basis.stock
    cuts = [by_concept(basis, events, growth, *cut) for cut in CUTS]
    return [summary(basis, events, growth), by_month(basis, events), by_channel(basis, events), *cuts]


def summary(basis: Basis, events: Events, growth: BitMap) -> Table:
    """The whole bank."""
    db = basis.library.db
    placed = reporting.placements(db, basis.start, basis.end)
    live = sum(1 for _channel, down in placed if down is None or down >= basis.period.end.isoformat())
    told = [
        *_figures(basis, events, growth, Slice("", "", basis.stock), events.issues),
        Figure(len({one.pack for one in events.issues if one.kind == "pack"})),
        Figure(reporting.weeded(db, basis.start, basis.end)), Figure(len(placed)), Figure(live),
    ]  # fmt: skip
    return Table(
        "summary", _("Sammanfattning"), _("hela banken"), columns(*CUT_WORDS, "packs", "weeded", "places", "live"),
        (total(told),),
    )  # fmt: skip


def by_month(basis: Basis, events: Events) -> Table:
    """Calendar months; the first and the last may be in the period only partly."""
    came = reporting.taken_in(basis.library.db, basis.start, basis.end)
    grown = Counter(f"{swedish_day(at):%Y-%m}" for number, at in came if number in basis.stock)
    months: dict[str, list[Issue]] = {month: [] for month in basis.period.months()}
    for one in events.issues:
        months[f"{swedish_day(one.at):%Y-%m}"].append(one)
    rows = [Row(month, month, (Figure(grown[month]), *_issued(issues))) for month, issues in months.items()]
    last = total((Figure(sum(grown.values())), *_issued(events.issues)), _("Hela perioden"))
    return Table(
        "month", _("Månad för månad"), _("månad"), columns("growth", "packs", "items", "pulls"), (*rows, last),
        chart=("items", "pulls"), notes=(_("Kalendermånader i Sverige. Första och sista månaden kan vara delar av en månad."),),
    )  # fmt: skip


def by_channel(basis: Basis, events: Events) -> Table:
    """The channel that each pack was issued for; channels are not added up."""
    vocabulary = basis.vocabulary
    known = {local_part(notation): (notation, level) for notation, level in in_tree(vocabulary, CHANNEL_SCHEME)}
    others = sorted({one.channel for one in events.issues} - set(known))
    rows = []
    for channel in (*known, *others):
        notation, level = known.get(channel, ("", 0))
        label = vocabulary.concepts[notation].label(language()) if notation else channel
        here = [one for one in events.issues if one.channel == channel]
        rows.append(Row(channel, label, (*_issued(here), Figure(len({one.asset for one in here}))), level))
    last = total((*_issued(events.issues), Figure(len({one.asset for one in events.issues}))), _("Alla kanaler"))
    note = _("Räknat efter den kanal som paketet lämnades ut för. En bild som har använts i två kanaler räknas i båda och en gång i summan.")  # fmt: skip
    return Table(
        "channel", _("Kanaler"), _("kanal"), columns("packs", "items", "pulls", "used"), (*rows, last),
        overlapping=True, chart=("items", "pulls"), notes=(note,),
    )  # fmt: skip


def by_concept(basis: Basis, events: Events, growth: BitMap, code: str, scheme: str, root: str) -> Table:
    """One scheme: its concepts, what has none, what is no longer in the bank, and each once."""
    slices = sliced(basis, scheme, root)
    rows = [Row(one.key, one.label, _figures(basis, events, growth, one), one.level, one.kind) for one in slices]
    gone = [one for one in events.issues if one.number is None or one.number not in basis.stock]
    if gone:
        rows.append(Row("gone", _("Inte längre i beståndet"), _of_gone(gone), kind="gone"))
    whole = _figures(basis, events, growth, Slice("", "", basis.stock), events.issues)
    title = called(basis.vocabulary, scheme, root)
    return Table(
        code, title, title, columns(*CUT_WORDS), (*rows, total(whole)), overlapping=True,
        chart=("stock", "usable") if code in ("environment", "school") else ("used",), notes=(_(ONCE), _(NARROWER)),
    )  # fmt: skip


def _figures(
    basis: Basis, events: Events, growth: BitMap, one: Slice, whole: Sequence[Issue] | None = None
) -> tuple[Figure, ...]:
    """A slice's figures, in the order of `CUT_WORDS`; of the `whole`, events of what is gone count, too."""
    if whole is None:
        items, pulls = summed(events.items, one.found), summed(events.pulls, one.found)
        used = events.used.intersection_cardinality(one.found)
    else:
        items = sum(1 for issue in whole if issue.kind == "pack")
        pulls, used = len(whole) - items, len({issue.asset for issue in whole})
    return (
        Figure(len(one.found)), count(basis.usable, one.found), count(growth, one.found), Figure(items), Figure(pulls),
        Figure(used), _per_asset(items + pulls, used), Figure(len(one.found - events.ever)),
    )  # fmt: skip


def _of_gone(gone: Sequence[Issue]) -> tuple[Figure, ...]:
    items = sum(1 for one in gone if one.kind == "pack")
    used, nothing = len({one.asset for one in gone}), Figure(None, hidden="none")
    return (
        nothing, nothing, nothing, Figure(items), Figure(len(gone) - items), Figure(used), _per_asset(len(gone), used),
        nothing,
    )  # fmt: skip


def _per_asset(uses: int, used: int) -> Figure:
    return Figure(round(uses / used, 1)) if used else Figure(None, hidden="none")


def _issued(issues: Sequence[Issue]) -> tuple[Figure, Figure, Figure]:
    """Packs, their items, pulls."""
    items = [one for one in issues if one.kind == "pack"]
    return Figure(len({one.pack for one in items})), Figure(len(items)), Figure(len(issues) - len(items))
