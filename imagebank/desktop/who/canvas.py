"""A picture with frames: drawn with the mouse, moved by arrow keys, chosen by click. Knows no persons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails, fitted
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.who.drawing import draw_frame
from imagebank.desktop.who.geometry import STEP, Frame, Shape, at, between, is_large_enough, moved, resized
from imagebank.desktop.who.moments import Moments

_ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}
_DRAG = 6


class FramedPicture(QWidget):
    """Emits `drawn(shape)`, `chosen(key)` (empty: none), `moved(key, shape)` and `removed(key)`."""

    drawn = Signal(tuple)
    chosen = Signal(str)
    moved = Signal(str, tuple)
    removed = Signal(str)

    def __init__(self, small: Thumbnails, large: Thumbnails, moments: Moments | None = None) -> None:
        """`moments` are the frames of films; without them a film is always its preview."""
        super().__init__()
        self._small, self._large, self._moments = small, large, moments
        self._second: float | None = None
        self._id: int | None = None
        self.frames: tuple[Frame, ...] = ()
        self.chosen_key = ""
        self._pressed: QPointF | None = None
        self._grip: Frame | None = None
        self._drag: Shape | None = None
        for source in (small, large, *([moments] if moments else [])):
            source.ready.connect(self._came)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(170))

    def sizeHint(self) -> QSize:
        """As much as must be; it takes what there is."""
        return QSize(px(240), px(170))

    def show_id(self, one: int, spoken: str) -> None:
        """Show this picture."""
        self._id = one
        self._pressed = self._drag = None
        self.setAccessibleName(spoken)
        self.update()

    def show_moment(self, second: float | None) -> None:
        """Of a film, show the frame at this second; None: its preview."""
        if self._second != second:
            self._second = second
            self.update()

    def show_frames(self, frames: Sequence[Frame]) -> None:
        """Show these; the chosen one stays chosen if it is among them."""
        self.frames = tuple(frames)
        if self.frame() is None:
            self.chosen_key = ""
        self.setAccessibleDescription(". ".join(one.spoken for one in frames))
        self.update()

    def frame(self) -> Frame | None:
        """The chosen frame."""
        return next((one for one in self.frames if one.key == self.chosen_key), None)

    def choose(self, key: str) -> None:
        """Choose a frame, or none, and say so."""
        self.chosen_key = key
        found = self.frame()
        if found is not None:
            announce(self, found.spoken)
        self.update()
        self.chosen.emit(key)

    def point_of(self, share: tuple[float, float]) -> QPointF:
        """Where a point of the picture is in the widget."""
        rect = self._rect()
        return QPointF(rect.x() + share[0] * rect.width(), rect.y() + share[1] * rect.height())

    def event(self, event: QEvent, /) -> bool:
        """The arrows belong to the chosen frame, not to the dialog's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move, Shift+arrows resize, Delete removes the chosen frame."""
        found = self.frame()
        if found is None or not self._takes(event):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(found.key)
        else:
            change = resized if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else moved
            right, down = _ARROWS[Qt.Key(event.key())]
            self.moved.emit(found.key, change(found.shape, right, down))

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Take hold of a frame, or begin a new one."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            hit = at(self.frames, self._share(event.position()))
            self._grip = hit if hit is not None and hit.movable and hit.key == self.chosen_key else None

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Draw, or move what is held."""
        if self._pressed is None or (event.position() - self._pressed).manhattanLength() < _DRAG:
            return
        start, now = self._share(self._pressed), self._share(event.position())
        if self._grip is not None:
            self._drag = moved(self._grip.shape, now[0] - start[0], now[1] - start[1])
        else:
            self._drag = between(start, now)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """A click chooses; a drag has drawn or moved."""
        if self._pressed is None:
            return
        drag, grip = self._drag, self._grip
        self._pressed = self._drag = self._grip = None
        if drag is None:
            hit = at(self.frames, self._share(event.position()))
            self.choose(hit.key if hit else "")
        elif grip is not None:
            self.moved.emit(grip.key, drag)
        elif is_large_enough(drag):
            self.drawn.emit(drag)
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """The mat, the picture, the frames."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().sunken))
        painter.drawRoundedRect(QRectF(self.rect()), px(12), px(12))
        pixmap, rect = self._pixmap(), self._rect()
        if pixmap is None:
            side = px(48)
            draw_icon(painter, "image", QRectF(rect.center() - QPointF(side / 2, side / 2), QSize(side, side)), "muted")
        else:
            painter.drawPixmap(rect.topLeft(), fitted(pixmap, self.size(), self.devicePixelRatioF()))
        for one in self.frames:
            held = self._drag is not None and self._grip is not None and one.key == self._grip.key
            draw_frame(painter, rect, self._drag if held and self._drag else one.shape, one, one.key == self.chosen_key)
        if self._drag is not None and self._grip is None:
            draw_frame(painter, rect, self._drag, None, chosen=True)
        painter.end()

    def _takes(self, event: QKeyEvent) -> bool:
        found = self.frame()
        keys = (*_ARROWS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return found is not None and found.movable and event.key() in keys

    def _rect(self) -> QRectF:
        """Where the picture is."""
        pixmap = self._pixmap()
        if pixmap is None:
            return QRectF(self.rect())
        scale = min(self.width() / max(1, pixmap.width()), self.height() / max(1, pixmap.height()))
        wide, high = pixmap.width() * scale, pixmap.height() * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _share(self, point: QPointF) -> tuple[float, float]:
        rect = self._rect()
        return (point.x() - rect.x()) / max(1.0, rect.width()), (point.y() - rect.y()) / max(1.0, rect.height())

    def _pixmap(self) -> QPixmap | None:
        if self._id is None:
            return None
        moment = self._moments.pixmap(self._id, self._second) if self._moments and self._second is not None else None
        return moment or self._large.pixmap(self._id) or self._small.pixmap(self._id)

    def _came(self, one: int) -> None:
        if one == self._id:
            self.update()
