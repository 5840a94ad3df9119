"""Friendly simplified people, invented one by one: no real person is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from .palette import BRICK, FOREST, HAIRS, IRON, MUSTARD, NAVY, PAPER, PETROL, PLUM, SHADE, SKINS, hue, lit, mix
from .stage import Stage, path

Spot = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """How somebody looks. `size` is the height in metres."""

    skin: str = "a"
    hair: str = "brown"
    style: str = "short"
    top: str = MUSTARD
    legs: str = NAVY
    size: float = 1.4
    glasses: bool = False
    collar: str = ""

    @property
    def tone(self) -> QColor:
        """The skin."""
        return QColor(SKINS[self.skin])

    @property
    def mane(self) -> QColor:
        """The hair, or a headscarf."""
        return QColor(HAIRS.get(self.hair, self.hair))


CAST = {
    "alva": Look("a", "fair", "bob", "#3E8291", NAVY, 1.36),
    "omar": Look("c", "black", "curly", FOREST, IRON, 1.4),
    "leia": Look("d", "black", "puffs", BRICK, NAVY, 1.34),
    "noel": Look("e", "red", "short", "#5E8CA5", IRON, 1.42, glasses=True),
    "mira": Look("b", "black", "long", PLUM, NAVY, 1.56),
    "isak": Look("a", "brown", "tousled", MUSTARD, NAVY, 1.62),
    "samira": Look("c", "#3F6B7A", "scarf", "#C98A5A", NAVY, 1.66),
    "gunilla": Look("a", "grey", "bun", PETROL, IRON, 1.68, glasses=True),
    "david": Look("f", "black", "beard", "#E7DDCB", NAVY, 1.78, collar=NAVY),
    "tyra": Look("e", "red", "long", FOREST, IRON, 1.6),
    "elsa": Look("e", "ash", "tail", "#7C8DB5", NAVY, 1.4),
}
"""The cast, by key."""


@dataclass(frozen=True)
class Pose:
    """Where hands and feet are, in metres from the feet's middle (standing) or the seat (sitting)."""

    left: Spot = (-0.27, 0.62)
    right: Spot = (0.27, 0.62)
    turn: float = 0.0
    """The face, from -1 (to the left) to 1."""
    tilt: float = 0.0
    """The head, in degrees."""
    back: bool = False
    sit: str = ""
    """`floor` cross-legged, `desk` cut off at the hip, or standing."""
    mood: float = 0.7
    look_down: float = 0.0
    behind: bool = False
    """Arms are drawn behind the body."""


def person(p: QPainter, look: Look, pose: Pose, part: str = "all") -> None:
    """Draw somebody in local metres, y up; `part` may be `body` or `arms` alone."""
    k = look.size / 1.7
    adult = look.size > 1.6
    hip = {"floor": 0.1, "desk": 0.0}.get(pose.sit, 0.86 * k)
    neck = hip + (0.52 if adult else 0.5) * k
    wide = (0.205 if adult else 0.19) * k + (0.0 if adult else 0.012)
    if part == "arms":
        _arms(p, look, pose, neck, wide, k)
        return
    if not pose.sit:
        _stand(p, look, hip, k)
    if pose.sit == "floor":
        _cross(p, look, pose, k)
    if part == "all" and (pose.behind or pose.back):
        _arms(p, look, pose, neck, wide, k)
    if look.style in ("long", "tail", "scarf") and not pose.back:
        _fall(p, look, neck)
    _torso(p, look, pose, hip, neck, wide, k)
    if part == "all" and not (pose.behind or pose.back):
        _arms(p, look, pose, neck, wide, k)
    _head(p, look, pose, neck)


def _pen(p: QPainter, colour: QColor | QLinearGradient, wide: float) -> None:
    p.setPen(QPen(QBrush(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(Qt.BrushStyle.NoBrush)


def _stand(p: QPainter, look: Look, hip: float, k: float) -> None:
    for side in (-1, 1):
        x = side * 0.085 * k
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(lit(SHADE, 1.0))
        p.drawRoundedRect(QRectF(x - 0.075 * k + side * 0.015, 0.0, 0.15 * k, 0.085 * k), 0.04 * k, 0.04 * k)
        p.setBrush(QColor(PAPER))
        p.drawRect(QRectF(x - 0.07 * k + side * 0.015, 0.0, 0.14 * k, 0.018 * k))
        leg = QLinearGradient(x - 0.07 * k, 0, x + 0.08 * k, 0)
        leg.setColorAt(0, lit(look.legs, 1.06))
        leg.setColorAt(1, lit(look.legs, 0.82))
        p.setBrush(leg)
        p.drawPath(
            path(
                (x - 0.06 * k, 0.07 * k),
                (x - 0.088 * k, hip + 0.05),
                (x + 0.088 * k, hip + 0.05),
                (x + 0.06 * k, 0.07 * k),
            )
        )


def _cross(p: QPainter, look: Look, pose: Pose, k: float) -> None:
    for side in (-1, 1):
        _pen(p, lit(look.legs, 0.95 if side < 0 else 0.86), 0.145 * k)
        p.drawPath(
            path(
                (side * 0.1 * k, 0.11),
                (side * 0.36 * k, 0.13, side * 0.38 * k, 0.09),
                (side * 0.25 * k, 0.04, -side * 0.06 * k, 0.065),
                close=False,
            )
        )
        if pose.back:
            continue
        _pen(p, QColor(SHADE), 0.095 * k)
        p.drawLine(QPointF(-side * 0.1 * k, 0.055), QPointF(-side * 0.19 * k, 0.05))


def _torso(p: QPainter, look: Look, pose: Pose, hip: float, neck: float, wide: float, k: float) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(lit(look.tone, 0.86))
    if not pose.back:
        p.drawRoundedRect(QRectF(-0.048, neck - 0.06, 0.096, 0.16), 0.03, 0.03)
    base = wide * (0.8 if look.size > 1.7 else 0.86)
    brush = QLinearGradient(-wide, neck, wide, hip)
    brush.setColorAt(0, lit(look.top, 1.1))
    brush.setColorAt(0.55, QColor(look.top))
    brush.setColorAt(1, lit(look.top, 0.8))
    p.setBrush(brush)
    low = hip - 0.03 * k
    p.drawPath(path(
        (-base, low), (-base * 1.03, (hip + neck) / 2, -wide, neck - 0.09 * k), (-wide * 1.0, neck - 0.01, -wide * 0.55, neck + 0.012),
        (-0.07, neck + 0.035), (0, neck - 0.01 if not pose.back else neck + 0.03, 0.07, neck + 0.035), (wide * 0.55, neck + 0.012),
        (wide, neck - 0.01, wide, neck - 0.09 * k), (base * 1.03, (hip + neck) / 2, base, low), (0, low - 0.03, -base, low),
    ))  # fmt: skip
    _collar(p, look, pose, neck)


def _collar(p: QPainter, look: Look, pose: Pose, neck: float) -> None:
    if pose.back:
        return
    _pen(p, lit(look.collar or look.top, 0.72 if not look.collar else 1.0), 0.02)
    p.drawPath(path((-0.068, neck + 0.03), (0, neck - 0.03, 0.068, neck + 0.03), close=False))


def _arms(p: QPainter, look: Look, pose: Pose, neck: float, wide: float, k: float) -> None:
    for side, hand in ((-1, pose.left), (1, pose.right)):
        shoulder = (side * (wide - 0.046 * k), neck - 0.072 * k)
        elbow = _elbow(shoulder, hand, 0.262 * k, 0.25 * k, side)
        wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.72, elbow[1] + (hand[1] - elbow[1]) * 0.72)
        sleeve = QLinearGradient(QPointF(*shoulder), QPointF(*elbow))
        sleeve.setColorAt(0, lit(look.top, 1.07 if side < 0 else 0.95))
        sleeve.setColorAt(1, lit(look.top, 0.97 if side < 0 else 0.85))
        _hand(p, look, elbow, hand, side)
        _pen(p, sleeve, 0.1 * k)
        p.drawPath(path(shoulder, elbow, wrist, close=False))


def _hand(p: QPainter, look: Look, elbow: Spot, hand: Spot, side: int) -> None:
    tone = lit(look.tone, 1.0 if side < 0 else 0.95)
    _pen(p, tone, 0.062)
    p.drawLine(QPointF(*elbow), QPointF(*hand))
    _pen(p, tone, 0.034)
    p.save()
    p.translate(*hand)
    p.rotate(math.degrees(math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])))
    p.drawLine(QPointF(-0.01, side * 0.012), QPointF(0.014, side * 0.034))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(tone)
    p.drawRoundedRect(QRectF(-0.045, -0.041, 0.105, 0.082), 0.04, 0.04)
    _pen(p, lit(look.tone, 0.82), 0.006)
    p.drawLine(QPointF(0.03, -side * 0.012), QPointF(0.056, -side * 0.013))
    p.restore()


def _elbow(a: Spot, b: Spot, upper: float, lower: float, side: int) -> Spot:
    dx, dy = b[0] - a[0], b[1] - a[1]
    far = min(math.hypot(dx, dy), upper + lower - 0.004) or 0.01
    along = (upper**2 - lower**2 + far**2) / (2 * far)
    off = math.sqrt(max(0.0, upper**2 - along**2))
    ux, uy = dx / (math.hypot(dx, dy) or 0.01), dy / (math.hypot(dx, dy) or 0.01)
    spots = [(a[0] + ux * along + s * uy * off, a[1] + uy * along - s * ux * off) for s in (-1, 1)]
    return max(spots, key=lambda e: 0.5 * e[0] * side - e[1])


HEAD = 0.128


def _fall(p: QPainter, look: Look, neck: float) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    if look.style == "tail":
        return
    p.setBrush(lit(look.mane, 0.82))
    long = 0.2 if look.style == "long" else 0.06
    p.drawRoundedRect(QRectF(-HEAD * 1.06, neck - long, HEAD * 2.12, 0.26 + long), 0.11, 0.11)


def _head(p: QPainter, look: Look, pose: Pose, neck: float) -> None:
    p.save()
    p.translate(0, neck + 0.165 - pose.look_down * 0.03)
    p.rotate(pose.tilt)
    p.setPen(Qt.PenStyle.NoPen)
    if pose.back:
        _nape(p, look)
    else:
        _front(p, look, pose)
    p.restore()


def _nape(p: QPainter, look: Look) -> None:
    p.setBrush(lit(look.tone, 0.9))
    p.drawRoundedRect(QRectF(-0.045, -0.2, 0.09, 0.14), 0.03, 0.03)
    for side in (-1, 1):
        if look.style not in ("scarf", "long", "bob"):
            p.drawEllipse(QPointF(side * HEAD * 0.98, -0.02), 0.026, 0.036)
    brush = QLinearGradient(-0.1, 0.15, 0.12, -0.15)
    brush.setColorAt(0, lit(look.mane, 1.07))
    brush.setColorAt(1, lit(look.mane, 0.82))
    p.setBrush(brush)
    if look.style == "puffs":
        for side in (-1, 1):
            p.drawEllipse(QPointF(side * 0.13, 0.1), 0.08, 0.08)
    p.drawEllipse(QPointF(0, 0.02), HEAD * 1.06, 0.155)
    if look.style in ("long", "scarf", "bob"):
        drop = {"long": 0.34, "scarf": 0.24, "bob": 0.17}[look.style]
        p.drawPath(
            path(
                (-HEAD * 1.06, 0.03),
                (-HEAD * 1.12, -drop, -0.1, -drop),
                (0, -drop - 0.03, 0.1, -drop),
                (HEAD * 1.12, -drop, HEAD * 1.06, 0.03),
            )
        )
    if look.style == "curly":
        _curls(p, look, 0.0)
    if look.style == "tail":
        p.drawPath(path((-0.04, 0.08), (-0.09, -0.2, 0.0, -0.31), (0.09, -0.2, 0.04, 0.08)))
        p.setBrush(QColor(BRICK))
        p.drawRoundedRect(QRectF(-0.03, 0.05, 0.06, 0.03), 0.01, 0.01)
    if look.style == "bun":
        p.drawEllipse(QPointF(0, 0.12), 0.065, 0.06)


def _front(p: QPainter, look: Look, pose: Pose) -> None:
    shift = pose.turn * 0.045
    if look.style in ("puffs", "bun"):
        _top_knots(p, look, shift)
    if look.style == "tail":
        _pen(p, lit(look.mane, 0.85), 0.07)
        p.drawPath(path((-0.08 - shift, 0.06), (-0.22 - shift, 0.06, -0.19 - shift, -0.14), close=False))
        p.setPen(Qt.PenStyle.NoPen)
    _hair_behind(p, look, shift)
    p.setPen(Qt.PenStyle.NoPen)
    skin = QLinearGradient(-0.1, 0.12, 0.13, -0.13)
    skin.setColorAt(0, lit(look.tone, 1.06))
    skin.setColorAt(0.6, look.tone)
    skin.setColorAt(1, lit(look.tone, 0.87))
    if look.style not in ("scarf", "long", "bob"):
        p.setBrush(lit(look.tone, 0.92))
        for side in (-1, 1):
            if side * pose.turn < 0.55:
                p.drawEllipse(QPointF(side * HEAD * 0.97 - shift * 0.3, -0.018), 0.027, 0.037)
    p.setBrush(skin)
    p.drawPath(_skull())
    if look.style == "beard":
        _beard(p, look, shift)
    _features(p, look, pose, shift)
    _fringe(p, look, shift)
    if look.glasses:
        _glasses(p, shift, pose)


def _skull() -> QPainterPath:
    w = HEAD * 0.93
    return path(
        (0, 0.14),
        (w * 0.75, 0.14, w, 0.08, w, 0.0),
        (w, -0.075, w * 0.55, -0.142, 0, -0.145),
        (-w * 0.55, -0.142, -w, -0.075, -w, 0.0),
        (-w, 0.08, -w * 0.75, 0.14, 0, 0.14),
    )


def _top_knots(p: QPainter, look: Look, shift: float) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(lit(look.mane, 0.95))
    if look.style == "bun":
        p.drawEllipse(QPointF(-shift, 0.165), 0.06, 0.055)
        return
    for side in (-1, 1):
        p.setBrush(lit(look.mane, 1.03 if side < 0 else 0.95))
        p.drawEllipse(QPointF(side * 0.115 - shift, 0.135), 0.078, 0.075)


def _hair_behind(p: QPainter, look: Look, shift: float) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(lit(look.mane, 0.86))
    if look.style in ("bob", "long"):
        drop = 0.15 if look.style == "bob" else 0.2
        w = HEAD * 1.14
        p.drawPath(
            path(
                (0, 0.175),
                (w * 1.05, 0.17, w, -0.02),
                (w * 1.04, -drop, w * 0.75, -drop),
                (-w * 0.75, -drop),
                (-w * 1.04, -drop, -w, -0.02),
                (-w * 1.05, 0.17, 0, 0.175),
            )
        )
    elif look.style == "curly":
        _curls(p, look, shift)
    elif look.style == "scarf":
        p.setBrush(look.mane)
        p.drawPath(
            path(
                (0, 0.18),
                (0.17, 0.18, 0.15, -0.03),
                (0.15, -0.17, 0.1, -0.22),
                (0, -0.27, -0.1, -0.22),
                (-0.15, -0.17, -0.15, -0.03),
                (-0.17, 0.18, 0, 0.18),
            )
        )
    else:
        p.drawEllipse(QPointF(-shift * 0.3, 0.045), HEAD * 0.97, 0.115)


def _curls(p: QPainter, look: Look, shift: float) -> None:
    for i in range(11):
        t = math.pi * (-0.12 + 1.24 * i / 10)
        p.setBrush(lit(look.mane, 1.0 + 0.05 * (i % 3)))
        p.drawEllipse(QPointF(math.cos(t) * 0.118 - shift * 0.5, 0.03 + math.sin(t) * 0.12), 0.052, 0.052)


def _fringe(p: QPainter, look: Look, shift: float) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    brush = QLinearGradient(-0.1, 0.17, 0.1, 0)
    brush.setColorAt(0, lit(look.mane, 1.07))
    brush.setColorAt(1, lit(look.mane, 0.92))
    p.setBrush(brush)
    w = HEAD * 1.0
    if look.style == "scarf":
        p.setBrush(look.mane)
        ring = QPainterPath()
        ring.setFillRule(Qt.FillRule.OddEvenFill)
        ring.addEllipse(QPointF(0, 0.01), 0.142, 0.172)
        ring.addEllipse(QPointF(shift * 0.5, -0.012), 0.092, 0.118)
        p.drawPath(ring)
        _pen(p, lit(look.mane, 0.8), 0.01)
        p.drawPath(path((-0.1, -0.12), (0.02, -0.2, 0.12, -0.1), close=False))
        return
    low = {"short": 0.075, "tousled": 0.06, "beard": 0.088, "bun": 0.085, "puffs": 0.085, "curly": 0.09}.get(
        look.style, 0.05
    )
    side = w * 1.03
    p.drawPath(path(
        (-side, 0.035), (-side * 1.02, 0.11, -w * 0.7, 0.145), (-w * 0.3, 0.185, 0, 0.178), (w * 0.6, 0.18, w * 0.8, 0.13), (side * 1.02, 0.1, side, 0.035),
        (side * 0.93, low * 0.95, w * 0.62 + shift, low + 0.018), (w * 0.1 + shift, low + 0.012 + 0.03 * (look.style == "short"), -w * 0.42 + shift, low + 0.015), (-side * 0.9, low, -side, 0.035),
    ))  # fmt: skip
    if look.style == "tousled":
        for x, y in ((-0.085, 0.115), (-0.035, 0.14), (0.025, 0.145), (0.08, 0.12)):
            p.drawEllipse(QPointF(x, y), 0.05, 0.042)


def _features(p: QPainter, look: Look, pose: Pose, shift: float) -> None:
    y = 0.0 - pose.look_down * 0.028
    dark = mix(look.tone, "#2A1D1A", 0.82)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(hue("#D9705E", 0.22))
    p.save()
    p.setClipPath(_skull(), Qt.ClipOperation.IntersectClip)
    for side in (-1, 1):
        p.drawEllipse(QPointF(side * 0.068 + shift, y - 0.045), 0.024, 0.018)
    p.restore()
    if pose.look_down > 0.5:
        _pen(p, dark, 0.0095)
        for side in (-1, 1):
            p.drawPath(
                path(
                    (side * 0.046 - 0.016 + shift, y),
                    (side * 0.046 + shift, y - 0.014, side * 0.046 + 0.016 + shift, y),
                    close=False,
                )
            )
    else:
        p.setBrush(dark)
        for side in (-1, 1):
            p.drawEllipse(QPointF(side * 0.046 + shift, y), 0.0115, 0.015)
    _pen(p, mix(look.mane, dark, 0.4) if look.hair in HAIRS else dark, 0.0095)
    for side in (-1, 1):
        p.drawPath(
            path(
                (side * 0.03 + shift, y + 0.034),
                (side * 0.048 + shift, y + 0.044, side * 0.066 + shift, y + 0.034),
                close=False,
            )
        )
    _pen(p, lit(look.tone, 0.72), 0.0085)
    p.drawPath(
        path(
            (shift * 1.35, y - 0.005),
            (shift * 1.5 + 0.014 * (1 if pose.turn >= 0 else -1), y - 0.038, shift * 1.35 - 0.004, y - 0.04),
            close=False,
        )
    )
    _pen(p, mix(look.tone, "#7A2E2A", 0.7), 0.0115)
    p.drawPath(
        path((shift - 0.034, y - 0.076), (shift, y - 0.076 - 0.036 * pose.mood, shift + 0.034, y - 0.076), close=False)
    )


def _beard(p: QPainter, look: Look, shift: float) -> None:
    p.setBrush(hue(look.mane, 0.92))
    w = HEAD * 0.94
    p.drawPath(
        path(
            (-w, 0.0),
            (-w, -0.08, -w * 0.55, -0.15, 0, -0.153),
            (w * 0.55, -0.15, w, -0.08, w, 0.0),
            (w * 0.8, -0.05, 0.055 + shift, -0.05),
            (shift, -0.04, -0.055 + shift, -0.05),
            (-w * 0.8, -0.05, -w, 0.0),
        )
    )
    p.setBrush(look.tone)
    p.drawEllipse(QPointF(shift, -0.082), 0.042, 0.021)


def _glasses(p: QPainter, shift: float, pose: Pose) -> None:
    _pen(p, QColor(SHADE), 0.0085)
    y = 0.0 - pose.look_down * 0.028
    for side in (-1, 1):
        p.setBrush(hue("#FFFFFF", 0.16))
        p.drawEllipse(QPointF(side * 0.048 + shift, y - 0.002), 0.034, 0.032)
    p.drawLine(QPointF(-0.014 + shift, y + 0.004), QPointF(0.014 + shift, y + 0.004))


def stand(st: Stage, key: str, x: float, z: float, pose: Pose) -> None:
    """Somebody who stands on the floor."""
    look = CAST[key]
    st.shadow(st.ring(x + 0.1, 0, z, 0.27, squash=0.6), 0.4)

    def draw() -> None:
        with st.local(x, 0, z) as p:
            person(p, look, pose)

    st.put(x, z, draw)


def seated(st: Stage, key: str, x: float, z: float, pose: Pose, seat: float = 0.4, over: float | None = None) -> None:
    """Somebody on a seat, cut off at the hip (a desk or a chair's back hides the rest), or on the floor.

    `over`: the depth before which the arms are drawn, so that they rest on a desk.
    """
    look = CAST[key]
    y = 0.0 if pose.sit == "floor" else seat
    st.shadow(st.ring(x + 0.06, 0, z, 0.36, squash=0.6), 0.36)

    def draw(part: str) -> None:
        with st.local(x, y, z) as p:
            person(p, look, pose, part)

    st.put(x, z, lambda: draw("all" if over is None else "body"))
    if over is not None:
        st.put(x, over, lambda: draw("arms"))
