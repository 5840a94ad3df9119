"""The vocabulary edited: concepts added, renamed, moved, merged, taken out of use. A used concept is never deleted.

Each verb is one transaction with its ledger line (notations and counts, never labels), told by the change feed, and a step that
can be undone. `core.concept_edits` says what may be done; what follows a merge outside the vocabulary is done here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from imagebank.core import concept_edits, concept_reading, concept_rules
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.query import Field, parse, write
from imagebank.core.query.tree import All, Any, Not, Query, all_of, any_of
from imagebank.core.vocabulary import Concept, Vocabulary, local_part
from imagebank.core.words import fold
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.store import assets, saved_searches, templates
from imagebank.store import vocabulary as vocabulary_table
from imagebank.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a concept is used: by pictures, in the words of saved searches and templates, in releases."""

    assets: int = 0
    searches: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    releases: int = 0

    def __bool__(self) -> bool:
        return bool(self.assets or self.searches or self.templates or self.releases)


def counts(library: Library) -> dict[str, int]:
    """How many pictures have each concept themselves; notation → n."""
    return vocabulary_table.counts(library.db)


def uses(library: Library, notation: str) -> Uses:
    """Where a concept is used now."""
    return _uses(library.db, library.vocabulary, notation)


def add(
    library: Library, scheme: str, label: str, *, label_en: str = "", broader: str | None = None, note: str = ""
) -> tuple[str, Changes]:
    """Add a concept; returns its notation. Raises as `concept_edits.added`."""
    refresh(library)
    before = last_change(library)
    made = concept_edits.added(library.vocabulary, scheme, label, label_en=label_en, broader=broader, note=note)
    with library.write("concept-add", made.notation) as db:
        fresh = concept_edits.added(
            vocabulary_table.read(db), scheme, label, label_en=label_en, broader=broader, note=note
        )
        if fresh != made:
            raise Refused("VOCABULARY_MOVED", N_("Ämnesordlistan ändrades just av någon annan. Försök igen."))
        vocabulary_table.put_concepts(db, [made])
    return made.notation, changes_since(library, before)


def rename(library: Library, notation: str, text: str, lang: str = "sv") -> Changes:
    """Call a concept something else; the old name is still found."""
    return _edit(library, "concept-rename", notation, lambda now: [concept_edits.renamed(now, notation, lang, text)])


def revise(library: Library, notation: str, names: Mapping[str, str], note: str | None = None) -> Changes:
    """Names by language, and what it means, in one write; old names are still found."""
    return _edit(library, "concept-rename", notation, lambda now: [concept_edits.revised(now, notation, names, note)])


def add_synonym(library: Library, notation: str, text: str, lang: str = "sv", kind: str = "alt") -> Changes:
    """Let a concept be found under another word, too."""
    return _edit(
        library, "concept-label", notation, lambda now: [concept_edits.with_synonym(now, notation, lang, text, kind)]
    )


def remove_synonym(library: Library, notation: str, text: str, lang: str = "sv") -> Changes:
    """Take a synonym away."""
    return _edit(
        library, "concept-label", notation, lambda now: [concept_edits.without_synonym(now, notation, lang, text)]
    )


def describe(library: Library, notation: str, note: str) -> Changes:
    """Say what a concept means."""
    return _edit(library, "concept-note", notation, lambda now: [concept_edits.noted(now, notation, note)])


def move(library: Library, notation: str, broader: str | None) -> Changes:
    """Put a concept, with all that is under it, under another one; None: at the top of its list."""
    return _edit(library, "concept-move", notation, lambda now: [concept_edits.moved(now, notation, broader)])


def deprecate(library: Library, notation: str, successor: str | None = None) -> Changes:
    """Offer a concept no longer; pictures that have it keep it, and it is said what is used instead."""
    return _edit(
        library, "concept-deprecate", notation, lambda now: [concept_edits.deprecated(now, notation, successor)]
    )


def revive(library: Library, notation: str) -> Changes:
    """Offer a concept again that was out of use."""
    return _edit(library, "concept-revive", notation, lambda now: [concept_edits.revived(now, notation)])


def merge(library: Library, gone: str, into: str) -> Changes:
    """Let one concept go into another: pictures, templates and saved searches follow, its words become synonyms.

    What releases say of the one that goes is not rewritten: an answer is kept as it was given, so that a picture may need a
    new one. The one that goes stays, out of use, with its successor.
    """
    refresh(library)
    before = last_change(library)
    with library.write("concept-merge", gone, into=into) as db:
        now = vocabulary_table.read(db)
        vocabulary_table.put_concepts(db, concept_edits.merged(now, gone, into))
        for asset in vocabulary_table.tagged(db, gone):
            assets.put_concepts(db, asset, [into], [gone])
            assets.touch(db, asset)
        for one in saved_searches.all_(db):
            query = _rewritten(one.query, now.concepts[gone], now.concepts[into])
            if query != one.query:
                saved_searches.put(db, replace(one, query=query))
        for name, content in templates.all_(db):
            new = _in_template(content, gone, into)
            if new != content:
                templates.put(db, name, new)
    library.forget_vocabulary()
    return changes_since(library, before)


def delete(library: Library, notation: str) -> Changes:
    """Delete a concept that nothing uses. Raises Refused, saying where it is used, for any other."""
    refresh(library)
    before = last_change(library)
    with library.write("concept-delete", notation) as db:
        now = vocabulary_table.read(db)
        concept = concept_edits.deletable(now, notation)
        used = _uses(db, now, notation)
        if used:
            raise _in_use(concept, used)
        vocabulary_table.delete(db, notation)
    library.forget_vocabulary()
    return changes_since(library, before)


def _edit(library: Library, verb: str, notation: str, change: Callable[[Vocabulary], Sequence[Concept]]) -> Changes:
    """Change concepts by the vocabulary as it is inside the transaction; what changes nothing is not written."""
    refresh(library)
    made = change(library.vocabulary)
    if all(library.vocabulary.concepts.get(one.notation) == one for one in made):
        return Changes()
    before = last_change(library)
    with library.write(verb, notation) as db:
        vocabulary_table.put_concepts(db, change(vocabulary_table.read(db)))
    library.forget_vocabulary()
    return changes_since(library, before)


def _uses(db: Connection, vocabulary: Vocabulary, notation: str) -> Uses:
    concept = concept_rules.known(vocabulary, notation)
    named = (one.name for one in saved_searches.all_(db) if _rewritten(one.query, concept, None) != one.query)
    worn = (
        name for name, content in templates.all_(db) if notation in json.loads(content).get("concepts", ("", ()))[1]
    )
    return Uses(
        len(vocabulary_table.tagged(db, notation)), tuple(named), tuple(worn), vocabulary_table.released(db, notation)
    )


def _in_use(concept: Concept, used: Uses) -> Refused:
    places = "; ".join([*used.searches, *used.templates]) or "–"
    return Refused(
        "CONCEPT_IN_USE",
        N_("”{label}” används: bilder {assets}, sökningar och mallar: {places}, samtycken {releases}. Ta det ur bruk i stället."),
        label=concept.label("sv"), assets=used.assets, places=places, releases=used.releases,
    )  # fmt: skip


def _in_template(content: str, gone: str, into: str) -> str:
    said = json.loads(content)
    if "concepts" not in said or gone not in said["concepts"][1]:
        return content
    mode, value = said["concepts"]
    said["concepts"] = [mode, list(dict.fromkeys(into if one == gone else one for one in value))]
    return json.dumps(said, ensure_ascii=False)


def _rewritten(text: str, gone: Concept, into: Concept | None) -> str:
    """A saved question that asks for the one concept by notation, code or name, asking for the other; None: a mark."""
    new = into.notation if into else "–"
    names = {fold(gone.notation), fold(local_part(gone.notation)), *(fold(one.text) for one in gone.labels)}

    def turned(query: Query) -> Query:
        if isinstance(query, Field):
            mine = query.name in (gone.scheme, "concept") and fold(query.value) in names
            return replace(query, value=new if query.name == "concept" else local_part(new)) if mine else query
        if isinstance(query, Not):
            return Not(turned(query.term))
        if isinstance(query, All):
            return all_of(turned(one) for one in query.terms)
        if isinstance(query, Any):
            return any_of(turned(one) for one in query.terms)
        return query

    try:
        old = parse(text)
    except WrongWords:  # kept by an older program: left as it is
        return text
    made = turned(old)
    return text if made == old else write(made)


def export(library: Library) -> bytes:
    """The library's vocabulary as SKOS in Turtle."""
    refresh(library)
    from imagebank.media import skos_writing  # read in when first needed: the window opens sooner

    return skos_writing.turtle(library.vocabulary)


def read_in(library: Library, path: Path, *, dry_run: bool = False) -> tuple[str, ...]:
    """Take over what a Turtle file says otherwise; what it does not name stays. Returns the notations that change.

    Raises FileProblem for a file that is no vocabulary, Refused or WrongWords, and then nothing is changed.
    """
    library.require_curator()
    from imagebank.media import skos  # read in when first needed: the window opens sooner

    said = skos.read(path)
    refresh(library)
    made = concept_reading.taken_from(library.vocabulary, said)
    if made and not dry_run:
        with library.write("concept-read", "vocabulary", concepts=len(made)) as db:
            vocabulary_table.put_concepts(db, concept_reading.taken_from(vocabulary_table.read(db), said))
        library.forget_vocabulary()
    return tuple(sorted(one.notation for one in made))
