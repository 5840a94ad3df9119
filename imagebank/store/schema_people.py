"""Step 3 of the catalogue: registers around releases, recalls, reviews, covered versions. Portable SQL text like `schema`.

No table here holds a name. Rows of the registers stay: triggers refuse that a signature, a withdrawal or a review be altered.
"""

from __future__ import annotations

from imagebank.store.schema import ID

COLUMNS = (
    ("person", "decision_support TEXT NOT NULL DEFAULT 'none' CHECK (decision_support IN ('none', 'god_man', 'forvaltare'))"),
    ("person", "merged_into TEXT REFERENCES person (id)"),
    ("person", "erased_at TEXT"),
    ("release", "agreement TEXT"),
    ("release", "registered_at TEXT"),
    ("release", "registered_by TEXT"),
    ("appearance", "x REAL CHECK (x BETWEEN 0 AND 1)"),
    ("appearance", "y REAL CHECK (y BETWEEN 0 AND 1)"),
    ("appearance", "width REAL CHECK (width BETWEEN 0 AND 1)"),
    ("appearance", "height REAL CHECK (height BETWEEN 0 AND 1)"),
)  # fmt: skip
"""Table, new column. `agreement` is the id of the first state of the release that this one continues."""

AFTER = "UPDATE release SET agreement = id WHERE agreement IS NULL;"

TABLES = f"""
CREATE TABLE person_history (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    post TEXT NOT NULL,
    until TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
CREATE INDEX person_history_person ON person_history (person);

CREATE TABLE release_context (
    release TEXT NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    notation TEXT NOT NULL,
    PRIMARY KEY (release, notation)
) STRICT;

CREATE TABLE signature (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    person TEXT NOT NULL REFERENCES person (id),
    agreement TEXT NOT NULL,
    signer TEXT NOT NULL CHECK (signer IN ('subject', 'guardian', 'appointed')),
    decision TEXT NOT NULL CHECK (decision IN ('yes', 'no')),
    signed_on TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('paper', 'e-id', 'email', 'oral')),
    guardian TEXT,
    evidence TEXT,
    registered_at TEXT NOT NULL,
    registered_by TEXT NOT NULL
) STRICT;
CREATE INDEX signature_person ON signature (person);

CREATE TABLE evidence (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'picture', 'email')),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    diary_number TEXT,
    code TEXT,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL
) STRICT;

CREATE TABLE evidence_link (
    evidence TEXT NOT NULL REFERENCES evidence (id),
    person TEXT NOT NULL REFERENCES person (id),
    agreement TEXT NOT NULL,
    PRIMARY KEY (evidence, person, agreement)
) STRICT;
CREATE INDEX evidence_link_person ON evidence_link (person);

CREATE TABLE objection (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    person TEXT NOT NULL REFERENCES person (id),
    received_on TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'upheld', 'rejected')),
    decided_on TEXT,
    decided_by TEXT,
    registered_by TEXT NOT NULL,
    CHECK ((outcome = 'open') = (decided_on IS NULL))
) STRICT;
CREATE INDEX objection_person ON objection (person);

CREATE TABLE withdrawal (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    person TEXT NOT NULL REFERENCES person (id),
    release TEXT NOT NULL,
    received_on TEXT NOT NULL,
    signer TEXT NOT NULL CHECK (signer IN ('subject', 'guardian', 'appointed')),
    channels TEXT NOT NULL DEFAULT '',
    registered_at TEXT NOT NULL,
    registered_by TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawal_person ON withdrawal (person);

CREATE TABLE consent_form (
    code TEXT PRIMARY KEY CHECK ({ID.format("code")}),
    person TEXT NOT NULL REFERENCES person (id),
    agreement TEXT NOT NULL,
    shoot TEXT,
    language TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    returned_at TEXT
) STRICT;
CREATE INDEX consent_form_person ON consent_form (person);

CREATE TABLE placement (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    pack TEXT NOT NULL REFERENCES pack (id),
    place TEXT NOT NULL CHECK (place <> ''),
    recipient TEXT,
    published_on TEXT,
    planned_end TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX placement_pack ON placement (pack);

CREATE TABLE recall (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    cause TEXT NOT NULL CHECK (cause IN ('withdrawal', 'refusal', 'block', 'erasure')),
    pack TEXT NOT NULL REFERENCES pack (id),
    place TEXT NOT NULL,
    assets TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT,
    recipient TEXT,
    recallable INTEGER NOT NULL DEFAULT 1 CHECK (recallable IN (0, 1)),
    answer TEXT NOT NULL DEFAULT 'open' CHECK (answer IN ('open', 'removed', 'cannot', 'no_answer')),
    opened_at TEXT NOT NULL,
    answered_at TEXT,
    answered_by TEXT,
    note TEXT,
    CHECK ((answer = 'open') = (answered_at IS NULL))
) STRICT;
CREATE INDEX recall_open ON recall (pack) WHERE answer = 'open';

CREATE TABLE review (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    use TEXT NOT NULL,
    basis TEXT NOT NULL,
    findings TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX review_asset ON review (asset);

CREATE TABLE covered_version (
    asset TEXT PRIMARY KEY REFERENCES asset (id) ON DELETE CASCADE,
    parent TEXT NOT NULL,
    areas TEXT NOT NULL,
    sound TEXT NOT NULL CHECK (sound IN ('none', 'kept', 'removed')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    confirmed_by TEXT CHECK (confirmed_by IS NULL OR confirmed_by <> made_by),
    confirmed_at TEXT,
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) STRICT;
CREATE INDEX covered_version_parent ON covered_version (parent);

CREATE TABLE covered_person (
    asset TEXT NOT NULL REFERENCES covered_version (asset) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (asset, person)
) STRICT;

CREATE TABLE faces (
    asset TEXT PRIMARY KEY REFERENCES asset (id) ON DELETE CASCADE,
    areas TEXT NOT NULL,
    found_at TEXT NOT NULL
) STRICT;

CREATE TABLE weeded (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    authority TEXT NOT NULL CHECK (trim(authority) <> ''),
    at TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
CREATE INDEX weeded_sha256 ON weeded (sha256);

CREATE TABLE doubt (
    since TEXT NOT NULL,
    at TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT,
    reason TEXT
) STRICT;

CREATE TABLE asset_diagnosis (
    asset TEXT PRIMARY KEY REFERENCES asset (id) ON DELETE CASCADE,
    named INTEGER NOT NULL CHECK (named IN (0, 1))
) STRICT;

CREATE TABLE health_concept (notation TEXT PRIMARY KEY) STRICT;

CREATE TRIGGER text_is_read_again_insert AFTER INSERT ON asset_text
BEGIN DELETE FROM asset_diagnosis WHERE asset = NEW.asset; END;
CREATE TRIGGER text_is_read_again_update AFTER UPDATE ON asset_text
BEGIN DELETE FROM asset_diagnosis WHERE asset = NEW.asset; END;
CREATE TRIGGER text_is_read_again_delete AFTER DELETE ON asset_text
BEGIN DELETE FROM asset_diagnosis WHERE asset = OLD.asset; END;
CREATE TRIGGER labels_are_read_again_insert AFTER INSERT ON concept_label
BEGIN DELETE FROM asset_diagnosis; DELETE FROM health_concept; END;
CREATE TRIGGER labels_are_read_again_update AFTER UPDATE ON concept_label
BEGIN DELETE FROM asset_diagnosis; DELETE FROM health_concept; END;
CREATE TRIGGER labels_are_read_again_delete AFTER DELETE ON concept_label
BEGIN DELETE FROM asset_diagnosis; DELETE FROM health_concept; END;
CREATE TRIGGER broader_is_read_again_insert AFTER INSERT ON concept_broader
BEGIN DELETE FROM asset_diagnosis; DELETE FROM health_concept; END;
CREATE TRIGGER broader_is_read_again_update AFTER UPDATE ON concept_broader
BEGIN DELETE FROM asset_diagnosis; DELETE FROM health_concept; END;
CREATE TRIGGER broader_is_read_again_delete AFTER DELETE ON concept_broader
BEGIN DELETE FROM asset_diagnosis; DELETE FROM health_concept; END;
"""  # noqa: S608 - our own text

KEPT = ("person_history", "signature", "withdrawal", "review", "weeded")
"""Tables whose rows are never altered."""

FED = (("review", "asset", "asset"), ("covered_version", "asset", "asset"), ("covered_person", "asset", "asset"),
       ("recall", "pack", "pack"), ("placement", "pack", "pack"), ("signature", "person", "person"),
       ("evidence_link", "person", "person"), ("objection", "person", "person"))  # fmt: skip


def kept() -> str:
    """The triggers that refuse an alteration of what is kept."""
    return "\n".join(
        f"CREATE TRIGGER {table}_is_not_altered BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is never altered'); END;"
        for table in KEPT
    )


PACK_ITEM = """
DROP INDEX pack_item_asset;
DROP TRIGGER pack_item_insert_is_fed;
DROP TRIGGER pack_item_update_is_fed;
DROP TRIGGER pack_item_delete_is_fed;
CREATE TABLE pack_item (
    pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    asset TEXT NOT NULL,
    alt TEXT NOT NULL DEFAULT '',
    verdict TEXT NOT NULL,
    codes TEXT NOT NULL,
    PRIMARY KEY (pack, position),
    UNIQUE (pack, asset)
) STRICT;
INSERT INTO pack_item SELECT pack, position, asset, alt, verdict, codes FROM old_pack_item;
DROP TABLE old_pack_item;
CREATE INDEX pack_item_asset ON pack_item (asset);
CREATE TRIGGER pack_item_has_its_asset BEFORE INSERT ON pack_item
WHEN NOT EXISTS (SELECT 1 FROM asset WHERE id = NEW.asset)
    AND NOT EXISTS (SELECT 1 FROM weeded WHERE id = NEW.asset)
BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY: no such asset'); END;
CREATE TRIGGER asset_stays_in_its_pack BEFORE DELETE ON asset
WHEN EXISTS (SELECT 1 FROM pack_item WHERE asset = OLD.id) AND NOT EXISTS (SELECT 1 FROM weeded WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY: the asset is in a pack'); END;
"""
"""Packs keep the ids of weeded assets, so the item's asset is held by triggers instead of a foreign key."""
