"""Rooms for learning: classroom, group room, quiet corner, library, dining hall, workshop."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from . import furniture as f
from . import room as r
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
    ROSE,
    SAGE,
    SAND,
    SHADE,
    STEEL,
    TEAK,
    WALLS,
    WALNUT,
    WHITE,
    hue,
    lit,
)
from .stage import Camera, Stage, path


def klassrum() -> Stage:
    """A calm classroom, morning light from the left."""
    st = Stage(2000, 1333, Camera((0.35, 1.6, -3.1), 0.68, 0, 0.42), 3, (-0.62, 0.66, -0.3))
    room = r.Room(-3.0, 3.3, 2.8, 4.0, BIRCH, WALLS["white"], WALLS["sage"])
    room.build(st)
    for z in (-1.5, 0.35, 2.2):
        r.left_window(st, room, z, 1.45, beam=0.42)
    with r.back_sheet(st, -1.5, 2.2, 4.0, 2.6, 1.15) as p:
        r.board(p, 260, 115)
        r.text(p, 18, 26, 11, "Välkommen!", PETROL, "Bold")
        for i, (icon, word) in enumerate((("book", "Läsa"), ("maths", "Räkna"), ("ball", "Rast"))):
            r.card(p, 20 + i * 45, 42, 36, 44, icon, (PETROL, MUSTARD, BRICK)[i], word)
    with r.back_sheet(st, 1.5, 2.5, 4.0, 0.4, 0.4) as p:
        r.clock(p, 20, 20, 17)
    with r.right_sheet(st, 3.3, 3.2, 2.2, 3.6, 1.2) as p:
        for i in range(3):
            p.setBrush(hue(SHADE, 0.1))
            p.drawRoundedRect(QRectF(4 + i * 115, 5, 100, 100), 6, 6)
            p.setBrush(QColor((SAGE, DUSTY, SAND)[i]))
            p.drawRoundedRect(QRectF(i * 115, 0, 100, 100), 6, 6)
    f.shelf(st, 1.75, 3.98, 1.4, 1.2, 3)
    f.plant(st, -2.55, 3.6, 1.5)
    for z, tone in ((0.5, 0), (1.75, 1), (3.0, 2)):
        for x in (-1.9, -0.55, 0.8, 2.15):
            f.desk(st, x, z, 0.95)
            f.chair(st, x, z - 0.42, "away", (PETROL, FOREST, PETROL)[tone])
    r_lamps(st, ((-1.2, 1.2), (1.3, 1.2), (-1.2, 3.2), (1.3, 3.2)))
    st.play()
    return st


def r_lamps(st: Stage, spots: tuple[tuple[float, float], ...]) -> None:
    """Round lamps flat against the ceiling."""
    for x, z in spots:
        st.tube(x, z, 2.66, 2.78, 0.3, 0.3, WHITE)
        st.face(st.ring(x, 2.66, z, 0.28), "#FFF8E6", soften=0.01)
        st.glow(x, 2.64, z, 0.7, strength=0.25)


def lugn_vra() -> Stage:
    """A quiet corner: a canopy, a bean bag, a lamp, books."""
    st = Stage(2000, 1333, Camera((0.0, 1.3, -2.9), 0.78, 0, 0.46), 7)
    room = r.Room(-2.5, 2.3, 2.6, 1.9, OAK, WALLS["blue"], WALLS["blue"])
    room.build(st)
    r.left_window(st, room, -0.7, 1.5, 0.85, 2.2, 0.5)
    f.rug(st, -0.1, 0.6, 1.5, 0.95, SAGE, PAPER)
    canopy(st, -0.25, 1.55)
    f.shelf(st, 1.05, 1.88, 1.1, 1.0, 2)
    st.put(1.5, 1.7, lambda: f.leafy(st, 1.85, 1.0, 1.75, 0.5, BRICK, 1))
    with r.back_sheet(st, 1.25, 2.0, 1.9, 0.6, 0.7) as p:
        r.poster(p, 0, 0, 56, 70, 0)
    f.beanbag(st, -0.3, 0.95, MUSTARD, 1.05)
    st.put(-0.3, 0.8, lambda: f.cushion(st, -0.22, 0.52, 0.8, 0.36, PETROL, -12))
    f.floor_lamp(st, 0.8, 1.35)
    f.pouf(st, 0.75, 0.3, BRICK, 0.3, 0.26)
    st.put(0.75, 0.29, lambda: f.paper(st, 0.75, 0.3, 0.3, 0.2, 0.26, 20, DUSTY, lines=False))
    f.plant(st, -1.85, 1.5, 1.2)
    st.play()
    return st


def canopy(st: Stage, x: float, z: float) -> None:
    """A cloth canopy that hangs from the ceiling."""

    def draw() -> None:
        with st.local(x, 0, z) as p:
            inside = QLinearGradient(0, 2.4, 0, 0)
            inside.setColorAt(0, QColor("#D9C7AC"))
            inside.setColorAt(1, QColor("#C7B08F"))
            p.setBrush(inside)
            p.drawPath(
                path(
                    (0, 2.35),
                    (0.2, 1.9, 0.85, 1.7),
                    (0.95, 0.7, 1.0, 0.05),
                    (-1.0, 0.05),
                    (-0.95, 0.7, -0.85, 1.7),
                    (-0.2, 1.9, 0, 2.35),
                )
            )
            for side in (-1, 1):
                cloth = QLinearGradient(side * 1.05, 0, side * 0.35, 0)
                cloth.setColorAt(0, QColor("#EADBC0"))
                cloth.setColorAt(0.5, QColor("#F8EEDA"))
                cloth.setColorAt(1, QColor("#DCC9A8"))
                p.setBrush(cloth)
                p.drawPath(
                    path(
                        (0, 2.38),
                        (side * 0.25, 1.95, side * 0.9, 1.72),
                        (side * 1.0, 0.8, side * 1.08, 0.02),
                        (side * 0.8, -0.02, side * 0.66, 0.02),
                        (side * 0.62, 1.0, side * 0.1, 1.72),
                        (0, 2.0, 0, 2.38),
                    )
                )
            p.setPen(QPen(QColor(PAPER), 0.014))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawPath(path((-0.9, 1.62), (0, 1.28, 0.9, 1.62), close=False))
            p.setPen(Qt.PenStyle.NoPen)
            for i in range(11):
                t = i / 10
                bx, by = -0.86 + 1.72 * t, 1.605 - 0.155 * (1 - (2 * t - 1) ** 2)
                p.setBrush(QColor((BRICK, MUSTARD, PETROL, MOSS)[i % 4]))
                p.drawPolygon([QPointF(bx - 0.06, by), QPointF(bx + 0.06, by), QPointF(bx, by - 0.13)])

    st.put(x, z, draw)


def grupprum() -> Stage:
    """A small group room divided by a screen."""
    st = Stage(2000, 1333, Camera((0.1, 1.5, -2.9), 0.76, 0, 0.42), 41)
    room = r.Room(-2.7, 2.7, 2.7, 2.6, OAK, WALLS["white"], WALLS["sand"])
    room.build(st)
    r.left_window(st, room, -0.3, 1.8, beam=0.45)
    r.back_window(st, 1.05, 2.6, 1.2)
    f.screen(st, -0.28, 0.62, 1.25, 1.6, SAGE)
    f.screen(st, 0.62, 0.75, 1.1, 1.6, SAGE, foot=False)
    f.round_table(st, -1.25, 0.95, 0.58)
    for x, z, tone in ((-1.95, 0.75, PETROL), (-0.62, 0.6, PETROL)):
        f.side_chair(st, x, z, x < -1, tone)
    f.chair(st, -1.25, 1.8, "us", MUSTARD)
    f.desk(st, 1.55, 1.95, 1.1, 0.6)
    f.chair(st, 1.5, 1.35, "away", FOREST)
    st.put(1.6, 1.9, lambda: f.laptop(st, 1.5, 0.72, 1.9, True))
    f.lamp(st, -1.25, 1.75, 0.95, MUSTARD, 0.95)
    st.put(-1.25, 0.8, lambda: f.pencils(st, -1.1, 0.72, 0.9))
    st.put(-1.25, 0.79, lambda: f.paper(st, -1.4, 0.72, 0.8, 0.24, 0.3, 15))
    f.plant(st, -2.25, 2.25, 1.2)
    st.play()
    return st


def ljudabsorbenter() -> Stage:
    """Sound absorbers on wall and ceiling above a sofa."""
    st = Stage(2000, 1333, Camera((0, 1.45, -3.1), 0.78, 0, 0.47), 43)
    room = r.Room(-2.7, 2.7, 2.9, 2.2, BIRCH, WALLS["white"], WALLS["white"])
    room.build(st)
    r.left_window(st, room, -0.6, 1.8, beam=0.42)
    with r.back_sheet(st, -1.75, 2.25, 2.2, 3.5, 1.2) as p:
        tones = (PETROL, SAGE, MUSTARD, DUSTY, FOREST, ROSE, SAND, NAVY)
        for i in range(11):
            col, row = i % 6 if i < 6 else i - 6, i // 6
            hexagon(p, 34 + col * 56 + row * 28, 32 + row * 49, 30, tones[(i * 3) % 8])
    for x, z in ((-1.2, 0.9), (0.1, 0.9), (1.4, 0.9)):
        for dx in (-0.4, 0.4):
            st.rod((x + dx, 2.56, z), (x + dx, 2.9, z), 0.01, STEEL)
        st.box((x - 0.5, 2.5, z - 0.5), (x + 0.5, 2.56, z + 0.5), PAPER, round_m=0.02)
    f.rug(st, 0, 0.65, 1.5, 0.75, DUSTY)
    f.sofa(st, -1.15, 1.25, 2.1, PETROL)
    st.put(-0.6, 1.24, lambda: f.cushion(st, -0.66, 0.62, 1.3, 0.38, MUSTARD, 8))
    st.put(0.5, 1.24, lambda: f.cushion(st, 0.5, 0.62, 1.3, 0.38, ROSE, -8))
    f.round_table(st, 0.2, 0.5, 0.36, 0.42, OAK)
    f.plant(st, 1.75, 1.8, 1.35)
    f.floor_lamp(st, -1.65, 1.8, 1.5)
    f.pouf(st, 1.35, 0.75, BRICK)
    st.play()
    return st


def hexagon(p: QPainter, x: float, y: float, r_cm: float, colour: str) -> None:
    """A felt panel with six sides."""
    shape = [QPointF(x + r_cm * math.sin(math.pi * i / 3), y + r_cm * math.cos(math.pi * i / 3)) for i in range(6)]
    p.setBrush(hue(SHADE, 0.18))
    p.drawPolygon([q + QPointF(2, 3) for q in shape])
    felt = QLinearGradient(x - r_cm, y - r_cm, x + r_cm, y + r_cm)
    felt.setColorAt(0, lit(colour, 1.1))
    felt.setColorAt(1, lit(colour, 0.92))
    p.setBrush(felt)
    p.drawPolygon(shape)


def matsal() -> Stage:
    """A dining hall with round tables and low lamps."""
    st = Stage(2000, 1333, Camera((0.2, 1.65, -3.4), 0.74, 0, 0.42), 45)
    room = r.Room(-3.4, 3.4, 3.0, 3.8, "#CFC8B8", WALLS["white"], WALLS["sage"], "tile")
    room.build(st)
    for z in (-1.2, 0.9):
        r.left_window(st, room, z, 1.7, 0.8, 2.5, 0.4)
    counter(st)
    for x, z in ((-1.7, 2.2), (0.55, 2.4), (2.4, 1.5), (-1.2, 0.2), (1.15, 0.25)):
        f.round_table(st, x, z, 0.6)
        for dx, dz, tone in ((-0.62, 0.3, PETROL), (0.62, 0.3, MUSTARD), (-0.6, -0.4, MUSTARD), (0.6, -0.4, PETROL)):
            f.stool(st, x + dx, z + dz, tone, 0.44, 0.16)
        st.put(x, z - 0.02, lambda x=x, z=z: plates(st, x, z))
        if x != 0.55:
            f.lamp(st, x, 1.85, z + 0.01, PETROL if x < 1 else BRICK, 1.1, 0.22)
    st.play()
    return st


def counter(st: Stage) -> None:
    """The serving counter with picture signs above each dish."""
    with r.back_sheet(st, -1.5, 2.4, 3.8, 3.4, 0.6) as p:
        for i, icon in enumerate(("food", "calm", "sun", "ball")):
            r.card(p, 20 + i * 84, 0, 44, 48, icon, (PETROL, FOREST, MUSTARD, BRICK)[i])

    def draw() -> None:
        st.box((-1.6, 0, 3.1), (1.9, 0.88, 3.7), BIRCH)
        st.box((-1.65, 0.88, 3.05), (1.95, 0.92, 3.75), STEEL)
        for i in range(4):
            st.box((-1.4 + i * 0.84, 0.92, 3.2), (-0.8 + i * 0.84, 0.97, 3.6), "#DDE3E3")
            st.face(
                [
                    (-1.35 + i * 0.84, 0.972, 3.24),
                    (-0.85 + i * 0.84, 0.972, 3.24),
                    (-0.85 + i * 0.84, 0.972, 3.56),
                    (-1.35 + i * 0.84, 0.972, 3.56),
                ],
                (BRICK, MOSS, MUSTARD, SAND)[i],
            )

    st.foot(-1.6, 3.0, 1.9, 3.7, 0.35)
    st.put(0, 3.4, draw)


def plates(st: Stage, x: float, z: float) -> None:
    """Plates and glasses on a table."""
    for dx, dz in ((-0.3, 0.12), (0.3, 0.12), (-0.26, -0.22), (0.26, -0.22)):
        st.tube(x + dx, z + dz, 0.72, 0.735, 0.1, 0.12, WHITE)
        st.face(st.ring(x + dx, 0.737, z + dz, 0.08), "#EDF1F0", soften=0.02)
    st.tube(x, z, 0.72, 0.9, 0.045, 0.06, DUSTY)


def bibliotek() -> Stage:
    """A library with low shelves and a reading place."""
    st = Stage(2000, 1333, Camera((0, 1.5, -3.0), 0.76, 0, 0.43), 47)
    room = r.Room(-3.0, 3.0, 2.8, 2.8, OAK, WALLS["white"], WALLS["blue"])
    room.build(st)
    r.left_window(st, room, -0.6, 1.9, beam=0.45)
    for i, icon in enumerate(("ball", "music", "sun")):
        with r.back_sheet(st, -1.95 + i * 1.5, 2.5, 2.8, 0.5, 0.5) as p:
            r.card(p, 0, 0, 42, 46, icon, (BRICK, NAVY, MUSTARD)[i])
    for i in range(3):
        f.shelf(st, -2.4 + i * 1.5, 2.78, 1.4, 1.75, 5, books=0.96)
    f.shelf(st, 2.1, 2.78, 0.85, 1.2, 3)
    st.put(2.5, 2.55, lambda: f.leafy(st, 2.5, 1.2, 2.6, 0.55, BRICK))
    f.rug(st, 0.2, 0.7, 1.6, 0.8, SAGE)
    f.sofa(st, 0.1, 1.2, 1.7, MUSTARD)
    st.put(0.6, 1.19, lambda: f.cushion(st, 0.55, 0.6, 1.26, 0.36, PETROL, 8))
    f.round_table(st, -0.75, 0.75, 0.36, 0.46)
    st.put(-0.75, 0.7, lambda: f.paper(st, -0.75, 0.46, 0.7, 0.26, 0.34, -12, PETROL, lines=False))
    f.beanbag(st, -1.75, 0.9, BRICK, 0.85)
    f.floor_lamp(st, 2.1, 1.6, 1.6)
    f.pouf(st, 1.3, 0.2, NAVY, 0.34)
    st.play()
    return st


def slojdsal() -> Stage:
    """A craft room: benches, and tools that each have a marked place."""
    st = Stage(2000, 1333, Camera((0.15, 1.5, -2.7), 0.86, 0, 0.42), 49)
    room = r.Room(-2.9, 2.9, 2.8, 2.6, "#C8B595", WALLS["white"], WALLS["white"])
    room.build(st)
    r.left_window(st, room, -0.4, 1.8, beam=0.4)
    with r.back_sheet(st, -1.7, 2.3, 2.6, 3.4, 1.25) as p:
        pegboard(p)
    f.shelf(st, 1.95, 2.58, 0.9, 1.8, 5, OAK, books=0.0)
    for row in range(4):
        st.put(2.4, 2.4 - row * 0.01, lambda row=row: boxes(st, 2.02, 0.1 + row * 0.346, 2.38, row))
    for x in (-1.35, 0.75):
        workbench(st, x, 1.15)
    for x, z in ((-1.4, 0.35), (0.6, 0.35)):
        f.stool(st, x, z, BIRCH, 0.5, 0.17)
    st.play()
    return st


def boxes(st: Stage, x: float, y: float, z: float, row: int) -> None:
    """Labelled boxes on a shelf."""
    for i in range(2):
        st.box(
            (x + i * 0.4, y, z - 0.06),
            (x + i * 0.4 + 0.34, y + 0.2, z + 0.1),
            (PETROL, MUSTARD, FOREST, BRICK)[(row + i) % 4],
        )
        with r.back_sheet(st, x + i * 0.4 + 0.1, y + 0.16, z - 0.065, 0.14, 0.12) as p:
            p.setBrush(QColor(WHITE))
            p.drawRoundedRect(QRectF(0, 0, 14, 12), 1, 1)
            p.translate(2.5, 1.5)
            p.scale(9, 9)
            r.ICONS[("craft", "work", "paint", "maths")[(row + i) % 4]](p, 1)


def pegboard(p: QPainter) -> None:
    """Tools on hooks, each over its own outline."""
    p.setBrush(hue(SHADE, 0.15))
    p.drawRect(QRectF(2, 4, 340, 125))
    p.setBrush(QColor("#E9DDC4"))
    p.drawRect(QRectF(0, 0, 340, 125))
    p.setBrush(hue(WALNUT, 0.22))
    for x in range(8, 340, 11):
        for y in range(8, 125, 11):
            p.drawEllipse(QPointF(x, y), 0.9, 0.9)
    for i in range(5):
        for shift, tone in ((0, hue(PETROL, 0.35)), (1, None)):
            p.save()
            p.translate(22 + i * 66, 8)
            if shift == 0:
                p.setBrush(tone)
                p.drawRoundedRect(QRectF(-8, -3, 54, 108), 6, 6)
            elif i != 3:
                tool(p, i)
            p.restore()


def tool(p: QPainter, kind: int) -> None:
    """A hammer, saw, screwdriver or pliers; 40 by 100 centimetres at most."""
    p.setBrush(QColor(WALNUT))
    if kind == 0:
        p.drawRoundedRect(QRectF(15, 22, 9, 76), 3, 3)
        p.setBrush(QColor(IRON))
        p.drawRoundedRect(QRectF(0, 6, 40, 19), 4, 4)
    elif kind == 1:
        p.drawRoundedRect(QRectF(3, 4, 32, 26), 9, 9)
        p.setBrush(QColor(STEEL))
        p.drawPath(path((6, 28), (33, 28), (26, 98), (18, 98)))
    elif kind == 2:
        p.setBrush(QColor(BRICK))
        p.drawRoundedRect(QRectF(12, 4, 15, 40), 6, 6)
        p.setBrush(QColor(STEEL))
        p.drawRect(QRectF(17, 44, 5, 50))
    else:
        p.setBrush(QColor(MUSTARD))
        p.drawRoundedRect(QRectF(6, 46, 9, 52), 4, 4)
        p.drawRoundedRect(QRectF(25, 46, 9, 52), 4, 4)
        p.setBrush(QColor(IRON))
        p.drawPath(path((10, 50), (14, 8), (20, 4), (26, 8), (30, 50)))


def workbench(st: Stage, x: float, z: float) -> None:
    """A sturdy bench with a vice and a piece of wood."""
    st.foot(x - 0.8, z - 0.35, x + 0.8, z + 0.35, 0.34)

    def draw() -> None:
        for dx in (-0.68, 0.56):
            for dz in (0.2, -0.3):
                st.box((x + dx, 0, z + dz), (x + dx + 0.11, 0.8, z + dz + 0.1), OAK)
        st.box((x - 0.66, 0.2, z - 0.26), (x + 0.66, 0.25, z + 0.28), OAK)
        st.box((x - 0.82, 0.78, z - 0.36), (x + 0.82, 0.88, z + 0.36), BIRCH)
        st.box((x + 0.3, 0.7, z - 0.46), (x + 0.62, 0.88, z - 0.37), TEAK)
        st.rod((x + 0.46, 0.78, z - 0.47), (x + 0.46, 0.78, z - 0.62), 0.035, STEEL)
        st.rod((x + 0.34, 0.78, z - 0.62), (x + 0.58, 0.78, z - 0.62), 0.024, WALNUT)
        st.box((x - 0.55, 0.88, z - 0.1), (x + 0.1, 0.93, z + 0.06), SAND)

    st.put(x, z, draw)


def avskild() -> Stage:
    """A secluded place to work, with screens on three sides."""
    st = Stage(2000, 2000, Camera((0.0, 1.42, -2.1), 1.1, 0, 0.4), 51)
    room = r.Room(-1.9, 1.9, 2.7, 2.1, OAK, WALLS["white"], WALLS["sage"])
    room.build(st)
    r.back_window(st, -1.7, 2.1, 0.62, 1.0, 2.2)
    f.plant(st, 1.5, 1.75, 1.2)
    for side in (-1, 1):
        st.foot(side * 0.72 - 0.05, 0.6, side * 0.72 + 0.05, 1.5, 0.3)
        st.put(
            side * 0.72,
            1.0,
            lambda s=side: st.box((s * 0.72 - 0.03, 0.05, 0.62), (s * 0.72 + 0.03, 1.4, 1.5), PETROL, round_m=0.02),
        )
    f.screen(st, -0.74, 0.74, 1.5, 1.4, PETROL, foot=False)
    f.desk(st, 0, 1.1, 1.3, 0.66)
    f.chair(st, 0, 0.42, "away", MUSTARD)

    def things() -> None:
        f.paper(st, 0.0, 0.72, 0.98, 0.24, 0.32)
        f.pencils(st, 0.34, 0.72, 1.15, BRICK)
        st.tube(-0.45, 1.22, 0.72, 0.74, 0.08, 0.08, PAPER)
        st.rod((-0.45, 0.74, 1.22), (-0.5, 1.05, 1.25), 0.018, PAPER)
        st.rod((-0.5, 1.05, 1.25), (-0.3, 1.2, 1.18), 0.018, PAPER)
        st.tube(-0.26, 1.16, 1.1, 1.22, 0.1, 0.04, MUSTARD)
        st.glow(-0.26, 1.06, 1.16, 0.5, strength=0.4)
        with r.back_sheet(st, 0.06, 1.3, 1.46, 0.44, 0.34) as p:
            for i, icon in enumerate(("work", "wait", "ball")):
                r.card(p, i * 14, 0, 12.5, 15, icon, (MUSTARD, NAVY, BRICK)[i])

    st.put(0, 0.95, things)
    st.play()
    return st


def flexibla() -> Stage:
    """Many ways to sit: poufs, wobble stools, a high table, bean bags."""
    st = Stage(2000, 1333, Camera((0, 1.5, -3.0), 0.78, 0, 0.42), 53)
    room = r.Room(-2.8, 2.8, 2.75, 2.4, BIRCH, WALLS["white"], WALLS["rose"])
    room.build(st)
    r.left_window(st, room, -0.5, 1.8, beam=0.42)
    r.back_window(st, 0.4, 2.4, 1.7)
    f.desk(st, -1.3, 1.7, 1.5, 0.6, 1.05, OAK)
    for x in (-1.7, -0.9):
        f.stool(st, x, 1.1, PETROL, 0.72, 0.17)
    f.round_table(st, 1.3, 1.0, 0.62)
    for x, z, tone in ((0.5, 0.75, FOREST), (2.1, 0.85, BRICK), (1.3, 0.05, NAVY)):
        f.wobble(st, x, z, tone)
    f.rug(st, -0.75, 0.1, 0.95, 0.5, SAGE)
    f.beanbag(st, -0.95, 0.3, MUSTARD, 0.8)
    f.pouf(st, -0.1, 0.0, ROSE, 0.34)
    f.pouf(st, -1.95, 0.35, PETROL, 0.4)
    f.plant(st, 2.35, 2.0, 1.2)
    st.play()
    return st


def stabord() -> Stage:
    """A standing desk by the window."""
    st = Stage(1500, 2000, Camera((0, 1.45, -2.2), 1.3, 0, 0.42), 55)
    room = r.Room(-1.5, 1.5, 2.7, 1.9, OAK, WALLS["white"], WALLS["blue"])
    room.build(st)
    r.back_window(st, -0.95, 1.9, 1.5, 1.2, 2.35)
    st.foot(-0.65, 0.9, 0.65, 1.4, 0.3)

    def draw() -> None:
        for x in (-0.45, 0.45):
            st.box((x - 0.04, 0, 0.85), (x + 0.04, 0.04, 1.45), IRON)
            st.box((x - 0.035, 0.04, 1.12), (x + 0.035, 0.62, 1.19), IRON)
            st.box((x - 0.025, 0.62, 1.13), (x + 0.025, 1.03, 1.18), STEEL)
        st.box((-0.68, 1.03, 0.85), (0.68, 1.07, 1.45), BIRCH)
        st.box((0.36, 0.98, 0.84), (0.56, 1.02, 0.87), PETROL)
        f.laptop(st, -0.1, 1.07, 1.12, True, 0.38)
        f.pencils(st, 0.42, 1.07, 1.2, MUSTARD)
        f.leafy(st, -0.52, 1.07, 1.25, 0.34, BRICK, 1)

    st.put(0, 1.1, draw)
    st.face([(-0.5, 0.006, 0.25), (0.5, 0.006, 0.25), (0.5, 0.006, 0.78), (-0.5, 0.006, 0.78)], NAVY, 0.03)
    st.face(
        [(-0.46, 0.008, 0.29), (0.46, 0.008, 0.29), (0.46, 0.008, 0.74), (-0.46, 0.008, 0.74)], lit(NAVY, 1.12), 0.02
    )
    f.plant(st, 1.1, 1.55, 1.2)
    st.play()
    return st


def sittsack() -> Stage:
    """A bean bag with a blanket and a book."""
    st = Stage(2000, 2000, Camera((0, 1.05, -1.75), 0.95, 0, 0.42), 57)
    room = r.Room(-1.8, 1.8, 2.6, 1.5, BIRCH, WALLS["white"], WALLS["sand"])
    room.build(st)
    r.left_window(st, room, -0.3, 1.4, 0.8, 2.2, 0.5)
    with r.back_sheet(st, 0.2, 2.0, 1.5, 0.6, 0.75) as p:
        r.poster(p, 0, 0, 60, 75, 2)
    f.rug(st, 0, 0.55, 1.2, 0.62, ROSE)
    f.beanbag(st, -0.1, 0.75, PETROL, 1.25)
    st.put(0, 0.6, lambda: f.cushion(st, 0.12, 0.56, 0.62, 0.36, MUSTARD, 10))
    f.crate(st, (0.75, 0, 0.6), (1.15, 0.32, 0.95), OAK)
    for i, tone in enumerate((BRICK, NAVY, FOREST)):
        st.put(
            0.95,
            0.7 - i * 0.01,
            lambda i=i, tone=tone: st.box(
                (0.8 + 0.02 * i, 0.32 + 0.035 * i, 0.65), (1.08 - 0.02 * i, 0.352 + 0.035 * i, 0.88), tone, 6 * i
            ),
        )
    f.plant(st, 1.3, 1.25, 1.25)
    f.floor_lamp(st, -1.1, 1.15, 1.5)
    st.play()
    return st


def blandskydd() -> Stage:
    """A window with a half drawn curtain and a blind that stops the glare."""
    st = Stage(2000, 1333, Camera((0, 1.5, -2.4), 0.84, 0, 0.47), 59)
    room = r.Room(-2.6, 2.6, 2.75, 1.9, OAK, WALLS["white"], WALLS["sand"])
    room.build(st)
    r.back_window(st, -1.5, 1.9, 3.0, 0.85, 2.4)
    with r.back_sheet(st, -1.5, 2.42, 1.88, 3.0, 1.6) as p:
        p.setBrush(hue("#F4E7CB", 0.9))
        p.drawRect(QRectF(0, 2, 300, 74))
        p.setBrush(hue("#CDB98F", 0.6))
        for i in range(9):
            p.drawRect(QRectF(0, 8 + i * 8, 300, 1))
        p.setBrush(QColor("#CDB98F"))
        p.drawRoundedRect(QRectF(0, 74, 300, 4), 1, 1)
        p.setBrush(QColor(PAPER))
        p.drawRect(QRectF(148, 78, 1.2, 26))
        p.drawEllipse(QPointF(148.6, 106), 3, 3)
    st.rod((-2.1, 2.52, 1.8), (2.1, 2.52, 1.8), 0.04, WALNUT)
    curtain(st, -2.05, -1.2)
    curtain(st, 1.2, 2.05)
    quad = [(-1.4, 0.9, 1.9), (1.4, 0.9, 1.9), (1.4, 1.6, 1.9), (-1.4, 1.6, 1.9)]
    st.beam(quad, room.ground, 0.5, (-0.25, 0.6, 0.75))
    f.desk(st, -0.55, 1.15, 1.2, 0.6)
    f.chair(st, -0.55, 0.55, "away", PETROL)
    f.desk(st, 1.0, 1.15, 1.2, 0.6)
    f.chair(st, 1.0, 0.55, "away", FOREST)
    st.put(0, 1.0, lambda: f.leafy(st, -0.2, 0.72, 1.25, 0.36, BRICK, 1))
    st.put(0, 1.0, lambda: f.paper(st, 0.95, 0.72, 1.1, 0.24, 0.32, 6))
    st.play()
    return st


def curtain(st: Stage, x0: float, x1: float) -> None:
    """A curtain in folds."""
    with r.back_sheet(st, x0, 2.52, 1.78, x1 - x0, 2.45) as p:
        wide, folds = (x1 - x0) * 100, 7
        for i in range(folds):
            fold = QLinearGradient(wide * i / folds, 0, wide * (i + 1) / folds, 0)
            for stop, light in ((0, 0.86), (0.4, 1.12), (1, 0.84)):
                fold.setColorAt(stop, lit(MOSS, light))
            p.setBrush(fold)
            p.drawRoundedRect(QRectF(wide * i / folds, 0, wide / folds + 0.5, 245), 2, 3)


def kapprum() -> Stage:
    """A cloakroom where every place has its own picture."""
    st = Stage(2000, 1333, Camera((0, 1.35, -2.4), 0.86, 0, 0.45), 61)
    room = r.Room(-2.5, 2.5, 2.7, 1.6, "#C9C3B4", WALLS["white"], WALLS["blue"], "tile")
    room.build(st)
    r.left_window(st, room, -0.6, 1.3, 1.0, 2.2, 0.35)

    def draw() -> None:
        f.case(st, -1.95, 1.58, 3.9, 1.9, 1, BIRCH, 0.42, 6)
        for i in range(6):
            place(st, -1.95 + i * 0.645, i)
        st.box((-1.95, 0.32, 1.0), (1.95, 0.38, 1.55), OAK)

    st.foot(-1.95, 1.0, 1.95, 1.6, 0.34)
    st.put(0, 1.3, draw)
    for i, tone in enumerate((FOREST, NAVY, BRICK, MUSTARD, PETROL, NAVY)):
        st.put(0, 1.28, lambda i=i, tone=tone: boots(st, -1.63 + i * 0.645, tone))
    f.plant(st, 2.2, 1.25, 1.1)
    st.play()
    return st


def place(st: Stage, x: float, i: int) -> None:
    """One place: a picture, a hook, clothes."""
    with r.back_sheet(st, x + 0.1, 1.8, 1.36, 0.44, 0.44) as p:
        r.card(
            p,
            8,
            0,
            30,
            33,
            ("sun", "ball", "music", "calm", "paint", "home")[i],
            (MUSTARD, BRICK, NAVY, MOSS, TEAK, PETROL)[i],
        )
    with st.local(x + 0.33, 1.36, 1.42) as p:
        if i % 3 != 2:
            coat(p, (PETROL, BRICK, MUSTARD, NAVY, FOREST, ROSE)[i])
        else:
            p.translate(-0.2, -0.5)
            p.scale(0.42, -0.46)
            p.translate(0, -1)
            r.ICONS["bag"](p, 1)
    st.ball(x + 0.33, 1.37, 1.4, 0.025, 0.025, IRON)


def coat(p: QPainter, colour: str) -> None:
    """A jacket on its hook."""
    cloth = QLinearGradient(-0.2, 0, 0.2, -0.5)
    cloth.setColorAt(0, lit(colour, 1.1))
    cloth.setColorAt(1, lit(colour, 0.8))
    p.setBrush(lit(colour, 0.84))
    for s in (-1, 1):
        p.drawPath(
            path(
                (s * 0.1, -0.08), (s * 0.24, -0.2, s * 0.22, -0.58), (s * 0.13, -0.6), (s * 0.13, -0.3, s * 0.04, -0.12)
            )
        )
    p.setBrush(cloth)
    p.drawPath(
        path(
            (-0.05, -0.01),
            (0.05, -0.01),
            (0.14, -0.06, 0.15, -0.2),
            (0.17, -0.66),
            (0, -0.69, -0.17, -0.66),
            (-0.15, -0.2),
            (-0.14, -0.06, -0.05, -0.01),
        )
    )
    p.setPen(QPen(hue(SHADE, 0.35), 0.01))
    p.drawLine(QPointF(0, -0.04), QPointF(0, -0.67))
    p.setPen(Qt.PenStyle.NoPen)


def boots(st: Stage, x: float, colour: str) -> None:
    """A pair of boots under the bench."""
    for dx in (-0.09, 0.06):
        st.box((x + dx, 0, 0.98), (x + dx + 0.1, 0.05, 1.2), lit(colour, 0.85), round_m=0.015)
        st.box((x + dx + 0.005, 0.05, 1.1), (x + dx + 0.095, 0.21, 1.2), colour, round_m=0.012)


def trappa() -> Stage:
    """Stairs with contrast strips and a rail on both sides."""
    st = Stage(1500, 2000, Camera((0, 1.6, -2.6), 0.98, 0, 0.4), 63)
    room = r.Room(-1.5, 1.5, 4.2, 4.6, "#C4C0B6", WALLS["white"], WALLS["sage"], "tile")
    room.build(st)
    r.back_window(st, -0.7, 4.6, 1.4, 2.3, 3.7)

    def stairs() -> None:
        for i in reversed(range(8)):
            z, y = 0.7 + i * 0.3, (i + 1) * 0.16
            st.box((-1.15, 0, z), (1.15, y, 4.6 if i == 7 else z + 0.3), "#BEB9AD", round_m=0.0)
            st.face(
                [
                    (-1.15, y + 0.001, z),
                    (1.15, y + 0.001, z),
                    (1.15, y + 0.001, z + 0.06),
                    (-1.15, y + 0.001, z + 0.06),
                ],
                MUSTARD if i in (0, 7) else NAVY,
            )
            st.face(
                [
                    (-1.15, y, z - 0.001),
                    (1.15, y, z - 0.001),
                    (1.15, y - 0.05, z - 0.001),
                    (-1.15, y - 0.05, z - 0.001),
                ],
                MUSTARD if i in (0, 7) else NAVY,
            )

    st.put(0, 2.0, stairs)
    for s in (-1, 1):
        st.put(s * 1.25, 1.9, lambda s=s: rail(st, s))
    for row in range(4):
        for col in range(16):
            st.put(
                0,
                3.5,
                lambda row=row, col=col: st.face(
                    st.ring(-1.1 + col * 0.147, 0.004, 0.22 + row * 0.1, 0.035, 12), PAPER
                ),
            )
    st.play()
    return st


def rail(st: Stage, side: int) -> None:
    """A handrail that follows the stairs."""
    x = side * 1.32
    for lift in (0.92, 0.65):
        st.rod((x, lift, 0.25), (x, lift + 0.04, 0.6), 0.05, PETROL)
        st.rod((x, lift + 0.04, 0.6), (x, lift + 1.28, 2.9), 0.05, PETROL)
    for i in range(4):
        z, y = 0.6 + i * 0.75, 0.04 + i * 0.4
        st.rod((x, y + 0.87, z), (side * 1.5, y + 0.87, z), 0.03, IRON)
