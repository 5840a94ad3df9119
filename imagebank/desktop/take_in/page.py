"""The place of taking in: the ways in, and everything that was taken in, newest first: to see again, or to undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.take_in.values import PastTakeIn
from imagebank.language import _

TAKE_IN, FOLDERS, REVIEW, REFIND, REPORT = "take_in", "folders", "review", "refind", "report"
WAYS: tuple[tuple[str, str, str], ...] = (
    (TAKE_IN, N_("Hämta in…"), "image-plus"),
    (FOLDERS, N_("Bevakade mappar…"), "folder-open"),
    (REVIEW, N_("Granska liknande bilder…"), "images"),
    (REFIND, N_("Sök upp flyttade original…"), "search"),
    (REPORT, N_("Senaste rapporten…"), "info"),
)
"""Key, words and icon of what can be done, besides what stands in the list."""


class TakeInPage(Sheet):
    """Emits `act_wanted(key)` of one of `WAYS`, `show_wanted(id, headline)` and `undo_wanted(id)`; fill it with `show_lines`."""

    act_wanted = Signal(str)
    show_wanted = Signal(str, str)
    undo_wanted = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Hämta in"), 800, 640)
        self._lines: list[PastTakeIn] = []
        note = _("Släpp filer, mappar eller ZIP-arkiv i fönstret, eller välj ett sätt här. Originalen ändras aldrig.")
        self._none = label(_("Ingenting har hämtats in ännu."), "muted", wrap=True)
        self._words = label(_("Tidigare inhämtningar, nyaste överst"), "heading")
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words.setBuddy(self.list)
        self.list.setAccessibleName(_("Tidigare inhämtningar"))
        self.undo = button(_("Ångra…"), "undo-2")
        self.show_them = button(_("Visa"), "images", "primary")
        self.ways = {key: button(_(words), icon, "primary" if key == TAKE_IN else "") for key, words, icon in WAYS}
        self.ways[REPORT].hide()
        for part in (label(note, "muted", wrap=True), flowing(*self.ways.values()), self._none, self._words):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.put_buttons(None, self.undo, self.show_them)
        self._connect()
        self.show_lines(())

    def show_lines(self, lines: Sequence[PastTakeIn]) -> None:
        """Show these, staying at the one that the keyboard stands at."""
        held = max(0, self.list.currentRow())
        self._lines = list(lines)
        self.list.clear()
        for line in lines:
            words = "\n".join(filter(None, (line.headline, line.became, line.source)))
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ". "))
            item.setToolTip(line.source)
            self.list.addItem(item)
        self.list.setCurrentRow(min(held, len(lines) - 1))
        self._none.setVisible(not lines)
        self._words.setVisible(bool(lines))
        self.list.setVisible(bool(lines))
        self._check()

    def offer_report(self) -> None:
        """There is a report of the last taking-in to look at again."""
        self.ways[REPORT].show()

    def _connect(self) -> None:
        for key, press in self.ways.items():
            press.clicked.connect(lambda _on=False, key=key: self.act_wanted.emit(key))
        self.list.currentRowChanged.connect(self._check)
        self.list.itemActivated.connect(self._show)
        self.show_them.clicked.connect(self._show)
        self.undo.clicked.connect(self._undo)

    def _held(self) -> PastTakeIn | None:
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _check(self, _row: int = 0) -> None:
        held = self._held()
        self.undo.setEnabled(held is not None and held.may_undo)
        self.show_them.setEnabled(held is not None and held.assets > 0)

    def _show(self, _item: object = None) -> None:
        held = self._held()
        if held is not None and held.assets:
            self.show_wanted.emit(held.id, held.headline)

    def _undo(self) -> None:
        held = self._held()
        if held is not None:
            self.undo_wanted.emit(held.id)
