"""How large and where a picture stands in its room, told in shares, so that pictures of any size can share it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

Size = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""

STEP = 1.25
MOST = 8.0
"""Screen pixels of one of the picture's own, at most."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """`times` as large as fits the room; `x` and `y`: which place of the picture (0 to 1) is in the middle of the room."""

    times: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def fits(self) -> bool:
        """Whether the whole picture is seen, as large as it can be."""
        return abs(self.times - 1.0) < 1e-6


FIT = Zoom()


def fit(picture: Size, room: Size) -> float:
    """The room's pixels for one of the picture's, so that all of it is seen."""
    return min(room[0] / max(1.0, picture[0]), room[1] / max(1.0, picture[1]))


def scale(zoom: Zoom, picture: Size, room: Size) -> float:
    """The room's pixels for one of the picture's; 1.0 is a hundred per cent."""
    return zoom.times * fit(picture, room)


def box(zoom: Zoom, picture: Size, room: Size) -> Box:
    """Where the picture stands in the room; never with an empty edge where there is picture to show."""
    by = scale(zoom, picture, room)
    wide, high = picture[0] * by, picture[1] * by
    return _start(zoom.x, wide, room[0]), _start(zoom.y, high, room[1]), wide, high


def settled(zoom: Zoom, picture: Size, room: Size) -> Zoom:
    """The same view, with the middle told as it is seen."""
    left, top, wide, high = box(zoom, picture, room)
    return replace(zoom, x=(room[0] / 2 - left) / wide, y=(room[1] / 2 - top) / high)


def zoomed(zoom: Zoom, to: float, picture: Size, room: Size, at: Size | None = None) -> Zoom:
    """The picture `to` times as large as fits, within reason; the place under `at` (the room's middle) stays where it is."""
    whole = fit(picture, room)
    times = min(max(to, min(1.0, 1 / whole)), max(1.0, MOST / whole))
    spot = at or (room[0] / 2, room[1] / 2)
    left, top, wide, high = box(zoom, picture, room)
    share = (spot[0] - left) / wide, (spot[1] - top) / high
    wide, high = picture[0] * whole * times, picture[1] * whole * times
    x = share[0] - (spot[0] - room[0] / 2) / wide
    y = share[1] - (spot[1] - room[1] / 2) / high
    return settled(Zoom(times, x, y), picture, room)


def full(zoom: Zoom, picture: Size, room: Size) -> Zoom:
    """One pixel of the picture on one of the room's."""
    return zoomed(zoom, 1 / fit(picture, room), picture, room)


def panned(zoom: Zoom, by: Size, picture: Size, room: Size) -> Zoom:
    """The picture moved by pixels of the room, as far as there is more of it."""
    now = settled(zoom, picture, room)
    _left, _top, wide, high = box(zoom, picture, room)
    return settled(replace(now, x=now.x - by[0] / wide, y=now.y - by[1] / high), picture, room)


def is_larger(zoom: Zoom, picture: Size, room: Size) -> bool:
    """Whether some of the picture is outside the room."""
    _left, _top, wide, high = box(zoom, picture, room)
    return wide > room[0] + 0.5 or high > room[1] + 0.5


def _start(middle: float, long: float, room: float) -> float:
    if long <= room:
        return (room - long) / 2
    return min(0.0, max(room - long, room / 2 - middle * long))
