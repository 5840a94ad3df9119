"""A vocabulary that was read from a file, taken over where it says otherwise: by the same rules as an edit."""

from __future__ import annotations

from dataclasses import replace

from imagebank.core.concept_rules import (
    ANCHORS,
    crosses,
    fit,
    fit_note,
    in_order,
    not_anchor,
    require_free,
    require_language,
    require_open,
)
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.vocabulary import CLOSED_SCHEMES, Concept, Vocabulary


def taken_from(vocabulary: Vocabulary, said: Vocabulary) -> list[Concept]:
    """The concepts of `said` that are new or otherwise than here; what it does not name stays, closed lists too.

    Raises Refused, naming the first concept, where a rule of the program would change or something would go in a circle.
    """
    changed = [
        one for one in said.concepts.values()
        if one.scheme not in CLOSED_SCHEMES and _told(vocabulary.concepts.get(one.notation)) != _told(one)
    ]  # fmt: skip
    after = Vocabulary(vocabulary.schemes, {**vocabulary.concepts, **{one.notation: one for one in changed}})
    for one in changed:
        old = vocabulary.concepts.get(one.notation)
        _check_taken(after, one, old)
        if old is not None and (old.notation in vocabulary.diagnoses) != (old.notation in after.diagnoses):
            raise crosses(old)
        if old is not None and not (vocabulary.diagnosis_labels & _words(old)) <= _words(one):
            raise crosses(old)  # a word that texts are read for would be lost
    return changed


def _words(concept: Concept) -> frozenset[str]:
    return frozenset(label.text for label in concept.labels)


def _told(concept: Concept | None) -> Concept | None:
    return replace(concept, labels=in_order(concept.labels)) if concept else None


def _check_taken(after: Vocabulary, one: Concept, old: Concept | None) -> None:
    if not one.notation.startswith(f"{one.scheme}:") or (old is not None and old.scheme != one.scheme):
        raise WrongWords(
            "BAD_NOTATION",
            N_("”{notation}” hör inte till listan ”{scheme}”."),
            notation=one.notation,
            scheme=one.scheme,
        )
    require_open(after, one.scheme)
    preferred = [label for label in one.labels if (label.kind, label.lang) == ("pref", "sv")]
    if len(preferred) != 1:
        raise WrongWords(
            "NO_LABEL_OF", N_("”{notation}” ska ha ett namn på svenska, och bara ett."), notation=one.notation
        )
    for label in one.labels:
        require_language(label.lang)
        fit(label.text)
    fit_note(one.note)
    lost = [
        other
        for other in (*one.broader, *filter(None, (one.successor,)))
        if after.concepts.get(other, one).scheme != one.scheme or other not in after.concepts
    ]
    if lost:
        raise WrongWords("UNKNOWN_CONCEPT", N_("Ämnesordet ”{text}” finns inte. Kontrollera stavningen."), text=lost[0])
    if any(one.notation in after.ancestors(above) for above in one.broader):
        raise Refused(
            "CIRCLE",
            N_("”{one}” kan inte ligga under ”{other}”, som redan ligger under det."),
            one=one.label("sv"),
            other=after.concepts[one.broader[0]].label("sv"),
        )
    if one.notation in ANCHORS and old is not None and (one.broader, one.deprecated) != (old.broader, old.deprecated):
        not_anchor(one)
    if not one.deprecated:
        require_free(after, one.scheme, one.label("sv"), but=one.notation)
