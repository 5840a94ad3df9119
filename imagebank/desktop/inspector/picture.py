"""The picture at the top of the inspector, fitted and rounded."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails, fitted
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px, tokens


class Picture(QWidget):
    """Shows the asset `show_id` names, when its thumbnail is here."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._id: int | None = None
        thumbnails.ready.connect(self._came)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(196))

    def show_id(self, one: int | None, spoken: str) -> None:
        """Show this asset; `spoken` is its alternative text or title."""
        self._id = one
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """The mat, then the picture, or several sheets when several are selected."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), px(12), px(12))
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(tokens().sunken))
        pixmap = self._thumbnails.pixmap(self._id) if self._id is not None else None
        if pixmap is not None:
            self._draw(painter, pixmap)
        else:
            side = px(48)
            spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            draw_icon(painter, "images" if self._id is None else "image", spot, "muted")

    def _draw(self, painter: QPainter, pixmap: QPixmap) -> None:
        ratio = self.devicePixelRatioF()
        scale = self.width() / max(1, pixmap.width())
        fills = abs(pixmap.height() * scale / self.height() - 1) < 0.25
        high = max(self.height(), round(pixmap.height() * scale)) if fills else self.height()
        aim = QSize(self.width(), high)
        scaled = fitted(pixmap, aim, ratio)
        left = (self.width() - scaled.width() / ratio) / 2
        painter.drawPixmap(round(left), round((self.height() - scaled.height() / ratio) / 2), scaled)

    def _came(self, one: int) -> None:
        if one == self._id:
            self.update()
