"""`dump` into `apply` into a new library gives the same `dump`; the ledger is carried and its chain checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from imagebank.core.errors import Refused
from imagebank.core.use import Use
from imagebank.services import library as libraries
from imagebank.services.applying import Applied, apply
from imagebank.services.dumping import dump
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.searching import read
from imagebank.store import assets, ledger
from tests.making import TODAY, film, pupil, taken_in, usable, with_pupil


def run(task) -> None:
    for _ in task:
        pass


@pytest.fixture
def full(library: Library, tmp_path: Path) -> Library:
    """Pictures, a film with captions, a person, an issued pack."""
    ids = usable(library, tmp_path, 3)
    with_pupil(library, ids[0], pupil(library))
    film(tmp_path / "k" / "rast.mp4")
    (tmp_path / "k" / "rast.en.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n", "utf-8")
    taken_in(library, [tmp_path / "k"], shoot="Rasten", creator="Kim")
    order = Order(tuple(ids), Use("webb", TODAY, title="Rum"), tmp_path / "ut", approved_by="Robin")
    run(export(library, order, Export()))
    return library


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
    assert {asset.state for asset in found} == {"original_missing"}
    other.close()


def test_importing_the_files_afterwards_finds_them_by_hash(full: Library, tmp_path: Path) -> None:
    run(dump(full, tmp_path / "one.jsonl"))
    other = libraries.init(tmp_path / "other", "Kim")
    run(apply(other, tmp_path / "one.jsonl", Applied()))
    report = taken_in(other, [tmp_path / "rum 0.jpg"])
    assert [id for id, _, _ in report.imported] == [assets.all_ids(full.db)[0]]
    assert read(other, [report.imported[0][0]])[0].state == "present"
    other.close()


def test_no_name_is_in_a_dump(full: Library, tmp_path: Path) -> None:
    from imagebank.core.people import Person
    from imagebank.services.releasing import add_person

    add_person(full, Person("", adult=True, role="personal"), "Zarathustra Hemlig")
    run(dump(full, tmp_path / "one.jsonl"))
    assert "Hemlig" not in (tmp_path / "one.jsonl").read_text("utf-8")
    assert full.people_vault.name_of(next(iter(_people(full)))) == "Zarathustra Hemlig"
    assert b"Hemlig" not in full.catalogue.path.read_bytes()


def _people(library: Library) -> list[str]:
    from imagebank.services.releasing import persons

    return [person.id for person in persons(library) if person.role == "personal"]


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
