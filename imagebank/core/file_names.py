"""Names of the files that leave, made by a pattern: safe on every system, unique within a pack, without names of people.

There is no place for the photographer or anybody depicted: a file's name is read where its terms are not.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence

from imagebank.core.errors import N_, WrongWords
from imagebank.core.words import fold

PLACES = ("title", "id", "shoot", "date", "year", "number", "channel", "preset")
"""What a pattern may hold in braces. `date` and `year` are those of the capture, `number` the item's in the pack."""

PATTERN = "spsm-larmiljo-{id}-{preset}"
LONGEST_VALUE, LONGEST = 40, 80
"""Most signs of one place and of a whole name, without what makes it unique and without its ending."""

LONGEST_PATTERN = 200
_PLAIN = str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l"})  # fmt: skip
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that mean devices on Windows, whatever their ending."""


def slug(text: str, longest: int = LONGEST) -> str:
    """`text` in a-z, 0-9 and single hyphens, at most `longest` signs, cut between words where that keeps half of it."""
    whole = re.sub(r"[^a-z0-9]+", "-", fold(text).translate(_PLAIN)).strip("-")
    if len(whole) <= longest:
        return whole
    cut = whole[:longest]
    if whole[longest] != "-" and cut.rfind("-") >= longest // 2:
        cut = cut[: cut.rfind("-")]
    return cut.strip("-")


def checked_pattern(pattern: str) -> str:
    """`pattern` as it is. Raises WrongWords for an unknown place, a lone brace and a pattern that is too long."""
    try:
        places = [place for _text, place, spec, turned in _parsed(pattern) if place is not None or spec or turned]
        odd = any(spec or turned for _text, _place, spec, turned in _parsed(pattern))
    except ValueError:
        places, odd = [], True
    unknown = [place for place in places if place not in PLACES]
    if unknown:
        raise WrongWords(
            "UNKNOWN_PLACE",
            N_("Namnmönstret har platsen {place}, som inte finns. Välj bland {choices}. Namn på personer går inte med."),
            place=f"{{{unknown[0]}}}", choices=", ".join(f"{{{one}}}" for one in PLACES),
        )  # fmt: skip
    if odd or len(pattern) > LONGEST_PATTERN or not pattern.strip():
        raise WrongWords(
            "BAD_PATTERN",
            N_("Namnmönstret ”{pattern}” går inte att läsa. Skriv som {example}, med högst {n} tecken."),
            pattern=pattern[:LONGEST_PATTERN], example=PATTERN, n=LONGEST_PATTERN,
        )  # fmt: skip
    return pattern


def _parsed(pattern: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(text, place, spec, turned) for text, place, spec, turned in string.Formatter().parse(pattern)]


def stems(pattern: str, items: Sequence[Mapping[str, str]], presets: Sequence[str]) -> list[dict[str, str]]:
    """Per item, preset → the file's name without its ending.

    `items` hold the values of all `PLACES` but `preset`. For each preset the names of all items differ: where the
    pattern gives two the same, both get their id behind, and if that is not enough their number in the pack.
    """
    tails = [""] * len(items)
    for place in itertools.chain(
        ["id"], itertools.repeat("number")
    ):  # ends: numbers differ, so whoever has one is alone
        named = [_named(pattern, item, tail, presets) for item, tail in zip(items, tails, strict=True)]
        taken = Counter((preset, stem) for one in named for preset, stem in one.items())
        poor = [any(taken[pair] > 1 or _is_unfit(pair[1]) for pair in one.items()) for one in named]
        if not any(poor):
            return named
        tails = [f"{tail}-{item[place]}" if bad else tail for item, tail, bad in zip(items, tails, poor, strict=True)]
    raise AssertionError("unreachable")


def _is_unfit(stem: str) -> bool:
    return not stem or stem in _RESERVED


def _named(pattern: str, item: Mapping[str, str], tail: str, presets: Sequence[str]) -> dict[str, str]:
    values = {place: slug(item.get(place, ""), LONGEST_VALUE) for place in PLACES}
    ending = slug(tail)
    made = {preset: slug(pattern.format(**{**values, "preset": slug(preset)})) for preset in presets}
    return {preset: "-".join(part for part in (stem, ending) if part) for preset, stem in made.items()}
