"""Registered names that stand where no name may stand: found in file names, titles, captions, alternative texts and keywords,
and replaced by the pseudonym on request. Needs the people vault open; what is found is told, never logged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.people import Person
from imagebank.core.registers import Evidence, Placement, Recall
from imagebank.services import journal
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.snapshots import forget_snapshot
from imagebank.services.wording import person_words
from imagebank.store import assets, collections, incoming, originals, pack_items, packs, registers, shoots
from imagebank.store.engine import Connection

LEAST = 2
"""Words that a name must have to be looked for: a first name alone is too common a word."""


Finder = Callable[[str], list[str]]
"""A text → the pseudonyms whose names stand in it."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """A registered name in one field of one asset; `field` is name, keywords, incoming, or title.sv, caption.en, alt.sv …"""

    asset: str
    field: str
    person: str


def names_in_bank(library: Library) -> list[NameFound]:
    """Every registered name in the catalogue. Raises Refused where the vault is closed."""
    return with_patterns(library, _patterns(library))


def with_patterns(library: Library, patterns: Mapping[str, re.Pattern[str]]) -> list[NameFound]:
    """Where in the catalogue a person's pattern (on `folded` text) is found."""
    found: list[NameFound] = []
    ids = assets.all_ids(library.db) if patterns else []
    for start in range(0, len(ids), assets.CHUNK):
        for asset in assets.get(library.db, ids[start : start + assets.CHUNK]):
            found += _found(library, asset, patterns)
    return found + _beside(library, patterns)


def _beside(library: Library, patterns: Mapping[str, re.Pattern[str]]) -> list[NameFound]:
    """Names in what is no asset: shoots, collections, titles of packs, places and notes. They are told; a person must rewrite them."""
    texts = [("shoot", id, name) for id, name in shoots.shoots(library.db)]
    texts += [("source", one.id, one.source) for one in shoots.take_ins(library.db)]
    texts += [("collection", one.id, one.name) for one in collections.all_(library.db)]
    for pack in packs.packs(library.db):
        texts.append(("pack", pack.id, f"{pack.title} {pack.recipient or ''}"))
        texts += [("pack", pack.id, f"{one.choice.alt or ''} {one.choice.caption or ''}") for one in pack.items]
        texts += [("note", pack.id, step.note) for step in pack_items.steps(library.db, pack.id)]
    texts += [
        ("place", one.pack, f"{one.place} {one.recipient or ''}") for one in registers.all_(library.db, Placement)
    ]
    texts += [("note", one.pack, one.note or "") for one in registers.all_(library.db, Recall)]
    texts += [("diary_number", one.id, one.diary_number or "") for one in registers.all_(library.db, Evidence)]
    return [
        NameFound(id, field, person)
        for field, id, text in texts
        for person, pattern in patterns.items()
        if pattern.search(folded(text))
    ]


def person_labels(library: Library, persons: Sequence[Person]) -> dict[str, str]:
    """Pseudonym → the words to choose a person by; with the vault open, curators see the name first."""
    names = library.people_vault.names() if library.actor.may_write and library.people_vault.is_open else {}
    return {
        one.id: f"{names[one.id]}, {person_words(one)}" if one.id in names else person_words(one) for one in persons
    }


def names_in(library: Library, text: str) -> list[str]:
    """The pseudonyms whose names stand in a text; none with the vault closed."""
    return finder(library)(text)


def finder(library: Library) -> Finder:
    """What `names_in` does, for many texts: every name is read once."""
    patterns = _patterns(library) if library.people_vault.is_open else {}

    def find(text: str) -> list[str]:
        plain = folded(text) if patterns else ""
        return [person for person, pattern in patterns.items() if pattern.search(plain)]

    return find


def replace_names(library: Library, found: Sequence[NameFound]) -> Changes:
    """Put the pseudonym in each name's place, in the catalogue only: originals stay as they are."""
    return put_pseudonyms(library, found, _patterns(library))


def put_pseudonyms(library: Library, found: Sequence[NameFound], patterns: Mapping[str, re.Pattern[str]]) -> Changes:
    """As `replace_names`, for whatever the patterns find."""
    wanted: dict[str, set[str]] = {}
    for one in found:
        wanted.setdefault(one.asset, set()).add(one.person)
    renamed: list[tuple[str, str]] = []
    before = last_change(library)
    with library.write("names-replace", ",".join(sorted(wanted)[:20]), assets=len(wanted)) as db:
        forget_snapshot(library)  # it holds the words that go
        for asset in assets.get(db, sorted(wanted)):
            new = _clean(db, asset, {person: patterns[person] for person in wanted[asset.id] if person in patterns})
            renamed += [(asset.file.name, new)] if new != asset.file.name else []
            originals.forget_seen(db, [asset.sha256])
        shoots.rename_sources(db, renamed)
    journal.rename(library.root, renamed)
    return changes_since(library, before)


def _patterns(library: Library) -> dict[str, re.Pattern[str]]:
    made = {}
    for person, names in whole_names(library).items():
        ways = [way for one in names for way in _ways(one)]
        if ways:
            made[person] = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(ways)})s?(?![^\W\d_])")
    return made


def whole_names(library: Library) -> dict[str, tuple[str, ...]]:
    """Pseudonym → the person's name and the guardians'. Raises Refused where the vault is closed."""
    library.people_vault.require_open()
    found = {person: (name, library.people_vault.card(person)) for person, name in library.people_vault.names().items()}
    return {
        person: (name, *(one.name for one in card.guardians)) if card else (name,)
        for person, (name, card) in found.items()
    }


def _ways(name: str) -> list[str]:
    """The ways to write one name, as patterns: as it is, and the last word first."""
    words = re.findall(r"[^\W\d_]+", folded(name))
    gap = r"[\W_]{0,3}"
    turned = [words[-1], *words[:-1]] if words else []
    return [gap.join(map(re.escape, one)) for one in (words, turned)] if len(words) >= LEAST else []


def folded(text: str) -> str:
    """A text without case and accents, letter for letter, so that places in it are places in the original."""
    return "".join(_plain(letter) for letter in unicodedata.normalize("NFC", text))


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def _texts(asset: Asset) -> Iterator[tuple[str, str]]:
    yield "name", asset.file.name
    for name in ("title", "caption", "alt"):
        for lang, text in getattr(asset, name).items():
            yield f"{name}.{lang}", text
    if asset.keywords:
        yield "keywords", "\n".join(asset.keywords)


def _found(library: Library, asset: Asset, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[NameFound]:
    beside = "\n".join(text for _name, text in incoming.fields(library.db, asset.id))
    for field, text in (*_texts(asset), ("incoming", beside)):
        plain = folded(text)
        for person, pattern in patterns.items():
            if pattern.search(plain):
                yield NameFound(asset.id, field, person)


def _clean(db: Connection, asset: Asset, patterns: Mapping[str, re.Pattern[str]]) -> str:
    """Write the asset without the names; returns its file's name as it is now."""

    def clean(text: str) -> str:
        for person, pattern in patterns.items():
            text = unicodedata.normalize("NFC", text)
            for match in reversed(list(pattern.finditer(folded(text)))):
                text = text[: match.start()] + person + text[match.end() :]
        return text

    for name in ("title", "caption", "alt"):
        assets.put_texts(db, asset.id, {name: {lang: clean(text) for lang, text in getattr(asset, name).items()}})
    assets.put_columns(db, asset.id, {"name": clean(asset.file.name)})
    assets.put_keywords(db, asset.id, tuple(dict.fromkeys(clean(word) for word in asset.keywords)))
    fields = tuple((name, clean(text)) for name, text in incoming.fields(db, asset.id))
    incoming.put(db, asset.id, fields, incoming.areas(db, asset.id))
    assets.touch(db, asset.id)
    return clean(asset.file.name)
