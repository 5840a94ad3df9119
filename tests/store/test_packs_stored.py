"""Packs as they are kept: older ones come along, steps stay as they are, what left cannot be deleted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from imagebank.core.pack import ItemChoice, Pack, PackItem, PackStep
from imagebank.core.registers import Placement, Recall
from imagebank.services import library as libraries
from imagebank.services.library import Library
from imagebank.store import changes, migrations, pack_items, packs, registers
from imagebank.store.pack_items import IssuedFile
from tests.making import usable


def pack_of(*assets: str, **given: object) -> Pack:
    values = {
        "id": "P2026-0001", "title": "Rum", "status": "draft", "channel": "webb", "purpose": "info", "date": "2026-11-22",
        "language": "sv", "territory": "SE", "author": "Kim", "made_at": "2026-11-22T10:00:00+00:00",
        "items": tuple(PackItem(asset) for asset in assets), **given,
    }  # fmt: skip
    return Pack(**values)  # type: ignore[arg-type]


def test_packs_of_an_older_library_keep_items_places_and_recalls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, older = migrations.steps, Migrations("imagebank")
    older._migrations = [step for step in whole._migrations if step.name < "0007"]
    monkeypatch.setattr(migrations, "steps", older)
    library = libraries.init(tmp_path / "bank", "Kim")
    with library.catalogue.write() as db:
        db.execute(
            "INSERT INTO asset (id, sha256, media, name, bytes, format, extension, imported_at) "
            "VALUES ('a', ?, 'foto', 'a.jpg', 1, 'JPEG', 'jpg', '2026-11-22')", ("0" * 64,)
        )  # fmt: skip
        db.execute(
            "INSERT INTO pack VALUES ('P2026-0001', 'Rum', 'issued', 'webb', 'info', '2026-11-22', 'sv', 'SE', 'Webben', "
            "'Kim', 'Robin', '2026-11-22T10:00:00+00:00', '2028-01-01')"
        )
        db.execute("INSERT INTO pack_item VALUES ('P2026-0001', 1, 'a', 'Ett rum.', 'ALLOW', '[]')")
        db.execute(
            "INSERT INTO placement VALUES ('pl', 'P2026-0001', 'spsm.se', NULL, NULL, NULL, '2026-11-22', 'Kim')"
        )
        db.execute(
            "INSERT INTO recall (id, cause, pack, place, assets, channel, opened_at) "
            "VALUES ('r', 'block', 'P2026-0001', 'spsm.se', 'a', 'webb', '2026-11-22')"
        )
    library.close()
    monkeypatch.setattr(migrations, "steps", whole)
    library = libraries.open_library(tmp_path / "bank", "Kim")
    pack = packs.pack(library.db, "P2026-0001")
    assert pack is not None
    assert (pack.approved_by, pack.last_day, pack.kind, pack.recipient) == ("Robin", "2028-01-01", "pack", "Webben")
    assert pack.items == (PackItem("a", "Ett rum.", "ALLOW"),)
    assert [one.place for one in registers.all_(library.db, Placement)] == ["spsm.se"]
    assert [one.pack for one in registers.all_(library.db, Recall)] == ["P2026-0001"]
    assert library.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    before = changes.last(library.db)
    with library.catalogue.write() as db:
        packs.put_status(db, "P2026-0001", "stale", "Kim")
    assert changes.since(library.db, before).packs == {"P2026-0001"}
    library.close()


def test_everything_chosen_comes_back(library: Library, tmp_path: Path) -> None:
    (id, other) = usable(library, tmp_path, 2)
    choice = ItemChoice("Ett rum.", False, "Text", (0.25, 0.5), ("web", "story"), (1.0, 2.5), 1.5)
    made = pack_of(
        items=(PackItem(other, choice=ItemChoice(decorative=True)), PackItem(id, "x", "ALLOW", ("OK",), "abc", choice)),
        lifetime_to="2027-01-01", renditions=("web", "report"), recipient="Webben",
    )  # fmt: skip
    with library.catalogue.write() as db:
        packs.insert(db, made)
    assert packs.pack(library.db, made.id) == made
    assert packs.packs(library.db, "pull") == []
    assert packs.packs(library.db, "pack", ["draft", "issued"]) == [made]
    assert packs.packs(library.db, statuses=["issued"]) == []
    assert pack_items.by_identifier(library.db, "abc") == (made.id, id)
    assert pack_items.by_identifier(library.db, "") is None


def test_steps_are_kept_and_never_altered(library: Library) -> None:
    with library.catalogue.write() as db:
        packs.insert(db, pack_of())
        pack_items.put_step(db, "P2026-0001", "made", "Kim", "för webben")
    (step,) = pack_items.steps(library.db, "P2026-0001")
    assert step == PackStep("made", step.at, "Kim", "för webben")
    with pytest.raises(sqlite3.IntegrityError), library.catalogue.write() as db:
        db.execute("UPDATE pack_step SET actor = 'Robin'")


def test_a_status_that_is_the_same_is_no_step(library: Library) -> None:
    with library.catalogue.write() as db:
        packs.insert(db, pack_of(status="issued", approved_by="Robin"))
        packs.put_status(db, "P2026-0001", "stale")
        packs.put_status(db, "P2026-0001", "stale")
    assert [step.step for step in pack_items.steps(library.db, "P2026-0001")] == ["stale"]


def test_what_left_is_never_deleted(library: Library) -> None:
    with library.catalogue.write() as db:
        packs.insert(db, pack_of(status="issued", approved_by="Robin"))
        packs.insert(db, pack_of(id="P2026-0002"))
        for id in ("P2026-0001", "P2026-0002"):
            packs.delete(db, id)
    assert [pack.id for pack in packs.packs(library.db)] == ["P2026-0001"]


def test_only_a_pull_is_issued_without_an_approver(library: Library) -> None:
    with library.catalogue.write() as db:
        packs.insert(db, pack_of(id="U2026-0001", status="issued", kind="pull"))
    with pytest.raises(sqlite3.IntegrityError), library.catalogue.write() as db:
        packs.insert(db, pack_of(status="issued"))


def test_pulls_and_packs_are_numbered_apart(library: Library) -> None:
    with library.catalogue.write() as db:
        packs.insert(db, pack_of(id="U2026-0007", status="issued", kind="pull"))
        assert packs.next_id(db, 2026) == "P2026-0001"
        assert packs.next_id(db, 2026, "U") == "U2026-0008"
        assert packs.next_id(db, 2027, "U") == "U2027-0001"


def test_files_are_found_by_their_bytes(library: Library) -> None:
    file = IssuedFile("abc", "P2026-0001", "a", "web", "renditions/web/x.jpg", "0" * 64, "ff")
    with library.catalogue.write() as db:
        packs.insert(db, pack_of())
        pack_items.put_files(db, [file])
    assert pack_items.files_of(library.db, "0" * 64) == [file]
    assert pack_items.files_of(library.db, "1" * 64) == []
