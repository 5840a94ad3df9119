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
from imagebank.store import assets, ledger, packs, people, shoots
from imagebank.store import settings as setting_table
from imagebank.store import vocabulary as vocabulary_table
from imagebank.store.engine import Connection

FORMAT = "imagebank interchange 1"
BATCH = 500


def dump(library: Library, target: Path) -> Iterator[Progress]:
    """Write every statement into `target`, whole or not at all. Yields now and then."""
    if not library.actor.may_write:
        raise Refused("NOT_CURATOR", N_("{name} är rådgivare och kan inte skriva ut banken."), name=library.actor.name)
    aside = target.with_name(f".{target.name}.{new_id(6)}.unfinished")
    number = 0
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            with library.catalogue.snapshot() as db:
                for number, (kind, said) in enumerate(_statements(db), 1):
                    file.write(json.dumps({"is": kind, **said}, ensure_ascii=False, sort_keys=True) + "\n")
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


def _statements(db: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
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
    for id, at, who, source in shoots.takings_in(db):
        yield "take_in", {"id": id, "at": at, "actor": who, "source": source}
    for person in people.persons(db):
        yield "person", statements.plain(person)
    for seq, release in people.releases(db):
        yield "release", {"seq": seq, **statements.plain(release)}
    yield from _asset_statements(db)
    for pack in packs.packs(db):
        yield "pack", statements.plain(pack)
    for line in ledger.lines(db):
        yield "ledger", statements.plain(line)


def _asset_statements(db: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    ids = assets.all_ids(db)
    for start in range(0, len(ids), BATCH):
        for asset in assets.get(db, ids[start : start + BATCH]):
            said = statements.plain(asset)
            said.pop("state", None)  # whether the file is at hand is this folder's matter, not the bank's
            yield "asset", said
            for lang, (name, vtt) in assets.caption_files(db, asset.id).items():
                yield "captions", {"asset": asset.id, "lang": lang, "name": name, "vtt": vtt}
