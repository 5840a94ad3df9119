"""The search box at the top: words to search for, and the key that leads here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy

from imagebank.desktop.parts.controls import icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _

_PAUSE_MS = 250


class SearchBox(QFrame):
    """Emits `searched` a moment after the last letter, and at once on Return."""

    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("SearchBox")
        self.setFixedHeight(px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(20, "search")
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Sök titel, ämnesord, plats eller bildtext"))
        self._field.setAccessibleName(_("Sök i banken"))
        self._field.setProperty("ringOnParent", True)
        self._hint = label("Ctrl F")
        self._hint.setObjectName("KeyHint")
        self._clear = icon_button("x", _("Töm sökrutan"))
        self._clear.setFixedSize(px(30), px(30))
        self._clear.hide()
        self._said = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()

    def text(self) -> str:
        """What is written."""
        return self._field.text()

    def write(self, text: str) -> None:
        """Show `text` without searching."""
        self._said = text
        self._field.setText(text)
        self._timer.stop()

    def focus(self) -> None:
        """Take the keyboard, everything marked."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def mousePressEvent(self, _event: QMouseEvent, /) -> None:
        """The whole frame is the target."""
        self.focus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(14), 0, gap(10), 0)
        row.setSpacing(gap(6))
        for part in (self._icon, self._field, self._clear, self._hint):
            row.addWidget(part, 1 if part is self._field else 0, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._tell)
        self._field.textChanged.connect(self._written)
        self._field.returnPressed.connect(self._tell)
        self._clear.clicked.connect(self._empty)
        find = QAction(self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        find.triggered.connect(self.focus)
        self.addAction(find)

    def _written(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._hint.setVisible(not text)
        self._timer.start()

    def _empty(self) -> None:
        self._field.clear()
        self.focus()
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        if self._field.text().strip() != self._said:
            self._said = self._field.text().strip()
            self.searched.emit(self._said)
