"""Step 7 of the catalogue: packs as work in progress, pulls, the files that left, places of single items.

Portable SQL text like `schema`. A pull (one picture, taken for one's own presentation) is a pack of its own kind: it is
issued at once, without an approver.
"""

from __future__ import annotations

from imagebank.store.schema import ID

PACK = f"""
CREATE TABLE new_pack (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    kind TEXT NOT NULL DEFAULT 'pack' CHECK (kind IN ('pack', 'pull')),
    title TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'issued', 'stale', 'recalled')),
    channel TEXT NOT NULL,
    purpose TEXT NOT NULL,
    date TEXT NOT NULL,
    language TEXT NOT NULL,
    territory TEXT NOT NULL,
    recipient TEXT,
    author TEXT NOT NULL,
    approved_by TEXT CHECK (approved_by IS NULL OR approved_by <> author),
    made_at TEXT NOT NULL,
    last_day TEXT,
    lifetime_to TEXT,
    renditions TEXT NOT NULL DEFAULT '',
    CHECK (status IN ('draft', 'submitted') OR approved_by IS NOT NULL OR kind = 'pull')
) STRICT;
INSERT INTO new_pack (id, title, status, channel, purpose, date, language, territory, recipient, author, approved_by, made_at, last_day)
    SELECT id, title, status, channel, purpose, date, language, territory, recipient, author, approved_by, made_at, last_day FROM pack;
DROP TABLE pack;
ALTER TABLE new_pack RENAME TO pack;
CREATE INDEX pack_kind ON pack (kind, made_at);
"""  # noqa: S608 - our own text
"""SQLite cannot alter a CHECK: the table is made anew, with foreign keys off (`migrations`)."""

COLUMNS = (
    ("pack_item", "identifier TEXT NOT NULL DEFAULT ''"),
    ("pack_item", "alt_here TEXT"),
    ("pack_item", "decorative INTEGER NOT NULL DEFAULT 0 CHECK (decorative IN (0, 1))"),
    ("pack_item", "caption TEXT"),
    ("pack_item", "focus_x REAL CHECK (focus_x BETWEEN 0 AND 1)"),
    ("pack_item", "focus_y REAL CHECK (focus_y BETWEEN 0 AND 1)"),
    ("pack_item", "renditions TEXT NOT NULL DEFAULT ''"),
    ("pack_item", "from_s REAL CHECK (from_s >= 0)"),
    ("pack_item", "to_s REAL CHECK (to_s > from_s)"),
    ("pack_item", "poster_s REAL CHECK (poster_s >= 0)"),
    ("placement", "assets TEXT NOT NULL DEFAULT ''"),
    ("placement", "kind TEXT NOT NULL DEFAULT 'address' CHECK (kind IN ('address', 'document', 'event'))"),
    ("placement", "taken_down_on TEXT"),
)
"""Table, new column."""

TABLES = """
CREATE TABLE pack_step (
    pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    step TEXT NOT NULL CHECK (step IN ('made', 'submitted', 'returned', 'approved', 'issued', 'stale', 'recalled')),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pack_step_pack ON pack_step (pack);
CREATE TRIGGER pack_step_is_not_altered BEFORE UPDATE ON pack_step
BEGIN SELECT RAISE(ABORT, 'pack_step is never altered'); END;

CREATE TABLE issued_file (
    identifier TEXT NOT NULL,
    pack TEXT NOT NULL REFERENCES pack (id),
    asset TEXT NOT NULL,
    preset TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    fingerprint TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (pack, name)
) STRICT;
CREATE INDEX issued_file_sha256 ON issued_file (sha256);
CREATE INDEX issued_file_asset ON issued_file (asset);
CREATE INDEX pack_item_identifier ON pack_item (identifier) WHERE identifier <> '';
"""

FED = (("pack", "pack", "id"), ("pack_step", "pack", "pack"))
"""What changes a pack: see `schema.triggers`."""
