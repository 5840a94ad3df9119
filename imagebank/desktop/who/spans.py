"""A person's times in a film, as they are filled in: which one an area belongs to, and what of them is saved. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imagebank.core.people import Span
from imagebank.desktop.who.geometry import Shape

_MARK = "#"


def key_of(person: str, place: int) -> str:
    """The key of a person's time, and of its frame: the person's own for the first."""
    return f"{person}{_MARK}{place + 1}" if place else person


def place_of(key: str) -> tuple[str, int]:
    """Whose time a key is, and the how manieth (from 0)."""
    person, _mark, number = key.partition(_MARK)
    return person, int(number) - 1 if number else 0


def begins(span: Span) -> float | None:
    """The second at which to look at it; None where nothing is said of its time."""
    return span.from_s if span.from_s is not None else None if span.to_s is None else 0.0


def holds(span: Span, second: float | None) -> bool:
    """Whether the person is seen then; at a second that nobody knows, always."""
    if second is None:
        return True
    return (span.from_s is None or span.from_s <= second) and (span.to_s is None or second <= span.to_s)


def with_area(spans: Sequence[Span], shape: Shape | None, second: float | None) -> tuple[tuple[Span, ...], int]:
    """The same times with an area seen at `second`, and which of them it is in: a new one, where none holds the second."""
    place = next((n for n, span in enumerate(spans) if holds(span, second)), None)
    if place is None:
        return (*spans, Span(second, second, shape)), len(spans)
    return put(spans, place, replace(spans[place], area=shape)), place


def put(spans: Sequence[Span], place: int, span: Span) -> tuple[Span, ...]:
    """The same times with another one in this place."""
    return (*spans[:place], span, *spans[place + 1 :])


def without(spans: Sequence[Span], place: int) -> tuple[Span, ...]:
    """The same times but one; without any, nothing is said of when."""
    return (*spans[:place], *spans[place + 1 :]) or (Span(),)


def tidied(spans: Sequence[Span], length_s: float | None) -> tuple[Span, ...]:
    """What is saved: empty times left out, and of several in the order of time each with both its ends.

    An end that is not filled in is the film's own; where its length is not known, the time's beginning.
    """
    if len(spans) < 2:
        return tuple(spans) or (Span(),)
    told = [_closed(span, length_s) for span in spans if span.from_s is not None or span.to_s is not None]
    told.sort(key=lambda span: (span.from_s or 0.0, span.to_s or 0.0))
    everywhere = [span for span in spans if span.from_s is None and span.to_s is None and span.area is not None]
    return (*everywhere[:1], *told) or (Span(),)


def _closed(span: Span, length_s: float | None) -> Span:
    start = span.from_s or 0.0
    return replace(span, from_s=start, to_s=span.to_s if span.to_s is not None else max(start, length_s or 0.0))
