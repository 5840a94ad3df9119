"""The colours, said once: three sets with the same names. No Qt, so that their contrast is tested as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, `#RRGGBB` each."""

    scheme: Scheme
    window: str
    surface: str
    sunken: str
    line: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    ok: str
    ok_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str


LIGHT = Tokens(
    scheme="light",
    window="#F2F4F3",
    surface="#FFFFFF",
    sunken="#E8ECEB",
    line="#D3DAD9",
    control="#6F7C80",
    text="#16211F",
    muted="#46545A",
    accent="#00596B",
    accent_hover="#004452",
    on_accent="#FFFFFF",
    soft="#DCEEF0",
    ok="#14663A",
    ok_ground="#E0F2E6",
    warn="#7A4100",
    warn_ground="#FFEFD3",
    bad="#9B1529",
    bad_ground="#FCE4E7",
)

DARK = Tokens(
    scheme="dark",
    window="#10171A",
    surface="#182125",
    sunken="#0C1214",
    line="#2F3C42",
    control="#7C8E95",
    text="#EDF3F2",
    muted="#B4C2C6",
    accent="#7CD0DF",
    accent_hover="#A3E2EC",
    on_accent="#04262D",
    soft="#1F3A41",
    ok="#8FDDAE",
    ok_ground="#16301F",
    warn="#FFCB7D",
    warn_ground="#382709",
    bad="#FFA3AE",
    bad_ground="#401820",
)

HIGH_CONTRAST = Tokens(
    scheme="contrast",
    window="#000000",
    surface="#000000",
    sunken="#000000",
    line="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#FFE95C",
    accent_hover="#FFFFFF",
    on_accent="#000000",
    soft="#2A2600",
    ok="#7CFFB0",
    ok_ground="#000000",
    warn="#FFD27A",
    warn_ground="#000000",
    bad="#FFB3BC",
    bad_ground="#000000",
)

SETS = (LIGHT, DARK, HIGH_CONTRAST)

GROUNDS = ("window", "surface", "sunken", "soft")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in GROUNDS),
    *((ink, ground) for ink in ("ok", "warn", "bad") for ground in ("window", "surface", "soft")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((part, tone + "_ground") for tone in ("ok", "warn", "bad") for part in (tone, "text")),
)
"""Every (ink, ground) that is drawn as text."""

EDGE_PAIRS: tuple[tuple[str, str], ...] = tuple(
    (edge, ground) for edge in ("control", "accent") for ground in ("window", "surface", "sunken")
)
"""Every (edge, ground) of a control's border or the focus ring."""


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
