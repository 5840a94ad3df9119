"""The vocabulary as the inspector offers it: concepts that people tag with, found by label, path and synonym."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.vocabulary import CLOSED_SCHEMES, Concept, Vocabulary
from imagebank.desktop.values import ConceptValue
from imagebank.language import language


def concept_values(vocabulary: Vocabulary) -> tuple[ConceptValue, ...]:
    """Every concept that is set by hand, by label."""
    offered = (
        concept
        for concept in vocabulary.concepts.values()
        if not concept.deprecated and concept.scheme not in CLOSED_SCHEMES - {"mediatyp"}
    )
    made = (_value(vocabulary, concept) for concept in offered)
    return tuple(sorted(made, key=lambda value: value.label.casefold()))


def tagged(vocabulary: Vocabulary, notations: Sequence[str]) -> tuple[ConceptValue, ...]:
    """The concepts that an asset has."""
    return tuple(_value(vocabulary, vocabulary.concepts[one]) for one in notations if one in vocabulary.concepts)


def _value(vocabulary: Vocabulary, concept: Concept) -> ConceptValue:
    label = concept.label(language())
    synonyms = tuple(dict.fromkeys(one.text for one in concept.labels if one.text != label))
    return ConceptValue(concept.notation, label, _path(vocabulary, concept), synonyms)


def _path(vocabulary: Vocabulary, concept: Concept) -> str:
    steps: list[str] = []
    above = next(iter(concept.broader), None)
    while above is not None and above in vocabulary.concepts and len(steps) < 6:
        steps.append(vocabulary.concepts[above].label(language()))
        above = next(iter(vocabulary.concepts[above].broader), None)
    return " › ".join([vocabulary.schemes[concept.scheme].title(language()), *reversed(steps)])
