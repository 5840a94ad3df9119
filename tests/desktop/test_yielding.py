"""The head that yields: as high as its parts need, whatever they do while it is being fitted."""

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.parts.yielding import Yielding


class Shrinking(QWidget):
    """Needs a little less each time it is made lower, as words do that turn when a scroll bar goes."""

    def __init__(self, high):
        super().__init__()
        self.needs = high
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, _width, /):
        return self.needs

    def sizeHint(self):
        return QSize(200, self.needs)

    def resizeEvent(self, event, /):
        super().resizeEvent(event)
        self.needs = max(40, self.needs - 1)
        self.updateGeometry()


def page_with(qtbot, *parts):
    page, head, rest = QWidget(), Yielding(spacing=4), QWidget()
    qtbot.addWidget(page)
    for part in parts:
        head.add(part)
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(head)
    box.addWidget(rest, 1)
    return page, head


def test_a_fit_is_never_inside_a_fit(qtbot, monkeypatch):
    """A RecursionError was seen here once: a smaller highest height resizes at once, and that fitted again before the first was done."""
    page, _head = page_with(qtbot, Shrinking(300))
    page.resize(400, 600)
    page.show()
    qtbot.waitExposed(page)
    depth = deepest = 0
    set_highest = Yielding.setMaximumHeight

    def counted(self, high):
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)
        set_highest(self, high)
        depth -= 1

    monkeypatch.setattr(Yielding, "setMaximumHeight", counted)
    for wide in (420, 380, 500):
        page.resize(wide, 600)
        QCoreApplication.processEvents()
    assert deepest == 1


@pytest.mark.parametrize("high", [90, 120, 150, 200, 600])
def test_it_settles_where_a_scroll_bar_turns_the_parts(qtbot, high):
    controls = QWidget()
    row = QVBoxLayout(controls)
    row.addWidget(button("Visa dem som togs in"))
    turning = Turning(label("Ett meddelande som är långt nog för flera rader. " * 6, wrap=True), controls, 200)
    page, head = page_with(qtbot, turning)
    page.resize(300, high)
    page.show()
    qtbot.waitExposed(page)
    for wide in range(300, 480, 3):
        page.resize(wide, high)
        qtbot.waitUntil(lambda: head.maximumHeight() == head._needed(), timeout=2000)
