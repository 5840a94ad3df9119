"""The shape of our dialogs and pages: a scrolling body, and a foot with the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.guidance import help_pressed
from imagebank.desktop.parts.room import fitting
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _


class Sheet(QDialog):
    """A dialog with a title; fill `body`, give buttons to `put_buttons`. `be_page` makes it a place of the window."""

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
        self._paged = False
        self._closers: list[QPushButton] = []
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

    def close_button(self, look: str = "") -> QPushButton:
        """The button that closes the dialog; a page has none."""
        made = button(_("Stäng"), look=look)
        made.clicked.connect(self.reject)
        self._closers.append(made)
        return made

    def be_page(self) -> None:
        """Stand in the window as one of its places, before it is first shown: nothing closes it."""
        self._paged = True
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        for one in self._closers:
            one.hide()

    def offer_keyboard(self, part: QWidget) -> None:
        """Give `part` the keyboard, unless a page would take it from somewhere else in the window."""
        held = self.window().focusWidget()
        if not self._paged or held is None or held is self or self.isAncestorOf(held):
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, how: int, /) -> None:
        """Close; a page stays, and only tells."""
        if self._paged:
            self.finished.emit(how)
        else:
            super().done(how)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Return presses the button that has the keyboard; elsewhere, the main one. F1 opens the handbook."""
        if help_pressed(self, event, keys=False):
            return
        held = self.focusWidget()
        if self._paged and event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QPushButton):
            held.click()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes as the window is read; out of a page it goes on in the window."""
        return super().focusNextPrevChild(forward) if self._paged else move_focus(self, forward)

    def _resize(self, parent: QWidget | None, width: int, height: int) -> None:
        if parent:
            room = parent.window().size()
            width, height = min(width, room.width() - 40), min(height, room.height() - 40)
        self.resize(fitting(parent or self, width, height))
