"""Step 2 of the catalogue: what taking in knows beyond the asset itself. Portable SQL text like `schema`."""

from __future__ import annotations

COLUMNS = (
    ("asset", "reference TEXT"),
    ("asset", "stack TEXT"),
    ("asset", "developed INTEGER NOT NULL DEFAULT 0 CHECK (developed IN (0, 1))"),
    ("asset", "pages INTEGER CHECK (pages > 0)"),
    ("take_in", "undone_at TEXT"),
)
"""Table, new column. `reference`: the path of an original that stays where it is; `stack`: the id of the burst's first picture."""

TABLES = """
CREATE INDEX asset_bytes ON asset (bytes);
CREATE INDEX asset_take_in ON asset (take_in);
CREATE INDEX asset_stack ON asset (stack) WHERE stack IS NOT NULL;

CREATE TABLE incoming (
    asset TEXT PRIMARY KEY REFERENCES asset (id) ON DELETE CASCADE,
    fields TEXT NOT NULL,
    areas TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE sidecar (
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (asset, sha256)
) STRICT;

CREATE TABLE other_original (
    sha256 TEXT PRIMARY KEY,
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    extension TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    width INTEGER,
    height INTEGER,
    reference TEXT,
    take_in TEXT
) STRICT;
CREATE INDEX other_original_asset ON other_original (asset);

CREATE TABLE merged (
    id TEXT PRIMARY KEY,
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX merged_asset ON merged (asset);

CREATE TABLE unlike (
    one TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT;

CREATE TABLE similar (
    one TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    distance REAL NOT NULL CHECK (distance BETWEEN 0 AND 1),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT;
CREATE INDEX similar_other ON similar (other);

CREATE TABLE seen_file (
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (name, bytes, modified_ns)
) STRICT;
CREATE INDEX seen_file_sha256 ON seen_file (sha256);

CREATE TABLE uncompared (asset TEXT PRIMARY KEY REFERENCES asset (id) ON DELETE CASCADE) STRICT;

CREATE TABLE template (name TEXT PRIMARY KEY CHECK (name <> ''), content TEXT NOT NULL) STRICT;

CREATE TABLE watched_folder (path TEXT PRIMARY KEY, shoot TEXT, template TEXT) STRICT;
"""
