"""Concepts by what somebody begins to type: any label in any language, with the count of what each finds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from imagebank.core.errors import N_
from imagebank.core.keys import plain
from imagebank.core.query import QUERY_FIELDS
from imagebank.core.vocabulary import Concept, Label, Vocabulary, local_part
from imagebank.core.words import fold
from imagebank.language import _, language
from imagebank.services.completing_sight import Sight
from imagebank.services.library import Library

MEMORY = "labels for completion"
WITHIN = 4
"""The rank of what has a word that begins so, but not the first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A concept to ask for: by which field and value; `count` of pictures that it or what is narrower finds."""

    field: str
    value: str
    label: str
    detail: str
    count: int


@dataclass(frozen=True, slots=True)
class _Spelt:
    """One label as it is compared: folded, and without å, ä and ö."""

    concept: Concept
    label: Label
    folded: str
    plain: str


class _Table:
    """Every label of a vocabulary, and what a text means (as `Vocabulary.resolve` says, for all texts at once)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        every = vocabulary.concepts.values()
        self.spelt = [
            _Spelt(concept, label, folded := fold(label.text), plain(folded))
            for concept in every
            for label in concept.labels
        ]
        self.means: dict[tuple[str | None, str], str] = {}
        for text, concept in [(fold(local_part(one.notation)), one) for one in every] + [
            (one.folded, one.concept) for one in self.spelt
        ]:
            for scheme in (None, concept.scheme):
                self.means.setdefault((scheme, text), concept.notation)


def concepts(
    sight: Sight, typed: str, schemes: Collection[str], field: str = "", *, within: bool = True
) -> Iterator[Asked]:
    """The concepts of the schemes of which a label begins so; nothing typed: the broadest of each scheme.

    First what is called so, then what is also called so, then, `within`, what has a word that begins so; the most
    frequent first. Deprecated concepts are not offered. `field` asks for them; left out, each has its scheme's own.
    """
    vocabulary, wanted = sight.library.vocabulary, fold(typed)
    best: dict[str, tuple[int, _Spelt]] = {}
    for one in _table(sight.library).spelt:
        rank = _rank(one, wanted) if one.concept.scheme in schemes and not one.concept.deprecated else None
        if rank is None or (rank == WITHIN and not within):
            continue
        known = best.get(one.concept.notation)
        if known is None or rank < known[0]:
            best[one.concept.notation] = rank, one
    if not typed:
        best = {notation: found for notation, found in best.items() if not found[1].concept.broader}
    counts = {notation: _count(sight, vocabulary, notation) for notation in best}
    for notation in sorted(best, key=lambda n: (not counts[n], best[n][0], -counts[n], n)):
        concept = vocabulary.concepts[notation]
        asks = field or (concept.scheme if concept.scheme in QUERY_FIELDS else "concept")
        value = spelling(sight, concept, None if asks == "concept" else asks)
        detail = _detail(vocabulary, best[notation][1])
        yield Asked(asks, value, concept.label(language()), detail, counts[notation])


def spelling(sight: Sight, concept: Concept, scheme: str | None) -> str:
    """How a question names the concept: by its label where that means this one and no other, else by code or notation."""
    means = _table(sight.library).means
    for text in (concept.label(language()).lower(), concept.label("sv").lower(), local_part(concept.notation)):
        if means.get((scheme, fold(text))) == concept.notation:
            return text
    return concept.notation


def _table(library: Library) -> _Table:
    """The labels of the vocabulary as it is now, kept while it does not change."""
    kept = library.memory.get(MEMORY)
    if not isinstance(kept, _Table) or kept.vocabulary is not library.vocabulary:
        kept = library.memory[MEMORY] = _Table(library.vocabulary)
    return kept


def _rank(one: _Spelt, wanted: str) -> int | None:
    """0 for what is called so in the language shown; None for what is not called so at all."""
    text = one.plain if plain(wanted) == wanted else one.folded
    ours = one.label.lang == language()
    if text.startswith(wanted):
        return (0 if ours else 1) if one.label.kind == "pref" else 2 if one.label.kind == "alt" else 3
    return WITHIN if ours and wanted and f" {wanted}" in text else None


def _count(sight: Sight, vocabulary: Vocabulary, notation: str) -> int:
    below = sorted(f"concept:{one}" for one in vocabulary.descendants(notation))
    return sight.index.count(below, sight.shown, sight.settled)


def _detail(vocabulary: Vocabulary, called: _Spelt) -> str:
    """The scheme; and the other name that was typed, unless it is one that is found by and not shown."""
    scheme = vocabulary.schemes[called.concept.scheme].title(language())
    if called.label.kind == "hidden" or called.label.text == called.concept.label(language()):
        return scheme
    return _(N_("{scheme}, även kallat {name}")).format(scheme=scheme, name=called.label.text)
