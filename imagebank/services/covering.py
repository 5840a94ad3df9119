"""Faces found, counted and covered: detection, never recognition. A covered version is an asset of its own, unassessed at first."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from imagebank.core.actor import is_same
from imagebank.core.asset import Area, Asset
from imagebank.core.changes import Changes
from imagebank.core.cover import Cover
from imagebank.core.errors import N_, FileProblem, Refused, WrongWords
from imagebank.core.progress import Progress
from imagebank.core.registers import CoveredPerson, CoveredVersion, Faces
from imagebank.media import covering, covering_film, faces, faces_film
from imagebank.media.worker import run
from imagebank.services.ingest import take_in
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.originals import is_there, path_of
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.searching import existing, read
from imagebank.services.template import Template
from imagebank.store import assets, ledger, merged, registers
from imagebank.store.engine import Connection

FILM_LEAST_S, FILM_PACE, FILM_EVERY_S = 120, 20, 1.0
"""How long a film may take in the worker: so many seconds, and so many times its length; how often faces are counted."""

MARGIN, SECONDS = 4, 3
"""Decimals that are kept: of an area's sides, a hundredth of a per cent of the picture; of a second, a thousandth."""


@dataclass(frozen=True, slots=True)
class CoverOrder:
    """What to make unrecognisable in `asset`: areas, the persons that they belong to; for film also every face, and the sound."""

    asset: str
    covers: tuple[Cover, ...] = ()
    persons: tuple[str, ...] = ()
    auto: bool = False
    sound: bool = True


@dataclass
class Covered:
    """What became of an order: the version's id."""

    asset: str | None = None
    covers: int = 0
    changes: Changes = field(default_factory=Changes)


def detection_is_there() -> bool:
    """Whether this installation can detect faces (extra `faces`)."""
    return faces.is_available()


def find_faces(library: Library, ids: Sequence[str]) -> Iterator[Progress]:
    """Detect faces in photos and films and keep their areas, nothing else; what cannot be read is passed over.

    Of a film, those of the frame with the most faces count, and the frame's second is kept.
    """
    if not faces.is_available():
        raise faces.missing()
    found = read(library, existing(library, ids))
    for number, asset in enumerate(found, 1):
        if is_there(library, asset):
            with suppress(FileProblem):
                _keep(library, asset.id, *_look(library, asset))
        yield Progress(number, len(found), asset.name_in("sv"))


def _look(library: Library, asset: Asset) -> tuple[Sequence[Area], float | None]:
    path = path_of(library, asset)
    if asset.media == "foto":
        return run(faces.find_in_file, path, asset.developed), None
    seconds = FILM_LEAST_S + FILM_PACE * (asset.file.duration_s or 0)
    samples = run(faces_film.samples, path, FILM_EVERY_S, timeout_s=seconds)
    at_s, areas = max(samples, key=lambda sample: len(sample[1]), default=(None, ()))
    return areas, at_s if areas else None


def _keep(library: Library, id: str, areas: Sequence[Area], at_s: float | None) -> None:
    told = json.dumps([[round(side, MARGIN) for side in (one.x, one.y, one.width, one.height)] for one in areas])
    with library.write("faces", id, faces=len(areas)) as db:
        db.execute("DELETE FROM faces WHERE asset = ?", (id,))
        registers.put(db, Faces(id, told, now(), None if at_s is None else round(at_s, SECONDS)))
        assets.touch(db, id)


def faces_of(library: Library, ids: Sequence[str]) -> dict[str, tuple[Area, ...]]:
    """Asset → where faces were detected; assets that nobody looked in are left out."""
    return {
        one.asset: tuple(Area(*shape) for shape in json.loads(one.areas))
        for one in registers.of(library.db, Faces, "asset", ids)
    }


def moments_of_faces(library: Library, ids: Sequence[str]) -> dict[str, float]:
    """Film → the second, from its first frame, in which its faces were detected; assets without one are left out."""
    found = registers.of(library.db, Faces, "asset", ids)
    return {one.asset: one.at_s for one in found if one.at_s is not None}


def cover(library: Library, order: CoverOrder, report: Covered) -> Iterator[Progress]:
    """Make a covered version of a photo or film; fills `report`. Stopped, the version is whole or not there.

    Raises Refused where a person of protected identity is in it (no cover helps), or the covers are soft yet claim persons.
    """
    library.require_curator()
    parent = read(library, existing(library, [order.asset]))[0]
    _check(library, parent, order)
    with tempfile.TemporaryDirectory(prefix="imagebank-") as folder:
        target = Path(folder) / f"{parent.id}-tackt.mp4"
        source = path_of(library, parent)
        covers = list(order.covers)
        if parent.media == "film":
            yield Progress(0, 1, parent.name_in("sv"))
            if order.auto and not faces.is_available():
                raise faces.missing()
            seconds = FILM_LEAST_S + FILM_PACE * (parent.file.duration_s or 0)
            run(covering_film.cover_whole_film, source, target, covers, order.sound, order.auto, timeout_s=seconds)
        else:
            if order.auto:
                covers += [Cover(area) for area in run(faces.find_in_file, source, parent.developed)]
            if not covers:
                raise WrongWords(
                    "NOTHING_TO_COVER",
                    N_("Inget ansikte hittades och inget område är angivet. Markera vad som ska täckas."),
                )
            target = target.with_suffix(covering.suffix(source))
            run(covering.cover, source, target, covers, parent.developed)
        taken = Report()
        way = Way(also=lambda db, made: _link(library, db, parent, order, made, covers))
        template = Template(shoot=parent.shoot) if parent.shoot else Template()
        yield from take_in(library, [target], template, taken, way)
    if taken.duplicates and not taken.imported:
        raise Refused(
            "COVERED_ALREADY", N_("Den täckta versionen av {asset} finns redan: {version}. Ingen ny har gjorts."),
            asset=parent.id, version=taken.duplicates[0][1],
        )  # fmt: skip
    if not taken.imported:
        raise FileProblem(
            "NOT_COVERED", N_("Den täckta versionen av {asset} gick inte att ta in. Försök igen."), asset=parent.id
        )
    report.asset, report.covers, report.changes = taken.imported[0][0], len(covers), taken.changes


def _check(library: Library, parent: Asset, order: CoverOrder) -> None:
    if parent.blocked:
        raise Refused("BLOCKED_ASSET", N_("{asset} är spärrad. En täckt version hjälper inte."), asset=parent.id)
    if not is_there(library, parent):
        raise FileProblem("ORIGINAL_GONE", N_("Originalet till {asset} finns inte i banken."), asset=parent.id)
    known = {one.person for one in parent.appearances}
    strangers = sorted(set(order.persons) - known)
    if strangers:
        raise WrongWords(
            "NOT_IN_IT", N_("{persons} är inte registrerad i {asset}."), persons=", ".join(strangers), asset=parent.id
        )
    if not order.auto and not order.covers:
        raise WrongWords(
            "NOTHING_TO_COVER", N_("Inget ansikte hittades och inget område är angivet. Markera vad som ska täckas.")
        )
    if order.persons and not order.auto and all(one.soft for one in order.covers):
        raise Refused(
            "SOFT_COVERS_NOBODY",
            N_("Mjukgjorda områden gör ingen oigenkännlig. Täck i stället, eller ange inga personer."),
        )


def _link(library: Library, db: Connection, parent: Asset, order: CoverOrder, id: str, covers: Sequence[Cover]) -> None:
    """Whose version it is and what it inherits, in the transaction that makes it: an orphan could be taken for a picture of its own."""
    sound = "none" if parent.media == "foto" or not parent.file.has_audio else "kept" if order.sound else "removed"
    areas = json.dumps([[c.area.x, c.area.y, c.area.width, c.area.height, c.from_s, c.to_s, c.soft] for c in covers])
    assets.put_texts(db, id, {"title": parent.title, "caption": parent.caption, "alt": parent.alt})
    if parent.rights is not None:
        assets.put_rights(db, id, parent.rights)
    assets.put_concepts(db, id, parent.concepts, ())
    flags = (
        "third_party_work",
        "readable_personal_data",
        "visible_aid",
        "own_special_school",
        "audio_description",
        "captured_at",
    )
    assets.put_columns(db, id, {name: getattr(parent, name) for name in flags})
    for one in parent.appearances:
        assets.put_appearance(db, id, replace(one, voice=one.voice and sound != "removed"))
    if sound != "removed":
        for lang, (name, vtt) in assets.caption_files(db, parent.id).items():
            assets.put_caption_file(db, id, lang, name, vtt)
    registers.put(db, CoveredVersion(id, parent.id, areas, sound, library.actor.name, now()))
    for person in sorted(set(order.persons)):
        registers.put(db, CoveredPerson(id, person))
    one, other = sorted((id, parent.id))
    merged.put_unlike(db, one, other)
    ledger.append(
        db, library.actor.name, "cover", id, parent=parent.id, persons=sorted(order.persons), covers=len(covers)
    )


def confirm_cover(library: Library, id: str) -> Changes:
    """A second person has looked: nobody who is covered can be recognised. Raises Refused for whoever made the version."""
    library.require_curator()
    version = version_of(library, id)
    if version is None:
        raise WrongWords("NO_VERSION", N_("{asset} är ingen täckt version."), asset=id)
    if is_same(version.made_by, library.actor.name):
        raise Refused(
            "SAME_CONFIRMER",
            N_("{name} har själv gjort {asset}. En annan person ska bekräfta."),
            name=library.actor.name,
            asset=id,
        )
    if read(library, [id])[0].visibility == "na":
        raise Refused(
            "ASSESS_FIRST", N_("{asset} är inte bedömd. Bedöm synliga personer först, och bekräfta sedan."), asset=id
        )
    before = last_change(library)
    with library.write("cover-confirm", id) as db:
        registers.alter(db, CoveredVersion, id, confirmed_by=library.actor.name, confirmed_at=now())
        assets.touch(db, id)
    return changes_since(library, before)


def version_of(library: Library, id: str) -> CoveredVersion | None:
    """The covered version that an asset is, None for one that is none."""
    return next(iter(registers.all_(library.db, CoveredVersion, asset=id)), None)


def versions(library: Library, parent: str) -> list[CoveredVersion]:
    """The covered versions that were made of an asset."""
    return registers.all_(library.db, CoveredVersion, parent=parent)
