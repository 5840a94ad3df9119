"""Two pictures' facts beside each other, and their difference in words. Pure: no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.errors import N_
from imagebank.desktop.alike.values import AlikeItem, Fact
from imagebank.language import _

_MORE = {
    "larger": (N_("Vänster är större"), N_("Höger är större")),
    "more": (N_("Vänster har fler"), N_("Höger har fler")),
    "later": (N_("Vänster är senare"), N_("Höger är senare")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of both; `difference` is empty where they are the same."""

    words: str
    left: str
    right: str
    difference: str


def rows(left: AlikeItem, right: AlikeItem) -> tuple[Row, ...]:
    """Every fact that at least one of them has."""
    pairs = zip(left.facts, right.facts, strict=True)
    return tuple(
        Row(one.words, one.value or "–", other.value or "–", _difference(one, other))
        for one, other in pairs
        if one.value or other.value
    )


def spoken(compared: tuple[Row, ...]) -> str:
    """The differences as sentences, for a screen reader."""
    found = [
        _("{fact}: vänster {left}, höger {right}.").format(fact=row.words, left=row.left, right=row.right)
        for row in compared
        if row.difference
    ]
    return " ".join(found) or _("Inga uppgifter skiljer sig.")


def _difference(one: Fact, other: Fact) -> str:
    if one.value == other.value and one.size == other.size:
        return ""
    if one.kind == "words" or one.size is None or other.size is None or one.size == other.size:
        return _("Skiljer sig")
    return _(_MORE[one.kind][0 if one.size > other.size else 1])
