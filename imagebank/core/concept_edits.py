"""Edits of the vocabulary as values: from a vocabulary to the concepts that come out changed, or a sentence why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from imagebank.core.concept_rules import (
    KINDS,
    crosses,
    editable,
    fit,
    fit_note,
    in_order,
    known,
    not_anchor,
    require_above,
    require_free,
    require_language,
    require_open,
)
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.vocabulary import NEED_SCHEME, Concept, Label, Vocabulary
from imagebank.core.words import fold


def added(
    vocabulary: Vocabulary, scheme: str, label: str, *, label_en: str = "", broader: str | None = None, note: str = ""
) -> Concept:
    """A new concept. Raises Refused for a closed list, WrongWords for a label that is empty, too long or taken."""
    require_open(vocabulary, scheme)
    if broader is not None:
        require_above(vocabulary, scheme, broader)
    labels = [Label("pref", "sv", fit(label))]
    if label_en.strip():
        labels.append(Label("pref", "en", fit(label_en)))
    for one in labels:
        require_free(vocabulary, scheme, one.text)
    return Concept(
        new_notation(vocabulary, scheme, label), scheme, tuple(labels), (broader,) if broader else (), fit_note(note)
    )


def renamed(vocabulary: Vocabulary, notation: str, lang: str, text: str) -> Concept:
    """Call it something else in one language; the old name stays as a hidden synonym, so that it is still found."""
    concept, text = editable(vocabulary, notation), fit(text)
    require_language(lang)
    require_free(vocabulary, concept.scheme, text, but=notation)
    old = [one for one in concept.labels if (one.kind, one.lang) == ("pref", lang)]
    kept = [one for one in concept.labels if one not in old and not (one.lang == lang and fold(one.text) == fold(text))]
    was = [Label("hidden", lang, one.text) for one in old if fold(one.text) != fold(text)]
    return replace(concept, labels=in_order((*kept, *was, Label("pref", lang, text))))


def revised(vocabulary: Vocabulary, notation: str, names: Mapping[str, str], note: str | None = None) -> Concept:
    """Names by language, and what it means, all at once; an empty name in another language than Swedish takes it away."""
    concept = editable(vocabulary, notation)
    for lang, text in names.items():
        now = Vocabulary(vocabulary.schemes, {**vocabulary.concepts, notation: concept})
        if text.strip() or lang == "sv":
            concept = renamed(now, notation, lang, text)
        else:
            was = [Label("hidden", lang, one.text) for one in concept.labels if (one.kind, one.lang) == ("pref", lang)]
            kept = [one for one in concept.labels if (one.kind, one.lang) != ("pref", lang)]
            concept = replace(concept, labels=in_order((*kept, *was)))
    return concept if note is None else replace(concept, note=fit_note(note))


def with_synonym(vocabulary: Vocabulary, notation: str, lang: str, text: str, kind: str = "alt") -> Concept:
    """Let it also be called so. Raises WrongWords for a word that another concept of the list has."""
    concept, text = editable(vocabulary, notation), fit(text)
    require_language(lang)
    if kind not in KINDS:
        raise WrongWords("BAD_KIND", N_("En synonym är ”alt” (visas) eller ”hidden” (finns bara vid sökning)."))
    require_free(vocabulary, concept.scheme, text, but=notation)
    if any(one.lang == lang and one.kind == "pref" and fold(one.text) == fold(text) for one in concept.labels):
        raise WrongWords("LABEL_IS_NAME", N_("”{text}” är redan ämnesordets namn."), text=text)
    kept = [one for one in concept.labels if not (one.lang == lang and fold(one.text) == fold(text))]
    return replace(concept, labels=in_order((*kept, Label(kind, lang, text))))


def without_synonym(vocabulary: Vocabulary, notation: str, lang: str, text: str) -> Concept:
    """Let it no longer be called so. Raises WrongWords where it is not."""
    concept = editable(vocabulary, notation)
    gone = [one for one in concept.labels if one.kind != "pref" and one.lang == lang and fold(one.text) == fold(text)]
    if not gone:
        raise WrongWords("NO_SYNONYM", N_("”{text}” är ingen synonym till ämnesordet."), text=text)
    _must_stay(vocabulary, concept)
    return replace(concept, labels=tuple(one for one in concept.labels if one not in gone))


def noted(vocabulary: Vocabulary, notation: str, note: str) -> Concept:
    """What it means, in a sentence or two."""
    return replace(editable(vocabulary, notation), note=fit_note(note))


def moved(vocabulary: Vocabulary, notation: str, broader: str | None) -> Concept:
    """Put it under another concept of its list, or at the top. Raises Refused for what would go round in a circle."""
    concept = not_anchor(editable(vocabulary, notation))
    if broader is not None:
        require_above(vocabulary, concept.scheme, broader)
        if broader in vocabulary.descendants(notation):
            raise Refused(
                "CIRCLE", N_("”{one}” kan inte ligga under ”{other}”, som redan ligger under det."),
                one=concept.label("sv"), other=vocabulary.concepts[broader].label("sv"),
            )  # fmt: skip
    new = replace(concept, broader=(broader,) if broader else ())
    if concept.scheme == NEED_SCHEME:
        reveals = {one: replace(new) if one == notation else vocabulary.concepts[one] for one in vocabulary.concepts}
        if Vocabulary(vocabulary.schemes, reveals).diagnoses != vocabulary.diagnoses:
            raise crosses(concept)
    return new


def merged(vocabulary: Vocabulary, gone: str, into: str) -> list[Concept]:
    """Every concept that changes when one is merged into another: its labels become synonyms, what lay under it follows.

    The one that goes stays, deprecated, with the other as its successor.
    """
    one, other = not_anchor(editable(vocabulary, gone)), editable(vocabulary, into)
    if gone == into:
        raise WrongWords("SAME_CONCEPT", N_("Välj två olika ämnesord."))
    if one.scheme != other.scheme:
        raise Refused("OTHER_LIST", N_("Ämnesord slås bara ihop inom samma lista. Välj ett ur samma lista."))
    if other.deprecated:
        raise Refused(
            "DEPRECATED_SUCCESSOR", N_("”{label}” används inte längre. Välj ett annat."), label=other.label("sv")
        )
    if (gone in vocabulary.diagnoses) != (into in vocabulary.diagnoses):
        raise crosses(one)
    known = {(label.lang, fold(label.text)) for label in other.labels}
    new = [
        Label("alt" if label.kind == "pref" else label.kind, label.lang, label.text)
        for label in one.labels if (label.lang, fold(label.text)) not in known
    ]  # fmt: skip
    broader = one.broader if into in vocabulary.descendants(gone) else other.broader
    changed = {
        into: replace(other, labels=in_order((*other.labels, *new)), broader=broader),
        gone: replace(one, deprecated=True, successor=into, broader=one.broader),
    }
    for notation in vocabulary.narrower.get(gone, ()):
        if notation != into:
            below = vocabulary.concepts[notation]
            up = tuple(dict.fromkeys(into if above == gone else above for above in below.broader))
            changed[notation] = replace(below, broader=up)
    for below in vocabulary.concepts.values():
        if below.successor == gone and below.notation not in changed:
            changed[below.notation] = replace(below, successor=into)
    return list(changed.values())


def deprecated(vocabulary: Vocabulary, notation: str, successor: str | None) -> Concept:
    """Offer it no longer; pictures that have it keep it. Raises Refused where the successor is itself out of use."""
    concept = not_anchor(editable(vocabulary, notation))
    if successor is not None:
        other = known(vocabulary, successor)
        if successor == notation or other.deprecated:
            raise Refused(
                "DEPRECATED_SUCCESSOR", N_("”{label}” används inte längre. Välj ett annat."), label=other.label("sv")
            )
        if other.scheme != concept.scheme:
            raise Refused("OTHER_LIST", N_("Efterträdaren väljs ur samma lista."))
    return replace(concept, deprecated=True, successor=successor)


def revived(vocabulary: Vocabulary, notation: str) -> Concept:
    """Offer it again."""
    concept = editable(vocabulary, notation)
    require_free(vocabulary, concept.scheme, concept.label("sv"), but=notation)
    return replace(concept, deprecated=False, successor=None)


def deletable(vocabulary: Vocabulary, notation: str) -> Concept:
    """The concept, where nothing in the vocabulary leans on it. What uses it elsewhere is not known here."""
    concept = not_anchor(editable(vocabulary, notation))
    _must_stay(vocabulary, concept)
    below = vocabulary.narrower.get(notation, ())
    before = [one for one in vocabulary.concepts.values() if one.successor == notation]
    if below or before:
        raise Refused(
            "CONCEPT_HAS_NARROWER", N_("”{label}” har ämnesord under sig eller har ersatt andra. Ta det ur bruk i stället."),
            label=concept.label("sv"),
        )  # fmt: skip
    return concept


def _must_stay(vocabulary: Vocabulary, concept: Concept) -> None:
    """Texts are read for words that reveal health: such a word is not taken away, only undone by whoever has just put it there."""
    if concept.notation in vocabulary.diagnoses:
        raise Refused(
            "REVEALS_HEALTH",
            N_("Texter kontrolleras mot orden för ”{label}”, som avslöjar hälsa. De tas inte bort."),
            label=concept.label("sv"),
        )


def new_notation(vocabulary: Vocabulary, scheme: str, label: str) -> str:
    """An opaque, readable notation that no concept has: `plats:grupprum`, `plats:grupprum-2`."""
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    stem = f"{scheme}:{re.sub('[^a-z0-9]+', '-', plain).strip('-')[:40] or 'begrepp'}"
    notation, number = stem, 2
    while notation in vocabulary.concepts:
        notation, number = f"{stem}-{number}", number + 1
    return notation
