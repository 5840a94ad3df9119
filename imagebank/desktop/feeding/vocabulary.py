"""The vocabulary as the inspector offers it: concepts that people tag with, found by label, path and synonym."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from imagebank.core.vocabulary import CLOSED_SCHEMES, ENVIRONMENT_SCHEME, Concept, Vocabulary
from imagebank.desktop.values import ConceptValue
from imagebank.desktop.vocabulary.picker import RECENT
from imagebank.desktop.vocabulary.values import ConceptRow
from imagebank.language import _, language


def concept_values(vocabulary: Vocabulary) -> tuple[ConceptValue, ...]:
    """Every concept that is set by hand, by label."""
    offered = (
        concept
        for concept in vocabulary.concepts.values()
        if not concept.deprecated and concept.scheme not in CLOSED_SCHEMES - {"mediatyp"}
    )
    before: dict[str, list[str]] = {}
    for old in vocabulary.concepts.values():
        if old.deprecated and old.successor:
            before.setdefault(old.successor, []).extend(one.text for one in old.labels)
    made = (_value(vocabulary, concept, before.get(concept.notation, ())) for concept in offered)
    return tuple(sorted(made, key=lambda value: value.label.casefold()))


def picker_rows(vocabulary: Vocabulary, recent: Sequence[str] = ()) -> list[ConceptRow]:
    """The lists that are chosen from as lines of a tree: what was used last first, then the learning environments.

    One out of use is not there; who searches for its words finds its successor.
    """
    values = {one.id: one for one in concept_values(vocabulary)}
    rows = _recent_rows([values[one] for one in recent if one in values])
    codes = {vocabulary.concepts[one].scheme for one in values}
    for code in sorted(
        codes, key=lambda code: (code != ENVIRONMENT_SCHEME, vocabulary.schemes[code].title(language()))
    ):
        title = vocabulary.schemes[code].title(language())
        rows.append(ConceptRow(code, title, 0, spoken=_("{list}, lista").format(list=title)))
        for top in sorted(vocabulary.tops(code), key=lambda one: place_in_list(vocabulary, one)):
            rows += _branch(vocabulary, values, top, 1)
    return rows


def _recent_rows(values: Sequence[ConceptValue]) -> list[ConceptRow]:
    if not values:
        return []
    words = _("Senast använda")
    rows = [ConceptRow(RECENT, words, 0, spoken=words)]
    for one in values:
        spoken = ", ".join((one.label, one.path))
        rows.append(ConceptRow(RECENT + one.id, one.label, 1, one.path, spoken=spoken))
    return rows


def _branch(
    vocabulary: Vocabulary, values: Mapping[str, ConceptValue], notation: str, level: int
) -> Iterator[ConceptRow]:
    one, deeper = values.get(notation), level
    if one is not None:
        synonyms = ", ".join(one.synonyms)
        spoken = ", ".join(part for part in (one.label, one.path) if part)
        yield ConceptRow(one.id, one.label, level, spoken=spoken, words=f"{one.label} {synonyms} {one.id}")
        deeper += 1
    below = vocabulary.narrower.get(notation, ())
    for other in sorted(below, key=lambda each: place_in_list(vocabulary, each)):
        yield from _branch(vocabulary, values, other, deeper)


_FIRST = ("larmiljo:pedagogisk", "larmiljo:social", "larmiljo:fysisk")


def place_in_list(vocabulary: Vocabulary, notation: str) -> tuple[int, str]:
    """Where a concept stands among its neighbours: the three environments in their own order, the others by label."""
    at = _FIRST.index(notation) if notation in _FIRST else len(_FIRST)
    return at, vocabulary.concepts[notation].label(language()).casefold()


def tagged(vocabulary: Vocabulary, notations: Sequence[str]) -> tuple[ConceptValue, ...]:
    """The concepts that an asset has."""
    return tuple(_value(vocabulary, vocabulary.concepts[one]) for one in notations if one in vocabulary.concepts)


def _value(vocabulary: Vocabulary, concept: Concept, before: Sequence[str] = ()) -> ConceptValue:
    """`before`: the words of what it took the place of, which lead to it."""
    label = concept.label(language())
    words = (*(one.text for one in concept.labels), *before)
    synonyms = tuple(dict.fromkeys(one for one in words if one != label))
    return ConceptValue(concept.notation, label, path_of(vocabulary, concept), synonyms)


def path_of(vocabulary: Vocabulary, concept: Concept) -> str:
    """The list, and the broader labels down to the concept."""
    steps: list[str] = []
    above = next(iter(concept.broader), None)
    while above is not None and above in vocabulary.concepts and len(steps) < 6:
        steps.append(vocabulary.concepts[above].label(language()))
        above = next(iter(vocabulary.concepts[above].broader), None)
    return " › ".join([vocabulary.schemes[concept.scheme].title(language()), *reversed(steps)])
