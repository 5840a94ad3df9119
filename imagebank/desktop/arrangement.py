"""Which side panels fit beside the grid. Arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass

FACETS = 256
INSPECTOR = 328
GRID = 430


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The widths of the side panels; whether both fit, or only one at a time.

    `facets_first`: whether the facets are shown before anyone asks for them.
    """

    facets: int
    inspector: int
    both: bool
    facets_first: bool


def arrange(width: int, scale: float) -> Arrangement:
    """Panels grow somewhat less than the text, so that 200 % still leaves room for pictures."""
    grown = 1 + (scale - 1) * 0.72
    facets, inspector = round(FACETS * grown), round(INSPECTOR * grown)
    return Arrangement(facets, inspector, facets + inspector + round(GRID * grown) <= width, width / scale >= 760)
