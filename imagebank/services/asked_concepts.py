"""Which concept a field of a question names, and what to say where it names none."""

from __future__ import annotations

import difflib

from imagebank.core.errors import N_, Text, WrongWords
from imagebank.core.query import Field
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import fold, words_of
from imagebank.language import language


def concept_of(vocabulary: Vocabulary, field: Field, scheme: str | None) -> str:
    """The concept that a field names: by notation, code or label, or by one word of the labels of one concept alone.

    `miljö:fysisk` and `environment:physical` are the same. Raises WrongWords with what is near.
    """
    notation = vocabulary.resolve(field.value, scheme)
    if notation is not None:
        return notation
    wanted = set(words_of(field.value))
    named = [
        concept.notation
        for concept in vocabulary.concepts.values()
        if (scheme is None or concept.scheme == scheme)
        and any(wanted <= set(words_of(one.text)) for one in concept.labels)
    ]
    tops = [one for one in named if not any(other in vocabulary.ancestors(one) for other in named if other != one)]
    if wanted and len(tops) == 1:
        return tops[0]
    raise unknown(vocabulary, field, scheme)


def unknown(vocabulary: Vocabulary, field: Field, scheme: str | None) -> WrongWords:
    """The problem of a name that no concept of the scheme has, with what is near."""
    labels = {
        said: label.text
        for concept in vocabulary.concepts.values()
        if scheme is None or concept.scheme == scheme
        for label in concept.labels
        if label.kind == "pref"
        for said in (*words_of(label.text), fold(label.text))
    }
    near = difflib.get_close_matches(fold(field.value), labels, n=3, cutoff=0.6)
    where = Text(N_("ämnesordlistan")) if scheme is None else vocabulary.schemes[scheme].title(language())
    values = {"value": field.value, "where": where, "place": field.at + 1}
    if not near:
        return WrongWords("UNKNOWN_CONCEPT", N_("”{value}” finns inte i {where}. Kontrollera stavningen."), **values)
    return WrongWords(
        "UNKNOWN_CONCEPT", N_("”{value}” finns inte i {where}. Menade du {near}?"),
        near=", ".join(dict.fromkeys(labels[one] for one in near)), **values,
    )  # fmt: skip
