"""Things that help: schedule, ear defenders, time stick, picture support, signs."""

from __future__ import annotations

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
    MIST,
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
    WALLS,
    WHITE,
    hue,
    lit,
)
from .stage import Camera, Stage, path
from .symbols import ear, face


def schema() -> Stage:
    """The day's schedule on the wall: pictures from top to bottom, an arrow at the lesson now."""
    st = Stage(1500, 2000, Camera((0, 1.42, -2.0), 1.4, 0, 0.47), 71)
    room = r.Room(-1.6, 1.6, 2.8, 1.1, OAK, WALLS["white"], WALLS["sage"])
    room.build(st)
    _light(st)
    with r.back_sheet(st, -0.52, 2.25, 1.1, 1.04, 1.6) as p:
        p.setBrush(hue(SHADE, 0.16))
        p.drawRoundedRect(QRectF(2, 3, 92, 160), 3, 3)
        p.setBrush(QColor(PAPER))
        p.drawRoundedRect(QRectF(0, 0, 92, 160), 3, 3)
        p.setBrush(QColor(PETROL))
        p.drawRoundedRect(QRectF(0, 0, 92, 17), 3, 3)
        r.text(p, 46, 12.5, 10.5, "Måndag", WHITE, "Bold", 0.5)
        rows = (
            ("home", "Samling", "8.10"),
            ("book", "Svenska", "8.30"),
            ("ball", "Rast", "9.30"),
            ("maths", "Matte", "9.50"),
            ("food", "Lunch", "11.00"),
            ("music", "Musik", "12.00"),
        )
        for i, (icon, word, time) in enumerate(rows):
            y = 21 + i * 23
            p.setBrush(QColor("#DCEEF0" if i == 3 else WHITE))
            p.drawRoundedRect(QRectF(5, y, 82, 20.5), 2, 2)
            p.save()
            p.translate(9, y + 2.2)
            p.scale(16, 16)
            r.ICONS[icon](p, 1)
            p.restore()
            r.text(p, 30, y + 13.5, 8.6, word)
            r.text(p, 83, y + 13, 6.4, time, "#46545A", "Regular", 1.0)
        p.setBrush(QColor(BRICK))
        p.drawPath(path((88, 100), (101, 93), (101, 107)))
        p.setPen(Qt.PenStyle.NoPen)
    f.plant(st, 1.0, 0.75, 1.2)
    f.crate(st, (-1.15, 0, 0.65), (-0.25, 0.42, 1.05), BIRCH)
    st.put(-0.9, 0.7, lambda: f.cushion(st, -0.9, 0.58, 0.8, 0.32, MUSTARD, 6))
    st.play()
    return st


def _light(st: Stage) -> None:
    """Window light that falls across the wall."""

    def paint(p: QPainter) -> None:
        w, h = st.width, st.height
        p.setBrush(hue("#FFF3D2", 0.42))
        for i in range(2):
            x = w * (0.02 + i * 0.24)
            p.drawPolygon(
                [
                    QPointF(x, h * 0.12),
                    QPointF(x + w * 0.2, h * 0.12),
                    QPointF(x + w * 0.46, h * 0.66),
                    QPointF(x + w * 0.26, h * 0.66),
                ]
            )

    st.blurred(paint, st.width / 90, "SoftLight")
    st.blurred(paint, st.width / 60, "SoftLight")


def horselkapor() -> Stage:
    """Ear defenders on hooks, each with its own colour."""
    st = Stage(2000, 2000, Camera((0, 1.5, -1.2), 1.1, 0, 0.5), 73)
    _wall(st, WALLS["sand"])
    _light(st)
    with r.back_sheet(st, -0.72, 1.86, 0.4, 1.44, 0.14) as p:
        p.setBrush(hue(SHADE, 0.2))
        p.drawRoundedRect(QRectF(1, 2.4, 144, 14), 2, 2)
        wood = QLinearGradient(0, 0, 0, 14)
        wood.setColorAt(0, lit(OAK, 1.12))
        wood.setColorAt(1, lit(OAK, 0.94))
        p.setBrush(wood)
        p.drawRoundedRect(QRectF(0, 0, 144, 14), 2, 2)
    for i, (x, tone) in enumerate(((-0.46, PETROL), (0.0, MUSTARD), (0.46, BRICK))):
        with r.back_sheet(st, x - 0.25, 1.81, 0.36, 0.5, 0.7) as p:
            p.save()
            p.translate(28, 7)
            p.setOpacity(0.16)
            f.headphones(p, 36, SHADE, SHADE)
            p.restore()
            p.setBrush(QColor(IRON))
            p.drawRoundedRect(QRectF(23, -4, 4, 11), 2, 2)
            p.translate(25, 4)
            f.headphones(p, 36, tone)
            p.setBrush(QColor(IRON))
            p.drawRoundedRect(QRectF(-3.4, -1.2, 6.8, 6.4), 3, 3)
        with r.back_sheet(st, x - 0.1, 1.28, 0.4, 0.2, 0.22) as p:
            r.card(p, 0, 0, 20, 22, ("listen", "calm", "book")[i], tone)
    st.play()
    return st


def _wall(st: Stage, colour: str, z: float = 0.4) -> None:
    st.face([(-4, -3, z), (4, -3, z), (4, 5, z), (-4, 5, z)], colour, soften=0.09)


def _desk_top(st: Stage, wall: str, top: str = BIRCH, y: float = 0.72, z1: float = 0.8) -> None:
    """A desk top seen from near, a blurred room behind it."""
    _wall(st, wall, 2.4)
    st.face([(0.25, 0.75, 2.38), (1.8, 0.75, 2.38), (1.8, 3, 2.38), (0.25, 3, 2.38)], "#DCEBEF", soften=0.05)

    def soft(p: QPainter) -> None:
        for i, tone in enumerate((FOREST, MOSS, SAGE, PETROL, MUSTARD, SAND)):
            p.setBrush(hue(tone, 0.28))
            c = st.at(-1.7 + i * 0.72, 1.0 + 0.3 * (i % 3), 2.3)
            p.drawEllipse(c, st.width * 0.06, st.width * 0.06)

    st.blurred(soft, st.width / 36)
    st.box((-3, y - 0.06, -1.5), (3, y, z1), top)
    for i in range(9):
        z = -0.9 + i * 0.2
        st.p.setPen(QPen(hue("#5A3B22", 0.1), 1.6))
        st.p.drawLine(st.at(-3, y + 0.001, z), st.at(3, y + 0.001, z + 0.03))
    st.p.setPen(Qt.PenStyle.NoPen)


def _spot(st: Stage, x: float, y: float, z: float, rx: float, rz: float, strength: float = 0.4) -> None:
    outline = st.outline(st.ring(x + 0.02, y + 0.001, z, rx, squash=rz / rx))

    def paint(p: QPainter) -> None:
        p.setBrush(hue(SHADE, strength))
        p.drawPolygon(outline)

    st.blurred(paint, st.width / 120)


def timstock(lights: int = 9, wide: int = 1500, high: int = 2000, focal: float = 1.1) -> Stage:
    """A time stick on a desk: a column of lights that go out one by one."""
    st = Stage(wide, high, Camera((0, 1.1, -0.95), focal, 0, 0.5), 75)
    _desk_top(st, WALLS["blue"])
    _spot(st, 0.02, 0.72, 0.28, 0.2, 0.1, 0.55)
    st.box((-0.17, 0.72, 0.2), (0.17, 0.745, 0.36), IRON, round_m=0.01)
    st.box((-0.125, 0.74, 0.25), (0.125, 1.5, 0.31), "#F6F3EC", round_m=0.015)
    with r.back_sheet(st, -0.125, 1.5, 0.249, 0.25, 0.76) as p:
        stick(p, lights)
    st.put(0, 0.1, lambda: f.pencils(st, -0.32, 0.72, 0.38, PETROL))
    _work_sheet(st)
    st.play()
    return st


def _work_sheet(st: Stage) -> None:
    """A work sheet beside the stick."""
    st.put(0, 0.2, lambda: f.paper(st, 0.3, 0.72, 0.12, 0.2, 0.28, -14))


def stick(p: QPainter, lights: int) -> None:
    """The face of the time stick, 25 by 76 centimetres: sixteen lights and minutes beside them."""
    p.setBrush(QColor("#FFFDF8"))
    p.drawRoundedRect(QRectF(1, 1, 23, 74), 2, 2)
    p.setBrush(QColor("#27353C"))
    p.drawRoundedRect(QRectF(4, 3.5, 8.4, 69), 4.2, 4.2)
    for i in range(16):
        y = 69.3 - i * 4.16
        on = i < lights
        p.setBrush(hue("#FF8A4C", 0.35) if on else hue("#FFFFFF", 0.0))
        p.drawEllipse(QPointF(8.2, y), 3.0, 3.0)
        p.setBrush(QColor("#FF6B35" if on else "#4A5A62"))
        p.drawEllipse(QPointF(8.2, y), 1.65, 1.65)
        if on:
            p.setBrush(hue("#FFE3B8", 0.9))
            p.drawEllipse(QPointF(7.7, y - 0.5), 0.6, 0.6)
        if i % 4 == 3:
            r.text(p, 15, y + 1.5, 4.4, str((i + 1) * 5 // 4), "#16211F", "SemiBold")
    r.text(p, 18, 73.2, 2.6, "min", "#46545A", "Regular", 0.5)


def bildstod() -> Stage:
    """Picture cards on a board and on a ring, on a desk seen from above."""
    st = Stage(2000, 1333, Camera((0, 0, -1), 1.0, 0, 0.5), 77)
    _wall(st, "#D9B285", 0)
    for i in range(7):
        y = 0.36 - i * 0.12
        st.face(
            [(-1, y - 0.12, 0), (1, y - 0.12, 0), (1, y, 0), (-1, y, 0)],
            lit("#D9B285", 1 + st.rng.normal(0, 0.025)),
            soften=0.03,
        )
    _light(st)
    with r.back_sheet(st, -0.44, 0.29, 0, 0.9, 0.6) as p:
        for grow, deep in ((1.4, 0.1), (0.6, 0.16)):
            p.setBrush(hue(SHADE, deep))
            p.drawRoundedRect(QRectF(0.2 + 0.4 * grow, 0.6 + grow, 56, 57), 3, 3)
        p.setBrush(QColor(PETROL))
        p.drawRoundedRect(QRectF(0, 0, 56, 57), 3, 3)
        p.setBrush(QColor(MIST))
        p.drawRoundedRect(QRectF(1.6, 1.6, 52.8, 53.8), 2, 2)
        icons = (
            ("listen", "Lyssna"),
            ("work", "Skriva"),
            ("hand", "Hjälp"),
            ("wait", "Vänta"),
            ("calm", "Vila"),
            ("book", "Läsa"),
        )
        for i, (icon, word) in enumerate(icons):
            r.card(
                p,
                4 + (i % 3) * 16.6,
                4.4 + i // 3 * 25,
                14.8,
                22.6,
                icon,
                (PETROL, MUSTARD, BRICK, NAVY, MOSS, FOREST)[i],
                word,
            )
    _key_ring(st)
    with r.back_sheet(st, 0.2, -0.12, 0, 0.4, 0.3) as p:
        p.translate(2, 13)
        p.rotate(-16)
        p.setBrush(hue(SHADE, 0.2))
        p.drawRoundedRect(QRectF(0.3, 0.7, 25, 2), 1, 1)
        p.setBrush(QColor(BRICK))
        p.drawRoundedRect(QRectF(0, 0, 22, 1.9), 0.4, 0.4)
        p.setBrush(QColor("#E8CFA8"))
        p.drawPath(path((22, 0), (25.4, 0.95), (22, 1.9)))
        p.setBrush(QColor(SHADE))
        p.drawPath(path((24.4, 0.67), (25.4, 0.95), (24.4, 1.23)))
    st.play()
    return st


def _key_ring(st: Stage) -> None:
    """Three cards that fan out from a ring."""
    for i, (icon, tone) in enumerate((("food", BRICK), ("home", NAVY), ("ball", MUSTARD))):
        with r.back_sheet(st, 0.28, 0.24, 0, 0.3, 0.3) as p:
            p.rotate(-34 + i * 24)
            r.card(p, -2.4, -2.4, 15.5, 19, icon, tone)
            p.setBrush(QColor("#C99D6C"))
            p.drawEllipse(QPointF(0, -0.2), 0.7, 0.7)
    with r.back_sheet(st, 0.28, 0.24, 0, 0.3, 0.3) as p:
        p.setPen(QPen(QColor(STEEL), 0.75))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawEllipse(QPointF(-1.6, -1.8), 3.1, 3.1)


def horslinga() -> Stage:
    """The sign for a hearing loop beside a door."""
    st = Stage(2000, 2000, Camera((0, 1.45, -1.25), 1.0, 0, 0.5), 79)
    _wall(st, WALLS["white"])
    _light(st)
    with r.back_sheet(st, 0.42, 2.6, 0.39, 1.2, 2.6) as p:
        p.setBrush(hue(SHADE, 0.13))
        p.drawRect(QRectF(-3, 0, 123, 260))
        p.setBrush(QColor(PETROL))
        p.drawRect(QRectF(0, 0, 120, 260))
        p.setBrush(lit(OAK, 1.06))
        p.drawRect(QRectF(9, 0, 111, 260))
        p.setBrush(QColor(IRON))
        p.drawRoundedRect(QRectF(14, 128, 5, 22), 2, 2)
        p.drawRoundedRect(QRectF(14, 136, 20, 5), 2, 2)
    with r.back_sheet(st, -0.58, 1.86, 0.39, 0.78, 0.82) as p:
        p.setBrush(hue(SHADE, 0.22))
        p.drawRoundedRect(QRectF(1.6, 2.6, 78, 82), 5, 5)
        blue = QLinearGradient(0, 0, 78, 82)
        blue.setColorAt(0, QColor("#1F5E9C"))
        blue.setColorAt(1, QColor("#174A80"))
        p.setBrush(blue)
        p.drawRoundedRect(QRectF(0, 0, 78, 82), 5, 5)
        p.save()
        p.translate(15, 5)
        p.scale(50, 50)
        ear(p, WHITE, "#1B5590")
        p.restore()
        p.setPen(QPen(QColor(WHITE), 3.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.drawLine(QPointF(12, 52), QPointF(66, 9))
        p.setPen(Qt.PenStyle.NoPen)
        r.text(p, 63, 52, 19, "T", WHITE, "Bold", 0.5)
        r.text(p, 39, 71, 9.6, "Hörslinga", WHITE, "Bold", 0.5)
    with r.back_sheet(st, -0.58, 0.98, 0.39, 0.78, 0.2) as p:
        p.setBrush(QColor(PAPER))
        p.drawRoundedRect(QRectF(0, 0, 78, 15), 2, 2)
        r.text(p, 39, 10.3, 7.6, "Sal 12", "#16211F", "Bold", 0.5)
    st.play()
    return st


def kansloskala() -> Stage:
    """A scale of feelings with five faces."""
    st = Stage(2000, 1333, Camera((0, 1.4, -1.5), 1.0, 0, 0.5), 81)
    _wall(st, WALLS["rose"])
    _light(st)
    with r.back_sheet(st, -0.78, 1.72, 0.4, 1.56, 0.62) as p:
        p.setBrush(hue(SHADE, 0.17))
        p.drawRoundedRect(QRectF(1.5, 2.5, 156, 62), 4, 4)
        p.setBrush(QColor(PAPER))
        p.drawRoundedRect(QRectF(0, 0, 156, 62), 4, 4)
        r.text(p, 78, 12.5, 9, "Hur känns det nu?", "#16211F", "Bold", 0.5)
        tones = ("#8FB98A", "#C4CF86", "#F0CF73", "#E5A06B", "#CF7565")
        for i, tone in enumerate(tones):
            p.setBrush(lit(tone, 1.0))
            p.drawRoundedRect(QRectF(6 + i * 29, 50, 28, 6), 2, 2)
            p.save()
            p.translate(7 + i * 29, 20)
            p.scale(26, 26)
            face(p, 1 - i * 0.5, tone)
            p.restore()
        p.setBrush(QColor(PETROL))
        p.drawPath(path((49, 57), (54, 66), (44, 66)))
        p.drawRoundedRect(QRectF(44, 66, 10, 6), 1.5, 1.5)
    st.play()
    return st


def lektionsstruktur() -> Stage:
    """A whiteboard with the lesson's structure in five steps."""
    st = Stage(2000, 1333, Camera((0.2, 1.5, -2.1), 0.84, -4, 0.47), 83)
    room = r.Room(-2.6, 2.6, 2.75, 1.5, BIRCH, WALLS["white"], WALLS["blue"])
    room.build(st)
    with r.back_sheet(st, -1.35, 2.25, 1.5, 2.7, 1.35) as p:
        r.board(p, 270, 135)
        r.text(p, 16, 24, 14, "Den här lektionen", PETROL, "Bold")
        steps = (
            ("Vad?", "Läsa kapitel 4", "book"),
            ("Hur?", "Två och två", "work"),
            ("Med vad?", "Bok och penna", "bag"),
            ("Hur länge?", "20 minuter", "wait"),
            ("Och sedan?", "Rast", "ball"),
        )
        for i, (ask, answer, icon) in enumerate(steps):
            y = 32 + i * 19
            p.setBrush(QColor((PETROL, FOREST, MUSTARD, NAVY, BRICK)[i]))
            p.drawEllipse(QPointF(24, y + 8), 7.4, 7.4)
            r.text(p, 24, y + 11.4, 9.5, str(i + 1), WHITE if i != 2 else "#16211F", "Bold", 0.5)
            r.text(p, 38, y + 11.6, 10, ask, "#16211F", "Bold")
            r.text(p, 108, y + 11.6, 10, answer, "#16211F", "Regular")
            p.save()
            p.translate(222, y)
            p.scale(16, 16)
            r.ICONS[icon](p, 1)
            p.restore()
    with r.back_sheet(st, 1.6, 2.35, 1.5, 0.4, 0.4) as p:
        r.clock(p, 20, 20, 17)
    f.crate(st, (1.5, 0, 1.0), (2.3, 0.75, 1.45), BIRCH)
    st.put(1.9, 1.1, lambda: f.leafy(st, 2.0, 0.75, 1.2, 0.55, ROSE))
    f.desk(st, -1.0, 0.6, 1.3, 0.6)
    st.put(-1.0, 0.5, lambda: f.pencils(st, -0.75, 0.72, 0.65, DUSTY))
    st.put(-1.0, 0.49, lambda: f.paper(st, -1.15, 0.72, 0.55, 0.24, 0.3, 8))
    st.play()
    return st
