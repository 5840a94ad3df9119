"""Outdoors: school yard, ramp, outdoor classroom, play area."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from . import furniture as f
from . import room as r
from .outdoors import garden, path_to, school
from .palette import BRICK, FOREST, IRON, MOSS, MUSTARD, NAVY, OAK, PAPER, PETROL, STEEL, TEAK, WALNUT, WHITE, hue, lit
from .stage import Camera, Stage


def skolgard() -> Stage:
    """A school yard with a level path, benches and trees."""
    st = Stage(2000, 1333, Camera((0.4, 1.7, -3.2), 0.72, 0, 0.46), 31)
    garden(st)
    path_to(st, (-1.3, 1.6), (-1.3, 1.5), -4, 8.4)
    path_to(st, (-9, 9), (-9, 9), 5.2, 6.4)
    st.face([(0.03, 0.006, -4), (0.25, 0.006, -4), (0.25, 0.006, 8.4), (0.03, 0.006, 8.4)], PAPER, soften=0.03)
    school(st, -6.7, 8.6, 13.4, skip=3)

    def entrance() -> None:
        with r.back_sheet(st, -0.7, 2.6, 8.5, 1.8, 2.6) as p:
            p.setBrush(QColor(MUSTARD))
            p.drawRect(QRectF(0, 0, 180, 260))
            p.setBrush(QColor(PETROL))
            p.drawRect(QRectF(18, 20, 144, 240))
            p.setBrush(QColor("#CFE3E8"))
            p.drawRect(QRectF(28, 34, 56, 180))
            p.drawRect(QRectF(96, 34, 56, 180))
        st.box((-1.1, 2.75, 7.4), (1.5, 2.9, 8.6), PAPER)
        for x in (-1.0, 1.4):
            st.rod((x, 0, 7.5), (x, 2.75, 7.5), 0.09, PAPER)

    st.put(0.2, 8.0, entrance)
    for x, z, h in ((-4.6, 6.9, 4.6), (5.0, 6.8, 4.4), (-4.0, 3.4, 4.8), (4.7, 3.6, 4.9)):
        f.tree(st, x, z, h, birch=z > 5)
    f.bench(st, 2.1, 2.2, 1.5)
    f.bench(st, -3.1, 1.9, 1.5)
    for x, z in ((-2.2, 5.0), (2.6, 7.4), (3.6, 7.2), (-2.6, 7.3)):
        f.bush(st, x, z, 0.6)
    st.play()
    return st


def ramp() -> Stage:
    """A ramp with handrails beside the steps at an entrance."""
    st = Stage(2000, 1333, Camera((0.2, 1.6, -3.4), 0.8, 0, 0.44), 33)
    garden(st, "#C9CDB4")
    st.face([(-20, 0.002, -4), (20, 0.002, -4), (20, 0.002, 3.2), (-20, 0.002, 3.2)], "#D5CFC2", soften=0.07)
    school(st, -6.0, 3.3, 14, "#C98B5E", 3.6, 3)

    def porch() -> None:
        with r.back_sheet(st, 1.05, 2.85, 3.29, 1.5, 2.4) as p:
            p.setBrush(QColor(PAPER))
            p.drawRect(QRectF(-10, -10, 170, 255))
            p.setBrush(QColor(PETROL))
            p.drawRect(QRectF(0, 0, 150, 240))
            p.setBrush(QColor("#CFE3E8"))
            p.drawRect(QRectF(12, 20, 56, 150))
            p.drawRect(QRectF(82, 20, 56, 150))
            p.setBrush(QColor(MUSTARD))
            p.drawRoundedRect(QRectF(70, 110, 4, 40), 2, 2)
        st.box((0.5, 0.0, 1.9), (3.2, 0.45, 3.3), "#BDB7AA")
        for i in range(2):
            st.box(
                (1.0, 0.0, 1.9 - 0.34 * (i + 1)), (2.8, 0.3 - 0.15 * i, 1.9 - 0.34 * i), lit("#C6C0B3", 1 + 0.02 * i)
            )
            y, z = 0.3 - 0.15 * i, 1.9 - 0.34 * (i + 1)
            st.face(
                [(1.0, y + 0.002, z), (2.8, y + 0.002, z), (2.8, y + 0.002, z + 0.07), (1.0, y + 0.002, z + 0.07)],
                MUSTARD,
            )

    st.put(1.8, 2.4, porch)

    def slope() -> None:
        st.face([(-3.6, 0.0, 1.95), (0.5, 0.0, 1.95), (0.5, 0.45, 1.95)], lit("#BDB7AA", 0.92))
        st.face([(-3.6, 0.0, 1.95), (0.5, 0.45, 1.95), (0.5, 0.45, 3.2), (-3.6, 0.0, 3.2)], lit("#CBC5B8", 1.05))
        st.face([(-3.6, 0.004, 1.95), (-3.4, 0.026, 1.95), (-3.4, 0.026, 3.2), (-3.6, 0.004, 3.2)], MUSTARD)

    def rail(z: float) -> None:
        for i in range(6):
            x = -3.5 + i * 0.79
            y = max(0.0, (x + 3.6) / 4.1 * 0.45)
            st.rod((x, y, z), (x, y + 0.92, z), 0.045, NAVY)
        for lift in (0.62, 0.92):
            st.rod((-3.75, lift, z), (0.5, 0.45 + lift, z), 0.05, NAVY)

    st.foot(-3.6, 1.8, 3.2, 2.0, 0.3)
    st.put(-1.5, 2.3, lambda: rail(3.1))
    st.put(-1.5, 2.25, slope)
    st.put(-1.5, 1.9, lambda: rail(2.0))
    for x in (0.96, 2.84):
        st.put(x, 1.35, lambda x=x: _stair_rail(st, x))
    f.bush(st, -4.6, 2.4, 0.7)
    f.bush(st, 4.2, 2.7, 0.7, FOREST)
    st.play()
    return st


def _stair_rail(st: Stage, x: float) -> None:
    st.rod((x, 0.0, 1.0), (x, 0.9, 1.0), 0.045, NAVY)
    st.rod((x, 0.45, 2.0), (x, 1.35, 2.0), 0.045, NAVY)
    st.rod((x, 0.88, 0.95), (x, 1.33, 2.0), 0.05, NAVY)


def uteklassrum() -> Stage:
    """An outdoor classroom: log seats in a half circle and a board among the trees."""
    st = Stage(2000, 1333, Camera((0, 1.65, -3.4), 0.78, 0, 0.44), 35)
    garden(st, "#B9C596", warm=True)
    for x, z, h, b in (
        (-5.6, 7, 5.4, False),
        (-3.8, 8, 5.6, True),
        (4.0, 7.6, 5.4, True),
        (5.8, 6.6, 5.2, False),
        (-2.1, 9.5, 5.0, False),
        (2.3, 9.6, 5.2, False),
        (-4.3, 3.4, 5.0, True),
        (4.6, 3.6, 5.1, False),
    ):
        f.tree(st, x, z, h, (FOREST, MOSS) if z > 5 else (MOSS, "#92AC6C"), birch=b)
    st.face(st.ring(0, 0.004, 1.8, 3.0, 60, 0.8), "#D9C9A8", soften=0.06)

    def blackboard() -> None:
        for x in (-0.95, 0.95):
            st.box((x - 0.05, 0, 4.2), (x + 0.05, 2.2, 4.3), OAK)
        with r.back_sheet(st, -0.9, 2.0, 4.2, 1.8, 1.1) as p:
            p.setBrush(QColor(TEAK))
            p.drawRect(QRectF(0, 0, 180, 110))
            p.setBrush(QColor("#2F4F49"))
            p.drawRect(QRectF(6, 6, 168, 98))
            r.text(p, 90, 36, 17, "Ute idag", "#F3EBDD", "SemiBold", 0.5)
            for i, icon in enumerate(("calm", "sun", "listen")):
                r.card(p, 20 + i * 50, 50, 40, 44, icon, (MOSS, MUSTARD, BRICK)[i])
        roof = [(-1.5, 2.2, 3.8), (1.5, 2.2, 3.8), (1.5, 2.55, 4.3), (-1.5, 2.55, 4.3)]
        st.face([(x, y, z) for x, y, z in roof], WALNUT, 0.02)

    st.foot(-1.0, 4.1, 1.0, 4.4, 0.3)
    st.put(0, 4.2, blackboard)
    for i in range(7):
        t = math.pi * (0.98 + 1.04 * i / 6)
        log(st, 2.35 * math.cos(t), 2.3 + 1.75 * math.sin(t))
    f.bush(st, 3.4, 4.8, 0.7)
    f.bush(st, -3.2, 5.0, 0.8, FOREST)
    st.play()
    return st


def log(st: Stage, x: float, z: float) -> None:
    """A log seat with year rings."""
    st.shadow(st.ring(x + 0.1, 0, z, 0.27), 0.4)

    def draw() -> None:
        st.tube(x, z, 0, 0.42, 0.25, 0.24, "#86623F")
        for share, tone in (
            (0.98, "#E4C793"),
            (0.72, "#D3B37C"),
            (0.66, "#E4C793"),
            (0.36, "#D3B37C"),
            (0.3, "#E4C793"),
        ):
            st.face(st.ring(x, 0.421, z, 0.235 * share), tone, soften=0.02)

    st.put(x, z, draw)


def lekplats(sway: float = 0.0, wide: int = 2000, high: int = 1333, focal: float = 0.82) -> Stage:
    """A play area with a nest swing, an ordinary swing and soft ground."""
    st = Stage(wide, high, Camera((0, 1.5, -3.3), focal, 0, 0.46), 37)
    garden(st)
    school(st, -12, 14, 24)
    for x, z, h in ((-4.8, 7.5, 4.6), (-6.2, 6, 4.8), (4.6, 7, 4.8)):
        f.tree(st, x, z, h)
    f.bush(st, 3.7, 5.0, 0.6)
    f.bush(st, -3.9, 4.6, 0.7, FOREST)
    st.face(st.ring(0, 0.004, 1.9, 3.2, 60, 0.62), "#C9795B", soften=0.06)
    st.face(st.ring(0, 0.006, 1.9, 2.6, 60, 0.58), "#D48E6E", soften=0.05)
    st.shadow(st.ring(-0.75, 0.01, 1.75, 0.55, squash=0.6), 0.4)
    st.shadow(st.ring(1.3, 0.01, 1.8, 0.3, squash=0.6), 0.3)
    st.put(0, 2.4, lambda: _frame(st))
    st.put(-0.8, 1.9, lambda: nest(st, sway))
    st.put(1.25, 1.88, lambda: _swing(st, sway))
    st.play()
    return st


def _frame(st: Stage) -> None:
    top = 2.3
    for x in (-2.1, 2.1):
        for dz in (0.65, -0.55):
            st.rod((x * 1.08, 0, 1.9 + dz), (x, top, 1.9), 0.1, OAK)
    st.rod((-2.25, top, 1.9), (2.25, top, 1.9), 0.12, PETROL)


def nest(st: Stage, sway: float) -> None:
    """A nest swing on four ropes, seen a little from above."""
    dx = 0.28 * sway
    x, y, z, rad = -0.8 + dx, 0.52 + 0.05 * abs(sway), 1.85, 0.56
    for hx in (-0.42, 0.42):
        st.rod((-0.8 + hx, 2.26, 1.9), (x + hx, y, z + 0.36), 0.025, "#E9DEC8")
    ring = st.outline(st.ring(x, y, z, rad))
    st.p.setBrush(hue("#21343C", 0.55))
    st.p.drawPolygon(ring)
    st.p.setPen(QPen(QColor("#E9DEC8"), 2.4))
    for i in range(-4, 5):
        half = math.sqrt(max(0.0, rad**2 - (i * 0.12) ** 2))
        st.p.drawLine(st.at(x + i * 0.12, y, z - half), st.at(x + i * 0.12, y, z + half))
        st.p.drawLine(st.at(x - half, y, z + i * 0.12), st.at(x + half, y, z + i * 0.12))
    st.p.setBrush(Qt.BrushStyle.NoBrush)
    wide = 0.085 * st.scale(x, y, z)
    st.p.setPen(QPen(lit(NAVY, 0.85), wide))
    st.p.drawPolygon(ring)
    st.p.setPen(QPen(QColor(NAVY), wide * 0.66))
    ring.translate(QPointF(0, -wide * 0.12))
    st.p.drawPolygon(ring)
    st.p.setPen(Qt.PenStyle.NoPen)
    for hx in (-0.42, 0.42):
        st.rod((-0.8 + hx, 2.26, 1.9), (x + hx, y, z - 0.36), 0.03, WHITE)


def _swing(st: Stage, sway: float) -> None:
    dx = -0.14 * sway
    for hx in (-0.2, 0.2):
        st.rod((1.25 + hx, 2.26, 1.9), (1.25 + hx + dx, 0.5, 1.9), 0.022, STEEL)
    st.box((1.02 + dx, 0.47, 1.78), (1.48 + dx, 0.51, 2.02), IRON, round_m=0.015)
