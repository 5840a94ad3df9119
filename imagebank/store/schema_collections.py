"""Step 9 of the catalogue: the choice among pictures (picked, rejected), and collections. Portable SQL text like `schema`."""

from __future__ import annotations

from imagebank.store.schema import ID

COLUMNS = (("asset", "pick TEXT NOT NULL DEFAULT 'none' CHECK (pick IN ('none', 'picked', 'rejected'))"),)
"""Table, new column. The asset's triggers feed its changes."""

TABLES = f"""
CREATE TABLE collection (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE TABLE collection_item (
    collection TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (collection, asset)
) STRICT;
CREATE INDEX collection_item_asset ON collection_item (asset);
"""

FED = (("collection_item", "asset", "asset"),)
"""What is gathered changes with the assets: see `schema.triggers`. The names are a small table that is read again."""
