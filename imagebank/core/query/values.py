"""The value of a field, by the field's kind: checked while the text is read, and told to whoever evaluates the tree.

What only a library knows (concepts, statuses, channels, ids, packs) is checked by the evaluator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from imagebank.core.errors import N_, ProgrammingError
from imagebank.core.query import dates, ranges
from imagebank.core.query.fields import QUERY_FIELDS, QueryField
from imagebank.core.query.problems import misread, not_a_choice
from imagebank.core.query.ranges import Range
from imagebank.core.query.tree import Field
from imagebank.core.words import fold, words_of

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_HASH = re.compile(r"[0-9A-Fa-f]{4,64}")
_LANGUAGE = re.compile(r"[A-Za-z-]{2,12}")
_EXPIRY = re.compile(r"(?:utgår|utgar|expires)(?P<rest>\s*(?:[:<>=≤≥.\d].*)?)", re.IGNORECASE | re.DOTALL)
_ANY_DAY = date(2026, 1, 1)
"""A value is read alike on every day; only what it reaches over differs."""

WORDS = N_("ett ord med bokstäver eller siffror")
AN_ID = N_("en bilds id, som k3m9x2a7pq4d")
CHANNEL = N_("en kanal, som webb eller webb@2027-01-01")
EXPIRY = N_("en tid, som utgår<30d eller utgår<2027-01-01")

_RANGES: dict[str, Callable[[str, int, date], Range]] = {
    "rating": lambda value, at, _today: ranges.stars(value, at),
    "pixels": lambda value, at, _today: ranges.pixels(value, at),
    "duration": lambda value, at, _today: ranges.seconds(value, at),
    "past": dates.past,
    "ahead": dates.ahead,
}


def range_of(field: Field, today: date) -> Range:
    """What a field of a measuring kind (length, rating, width, captured, imported, expires) reaches over on `today`.

    Raises WrongWords where the value is not of its kind, ProgrammingError for a field that measures nothing.
    """
    read = _RANGES.get(QUERY_FIELDS[field.name].kind)
    if read is None:
        raise ProgrammingError("NO_RANGE", "{name} measures nothing", name=field.name)
    return read(field.value, max(field.at, 0), today)


def choice_of(field: Field) -> str:
    """The one name of the value of a field with choices: `typ:bild` gives `foto`. Raises WrongWords for an unknown one."""
    known = QUERY_FIELDS[field.name]
    for name, spelt in known.choices:
        if fold(field.value) in (name, *map(fold, spelt)):
            return name
    listed = ", ".join(spelt[0] for _name, spelt in known.choices)
    raise not_a_choice(field.value, field.at, known.sv[0], listed)


def channel_of(field: Field) -> tuple[str, date | None]:
    """The channel of `får:` and its day, None for today. Raises WrongWords for a day that does not exist."""
    channel, sign, when = field.value.partition("@")
    if not channel.strip():
        raise misread(field.value, field.at, CHANNEL)
    place = max(field.at, 0) + len(channel) + 1
    return channel.strip(), dates.day(when, place) if sign else None


def ids_of(field: Field) -> tuple[str, ...]:
    """The ids of `id:` or `liknar:`. Raises WrongWords for what cannot be one."""
    ids = tuple(field.value.split(","))
    place = max(field.at, 0)
    for id in ids:
        if not _ID.fullmatch(id):
            raise misread(id or field.value, place, AN_ID)
        place += len(id) + 1
    return ids


def checked(field: Field) -> Field:
    """`field` as the tree holds it; `samtycke:utgår<30d` becomes the field `expires`.

    Raises WrongWords naming the place where the value is not of the field's kind.
    """
    known = QUERY_FIELDS[field.name]
    expiry = _EXPIRY.fullmatch(field.value) if known.kind == "status" else None
    if expiry:
        return checked(_expires(field, expiry))
    _CHECKS[known.kind](field, known)
    return field


def _expires(field: Field, match: re.Match[str]) -> Field:
    rest = match["rest"]
    value = rest.lstrip().removeprefix(":")
    if not value.strip():
        raise misread("", field.at + len(field.value), EXPIRY)
    return Field("expires", value, field.at + len(field.value) - len(value))


def _words(field: Field, known: QueryField) -> None:  # noqa: ARG001
    if not words_of(field.value):
        raise misread(field.value, field.at, WORDS)


def _range(field: Field, known: QueryField) -> None:  # noqa: ARG001
    range_of(field, _ANY_DAY)


def _one_id(field: Field, known: QueryField) -> None:  # noqa: ARG001
    if len(ids_of(field)) != 1:
        raise misread(field.value, field.at, AN_ID)


def _shaped(pattern: re.Pattern[str], what: str) -> Callable[[Field, QueryField], None]:
    def check(field: Field, known: QueryField) -> None:  # noqa: ARG001
        if not pattern.fullmatch(field.value):
            raise misread(field.value, field.at, what)

    return check


_CHECKS: dict[str, Callable[[Field, QueryField], object]] = {
    "concept": _words,
    "words": _words,
    "status": _words,
    "choice": lambda field, _known: choice_of(field),
    "channel": lambda field, _known: channel_of(field),
    "id": _one_id,
    "ids": lambda field, _known: ids_of(field),
    "hash": _shaped(_HASH, N_("minst fyra tecken ur en kontrollsumma, 0–9 och a–f")),
    "language": _shaped(_LANGUAGE, N_("en språkkod, som sv eller en")),
    **dict.fromkeys(_RANGES, _range),
}
