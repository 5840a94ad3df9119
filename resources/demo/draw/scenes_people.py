"""People who learn together: everyone is invented."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from . import furniture as f
from . import room as r
from .outdoors import garden, school
from .palette import BIRCH, BRICK, DUSTY, FOREST, MUSTARD, OAK, PAPER, PETROL, ROSE, SAGE, WALLS
from .people import CAST, Pose, person, seated, stand
from .stage import Camera, Stage


def tva_elever() -> Stage:
    """Two pupils share a task at a desk."""
    st = Stage(2000, 1333, Camera((0.1, 1.3, -1.3), 0.86, 0, 0.4), 9)
    room = r.Room(-2.0, 2.8, 2.7, 2.3, BIRCH, WALLS["white"], WALLS["sand"])
    room.build(st)
    r.left_window(st, room, 0.2, 1.6, beam=0.4)
    with r.back_sheet(st, -0.35, 2.1, 2.3, 0.9, 0.9) as p:
        r.poster(p, 0, 0, 60, 76, 1)
    f.shelf(st, 0.95, 2.28, 1.6, 1.3, 3)
    f.plant(st, -1.55, 2.0, 1.2)
    seated(
        st,
        "leia",
        -0.34,
        0.72,
        Pose((-0.2, 0.08), (0.14, 0.06), turn=0.8, tilt=-6, sit="desk", look_down=0.4),
        0.5,
        0.28,
    )
    seated(
        st,
        "noel",
        0.36,
        0.72,
        Pose((-0.14, 0.05), (0.2, 0.08), turn=-0.7, tilt=6, sit="desk", look_down=0.3),
        0.5,
        0.28,
    )
    f.desk(st, 0, 0.32, 1.7, 0.66)

    def things() -> None:
        f.paper(st, 0.02, 0.72, 0.34, 0.5, 0.34, 3)
        f.pencils(st, -0.62, 0.72, 0.4)
        for i, tone in enumerate((BRICK, MUSTARD, PETROL)):
            st.box(
                (0.5 + i * 0.06, 0.72, 0.2 + 0.03 * i), (0.545 + i * 0.06, 0.765, 0.245 + 0.03 * i), tone, round_m=0.002
            )

    st.put(0, 0.3, things)
    st.play()
    return st


def larare_elev() -> Stage:
    """A teacher and a pupil at a computer."""
    st = Stage(2000, 1333, Camera((0, 1.35, -1.35), 0.86, 0, 0.4), 11)
    room = r.Room(-2.4, 2.1, 2.7, 2.4, BIRCH, WALLS["white"], WALLS["sage"])
    room.build(st)
    r.left_window(st, room, 0.4, 1.5, beam=0.3)
    r.back_window(st, 0.75, 2.4, 1.1)
    f.shelf(st, -1.9, 2.38, 1.4, 1.1, 2)
    st.put(-1.5, 2.2, lambda: f.leafy(st, -1.55, 1.1, 2.25, 0.5, BRICK))
    seated(
        st,
        "omar",
        -0.32,
        0.75,
        Pose((-0.16, 0.06), (0.16, 0.06), turn=0.5, sit="desk", mood=0.9, look_down=0.2),
        0.5,
        0.2,
    )
    seated(st, "gunilla", 0.4, 0.85, Pose((-0.26, 0.06), (0.2, 0.05), turn=-0.75, tilt=5, sit="desk"), 0.52, 0.28)
    f.desk(st, 0, 0.34, 1.8, 0.7)

    def things() -> None:
        f.laptop(st, -0.24, 0.72, 0.36, wide=0.36)
        f.paper(st, 0.42, 0.72, 0.3, 0.24, 0.3, -10)
        f.pencils(st, 0.76, 0.72, 0.42, BRICK)

    st.put(0, 0.15, things)
    st.play()
    return st


def samling() -> Stage:
    """A gathering on a round rug: a teacher and three pupils."""
    st = Stage(2000, 1333, Camera((0, 1.25, -2.6), 0.96, 0, 0.345), 13)
    room = r.Room(-2.7, 2.7, 2.7, 2.2, BIRCH, WALLS["white"], WALLS["blue"])
    room.build(st)
    r.left_window(st, room, -0.4, 1.6, beam=0.42)
    with r.back_sheet(st, -0.9, 2.15, 2.2, 1.8, 1.0) as p:
        r.board(p, 180, 100)
        for i, (icon, word) in enumerate((("listen", "Lyssna"), ("work", "Arbeta"), ("calm", "Vila"))):
            r.card(p, 16 + i * 52, 22, 44, 54, icon, (PETROL, MUSTARD, FOREST)[i], word)
    f.shelf(st, 1.3, 2.18, 1.25, 1.1, 2)
    f.plant(st, -2.1, 1.8, 1.3)
    f.rug(st, 0, 0.55, 1.55, 0.95, SAGE, PAPER)
    seated(st, "david", 0.2, 1.15, Pose((-0.3, 0.42), (0.32, 0.4), sit="floor", mood=0.9))
    seated(st, "elsa", -1.05, 0.8, Pose((-0.18, 0.16), (0.16, 0.18), turn=0.7, sit="floor"), 0)
    seated(st, "omar", 1.1, 0.75, Pose((-0.14, 0.18), (0.2, 0.17), turn=-0.7, sit="floor", mood=0.9), 0)
    seated(st, "mira", -0.35, 0.2, Pose((-0.26, 0.1), (0.26, 0.1), turn=0.3, sit="floor", back=True), 0)
    st.play()
    return st


def bakifran() -> Stage:
    """Pupils from behind, in front of the board."""
    st = Stage(2000, 1333, Camera((0, 1.45, -1.8), 0.86, 0, 0.42), 15)
    room = r.Room(-2.5, 2.5, 2.75, 3.3, BIRCH, WALLS["white"], WALLS["sage"])
    room.build(st)
    r.left_window(st, room, 0.2, 1.6, beam=0.4)
    with r.back_sheet(st, -1.3, 2.2, 3.3, 2.6, 1.2) as p:
        r.board(p, 260, 120)
        r.text(p, 18, 30, 13, "Idag", PETROL, "Bold")
        for i, (icon, word) in enumerate((("book", "Läsa"), ("maths", "Räkna"), ("food", "Lunch"), ("paint", "Bild"))):
            r.card(p, 18 + i * 58, 42, 46, 56, icon, (PETROL, MUSTARD, BRICK, FOREST)[i], word)
    for x in (-1.25, 0, 1.25):
        f.desk(st, x, 1.05, 1.05, 0.55)
    for key, x in (("elsa", -1.25), ("omar", 0.0), ("mira", 1.25)):
        seated(st, key, x, 0.66, Pose((-0.15, 0.2), (0.15, 0.2), back=True, sit="desk"), 0.42)
        f.chair(st, x, 0.6, "away", PETROL)
    st.play()
    return st


def hej(wave: float, wide: int = 1280, high: int = 720) -> Stage:
    """A teacher waves in the doorway, for a film: `wave` from -1 to 1."""
    st = Stage(wide, high, Camera((0, 1.2, -1.9), 0.86, 0, 0.4), 29)
    room = r.Room(-2.4, 2.4, 2.75, 1.8, "#C9C3B4", WALLS["white"], WALLS["sand"], "tile")
    room.build(st)
    r.door(st, -0.55, 1.8, 1.1, 2.15, OAK)
    with r.back_sheet(st, 0.85, 1.9, 1.8, 0.5, 0.7) as p:
        r.card(p, 0, 0, 44, 54, "home", PETROL, "Klass 4")
    f.plant(st, -1.4, 1.45, 1.2)
    f.bench(st, 0.95, 1.45, 1.3, back=False)
    stand(
        st,
        "samira",
        0.0,
        0.9,
        Pose((-0.28, 0.74), (0.4 + 0.07 * wave, 1.5 - 0.02 * abs(wave)), turn=0.1, mood=0.95, tilt=-2 * wave),
    )
    st.play()
    return st


def valkomnande() -> Stage:
    """A teacher greets a pupil in the doorway."""
    st = Stage(1500, 2000, Camera((0, 1.15, -2.0), 1.28, 0, 0.46), 17)
    room = r.Room(-1.6, 1.6, 2.75, 1.8, "#C9C3B4", WALLS["white"], WALLS["sand"], "tile")
    room.build(st)
    r.door(st, -0.75, 1.8, 1.1, 2.15, OAK)
    with r.back_sheet(st, 0.6, 2.2, 1.8, 0.5, 0.7) as p:
        r.card(p, 0, 0, 44, 54, "home", PETROL, "Klass 4")
    stand(st, "samira", -0.42, 1.0, Pose((-0.3, 0.72), (0.42, 0.98), turn=0.7))
    stand(st, "elsa", 0.5, 0.7, Pose((-0.36, 1.1), (0.25, 0.56), turn=-0.7, mood=0.9))
    f.plant(st, 1.2, 1.45, 1.2)
    st.play()
    return st


def portratt() -> Stage:
    """A portrait of a teacher in a corridor."""
    st = Stage(1500, 2000, Camera((0, 1.5, -1.25), 1.35, 0, 0.4), 19)
    room = r.Room(-1.5, 1.9, 2.7, 3.6, "#C9C3B4", WALLS["sand"], WALLS["blue"], "tile")
    room.build(st)
    r.left_window(st, room, 0.8, 1.9, beam=0.4)
    r.door(st, -0.1, 3.6, 0.95, 2.1, OAK)
    with r.right_sheet(st, 1.9, 3.0, 2.0, 1.4, 1.0) as p:
        r.poster(p, 0, 0, 70, 90, 2)
    st.put(0, 0.3, lambda: _teacher(st))
    st.play()
    return st


def _teacher(st: Stage) -> None:
    look, pose = CAST["david"], Pose((-0.26, 0.82), (-0.02, 1.06), turn=0.15, mood=1.0)
    with st.local(0, 0, 0.3) as p:
        person(p, look, pose, "body")
        p.save()
        p.translate(0.03, 1.1)
        p.rotate(-6)
        for shift, tone in ((0.02, MUSTARD), (0.0, PETROL)):
            p.setBrush(QColor(tone))
            p.drawRoundedRect(QRectF(-0.11 + shift, -0.16 + shift, 0.24, 0.32), 0.012, 0.012)
        p.restore()
        person(p, look, pose, "arms")


def laser() -> Stage:
    """A pupil reads in a bean bag by the window."""
    st = Stage(2000, 1333, Camera((0, 1.05, -2.1), 0.88, 0, 0.45), 21)
    room = r.Room(-2.2, 2.4, 2.6, 1.6, OAK, WALLS["white"], WALLS["sage"])
    room.build(st)
    r.back_window(st, -1.5, 1.6, 1.7, 0.75, 2.1)
    f.shelf(st, 0.95, 1.58, 1.3, 1.5, 4)
    f.rug(st, -0.1, 0.5, 1.35, 0.75, DUSTY, PAPER)
    f.beanbag(st, -0.15, 0.75, BRICK, 1.2)
    seated(st, "alva", -0.15, 0.5, Pose((-0.15, 0.3), (0.15, 0.3), sit="floor", look_down=0.8, mood=0.6), 0)

    def open_book() -> None:
        with st.local(-0.15, 0.2, 0.4) as p:
            p.setBrush(QColor(PETROL))
            p.drawRoundedRect(QRectF(-0.21, 0.0, 0.42, 0.26), 0.02, 0.02)
            p.setBrush(QColor(MUSTARD))
            p.drawRect(QRectF(0.06, 0.06, 0.1, 0.13))
            p.setBrush(QColor("#004452"))
            p.drawRect(QRectF(-0.012, 0.0, 0.024, 0.26))

    st.put(-0.15, 0.4, open_book)
    f.plant(st, -1.75, 1.2, 1.25)
    f.floor_lamp(st, 0.65, 1.25, 1.5)
    st.play()
    return st


def gymnasist() -> Stage:
    """An older pupil works at a laptop behind a desk screen."""
    st = Stage(2000, 1333, Camera((0.05, 1.3, -1.25), 0.88, 0, 0.4), 23)
    room = r.Room(-2.2, 2.2, 2.7, 2.3, OAK, WALLS["white"], WALLS["rose"])
    room.build(st)
    r.back_window(st, -1.75, 2.3, 1.3)
    with r.back_sheet(st, 0.75, 2.05, 2.3, 0.8, 0.9) as p:
        r.poster(p, 0, 0, 64, 80, 2)
    f.plant(st, 1.6, 1.9, 1.3)
    f.screen(st, -0.75, 0.75, 1.15, 1.12, SAGE, foot=False)
    seated(st, "isak", 0.0, 0.8, Pose((-0.18, 0.06), (0.18, 0.06), turn=0.15, sit="desk", look_down=0.35), 0.48, 0.3)
    f.desk(st, 0, 0.36, 1.5, 0.66)

    def things() -> None:
        f.laptop(st, 0.0, 0.72, 0.38, wide=0.38)
        f.pencils(st, 0.55, 0.72, 0.45, MUSTARD)
        f.paper(st, -0.48, 0.72, 0.34, 0.22, 0.28, 12)

    st.put(0, 0.15, things)
    st.play()
    return st


def tre_ute() -> Stage:
    """Three pupils together in the school yard."""
    st = Stage(2000, 1333, Camera((0, 1.25, -2.1), 0.98, 0, 0.38), 25)
    garden(st, "#C7CDB2")
    school(st, -6, 9.0)
    f.tree(st, 3.2, 5.0, 4.6, birch=True)
    f.tree(st, -3.6, 6.0, 4.2)
    f.bush(st, 2.6, 3.4, 0.8)
    f.bush(st, -2.6, 3.6, 0.7, FOREST)
    stand(st, "elsa", -0.75, 1.2, Pose((-0.3, 0.55), (0.26, 0.6), turn=0.5, mood=0.9))
    stand(st, "omar", 0.0, 1.4, Pose((-0.28, 0.6), (0.3, 1.0), turn=0.1, mood=1.0))
    stand(st, "leia", 0.75, 1.15, Pose((-0.26, 0.6), (0.28, 0.55), turn=-0.5, mood=0.8))
    st.put(1.25, 1.5, lambda: st.ball(1.3, 0.14, 1.5, 0.14, 0.14, MUSTARD))
    st.shadow(st.ring(1.34, 0, 1.52, 0.14), 0.4)
    st.play()
    return st


def parprat() -> Stage:
    """Two older pupils talk about a task on two stools."""
    st = Stage(2000, 2000, Camera((0, 1.2, -1.7), 1.12, 0, 0.45), 27)
    room = r.Room(-1.9, 1.9, 2.6, 2.0, BIRCH, WALLS["blue"], WALLS["white"])
    room.build(st)
    r.back_window(st, -0.8, 2.0, 1.6, 0.95, 2.1)
    f.plant(st, -1.45, 1.6, 1.3)
    f.plant(st, 1.5, 1.7, 0.9, ROSE, 1)
    seated(st, "mira", -0.42, 0.85, Pose((-0.17, 0.1), (0.26, 0.3), turn=0.75, sit="desk", mood=0.8), 0.55, 0.28)
    seated(st, "tyra", 0.42, 0.85, Pose((-0.2, 0.1), (0.17, 0.1), turn=-0.7, sit="desk"), 0.55, 0.28)
    f.round_table(st, 0, 0.4, 0.72, 0.74)
    st.put(0, 0.2, lambda: f.paper(st, 0.0, 0.74, 0.3, 0.4, 0.3, 5))
    st.play()
    return st
