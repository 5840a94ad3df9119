"""What helps the user on: the handbook at the right page, the sheet of keys, and the tour."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from imagebank.desktop.handbook.pages import page_about
from imagebank.desktop.handbook.window import HandbookWindow
from imagebank.desktop.help import HelpDialog
from imagebank.desktop.places import Places
from imagebank.desktop.tour.box import TourBox
from imagebank.desktop.tour.steps import ADVISORS, CURATORS, TourStep
from imagebank.language import language

_AFTER_MS = 80
"""After the handbook has closed the window gives the keyboard back to where it was; the tour takes it then."""


class Guide(QObject):
    """`may_write`: whether it speaks to a curator or to an advisor."""

    def __init__(self, window: QWidget, places: Places) -> None:
        super().__init__(window)
        self._window, self._places = window, places
        self._tour: TourBox | None = None
        self.may_write = True

    def show_handbook(self, over: QWidget | None = None) -> None:
        """The handbook, at the page about the place where one stands; `over` a window that would hide or block it."""
        page = page_about(self._places.here, language(), may_write=self.may_write)
        book = HandbookWindow(over or self._window, page)
        book.keys_wanted.connect(lambda: self.show_keys(over))
        book.tour_wanted.connect(lambda: QTimer.singleShot(_AFTER_MS, self.show_around))
        book.show()

    def show_keys(self, over: QWidget | None = None) -> None:
        """The keys of what this user can do, `over` the window that has the keyboard."""
        HelpDialog(over or self._window, places=self._places.offered(), may_write=self.may_write).open()

    def show_around(self) -> None:
        """The tour of the window, from its beginning."""
        if self._tour is None:
            self._tour = TourBox(self._window, CURATORS if self.may_write else ADVISORS)
            self._tour.stepped.connect(self._show_step)
        self._tour.begin()

    @property
    def tour(self) -> TourBox | None:
        """The tour, while it is under way."""
        return self._tour if self._tour is not None and self._tour.isVisible() else None

    def _show_step(self, step: TourStep) -> None:
        self._places.go(step.place)
        if step.part == "inspector":
            self._window.show_inspector()  # type: ignore[attr-defined]
        part = attrgetter(step.part)(self._window) if step.part else None
        if self._tour is not None:
            self._tour.mark(part if isinstance(part, QWidget) else None)
