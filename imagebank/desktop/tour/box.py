"""The tour's box: says one step, marks the part it is about, and is led by its buttons or Esc."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.focus_ring import Ring
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.tour.steps import TourStep
from imagebank.language import _

_WIDE, _MARGIN = 420, 20


class TourBox(QFrame):
    """Lies over the window, in the corner farthest from what it marks. `stepped(step)` asks to go where the step is."""

    stepped = Signal(TourStep)
    ended = Signal()

    def __init__(self, window: QWidget, steps: Sequence[TourStep]) -> None:
        super().__init__(window)
        self.setObjectName("Tour")
        self._steps, self._at = tuple(steps), 0
        self._marked: QWidget | None = None
        self._ring = Ring()
        self._ring.setParent(window)
        self._count, self._title = label(look="muted"), label(look="name", wrap=True)
        self._words = label(wrap=True)
        self.back, self.next = button(_("Tillbaka")), button(_("Nästa"), look="primary")
        self.end = button(_("Avsluta rundturen"), look="ghost")
        self._lay_out()
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self.end.clicked.connect(self.stop)
        window.installEventFilter(self)
        self._leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), window, self.stop)
        self._leave.setEnabled(False)

    def begin(self) -> None:
        """Show the first step."""
        self._at = 0
        self._leave.setEnabled(True)
        self.show()
        self._tell()

    def mark(self, part: QWidget | None) -> None:
        """Put the ring around a part, and stand where it hides little of it."""
        self._marked = part
        self._place()

    def stop(self) -> None:
        """The tour is over."""
        self._leave.setEnabled(False)
        self._ring.hide()
        self.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc ends, the arrows lead on and back."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = self.focusWidget()
            (held if held in (self.back, self.end) else self.next).click()  # type: ignore[union-attr]
        elif Qt.Key(event.key()) in steps:
            self._go(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes between the buttons; F6 leads to the window."""
        return move_focus(self, forward)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(gap(8))
        row.addWidget(self.end)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(20), gap(16), gap(20), gap(16))
        box.setSpacing(gap(10))
        for part in (self._count, self._title, self._words):
            box.addWidget(part)
        box.addLayout(row)
        self.hide()

    def _go(self, by: int) -> None:
        if self._at + by >= len(self._steps):
            self.stop()
        elif self._at + by >= 0:
            self._at += by
            self._tell()

    def _tell(self) -> None:
        step = self._steps[self._at]
        self._count.setText(_("{n} av {total}").format(n=self._at + 1, total=len(self._steps)))
        self._title.setText(_(step.title))
        self._words.setText(_(step.words))
        self.setAccessibleName(f"{_(step.title)}. {_(step.words)}")
        self.back.setEnabled(self._at > 0)
        last = self._at == len(self._steps) - 1
        self.next.setText(_("Klart") if last else _("Nästa"))
        self.next.setAccessibleName(self.next.text())
        self.stepped.emit(step)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{_(step.title)}. {_(step.words)}")

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        wide = min(px(_WIDE), window.width() - 2 * _MARGIN)
        self.resize(wide, 10)
        high = max(self.heightForWidth(wide), self.sizeHint().height())
        self.resize(wide, min(high, window.height() - 2 * _MARGIN))
        marked = self._rect(window)
        self.move(_corner(window.rect(), self.rect(), marked))
        self._ring.surround(marked, False, window.rect())
        self.raise_()

    def _rect(self, window: QWidget) -> QRect:
        part = self._marked
        if part is None or not part.isVisible():
            return QRect()
        return QRect(part.mapTo(window, QPoint(0, 0)), part.size()).intersected(window.rect().adjusted(6, 6, -6, -6))


def _corner(room: QRect, box: QRect, marked: QRect) -> QPoint:
    """The lower corner that hides least of what is marked: right, then left."""
    y = room.height() - box.height() - _MARGIN
    right = QRect(room.width() - box.width() - _MARGIN, y, box.width(), box.height())
    left = QRect(_MARGIN, y, box.width(), box.height())
    hidden = [marked.intersected(one).width() * marked.intersected(one).height() for one in (right, left)]
    return (right if hidden[0] <= hidden[1] else left).topLeft()
