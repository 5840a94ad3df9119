"""Typing letters jumps to a picture whose title begins so: by halving where the rows stand by name, otherwise among the next ones."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from imagebank.core.words import fold
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.parts.words import number
from imagebank.language import _

NEXT = 600
"""So many rows are read on the way, from where the keyboard stands; a title further away is found by the search box."""

_PAUSE_MS = 1000


class Seeking(QObject):
    """Gathers letters until a pause, and answers which row they lead to."""

    def __init__(self, rows: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self._letters = ""
        self._from = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    @property
    def under_way(self) -> bool:
        """Whether a letter more belongs to those before it."""
        return bool(self._letters)

    def row(self, letters: str, here: int) -> int | None:
        """The row that the letters lead to, from row `here`; the same letter again leads to the next one."""
        again = letters == self._letters
        if not self._letters or again:
            self._from = here + 1 if self._letters or self._begins(here, letters) else here
        self._letters = letters if again else self._letters + letters
        self._pause.start()
        if self._rows.by_name:
            found = by_name(self._rows, self._letters)
            if found is not None and not again:
                return found
        return forward(self._rows, self._letters, max(0, self._from))

    def sentence(self) -> str:
        """What is said where the letters lead nowhere."""
        words = _("Ingen titel börjar på ”{letters}” bland de {n} närmaste. Sök i sökrutan i stället (Ctrl+F).")
        return words.format(letters=self._letters, n=number(min(NEXT, len(self._rows.ids))))

    def _begins(self, row: int, letters: str) -> bool:
        cell = self._rows.cell(row)
        return cell is not None and fold(cell.title).startswith(fold(letters))

    def _forget(self) -> None:
        self._letters = ""


def forward(rows: GridModel, letters: str, start: int) -> int | None:
    """The next row whose title begins with the letters, over the end and round again; `NEXT` rows at most."""
    wanted, n = fold(letters), len(rows.ids)
    for step in range(min(NEXT, n)):
        row = (start + step) % n
        cell = rows.cell(row)
        if cell is not None and fold(cell.title).startswith(wanted):
            return row
    return None


def by_name(rows: GridModel, letters: str) -> int | None:
    """Where the rows stand by the files' names: the first whose name begins with the letters, after some twenty looks."""
    wanted, low, high = fold(letters), 0, len(rows.ids)
    while low < high:
        middle = (low + high) // 2
        rows.prefetch(range(middle, middle + 1))  # alone: its neighbours are not on the way
        cell = rows.cell(middle)
        if cell is not None and fold(cell.file) < wanted:
            low = middle + 1
        else:
            high = middle
    cell = rows.cell(low)
    return low if cell is not None and fold(cell.file).startswith(wanted) else None
