"""The head of the result: its name, how many, the orders to choose among, and what misspelt words were taken for."""

from __future__ import annotations

from collections.abc import Iterable

from imagebank.core.query import Field
from imagebank.core.vocabulary import Vocabulary
from imagebank.desktop.feeding.chips import chips_of, word_parts
from imagebank.desktop.feeding.wish import ADDED, GATHERED, RELEVANCE, Wish
from imagebank.desktop.values import Choice, ResultValue
from imagebank.language import _


def sort_choices(*, words: bool, gathered: bool = False) -> tuple[Choice, ...]:
    """The orders of the grid; the best first only where there are words to be good for, a collection's own where one is shown."""
    best = (Choice(RELEVANCE, _("Mest relevant")),) if words else ()
    own = (Choice(GATHERED, _("Samlingens ordning")),) if gathered else ()
    return (
        *best,
        *own,
        Choice(ADDED, _("Senast tillagd")),
        Choice("captured", _("Senast tagen")),
        Choice("name", _("Namn")),
    )


def result_value(
    wish: Wish, hits: int, total: int, vocabulary: Vocabulary, meant: Iterable[tuple[str, tuple[str, ...]]] = ()
) -> ResultValue:
    """What is shown over the grid."""
    told = " ".join(_meant(word, taken) for word, taken in meant)
    return ResultValue(
        _heading(wish), hits, total, chips_of(wish, vocabulary), empty_bank=total == 0 and not wish.bound, meant=told
    )


def _heading(wish: Wish) -> str:
    only = word_parts(wish)
    if len(only) == 1 and isinstance(only[0], Field) and only[0].name == "collection" and not wish.schemes:
        return _("Samling: {name}").format(name=only[0].value)
    if wish.text:
        return _("Sökning: {words}").format(words=wish.text)
    if wish.new:
        return wish.called or _("Nyss inhämtat")
    if not wish.is_everything:
        return _("Filtrerade bilder och filmer")
    return _("Bilder och filmer som får användas") if wish.bound else _("Alla bilder och filmer")


def _meant(word: str, taken: tuple[str, ...]) -> str:
    shown = _(" och ").join(_("”{word}”").format(word=one) for one in taken)
    return _("Inget ord ”{word}”. Visar {shown}.").format(word=word, shown=shown)
