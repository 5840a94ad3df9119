"""A layout that sets its parts in lines, like words: for chips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from imagebank.desktop.theme.look import gap


class Flow(QLayout):
    """Left to right, then down; each part at its own size, never wider than the line."""

    def __init__(self, parent: QWidget, between: int) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self._gap = between
        self.setContentsMargins(0, 0, 0, 0)
        policy = parent.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        parent.setSizePolicy(policy)

    def addItem(self, item: QLayoutItem, /) -> None:
        """Qt's way to add."""
        self._parts.append(item)

    def count(self) -> int:
        """How many parts."""
        return len(self._parts)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]
        """The part at `index`, or nothing."""
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]
        """Take the part at `index` out, or nothing."""
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Claims no room of its own."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height of all lines at `width`."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect, /) -> None:
        """Put every part in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """As small as may be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """No wider than one short part: long ones are clipped to the line."""
        height = max((part.sizeHint().height() for part in self._parts), default=0)
        return QSize(1, height)

    def _arrange(self, rect: QRect, place: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for part in self._parts:
            if part.isEmpty():  # hidden: no gap is left for it
                continue
            hint = part.sizeHint()
            width = min(hint.width(), max(1, rect.width()))
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if place:
                part.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self._gap
            line = max(line, hint.height())
        return y + line - rect.y()


def flowing(*parts: QWidget) -> QWidget:
    """A widget with parts side by side, that go on in the next line where there is no room."""
    made = QWidget()
    flow = Flow(made, gap(10))
    for part in parts:
        flow.addWidget(part)
    return made
