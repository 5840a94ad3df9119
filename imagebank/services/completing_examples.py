"""Examples of comparisons and dates, for who does not know yet how one is written: the value, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from imagebank.core.errors import N_
from imagebank.language import language

Examples = tuple[tuple[str, str], ...]

AHEAD: Examples = (
    ("<30d", N_("inom 30 dagar")), ("<90d", N_("inom 90 dagar")), (">30d", N_("om mer än 30 dagar")),
)  # fmt: skip
"""When a consent lapses, told from today."""


def _past(day: date) -> Iterable[tuple[str, str]]:
    today, yesterday = ("idag", "igår") if language() == "sv" else ("today", "yesterday")
    yield from ((today, N_("i dag")), (yesterday, N_("i går")))
    yield from (("<7d", N_("de senaste 7 dagarna")), ("<30d", N_("de senaste 30 dagarna")))
    yield f"{day.year}-{day.month:02}", N_("månaden")
    yield from ((str(day.year), N_("året")), (str(day.year - 1), N_("året")))
    yield f">={day.year}-01-01", N_("från och med dagen")
    yield f"<{day.year}-01-01", N_("före dagen")
    yield f"{day.year - 1}..{day.year}", N_("från och till, båda med")


EXAMPLES: dict[str, Callable[[date], Iterable[tuple[str, str]]]] = {
    "past": _past,
    "ahead": lambda day: (*AHEAD, (f"<{day.year + 1}-01-01", N_("före dagen"))),
    "rating": lambda _day: (
        *((f">={n}", N_("minst så många stjärnor")) for n in (3, 4)), ("5", N_("fem stjärnor")), ("0", N_("inget betyg")),
        ("2..4", N_("från och till, båda med")),
    ),
    "pixels": lambda _day: ((">=1920", N_("minst så bred")), (">=3840", N_("minst så bred")), ("<1000", N_("smalare"))),
    "duration": lambda _day: (
        ("<30s", N_("kortare")), ("<2min", N_("kortare")), (">2min", N_("längre")), ("30..90s", N_("från och till, båda med")),
    ),
}  # fmt: skip
"""Kind → values as examples, and what each means."""
