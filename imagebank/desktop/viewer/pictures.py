"""The pictures of one view: small at once, then as large as a screen, then every pixel; neighbours made ready before they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from imagebank.desktop.grid.thumbnails import FetchBytes, Thumbnails

SCREENS, FULLS = 7, 2
"""Pictures kept: about 11 MB each at screen size, up to 240 MB with every pixel (24 megapixels: 96 MB)."""


class ViewerPictures(QObject):
    """Asks `large` and `full` beside the window; `problem(id)` is the sentence about one that could not be made.

    `ready(id)` tells that a better picture has come. `small` is the grid's own and is not stopped with the rest.
    """

    ready = Signal(int)

    def __init__(
        self,
        small: Thumbnails,
        large: FetchBytes,
        full: FetchBytes,
        problem: Callable[[int], str],
        *,
        kept: int = SCREENS,
    ) -> None:
        super().__init__()
        self._small = small
        self._large = Thumbnails(large, self, kept)
        self._full = Thumbnails(full, self, FULLS)
        self.problem = problem
        self._settled: set[int] = set()
        self._large.ready.connect(self._came)
        for one in (small, self._full):
            one.ready.connect(self.ready)

    def best(self, one: int, *, full: bool = False) -> QPixmap | None:
        """The best picture at hand; a better one is asked for. With `full`, one with every pixel too."""
        pixels = self._full.pixmap(one) if full else None
        return pixels or self._large.pixmap(one) or self._small.pixmap(one)

    def is_settled(self, one: int) -> bool:
        """Whether a large picture has come, or it is known that none will."""
        return one in self._settled

    def make_ready(self, ids: Iterable[int]) -> None:
        """Ask for these beforehand, the last one first."""
        for one in ids:
            self._large.pixmap(one)

    def forget(self, ids: list[int] | None = None) -> None:
        """These have changed; all, when None."""
        self._settled = set() if ids is None else self._settled.difference(ids)
        self._large.forget(ids)
        self._full.forget(ids)

    def stop(self) -> None:
        """Before the view goes."""
        self._large.stop()
        self._full.stop()

    def _came(self, one: int) -> None:
        self._settled.add(one)
        self.ready.emit(one)
