"""Everything that was taken in, newest first: to see again, or to undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from imagebank.desktop.parts.controls import button, label, name
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.take_in.values import PastTakeIn
from imagebank.language import _


class HistoryDialog(Sheet):
    """Emits `show_wanted(id, headline)` and `undo_wanted(id)`; fill it with `show_lines`, also after an undoing."""

    show_wanted = Signal(str, str)
    undo_wanted = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Tidigare inhämtningar"), 800, 640)
        self._lines: list[PastTakeIn] = []
        self._none = label(_("Ingenting har hämtats in ännu."), "muted", wrap=True)
        self._words = label(_("Nyaste överst"), "muted")
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name(self.list, self._words)
        self.list.setAccessibleName(_("Tidigare inhämtningar"))
        self.undo = button(_("Ångra…"), "undo-2")
        self.show_them = button(_("Visa"), "images", "primary")
        self.show_them.setDefault(True)
        for part in (self._none, self._words):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        close = button(_("Stäng"))
        close.clicked.connect(self.reject)
        self.put_buttons(None, close, self.undo, self.show_them)
        self._connect()
        self.show_lines(())

    def show_lines(self, lines: Sequence[PastTakeIn]) -> None:
        """Show these, staying at the one that the keyboard stands at."""
        held = max(0, self.list.currentRow())
        self._lines = list(lines)
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.headline}\n{line.source}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.headline}. {line.source}")
            item.setToolTip(line.source)
            self.list.addItem(item)
        self.list.setCurrentRow(min(held, len(lines) - 1))
        self._none.setVisible(not lines)
        self._words.setVisible(bool(lines))
        self.list.setVisible(bool(lines))
        self._check()

    def _connect(self) -> None:
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
            self.accept()

    def _undo(self) -> None:
        held = self._held()
        if held is not None:
            self.undo_wanted.emit(held.id)
