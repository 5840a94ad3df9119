"""The head of the result: its name, how many, and a chip for every filter."""

from __future__ import annotations

from imagebank.core.vocabulary import Vocabulary
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.feeding.words import channel_label
from imagebank.desktop.values import Choice, FilterChip, ResultValue
from imagebank.language import _, language

NEW, ONLY = "\nnew", "\nonly"
"""Groups of chips that are no facet."""


def sort_choices() -> tuple[Choice, ...]:
    """The orders of the grid."""
    return (
        Choice("added", _("Senast tillagd")),
        Choice("captured", _("Senast tagen")),
        Choice("name", _("Namn")),
    )


def result_value(wish: Wish, hits: int, total: int, vocabulary: Vocabulary) -> ResultValue:
    """What is shown over the grid."""
    return ResultValue(_heading(wish), hits, total, tuple(_chips(wish, vocabulary)), empty_bank=total == 0)


def _heading(wish: Wish) -> str:
    if wish.text:
        return _("Sökning: {words}").format(words=wish.text)
    if wish.new:
        return wish.called or _("Nyss inhämtat")
    return _("Alla bilder och filmer") if wish.is_everything else _("Urval")


def _chips(wish: Wish, vocabulary: Vocabulary) -> list[FilterChip]:
    chips = [FilterChip(NEW, "", wish.called or _("Nyss inhämtat"))] if wish.new else []
    if wish.only:
        words = _("Får användas: {channel}").format(channel=channel_label(vocabulary, wish.channel))
        chips.append(FilterChip(ONLY, "", words))
    for scheme, notations in wish.ticked.items():
        title = vocabulary.schemes[scheme].title(language())
        for notation in sorted(notations):
            label = vocabulary.concepts[notation].label(language())
            chips.append(FilterChip(scheme, notation, f"{title}: {label}"))
    return chips
