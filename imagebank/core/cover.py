"""What a person has decided to make unrecognisable in a photo or a film: a part of the picture, and for film when."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.asset import Area

GROWTH = 1.25
"""A cover's ellipse is this many times as wide and high as its area: a face is larger than the box a detector draws."""


@dataclass(frozen=True, slots=True)
class Cover:
    """One part to cover. `from_s` and `to_s` are seconds of a film, both ends covered; None: from its start, to its end.

    A cover is solid and cannot be undone. `soft` only softens the part (heavy blur), which does *not* make anybody
    unrecognisable: people have been matched through blur and through pixels.
    """

    area: Area
    from_s: float | None = None
    to_s: float | None = None
    soft: bool = False

    def counts_at(self, seconds: float) -> bool:
        """Whether the part is covered at this second of the film."""
        after = self.from_s is None or seconds >= self.from_s
        return after and (self.to_s is None or seconds <= self.to_s)


def grown(area: Area, by: float = GROWTH) -> Area:
    """The area `by` times as wide and high around the same middle; it may reach beyond the picture."""
    width, height = area.width * by, area.height * by
    return Area(area.x - (width - area.width) / 2, area.y - (height - area.height) / 2, width, height)
