"""The picture symbols on cards, shelves and signs, each in a unit square."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from .palette import (
    BRICK,
    DUSTY,
    FOREST,
    IRON,
    MOSS,
    MUSTARD,
    NAVY,
    OAK,
    PAPER,
    PEACH,
    PETROL,
    ROSE,
    STEEL,
    WALNUT,
    WHITE,
)
from .stage import path


def _pen(p: QPainter, colour: str, wide: float) -> None:
    p.setPen(QPen(QColor(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(Qt.BrushStyle.NoBrush)


def _fill(p: QPainter, colour: str) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(colour))


def book(p: QPainter, _: float) -> None:
    """An open book."""
    _fill(p, PETROL)
    p.drawRoundedRect(QRectF(0.02, 0.2, 0.96, 0.64), 0.05, 0.05)
    for outer, tone in ((0.08, "#F4EAD6"), (0.92, "#FBF5E8")):
        _fill(p, tone)
        mid = (outer + 0.5) / 2
        p.drawPath(path((outer, 0.22), (mid, 0.13, 0.5, 0.25), (0.5, 0.79), (mid, 0.67, outer, 0.76)))
    _pen(p, DUSTY, 0.03)
    for y in (0.34, 0.45, 0.56):
        p.drawLine(QPointF(0.17, y), QPointF(0.41, y + 0.02))
        p.drawLine(QPointF(0.59, y + 0.02), QPointF(0.83, y))
    _pen(p, PETROL, 0.025)
    p.drawLine(QPointF(0.5, 0.25), QPointF(0.5, 0.8))


def maths(p: QPainter, _: float) -> None:
    """Counting blocks and a plus."""
    for x, y, colour in ((0.08, 0.55, BRICK), (0.08, 0.14, MUSTARD), (0.62, 0.55, NAVY)):
        _fill(p, colour)
        p.drawRoundedRect(QRectF(x, y, 0.32, 0.32), 0.05, 0.05)
    _pen(p, PETROL, 0.08)
    p.drawLine(QPointF(0.64, 0.3), QPointF(0.92, 0.3))
    p.drawLine(QPointF(0.78, 0.16), QPointF(0.78, 0.44))


def food(p: QPainter, _: float) -> None:
    """A plate with knife and fork."""
    _fill(p, "#D9E2E2")
    p.drawEllipse(QPointF(0.5, 0.5), 0.3, 0.3)
    _fill(p, WHITE)
    p.drawEllipse(QPointF(0.5, 0.5), 0.21, 0.21)
    _fill(p, MOSS)
    p.drawEllipse(QPointF(0.45, 0.46), 0.09, 0.08)
    _fill(p, BRICK)
    p.drawEllipse(QPointF(0.57, 0.55), 0.08, 0.07)
    _pen(p, IRON, 0.05)
    p.drawLine(QPointF(0.08, 0.2), QPointF(0.08, 0.82))
    p.drawLine(QPointF(0.92, 0.2), QPointF(0.92, 0.82))
    p.drawArc(QRectF(0.01, 0.1, 0.14, 0.26), 180 * 16, 180 * 16)


def ball(p: QPainter, _: float) -> None:
    """A ball, for the break."""
    for i, colour in enumerate((BRICK, PAPER, MUSTARD, BRICK, PAPER, MUSTARD)):
        _fill(p, colour)
        p.drawPie(QRectF(0.1, 0.1, 0.8, 0.8), (20 + i * 60) * 16, 60 * 16)
    _fill(p, NAVY)
    p.drawEllipse(QPointF(0.5, 0.5), 0.1, 0.1)
    _pen(p, "#8E3A2F", 0.025)
    p.drawEllipse(QPointF(0.5, 0.5), 0.4, 0.4)


def music(p: QPainter, _: float) -> None:
    """Two notes."""
    _fill(p, NAVY)
    p.drawEllipse(QPointF(0.28, 0.74), 0.14, 0.11)
    p.drawEllipse(QPointF(0.72, 0.66), 0.14, 0.11)
    _pen(p, NAVY, 0.06)
    p.drawLine(QPointF(0.39, 0.74), QPointF(0.39, 0.24))
    p.drawLine(QPointF(0.83, 0.66), QPointF(0.83, 0.16))
    _pen(p, NAVY, 0.11)
    p.drawLine(QPointF(0.41, 0.23), QPointF(0.81, 0.15))


def home(p: QPainter, _: float) -> None:
    """A house."""
    _fill(p, BRICK)
    p.drawPath(path((0.5, 0.08), (0.95, 0.48), (0.05, 0.48)))
    _fill(p, "#E8C9A0")
    p.drawRect(QRectF(0.17, 0.46, 0.66, 0.44))
    _fill(p, PETROL)
    p.drawRect(QRectF(0.42, 0.58, 0.18, 0.32))
    _fill(p, DUSTY)
    p.drawRect(QRectF(0.23, 0.56, 0.13, 0.14))
    p.drawRect(QRectF(0.66, 0.56, 0.12, 0.14))


def paint(p: QPainter, _: float) -> None:
    """A palette and brush."""
    _fill(p, OAK)
    p.drawEllipse(QPointF(0.46, 0.54), 0.4, 0.32)
    for x, y, colour in ((0.28, 0.46, BRICK), (0.45, 0.36, MUSTARD), (0.64, 0.44, NAVY), (0.32, 0.66, FOREST)):
        _fill(p, colour)
        p.drawEllipse(QPointF(x, y), 0.075, 0.065)
    _fill(p, WHITE)
    p.drawEllipse(QPointF(0.6, 0.66), 0.075, 0.06)
    _pen(p, WALNUT, 0.06)
    p.drawLine(QPointF(0.58, 0.56), QPointF(0.94, 0.12))


def calm(p: QPainter, _: float) -> None:
    """A leaf, for rest."""
    _fill(p, MOSS)
    p.drawPath(path((0.14, 0.88), (0.1, 0.2, 0.86, 0.12), (0.92, 0.76, 0.14, 0.88)))
    _pen(p, PAPER, 0.045)
    p.drawLine(QPointF(0.2, 0.82), QPointF(0.7, 0.3))
    p.drawLine(QPointF(0.42, 0.59), QPointF(0.4, 0.36))
    p.drawLine(QPointF(0.46, 0.56), QPointF(0.7, 0.56))


def shoe(p: QPainter, _: float) -> None:
    """A boot."""
    _fill(p, FOREST)
    p.drawPath(path((0.28, 0.12), (0.6, 0.12), (0.6, 0.52), (0.92, 0.56, 0.92, 0.78), (0.28, 0.78)))
    _fill(p, WALNUT)
    p.drawRoundedRect(QRectF(0.26, 0.76, 0.68, 0.1), 0.03, 0.03)


def hat(p: QPainter, _: float) -> None:
    """A woolly hat."""
    _fill(p, MUSTARD)
    p.drawPath(path((0.14, 0.66), (0.14, 0.16, 0.5, 0.18), (0.86, 0.16, 0.86, 0.66)))
    _fill(p, BRICK)
    p.drawRoundedRect(QRectF(0.1, 0.62, 0.8, 0.2), 0.07, 0.07)
    p.drawEllipse(QPointF(0.5, 0.16), 0.11, 0.11)


def mitten(p: QPainter, _: float) -> None:
    """A mitten."""
    _fill(p, NAVY)
    p.drawRoundedRect(QRectF(0.3, 0.1, 0.42, 0.62), 0.2, 0.2)
    p.save()
    p.translate(0.34, 0.6)
    p.rotate(-40)
    p.drawRoundedRect(QRectF(-0.1, -0.32, 0.2, 0.36), 0.1, 0.1)
    p.restore()
    _fill(p, DUSTY)
    p.drawRoundedRect(QRectF(0.28, 0.68, 0.46, 0.18), 0.05, 0.05)


def bag(p: QPainter, _: float) -> None:
    """A rucksack."""
    _pen(p, WALNUT, 0.05)
    p.drawArc(QRectF(0.38, 0.04, 0.24, 0.26), 0, 180 * 16)
    _fill(p, PETROL)
    p.drawRoundedRect(QRectF(0.2, 0.16, 0.6, 0.72), 0.2, 0.2)
    _fill(p, MUSTARD)
    p.drawRoundedRect(QRectF(0.3, 0.52, 0.4, 0.28), 0.06, 0.06)


def hand(p: QPainter, _: float) -> None:
    """A raised hand: I want help."""
    _pen(p, PEACH, 0.13)
    for x0, y0, x1, y1 in (
        (0.36, 0.6, 0.31, 0.2),
        (0.48, 0.55, 0.48, 0.13),
        (0.6, 0.57, 0.65, 0.2),
        (0.64, 0.72, 0.84, 0.46),
    ):
        p.drawLine(QPointF(x0, y0), QPointF(x1, y1))
    _fill(p, PEACH)
    p.drawRoundedRect(QRectF(0.28, 0.46, 0.42, 0.4), 0.14, 0.14)
    _fill(p, PETROL)
    p.drawRoundedRect(QRectF(0.28, 0.8, 0.42, 0.14), 0.03, 0.03)


def wait(p: QPainter, _: float) -> None:
    """An hour glass."""
    _fill(p, WALNUT)
    p.drawRoundedRect(QRectF(0.2, 0.08, 0.6, 0.1), 0.03, 0.03)
    p.drawRoundedRect(QRectF(0.2, 0.82, 0.6, 0.1), 0.03, 0.03)
    _fill(p, "#D7E6EA")
    p.drawPath(
        path(
            (0.28, 0.18),
            (0.72, 0.18),
            (0.72, 0.42, 0.54, 0.5),
            (0.72, 0.58, 0.72, 0.82),
            (0.28, 0.82),
            (0.28, 0.58, 0.46, 0.5),
            (0.28, 0.42, 0.28, 0.18),
        )
    )
    _fill(p, MUSTARD)
    p.drawPath(path((0.34, 0.3), (0.66, 0.3), (0.62, 0.42, 0.5, 0.5), (0.38, 0.42, 0.34, 0.3)))
    p.drawPath(path((0.31, 0.8), (0.36, 0.64, 0.5, 0.64), (0.64, 0.64, 0.69, 0.8)))


def listen(p: QPainter, _: float) -> None:
    """An ear."""
    ear(p, ROSE, PETROL)


def ear(p: QPainter, fill: str, line: str) -> None:
    """An ear in two colours."""
    _fill(p, fill)
    shape = path(
        (0.3, 0.44),
        (0.28, 0.08, 0.56, 0.08),
        (0.84, 0.1, 0.8, 0.42),
        (0.78, 0.58, 0.66, 0.66),
        (0.62, 0.72, 0.6, 0.8),
        (0.54, 0.96, 0.4, 0.88),
        (0.34, 0.82, 0.36, 0.74),
    )
    p.drawPath(shape)
    _pen(p, line, 0.06)
    inner = QPainterPath(QPointF(0.42, 0.42))
    inner.cubicTo(0.42, 0.16, 0.7, 0.16, 0.68, 0.42)
    inner.cubicTo(0.66, 0.54, 0.52, 0.54, 0.52, 0.68)
    p.drawPath(inner)


def work(p: QPainter, _: float) -> None:
    """A pencil."""
    p.save()
    p.translate(0.5, 0.5)
    p.rotate(45)
    _fill(p, MUSTARD)
    p.drawRect(QRectF(-0.1, -0.34, 0.2, 0.56))
    _fill(p, BRICK)
    p.drawRoundedRect(QRectF(-0.1, -0.46, 0.2, 0.13), 0.04, 0.04)
    _fill(p, "#E8CFA8")
    p.drawPath(path((-0.1, 0.22), (0.1, 0.22), (0, 0.46)))
    _fill(p, "#28323A")
    p.drawPath(path((-0.04, 0.37), (0.04, 0.37), (0, 0.46)))
    p.restore()


def face(p: QPainter, mood: float, colour: str) -> None:
    """A feeling's face: `mood` from -1 (sad) to 1 (glad)."""
    _fill(p, colour)
    p.drawEllipse(QPointF(0.5, 0.5), 0.44, 0.44)
    _fill(p, "#28323A")
    p.drawEllipse(QPointF(0.35, 0.42), 0.05, 0.065)
    p.drawEllipse(QPointF(0.65, 0.42), 0.05, 0.065)
    _pen(p, "#28323A", 0.055)
    mouth = QPainterPath(QPointF(0.3, 0.66 - 0.03 * mood))
    mouth.quadTo(0.5, 0.66 + 0.2 * mood, 0.7, 0.66 - 0.03 * mood)
    p.drawPath(mouth)


def gear(p: QPainter, _: float) -> None:
    """A saw, for crafts."""
    _fill(p, STEEL)
    teeth = [(0.3 + i * 0.1, 0.62 if i % 2 else 0.7) for i in range(7)]
    p.drawPath(path((0.28, 0.38), (0.95, 0.5), *teeth[::-1]))
    _fill(p, WALNUT)
    p.drawRoundedRect(QRectF(0.04, 0.3, 0.3, 0.42), 0.1, 0.1)
    _fill(p, WHITE)
    p.drawRoundedRect(QRectF(0.13, 0.42, 0.11, 0.18), 0.05, 0.05)


def sun(p: QPainter, _: float) -> None:
    """A sun, for outdoors."""
    _pen(p, MUSTARD, 0.07)
    for i in range(8):
        t = math.pi * i / 4
        p.drawLine(
            QPointF(0.5 + 0.34 * math.cos(t), 0.5 + 0.34 * math.sin(t)),
            QPointF(0.5 + 0.44 * math.cos(t), 0.5 + 0.44 * math.sin(t)),
        )
    _fill(p, MUSTARD)
    p.drawEllipse(QPointF(0.5, 0.5), 0.25, 0.25)


SYMBOLS: dict[str, Callable[[QPainter, float], None]] = dict(  # noqa: C408
    book=book, maths=maths, food=food, ball=ball, music=music, home=home, paint=paint, calm=calm, shoe=shoe, hat=hat,
    mitten=mitten, bag=bag, hand=hand, wait=wait, listen=listen, work=work, craft=gear, sun=sun,
)  # fmt: skip
"""By name."""
