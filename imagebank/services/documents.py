"""What the search index is told: each asset of the catalogue as a `Document`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from imagebank.core.assessment import Assessment
from imagebank.core.asset import Asset
from imagebank.core.people import Person, age_on
from imagebank.core.registers import CoveredVersion
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import fold, words_of
from imagebank.index.document import GROWN_UP, NOTHING, Document, PersonCase, PictureCase
from imagebank.services.deciding import assess, covers_of
from imagebank.services.library import Library
from imagebank.store import assets, indexing, people

Cover = tuple[CoveredVersion, frozenset[str]]
MINUTES = 24 * 60
HAVING = ("title", "caption", "alt", "keywords", "captions", "concepts", "shoot", "appearances")
"""Fields that `saknar:` asks for; creator apart."""


def documents(library: Library, ids: Sequence[str]) -> Iterator[Document]:
    """The assets of these ids as the index is told of them; ids that the catalogue does not have are left out."""
    for start in range(0, len(ids), assets.CHUNK):
        part = ids[start : start + assets.CHUNK]
        found = assets.get(library.db, part)
        numbers = indexing.numbers(library.db, part)
        packs, words = indexing.packs_of(library.db, part), indexing.incoming_words(library.db, part)
        covers = covers_of(library, part)
        persons = people.get(library.db, sorted({one.person for asset in found for one in asset.appearances}))
        for asset in found:
            one = _document(asset, numbers[asset.id], library.vocabulary, persons, covers.get(asset.id))
            yield replace(
                one,
                body=one.body | words.get(asset.id, set()),
                values=one.values | {f"pack:{id}" for id, _title in packs.get(asset.id, ())},
            )


def _document(
    asset: Asset, number: int, vocabulary: Vocabulary, persons: Mapping[str, Person], cover: Cover | None
) -> Document:
    assessment = assess(asset, vocabulary)
    head = frozenset(words_of(*asset.title.values(), *asset.alt.values()))
    creator = asset.rights.creator if asset.rights else None
    body = words_of(*asset.caption.values(), asset.file.name, creator, asset.shoot, *asset.keywords)
    return Document(
        number, asset.id, head, frozenset(body), frozenset(_values(asset, vocabulary, persons)), fold(asset.file.name),
        captured=_minute(asset.captured_at), imported=date.fromisoformat(asset.imported_at[:10]).toordinal(),
        length=NOTHING if asset.file.duration_s is None else round(asset.file.duration_s * 10),
        width=asset.file.width or NOTHING, height=asset.file.height or NOTHING,
        picture=_picture(asset, assessment, persons, cover), people=tuple(_people(asset, assessment, persons, cover)),
    )  # fmt: skip


def _minute(said: str | None) -> int:
    if not said:
        return NOTHING
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return NOTHING
    return at.toordinal() * MINUTES + at.hour * 60 + at.minute


def _values(asset: Asset, vocabulary: Vocabulary, persons: Mapping[str, Person]) -> Iterator[str]:
    yield f"media:{asset.media}"
    yield f"state:{asset.state}"
    yield f"format:{fold(asset.file.format)}"
    for notation in asset.concepts:
        yield f"concept:{notation}"
        if notation in vocabulary.concepts:
            yield f"has:{vocabulary.concepts[notation].scheme}"
    yield from (f"has:{name}" for name in HAVING if getattr(asset, name))
    if asset.rights and (asset.rights.creator or "").strip():
        yield "has:creator"
        yield f"creator:{fold(asset.rights.creator or '')}"
    if asset.shoot:
        yield f"shoot:{fold(asset.shoot)}"
    for one in asset.appearances:
        yield f"person:{one.person}"
    yield from (f"language:{lang}" for lang in {*asset.title, *asset.caption, *asset.alt})
    if asset.file.width and asset.file.height:
        yield f"orientation:{_orientation(asset.file.width, asset.file.height)}"
    if asset.blocked or any(persons[one.person].protected for one in asset.appearances):
        yield "hidden:"


def _orientation(width: int, height: int) -> str:
    return "square" if width == height else "landscape" if width > height else "portrait"


def _picture(asset: Asset, assessment: Assessment, persons: Mapping[str, Person], cover: Cover | None) -> PictureCase:
    """The case, told in as few ways as the decision can tell apart: who made the picture is no matter, only whether it is known."""
    people_in_it = sorted(
        (one.identifiable, one.voice, persons[one.person].protected, cover is not None and one.person in cover[1])
        for one in asset.appearances
    )
    declared = len(people_in_it) + 1 if (assessment.persons_declared or 0) > len(people_in_it) else None
    rights = assessment.rights
    if rights is not None:
        rights = replace(rights, creator="-" if (rights.creator or "").strip() else rights.creator and " ", credit=None, copyright=None)  # fmt: skip
    told = replace(
        assessment, persons_declared=declared, rights=rights, health_revealing=False, health_contexts=frozenset(),
        own_special_school=False,
    )  # fmt: skip
    return PictureCase(told, tuple(people_in_it), _version(cover))


def _people(
    asset: Asset, assessment: Assessment, persons: Mapping[str, Person], cover: Cover | None
) -> Iterator[PersonCase]:
    film = asset.media == "film"
    asked = assessment.visibility == "ident" or (film and any(one.voice for one in asset.appearances))
    then = date.fromisoformat((asset.captured_at or asset.imported_at)[:10])
    for one in asset.appearances:
        if one.identifiable:
            age = age_on(persons[one.person], then)
            yield PersonCase(
                one.person, film, one.voice, cover is not None and one.person in cover[1], asked,
                None if age is None else min(age, GROWN_UP), assessment.health_contexts, assessment.own_special_school,
                _version(cover),
            )  # fmt: skip


def _version(cover: Cover | None) -> tuple[bool, bool] | None:
    return None if cover is None else (cover[0].confirmed_by is not None, cover[0].sound == "removed")
