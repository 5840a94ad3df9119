"""The catalogue's tables as portable SQL text (SQLite today, PostgreSQL later); constraints state the rules.

A table that feeds windows and indexes has three triggers that write its asset, person, pack or concept into `change`.
"""

from __future__ import annotations

ID = "length({0}) BETWEEN 1 AND 64 AND {0} NOT GLOB '*[^A-Za-z0-9_-]*'"
"""Ids stand in file names and addresses: letters, digits, `-` and `_`, nothing else."""

LANG = "length({0}) BETWEEN 2 AND 12 AND {0} NOT GLOB '*[^A-Za-z-]*'"

TABLES = f"""
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE actor (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('curator', 'advisor'))
) STRICT;

CREATE TABLE scheme (code TEXT PRIMARY KEY, title_sv TEXT NOT NULL, title_en TEXT NOT NULL) STRICT;

CREATE TABLE concept (
    notation TEXT PRIMARY KEY,
    scheme TEXT NOT NULL REFERENCES scheme (code),
    note TEXT NOT NULL DEFAULT '',
    deprecated INTEGER NOT NULL DEFAULT 0 CHECK (deprecated IN (0, 1)),
    successor TEXT REFERENCES concept (notation),
    CHECK (successor IS NULL OR deprecated = 1)
) STRICT;

CREATE TABLE concept_label (
    notation TEXT NOT NULL REFERENCES concept (notation) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('pref', 'alt', 'hidden')),
    lang TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (notation, kind, lang, label)
) STRICT;

CREATE TABLE concept_broader (
    notation TEXT NOT NULL REFERENCES concept (notation) ON DELETE CASCADE,
    broader TEXT NOT NULL REFERENCES concept (notation),
    PRIMARY KEY (notation, broader),
    CHECK (notation <> broader)
) STRICT;

CREATE TABLE concept_up (
    notation TEXT NOT NULL REFERENCES concept (notation) ON DELETE CASCADE,
    ancestor TEXT NOT NULL REFERENCES concept (notation) ON DELETE CASCADE,
    PRIMARY KEY (notation, ancestor)
) STRICT;

CREATE TABLE shoot (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE take_in (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE TABLE asset (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK ({ID.format("id")}),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    media TEXT NOT NULL CHECK (media IN ('foto', 'film')),
    state TEXT NOT NULL DEFAULT 'present' CHECK (state IN ('present', 'original_missing')),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    format TEXT NOT NULL,
    extension TEXT NOT NULL CHECK (length(extension) <= 8 AND extension NOT GLOB '*[^a-z0-9]*'),
    width INTEGER CHECK (width > 0),
    height INTEGER CHECK (height > 0),
    duration_s REAL CHECK (duration_s >= 0),
    fps REAL,
    video_codec TEXT,
    has_audio INTEGER CHECK (has_audio IN (0, 1)),
    captured_at TEXT,
    camera_make TEXT,
    camera_model TEXT,
    lat REAL CHECK (lat BETWEEN -90 AND 90),
    lon REAL CHECK (lon BETWEEN -180 AND 180),
    fingerprint TEXT,
    keywords TEXT NOT NULL DEFAULT '[]',
    shoot TEXT REFERENCES shoot (id),
    take_in TEXT REFERENCES take_in (id),
    imported_at TEXT NOT NULL,
    visibility TEXT NOT NULL DEFAULT 'na' CHECK (visibility IN ('na', 'none', 'unident', 'ident')),
    assessed_by TEXT,
    second_review_by TEXT CHECK (second_review_by IS NULL OR second_review_by <> assessed_by),
    persons_declared INTEGER CHECK (persons_declared >= 0),
    blocked INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
    third_party_work INTEGER NOT NULL DEFAULT 0 CHECK (third_party_work IN (0, 1)),
    readable_personal_data INTEGER NOT NULL DEFAULT 0 CHECK (readable_personal_data IN (0, 1)),
    visible_aid INTEGER NOT NULL DEFAULT 0 CHECK (visible_aid IN (0, 1)),
    own_special_school INTEGER NOT NULL DEFAULT 0 CHECK (own_special_school IN (0, 1)),
    audio_description TEXT NOT NULL DEFAULT 'undecided'
        CHECK (audio_description IN ('made', 'not_needed', 'undecided')),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX asset_shoot ON asset (shoot);

CREATE TABLE asset_text (
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    field TEXT NOT NULL CHECK (field IN ('title', 'caption', 'alt')),
    lang TEXT NOT NULL CHECK ({LANG.format("lang")}),
    value TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (asset, field, lang)
) STRICT;

CREATE TABLE asset_rights (
    asset TEXT PRIMARY KEY REFERENCES asset (id) ON DELETE CASCADE,
    creator TEXT,
    credit TEXT,
    copyright TEXT,
    licence_to TEXT,
    no_derivatives INTEGER NOT NULL DEFAULT 0 CHECK (no_derivatives IN (0, 1)),
    credit_required INTEGER NOT NULL DEFAULT 1 CHECK (credit_required IN (0, 1))
) STRICT;

CREATE TABLE asset_licence_channel (
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    PRIMARY KEY (asset, channel)
) STRICT;

CREATE TABLE asset_concept (
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    notation TEXT NOT NULL REFERENCES concept (notation),
    PRIMARY KEY (asset, notation)
) STRICT;
CREATE INDEX asset_concept_notation ON asset_concept (notation, asset);

CREATE TABLE asset_word (
    word TEXT NOT NULL,
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    PRIMARY KEY (word, asset)
) STRICT;
CREATE INDEX asset_word_asset ON asset_word (asset);

CREATE TABLE caption_file (
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    lang TEXT NOT NULL CHECK ({LANG.format("lang")}),
    name TEXT NOT NULL,
    vtt TEXT NOT NULL,
    PRIMARY KEY (asset, lang)
) STRICT;

CREATE TABLE person (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    role TEXT NOT NULL CHECK (role IN ('elev', 'foralder', 'personal', 'skadespelare')),
    birth_month TEXT CHECK (birth_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]' AND substr(birth_month, 6) BETWEEN '01' AND '12'),
    adult INTEGER NOT NULL DEFAULT 0 CHECK (adult IN (0, 1)),
    guardians INTEGER CHECK (guardians BETWEEN 0 AND 9),
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
    deceased INTEGER NOT NULL DEFAULT 0 CHECK (deceased IN (0, 1)),
    lacks_capacity INTEGER NOT NULL DEFAULT 0 CHECK (lacks_capacity IN (0, 1))
) STRICT;

CREATE TABLE release (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
    seq INTEGER NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person (id),
    basis TEXT NOT NULL CHECK (basis IN ('consent', 'explicit_consent', 'public_interest', 'contract')),
    status TEXT NOT NULL CHECK (status IN ('asked', 'given', 'refused', 'withdrawn', 'superseded')),
    explicit INTEGER NOT NULL DEFAULT 0 CHECK (explicit IN (0, 1)),
    guardians_signed INTEGER NOT NULL DEFAULT 0 CHECK (guardians_signed >= 0),
    assent INTEGER NOT NULL DEFAULT 0 CHECK (assent IN (0, 1)),
    appointed_guardian INTEGER NOT NULL DEFAULT 0 CHECK (appointed_guardian IN (0, 1)),
    child_said_no INTEGER NOT NULL DEFAULT 0 CHECK (child_said_no IN (0, 1)),
    self_signed INTEGER NOT NULL DEFAULT 0 CHECK (self_signed IN (0, 1)),
    evidence INTEGER NOT NULL DEFAULT 0 CHECK (evidence IN (0, 1)),
    assessment INTEGER NOT NULL DEFAULT 0 CHECK (assessment IN (0, 1)),
    objection INTEGER NOT NULL DEFAULT 0 CHECK (objection IN (0, 1)),
    name_ok INTEGER NOT NULL DEFAULT 0 CHECK (name_ok IN (0, 1)),
    voice_ok INTEGER NOT NULL DEFAULT 0 CHECK (voice_ok IN (0, 1)),
    no_alteration INTEGER NOT NULL DEFAULT 0 CHECK (no_alteration IN (0, 1)),
    valid_from TEXT NOT NULL,
    valid_to TEXT
) STRICT;
CREATE INDEX release_person ON release (person, seq);

CREATE TABLE release_scope (
    release TEXT NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('channels', 'purposes', 'languages', 'territory', 'withdrawn_channels')),
    value TEXT NOT NULL,
    PRIMARY KEY (release, kind, value)
) STRICT;

CREATE TABLE appearance (
    asset TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id),
    identifiable INTEGER NOT NULL DEFAULT 1 CHECK (identifiable IN (0, 1)),
    voice INTEGER NOT NULL DEFAULT 0 CHECK (voice IN (0, 1)),
    from_s REAL CHECK (from_s >= 0),
    to_s REAL CHECK (to_s >= from_s),
    PRIMARY KEY (asset, person)
) STRICT;
CREATE INDEX appearance_person ON appearance (person);

CREATE TABLE pack (
    id TEXT PRIMARY KEY CHECK ({ID.format("id")}),
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
    CHECK (status IN ('draft', 'submitted') OR approved_by IS NOT NULL)
) STRICT;

CREATE TABLE pack_item (
    pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    asset TEXT NOT NULL REFERENCES asset (id),
    alt TEXT NOT NULL DEFAULT '',
    verdict TEXT NOT NULL,
    codes TEXT NOT NULL,
    PRIMARY KEY (pack, position),
    UNIQUE (pack, asset)
) STRICT;
CREATE INDEX pack_item_asset ON pack_item (asset);

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER ledger_is_not_altered BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('asset', 'person', 'pack', 'concept')),
    id TEXT NOT NULL
) STRICT;
"""

FED: tuple[tuple[str, str, str], ...] = (
    ("asset", "asset", "id"),
    ("asset_text", "asset", "asset"),
    ("asset_rights", "asset", "asset"),
    ("asset_licence_channel", "asset", "asset"),
    ("asset_concept", "asset", "asset"),
    ("caption_file", "asset", "asset"),
    ("appearance", "asset", "asset"),
    ("person", "person", "id"),
    ("release", "person", "person"),
    ("pack", "pack", "id"),
    ("pack_item", "pack", "pack"),
    ("concept", "concept", "notation"),
    ("concept_label", "concept", "notation"),
    ("concept_broader", "concept", "notation"),
)
"""Table, the kind of thing it changes, the column that names it."""


def triggers(fed: tuple[tuple[str, str, str], ...] = FED) -> str:
    """The triggers that feed `change`, three for each table of `fed`."""
    made = []
    for table, kind, column in fed:
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            name = f"{table}_{event.lower()}_is_fed"
            feed = f"INSERT INTO change (kind, id) VALUES ('{kind}', {row}.{column})"  # noqa: S608 - our own names
            made.append(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {feed}; END;")
    return "\n".join(made)
