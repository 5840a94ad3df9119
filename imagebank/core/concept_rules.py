"""Rules of the vocabulary: which lists may be edited, which branches stay, what a label may be."""

from __future__ import annotations

from collections.abc import Iterable

from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.vocabulary import CLOSED_SCHEMES, FUNCTION_AREAS, Concept, Label, Vocabulary
from imagebank.core.words import fold

LONGEST_LABEL = 120
LONGEST_NOTE = 2000
KINDS = ("alt", "hidden")
"""The kinds of synonyms: shown, or only found."""

LANGUAGES = ("sv", "en")

ANCHORS = frozenset({"larmiljo:fysisk", "larmiljo:pedagogisk", "larmiljo:social", FUNCTION_AREAS})
"""Concepts that the program knows by notation: they may be called something else, and stay where they are."""

_ORDER = ("pref", "alt", "hidden")


def known(vocabulary: Vocabulary, notation: str) -> Concept:
    """The concept. Raises WrongWords where there is none, as when a colleague has just taken it away."""
    if notation not in vocabulary.concepts:
        raise WrongWords(
            "UNKNOWN_CONCEPT", N_("Ämnesordet ”{text}” finns inte. Kontrollera stavningen."), text=notation
        )
    return vocabulary.concepts[notation]


def editable(vocabulary: Vocabulary, notation: str) -> Concept:
    """The concept, where its list may be edited. Raises Refused where not."""
    concept = known(vocabulary, notation)
    require_open(vocabulary, concept.scheme)
    return concept


def fit(text: str) -> str:
    """A label as it is kept: one line, no blanks at the ends. Raises WrongWords where it is empty or too long."""
    told = " ".join(text.split())
    if not told or not any(sign.isalnum() for sign in told):
        raise WrongWords("NO_LABEL", N_("Skriv vad ämnesordet heter."))
    if len(told) > LONGEST_LABEL:
        raise WrongWords("LONG_LABEL", N_("Namnet är för långt: högst {most} tecken."), most=LONGEST_LABEL)
    return told


def fit_note(note: str) -> str:
    """An explanation as it is kept. Raises WrongWords where it is too long."""
    told = note.strip()
    if len(told) > LONGEST_NOTE:
        raise WrongWords("LONG_NOTE", N_("Förklaringen är för lång: högst {most} tecken."), most=LONGEST_NOTE)
    return told


def require_open(vocabulary: Vocabulary, scheme: str) -> None:
    """Raise WrongWords for an unknown list, Refused for one that is fixed."""
    if scheme not in vocabulary.schemes:
        raise WrongWords(
            "UNKNOWN_SCHEME", N_("Det finns ingen lista ”{scheme}”. Välj bland {choices}."), scheme=scheme,
            choices=", ".join(sorted(set(vocabulary.schemes) - CLOSED_SCHEMES)),
        )  # fmt: skip
    if scheme in CLOSED_SCHEMES:
        raise Refused(
            "FIXED_SCHEME",
            N_("Listan ”{scheme}” hör till programmets regler och ändras inte här."),
            scheme=vocabulary.schemes[scheme].title("sv"),
        )


def require_above(vocabulary: Vocabulary, scheme: str, broader: str) -> None:
    """Raise for what cannot be above a concept of this list."""
    above = known(vocabulary, broader)
    if above.scheme != scheme:
        raise Refused("OTHER_LIST", N_("Ett överordnat ämnesord väljs ur samma lista."))
    if above.deprecated:
        raise Refused(
            "DEPRECATED_SUCCESSOR", N_("”{label}” används inte längre. Välj ett annat."), label=above.label("sv")
        )


def not_anchor(concept: Concept) -> Concept:
    """The concept. Raises Refused for one of the fixed branches."""
    if concept.notation in ANCHORS:
        raise Refused(
            "ANCHOR", N_("”{label}” är en av listans fasta grenar. Den kan byta namn men inte flyttas eller tas bort."),
            label=concept.label("sv"),
        )  # fmt: skip
    return concept


def crosses(concept: Concept) -> Refused:
    """The refusal of what would change which needs reveal health."""
    return Refused(
        "CROSSES_HEALTH",
        N_("”{label}” skulle flyttas mellan behov som avslöjar hälsa och funktionsområden. Det ändrar vad bilder får användas till och görs inte här."),
        label=concept.label("sv"),
    )  # fmt: skip


def require_free(vocabulary: Vocabulary, scheme: str, text: str, but: str = "") -> None:
    """Raise WrongWords for a word that another concept of the list, in use, already has."""
    for concept in vocabulary.of_scheme(scheme):
        if (
            concept.notation != but
            and not concept.deprecated
            and any(fold(one.text) == fold(text) for one in concept.labels)
        ):
            raise WrongWords(
                "LABEL_TAKEN", N_("”{text}” finns redan: det är ”{label}”. Välj det, eller slå ihop dem."), text=text,
                label=concept.label("sv"),
            )  # fmt: skip


def require_language(lang: str) -> None:
    """Raise WrongWords for a language that the vocabulary does not have."""
    if lang not in LANGUAGES:
        raise WrongWords("BAD_LANG", N_("Det finns inget språk ”{lang}”. Välj sv eller en."), lang=lang)


def in_order(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Labels once each, in their order: names, synonyms, hidden ones; by language and text."""
    return tuple(sorted(dict.fromkeys(labels), key=lambda one: (_ORDER.index(one.kind), one.lang, one.text)))
