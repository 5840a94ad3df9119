"""`dump` into `apply` into a new library gives the same `dump`; the ledger is carried and its chain checked."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imagebank.core.answers import Ticks
from imagebank.core.asset import Area, Asset, FileFacts
from imagebank.core.errors import Refused
from imagebank.core.pack import ItemChoice
from imagebank.core.people import Appearance, Person, Release, Span
from imagebank.core.query import parse
from imagebank.core.registers import ConsentForm, CoveredPerson, CoveredVersion, Faces, Placement
from imagebank.core.review import Review
from imagebank.core.use import Use
from imagebank.services import (
    collecting,
    drafting,
    evidencing,
    packing,
    placing,
    pulling,
    registering,
    releasing,
    saved_searches,
    signing,
    statements,
    weeding,
)
from imagebank.services import library as libraries
from imagebank.services.applying import Applied, apply
from imagebank.services.dumping import dump
from imagebank.services.exporting import Export, export
from imagebank.services.ingest import take_in
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.searching import find, read
from imagebank.services.signing import Signed
from imagebank.services.template import Given, Template, save
from imagebank.services.undoing import undo_take_in
from imagebank.store import assets, incoming, ledger, merged, originals, registers, reviews
from imagebank.store.originals import OtherOriginal
from tests.making import PASSPHRASE, TODAY, film, picture, pupil, taken_in, usable, vault_of, with_pupil


def run(task) -> None:
    for _ in task:
        pass


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures, a film with captions, a person, an issued pack, and a row in every table; made once."""
    folder = tmp_path_factory.mktemp("made")
    library = libraries.init(folder / "bank", "Kim")
    ids = usable(library, folder, 3)
    with_pupil(library, ids[0], pupil(library))
    film(folder / "k" / "rast.mp4")
    (folder / "k" / "rast.en.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n", "utf-8")
    taken_in(library, [folder / "k"], shoot="Rasten", creator="Kim")
    order = Order(tuple(ids), Use("webb", TODAY, title="Rum"), folder / "ut", approved_by="Robin")
    run(export(library, order, Export()))
    draft, _changes = drafting.make_draft(library, ids[:2], replace(order.use, lifetime_to=TODAY), "Webben", ("web",))
    drafting.choose(library, draft, ids[1], ItemChoice("Ett rum.", False, "Text", (0.25, 0.5), ("web",)))
    reel = read(library, list(find(library, parse("typ:film"), day=TODAY).ids))[0].id
    drafting.add_items(library, draft, [reel])
    drafting.choose(library, draft, reel, ItemChoice(span=(0.0, 1.0), poster_s=0.5))
    pulling.pull(library, ids[1], Use("presentation", TODAY, title="Möte"), folder / "mina")
    undo_take_in(library, taken_in(library, [picture(folder / "ångrad.jpg", 8)]).take_in)
    run(take_in(library, [picture(folder / "kvar.jpg", 9)], Template(), Report(), Way(reference=True)))
    saved_searches.save(library, "På webben", "får:webb tomt klassrum")
    saved_searches.save(library, "Betygsatta", "betyg:>=3")
    collecting.make(library, "Årsredovisning", [ids[2], ids[0]])
    save(library, "Skolan", Template(fields={"creator": Given("Kim", "set"), "keywords": Given(("rum", "ljus"))}))
    with library.write("test", "library") as db:
        assets.put_columns(
            db, ids[1], {"stack": ids[0], "developed": True, "pages": 3, "rating": 4, "poster_s": 0.5, "pick": "picked"}
        )
        incoming.put(db, ids[0], [("XMP-x:Ämne", "Kärrtorp")], [Area(0.1, 0.2, 0.3, 0.4)])
        incoming.put_sidecar(db, ids[0], "ab" * 32, "rum 0.xmp")
        originals.put_other(db, OtherOriginal("cd" * 32, ids[1], "jpg", "mindre.jpg", 1234, 20, 10))
        merged.put_merged(db, "gone12345678", ids[1])
        merged.put_unlike(db, ids[2], ids[0])
    _registers(library, ids)
    library.close()
    return folder


def _registers(library: Library, ids: list[str]) -> None:
    """A row in every register: history, signatures, forms, recalls, reviews, a covered version, weeding, a doubt."""
    person = releasing.persons(library)[0].id
    registering.revise_person(library, replace(releasing.known_person(library, person), lacks_capacity=True))
    vault_of(library)
    evidencing.add_evidence(library, [person], b"%PDF-", "pdf", "blankett.pdf", diary_number="2026:1")
    signing.sign(
        library, person, [Signed("guardian", TODAY, guardian="G1")], TODAY, Ticks(None, frozenset({"voice_ok"}), TODAY)
    )
    teacher, _ = releasing.add_person(library, Person("", "personal", adult=True))
    releasing.add_release(
        library, Release("", teacher, basis="public_interest", status="given", contexts=frozenset({"behov:autism"}))
    )
    signing.object_(library, teacher, TODAY)
    twin, _ = releasing.add_person(library, Person("", birth_month="2014-01"))
    library.people_vault.put(twin, "Zarathustra Hemlig")
    registering.merge_persons(library, person, twin)
    pack = packing.issued(library)[0].id
    placing.record_place(library, Placement("", pack, "https://example.org/rum", "Webben"))
    releasing.withdraw(library, person)
    weeding.weed(
        library, taken_in(library, [picture(library.root.parent / "gallras.jpg", 31)]).imported[0][:1], "2026:9"
    )
    with library.write("test", "registers") as db:
        reviews.put(
            db, Review("r1", ids[1], "{}", "ab", frozenset({("THIRD_PARTY_WORK", "")}), "Ja.", "Kim", "2026-11-22")
        )
        reviews.doubt(db, "2026-11-20", "2026-11-22")
        registers.put(db, CoveredVersion(ids[2], ids[1], "[]", "none", "Kim", "2026-11-22"))
        registers.put(db, CoveredPerson(ids[2], person))
        registers.put(db, Faces(ids[2], "[]", "2026-11-22", 1.5))
        more = (Span(2.5, 3.0, (0.1, 0.2, 0.3, 0.4)), Span(8.0, 9.0))
        assets.put_appearance(db, ids[0], Appearance(person, from_s=0.0, to_s=1.0, more=more))
        registers.put(db, ConsentForm("F-2222-3333", person, "x", "Rasten", "sv", "2026-11-22", "Kim"))


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(made / "bank", tmp_path / "bank")
    library = libraries.open_library(tmp_path / "bank", "Kim")
    yield library
    library.close()


LEFT_OUT = {
    "uncompared",
    "change",
    "ledger_seen",
    "asset_diagnosis",
    "health_concept",
    "seen_file",
    "similar",
    "watched_folder",
    "sqlite_sequence",
    "_sqlite_migrations",
}
"""Tables that are caches or this machine's matter."""


def rows(db: sqlite3.Connection, table: str) -> list[str]:
    """A table's rows, without what is true of a folder only."""
    found = [dict(row) for row in db.execute(f"SELECT * FROM {table}")]
    for row in found:
        row.pop("state", None)
        row.pop("seq", None) if table == "asset" else None
    return sorted(map(repr, found))


def test_every_table_is_carried_row_for_row(full: Library, tmp_path: Path) -> None:
    run(dump(full, tmp_path / "one.jsonl"))
    other = libraries.init(tmp_path / "other", "Kim")
    report = Applied()
    run(apply(other, tmp_path / "one.jsonl", report))
    assert report.refused == []
    tables = [row[0] for row in full.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in set(tables) - LEFT_OUT:
        found = rows(full.db, table)
        assert found or table in {"setting"}, f"{table} is not tried"
        assert rows(other.db, table) == found, table
    other.close()


def test_dump_into_apply_gives_the_same_dump(full: Library, tmp_path: Path) -> None:
    run(dump(full, tmp_path / "one.jsonl"))
    other = libraries.init(tmp_path / "other", "Somebody else")
    report = Applied()
    run(apply(other, tmp_path / "one.jsonl", report))
    run(dump(other, tmp_path / "two.jsonl"))
    assert report.refused == []
    assert report.lines == report.applied
    assert (tmp_path / "two.jsonl").read_text("utf-8") == (tmp_path / "one.jsonl").read_text("utf-8")
    found = read(other, assets.all_ids(other.db))
    assert {asset.state for asset in found if not asset.reference} == {"original_missing"}
    assert [asset.state for asset in found if asset.reference] == ["present"]
    other.close()


def test_importing_the_files_afterwards_finds_them_by_hash(full: Library, made: Path, tmp_path: Path) -> None:
    run(dump(full, tmp_path / "one.jsonl"))
    other = libraries.init(tmp_path / "other", "Kim")
    run(apply(other, tmp_path / "one.jsonl", Applied()))
    report = taken_in(other, [made / "rum 0.jpg"])
    assert [id for id, _, _ in report.imported] == [assets.all_ids(full.db)[0]]
    assert read(other, [report.imported[0][0]])[0].state == "present"
    other.close()


def test_no_name_is_in_a_dump(full: Library, tmp_path: Path) -> None:
    from imagebank.core.people import Person
    from imagebank.services.releasing import add_person

    full.people_vault.open(PASSPHRASE)
    person, _ = add_person(full, Person("", adult=True, role="personal"), "Zarathustra Hemlig")
    run(dump(full, tmp_path / "one.jsonl"))
    assert "Hemlig" not in (tmp_path / "one.jsonl").read_text("utf-8")
    assert full.people_vault.name_of(person) == "Zarathustra Hemlig"
    assert b"Hemlig" not in full.catalogue.path.read_bytes()


def test_an_altered_ledger_is_refused_whole(full: Library, tmp_path: Path) -> None:
    run(dump(full, tmp_path / "one.jsonl"))
    lines = (tmp_path / "one.jsonl").read_text("utf-8").splitlines()
    altered = [line.replace('"issue"', '"draft"') for line in lines]
    assert altered != lines
    (tmp_path / "bad.jsonl").write_text("\n".join(altered), "utf-8")
    other = libraries.init(tmp_path / "other", "Kim")
    with pytest.raises(Refused):
        run(apply(other, tmp_path / "bad.jsonl", Applied()))
    assert assets.all_ids(other.db) == []
    assert list(ledger.lines(other.db)) == []
    other.close()


def test_bad_lines_are_reported_and_the_rest_goes_on(library: Library, tmp_path: Path) -> None:
    good = {"is": "person", "id": "P-AAA", "role": "elev"}
    bad = [{"is": "person", "id": "P-BBB", "role": "boss"}, {"is": "asset", "id": "x"}, {"is": "nonsense"}, [1]]
    text = "\n".join(json.dumps(one) for one in [good, *bad]) + "\nnot json\n"
    (tmp_path / "in.jsonl").write_text(text, "utf-8")
    report = Applied()
    run(apply(library, tmp_path / "in.jsonl", report))
    assert (report.lines, report.applied) == (6, 1)
    assert [number for number, _ in report.refused] == [2, 3, 4, 5, 6]


HOSTILE = [
    {"is": "sidecar", "asset": "ID", "sha256": "../../../x", "name": "a.xmp"},
    {"is": "other_original", "asset": "ID", "sha256": "ab" * 32, "extension": "/../x", "name": "a", "bytes": 1},
    {"is": "other_original", "asset": "ID", "sha256": "/etc/passwd", "extension": "jpg", "name": "a", "bytes": 1},
    {"is": "incoming", "asset": "ID", "fields": [["a", 1]]},
    {"is": "incoming", "asset": "ID", "areas": [[0, 0, 7, 1]]},
    {"is": "template", "name": "T", "fields": {"blocked": ["set", "1"]}},
    {"is": "template", "name": "T", "fields": {"title": ["remove", "x"]}},
    {"is": "merged", "id": "x", "asset": "nobody"},
    {"is": "unlike", "one": "ID", "other": "ID"},
    {"is": "take_in", "id": "t", "at": "2026-01-01T00:00:00+00:00", "actor": "K", "source": "", "undone_at": "soon"},
]


def test_what_would_leave_the_vault_or_break_a_later_reading_is_refused(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    lines = [json.dumps(one).replace('"ID"', f'"{id}"') for one in HOSTILE]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    report = Applied()
    run(apply(library, tmp_path / "in.jsonl", report))
    assert (report.lines, report.applied) == (len(HOSTILE), 0)


words = st.text(max_size=20)
shares = st.floats(0, 1)


seconds = st.floats(0, 4000, allow_nan=False)
areas = st.one_of(st.none(), st.tuples(shares, shares, shares, shares))
spans = st.builds(Span, from_s=seconds, to_s=seconds, area=areas)
appearances = st.builds(
    Appearance, person=st.sampled_from(("P-1", "P-2")), identifiable=st.booleans(), voice=st.booleans(),
    from_s=st.one_of(st.none(), seconds), to_s=st.one_of(st.none(), seconds), area=areas, more=st.lists(spans, max_size=3).map(tuple),
)  # fmt: skip


@given(st.lists(appearances, max_size=2).map(tuple))
def test_every_time_of_a_person_comes_back_as_it_was(seen: tuple[Appearance, ...]) -> None:
    asset = Asset(
        "a", "0" * 64, "film", FileFacts("a.mp4", 1, "MP4"), "mp4", imported_at="2026-11-22", appearances=seen
    )
    said = json.loads(json.dumps(statements.plain(asset)))
    assert statements.asset_of(said).appearances == seen


@settings(max_examples=40)
@given(
    st.lists(st.tuples(words, words), max_size=4), st.lists(st.builds(Area, shares, shares, shares, shares), max_size=3)
)
def test_incoming_fields_come_back_as_they_were(pairs: list[tuple[str, str]], areas: list[Area]) -> None:
    shapes = [[area.x, area.y, area.width, area.height] for area in areas]
    said = json.loads(json.dumps({"fields": statements.plain(pairs), "areas": shapes}))
    assert statements.incoming_of(said) == (pairs, areas)
