"""One of two pictures, as large as its place allows, with its name over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.alike.values import AlikeItem
from imagebank.desktop.grid.thumbnails import Thumbnails, fitted
from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px, tokens


class Pane:
    """Shows the item that `show_item` names: put `heading` over `canvas`."""

    def __init__(self, small: Thumbnails, large: Thumbnails) -> None:
        self.heading = label(look="heading", wrap=True)
        self.canvas = Canvas(small, large)

    def show_item(self, item: AlikeItem, side: str) -> None:
        """Show it."""
        words = f"{side}: {item.title}"
        self.heading.setText(breakable(words))
        self.heading.setAccessibleName(words)
        self.canvas.show_id(item.id)
        self.canvas.setAccessibleName(words)


class Canvas(QWidget):
    """The small picture at once, the large one when it is here."""

    def __init__(self, small: Thumbnails, large: Thumbnails) -> None:
        super().__init__()
        self._small, self._large = small, large
        self._id: int | None = None
        for source in (small, large):
            source.ready.connect(self._came)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(150))

    def show_id(self, one: int) -> None:
        """Show this asset's picture as soon as it is here."""
        self._id = one
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """The mat, then the whole picture in the middle of it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), px(12), px(12))
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(tokens().sunken))
        pixmap = self._pixmap(self._id) if self._id is not None else None
        if pixmap is None:
            side = px(48)
            draw_icon(
                painter, "image", QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side), "muted"
            )
        else:
            ratio = self.devicePixelRatioF()
            scaled = fitted(pixmap, self.size(), ratio)
            wide, high = scaled.width() / ratio, scaled.height() / ratio
            painter.drawPixmap(round((self.width() - wide) / 2), round((self.height() - high) / 2), scaled)
        painter.end()

    def _pixmap(self, one: int) -> QPixmap | None:
        return self._large.pixmap(one) or self._small.pixmap(one)

    def _came(self, one: int) -> None:
        if one == self._id:
            self.update()
