"""The whole library out, one statement a line (docs/interchange.md). The people vault is left out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from imagebank.core.errors import N_, Refused
from imagebank.core.ids import new_id
from imagebank.core.progress import Progress
from imagebank.services import statements
from imagebank.services.library import Library
from imagebank.services.writing import not_written
from imagebank.store import (
    assets,
    carried,
    history,
    incoming,
    ledger,
    merged,
    originals,
    packs,
    people,
    shoots,
    templates,
)
from imagebank.store import settings as setting_table
from imagebank.store import vocabulary as vocabulary_table
from imagebank.store.engine import Connection

FORMAT = "imagebank interchange 1"
BATCH = 500


def dump(library: Library, target: Path) -> Iterator[Progress]:
    """Write every statement into `target`, whole or not at all. Yields now and then."""
    if not library.actor.may_write:
        raise Refused("NOT_CURATOR", N_("{name} är rådgivare och kan inte skriva ut banken."), name=library.actor.name)
    with library.catalogue.snapshot() as db:
        yield from write_down(db, target)


def write_down(db: Connection, target: Path) -> Iterator[Progress]:
    """Write what a catalogue says into `target`, whole or not at all. Raises FileProblem, or LibraryProblem on a full disk."""
    aside = target.with_name(f".{target.name}.{new_id(6)}.unfinished")
    number = 0
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            for number, (kind, said) in enumerate(statements_of(db), 1):
                file.write(line_of(kind, said))
                if number % BATCH == 0:
                    yield Progress(number, 0, kind)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
        yield Progress(number, number, target.name)
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def line_of(kind: str, said: dict[str, Any]) -> str:
    """One line of the file."""
    return json.dumps({"is": kind, **said}, ensure_ascii=False, sort_keys=True) + "\n"


def statements_of(db: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """(kind, statement) of everything, each after what it names."""
    yield "library", {"format": FORMAT}
    for name, value in setting_table.read(db).items():
        yield "setting", {"name": name, "value": value}
    for actor in setting_table.actors(db):
        yield "actor", statements.plain(actor)
    vocabulary = vocabulary_table.read(db)
    for scheme in vocabulary.schemes.values():
        yield "scheme", statements.plain(scheme)
    for concept in vocabulary.concepts.values():
        yield "concept", statements.plain(concept)
    for id, name in shoots.shoots(db):
        yield "shoot", {"id": id, "name": name}
    for name, content in templates.all_(db):
        yield "template", {"name": name, "fields": json.loads(content)}
    yield from _rows(db, carried.OF_LIBRARY)
    for one in sorted(shoots.take_ins(db), key=lambda one: (one.at, one.id)):
        yield "take_in", take_in_of(one)
    for person in people.persons(db):
        yield "person", statements.plain(person)
    for seq, release in people.releases(db):
        yield "release", {"seq": seq, **statements.plain(release)}
    yield from _rows(db, carried.OF_PEOPLE)
    yield from _asset_statements(db)
    yield from _rows(db, carried.OF_ASSETS)
    for pack in packs.packs(db):
        yield "pack", statements.plain(pack)
    yield from _rows(db, carried.OF_PACKS)
    about = history.by_line(db)
    for line in ledger.lines(db):
        told = about.get(line.seq)
        yield "ledger", {**statements.plain(line), **({"about": told} if told else {})}


def _rows(db: Connection, tables: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in tables:
        for row in carried.rows(db, table):
            yield table, row


def _asset_statements(db: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    ids = assets.all_ids(db)
    for start in range(0, len(ids), BATCH):
        for asset in assets.get(db, ids[start : start + BATCH]):
            said = statements.plain(asset)
            said.pop("state", None)  # whether the file is at hand is this folder's matter, not the bank's
            yield "asset", said
            yield from beside(db, asset.id)
    for id, into in merged.merged(db):
        yield "merged", {"id": id, "asset": into}
    for one, other in merged.unlike(db):
        yield "unlike", {"one": one, "other": other}


def take_in_of(one: shoots.TakeIn) -> dict[str, Any]:
    """The statement of a taking-in."""
    said = {"id": one.id, "at": one.at, "actor": one.actor, "source": one.source}
    return {**said, "undone_at": one.undone_at} if one.undone_at else said


def beside(db: Connection, asset: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The statements of what hangs on an asset: captions, incoming fields, sidecars, originals of merged pictures."""
    for lang, (name, vtt) in assets.caption_files(db, asset).items():
        yield "captions", {"asset": asset, "lang": lang, "name": name, "vtt": vtt}
    fields, areas = incoming.fields(db, asset), incoming.areas(db, asset)
    if fields or areas:
        shapes = [[area.x, area.y, area.width, area.height] for area in areas]
        yield "incoming", {"asset": asset, "fields": statements.plain(fields), "areas": shapes}
    for sha256, name in incoming.sidecars(db, asset):
        yield "sidecar", {"asset": asset, "sha256": sha256, "name": name}
    for other in originals.others(db, asset):
        yield "other_original", statements.plain(other)
