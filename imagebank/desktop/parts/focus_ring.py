"""One overlay that draws a ring around whatever has the keyboard, in every window of the application."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from imagebank.desktop.theme.look import tokens

WIDTH = 3
GAP = 2
_WATCHED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}

_FLEETING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


@runtime_checkable
class HasFocusRect(Protocol):
    """A widget that shows its focus at a part of itself (the grid: at the current cell)."""

    def focus_rect(self) -> QRect:
        """The part, in the widget's coordinates; null: nowhere."""
        ...


def current_cell(view: QAbstractItemView) -> QRect:
    """The `focus_rect` of a view with a current cell; the whole of it when there is none."""
    rect, room = view.visualRect(view.currentIndex()), view.viewport()
    if rect.isNull():
        return room.rect().adjusted(6, 6, -6, -6).translated(room.pos())
    seen = rect.intersected(room.rect())
    return seen.translated(room.pos()) if not seen.isEmpty() else QRect()


class FocusRing(QObject):
    """Follows the focus of `app` with one ring."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: Ring | None = None
        self._held: QWidget | None = None
        self._chain: list[QWidget] = []
        self._told: QMetaObject.Connection | None = None
        app.focusChanged.connect(self._focus_moved)

    def place(self) -> None:
        """Put the ring around what has the keyboard, if it is seen."""
        if self._held is not None and isValid(self._held):
            ring = self._ring_in(self._held.window())
            ring.surround(_seen_rect(self._held), _is_round(self._held), _room(self._held))
        elif self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the focused widget when it, or what holds it, moves."""
        if event.type() in _WATCHED and watched is not self._ring:
            self.place()
        return False

    def _ring_in(self, window: QWidget) -> Ring:
        if self._ring is None or not isValid(self._ring):
            self._ring = Ring()
        if self._ring.parentWidget() is not window:
            self._ring.setParent(window)
        return self._ring

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._release()
        popup = new is not None and new.window().windowType() in _FLEETING
        self._held = None if popup else new
        if self._held is not None:
            self._watch(self._held)
        self.place()

    def _watch(self, widget: QWidget) -> None:
        step: QWidget | None = widget
        while step is not None and not step.isWindow():
            step.installEventFilter(self)
            self._chain.append(step)
            step = step.parentWidget()
        changed = getattr(widget, "focus_rect_changed", None)
        if changed is not None:
            self._told = changed.connect(self.place)

    def _release(self) -> None:
        if self._told is not None:
            QObject.disconnect(self._told)
            self._told = None
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain.clear()


class Ring(QWidget):
    """The ring itself; deaf to the mouse and unknown to the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._round = False

    def surround(self, rect: QRect, round_ends: bool, room: QRect) -> None:
        """Stand around `rect` (in the window's coordinates), only inside `room`; hide when it is null."""
        self._round = round_ends
        margin = WIDTH + GAP
        whole = rect.adjusted(-margin, -margin, margin, margin)
        self.setGeometry(whole)
        self.setMask(QRegion(room.intersected(whole).translated(-whole.topLeft())))
        self.setVisible(not rect.isNull())
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent), WIDTH))
        half = WIDTH / 2
        radius = self.height() / 2 - half if self._round else min(12.0, self.height() / 2)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


def _is_round(widget: QWidget) -> bool:
    return widget.property("look") == "chip" or bool(widget.property("ringOnParent"))


def _seen_rect(widget: QWidget) -> QRect:
    if not widget.isVisible():
        return QRect()
    parent = widget.parentWidget()
    shape = parent if parent is not None and widget.property("ringOnParent") else widget
    rect = widget.focus_rect() if isinstance(widget, HasFocusRect) else shape.rect()
    if rect.isNull():
        return QRect()
    window = widget.window()
    shown = QRect(shape.mapTo(window, rect.topLeft()), rect.size())
    return shown if all(frame.intersects(shown) for frame in _frames(shape)) else QRect()


def _room(widget: QWidget) -> QRect:
    """Where the ring may be seen: not over what lies above or under the scrolling part that holds `widget`."""
    room = widget.window().rect()
    if isinstance(widget, QAbstractScrollArea) and isinstance(widget, HasFocusRect):
        margin, view = WIDTH + GAP, widget.viewport()
        place = QRect(view.mapTo(widget.window(), QPoint(0, 0)), view.size())
        room = room.intersected(place.adjusted(-margin, -margin, margin, 0))
    for frame in _frames(widget):
        room = room.intersected(frame.adjusted(-WIDTH - GAP, 0, WIDTH + GAP, 0))
    return room


def _frames(widget: QWidget) -> list[QRect]:
    views = [area.viewport() for area in _scroll_areas_around(widget)]
    return [QRect(view.mapTo(widget.window(), QPoint(0, 0)), view.size()) for view in views]


def _scroll_areas_around(widget: QWidget) -> list[QAbstractScrollArea]:
    found: list[QAbstractScrollArea] = []
    step = widget.parentWidget()
    while step is not None and not step.isWindow():
        if isinstance(step, QAbstractScrollArea):
            found.append(step)
        step = step.parentWidget()
    return found
