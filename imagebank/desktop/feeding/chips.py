"""Everything the grid is narrowed by, as chips: the words part by part, and every facet that is wanted or excluded."""

from __future__ import annotations

from imagebank.core.errors import WrongWords
from imagebank.core.query import Any, Field, Not, Phrase, Prefix, Query, Word, parse, parts, write
from imagebank.core.query.fields import QUERY_FIELDS
from imagebank.core.vocabulary import STATUS_SCHEME, Vocabulary
from imagebank.desktop.feeding.facets import ORDER, facet_label
from imagebank.desktop.feeding.wish import Wish, no_concept
from imagebank.desktop.feeding.words import channel_label
from imagebank.desktop.values import FilterChip
from imagebank.language import _, language
from imagebank.services.faceting import NONE, facet_title

NEW, ONLY, WORDS = "\nnew", "\nonly", "\nwords"
"""Groups of chips that are no facet."""


def chips_of(wish: Wish, vocabulary: Vocabulary) -> tuple[FilterChip, ...]:
    """A chip for every part, in the order they are read."""
    chips = [FilterChip(NEW, "", wish.called or _("Nyss inhämtat"))] if wish.new else []
    chips += [_word_chip(part, vocabulary) for part in word_parts(wish)]
    if wish.only and not wish.bound:
        words = _("Får användas: {channel}").format(channel=channel_label(vocabulary, wish.channel))
        chips.append(FilterChip(ONLY, "", words))
    for chosen, excluded in ((wish.ticked, False), (wish.excluded, True)):
        for scheme, notations in chosen.items():
            title = facet_title(vocabulary, scheme)
            for notation in sorted(notations):
                value = _against(facet_label(vocabulary, scheme, notation), excluded)
                words = _("{group}: {value}").format(group=title, value=value)
                chips.append(FilterChip(scheme, notation, words, excluded))
    return tuple(chips)


def word_parts(wish: Wish) -> tuple[Query, ...]:
    """The parts of the words; none where they cannot be read."""
    try:
        return parts(parse(wish.text)) if wish.text else ()
    except WrongWords:
        return ()


def part_of_chip(wish: Wish, key: str) -> Query | None:
    """The part that a chip of words stands for."""
    return next((part for part in word_parts(wish) if write(part) == key), None)


def _word_chip(part: Query, vocabulary: Vocabulary) -> FilterChip:
    for scheme in ORDER:
        if scheme in vocabulary.schemes and part == no_concept(scheme):
            return FilterChip(WORDS, write(part), facet_label(vocabulary, scheme, NONE))
    inner = part.term if isinstance(part, Not) else part
    against = isinstance(part, Not)
    if isinstance(inner, Field):
        value = _against(_value(vocabulary, inner.name, inner.value), against)
        words = _("{group}: {value}").format(group=_field(inner.name), value=value)
    else:
        words = _against(_words(inner, vocabulary), against)
    return FilterChip(WORDS, write(part), words, against)


def _against(words: str, against: bool) -> str:
    return _("inte {value}").format(value=words) if against else words


def _words(part: Query, vocabulary: Vocabulary) -> str:
    match part:
        case Word(text):
            return text
        case Prefix(text):
            return f"{text}…"
        case Phrase(text):
            return _("”{word}”").format(word=text)
        case Field(name, value):
            return _("{group}: {value}").format(group=_field(name), value=_value(vocabulary, name, value))
        case Any(terms):
            return _(" eller ").join(_words(term, vocabulary) for term in terms)
        case _:
            return write(part)


def _field(name: str) -> str:
    known = QUERY_FIELDS[name]
    word = (known.en if language() == "en" else known.sv)[0]
    return word[:1].upper() + word[1:]


def _value(vocabulary: Vocabulary, name: str, value: str) -> str:
    scheme = STATUS_SCHEME if name == "status" else name
    notation = vocabulary.resolve(value, scheme) if scheme in vocabulary.schemes else None
    return vocabulary.concepts[notation].label(language()) if notation else value
