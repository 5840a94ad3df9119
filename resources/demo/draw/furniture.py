"""Furniture and things, all in metres; each draws at once, so put them on the stage through `Stage.put`."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from .palette import (
    BIRCH,
    BOOKS,
    BRICK,
    FOREST,
    IRON,
    MOSS,
    MUSTARD,
    OAK,
    PAPER,
    PETROL,
    SAGE,
    SAND,
    SHADE,
    STEEL,
    TEAK,
    WALNUT,
    WHITE,
    hue,
    lit,
)
from .stage import Point, Stage, path


def desk(
    st: Stage,
    x: float,
    z: float,
    wide: float = 0.75,
    deep: float = 0.55,
    high: float = 0.72,
    top: str = BIRCH,
    leg: str = STEEL,
) -> None:
    """A desk with its middle at (x, z)."""
    a, b, c, d = x - wide / 2, x + wide / 2, z - deep / 2, z + deep / 2
    st.foot(a, c, b, d, 0.26)

    def draw() -> None:
        for lx, lz in ((a + 0.05, d - 0.05), (b - 0.05, d - 0.05), (a + 0.05, c + 0.05), (b - 0.05, c + 0.05)):
            st.rod((lx, 0.01, lz), (lx, high - 0.03, lz), 0.035, leg)
        st.box((a + 0.04, high - 0.1, c + 0.04), (b - 0.04, high - 0.035, d - 0.04), lit(top, 0.82))
        st.box((a, high - 0.035, c), (b, high, d), top, round_m=0.006)

    st.put(x, z, draw)


def round_table(st: Stage, x: float, z: float, r: float = 0.55, high: float = 0.72, top: str = BIRCH) -> None:
    """A round table on one leg."""
    st.shadow(st.ring(x + 0.08, 0, z, r * 0.95), 0.28)

    def draw() -> None:
        st.tube(x, z, 0.0, 0.03, r * 0.45, r * 0.42, IRON)
        st.tube(x, z, 0.03, high - 0.03, 0.045, 0.045, STEEL)
        st.tube(x, z, high - 0.035, high, r, r, top)

    st.put(x, z, draw)


def chair(st: Stage, x: float, z: float, facing: str = "away", colour: str = PETROL, high: float = 0.43) -> None:
    """A shell chair; `away` shows us its back."""
    sign = -1 if facing == "away" else 1
    st.foot(x - 0.2, z - 0.2, x + 0.2, z + 0.2, 0.22)

    def back() -> None:
        bz = z + sign * 0.19
        for dx in (-0.13, 0.13):
            st.rod((x + dx, high, bz), (x + dx, high + 0.2, bz), 0.02, STEEL)
        st.box((x - 0.19, high + 0.17, bz - 0.012), (x + 0.19, high + 0.39, bz + 0.012), colour, round_m=0.03)

    def seat() -> None:
        for dx, dz in ((-0.16, 0.16), (0.16, 0.16), (-0.16, -0.16), (0.16, -0.16)):
            st.rod((x + dx * 1.12, 0.01, z + dz * 1.12), (x + dx, high - 0.02, z + dz), 0.024, STEEL)
        st.box((x - 0.19, high - 0.02, z - 0.18), (x + 0.19, high + 0.012, z + 0.18), colour, round_m=0.02)

    def draw() -> None:
        for part in (seat, back) if sign < 0 else (back, seat):
            part()

    st.put(x, z, draw)


def side_chair(st: Stage, x: float, z: float, right: bool = True, colour: str = PETROL, high: float = 0.43) -> None:
    """A chair seen from its side; `right`: it faces right."""
    s = 1 if right else -1
    st.foot(x - 0.2, z - 0.2, x + 0.2, z + 0.2, 0.22)

    def draw() -> None:
        for dx, dz in ((-0.16, 0.16), (0.16, 0.16), (-0.16, -0.16), (0.16, -0.16)):
            st.rod((x + dx * 1.15, 0.01, z + dz), (x + dx, high - 0.02, z + dz), 0.024, STEEL)
        st.box((x - 0.19, high - 0.02, z - 0.18), (x + 0.19, high + 0.012, z + 0.18), colour, round_m=0.018)
        bx = x - s * 0.185
        st.box((bx - 0.014, high + 0.02, z - 0.17), (bx + 0.014, high + 0.4, z + 0.17), colour, round_m=0.014)

    st.put(x, z, draw)


def stool(st: Stage, x: float, z: float, colour: str = MUSTARD, high: float = 0.45, r: float = 0.18) -> None:
    """A stool with a padded round seat and three legs."""
    st.shadow(st.ring(x + 0.05, 0, z, r), 0.28)

    def draw() -> None:
        for t in (0.6, 2.7, 4.8):
            dx, dz = math.cos(t), math.sin(t)
            st.rod((x + dx * r, 0.01, z + dz * r), (x + dx * r * 0.6, high - 0.06, z + dz * r * 0.6), 0.03, OAK)
        st.tube(x, z, high - 0.08, high, r, r * 0.97, colour)

    st.put(x, z, draw)


def pouf(st: Stage, x: float, z: float, colour: str = BRICK, high: float = 0.38, r: float = 0.24) -> None:
    """A soft round pouf."""
    st.shadow(st.ring(x + 0.07, 0, z, r * 1.05), 0.34)

    def draw() -> None:
        st.tube(x, z, 0.0, high, r * 0.96, r, colour)
        st.p.setPen(QPen(hue(SHADE, 0.2), 1.4))
        st.p.setBrush(Qt.BrushStyle.NoBrush)
        st.p.drawPolygon(st.outline(st.ring(x, high, z, r * 0.9)))
        st.p.setPen(Qt.PenStyle.NoPen)

    st.put(x, z, draw)


def wobble(st: Stage, x: float, z: float, colour: str = FOREST, high: float = 0.46) -> None:
    """A rocking stool: narrow waist, rounded foot."""
    st.shadow(st.ring(x + 0.05, 0, z, 0.17), 0.32)

    def draw() -> None:
        st.tube(x, z, 0.0, 0.07, 0.1, 0.17, IRON)
        st.tube(x, z, 0.07, high * 0.55, 0.16, 0.08, colour)
        st.tube(x, z, high * 0.55, high, 0.08, 0.18, colour)

    st.put(x, z, draw)


def rug(st: Stage, x: float, z: float, rx: float, rz: float, colour: str, edge: str = PAPER) -> None:
    """An oval rug, straight on the floor."""
    for share, tone in ((1.0, colour), (0.9, edge), (0.87, colour), (0.6, lit(colour, 1.08)), (0.57, colour)):
        st.face(st.ring(x, 0.006, z, rx * share, 60, rz / rx), tone, soften=0.05)


def beanbag(st: Stage, x: float, z: float, colour: str, size: float = 1.0) -> None:
    """A bean bag chair with a dent."""
    st.shadow(st.ring(x + 0.1, 0, z, 0.5 * size, squash=0.7), 0.4)

    def draw() -> None:
        with st.local(x, 0, z) as p:
            p.scale(size, size)
            body = QLinearGradient(-0.5, 0.8, 0.5, 0)
            for stop, light in ((0, 1.13), (0.45, 1.0), (1, 0.72)):
                body.setColorAt(stop, lit(colour, light))
            p.setBrush(body)
            p.drawPath(
                path(
                    (-0.52, 0.03),
                    (-0.62, 0.2, -0.52, 0.42, -0.36, 0.62),
                    (-0.24, 0.86, 0.02, 0.92, 0.14, 0.84),
                    (0.36, 0.72, 0.66, 0.3, 0.54, 0.05),
                    (0.5, -0.05, -0.44, -0.05, -0.52, 0.03),
                )
            )
            lap = QLinearGradient(0, 0.5, 0, 0.05)
            lap.setColorAt(0, hue(lit(colour, 0.76), 0.9))
            lap.setColorAt(0.3, lit(colour, 1.04))
            lap.setColorAt(1, hue(lit(colour, 0.95), 0.4))
            p.setBrush(lap)
            p.drawPath(
                path(
                    (-0.46, 0.3),
                    (-0.2, 0.5, 0.28, 0.46, 0.45, 0.28),
                    (0.56, 0.08, 0.3, 0.03, 0, 0.03),
                    (-0.3, 0.03, -0.56, 0.1, -0.46, 0.3),
                )
            )
            p.setPen(QPen(hue(SHADE, 0.18), 0.012))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawPath(path((0.0, 0.86), (-0.16, 0.72, -0.2, 0.6, -0.16, 0.42), close=False))
            p.drawPath(path((0.05, 0.86), (0.26, 0.74, 0.32, 0.58, 0.3, 0.42), close=False))

    st.put(x, z, draw)


def shelf(
    st: Stage,
    x: float,
    z: float,
    wide: float,
    high: float,
    rows: int,
    colour: str = BIRCH,
    deep: float = 0.3,
    books: float = 0.9,
) -> None:
    """A bookcase against the far wall at `z` (its back), filled with books."""
    st.foot(x, z - deep, x + wide, z, 0.3)

    def draw() -> None:
        case(st, x, z, wide, high, rows, colour, deep)
        for row in range(rows):
            gap = (high - 0.05) / rows
            _books(st, x + 0.04, 0.05 + row * gap + 0.02, z - deep + 0.05, wide - 0.08, gap - 0.07, books)
        fronts(st, x, z - deep, wide, high, rows, colour, 1)

    st.put(x + wide / 2, z - deep / 2, draw)


def case(
    st: Stage, x: float, z: float, wide: float, high: float, rows: int, colour: str, deep: float, columns: int = 1
) -> None:
    """An open case: back, sides, boards."""
    st.face([(x, 0, z), (x + wide, 0, z), (x + wide, high, z), (x, high, z)], lit(colour, 0.72))
    front = z - deep
    for c in range(columns + 1):
        cx = x + (wide - 0.03) * c / columns
        st.box((cx, 0, front), (cx + 0.03, high, z), lit(colour, 0.96))
    for r in range(rows + 1):
        y = 0.05 + (high - 0.08) * r / rows
        st.box((x, y, front), (x + wide, y + 0.03, z), colour)
        if r < rows:
            st.face(
                [
                    (x + 0.03, y + 0.03, z - 0.003),
                    (x + wide - 0.03, y + 0.03, z - 0.003),
                    (x + wide - 0.03, y + 0.03, front),
                    (x + 0.03, y + 0.03, front),
                ],
                lit(colour, 0.86),
            )
    fronts(st, x, front, wide, high, rows, colour, columns)


def fronts(
    st: Stage, x: float, front: float, wide: float, high: float, rows: int, colour: str, columns: int = 1
) -> None:
    """The front edges of a case, over what stands in it."""
    for r in range(rows + 1):
        y = 0.05 + (high - 0.08) * r / rows
        st.face(
            [(x, y, front), (x + wide, y, front), (x + wide, y + 0.03, front), (x, y + 0.03, front)], lit(colour, 1.01)
        )
    for c in range(columns + 1):
        cx = x + (wide - 0.03) * c / columns
        st.face([(cx, 0, front), (cx + 0.03, 0, front), (cx + 0.03, high, front), (cx, high, front)], colour)


def _books(st: Stage, x: float, y: float, z: float, wide: float, high: float, share: float) -> None:
    end, at = x + wide * share, x
    rng = st.rng
    while at < end - 0.02:
        thick = rng.uniform(0.02, 0.05)
        tall = high * rng.uniform(0.62, 0.95)
        tone = lit(BOOKS[int(rng.integers(len(BOOKS)))], rng.uniform(0.9, 1.1))
        if rng.random() < 0.08:
            at += rng.uniform(0.04, 0.12)
            continue
        st.face([(at, y, z), (at + thick, y, z), (at + thick, y + tall, z), (at, y + tall, z)], tone, soften=0.08)
        st.face(
            [
                (at, y + tall * 0.78, z),
                (at + thick, y + tall * 0.78, z),
                (at + thick, y + tall * 0.84, z),
                (at, y + tall * 0.84, z),
            ],
            hue(PAPER, 0.7),
        )
        at += thick + 0.003


def plant(st: Stage, x: float, z: float, high: float = 1.1, pot: str = PAPER, kind: int = 0, y: float = 0.0) -> None:
    """A pot plant."""
    if not y:
        st.shadow(st.ring(x + 0.08, 0, z, high * 0.22), 0.3)
    st.put(x, z, lambda: leafy(st, x, y, z, high, pot, kind))


def leafy(st: Stage, x: float, y: float, z: float, high: float, pot: str = PAPER, kind: int = 0) -> None:
    """The plant itself, at once."""
    tall = high * 0.3
    rng = np.random.default_rng(int(high * 100) + kind)
    with st.local(x, y, z) as p:
        leaves = sorted(rng.uniform(-1, 1, 13), key=lambda a: -abs(a))
        for i, lean in enumerate(leaves):
            _leaf(
                p,
                lean,
                tall,
                high * rng.uniform(0.45, 0.7) * (1 - abs(lean) * 0.25),
                lit((FOREST, MOSS, "#568A66")[i % 3], rng.uniform(0.85, 1.12)),
                kind,
            )
    st.tube(x, z, y, y + tall, high * 0.11, high * 0.145, pot)


def _leaf(p: QPainter, lean: float, base: float, long: float, colour: QColor, kind: int) -> None:
    p.save()
    p.translate(lean * 0.03, base * 0.9)
    p.rotate(-lean * (62 if kind == 0 else 34))
    w = long * (0.17 if kind == 0 else 0.09)
    stem = long * (0.25 if kind == 0 else 0.0)
    p.setBrush(lit(colour, 0.9))
    p.drawRect(QRectF(-0.006, 0, 0.012, stem + long * 0.2))
    brush = QLinearGradient(-w, 0, w, 0)
    brush.setColorAt(0, lit(colour, 1.1))
    brush.setColorAt(0.5, colour)
    brush.setColorAt(0.52, lit(colour, 0.86))
    brush.setColorAt(1, lit(colour, 0.92))
    p.setBrush(brush)
    p.drawPath(
        path(
            (0, stem),
            (-w * 1.5, stem + long * 0.3, -w * 0.9, stem + long * 0.75, 0, stem + long),
            (w * 0.9, stem + long * 0.75, w * 1.5, stem + long * 0.3, 0, stem),
        )
    )
    p.restore()


def lamp(st: Stage, x: float, y: float, z: float, colour: str = PETROL, drop: float = 0.8, r: float = 0.24) -> None:
    """A pendant lamp whose lower edge hangs at `y`."""

    def draw() -> None:
        st.rod((x, y + 0.2, z), (x, y + drop, z), 0.012, IRON)
        st.tube(x, z, y, y + 0.22, r, r * 0.28, colour)
        st.face(st.ring(x, y, z, r * 0.96), "#FFF2CF", soften=0.02)
        st.glow(x, y - 0.05, z, r * 3.2, strength=0.34)

    st.put(x, z, draw)


def floor_lamp(st: Stage, x: float, z: float, high: float = 1.55, shade: str = SAND) -> None:
    """A floor lamp that is lit."""
    st.shadow(st.ring(x, 0, z, 0.17), 0.3)

    def draw() -> None:
        st.tube(x, z, 0, 0.025, 0.15, 0.15, IRON)
        st.rod((x, 0.02, z), (x, high - 0.2, z), 0.024, IRON)
        st.tube(x, z, high - 0.28, high, 0.2, 0.13, lit(shade, 1.16))
        st.glow(x, high - 0.15, z, 0.85, strength=0.42)

    st.put(x, z, draw)


def sofa(st: Stage, x: float, z: float, wide: float = 1.7, colour: str = SAGE) -> None:
    """A sofa that faces us; `z` is its front."""
    st.foot(x, z, x + wide, z + 0.8, 0.34)

    def draw() -> None:
        for lx in (x + 0.1, x + wide - 0.1):
            st.rod((lx, 0, z + 0.08), (lx, 0.14, z + 0.08), 0.045, TEAK)
        st.box((x, 0.14, z + 0.55), (x + wide, 0.84, z + 0.8), colour, round_m=0.05)
        st.box((x + 0.02, 0.13, z + 0.02), (x + wide - 0.02, 0.32, z + 0.6), lit(colour, 0.92), round_m=0.03)
        half = wide / 2
        for k in range(2):
            st.box(
                (x + 0.16 + k * (half - 0.15), 0.34, z + 0.01),
                (x + k * (half - 0.15) + half - 0.01, 0.44, z + 0.56),
                lit(colour, 1.04),
                round_m=0.03,
            )
        for a in (x, x + wide - 0.14):
            st.box((a, 0.13, z), (a + 0.14, 0.6, z + 0.7), colour, round_m=0.04)

    st.put(x + wide / 2, z + 0.4, draw)


def cushion(st: Stage, x: float, y: float, z: float, size: float, colour: str, turn: float = 8) -> None:
    """A cushion that leans on something, at once."""
    with st.local(x, y, z) as p:
        p.rotate(turn)
        s = size / 2
        brush = QLinearGradient(-s, s, s, -s)
        brush.setColorAt(0, lit(colour, 1.1))
        brush.setColorAt(1, lit(colour, 0.84))
        p.setBrush(brush)
        p.drawPath(
            path((-s, -s), (0, -s * 0.82, s, -s), (s * 0.84, 0, s, s), (0, s * 0.84, -s, s), (-s * 0.84, 0, -s, -s))
        )


def laptop(st: Stage, x: float, y: float, z: float, towards_us: bool = False, wide: float = 0.34) -> None:
    """An open laptop; by default its lid turns its back on us."""
    half = wide / 2
    st.box((x - half, y, z - 0.12), (x + half, y + 0.018, z + 0.12), "#C3CBCC", round_m=0.004)
    if towards_us:
        lid: list[Point] = [
            (x - half, y + 0.02, z + 0.12),
            (x + half, y + 0.02, z + 0.12),
            (x + half, y + 0.24, z + 0.18),
            (x - half, y + 0.24, z + 0.18),
        ]
        st.face(lid, IRON, 0.006)
        inner = [(x + (a - x) * 0.92, y + 0.03 + (b - y - 0.02) * 0.9, c - 0.004) for a, b, c in lid]
        st.face(inner, "#CFE6EA", soften=0.1)
        st.face(
            [
                (x - half + 0.02, y + 0.0185, z - 0.02),
                (x + half - 0.02, y + 0.0185, z - 0.02),
                (x + half - 0.02, y + 0.0185, z + 0.1),
                (x - half + 0.02, y + 0.0185, z + 0.1),
            ],
            "#5B666A",
        )
        return
    st.face(
        [
            (x - half, y + 0.01, z - 0.12),
            (x + half, y + 0.01, z - 0.12),
            (x + half, y + 0.23, z - 0.17),
            (x - half, y + 0.23, z - 0.17),
        ],
        "#AEB8BA",
        0.006,
    )
    c = st.at(x, y + 0.12, z - 0.15)
    st.p.setBrush(hue(WHITE, 0.6))
    r = 0.018 * st.scale(x, y, z)
    st.p.drawEllipse(c, r, r)


def paper(
    st: Stage,
    x: float,
    y: float,
    z: float,
    wide: float = 0.21,
    deep: float = 0.28,
    turn: float = 0.0,
    colour: str = WHITE,
    lines: bool = True,
) -> None:
    """A sheet of paper lying flat."""
    s, c = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    origin = (x - c * wide / 2 - s * deep / 2, y + 0.003, z + c * deep / 2 - s * wide / 2)
    with st.sheet(origin, (c, 0, s), (s, 0, -c), wide, deep) as p:
        p.setBrush(hue(SHADE, 0.14))
        p.drawRect(QRectF(0.6, 0.8, wide * 100, deep * 100))
        p.setBrush(QColor(colour))
        p.drawRect(QRectF(0, 0, wide * 100, deep * 100))
        if lines:
            p.setBrush(hue(PETROL, 0.3))
            for i in range(6):
                p.drawRect(QRectF(wide * 14, deep * (16 + i * 12), wide * (70 - (i * 37 % 30)), deep * 3))


def pencils(st: Stage, x: float, y: float, z: float, colour: str = PETROL, high: float = 0.1) -> None:
    """A mug with pencils."""
    for i, tone in enumerate((BRICK, MUSTARD, FOREST, "#3B6E9A")):
        dx = -0.024 + i * 0.016
        st.rod((x + dx, y + high * 0.6, z), (x + dx * 2.1, y + high * 1.75 + 0.012 * (i % 2), z), 0.011, tone)
    st.tube(x, z, y, y + high, 0.036, 0.04, colour)


def headphones(p: QPainter, size: float, cup: str, band: str = IRON) -> None:
    """Ear defenders that hang by their band: the band's top is the origin, y down."""
    p.save()
    p.scale(size, size)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(QColor(band), 0.085, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    p.drawPath(path((-0.36, 0.72), (-0.46, 0.06, -0.2, 0.0, 0, 0.0), (0.2, 0.0, 0.46, 0.06, 0.36, 0.72), close=False))
    p.setPen(QPen(lit(band, 1.25), 0.025, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    p.drawPath(path((-0.33, 0.25), (-0.24, 0.0, -0.1, -0.012, 0.0, -0.014), close=False))
    p.setPen(Qt.PenStyle.NoPen)
    for side in (-1, 1):
        p.save()
        p.translate(side * 0.36, 0.78)
        p.rotate(side * -6)
        p.setBrush(QColor("#2B3236"))
        p.drawRoundedRect(QRectF(-0.2 if side > 0 else 0.03, -0.22, 0.17, 0.46), 0.08, 0.08)
        shell = QLinearGradient(-0.16, -0.2, 0.16, 0.25)
        shell.setColorAt(0, lit(cup, 1.15))
        shell.setColorAt(0.6, QColor(cup))
        shell.setColorAt(1, lit(cup, 0.75))
        p.setBrush(shell)
        p.drawRoundedRect(QRectF(-0.09 if side > 0 else -0.15, -0.25, 0.24, 0.52), 0.12, 0.12)
        p.setBrush(hue(WHITE, 0.35))
        p.drawRoundedRect(QRectF(0.0 if side > 0 else -0.1, -0.17, 0.04, 0.22), 0.02, 0.02)
        p.restore()
    p.restore()


def screen(st: Stage, x0: float, x1: float, z: float, high: float, colour: str = SAGE, foot: bool = True) -> None:
    """A free-standing screen facing us."""
    st.foot(x0, z - 0.1, x1, z + 0.1, 0.34)

    def draw() -> None:
        st.box((x0, 0.06, z - 0.025), (x1, high, z + 0.025), colour, round_m=0.02)
        st.p.setPen(QPen(hue(SHADE, 0.13), 1.5))
        for share in (1 / 3, 2 / 3):
            x = x0 + (x1 - x0) * share
            st.p.drawLine(st.at(x, 0.08, z - 0.03), st.at(x, high, z - 0.03))
        st.p.setPen(Qt.PenStyle.NoPen)
        if foot:
            for x in (x0 + 0.1, x1 - 0.1):
                st.box((x - 0.03, 0, z - 0.2), (x + 0.03, 0.04, z + 0.2), IRON)

    st.put((x0 + x1) / 2, z, draw)


def tree(
    st: Stage,
    x: float,
    z: float,
    high: float = 4.0,
    tones: Sequence[str] = (FOREST, MOSS),
    birch: bool = False,
    y: float = 0.0,
) -> None:
    """A tree with a soft crown."""
    st.shadow(st.ring(x + high * 0.12, 0, z, high * 0.28, squash=0.5), 0.26)
    seed = int(abs(x * 37 + z * 11 + high * 5))

    def draw() -> None:
        rng = np.random.default_rng(seed)
        with st.local(x, y, z) as p:
            _trunk(p, high, birch)
            for i in range(15):
                r = high * rng.uniform(0.1, 0.17)
                t, d = rng.uniform(0, 2 * math.pi), high * rng.uniform(0.02, 0.19)
                cx, cy = math.cos(t) * d, high * 0.68 + math.sin(t) * d * 1.15
                brush = QLinearGradient(cx - r, cy + r, cx + r, cy - r)
                tone = tones[i % len(tones)]
                brush.setColorAt(0, lit(tone, 1.16))
                brush.setColorAt(1, lit(tone, 0.84))
                p.setBrush(brush)
                p.drawEllipse(QPointF(cx, cy), r, r * 0.92)

    st.put(x, z, draw)


def _trunk(p: QPainter, high: float, birch: bool) -> None:
    w = high * (0.022 if birch else 0.035)
    brush = QLinearGradient(-w, 0, w, 0)
    base = "#EDEAE2" if birch else "#7A5A43"
    brush.setColorAt(0, lit(base, 1.05))
    brush.setColorAt(1, lit(base, 0.75))
    p.setBrush(brush)
    p.drawPath(path((-w * 1.3, 0), (-w * 0.8, high * 0.7), (w * 0.8, high * 0.7), (w * 1.3, 0)))
    if birch:
        p.setBrush(QColor("#4A4A48"))
        for i in range(9):
            y = high * (0.05 + i * 0.06)
            side = -1 if i % 2 else 1
            p.drawRect(QRectF(side * w * 0.3 - w * 0.5, y, w * 0.9, w * 0.24))


def bush(st: Stage, x: float, z: float, size: float = 0.7, colour: str = MOSS) -> None:
    """A low bush."""
    st.shadow(st.ring(x + 0.1, 0, z, size * 0.8, squash=0.5), 0.3)

    def draw() -> None:
        rng = np.random.default_rng(int(abs(x * 13 + z * 7)))
        for i in range(7):
            st.ball(
                x + size * rng.uniform(-0.6, 0.6),
                size * rng.uniform(0.22, 0.5),
                z,
                size * 0.42,
                size * 0.36,
                lit(colour, 0.86 + 0.05 * (i % 5)),
            )

    st.put(x, z, draw)


def bench(st: Stage, x: float, z: float, wide: float = 1.6, colour: str = OAK, back: bool = True) -> None:
    """A bench facing us."""
    st.foot(x, z - 0.2, x + wide, z + 0.2, 0.32)

    def draw() -> None:
        for lx in (x + 0.14, x + wide - 0.2):
            st.box((lx, 0, z - 0.16), (lx + 0.06, 0.42, z + 0.18), IRON)
            if back:
                st.box((lx, 0.42, z + 0.15), (lx + 0.06, 0.85, z + 0.2), IRON)
        if back:
            for y in (0.58, 0.74):
                st.box((x, y, z + 0.12), (x + wide, y + 0.11, z + 0.15), colour)
        for i in range(3):
            st.box(
                (x, 0.42, z - 0.2 + i * 0.13), (x + wide, 0.46, z - 0.09 + i * 0.13), lit(colour, 1 + (i - 1) * 0.03)
            )

    st.put(x + wide / 2, z, draw)


def crate(st: Stage, low: Point, high: Point, colour: str = WALNUT) -> None:
    """A box whose shadow falls on the floor."""
    st.foot(low[0], low[2], high[0], high[2], 0.32)
    st.put((low[0] + high[0]) / 2, (low[2] + high[2]) / 2, lambda: st.box(low, high, colour))
