"""The picture itself: drawn as large as is asked, moved by mouse, wheel and keys. A sentence stands where there is none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.grid.thumbnails import fitted
from imagebank.desktop.theme.look import gap, px, tokens
from imagebank.desktop.viewer import zoom as zooms
from imagebank.desktop.viewer.zoom import FIT, Size, Zoom

_ARROWS = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
_PAN = 0.12
"""Share of the room that an arrow key moves the picture."""

_CRISP = 2.0
"""From this many screen pixels for one of the picture's, they are drawn as squares: they are what one looks at then."""


class Stage(QWidget):
    """Emits `zoomed` when the user changes the view (put it with `set_zoom`, also elsewhere), and `pressed` on a double click."""

    zoomed = Signal(object)
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pixmap: QPixmap | None = None
        self._natural: Size | None = None
        self._sentence = ""
        self._zoom = FIT
        self._held: QPointF | None = None
        self._scaled: tuple[tuple[int, int, int], QPixmap] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(120), px(90))

    def show_picture(self, pixmap: QPixmap | None, natural: tuple[int, int] | None, sentence: str = "") -> None:
        """Draw `pixmap`, whose original is `natural` pixels large; or say `sentence` where there is none."""
        self._pixmap, self._sentence = pixmap, sentence
        self._natural = _natural(pixmap, natural)
        self.update()

    def say(self, spoken: str) -> None:
        """What the picture is called aloud."""
        self.setAccessibleName(spoken)

    @property
    def zoom(self) -> Zoom:
        """The view in force."""
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Another view."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.update()

    def percent(self) -> int:
        """How large the original's pixels are shown, in per cent; 0 where there is no picture."""
        return round(100 * zooms.scale(self._zoom, self._natural, self._room())) if self._natural else 0

    def wants_more(self) -> bool:
        """Whether the picture at hand has fewer pixels than are shown."""
        if self._pixmap is None or self._natural is None:
            return False
        shown = self._natural[0] * zooms.scale(self._zoom, self._natural, self._room())
        return shown > self._pixmap.width() * 1.02 and self._pixmap.width() < self._natural[0]

    def zoom_by(self, factor: float, at: Size | None = None) -> None:
        """Larger or smaller."""
        if self._natural:
            to = self._zoom.times * factor
            if (self._zoom.times - 1) * (to - 1) < 0:
                to = 1.0  # the size that fits is a stop on the way
            self.zoomed.emit(zooms.zoomed(self._zoom, to, self._natural, self._room(), at))

    def zoom_to_fit(self) -> None:
        """All of it."""
        self.zoomed.emit(FIT)

    def zoom_to_full(self) -> None:
        """Pixel for pixel."""
        if self._natural:
            self.zoomed.emit(zooms.full(self._zoom, self._natural, self._room()))

    def turn_zoom(self) -> None:
        """All of it, or pixel for pixel."""
        self.zoom_to_full() if self._zoom.fits else self.zoom_to_fit()

    def pan(self, across: float, down: float) -> None:
        """Move the picture by shares of the room."""
        room = self._room()
        self._pan((across * room[0], down * room[1]))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """+ and −, Z, Ctrl+0 and Ctrl+1 zoom; with a picture larger than its room, the arrows move it. Everything else is whoever holds the stage's."""
        key = event.key()
        acts = {
            Qt.Key.Key_Plus: lambda: self.zoom_by(zooms.STEP), Qt.Key.Key_Equal: lambda: self.zoom_by(zooms.STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / zooms.STEP),
            Qt.Key.Key_Z: self.turn_zoom,
        }  # fmt: skip
        sized = {Qt.Key.Key_0: self.zoom_to_fit, Qt.Key.Key_1: self.zoom_to_full}
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain == Qt.KeyboardModifier.ControlModifier and key in sized and self._natural:
            sized[Qt.Key(key)]()
        elif plain:
            event.ignore()
        elif key in acts and self._natural:
            acts[Qt.Key(key)]()
        elif key in _ARROWS and self._is_larger():
            across, down = _ARROWS[Qt.Key(key)]
            self.pan(across * _PAN, down * _PAN)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """The wheel zooms about the mouse."""
        turned = event.angleDelta().y()
        if turned:
            spot = event.position() * self.devicePixelRatioF()
            self.zoom_by(zooms.STEP ** (turned / 120), (spot.x(), spot.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Drag it."""
        if self._held is not None:
            moved = (event.position() - self._held) * self.devicePixelRatioF()
            self._held = event.position()
            self._pan((moved.x(), moved.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent, /) -> None:
        """Let go."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """All of it, or pixel for pixel."""
        self._held = None
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another room: what was scaled for the old one goes."""
        super().resizeEvent(event)
        self._scaled = None

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """The picture on its ground, or the sentence."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().sunken))
        if self._pixmap is not None and self._natural is not None:
            self._draw(painter, self._pixmap, self._natural)
        elif self._sentence:
            painter.setPen(QColor(tokens().text))
            room = self.rect().adjusted(gap(40), gap(20), -gap(40), -gap(20))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence)
        painter.end()

    def _draw(self, painter: QPainter, pixmap: QPixmap, natural: Size) -> None:
        ratio = self.devicePixelRatioF()
        left, top, wide, high = (side / ratio for side in zooms.box(self._zoom, natural, self._room()))
        if not self._is_larger():
            painter.drawPixmap(QPointF(left, top), self._fitted(pixmap, round(wide), round(high), ratio))
            return
        seen = QRectF(left, top, wide, high).intersected(QRectF(self.rect()))
        across, down = pixmap.width() / wide, pixmap.height() / high
        source = QRectF(
            (seen.x() - left) * across, (seen.y() - top) * down, seen.width() * across, seen.height() * down
        )
        smooth = wide * ratio < pixmap.width() * _CRISP
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawPixmap(seen, pixmap, source)

    def _fitted(self, pixmap: QPixmap, wide: int, high: int, ratio: float) -> QPixmap:
        key = pixmap.cacheKey(), wide, high
        if self._scaled is None or self._scaled[0] != key:
            self._scaled = key, fitted(pixmap, QSize(max(1, wide), max(1, high)), ratio)
        return self._scaled[1]

    def _pan(self, by: Size) -> None:
        if self._natural and self._is_larger():
            self.zoomed.emit(zooms.panned(self._zoom, by, self._natural, self._room()))

    def _is_larger(self) -> bool:
        return self._natural is not None and zooms.is_larger(self._zoom, self._natural, self._room())

    def _room(self) -> Size:
        """In the screen's own pixels, so that a hundred per cent is one for one."""
        ratio = self.devicePixelRatioF()
        return max(1.0, self.width() * ratio), max(1.0, self.height() * ratio)

    def focus_rect(self) -> QRect:
        """The whole stage, inside its edges, for the focus ring."""
        return self.rect().adjusted(5, 5, -5, -5)


def _natural(pixmap: QPixmap | None, said: tuple[int, int] | None) -> Size | None:
    """The original's width as it is said, in the shape that is drawn: a preview is never squeezed into another."""
    if pixmap is None or pixmap.isNull():
        return None
    wide = float(said[0] if said else pixmap.width())
    return wide, wide * pixmap.height() / pixmap.width()
