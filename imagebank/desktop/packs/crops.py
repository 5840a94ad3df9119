"""The picture with its focus point and what the chosen renditions keep of it: set by a click or the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.core.framing import Area, Point, around, crop
from imagebank.desktop.grid.thumbnails import Thumbnails, fitted
from imagebank.desktop.packs.values import PresetValue
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.who.drawing import draw_frame
from imagebank.desktop.who.geometry import Frame, Shape
from imagebank.language import _

STEP = 0.02
_ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class CroppedPicture(QWidget):
    """Emits `chosen(point)`: shares of the sides, or None where the choice is taken back by Delete."""

    chosen = Signal(object)

    def __init__(self, small: Thumbnails, large: Thumbnails) -> None:
        super().__init__()
        self._sources = (large, small)
        self._number: int | None = None
        self._size = (3, 2)
        self._areas: tuple[Area, ...] = ()
        self._presets: tuple[PresetValue, ...] = ()
        self.point: Point | None = None
        self._may_edit = True
        for source in self._sources:
            source.ready.connect(self._came)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(300))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(300), px(300))

    def show_picture(
        self, number: int, title: str, size: tuple[int, int], areas: Sequence[Area], may_edit: bool
    ) -> None:
        """Show this picture; `areas` are what crops keep whole where they can."""
        self._number, self._size, self._areas, self._may_edit = number, size, tuple(areas), may_edit
        self.setCursor(Qt.CursorShape.CrossCursor if may_edit else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(_("Fokuspunkt i {title}").format(title=title))
        self._tell()

    def show_crops(self, presets: Sequence[PresetValue], point: Point | None) -> None:
        """Draw what these keep, around `point` or where the bank would put it."""
        self._presets, self.point = tuple(one for one in presets if one.ratio), point
        self._tell()

    def boxes(self) -> list[tuple[PresetValue, Shape]]:
        """What each crop keeps, as shares of the sides."""
        wide, high = self._size
        found = []
        for one in self._presets:
            left, top, right, bottom = crop(self._size, one.ratio or (1, 1), around(self._areas, self.point))
            found.append((one, (left / wide, top / high, (right - left) / wide, (bottom - top) / high)))
        return found

    def event(self, event: QEvent, /) -> bool:
        """The arrows belong to the point, not to the dialog's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move the point, Delete takes the choice back."""
        if not self._may_edit or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif event.key() in _ARROWS:
            x, y = self._shown()
            right, down = _ARROWS[Qt.Key(event.key())]
            self._choose((x + right, y + down))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """The point is where the picture is clicked."""
        rect = self._rect()
        if event.button() == Qt.MouseButton.LeftButton and self._may_edit and rect.width() > 0:
            at = event.position() - rect.topLeft()
            self._choose((at.x() / rect.width(), at.y() / rect.height()))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """The mat, the picture, the crops, the point."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().sunken))
        painter.drawRoundedRect(QRectF(self.rect()), px(12), px(12))
        rect = self._rect()
        sources = (one.pixmap(self._number) for one in self._sources) if self._number is not None else ()
        pixmap = next((one for one in sources if one is not None), None)
        if pixmap is None:
            side = px(48)
            draw_icon(painter, "image", QRectF(rect.center() - QPointF(side / 2, side / 2), QSize(side, side)), "muted")
        else:
            made = fitted(pixmap, rect.size().toSize(), self.devicePixelRatioF())
            painter.drawPixmap(rect, made, QRectF(made.rect()))
        boxes = self.boxes()
        for one, box in boxes:
            draw_frame(painter, rect, box, Frame(one.key, box, "", one.label, "drawn"), chosen=False)
        for place, (one, box) in enumerate(boxes):
            self._write(painter, rect, box, one.label, place)
        self._draw_point(painter, rect)
        painter.end()

    def _write(self, painter: QPainter, rect: QRectF, box: Shape, words: str, place: int) -> None:
        """A crop's name inside it, each on a line of its own."""
        metrics = painter.fontMetrics()
        high, wide = metrics.height() + px(4), metrics.horizontalAdvance(words) + px(12)
        left = rect.left() + box[0] * rect.width() + px(4)
        left = max(rect.left(), min(left, rect.right() - wide))
        top = min(rect.top() + box[1] * rect.height() + px(4) + place * (high + px(3)), rect.bottom() - high)
        ground = QRectF(left, top, wide, high)
        painter.fillRect(ground, QColor(tokens().accent))
        painter.setPen(QColor(tokens().on_accent))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_point(self, painter: QPainter, rect: QRectF) -> None:
        x, y = self._shown()
        at, side = QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()), px(13)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide in ((QColor(0, 0, 0, 200), 6), (QColor(255, 233, 92), 3)):
            painter.setPen(QPen(colour, wide))
            painter.drawEllipse(at, side, side)
            painter.drawLine(at - QPointF(side + px(6), 0), at + QPointF(side + px(6), 0))
            painter.drawLine(at - QPointF(0, side + px(6)), at + QPointF(0, side + px(6)))

    def _shown(self) -> Point:
        return self.point or around(self._areas).focus

    def _choose(self, point: Point | None) -> None:
        kept = None if point is None else (_share(point[0]), _share(point[1]))
        if kept != self.point:
            self.point = kept
            self._tell()
            announce(self, self.accessibleDescription())
            self.chosen.emit(kept)

    def _tell(self) -> None:
        x, y = self._shown()
        words = _("{x} procent från vänster, {y} procent uppifrån").format(x=round(100 * x), y=round(100 * y))
        self.setAccessibleDescription(words)
        self.update()

    def _rect(self) -> QRectF:
        wide, high = self._size
        scale = min(self.width() / wide, self.height() / high)
        made = QRectF(0, 0, wide * scale, high * scale)
        made.moveCenter(QRectF(self.rect()).center())
        return made

    def _came(self, number: int) -> None:
        if number == self._number:
            self.update()


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 3)
