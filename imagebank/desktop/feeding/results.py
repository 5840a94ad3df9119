"""Searching: every change of words, facets, use or order asks anew; the newest answer fills grid, facets and head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from imagebank.core.changes import Changes
from imagebank.core.errors import ImagebankError
from imagebank.core.query import All
from imagebank.core.use import Use
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.facets import facet_groups
from imagebank.desktop.feeding.head import NEW, ONLY, result_value, sort_choices
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.feeding.words import cell_value, channel_choices
from imagebank.desktop.values import CellValue, UseValue
from imagebank.language import sentence
from imagebank.services.deciding import decide_all, statuses
from imagebank.services.library import Library, last_change
from imagebank.services.searching import LEAVES, Found, find, read
from imagebank.services.standing import verdicts_of_all


@dataclass(frozen=True, slots=True)
class _Answer:
    wish: Wish
    found: Found
    whole: Found
    allowed: int


class Results(QObject):
    """Holds the wish. `shown` tells that the grid answers the newest wish; `use_changed` that badges mean another use."""

    shown = Signal()
    use_changed = Signal()

    def __init__(self, desk: Desk, wish: Wish) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.wish = wish
        self._whole: tuple[object, Found] | None = None
        self._complained = False
        desk.window.model.fetch_with(self._cells)
        desk.window.header.search.write(wish.text)
        desk.window.page.toolbar.offer_sorts(sort_choices(), wish.order)
        self._show_use(None)
        self._connect()

    @property
    def use(self) -> Use:
        """The use that the grid is judged against."""
        return Use(self.wish.channel, self.wish.day)

    def renew(self) -> None:
        """Ask again."""
        wish = self.wish
        self._desk.asking.ask("search", lambda: self._find(wish), self._show, self._cannot)

    def apply(self, changes: Changes) -> None:
        """Redraw what has changed."""
        model, numbers = self._desk.window.model, self._desk.numbers
        everything = changes.people or changes.vocabulary
        model.forget(list(model.ids) if everything else [numbers.of(id) for id in changes.assets])
        self.renew()

    def show_new(self, ids: Iterable[str]) -> None:
        """Show exactly what was just taken in."""
        self.show_only(ids, "")

    def show_only(self, ids: Iterable[str], called: str) -> None:
        """Show exactly these, under a heading of their own."""
        self._ask_for(replace(self.wish.cleared(), new=tuple(ids), called=called))

    def _connect(self) -> None:
        window = self._desk.window
        window.header.search.searched.connect(self._searched)
        window.facets.ticked.connect(self._ticked)
        window.facets.use.changed.connect(self._use_chosen)
        window.page.filter_removed.connect(self._filter_removed)
        window.page.filters_cleared.connect(self._cleared)
        window.page.toolbar.sort_chosen.connect(self._sorted)

    def _searched(self, text: str) -> None:
        self._ask_for(replace(self.wish, text=text))

    def _ticked(self, group: str, key: str, on: bool) -> None:
        self._ask_for(self.wish.tick(group, key, on))

    def _sorted(self, key: str) -> None:
        self._ask_for(replace(self.wish, order=key))

    def _use_chosen(self, channel: str, day: date, only: bool) -> None:
        other = (channel, day) != (self.wish.channel, self.wish.day)
        self._ask_for(replace(self.wish, channel=channel, day=day, only=only))
        if other:
            self._desk.window.model.forget(list(self._desk.window.model.ids))
            self.use_changed.emit()

    def _filter_removed(self, group: str, key: str) -> None:
        if group == NEW:
            self._ask_for(replace(self.wish, new=(), called=""))
        elif group == ONLY:
            self._ask_for(replace(self.wish, only=False))
        else:
            self._ask_for(self.wish.tick(group, key, on=False))

    def _cleared(self) -> None:
        self._ask_for(self.wish.cleared())

    def _ask_for(self, wish: Wish) -> None:
        self.wish = wish
        if self._desk.window.header.search.text().strip() != wish.text:
            self._desk.window.header.search.write(wish.text)
        self.renew()

    def _find(self, wish: Wish) -> _Answer:
        library = self._desk.library
        channel = wish.channel if wish.only else None

        def answer(asked: Wish) -> Found:
            query = asked.query(library.vocabulary)
            return find(library, query, day=asked.day, channel=channel, order=asked.order, facets=True)

        found = answer(wish)
        own = {code: answer(wish.without(code)).facets[code] for code, ticked in wish.ticked.items() if ticked}
        found = replace(found, facets=found.facets | own)
        return _Answer(wish, found, self._of_whole(library, wish.day), _allowed(library, found, wish))

    def _of_whole(self, library: Library, day: date) -> Found:
        """The whole bank's facets, kept while nobody writes."""
        key = last_change(library), day
        if self._whole is None or self._whole[0] != key:
            self._whole = key, find(library, All(), day=day, facets=True)
        return self._whole[1]

    def _show(self, answer: _Answer) -> None:
        window, vocabulary = self._desk.window, self._desk.library.vocabulary
        ids = self._desk.numbers.all_of(answer.found.ids)
        if ids != window.model.ids:
            window.model.show_ids(ids)
        window.facets.show_facets(
            facet_groups(vocabulary, answer.whole.facets, answer.found.facets, answer.wish.ticked)
        )
        self._show_use(answer.allowed)
        window.page.show_result(result_value(answer.wish, len(ids), len(answer.whole.ids), vocabulary))
        if self._complained:
            self._complained = False
            window.page.banner.hide()
        self.shown.emit()

    def _show_use(self, allowed: int | None) -> None:
        wish = self.wish
        channels = channel_choices(self._desk.library.vocabulary)
        self._desk.window.facets.show_use(UseValue(channels, wish.channel, wish.day, wish.only, allowed))

    def _cannot(self, error: ImagebankError) -> None:
        """The search could not be read, or answered: say so calmly, keep what is shown."""
        self._complained = True
        self._desk.window.page.banner.say(sentence(error), "warn")

    def _cells(self, numbers: Iterable[int]) -> Mapping[int, CellValue]:
        library, use = self._desk.library, self.use
        try:
            assets = read(library, self._desk.numbers.ids(numbers))
            status = statuses(library, assets, use.date)
            verdicts = decide_all(library, assets, use)
        except ImagebankError as error:
            self._desk.asking.failed.emit(error)
            return {}
        made = (
            cell_value(
                self._desk.numbers.of(one.id), one, status[one.id], verdicts[one.id], library.vocabulary, use.channel
            )
            for one in assets
        )
        return {cell.id: cell for cell in made}


def _allowed(library: Library, found: Found, wish: Wish) -> int:
    if wish.only:
        return len(found.ids)
    verdicts = verdicts_of_all(library, Use(wish.channel, wish.day))
    return sum(verdicts.get(id) in LEAVES for id in found.ids)
