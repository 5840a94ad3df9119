"""Counts by scheme and concept → the boxes of the facet panel, narrower concepts under their broader ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imagebank.core.fields import FIELDS, PICK_WORDS
from imagebank.core.status import STATUSES
from imagebank.core.vocabulary import ENVIRONMENT_SCHEME, STATUS_SCHEME, Vocabulary
from imagebank.desktop.feeding.wish import Chosen
from imagebank.desktop.values import FacetGroup, FacetValue
from imagebank.language import _, language
from imagebank.services.faceting import NONE, PICK, value_label

Counts = Mapping[str, Mapping[str, int]]
ORDER = (
    ENVIRONMENT_SCHEME, STATUS_SCHEME, "mediatyp", "skolform", "plats", "tema", "behov", "insats", "malniva",
)  # fmt: skip
_OPEN = frozenset(ORDER[:4])


def facet_groups(
    vocabulary: Vocabulary, whole: Counts, found: Counts, ticked: Chosen, excluded: Chosen
) -> tuple[FacetGroup, ...]:
    """The boxes that the `whole` bank has use for, with the counts of what was `found`.

    Narrower concepts are shown under a broader one that is wanted; last, what has no concept of the scheme.
    """
    nothing: frozenset[str] = frozenset()
    schemes = [code for code in ORDER if code in vocabulary.schemes]
    made = (
        _group(vocabulary, code, whole, found, (ticked.get(code, nothing), excluded.get(code, nothing)))
        for code in schemes
    )
    picks = _picks(whole, found, ticked.get(PICK, nothing), excluded.get(PICK, nothing))
    return tuple(group for group in (*made, picks) if group.values)


def facet_label(vocabulary: Vocabulary, scheme: str, notation: str) -> str:
    """What a value of a facet is called."""
    if scheme == PICK or notation != NONE:
        return value_label(vocabulary, scheme, notation)
    title = vocabulary.schemes[scheme].title(language())
    return _("Utan {scheme}").format(scheme=title[:1].lower() + title[1:])


def _picks(whole: Counts, found: Counts, wanted: frozenset[str], excluded: frozenset[str]) -> FacetGroup:
    """The choice among pictures; no boxes in a bank where nobody has chosen any."""
    here, now = whole.get(PICK, {}), found.get(PICK, {})
    if not (here.get("picked") or here.get("rejected") or wanted or excluded):
        return FacetGroup(PICK, "", ())
    values = tuple(
        FacetValue(one, _(PICK_WORDS[one]), now.get(one, 0), 0, one in wanted, one in excluded)
        for one in ("picked", "rejected", "none")
    )
    return FacetGroup(PICK, _(FIELDS["pick"].label), values)


def _group(
    vocabulary: Vocabulary, scheme: str, whole: Counts, found: Counts, chosen: tuple[frozenset[str], frozenset[str]]
) -> FacetGroup:
    here, now = whole.get(scheme, {}), found.get(scheme, {})
    wanted, excluded = chosen
    either = wanted | excluded
    above = {notation: vocabulary.ancestors(notation) for notation in either if notation != NONE}
    unfolded = {one for notation, held in above.items() for one in held if notation in wanted or one != notation}
    shown = [
        (notation, level)
        for notation, level in _walk(vocabulary, scheme)
        if notation in either
        or (level == 0 and (here.get(notation) or scheme == ENVIRONMENT_SCHEME))
        or (here.get(notation) and unfolded.intersection(vocabulary.concepts[notation].broader))
    ]
    if shown and (here.get(NONE) or NONE in either):
        shown.append((NONE, 0))
    values = tuple(
        FacetValue(
            notation, facet_label(vocabulary, scheme, notation), now.get(notation, 0), level,
            notation in wanted, notation in excluded,
        )
        for notation, level in shown
    )  # fmt: skip
    title = vocabulary.schemes[scheme].title(language())
    return FacetGroup(scheme, title, values, scheme in _OPEN or bool(either))


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
