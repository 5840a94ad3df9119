"""Step 4 of the catalogue: a person's further times in a film, and in which frame faces were found. Portable SQL text like `schema`.

`appearance` stays one row a person and asset, so that whoever counts persons, or decides, counts each of them once.
"""

from __future__ import annotations

COLUMNS = (("faces", "at_s REAL CHECK (at_s >= 0)"),)
"""Table, new column."""

TABLES = """
CREATE TABLE appearance_span (
    asset TEXT NOT NULL,
    person TEXT NOT NULL,
    position INTEGER NOT NULL,
    from_s REAL NOT NULL CHECK (from_s >= 0),
    to_s REAL NOT NULL CHECK (to_s >= from_s),
    x REAL CHECK (x BETWEEN 0 AND 1),
    y REAL CHECK (y BETWEEN 0 AND 1),
    width REAL CHECK (width BETWEEN 0 AND 1),
    height REAL CHECK (height BETWEEN 0 AND 1),
    PRIMARY KEY (asset, person, position),
    FOREIGN KEY (asset, person) REFERENCES appearance (asset, person) ON DELETE CASCADE
) STRICT;
"""
"""The first span is in `appearance` itself. Here both ends are known: who has more than one time has no unknown one."""
