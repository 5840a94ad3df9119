"""Step of the catalogue: which lines of the ledger tell of which asset. Portable SQL text like `schema`."""

from __future__ import annotations

TABLES = """
CREATE TABLE ledger_asset (
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    PRIMARY KEY (asset, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_seen (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    change INTEGER NOT NULL
) STRICT;
"""
"""`ledger_asset` is worked out from the ledger and the change feed: it is found by, and never itself the truth.

`ledger_seen` is the number of the feed's last change that a line was written about.
"""

FILLED = """
INSERT INTO ledger_asset
    SELECT DISTINCT asset.id, ledger.seq
    FROM ledger, json_each('["' || replace(ledger.subject, ',', '","') || '"]') AS part
    JOIN asset ON asset.id = part.value
    WHERE instr(ledger.subject, '"') = 0 AND instr(ledger.subject, '\\') = 0;
INSERT INTO ledger_seen SELECT 1, coalesce(max(seq), 0) FROM change;
"""
"""What the lines of before this step say of themselves: at most twenty assets each."""
