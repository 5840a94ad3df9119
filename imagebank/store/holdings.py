"""What the catalogue says should lie in the vault or stay in its place: hashes and little else, so that 100,000 are quick."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from imagebank.store.asset_reading import CHUNK

Kind = Literal["asset", "other", "sidecar"]


class Holding(NamedTuple):
    """One file: what it is to `asset`, its hash and ending, the path it is referenced by (None: in the vault), its name."""

    kind: Kind
    asset: str
    sha256: str
    extension: str
    reference: str | None
    name: str
    expected: int
    """1, but 0 for an asset that came without its file."""


_EVERYTHING = """
SELECT 'asset', id, sha256, extension, reference, name, state = 'present' FROM asset
UNION ALL SELECT 'other', asset, sha256, extension, reference, name, 1 FROM other_original
UNION ALL SELECT 'sidecar', asset, sha256, 'xmp', NULL, name, 1 FROM sidecar
"""


def holdings(db: sqlite3.Connection) -> list[Holding]:
    """Every file that the catalogue names: assets in the order of coming, other originals of merged ones, sidecars."""
    return [Holding(*row) for row in db.execute(_EVERYTHING)]


def put_states(db: sqlite3.Connection, present: Iterable[str], missing: Iterable[str]) -> None:
    """Set which assets have their original at hand and which do not, by id."""
    db.executemany("UPDATE asset SET state = 'present' WHERE id = ? AND state <> 'present'", [(id,) for id in present])
    db.executemany(
        "UPDATE asset SET state = 'original_missing' WHERE id = ? AND state <> 'original_missing'",
        [(id,) for id in missing],
    )


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many assets, persons, releases, packs and lines of the ledger there are."""
    tables = ("asset", "person", "release", "pack", "ledger")
    return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608 - our names


def unknown(db: sqlite3.Connection, sha256s: Iterable[str]) -> set[str]:
    """Those of the hashes that nothing in the catalogue names."""
    wanted = list(dict.fromkeys(sha256s))
    found: set[str] = set(wanted)
    for part in _parts(wanted):
        marks = ", ".join("?" * len(part))
        for table in ("asset", "other_original", "sidecar"):
            rows = db.execute(f"SELECT sha256 FROM {table} WHERE sha256 IN ({marks})", part)  # noqa: S608 - our names
            found -= {row[0] for row in rows}
    return found


def _parts(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
