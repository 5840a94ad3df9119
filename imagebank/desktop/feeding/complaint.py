"""A search that cannot be read is said in the banner: at once after Return, later while somebody is still typing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.desk import Desk
from imagebank.language import sentence

_PATIENCE_MS = 2_000
"""Somebody who types is not told at once that half a word cannot be read."""


class Complaint(QObject):
    """Holds what is wrong with the newest search, until another is asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._banner, self._box = desk.window.page.banner, desk.window.header.search
        self._problem = ""
        self._entered = self._said = False
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._later.timeout.connect(self._say)
        self._box.entered.connect(self._return_pressed)

    def typed(self) -> None:
        """Other words: Return has not been pressed for them."""
        self._entered = False

    def forget(self) -> None:
        """Something else is asked."""
        self._problem = ""
        self._later.stop()

    def about(self, error: ImagebankError) -> None:
        """The search could not be read, or answered."""
        self._problem = sentence(error)
        if self._box.typed() and not self._entered:
            self._later.start()
        else:
            self._say()

    def over(self) -> None:
        """A search is answered: what was said is no longer true."""
        if self._said:
            self._said = False
            self._banner.hide()

    def _return_pressed(self) -> None:
        self._entered = True
        self._say()

    def _say(self) -> None:
        self._later.stop()
        if self._problem:
            self._said = True
            self._banner.say(self._problem, "warn")
