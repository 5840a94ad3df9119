"""What hangs on one asset handed over to another, when two turn out to be the same picture."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

FILE_COLUMNS = (
    "sha256", "media", "state", "name", "bytes", "format", "extension", "width", "height", "duration_s", "fps",
    "video_codec", "has_audio", "fingerprint", "reference", "developed", "pages",
)  # fmt: skip
"""The columns that tell of the original itself."""


def resolve(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Ids of merged assets → the asset that each is part of now; ids that were never merged are left out."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = db.execute(f"SELECT id, asset FROM merged WHERE id IN ({marks})", part)  # noqa: S608 - only marks
        found.update({row["id"]: row["asset"] for row in rows})
    return found


def hand_over(db: sqlite3.Connection, old: str, new: str) -> None:
    """Give `new` the packs, collections, caption files, sidecars, other originals and old ids of `old`, where it has none of its own."""
    db.execute(
        "DELETE FROM pack_item WHERE asset = ? AND pack IN (SELECT pack FROM pack_item WHERE asset = ?)", (old, new)
    )  # drafts only: see `packs.sharing`
    for column in ("shoot", "camera_make", "camera_model", "stack"):
        db.execute(
            f"UPDATE asset SET {column} = coalesce({column}, (SELECT {column} FROM asset WHERE id = ?)) WHERE id = ?",  # noqa: S608 - our own names
            (old, new),
        )
    for table in ("pack_item", "issued_file", "other_original", "merged"):
        db.execute(f"UPDATE {table} SET asset = ? WHERE asset = ?", (new, old))  # noqa: S608 - our own names
    db.execute("UPDATE covered_version SET parent = ? WHERE parent = ?", (new, old))
    for table in ("caption_file", "sidecar", "collection_item"):
        db.execute(f"UPDATE OR IGNORE {table} SET asset = ? WHERE asset = ?", (new, old))  # noqa: S608 - our own names
    db.execute("UPDATE asset SET stack = ? WHERE stack = ?", (new, old))


def mend_stacks(db: sqlite3.Connection) -> None:
    """Give stacks whose first picture is gone a new first one; a stack of one is none."""
    for row in db.execute(
        "SELECT stack FROM asset WHERE stack IS NOT NULL GROUP BY stack HAVING count(*) < 2 "
        "OR stack NOT IN (SELECT id FROM asset WHERE stack IS NOT NULL)"
    ).fetchall():
        put_stack(db, stack_of(db, row["stack"]))


def take_original(db: sqlite3.Connection, new: str, old: str) -> None:
    """Exchange the originals of two assets: `new` gets the file of `old` and the other way round."""
    names = ", ".join(FILE_COLUMNS)
    question = f"SELECT {names} FROM asset WHERE id = ?"  # noqa: S608 - our own names
    ours, theirs = (tuple(db.execute(question, (id,)).fetchone()) for id in (new, old))
    db.execute("UPDATE asset SET sha256 = ? WHERE id = ?", ("0" * 64, old))  # the hash is unique: step aside first
    settings = ", ".join(f"{name} = ?" for name in FILE_COLUMNS)
    for id, values in ((new, theirs), (old, ours)):
        db.execute(f"UPDATE asset SET {settings} WHERE id = ?", (*values, id))  # noqa: S608 - our own names


def put_stack(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Make a burst a stack behind its first picture; one id alone leaves its stack."""
    stack = ids[0] if len(ids) > 1 else None
    db.executemany("UPDATE asset SET stack = ? WHERE id = ?", [(stack, id) for id in ids])


def stack_of(db: sqlite3.Connection, stack: str) -> list[str]:
    """The assets of a stack, in the order in which they were taken."""
    rows = db.execute("SELECT id FROM asset WHERE stack = ? ORDER BY captured_at, seq", (stack,))
    return [row["id"] for row in rows]
