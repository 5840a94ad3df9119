"""The vocabulary as its place shows it: the lists as lines of a tree, one concept with where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imagebank.core.concept_rules import ANCHORS
from imagebank.core.vocabulary import CLOSED_SCHEMES, ENVIRONMENT_SCHEME, Concept, Vocabulary
from imagebank.desktop.feeding.vocabulary import concept_values, path_of, place_in_list
from imagebank.desktop.parts.words import number
from imagebank.desktop.values import ConceptValue
from imagebank.desktop.vocabulary.values import ConceptDetails, ConceptRow, SynonymValue
from imagebank.language import _, language, ngettext
from imagebank.services import vocabulary as verbs
from imagebank.services.library import Library, refresh


def rows_of(library: Library) -> list[ConceptRow]:
    """Every list with its concepts: the learning environments first, the lists that are fixed last."""
    refresh(library)
    known, counts = library.vocabulary, verbs.counts(library)
    order = sorted(known.schemes, key=lambda code: (code in CLOSED_SCHEMES, code != ENVIRONMENT_SCHEME, code))
    return [row for code in order for row in _list(known, counts, code)]


def details_of(library: Library, key: str) -> ConceptDetails | None:
    """One concept or list; None where there is none any more."""
    refresh(library)
    known = library.vocabulary
    if key in known.schemes:
        title = known.schemes[key].title(language())
        why = _("Den här listan hör till programmets regler och ändras inte här.") if key in CLOSED_SCHEMES else ""
        return ConceptDetails(key, title, _("En lista"), scheme=True, why_not=why)
    one = known.concepts.get(key)
    return _details(library, known, one) if one is not None else None


def others(library: Library, key: str, *, movable: bool = False) -> list[ConceptValue]:
    """The concepts of the same list in use, but for this one; with `movable`, those that it can be put under."""
    refresh(library)
    known = library.vocabulary
    scheme = known.concepts[key].scheme
    barred = known.descendants(key) if movable else {key}
    return [
        one for one in concept_values(known)
        if one.id not in barred and one.id in known.concepts and known.concepts[one.id].scheme == scheme
    ]  # fmt: skip


def _list(known: Vocabulary, counts: Mapping[str, int], code: str) -> Iterator[ConceptRow]:
    title = known.schemes[code].title(language())
    fixed = _("hör till programmets regler") if code in CLOSED_SCHEMES else ""
    spoken = ", ".join(part for part in (title, _("lista"), fixed) if part)
    yield ConceptRow(code, title, 0, "", fixed, spoken, f"{title} {code}")
    tops = sorted(known.tops(code), key=lambda one: place_in_list(known, one))
    for top in tops:
        yield from _branch(known, counts, top, 1)


def _branch(known: Vocabulary, counts: Mapping[str, int], notation: str, level: int) -> Iterator[ConceptRow]:
    one = known.concepts[notation]
    n, label = counts.get(notation, 0), one.label(language())
    pictures = ngettext("{n} bild eller film", "{n} bilder och filmer", n).format(n=number(n)) if n else ""
    state = _("ur bruk") if one.deprecated else ""
    unused = _("inga bilder")
    spoken = ", ".join(part for part in (label, path_of(known, one), pictures or unused, state) if part)
    words = " ".join((one.notation, *(each.text for each in one.labels)))
    yield ConceptRow(notation, label, level, pictures, state, spoken, words)
    below = known.narrower.get(notation, ())
    for other in sorted(below, key=lambda each: place_in_list(known, each)):
        yield from _branch(known, counts, other, level + 1)


def _details(library: Library, known: Vocabulary, one: Concept) -> ConceptDetails:
    names = {label.lang: label.text for label in one.labels if label.kind == "pref"}
    synonyms = tuple(
        SynonymValue(label.lang, label.text, label.kind == "hidden") for label in one.labels if label.kind != "pref"
    )
    closed = one.scheme in CLOSED_SCHEMES
    return ConceptDetails(
        one.notation, one.label(language()), path_of(known, one), names.get("sv", ""), names.get("en", ""), one.note, synonyms,
        _uses(verbs.uses(library, one.notation)), _state(known, one), one.deprecated, False, one.notation in ANCHORS,
        _("Den här listan hör till programmets regler och ändras inte här.") if closed else "",
    )  # fmt: skip


def _uses(used: verbs.Uses) -> str:
    told: list[str] = []
    if used.assets:
        told.append(ngettext("{n} bild eller film", "{n} bilder och filmer", used.assets).format(n=number(used.assets)))
    if used.searches:
        told.append(_("sökningar: {names}").format(names=", ".join(used.searches)))
    if used.templates:
        told.append(_("mallar: {names}").format(names=", ".join(used.templates)))
    if used.releases:
        told.append(ngettext("{n} samtycke", "{n} samtycken", used.releases).format(n=number(used.releases)))
    return _("Används av {what}.").format(what="; ".join(told)) if told else _("Används inte av något.")


def _state(known: Vocabulary, one: Concept) -> str:
    if not one.deprecated:
        return ""
    if one.successor is None or one.successor not in known.concepts:
        return _("Ur bruk: det väljs inte längre, bilder som har det behåller det.")
    return _("Ur bruk: ersätts av {successor}.").format(successor=known.concepts[one.successor].label(language()))
