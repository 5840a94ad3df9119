"""Lucide icons (ISC) drawn in the colour in force, so that a change of theme needs no reload."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from imagebank.desktop.theme.look import tokens
from imagebank.desktop.values import Tone
from imagebank.paths import RESOURCES

TONE_ICONS: dict[Tone, str] = {
    "ok": "shield-check",
    "conditions": "shield-alert",
    "review": "shield-question-mark",
    "bad": "shield-x",
}
PICK_ICONS = {"picked": "flag", "rejected": "circle-x", "none": "minus"}
PICK_INKS = {"picked": "ok", "rejected": "bad", "none": "muted"}
TONE_INKS: dict[Tone, str] = {"ok": "ok", "conditions": "warn", "review": "warn", "bad": "bad"}


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def draw_icon(painter: QPainter, name: str, box: QRect | QRectF, ink: str) -> None:
    """Draw the icon into `box` with the token `ink`."""
    _renderer(name, getattr(tokens(), ink)).render(painter, QRectF(box))


class SvgEngine(QIconEngine):
    """Draws one icon, square, with the token `ink` of the moment it is painted."""

    def __init__(self, name: str, ink: str, trailing: bool) -> None:
        super().__init__()
        self._trailing = trailing
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State, /) -> None:
        """Draw; disabled icons in the muted ink, those of a chosen line in the ink of its words."""
        side = min(rect.width(), rect.height())
        box = QRect(rect.left(), rect.top(), side, side)
        if self._trailing:
            box.moveRight(rect.right())
        inks = {QIcon.Mode.Disabled: "muted", QIcon.Mode.Selected: "on_accent"}
        draw_icon(painter, self._name, box, inks.get(mode, self._ink))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, /) -> QPixmap:
        """The icon at `size`, for styles that ask so."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Qt's copy; kept, because Qt does not keep Python's half."""
        copy = SvgEngine(self._name, self._ink, self._trailing)
        _engines.append(copy)
        return copy


_engines: list[SvgEngine] = []


@lru_cache(maxsize=256)
def icon(name: str, ink: str = "text", trailing: bool = False) -> QIcon:
    """An icon for buttons and menus, in the token `ink`; in a wide box it stands at the left, `trailing` at the right.

    Qt leaves four pixels between icon and words: give buttons an icon size wider than high for more.
    """
    engine = SvgEngine(name, ink, trailing)
    _engines.append(engine)
    return QIcon(engine)
