"""What part of a film is wanted, and the filters that cut picture and sound to it, told from nought on.

Knows FFmpeg's filters by name; opens and decodes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Self

import av
from av.video.stream import VideoStream

FINE = Fraction(1, 90_000)
"""The clock of a part: the original's may be too coarse for a beginning between two of its frames."""

EARLY_S = 4.0
"""The frame that is shown when a part begins may be this much older than the beginning."""

LINGER_S = 1.0
"""Packets come in the order of decoding: this long after a part's end none of its frames is still to come."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What part of a film is wanted, in seconds of its streams' own clock; `end` None: all there is.

    Whatever is kept is moved so that `start` becomes nought, picture and sound alike.
    """

    start: float
    end: float | None = None

    @classmethod
    def of(cls, picture: VideoStream, span: tuple[float, float] | None) -> Self:
        """The part `span`, counted in seconds from the film's first picture; None: the whole film."""
        first = float((picture.start_time or 0) * (picture.time_base or 0))
        return cls(first + span[0], first + span[1]) if span else cls(first)

    def picture_steps(self) -> list[tuple[str, str | None]]:
        """The filters that cut the picture; what is shown when the part begins comes a little before nought."""
        moved: tuple[str, str | None] = ("setpts", f"PTS-{self.start:.6f}/TB")
        if self.end is None:
            return [moved]
        trimmed = f"start={self.start - EARLY_S:.6f}:end={self.end:.6f}"
        return [("trim", trimmed), ("settb", f"expr={FINE.numerator}/{FINE.denominator}"), moved]

    def sound_steps(self) -> list[tuple[str, str | None]]:
        """The filters that cut the sound, to the sample; silence where it begins later than the part."""
        moved: list[tuple[str, str | None]] = [("asetpts", f"PTS-{self.start:.6f}/TB")]
        moved.append(("aresample", "async=1:first_pts=0"))
        if self.end is None:
            return moved
        return [("atrim", f"start={self.start:.6f}:end={self.end:.6f}"), *moved]

    def is_past(self, packet: av.Packet) -> bool:
        """Whether nothing of the packet's stream is wanted from here on."""
        if self.end is None or packet.dts is None or packet.time_base is None:
            return False
        return float(packet.dts * packet.time_base) > self.end + LINGER_S
