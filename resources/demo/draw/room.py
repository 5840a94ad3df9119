"""Rooms: floor, walls, ceiling, windows and doors in one perspective, and what hangs on the walls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen

from imagebank.paths import RESOURCES

from .palette import (
    BIRCH,
    BRICK,
    DUSTY,
    FOREST,
    IRON,
    MOSS,
    MUSTARD,
    NAVY,
    OAK,
    PAPER,
    PETROL,
    SAGE,
    SHADE,
    WALLS,
    WHITE,
    hue,
    lit,
    mix,
)
from .stage import Point, Stage

_fonts: dict[str, str] = {}


def font(weight: str = "SemiBold") -> QFont:
    """The product's own typeface, a hundred units tall."""
    if weight not in _fonts:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Inter-{weight}.ttf"))
        _fonts[weight] = QFontDatabase.applicationFontFamilies(number)[0]
    made = QFont(_fonts[weight])
    made.setPixelSize(100)
    made.setWeight(
        {"Regular": QFont.Weight.Normal, "SemiBold": QFont.Weight.DemiBold, "Bold": QFont.Weight.Bold}[weight]
    )
    return made


def text(
    p: QPainter,
    x: float,
    y: float,
    cm: float,
    words: str,
    colour: str = "#16211F",
    weight: str = "SemiBold",
    align: float = 0.0,
) -> None:
    """Words with their base line at `y`, as outlines, so that they follow the perspective."""
    face = font(weight)
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    shape.addText(0, 0, face, words)
    wide = QFontMetricsF(face).horizontalAdvance(words)
    p.save()
    p.translate(x, y)
    p.scale(cm / 100, cm / 100)
    p.translate(-wide * align, 0)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(colour))
    p.drawPath(shape)
    p.restore()


@dataclass(frozen=True)
class Room:
    """A box we look into: `z1` is the far wall."""

    x0: float = -3.2
    x1: float = 3.2
    high: float = 2.75
    z1: float = 4.0
    floor: str = BIRCH
    wall: str = WALLS["white"]
    back: str = WALLS["sage"]
    planks: str = "wood"
    z0: float = -4.5

    def build(self, st: Stage) -> None:
        """Draw the empty room."""
        x0, x1, h, z0, z1 = self.x0, self.x1, self.high, self.z0, self.z1
        st.face([(x0, 0, z0), (x1, 0, z0), (x1, 0, z1), (x0, 0, z1)], self.floor)
        _cover(st, self)
        st.face([(x0, h, z0), (x1, h, z0), (x1, h, z1), (x0, h, z1)], lit(WALLS["white"], 0.99), soften=0.03)
        _ceiling(st, self)
        st.face([(x0, 0, z1), (x1, 0, z1), (x1, h, z1), (x0, h, z1)], self.back, soften=0.06)
        st.face([(x0, 0, z0), (x0, 0, z1), (x0, h, z1), (x0, h, z0)], lit(self.wall, 0.93), soften=0.06)
        st.face([(x1, 0, z0), (x1, 0, z1), (x1, h, z1), (x1, h, z0)], lit(self.wall, 1.03), soften=0.06)
        self._skirting(st)
        self._corners(st)

    def _skirting(self, st: Stage) -> None:
        x0, x1, z0, z1, s = self.x0, self.x1, self.z0, self.z1, 0.09
        st.face([(x0, 0, z1), (x1, 0, z1), (x1, s, z1), (x0, s, z1)], lit(PAPER, 0.97))
        st.face([(x0, 0, z0), (x0, 0, z1), (x0, s, z1), (x0, s, z0)], lit(PAPER, 0.9))
        st.face([(x1, 0, z0), (x1, 0, z1), (x1, s, z1), (x1, s, z0)], PAPER)

    def _corners(self, st: Stage) -> None:
        x0, x1, z0, z1, h, d = self.x0, self.x1, self.z0, self.z1, self.high, 0.28
        strips: list[list[Point]] = [
            [(x0, 0, z1 - d), (x1, 0, z1 - d), (x1, 0, z1), (x0, 0, z1)],
            [(x0, 0, z0), (x0 + d, 0, z0), (x0 + d, 0, z1), (x0, 0, z1)],
            [(x1, 0, z0), (x1 - d, 0, z0), (x1 - d, 0, z1), (x1, 0, z1)],
            [(x0, h, z1), (x1, h, z1), (x1, h - d, z1), (x0, h - d, z1)],
            [(x0, 0, z1), (x0 + d, 0, z1), (x0 + d, h, z1), (x0, h, z1)],
            [(x1, 0, z1), (x1 - d, 0, z1), (x1 - d, h, z1), (x1, h, z1)],
            [(x0, 0, z1), (x0, 0, z1 - d), (x0, h, z1 - d), (x0, h, z1)],
            [(x1, 0, z1), (x1, 0, z1 - d), (x1, h, z1 - d), (x1, h, z1)],
        ]

        def paint(p: QPainter) -> None:
            for strip in strips:
                p.setBrush(hue(SHADE, 0.11))
                p.drawPolygon(st.outline(strip))

        st.blurred(paint, st.width / 30)

    @property
    def ground(self) -> tuple[float, float, float, float]:
        """The floor's edges, for beams of light."""
        return (self.x0, self.x1, self.z0, self.z1)


def _cover(st: Stage, room: Room) -> None:
    if room.planks == "wood":
        planks(st, room.x0, room.x1, room.z0, room.z1, room.floor)
    elif room.planks == "tile":
        pen = QPen(hue(SHADE, 0.1), 1.2)
        st.p.setPen(pen)
        for x in np.arange(room.x0, room.x1, 0.6):
            st.p.drawPolyline(st.outline([(x, 0, room.z0 + 1.5), (x, 0, room.z1), (x, 0, room.z1)]))
        for z in np.arange(room.z1, room.z0 + 1.5, -0.6):
            st.p.drawLine(st.at(room.x0, 0, z), st.at(room.x1, 0, z))
        st.p.setPen(Qt.PenStyle.NoPen)


def planks(
    st: Stage, x0: float, x1: float, z0: float, z1: float, colour: str, wide: float = 0.2, y: float = 0.0
) -> None:
    """Boards that run away from us, each in its own tone."""
    for x in np.arange(x0, x1, wide):
        z = z0 + st.rng.uniform(0, 1.5)
        start = z0
        right = min(x + wide, x1)
        while start < z1:
            stop = min(z, z1)
            tone = lit(colour, 1 + st.rng.normal(0, 0.022))
            st.face([(x, y, start), (right, y, start), (right, y, stop), (x, y, stop)], tone, soften=0.02)
            start, z = stop, stop + st.rng.uniform(1.1, 2.0)
    st.p.setPen(QPen(hue("#5A3B22", 0.13), 1.1))
    for x in np.arange(x0 + wide, x1, wide):
        line = st.outline([(x, y, z0), (x, y, z1), (x + 0.001, y, z1)])
        st.p.drawPolyline(line)
    st.p.setPen(Qt.PenStyle.NoPen)


def _ceiling(st: Stage, room: Room) -> None:
    st.p.setPen(QPen(hue(SHADE, 0.07), 1.3))
    for x in np.arange(room.x0, room.x1, 0.6):
        st.p.drawPolyline(
            st.outline([(x, room.high, room.z0), (x, room.high, room.z1), (x + 0.001, room.high, room.z1)])
        )
    for z in np.arange(room.z1, room.z0, -0.6):
        if z > st.camera.eye[2] + 0.3:
            st.p.drawLine(st.at(room.x0, room.high, z), st.at(room.x1, room.high, z))
    st.p.setPen(Qt.PenStyle.NoPen)


Sheet = AbstractContextManager[QPainter]


def left_sheet(st: Stage, x: float, z: float, y: float, wide: float, high: float) -> Sheet:
    """A sheet on the left wall, from its near edge `z` inwards."""
    return st.sheet((x, y, z), (0, 0, 1), (0, -1, 0), wide, high)


def right_sheet(st: Stage, x: float, z: float, y: float, wide: float, high: float) -> Sheet:
    """A sheet on the right wall, from its far edge `z` towards us."""
    return st.sheet((x, y, z), (0, 0, -1), (0, -1, 0), wide, high)


def back_sheet(st: Stage, x: float, y: float, z: float, wide: float, high: float) -> Sheet:
    """A sheet facing us."""
    return st.sheet((x, y, z), (1, 0, 0), (0, -1, 0), wide, high)


def left_window(
    st: Stage, room: Room, z: float, wide: float, low: float = 0.9, top: float = 2.35, beam: float = 0.5
) -> None:
    """A window in the left wall and its sun on the floor."""
    with left_sheet(st, room.x0, z, top, wide, top - low) as p:
        pane(p, wide * 100, (top - low) * 100, int(st.rng.integers(1, 99)))
    st.box((room.x0, low - 0.05, z - 0.05), (room.x0 + 0.16, low, z + wide + 0.05), PAPER)
    if beam:
        quad: list[Point] = [(room.x0, low, z), (room.x0, low, z + wide), (room.x0, top, z + wide), (room.x0, top, z)]
        st.beam(quad, room.ground, beam)


def back_window(st: Stage, x: float, z: float, wide: float, low: float = 0.9, top: float = 2.3, seed: int = 5) -> None:
    """A window in the far wall."""
    with back_sheet(st, x, top, z, wide, top - low) as p:
        pane(p, wide * 100, (top - low) * 100, seed)
    st.box((x - 0.06, low - 0.05, z - 0.16), (x + wide + 0.06, low, z), PAPER)


def pane(p: QPainter, w: float, h: float, seed: int = 3, bars: int = 2) -> None:
    """A window: frame, sky, trees far away, a cross bar."""
    rng = np.random.default_rng(seed)
    p.setBrush(QColor("#FDFCF8"))
    p.drawRect(QRectF(-7, -7, w + 14, h + 14))
    p.save()
    p.setClipRect(QRectF(0, 0, w, h))
    view(p, w, h, rng)
    p.restore()
    p.setBrush(QColor("#FBFAF5"))
    for i in range(1, bars):
        p.drawRect(QRectF(w * i / bars - 2.5, 0, 5, h))
    p.setPen(QPen(hue(SHADE, 0.18), 1.2))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(QRectF(0, 0, w, h))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(hue(WHITE, 0.22))
    p.drawPolygon([QPointF(w * 0.08, h), QPointF(w * 0.3, h), QPointF(w * 0.62, 0), QPointF(w * 0.4, 0)])


def view(p: QPainter, w: float, h: float, rng: np.random.Generator) -> None:
    """Sky, hills and trees."""
    sky = QLinearGradient(0, 0, 0, h)
    sky.setColorAt(0, QColor("#BFDCEA"))
    sky.setColorAt(0.75, QColor("#F3F1E2"))
    p.setBrush(sky)
    p.drawRect(QRectF(0, 0, w, h))
    for base, colour, tall in ((0.74, "#B7CDBF", 0.1), (0.84, "#93B49B", 0.13)):
        x = -w * 0.1
        p.setBrush(QColor(colour))
        p.drawRect(QRectF(0, h * base, w, h))
        while x < w * 1.1:
            r = h * tall * rng.uniform(0.7, 1.3)
            p.drawEllipse(QPointF(x, h * base), r * 1.1, r)
            x += r * 1.1


def door(st: Stage, x: float, z: float, wide: float = 0.95, high: float = 2.1, colour: str = OAK) -> None:
    """A door in the far wall, in a frame that stands out from the wall."""
    with back_sheet(st, x - 0.08, high + 0.08, z, wide + 0.16, high + 0.08) as p:
        p.setBrush(QColor(PETROL))
        p.drawRect(QRectF(0, 0, (wide + 0.16) * 100, (high + 0.08) * 100))
        p.setBrush(mix(colour, BIRCH, 0.25))
        p.drawRect(QRectF(8, 8, wide * 100, high * 100))
        p.setBrush(hue("#D6E6EA", 1))
        p.drawRoundedRect(QRectF(wide * 100 - 24, 34, 18, 84), 3, 3)
        p.setBrush(QColor(IRON))
        p.drawRoundedRect(QRectF(14, 108, 5, 18), 2, 2)
        p.drawRoundedRect(QRectF(14, 113, 17, 4.5), 2, 2)


def clock(p: QPainter, x: float, y: float, r: float) -> None:
    """A clear wall clock at ten past ten."""
    p.setBrush(hue(SHADE, 0.15))
    p.drawEllipse(QPointF(x + r * 0.1, y + r * 0.14), r, r)
    p.setBrush(QColor(PETROL))
    p.drawEllipse(QPointF(x, y), r, r)
    p.setBrush(QColor(WHITE))
    p.drawEllipse(QPointF(x, y), r * 0.86, r * 0.86)
    for i in range(12):
        p.save()
        p.translate(x, y)
        p.rotate(i * 30)
        p.setBrush(QColor(SHADE))
        p.drawRect(QRectF(-r * 0.03, -r * 0.78, r * 0.06, r * 0.13))
        p.restore()
    for turn, long, thick in ((-58, 0.45, 0.1), (60, 0.66, 0.07)):
        p.save()
        p.translate(x, y)
        p.rotate(turn)
        p.setBrush(QColor(NAVY))
        p.drawRoundedRect(QRectF(-r * thick / 2, -r * long, r * thick, r * (long + 0.1)), r * 0.03, r * 0.03)
        p.restore()


def poster(p: QPainter, x: float, y: float, w: float, h: float, kind: int = 0) -> None:
    """A framed picture: hills, leaves or a sun."""
    p.setBrush(hue(SHADE, 0.14))
    p.drawRect(QRectF(x + 2, y + 3, w, h))
    p.setBrush(QColor(OAK))
    p.drawRect(QRectF(x, y, w, h))
    p.setBrush(QColor(PAPER))
    p.drawRect(QRectF(x + 2, y + 2, w - 4, h - 4))
    p.save()
    inner = QRectF(x + w * 0.12, y + h * 0.1, w * 0.76, h * 0.8)
    p.setClipRect(inner, Qt.ClipOperation.IntersectClip)
    _art(p, inner, kind)
    p.restore()


def _art(p: QPainter, r: QRectF, kind: int) -> None:
    tones: Sequence[str] = ((DUSTY, FOREST, MUSTARD), ("#EFE3CF", MOSS, BRICK), (SAGE, NAVY, "#F0D28A"))[kind % 3]
    p.setBrush(QColor(tones[0]))
    p.drawRect(r)
    p.setBrush(QColor(tones[2]))
    p.drawEllipse(QPointF(r.left() + r.width() * 0.66, r.top() + r.height() * 0.3), r.width() * 0.16, r.width() * 0.16)
    for i, share in enumerate((0.55, 0.72)):
        p.setBrush(lit(tones[1], 1.15 - i * 0.25))
        hill = QPainterPath(QPointF(r.left(), r.bottom()))
        hill.lineTo(r.left(), r.top() + r.height() * share)
        hill.cubicTo(
            r.left() + r.width() * 0.35, r.top() + r.height() * (share - 0.22 + i * 0.2),
            r.left() + r.width() * 0.6, r.top() + r.height() * (share + 0.16 - i * 0.2), r.right(), r.top() + r.height() * share,
        )  # fmt: skip
        hill.lineTo(r.right(), r.bottom())
        p.drawPath(hill)


def board(p: QPainter, w: float, h: float) -> None:
    """An empty whiteboard with its tray."""
    p.setBrush(hue(SHADE, 0.14))
    p.drawRoundedRect(QRectF(2, 4, w, h), 2, 2)
    p.setBrush(QColor("#B9C3C4"))
    p.drawRoundedRect(QRectF(0, 0, w, h), 2, 2)
    shine = QLinearGradient(0, 0, w, h)
    shine.setColorAt(0, QColor("#FFFFFF"))
    shine.setColorAt(1, QColor("#F0F4F4"))
    p.setBrush(shine)
    p.drawRect(QRectF(2.5, 2.5, w - 5, h - 5))
    p.setBrush(QColor("#9AA6A8"))
    p.drawRoundedRect(QRectF(w * 0.3, h - 1, w * 0.4, 4), 1, 1)
    for i, colour in enumerate((PETROL, BRICK, FOREST)):
        p.setBrush(QColor(colour))
        p.drawRoundedRect(QRectF(w * 0.36 + i * 16, h - 3.6, 12, 2.6), 1, 1)


ICONS: dict[str, Callable[[QPainter, float], None]] = {}
"""Small pictures for schedules and labels, drawn in a unit square by symbols.py."""


def card(p: QPainter, x: float, y: float, w: float, h: float, icon: str, colour: str, words: str = "") -> None:
    """A picture support card."""
    p.setBrush(hue(SHADE, 0.16))
    p.drawRoundedRect(QRectF(x + w * 0.02, y + w * 0.035, w, h), w * 0.07, w * 0.07)
    p.setBrush(QColor(WHITE))
    p.drawRoundedRect(QRectF(x, y, w, h), w * 0.07, w * 0.07)
    p.setBrush(QColor(colour))
    p.drawRoundedRect(QRectF(x, y, w, h * 0.07 + w * 0.03), w * 0.07, w * 0.07)
    side = min(w * 0.78, h * (0.62 if words else 0.78))
    p.save()
    p.translate(x + (w - side) / 2, y + h * 0.14 + (0 if words else h * 0.02))
    p.scale(side, side)
    ICONS[icon](p, 1.0)
    p.restore()
    if words:
        text(p, x + w / 2, y + h * 0.93, h * 0.145, words, align=0.5)
