"""The ground outdoors: sky, hills, grass, paths, and the school house."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from . import room as r
from .palette import BRICK, MOSS, PAPER, SHADE, WHITE, hue, lit
from .stage import Point, Stage


def garden(st: Stage, ground: str = "#BFCB9F", warm: bool = False) -> None:
    """Sky with soft clouds, hills far away and open ground."""
    w, line = st.width, st.camera.horizon * st.height
    sky = QLinearGradient(0, 0, 0, line)
    sky.setColorAt(0, QColor("#9CC4DC" if not warm else "#A9C6D2"))
    sky.setColorAt(1, QColor("#EAF1EC" if not warm else "#F8E7CC"))
    st.p.setBrush(sky)
    st.p.drawRect(QRectF(0, 0, w, line + 4))
    _clouds(st, line)
    for lift, colour, seed in ((0.085, "#A9C1C3", 2), (0.05, "#8FB09D", 5), (0.022, "#7A9F80", 8)):
        _ridge(st, line, lift * st.height, colour, seed)
    far = 900.0
    st.face(
        [(-900, 0, st.camera.eye[2]), (900, 0, st.camera.eye[2]), (900, 0, far), (-900, 0, far)], ground, soften=0.1
    )
    rng = np.random.default_rng(st.seed)

    def patches(p: QPainter) -> None:
        for _ in range(26):
            x, z = rng.uniform(-8, 8), rng.uniform(0, 16)
            p.setBrush(hue(MOSS if rng.random() < 0.6 else WHITE, 0.16))
            p.drawPolygon(st.outline(st.ring(x, 0, z, rng.uniform(0.4, 1.4), squash=0.7)))

    st.blurred(patches, st.width / 70)


def _clouds(st: Stage, line: float) -> None:
    rng = np.random.default_rng(st.seed + 3)

    def paint(p: QPainter) -> None:
        for _ in range(5):
            x, y, s = rng.uniform(0, st.width), rng.uniform(0.05, 0.6) * line, st.width * rng.uniform(0.03, 0.06)
            for i in range(5):
                p.setBrush(hue(WHITE, 0.5))
                p.drawEllipse(QPointF(x + (i - 2) * s * 0.7, y - (2 - abs(i - 2)) * s * 0.16), s * 0.75, s * 0.3)

    st.blurred(paint, st.width / 150)


def _ridge(st: Stage, line: float, lift: float, colour: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    phases = rng.uniform(0, 6, 3)
    points = [QPointF(0, line + 6)]
    for i in range(81):
        t = i / 80
        wave = (
            0.55
            + 0.28 * np.sin(t * 5 + phases[0])
            + 0.14 * np.sin(t * 13 + phases[1])
            + 0.05 * np.sin(t * 31 + phases[2])
        )
        points.append(QPointF(t * st.width, line - lift * float(wave)))
    points.append(QPointF(st.width, line + 6))
    brush = QLinearGradient(0, line - lift, 0, line)
    brush.setColorAt(0, QColor(colour))
    brush.setColorAt(1, lit(colour, 1.1))
    st.p.setBrush(brush)
    st.p.drawPolygon(points)


def path_to(
    st: Stage, near: tuple[float, float], far: tuple[float, float], z0: float, z1: float, colour: str = "#DDD3C0"
) -> None:
    """A smooth path from us to the distance: left and right edge, near and far."""
    st.face([(near[0], 0.003, z0), (near[1], 0.003, z0), (far[1], 0.003, z1), (far[0], 0.003, z1)], colour, soften=0.06)


def school(
    st: Stage, x: float, z: float, wide: float = 12.0, colour: str = BRICK, high: float = 3.4, skip: int = -1
) -> None:
    """A low school house with a row of windows, its front at `z`."""
    st.shadow([(x, 0, z - 0.8), (x + wide, 0, z - 0.8), (x + wide, 0, z), (x, 0, z)], 0.28)

    def draw() -> None:
        st.box((x, 0, z), (x + wide, high, z + 6), lit(colour, 1.02))
        with r.back_sheet(st, x, high, z, wide, high) as p:
            p.setBrush(hue("#6B2A22", 0.16))
            for row in range(int(high * 100 / 22)):
                p.drawRect(QRectF(0, row * 22, wide * 100, 1.6))
            p.setBrush(hue(SHADE, 0.28))
            p.drawRect(QRectF(0, high * 100 - 30, wide * 100, 30))
            step = 210
            for i in range(int(wide * 100 / step)):
                if i == skip:
                    continue
                p.save()
                p.translate(45 + i * step, 75)
                r.pane(p, 125, 145, i + 3)
                p.restore()
        roof: list[Point] = [
            (x - 0.4, high, z - 0.4),
            (x + wide + 0.4, high, z - 0.4),
            (x + wide - 0.6, high + 1.5, z + 3),
            (x + 0.6, high + 1.5, z + 3),
        ]
        st.face(roof, "#4D5B60", soften=0.08)
        st.box((x - 0.4, high - 0.26, z - 0.42), (x + wide + 0.4, high + 0.06, z - 0.36), PAPER)

    st.put(x + wide / 2, z, draw)
