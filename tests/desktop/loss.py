"""What of a window's words cannot be read: cut off, or outside of what holds it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
)

_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
SPARE = 3
"""Pixels by which fonts may differ."""


def lost(window):
    """A line for every label and button whose words are cut off."""
    for one in window.findChildren(QLabel):
        if _counts(one) and one.text():
            yield from _label(one)
    for one in window.findChildren(QAbstractButton):
        if _counts(one) and one.text() and isinstance(one, QPushButton | QToolButton | QCheckBox | QRadioButton):
            yield from _button(one)


def _counts(one):
    return one.isVisible() and not one.objectName().startswith("qt_") and one.visibleRegion().isEmpty() is False


def _label(one):
    if one.wordWrap():
        if one.heightForWidth(one.width()) > one.height() + SPARE:
            yield f"label {one.text()[:60]!r}: {one.height()} high, needs {one.heightForWidth(one.width())}"
    elif one.sizeHint().width() > one.width() + SPARE:
        yield f"label {one.text()[:60]!r}: {one.width()} wide, needs {one.sizeHint().width()}"
    yield from _outside(one, one.text())


def _button(one):
    if isinstance(one, QPushButton | QToolButton) and one.sizeHint().width() > one.width() + SPARE and not _own(one):
        yield f"button {one.text()!r}: {one.width()} wide, needs {one.sizeHint().width()}"
    yield from _outside(one, one.text())


def _own(one):
    """Buttons that break or shorten their words themselves, and tell them whole in their tip and name."""
    return one.sizePolicy().horizontalPolicy() == one.sizePolicy().Policy.Ignored


def _outside(one, words):
    """Beyond the sides of the window, or of the scrolling part that holds it and does not scroll sideways."""
    room, step = one.window().rect(), one.parentWidget()
    shown = QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size())
    while step is not None and not step.isWindow():
        if isinstance(step, QAbstractScrollArea):
            if step.horizontalScrollBar().maximum() > 0 and step.horizontalScrollBarPolicy() != _NEVER:
                return
            view = step.viewport()
            room = room.intersected(QRect(view.mapTo(one.window(), QPoint(0, 0)), view.size()))
        step = step.parentWidget()
    if shown.left() < room.left() - SPARE or shown.right() > room.right() + SPARE:
        yield f"{type(one).__name__} {words[:60]!r}: from {shown.left()} to {shown.right()}, room {room.left()} to {room.right()}"
