"""Step 5 of the catalogue: search by an index in memory, saved searches, and ratings. Portable SQL text like `schema`."""

from __future__ import annotations

GONE = "DROP TABLE asset_word;\n"
"""The words lie in the index, which is worked out from the texts."""

COLUMNS = (("asset", "rating INTEGER CHECK (rating BETWEEN 0 AND 5)"),)
"""Table, new column."""

TABLES = """
CREATE TABLE saved_search (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    query TEXT NOT NULL,
    position INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
"""

FED = (("incoming", "asset", "asset"),)
"""Whose words are searched, too: see `schema.triggers`."""
