"""How many selected assets a deed takes at once, and what is said where there are too many."""

from __future__ import annotations

from imagebank.core.errors import N_
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.parts.words import number
from imagebank.language import _

SHOWN = 500
"""Details are shown and edited for so many."""

_DEEDS: dict[str, tuple[int, str]] = {
    "pack": (2_000, N_("Ett bildpaket rymmer högst {most}. Du har markerat {n}: sök fram färre, eller gör flera paket.")),
    "who": (200, N_("Registrera personer i högst {most} åt gången. Du har markerat {n}.")),
    "weed": (2_000, N_("Gallra högst {most} åt gången. Du har markerat {n}.")),
    "disclose": (2_000, N_("Lämna ut högst {most} åt gången. Du har markerat {n}.")),
}  # fmt: skip
"""Deed → how many it takes, and the sentence."""


def selected(desk: Desk, deed: str) -> tuple[int, ...] | None:
    """What is selected, for a deed; None where it is too much, which is said."""
    (most, words), n = _DEEDS[deed], desk.window.page.grid.selected_count()
    if n > most:
        desk.window.page.banner.say(_(words).format(most=number(most), n=number(n)), "warn")
        return None
    return tuple(desk.window.page.grid.selected_ids().tolist())
