"""Facets: how many of a result have each concept, status and kind of media, and how many have none of a scheme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pyroaring import BitMap

from imagebank.core.fields import FIELDS, PICK_WORDS, PICKS
from imagebank.core.vocabulary import CLOSED_SCHEMES, Vocabulary
from imagebank.language import _, language
from imagebank.services.index_basis import Indexed
from imagebank.services.library import Library
from imagebank.services.verdicts import statuses_of_all

Facets = dict[str, dict[str, int]]
NONE = "none"
"""Stands among a scheme's notations for what has no concept of it."""

PICK = "pick"
"""Stands among the schemes for the choice among pictures; its values are those of `core.fields.PICKS`."""

MEDIA_SCHEME, STATUS_SCHEME = "mediatyp", "samtycke"


def counted(library: Library, held: Indexed, found: BitMap, day: date) -> Facets:
    """Counts of the result, scheme → notation → n, without zeros; whoever asks holds the index's lock."""
    index = held.index
    settled = found - index.loose
    counts: dict[str, dict[str, int]] = {}
    for scheme, values in _known(library, held).items():
        counted_here = {notation: index.count(below, found, settled) for notation, below in values.items()}
        if scheme != MEDIA_SCHEME:
            counted_here[NONE] = len(found) - index.count((f"has:{scheme}",), found, settled)
        counts[scheme] = {notation: n for notation, n in counted_here.items() if n}
    statuses = statuses_of_all(library, held, day)
    counts[STATUS_SCHEME] = {
        one: n for one, held_by in statuses.items() if (n := held_by.intersection_cardinality(found))
    }
    picks = {one: index.count((f"{PICK}:{one}",), found, settled) for one in PICKS}
    counts[PICK] = {one: n for one, n in picks.items() if n}
    return counts


def _known(library: Library, held: Indexed) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """`_values` of the vocabulary as it is now, worked out once."""
    kept = held.facets
    if kept is None or kept[0] is not library.vocabulary:
        kept = held.facets = library.vocabulary, _values(library.vocabulary)
    return kept[1]


def _values(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Scheme → notation → the values of the concept and everything narrower; a medium counts by what the file is, too."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for scheme in vocabulary.schemes:
        if scheme in CLOSED_SCHEMES - {MEDIA_SCHEME}:
            continue
        here = found[scheme] = {}
        for concept in vocabulary.of_scheme(scheme):
            below = [f"concept:{one}" for one in sorted(vocabulary.descendants(concept.notation))]
            if scheme == MEDIA_SCHEME and concept.notation in ("mediatyp:foto", "mediatyp:film"):
                below.append(f"media:{concept.notation.partition(':')[2]}")
            here[concept.notation] = tuple(below)
    return found


def facet_title(vocabulary: Vocabulary, scheme: str) -> str:
    """What a facet is called, in the language shown now."""
    return _(FIELDS["pick"].label) if scheme == PICK else vocabulary.schemes[scheme].title(language())


def value_label(vocabulary: Vocabulary, scheme: str, notation: str) -> str:
    """What a value of a facet is called, in the language shown now; `NONE` has its words where it is shown."""
    return _(PICK_WORDS[notation]) if scheme == PICK else vocabulary.concepts[notation].label(language())
