"""Counts by scheme and concept → the boxes of the facet panel, narrower concepts under their broader ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imagebank.core.status import STATUSES
from imagebank.core.vocabulary import ENVIRONMENT_SCHEME, STATUS_SCHEME, Vocabulary
from imagebank.desktop.values import FacetGroup, FacetValue
from imagebank.language import language

Counts = Mapping[str, Mapping[str, int]]
ORDER = (
    ENVIRONMENT_SCHEME, STATUS_SCHEME, "mediatyp", "skolform", "plats", "tema", "behov", "insats", "malniva",
)  # fmt: skip
_OPEN = frozenset(ORDER[:4])


def facet_groups(
    vocabulary: Vocabulary, whole: Counts, found: Counts, ticked: Mapping[str, frozenset[str]]
) -> tuple[FacetGroup, ...]:
    """The boxes that the `whole` bank has use for, with the counts of what was `found`.

    Narrower concepts are shown under a broader one that is ticked.
    """
    schemes = [code for code in ORDER if code in vocabulary.schemes]
    made = (_group(vocabulary, code, whole, found, ticked.get(code, frozenset())) for code in schemes)
    return tuple(group for group in made if group.values)


def _group(vocabulary: Vocabulary, scheme: str, whole: Counts, found: Counts, ticked: frozenset[str]) -> FacetGroup:
    here, now = whole.get(scheme, {}), found.get(scheme, {})
    unfolded = frozenset().union(*(vocabulary.ancestors(notation) for notation in ticked))
    values = tuple(
        FacetValue(
            notation, vocabulary.concepts[notation].label(language()), now.get(notation, 0), level, notation in ticked
        )
        for notation, level in _walk(vocabulary, scheme)
        if notation in ticked
        or (level == 0 and (here.get(notation) or scheme == ENVIRONMENT_SCHEME))
        or (here.get(notation) and unfolded.intersection(vocabulary.concepts[notation].broader))
    )
    title = vocabulary.schemes[scheme].title(language())
    return FacetGroup(scheme, title, values, scheme in _OPEN or bool(ticked))


def _walk(vocabulary: Vocabulary, scheme: str) -> Iterator[tuple[str, int]]:
    """Every concept of a scheme with its depth, as a tree is read; statuses in falling severity."""
    if scheme == STATUS_SCHEME:
        yield from ((notation, 0) for notation in reversed(STATUSES) if notation in vocabulary.concepts)
        return
    tops = sorted(vocabulary.tops(scheme), key=lambda notation: vocabulary.concepts[notation].label(language()))
    for top in tops:
        yield from _below(vocabulary, top, 0)


def _below(vocabulary: Vocabulary, notation: str, level: int) -> Iterator[tuple[str, int]]:
    if not vocabulary.concepts[notation].deprecated:
        yield notation, level
    for narrower in vocabulary.narrower[notation]:
        yield from _below(vocabulary, narrower, level + 1)
