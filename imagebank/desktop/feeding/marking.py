"""Ratings and choices by key and menu: written at once, said aloud, undone like any other edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from imagebank.core.fields import PICK_WORDS
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.viewing import Viewing
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.grid.mark_keys import mark_wish
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.words import mixed
from imagebank.language import _
from imagebank.services.marking import mark


class Marking(QObject):
    """Judges what is selected, or where nothing is, what the keyboard stands at; in the large view what is shown."""

    def __init__(self, desk: Desk, watching: Watching, viewing: Viewing) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching
        page, may = desk.window.page, desk.library.actor.may_write
        page.may_mark(may)
        if may:
            page.mark_wanted.connect(self.mark_selected)
            viewing.key_wanted.connect(self._key_in_view)

    def mark_selected(self, name: str, value: str | int) -> None:
        """Judge what is selected, or current."""
        self.mark(selected_or_current(self._desk), name, value)

    def mark(self, numbers: Sequence[int], name: str, value: str | int) -> None:
        """Judge these."""
        if not numbers:
            return
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)
        words = mark_sentence(name, value, len(ids))

        def done(_changes: object) -> None:
            self._watching.look()
            announce(QApplication.activeWindow() or self._desk.window, words)

        self._desk.asking.do(lambda: mark(library, ids, name, value), done)

    def _key_in_view(self, number: int, key: int, _text: str) -> None:
        wish = mark_wish(key)
        if wish is not None:
            self.mark([number], *wish)


def selected_or_current(desk: Desk) -> list[int]:
    """What is selected, or where nothing is, what the keyboard stands at."""
    grid = desk.window.page.grid
    if grid.selected_count():
        return grid.selected_ids().tolist()
    current = grid.current_id()
    return [] if current is None else [current]


def mark_sentence(name: str, value: str | int, count: int) -> str:
    """`Betyg 3`, `Utvald, 12 bilder och filmer`."""
    if name == "rating":
        words = _("Betyg {n}").format(n=value) if value else _("Inget betyg")
    else:
        words = _(PICK_WORDS[str(value)])
    return words if count < 2 else _("{words}, {amount}").format(words=words, amount=mixed(count))
