"""Every picture of a pack with its verdict: icon, word and colour, the reasons, and what would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from imagebank.desktop.grid.thumbnails import Thumbnails, fitted
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS, draw_icon
from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.values import PackItemValue
from imagebank.language import _

_Index = QModelIndex | QPersistentModelIndex
_ITEM = Qt.ItemDataRole.UserRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class VerdictModel(QAbstractListModel):
    """The items, stopped ones first; each with the sentence it is read aloud as."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[PackItemValue] = []

    def show_items(self, items: Sequence[PackItemValue]) -> None:
        """Replace all items."""
        order = {"bad": 0, "review": 1, "conditions": 2, "ok": 3}
        self.beginResetModel()
        self.items = sorted(items, key=lambda item: order[item.tone])
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """How many items."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        """The title, the spoken sentence, or the item."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item)
        answers: dict[int, object] = {Qt.ItemDataRole.DisplayRole: item.title, _ITEM: item}
        return answers.get(role)


class VerdictList(QListView):
    """A list to walk with the arrow keys."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("Verdicts")
        self.setAccessibleName(_("Besked för varje bild"))
        self.verdicts = VerdictModel()
        self.setModel(self.verdicts)
        self.setItemDelegate(VerdictDelegate(thumbnails, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(0)
        thumbnails.ready.connect(self._came)

    def _came(self, _id: int) -> None:
        self.viewport().update()


class VerdictDelegate(QStyledItemDelegate):
    """Draws one item; as high as its words need."""

    def __init__(self, thumbnails: Thumbnails, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        """The picture's height, or the words' if they need more."""
        item, wide = index.data(_ITEM), self._view.viewport().width() - px(8)
        picture = _picture(wide)
        lines = enumerate(_lines(item, option))
        words = sum(
            self._high(text, font, wide - picture.width() - px(36) - _indent(place))
            for place, (text, font, _ink) in lines
        )
        return QSize(px(200), max(picture.height() + px(4), words) + px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        """Picture, title, verdict, reasons, mending."""
        item: PackItemValue = index.data(_ITEM)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colours = tokens()
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.soft))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), px(8), px(8))
        picture = _picture(rect.width())
        self._draw_picture(painter, item, QRect(rect.topLeft() + QPoint(px(12), px(12)), picture))
        self._draw_words(painter, item, option, rect.adjusted(picture.width() + px(26), px(11), -px(10), 0))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _draw_picture(self, painter: QPainter, item: PackItemValue, room: QRect) -> None:
        painter.fillRect(room, QColor(tokens().sunken))
        pixmap = self._thumbnails.pixmap(item.id)
        if pixmap is not None:
            ratio = painter.device().devicePixelRatioF()
            small = fitted(pixmap, room.size(), ratio)
            wide, high = round(small.width() / ratio), round(small.height() / ratio)
            spot = room.left() + (room.width() - wide) // 2, room.top() + (room.height() - high) // 2
            painter.drawPixmap(*spot, small)

    def _draw_words(self, painter: QPainter, item: PackItemValue, option: QStyleOptionViewItem, room: QRect) -> None:
        y, side = room.top(), px(17)
        for place, (text, font, ink) in enumerate(_lines(item, option)):
            high = self._high(text, font, room.width() - _indent(place))
            left = room.left() + _indent(place)
            if place == 1:
                draw_icon(painter, TONE_ICONS[item.tone], QRect(room.left(), y + px(2), side, side), ink)
            painter.setFont(font)
            painter.setPen(QColor(getattr(tokens(), ink)))
            painter.drawText(QRect(left, y, room.width() - _indent(place), high), int(_WRAP), text)
            y += high

    def _high(self, text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text).height() + px(2)


def _picture(wide: int) -> QSize:
    """The picture's room: less where the words need the line."""
    across = min(px(90), max(40, wide // 4))
    return QSize(across, across * 62 // 90)


def _indent(place: int) -> int:
    """The verdict has an icon before it."""
    return px(24) if place == 1 else 0


def _lines(item: PackItemValue, option: QStyleOptionViewItem) -> list[tuple[str, QFont, str]]:
    plain: QFont = option.font  # type: ignore[attr-defined]
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    made = [(item.title, bold, "text"), (item.status_word, bold, TONE_INKS[item.tone])]
    if item.reasons:
        made.append((" ".join(item.reasons), plain, "text"))
    if item.mend:
        made.append((_("Så går det att lösa: {steps}").format(steps=" ".join(item.mend)), plain, "muted"))
    return made


def spoken(item: PackItemValue) -> str:
    """The item as one sentence, for a screen reader."""
    mend = _("Så går det att lösa: {steps}").format(steps=" ".join(item.mend)) if item.mend else ""
    return " ".join(filter(None, (f"{item.title}. {item.status_word}.", *item.reasons, mend)))
