"""What may be meant by what is being typed in the search box: fields, their values, concepts, words of the bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from imagebank.core.query import QUERY_FIELDS, Field, Word, write
from imagebank.core.query.fields import QueryField, key
from imagebank.core.query.place import Place, at_cursor
from imagebank.core.swedish import stem
from imagebank.core.vocabulary import CLOSED_SCHEMES
from imagebank.core.words import fold, words_of
from imagebank.index.counting import frequent
from imagebank.language import _, language
from imagebank.services.completing_labels import concepts
from imagebank.services.completing_sight import Sight, sight_of
from imagebank.services.completing_values import Offer, values
from imagebank.services.library import Library

FEW = 4
"""Fields, and concepts, that stand before the words of a word that may become any of them."""

LISTED = ("channel", "status", "choice")
"""Kinds with a list of values that does not grow with the bank."""

FOREIGN = 3
"""Letters from which fields are also offered by their names in the other language."""

CANDIDATES = 60
"""Of the words that begin so this many are counted; there may be forms of the same among them."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One proposal: `insert` takes the place of text[start:end]. `label` and `detail` are for people.

    `count` says how many pictures have it, of those that the actor may know of; None where nobody has counted.
    """

    start: int
    end: int
    insert: str
    label: str
    detail: str = ""
    count: int | None = None


def complete(
    library: Library, text: str, cursor: int, *, day: date, channel: str | None = None, most: int = 10
) -> list[Completion]:
    """What may be meant where the cursor stands in `text`, the likeliest first; nothing where nothing is being typed.

    What is offered can be read and answered; what is typed in full already is not offered. `most` cuts everything but the
    short lists of channels, statuses and choices. An advisor is told only of what may be used in `channel` on `day` (without
    one: in the library's usual channel), a curator of everything.
    """
    place = at_cursor(text, cursor)
    if place.kind == "nothing":
        return []
    with sight_of(library, day, channel) as sight:
        found = [one for one in _proposed(sight, place, most) if one.insert != text[one.start : one.end]]
    return found if place.kind == "value" and QUERY_FIELDS[place.field].kind in LISTED else found[:most]


def _proposed(sight: Sight, place: Place, most: int) -> list[Completion]:
    match place.kind:
        case "name":
            return list(_fields(place))
        case "value":
            field = QUERY_FIELDS[place.field]
            room = None if field.kind in LISTED else most + 1
            return [_value(place, field, one) for one in islice(values(sight, field, place.typed), room)]
        case "phrase":
            return list(_words(sight, place, most + 1))
    words = list(_words(sight, place, most + 1))
    if not place.whole:
        return words
    fields = list(islice(_fields(place), FEW))
    room = max(FEW, most - len(words) - len(fields))
    return [*fields, *islice(_concepts(sight, place), room), *words]


def _fields(place: Place) -> Iterator[Completion]:
    """Fields of which a name begins so, by the name that does; a name of the other language once it is hardly another."""
    typed = key(place.typed)
    for field in QUERY_FIELDS.values():
        ours, others = (field.sv, field.en) if language() == "sv" else (field.en, field.sv)
        names = ours if len(typed) < FOREIGN else (*ours, *others)
        name = next((one for one in names if key(one).startswith(typed)), None)
        if name:
            yield Completion(place.start, place.end, f"{name}:", f"{name}:", _(field.help))


def _value(place: Place, field: QueryField, one: Offer) -> Completion:
    return Completion(place.start, place.end, written(field.name, one.value), one.label, one.detail, one.count)


def written(field: str, value: str) -> str:
    """A value as the language writes it after its field's name: in quotation marks where it needs them."""
    return write(Field(field, value)).partition(":")[2]


def _concepts(sight: Sight, place: Place) -> Iterator[Completion]:
    """Concepts that are called so, each as a field with its value."""
    open_schemes = [one for one in sight.library.vocabulary.schemes if one not in CLOSED_SCHEMES]
    for one in concepts(sight, place.typed, open_schemes, within=False):
        if one.count:
            insert = write(Field(one.field, one.value))
            yield Completion(place.start, place.end, insert, one.label, one.detail, one.count)


def _words(sight: Sight, place: Place, most: int) -> Iterator[Completion]:
    """Words of the bank that begin so, the most frequent first; of the forms of one word the most frequent stands for all.

    In a phrase each form is a word of its own, as it is when the phrase is looked for.
    """
    typed = fold(place.typed)
    if not words_of(typed):
        return
    found: dict[str, list[str]] = {}
    for word in frequent(sight.index, typed, CANDIDATES):
        if sight.count(sight.index.word(word)):  # words of hidden pictures alone are no words to an advisor
            found.setdefault(word if place.kind == "phrase" else stem(word), []).append(word)
    for words in islice(found.values(), most):
        count = sight.count(_any_of(sight, words))
        insert = words[0] if place.kind == "phrase" or not place.whole else write(Word(words[0]))
        yield Completion(place.start, place.end, insert, words[0], "", count)


def _any_of(sight: Sight, words: Iterable[str]):  # noqa: ANN202 - a bitmap
    first, *rest = (sight.index.word(word) for word in words)
    return first.union(*rest)
