"""Where pictures come from: called on pool threads; one that cannot be read is drawn as an icon."""

from __future__ import annotations

from collections.abc import Callable

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.desk import Desk
from imagebank.services.thumbnails import moment, preview, strip, thumbnail


def small_pictures(desk: Desk) -> Callable[[int], bytes | None]:
    """The pictures of grid, inspector and lists."""

    def fetch(number: int) -> bytes | None:
        try:
            return thumbnail(desk.library, desk.numbers.id(number))
        except ImagebankError as error:
            desk.asking.failed.emit(error)
            return None

    return fetch


def large_pictures(desk: Desk) -> Callable[[int], bytes | None]:
    """The pictures that are looked at closely; the small one where no large one can be made, the original being away."""
    small = small_pictures(desk)

    def fetch(number: int) -> bytes | None:
        try:
            return preview(desk.library, desk.numbers.id(number))
        except ImagebankError:
            return small(number)

    return fetch


def frames_of_films(desk: Desk) -> Callable[[int, float], bytes | None]:
    """Frames of films by second; a film of which none can be made keeps its preview."""

    def fetch(number: int, second: float) -> bytes | None:
        try:
            return moment(desk.library, desk.numbers.id(number), second)
        except ImagebankError:
            return None

    return fetch


def strips(desk: Desk) -> Callable[[int], bytes | None]:
    """The hover strips of films; a film whose strip cannot be made keeps its poster."""

    def fetch(number: int) -> bytes | None:
        try:
            return strip(desk.library, desk.numbers.id(number))
        except ImagebankError:
            return None

    return fetch
