"""What the next shoot should photograph: each learning environment in each school form, and what of it may be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pyroaring import BitMap

from imagebank.core.report import Column, Figure, Period, Row, Table
from imagebank.core.use import Use
from imagebank.core.vocabulary import CHANNEL_SCHEME, ENVIRONMENT_SCHEME
from imagebank.language import _, language
from imagebank.services.library import Library
from imagebank.services.reporting_basis import SCHOOL_SCHEME, Basis, Slice, basis_of, called, sliced
from imagebank.services.reporting_words import NARROWER, ONCE, column
from imagebank.services.verdicts import usable

LEAST = 3
"""Fewer pictures that may be used than this are a gap."""

ALL = "all"
MEASURES = ("usable_here", "expiring", "no_alt")


@dataclass(frozen=True, slots=True)
class Covered:
    """One cell: how many may be used, go out soon, lack an alternative text; and how many there are at all."""

    usable: int
    expiring: int
    no_alt: int
    stock: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or column: its notation (`none`, `all`), label, depth in the tree."""

    key: str
    label: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The map: `cells[row][column]`. `channel_label` is what the channel is called; `soon` its last day of warning."""

    channel: str
    channel_label: str
    day: date
    soon: date
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[tuple[Covered, ...], ...]


def coverage(library: Library, channel: str, day: date) -> Coverage:
    """The map of one channel on one day, for whoever acts."""
    with basis_of(library, Period(day, day + timedelta(days=1))) as basis:
        return covered(basis, channel)


def covered(basis: Basis, channel: str) -> Coverage:
    """The same of a basis, on the last day of its period."""
    library, last = basis.library, basis.period.last
    soon = last + timedelta(days=library.policy.warn_days)
    now = basis.usable_in(channel)
    sets = (now, now - usable(library, basis.held, Use(channel, soon)), basis.stock - basis.held.index.value("has:alt"))
    schools = [*sliced(basis, SCHOOL_SCHEME, tops=True), Slice(ALL, _("Alla skolformer"), basis.stock)]
    environments = sliced(basis, ENVIRONMENT_SCHEME)
    cells = tuple(tuple(_cell(sets, one.found, other.found) for other in schools) for one in environments)
    concept = basis.vocabulary.concepts.get(f"{CHANNEL_SCHEME}:{channel}")
    return Coverage(
        channel, concept.label(language()) if concept else channel, last, soon, _headings(environments), _headings(schools),
        cells,
    )  # fmt: skip


def tables(basis: Basis, channel: str) -> list[Table]:
    """The gaps, then one matrix a measure."""
    found = covered(basis, channel)
    return [_gaps(basis, found), *(_matrix(basis, found, code, place) for place, code in enumerate(MEASURES))]


def _cell(sets: Sequence[BitMap], one: BitMap, other: BitMap) -> Covered:
    here = one & other
    usable_here, expiring, no_alt = (found.intersection_cardinality(here) for found in sets)
    return Covered(usable_here, expiring, no_alt, len(here))


def _headings(slices: Sequence[Slice]) -> tuple[Heading, ...]:
    return tuple(Heading(one.key, one.label, one.level) for one in slices)


def _gaps(basis: Basis, found: Coverage) -> Table:
    wanted = [
        Row(row.key, row.label, (Figure(cells[-1].usable), Figure(cells[-1].stock)), 0)
        for row, cells in zip(found.rows, found.cells, strict=True)
        if row.key != "none" and cells[-1].usable < LEAST
    ]
    wanted.sort(key=lambda row: tuple(figure.n or 0 for figure in row.figures))
    notes = (
        _("Lärmiljöer med färre än {n} bilder som får användas i kanalen: det som nästa fotografering bör ta.").format(n=LEAST),
        _(NARROWER),
    )  # fmt: skip
    title = called(basis.vocabulary, ENVIRONMENT_SCHEME)
    return Table("gaps", _("Luckor"), title, (column("usable_here"), column("stock")), tuple(wanted), notes=notes)


def _matrix(basis: Basis, found: Coverage, code: str, place: int) -> Table:
    measure = column(code)
    names = ("usable", "expiring", "no_alt")
    rows = tuple(
        Row(row.key, row.label, tuple(Figure(getattr(cell, names[place])) for cell in cells), row.level, "none" if row.key == "none" else "value")
        for row, cells in zip(found.rows, found.cells, strict=True)
    )  # fmt: skip
    columns = tuple(Column(f"{code}:{one.key}", one.label, measure.definition) for one in found.columns)
    environment, school = (called(basis.vocabulary, scheme) for scheme in (ENVIRONMENT_SCHEME, SCHOOL_SCHEME))
    title = _("{measure}, {channel}").format(measure=measure.heading, channel=found.channel_label)
    return Table(
        code, title, f"{environment} × {school}", columns, rows, overlapping=True, notes=(_(ONCE), _(NARROWER))
    )
