"""Searching: every change of words, facets, use or order asks anew; the newest answer fills grid, facets and head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from PySide6.QtCore import QObject, Signal

from imagebank.core.changes import Changes
from imagebank.core.query import All, Field, Query, words_in, write
from imagebank.core.use import Use
from imagebank.desktop.feeding.asked import wish_of
from imagebank.desktop.feeding.cells import cells
from imagebank.desktop.feeding.chips import NEW, ONLY, WORDS, part_of_chip
from imagebank.desktop.feeding.complaint import Complaint
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.facets import facet_groups
from imagebank.desktop.feeding.head import result_value, sort_choices
from imagebank.desktop.feeding.wish import ADDED, GATHERED, RELEVANCE, Wish, asks_for_one
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.places import LIBRARY
from imagebank.desktop.values import UseValue
from imagebank.services.library import Library, last_change
from imagebank.services.searching import Found, allowed, find


@dataclass(frozen=True, slots=True)
class _Answer:
    wish: Wish
    found: Found
    whole: Found
    allowed: int
    order: str
    words: bool
    gathered: bool = False


class Results(QObject):
    """Holds the wish. `shown` tells that the grid answers the newest wish; `use_changed` that badges mean another use."""

    shown = Signal()
    use_changed = Signal()

    def __init__(self, desk: Desk, wish: Wish) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.wish = wish if desk.library.actor.may_write else wish.for_advisor()
        self._whole: tuple[object, Found] | None = None
        self._filled = False
        self._complaint = Complaint(desk)
        desk.window.model.fetch_with(lambda numbers: cells(desk, numbers, self.use))
        desk.window.header.search.write(wish.text)
        self._offer_orders(wish.order_of(All()), words=False)
        self._show_use(None)
        self._connect()

    @property
    def use(self) -> Use:
        """The use that the grid is judged against."""
        return Use(self.wish.channel, self.wish.day)

    def renew(self) -> None:
        """Ask again; the first time the pictures come at once, and what is counted about them after that."""
        if not self._filled and self.wish.is_everything:
            wish, library = self.wish, self._desk.library
            self._desk.asking.ask("rows", lambda: _rows(library, wish), lambda found: self._show_rows(wish, found))
        else:
            self._renew()

    def _renew(self) -> None:
        wish = self.wish
        self._complaint.forget()
        self._desk.asking.ask("search", lambda: self._find(wish), self._show, self._complaint.about)

    def _show_rows(self, wish: Wish, found: Found) -> None:
        """In a bank of a million the counts take seconds, the pictures do not."""
        self._filled, window = True, self._desk.window
        if wish == self.wish:
            window.model.show_ids(found.numbers, by_name=wish.order_of(All()) == "name")
            window.page.show_result(result_value(wish, len(found), len(found), self._desk.library.vocabulary))
        self._renew()

    def apply(self, changes: Changes) -> None:
        """Redraw what has changed."""
        model, numbers = self._desk.window.model, self._desk.numbers
        everything = changes.people or changes.vocabulary
        model.forget(None if everything else numbers.all_of(changes.assets))
        self.renew()

    def show_new(self, ids: Iterable[str]) -> None:
        """Show exactly what was just taken in."""
        self.show_only(ids, "")

    def show_only(self, ids: Iterable[str], called: str) -> None:
        """Show exactly these, under a heading of their own."""
        self._show_asked(replace(self.wish.cleared(), new=tuple(ids), called=called))

    def question(self) -> str:
        """What is shown, as words that can be kept; nothing for the whole bank, or what cannot be."""
        return self.wish.question(self._desk.library.vocabulary)

    def show_question(self, text: str) -> None:
        """Show what was kept as words."""
        self._show_asked(wish_of(self.wish.cleared(), text, self._desk.library.vocabulary))

    def show_words(self, text: str) -> None:
        """Show what a question finds, as words in the search box, without facets."""
        self._show_asked(replace(self.wish.cleared(), text=text))

    def _connect(self) -> None:
        window = self._desk.window
        window.header.search.searched.connect(self._searched)
        window.selection_bar.like_wanted.connect(self._like)
        window.facets.ticked.connect(self._ticked)
        window.facets.excluded.connect(self._excluded)
        window.facets.use.changed.connect(self._use_chosen)
        window.page.filter_removed.connect(self._filter_removed)
        window.page.filters_cleared.connect(self._cleared)
        window.page.toolbar.sort_chosen.connect(self._sorted)

    def _searched(self, text: str) -> None:
        self._desk.window.places.go(LIBRARY)
        self._complaint.typed()
        self._ask_for(replace(self.wish, text=text, typed=self._desk.window.header.search.typed()))

    def _like(self) -> None:
        """What looks like the one picture that is selected."""
        numbers = self._desk.window.page.grid.selected_ids()
        for id in self._desk.numbers.ids(numbers[:1].tolist()):
            self._ask_for(replace(self.wish.cleared(), text=write(Field("like", id))))

    def _excluded(self, group: str, key: str, on: bool) -> None:
        self._ask_for(self.wish.exclude(group, key, on))

    def _ticked(self, group: str, key: str, on: bool) -> None:
        self._ask_for(self.wish.tick(group, key, on))

    def _sorted(self, key: str) -> None:
        """The best first, or a collection as it is gathered, is what one gets without a choice of one's own."""
        self._ask_for(replace(self.wish, order="" if key in (RELEVANCE, GATHERED) else key))

    def _use_chosen(self, channel: str, day: date, only: bool) -> None:
        other = (channel, day) != (self.wish.channel, self.wish.day)
        self._ask_for(replace(self.wish, channel=channel, day=day, only=only or self.wish.bound))
        if other:
            self._desk.window.model.forget()
            self.use_changed.emit()

    def _filter_removed(self, group: str, key: str) -> None:
        if group == NEW:
            self._ask_for(replace(self.wish, new=(), called=""))
        elif group == ONLY:
            self._ask_for(replace(self.wish, only=False))
        elif group == WORDS:
            part = part_of_chip(self.wish, key)
            if part is not None:
                self._ask_for(self.wish.without_words(part))
        else:
            self._ask_for(self.wish.tick(group, key, on=False))

    def _cleared(self) -> None:
        self._ask_for(self.wish.cleared())

    def _show_asked(self, wish: Wish) -> None:
        """Ask, and go where the answer is shown."""
        self._desk.window.places.go(LIBRARY)
        self._ask_for(wish)

    def _ask_for(self, wish: Wish) -> None:
        self.wish = wish
        if self._desk.window.header.search.text().strip() != wish.text:
            self._desk.window.header.search.write(wish.text)
        self.renew()

    def _find(self, wish: Wish) -> _Answer:
        library = self._desk.library
        channel = wish.channel if wish.only else None
        query = wish.query(library.vocabulary)
        order = wish.order_of(query)

        def answer(asked: Query, order: str = ADDED) -> Found:
            return find(library, asked, day=wish.day, channel=channel, order=order, facets=True, typed=wish.typed)

        self._filled = True
        found = answer(query, order)
        own = {code: answer(wish.without(code).query(library.vocabulary)).facets[code] for code in wish.schemes}
        found = replace(found, facets=found.facets | own)
        allowed = _allowed(library, found, wish)
        return _Answer(
            wish, found, self._of_whole(library, wish), allowed, order, bool(words_in(query)), asks_for_one(query)
        )

    def _of_whole(self, library: Library, wish: Wish) -> Found:
        """The whole bank's facets, kept while nobody writes; of a bound wish the whole is what may be used."""
        channel = wish.channel if wish.bound else None
        key = last_change(library), wish.day, channel
        if self._whole is None or self._whole[0] != key:
            self._whole = key, find(library, All(), day=wish.day, channel=channel, facets=True)
        return self._whole[1]

    def _show(self, answer: _Answer) -> None:
        window, vocabulary = self._desk.window, self._desk.library.vocabulary
        wish, found, whole = answer.wish, answer.found, answer.whole
        if not np.array_equal(found.numbers, window.model.ids):
            window.model.show_ids(found.numbers, by_name=answer.order == "name")
        window.facets.show_facets(facet_groups(vocabulary, whole.facets, found.facets, wish.ticked, wish.excluded))
        self._show_use(answer.allowed)
        self._offer_orders(answer.order, words=answer.words, gathered=answer.gathered)
        window.page.show_result(result_value(wish, len(found), len(whole), vocabulary, found.meant))
        self._complaint.over()
        self.shown.emit()

    def _offer_orders(self, order: str, *, words: bool, gathered: bool = False) -> None:
        page = self._desk.window.page
        page.toolbar.offer_sorts(sort_choices(words=words, gathered=gathered), order)
        page.table.show_order(order)

    def _show_use(self, allowed: int | None) -> None:
        wish = self.wish
        channels = channel_choices(self._desk.library.vocabulary)
        self._desk.window.facets.show_use(UseValue(channels, wish.channel, wish.day, wish.only, allowed))


def _rows(library: Library, wish: Wish) -> Found:
    """What is found, uncounted."""
    return find(library, All(), day=wish.day, channel=wish.channel if wish.only else None, order=wish.order_of(All()))


def _allowed(library: Library, found: Found, wish: Wish) -> int:
    return len(found) if wish.only else allowed(library, found.numbers, Use(wish.channel, wish.day))
