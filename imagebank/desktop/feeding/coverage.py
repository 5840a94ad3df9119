"""The coverage map at the window: what may be used where, and a cell's pictures shown as a search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from imagebank.core.query import Field, Query, all_of, write
from imagebank.core.vocabulary import ENVIRONMENT_SCHEME
from imagebank.desktop.coverage.pane import CoveragePane
from imagebank.desktop.coverage.values import CoverCell, CoverMap
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.wish import no_concept, term
from imagebank.desktop.feeding.words import channel_choices
from imagebank.language import _, sentence
from imagebank.services.reporting_basis import SCHOOL_SCHEME
from imagebank.services.reporting_coverage import ALL, Coverage, Covered, Heading, coverage


class CoverageMap(QObject):
    """The map in the channel that the window is judged against, counted again at every visit."""

    def __init__(self, desk: Desk, results: Results, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._today = desk, today
        self.pane = CoveragePane(channel_choices(desk.library.vocabulary), results.wish.channel)
        self.pane.channel_chosen.connect(self._count)
        self.pane.show_wanted.connect(results.show_words)

    def renew(self) -> None:
        """Count again."""
        self._count(self.pane.channel.key())

    def _count(self, channel: str) -> None:
        library, today, pane = self._desk.library, self._today(), self.pane

        def counted() -> CoverMap:
            return cover_map(coverage(library, channel, today))

        said = if_alive(pane, lambda error: pane.banner.say(sentence(error), "bad"))
        self._desk.asking.ask("coverage", counted, if_alive(pane, pane.show_map), said)


def cover_map(found: Coverage) -> CoverMap:
    """The map in words."""
    words = _(
        "Så många bilder och filmer får användas i {channel} den {day}. Siffran efter timglaset går ut senast {soon}. Ett värde räknas med allt som är smalare, och en bild med två värden i båda."
    ).format(channel=found.channel_label, day=found.day.isoformat(), soon=found.soon.isoformat())
    cells = tuple(
        tuple(_cell(found, row, column, cell) for column, cell in zip(found.columns, held, strict=True))
        for row, held in zip(found.rows, found.cells, strict=True)
    )
    rows = tuple((row.label, row.level) for row in found.rows)
    return CoverMap(words, rows, tuple(column.label for column in found.columns), cells)


def _cell(found: Coverage, row: Heading, column: Heading, cell: Covered) -> CoverCell:
    where = _("{environment}, {school}").format(
        environment=row.label, school=column.label[:1].lower() + column.label[1:]
    )
    if not cell.stock:
        spoken = _("{where}: inga bilder, att fotografera").format(where=where)
    else:
        spoken = _("{where}: {usable} får användas, {expiring} går snart ut, {no_alt} saknar alternativtext").format(
            where=where, usable=cell.usable, expiring=cell.expiring, no_alt=cell.no_alt
        )
    return CoverCell(
        cell.usable, cell.expiring, cell.no_alt, cell.stock, spoken, write(_query(found, row, column, cell))
    )  # fmt: skip


def _query(found: Coverage, row: Heading, column: Heading, cell: Covered) -> Query:
    """What may be used where something may; else all that there is, which says why not."""
    asked = [_of(ENVIRONMENT_SCHEME, row.key), *([] if column.key == ALL else [_of(SCHOOL_SCHEME, column.key)])]
    return all_of([*asked, *([Field("usable", found.channel)] if cell.usable else [])])


def _of(scheme: str, key: str) -> Query:
    return no_concept(scheme) if key == "none" else term(scheme, key)
