"""What the search index is told: each asset of the catalogue as a `Document`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from imagebank.core.assessment import OTHER_CONTEXT, Assessment
from imagebank.core.asset import Asset
from imagebank.core.decision_people import is_minor
from imagebank.core.people import Person, age_on
from imagebank.core.registers import CoveredVersion
from imagebank.core.use import Policy
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import fold, words_of
from imagebank.index.document import NOTHING, Document, PersonCase, PictureCase
from imagebank.services.deciding import assess, covers_of
from imagebank.services.library import Library
from imagebank.store import assets, collections, indexing, people

Cover = tuple[CoveredVersion, frozenset[str]]
MINUTES = 24 * 60
HAVING = ("title", "caption", "alt", "keywords", "captions", "concepts", "shoot", "appearances")
"""Fields that `saknar:` asks for; creator apart."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What some assets are told by. `particular`: the persons whose explicit consent names contexts."""

    vocabulary: Vocabulary
    policy: Policy
    persons: Mapping[str, Person]
    particular: frozenset[str]


def documents(library: Library, ids: Sequence[str]) -> Iterator[Document]:
    """The assets of these ids as the index is told of them; ids that the catalogue does not have are left out."""
    for start in range(0, len(ids), assets.CHUNK):
        part = ids[start : start + assets.CHUNK]
        found = assets.get(library.db, part)
        numbers = indexing.numbers(library.db, part)
        packs, words = indexing.packs_of(library.db, part), indexing.incoming_words(library.db, part)
        covers, gathered = covers_of(library, part), collections.of_assets(library.db, part)
        pseudonyms = sorted({one.person for asset in found for one in asset.appearances})
        releases = people.in_force(library.db, pseudonyms)
        particular = frozenset(id for id, release in releases.items() if release.contexts)
        known = _Known(library.vocabulary, library.policy, people.get(library.db, pseudonyms), particular)
        for asset in found:
            one = _document(asset, numbers[asset.id], known, covers.get(asset.id))
            yield replace(
                one,
                body=one.body | words.get(asset.id, set()),
                values=one.values
                | {f"pack:{id}" for id, _title in packs.get(asset.id, ())}
                | {f"collection:{id}" for id in gathered.get(asset.id, ())},
            )


def _document(asset: Asset, number: int, known: _Known, cover: Cover | None) -> Document:
    assessment = assess(asset, known.vocabulary)
    head = frozenset(words_of(*asset.title.values(), *asset.alt.values()))
    creator = asset.rights.creator if asset.rights else None
    body = words_of(*asset.caption.values(), creator, asset.shoot, *asset.keywords)
    return Document(
        number, asset.id, head, frozenset(body), frozenset(_values(asset, known)), fold(asset.file.name),
        captured=_minute(asset.captured_at), imported=date.fromisoformat(asset.imported_at[:10]).toordinal(),
        rating=asset.rating or 0, length=NOTHING if asset.file.duration_s is None else round(asset.file.duration_s * 10),
        width=asset.file.width or NOTHING, height=asset.file.height or NOTHING,
        picture=_picture(asset, assessment, known.persons, cover), people=tuple(_people(asset, assessment, known, cover)),
    )  # fmt: skip


def _minute(said: str | None) -> int:
    if not said:
        return NOTHING
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return NOTHING
    return at.toordinal() * MINUTES + at.hour * 60 + at.minute


def _values(asset: Asset, known: _Known) -> Iterator[str]:
    yield f"media:{asset.media}"
    yield f"visibility:{asset.visibility}"
    yield f"state:{asset.state}"
    yield f"pick:{asset.pick}"
    yield f"format:{fold(asset.file.format)}"
    yield from (f"file:{word}" for word in words_of(asset.file.name))
    for notation in asset.concepts:
        yield f"concept:{notation}"
        if notation in known.vocabulary.concepts:
            yield f"has:{known.vocabulary.concepts[notation].scheme}"
    yield from (f"has:{name}" for name in HAVING if getattr(asset, name))
    if asset.rights and (asset.rights.creator or "").strip():
        yield "has:creator"
        if asset.rights.channels:
            yield "has:rights"
        yield f"creator:{fold(asset.rights.creator or '')}"
    if asset.shoot:
        yield f"shoot:{fold(asset.shoot)}"
    for one in asset.appearances:
        yield f"person:{one.person}"
    yield from (f"language:{lang}" for lang in {*asset.title, *asset.caption, *asset.alt})
    if asset.file.width and asset.file.height:
        yield f"orientation:{_orientation(asset.file.width, asset.file.height)}"
    if asset.blocked or any(known.persons[one.person].protected for one in asset.appearances):
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


def _people(asset: Asset, assessment: Assessment, known: _Known, cover: Cover | None) -> Iterator[PersonCase]:
    """One case for each identifiable person. Which contexts reveal health matters to `particular` persons only, those whose
    consent names some; for all others it is enough that one does, which makes the cases few."""
    film = asset.media == "film"
    asked = assessment.visibility == "ident" or (film and any(one.voice for one in asset.appearances))
    then = date.fromisoformat((asset.captured_at or asset.imported_at)[:10])
    some = frozenset({OTHER_CONTEXT}) if assessment.health_contexts else frozenset[str]()
    for one in asset.appearances:
        if one.identifiable:
            covered = cover is not None and one.person in cover[1]
            was_minor = is_minor(age_on(known.persons[one.person], then), known.policy)
            yield PersonCase(
                one.person, film and one.voice, one.voice and (film or covered), covered, asked, was_minor,
                assessment.health_contexts if one.person in known.particular else some, assessment.own_special_school,
                _version(cover),
            )  # fmt: skip


def _version(cover: Cover | None) -> tuple[bool, bool] | None:
    return None if cover is None else (cover[0].confirmed_by is not None, cover[0].sound == "removed")
