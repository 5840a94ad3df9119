"""Sentences for a question that cannot be read: the place, what stands there, what was expected.

Every WrongWords of the query language has the values `place` (1-based, as people count) and `there`.
"""

from __future__ import annotations

from imagebank.core.errors import N_, Text, WrongWords

SHOWN = 12
"""Characters of the text that a sentence repeats."""


def expected(text: str, at: int, what: str) -> WrongWords:
    """At `at` (0-based) of `text`, `what` (marked source text) was expected."""
    return misread(text[at:], at, what)


def misread(there: str, at: int, what: str) -> WrongWords:
    """As `expected`, where only the rest of the text, `there`, is at hand; `at` -1 counts as the beginning."""
    values = {"place": max(at, 0) + 1, "there": there[:SHOWN], "what": Text(what)}
    if not there:
        return WrongWords("BAD_QUERY", N_("Sökningen tar slut vid tecken {place}: där väntades {what}."), **values)
    return WrongWords(
        "BAD_QUERY",
        N_("Sökningen går inte att läsa vid tecken {place} (”{there}”): där väntades {what}."),
        **values,
    )


def no_such_date(there: str, at: int) -> WrongWords:
    """A date that no calendar has."""
    return WrongWords(
        "BAD_DATE",
        N_("Datumet ”{there}” vid tecken {place} finns inte i kalendern. Skriv som 2027-05-26."),
        place=max(at, 0) + 1, there=there[:SHOWN],
    )  # fmt: skip


def not_a_choice(value: str, at: int, field: str, choices: str) -> WrongWords:
    """A value that a field with a short list of values does not take."""
    return WrongWords(
        "BAD_CHOICE",
        N_("Fältet {field}: förstår {choices}, inte ”{there}” (vid tecken {place})."),
        place=max(at, 0) + 1, there=value[: 2 * SHOWN], field=field, choices=choices,
    )  # fmt: skip


def unknown_field(name: str, at: int, near: str) -> WrongWords:
    """A field that does not exist; `near` lists those that are spelt nearly so, or is empty."""
    values = {"place": at + 1, "there": name, "near": near}
    if near:
        return WrongWords(
            "UNKNOWN_FIELD",
            N_("Fältet ”{there}:” vid tecken {place} finns inte. Menade du {near}? Sätt citattecken runt orden om det är dem du söker."),
            **values,
        )  # fmt: skip
    return WrongWords(
        "UNKNOWN_FIELD",
        N_("Fältet ”{there}:” vid tecken {place} finns inte. Sätt citattecken runt orden om det är dem du söker."),
        **values,
    )


def too_much(at: int, there: str, most: int, unit: str) -> WrongWords:
    """More words and fields, or more characters, than a question holds; `unit` says of what."""
    return WrongWords(
        "BAD_QUERY",
        N_("Sökningen är för lång: den rymmer {most} {unit}, och det tar slut vid tecken {place} (”{there}”). Korta den."),
        place=at + 1, there=there[:SHOWN], most=most, unit=Text(unit),
    )  # fmt: skip


def too_deep(at: int, there: str, most: int) -> WrongWords:
    """Parentheses and minus signs inside each other beyond reason."""
    return WrongWords(
        "BAD_QUERY",
        N_("Sökningen har fler än {most} parenteser och minustecken inuti varandra, vid tecken {place} (”{there}”). Förenkla den."),
        place=at + 1, there=there[:SHOWN], most=most,
    )  # fmt: skip
