"""The colours: the product's calm tokens, warm woods, mustard, brick, forest and navy."""

from __future__ import annotations

from PySide6.QtGui import QColor

PETROL, PETROL_DEEP, MIST, INK = "#00596B", "#0B3C49", "#DCEEF0", "#16211F"
WHITE, PAPER, CREAM, SAND, STONE, LINE = "#FFFFFF", "#FAF8F3", "#F3EBDD", "#E5D6BC", "#CBD0CB", "#D3DAD9"
BIRCH, OAK, TEAK, WALNUT = "#E6CDA6", "#CFA674", "#A8764A", "#6E4B33"
MUSTARD, BRICK, FOREST, NAVY = "#D9A441", "#A8473A", "#3F6B57", "#22415F"
SAGE, MOSS, DUSTY, ROSE, PEACH, PLUM = "#A9C0AE", "#7F9F7C", "#9DBAC4", "#DDB0A2", "#EFC9A5", "#6B4A5E"
STEEL, IRON, SHADE = "#A9B4B6", "#4A5559", "#28323A"
WALLS = {"white": "#F1EFE8", "sage": "#D3DED3", "blue": "#D2E0E4", "sand": "#EDE1CC", "rose": "#EBD8CE"}
BOOKS = (BRICK, NAVY, MUSTARD, FOREST, PAPER, DUSTY, PETROL, ROSE, SAGE, TEAK)
SKINS = {"a": "#F6D0B4", "b": "#E0AC86", "c": "#B87B52", "d": "#7B4F36", "e": "#F1C3A0", "f": "#9A6642"}
HAIRS = {
    "black": "#231C1B",
    "brown": "#5B3A26",
    "fair": "#D9AE62",
    "red": "#A65A2C",
    "grey": "#A7A5A1",
    "ash": "#8C6F4C",
}


def hue(colour: str | QColor, alpha: float = 1.0) -> QColor:
    """A colour with an opacity from 0 to 1."""
    made = QColor(colour)
    made.setAlphaF(max(0.0, min(1.0, alpha * made.alphaF())))
    return made


def mix(one: str | QColor, other: str | QColor, share: float) -> QColor:
    """`share` of `other` in `one`."""
    a, b = QColor(one), QColor(other)
    pairs = ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF()))
    red, green, blue = (max(0.0, min(1.0, p + (q - p) * share)) for p, q in pairs)
    return QColor.fromRgbF(red, green, blue, a.alphaF())


def lit(colour: str | QColor, light: float) -> QColor:
    """The colour under more (above 1: warmer) or less (below 1: cooler) light."""
    if light >= 1:
        return mix(colour, "#FFF6E2", min(1.0, (light - 1) * 1.6))
    return mix(colour, "#1D2F3C", min(1.0, (1 - light) * 1.05))
