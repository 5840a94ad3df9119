"""The shape of our dialogs: a scrolling body, and a foot with the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.room import fitting
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.theme.look import gap, px


class Sheet(QDialog):
    """A dialog with a title; fill `body`, give buttons to `put_buttons`."""

    def __init__(self, parent: QWidget | None, title: str, width: int, height: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._resize(parent, px(width), px(height))
        self.title = label(title, "title", wrap=True)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(gap(24), gap(20), gap(24), gap(16))
        self.body.setSpacing(gap(14))
        self.body.addWidget(self.title)
        self._foot = QFrame()
        self._foot.setObjectName("DialogFoot")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self.body, 1)
        box.addWidget(self._foot)

    def put_buttons(self, left: QWidget | None, *buttons: QAbstractButton) -> None:
        """A sentence at the left, the buttons at the right, the main one last."""
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(gap(24), gap(12), gap(24), gap(12))
        row.setSpacing(gap(10))
        if left is not None:
            row.addWidget(left, 1)
        else:
            row.addStretch(1)
        for one in buttons:
            row.addWidget(one)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Return presses the button that has the keyboard; elsewhere, the main one."""
        held = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QPushButton):
            held.click()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes as the window is read."""
        return move_focus(self, forward)

    def _resize(self, parent: QWidget | None, width: int, height: int) -> None:
        if parent:
            room = parent.window().size()
            width, height = min(width, room.width() - 40), min(height, room.height() - 40)
        self.resize(fitting(parent or self, width, height))
