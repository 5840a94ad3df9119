"""The journal of rows behind undo: TEMP triggers keep what every row of an undoable table was and became, in the edit's own transaction.

The triggers belong to one connection and vanish with it; they are laid at a thread's first undoable edit and say nothing
outside one. A transaction that is rolled back takes its rows along. SQLite only: another engine would read the same from
its own log.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from imagebank.core.steps import Columns, RowChange

MOST_ROWS = 400_000
"""Beyond it an edit is too large to be kept in memory, and is no step."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """A table whose rows are put back: its key, and what of it is edited (empty: every column).

    `parent`: other tables point at its rows, so that a row is altered in place; `asset` and `person` are the columns
    that name whose row it is.
    """

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...] = ()
    parent: bool = False
    asset: str = ""
    person: str = ""


_EDITED = (
    "stack", "visibility", "assessed_by", "second_review_by", "persons_declared", "third_party_work", "readable_personal_data",
    "visible_aid", "own_special_school", "audio_description", "rating", "poster_s", "pick", "keywords",
)  # fmt: skip
"""Of the asset itself; `blocked` is lifted in its own way, `version` counts edits and so counts an undo too."""

UNDOABLE: tuple[Undoable, ...] = (
    Undoable("scheme", ("code",), parent=True),
    Undoable("concept", ("notation",), parent=True),
    Undoable("concept_label", ("notation", "kind", "lang", "label")),
    Undoable("concept_broader", ("notation", "broader")),
    Undoable("concept_up", ("notation", "ancestor")),
    Undoable("asset", ("id",), _EDITED, parent=True, asset="id"),
    Undoable("asset_text", ("asset", "field", "lang"), asset="asset"),
    Undoable("asset_rights", ("asset",), asset="asset"),
    Undoable("asset_licence_channel", ("asset", "channel"), asset="asset"),
    Undoable("asset_concept", ("asset", "notation"), asset="asset"),
    Undoable("caption_file", ("asset", "lang"), asset="asset"),
    Undoable("covered_version", ("asset",), ("confirmed_by", "confirmed_at"), parent=True, asset="asset"),
    Undoable("appearance", ("asset", "person"), parent=True, asset="asset", person="person"),
    Undoable("appearance_span", ("asset", "person", "position"), asset="asset", person="person"),
    Undoable("unlike", ("one", "other"), asset="one"),
    Undoable("collection", ("id",), parent=True),
    Undoable("collection_item", ("collection", "asset"), asset="asset"),
    Undoable("saved_search", ("id",)),
    Undoable("template", ("name",)),
    Undoable("setting", ("name",)),
    Undoable("pack", ("id",), parent=True),
    Undoable("pack_item", ("pack", "position"), asset="asset"),
    Undoable("pack_step", ("pack", "step", "at", "actor", "note")),
)
"""In the order in which rows are put back: what others point at comes first. A further table is a further line."""

_BY_NAME = {one.table: one for one in UNDOABLE}
_PLACE = {one.table: place for place, one in enumerate(UNDOABLE)}


_Values = dict[tuple, tuple | None]
"""A row's key → its values; None: no such row."""


def begin(db: sqlite3.Connection) -> None:
    """From here on, inside the transaction `db`, rows are kept."""
    if db.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'undo_row'").fetchone() is None:
        _lay(db)
    db.execute("DELETE FROM temp.undo_row")
    db.execute("INSERT OR IGNORE INTO temp.undo_on VALUES (1)")


def end(db: sqlite3.Connection) -> tuple[RowChange, ...] | None:
    """What has changed since `begin`, each row once; None where it is too much to keep."""
    db.execute("DELETE FROM temp.undo_on")
    number = db.execute("SELECT count(*) FROM temp.undo_row").fetchone()[0]
    rows = _gathered(db) if number <= MOST_ROWS else None
    db.execute("DELETE FROM temp.undo_row")
    return rows


def _lay(db: sqlite3.Connection) -> None:
    """Make this connection's journal: one table of untyped columns, so that every value comes back as it was."""
    columns = {one.table: _columns(db, one) for one in UNDOABLE}
    width = max(len(names) for names in columns.values())
    places = ", ".join(f"{side}{i}" for side in "ba" for i in range(width))
    db.execute(f"CREATE TEMP TABLE undo_row (seq INTEGER PRIMARY KEY, name, was, became, {places})")
    db.execute("CREATE TEMP TABLE undo_on (yes INTEGER PRIMARY KEY)")
    for table, names in columns.items():
        for event in ("INSERT", "UPDATE", "DELETE"):
            db.execute(_trigger(table, names, event))


def _columns(db: sqlite3.Connection, one: Undoable) -> tuple[str, ...]:
    """The columns that are kept of a table, its key among them."""
    if one.columns:
        return (*one.key, *one.columns)
    return tuple(row["name"] for row in db.execute(f"PRAGMA main.table_info({one.table})"))


def _trigger(table: str, names: Sequence[str], event: str) -> str:
    old, new = event != "INSERT", event != "DELETE"
    of = f" OF {', '.join(names)}" if event == "UPDATE" else ""
    places = [*(f"b{i}" for i in range(len(names)) if old), *(f"a{i}" for i in range(len(names)) if new)]
    values = [*(f"OLD.{name}" for name in names if old), *(f"NEW.{name}" for name in names if new)]
    return (
        f"CREATE TEMP TRIGGER undo_{table}_{event.lower()} AFTER {event}{of} ON main.{table} "  # noqa: S608 - our own names
        f"WHEN EXISTS (SELECT 1 FROM undo_on) BEGIN INSERT INTO undo_row (name, was, became, {', '.join(places)}) "
        f"VALUES ('{table}', {int(old)}, {int(new)}, {', '.join(values)}); END"
    )


def _gathered(db: sqlite3.Connection) -> tuple[RowChange, ...]:
    """The journal with each row once: what it was at first, what it became at last."""
    reader = db.cursor()
    reader.row_factory = None
    made: list[RowChange] = []
    for (table,) in reader.execute("SELECT DISTINCT name FROM temp.undo_row").fetchall():
        names = _columns(db, _BY_NAME[table])
        sides = (f"{side}{i}" for side in "ba" for i in range(len(names)))
        question = f"SELECT was, became, {', '.join(sides)} FROM temp.undo_row WHERE name = ? ORDER BY seq"  # noqa: S608 - our own names
        first, last = _ends(
            reader.execute(question, (table,)), len(names), [names.index(one) for one in _BY_NAME[table].key]
        )
        made += [_change(table, names, key, first[key], last[key]) for key in first if first[key] != last[key]]
    return tuple(made)


def _ends(lines: Iterable[tuple], width: int, key: list[int]) -> tuple[_Values, _Values]:
    """Each row's values before the first line about it, and after the last. A row that got another key went away and came."""
    first: _Values = {}
    last: _Values = {}
    for line in lines:
        was = line[2 : 2 + width] if line[0] else None
        became = line[2 + width :] if line[1] else None
        left = tuple([was[i] for i in key]) if was else None
        came = tuple([became[i] for i in key]) if became else None
        if left is not None:
            first.setdefault(left, was)
            last[left] = became if left == came else None
        if came is not None and came != left:
            first.setdefault(came, None)
            last[came] = became
    return first, last


def _change(table: str, names: Sequence[str], key: tuple, before: tuple | None, after: tuple | None) -> RowChange:
    if before is None or after is None:
        sides = (dict(zip(names, side, strict=True)) if side else None for side in (before, after))
        return RowChange(table, key, *sides)
    differing = [i for i, name in enumerate(names) if before[i] != after[i]]
    return RowChange(table, key, *({names[i]: side[i] for i in differing} for side in (before, after)))


def conflicts(db: sqlite3.Connection, rows: Iterable[RowChange]) -> list[RowChange]:
    """The rows that are not as `after` says any more: somebody else has changed them since."""
    return [row for row in rows if not _stands(db, row)]


def _stands(db: sqlite3.Connection, row: RowChange) -> bool:
    found = db.execute(f"SELECT * FROM {row.table} WHERE {_where(row.table)}", row.key).fetchone()  # noqa: S608 - our own names
    if row.after is None or found is None:
        return row.after is None and found is None
    return all(found[name] == value for name, value in row.after.items())


def put_back(db: sqlite3.Connection, rows: Sequence[RowChange]) -> None:
    """Make every row what `before` says. Raises the engine's error for a row that the rules do not let in any more.

    Rows that nothing points at are all taken away first, so that two of them can change places.
    """
    ordered = sorted(rows, key=lambda row: _PLACE[row.table])
    coming: list[tuple[str, Columns]] = []
    for row in reversed(ordered):
        if row.after is None or (row.before is not None and _BY_NAME[row.table].parent):
            continue
        if row.before is not None:
            coming.append((row.table, {**_present(db, row), **row.before}))
        db.execute(f"DELETE FROM {row.table} WHERE {_where(row.table)}", row.key)  # noqa: S608 - our own names
    for row in ordered:
        if row.before is not None and row.after is None:
            _insert(db, row.table, row.before)
        elif row.before is not None and _BY_NAME[row.table].parent:
            _alter(db, row.table, row.key, row.before)
    for table, columns in coming:
        _insert(db, table, columns)


@cache
def _where(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in _BY_NAME[table].key)


def _present(db: sqlite3.Connection, row: RowChange) -> Columns:
    return dict(db.execute(f"SELECT * FROM {row.table} WHERE {_where(row.table)}", row.key).fetchone())  # noqa: S608 - our own names


def _alter(db: sqlite3.Connection, table: str, key: tuple, columns: Columns) -> None:
    settings = ", ".join(f"{name} = ?" for name in columns)
    db.execute(f"UPDATE {table} SET {settings} WHERE {_where(table)}", (*columns.values(), *key))  # noqa: S608 - our own names


def _insert(db: sqlite3.Connection, table: str, columns: Columns) -> None:
    marks = ", ".join("?" * len(columns))
    db.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values()))  # noqa: S608 - our own names


def asset_of(row: RowChange) -> str | None:
    """The asset whose row it is."""
    return _named(row, _BY_NAME[row.table].asset)


def person_of(row: RowChange) -> str | None:
    """The person whose row it is."""
    return _named(row, _BY_NAME[row.table].person)


def _named(row: RowChange, column: str) -> str | None:
    if not column:
        return None
    held = {**dict(zip(_BY_NAME[row.table].key, row.key, strict=True)), **(row.before or {}), **(row.after or {})}
    value = held.get(column)
    return str(value) if value is not None else None


def gone(db: sqlite3.Connection, assets: Iterable[str], people: Iterable[str]) -> set[str]:
    """Those of the assets that are not in the catalogue any more, and of the persons who are erased or gone."""
    here = {id for id in assets if not db.execute("SELECT 1 FROM asset WHERE id = ?", (id,)).fetchone()}
    question = "SELECT 1 FROM person WHERE id = ? AND erased_at IS NULL"
    return here | {id for id in people if not db.execute(question, (id,)).fetchone()}


def count_edit(db: sqlite3.Connection, assets: Iterable[str]) -> None:
    """An undo is an edit, too."""
    db.executemany("UPDATE asset SET version = version + 1 WHERE id = ?", [(id,) for id in assets])


def has_left(db: sqlite3.Connection, rows: Iterable[RowChange]) -> str | None:
    """A pack among the rows that is no draft now, or would not be one: what is approved is never changed behind it."""
    for row in rows:
        if row.table in ("pack", "pack_item", "pack_step"):
            found = db.execute("SELECT status FROM pack WHERE id = ?", (row.key[0],)).fetchone()
            if (found and found["status"] != "draft") or _not_draft(row):
                return str(row.key[0])
    return None


def _not_draft(row: RowChange) -> bool:
    sides = (side for side in (row.before, row.after) if side is not None)
    return row.table == "pack" and any(side.get("status", "draft") != "draft" for side in sides)
