"""The catalogue is damaged: `doctor` says so, and a library with everything in it is made again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from imagebank.core.people import Person
from imagebank.media.vault import Vault
from imagebank.services import library as libraries
from imagebank.services.backing_up import BackedUp, back_up
from imagebank.services.library import Library
from imagebank.services.releasing import add_person
from imagebank.services.restoring import Order, Restored, restore
from imagebank.services.searching import read
from imagebank.services.upkeep import Checkup, examine
from imagebank.services.weeding import weed
from imagebank.store import assets, incoming, shoots
from tests.making import PASSPHRASE, as_actor, described, picture, pupil, taken_in, usable, vault_of, with_pupil


def run(*words: object) -> tuple[int, Any]:
    done = subprocess.run([sys.executable, "-m", "imagebank", *map(str, words), "--json"], capture_output=True,
                          text=True, timeout=120, check=False)  # fmt: skip
    return done.returncode, json.loads(done.stdout)


def restored(target: Path, damaged: Path, backup: Path | None = None) -> Restored:
    report = Restored()
    for _ in restore(Order(target, "Kim", backup, damaged), report):
        pass
    return report


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for _sha256, path in Vault(root).walk()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pictures with a pupil and consent, backed up; then two more, described; then one that nothing knows."""
    folder = tmp_path_factory.mktemp("made")
    library = libraries.init(folder / "bank", "Kim")
    vault_of(library)
    add_person(library, Person("P-NAMED", adult=True, role="personal"), "Zarathustra Hemlig")
    ids = usable(library, folder / "kort", 3)
    with_pupil(library, ids[0], pupil(library))
    for _ in back_up(library, folder / "usb", BackedUp()):
        pass
    later = taken_in(library, [picture(folder / f"sen {n}.jpg", n) for n in (7, 8)], shoot="Vår i Kärrtorp")
    described(as_actor(library, "Robin"), [later.imported[0][0]])
    library.originals.store(picture(folder / "okänd.png", 11))
    library.close()
    return folder


@pytest.fixture
def bank(made: Path, tmp_path: Path) -> Path:
    for name in ("bank", "usb"):
        shutil.copytree(made / name, tmp_path / name)
    return tmp_path / "bank"


def clean(library: Library) -> bool:
    """Whether `doctor` has nothing to say, every byte read."""
    report = Checkup()
    for _ in examine(library, report):
        pass
    return report == Checkup()


def overwrite(path: Path) -> None:
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + b"\x5a" * 30000 + whole[middle + 30000 :])


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20000])


def scramble(path: Path) -> None:
    path.write_bytes(b"\x5a" * 4096 + path.read_bytes()[4096:])


SOAK = pytest.mark.skipif(not os.environ.get("IMAGEBANK_SOAK"), reason="make soak")


@pytest.mark.parametrize(
    "harm", [overwrite, pytest.param(truncate, marks=SOAK), pytest.param(scramble, marks=SOAK), Path.unlink]
)
def test_from_a_backup_and_the_damaged_library(bank: Path, tmp_path: Path, harm) -> None:
    before = contents(bank)
    harm(bank / "catalogue.sqlite")
    code, said = run("--library", bank, "doctor", "--quick")
    if code == 4:
        assert said["error"]["code"] in {"DAMAGED", "NO_CATALOGUE"}
    else:
        assert (code, said["problems"][0]["code"]) == (1, "CATALOGUE")
    report = restored(tmp_path / "ny", bank, tmp_path / "usb")
    assert report.at is not None
    assert len(report.rebuilt.from_journals) == 2
    assert len(report.rebuilt.anew.imported) == 1
    assert (report.assets, report.missing, report.unsound, report.rebuilt.lost) == (6, [], [], [])
    assert report.checkup.problems == []
    assert contents(tmp_path / "ny") == before
    assert contents(bank) == before
    library = libraries.open_library(tmp_path / "ny", "Kim")
    assert clean(library)
    found = read(library, assets.all_ids(library.db))
    assert [asset.shoot for asset in found] == [None] * 3 + ["Vår i Kärrtorp"] * 2 + [None]
    assert [asset.file.name for asset in found[3:5]] == ["sen 7.jpg", "sen 8.jpg"]
    assert found[0].appearances
    assert found[0].title == {"sv": "Tomt klassrum"}
    assert all(library.thumbnails.get(asset.sha256) for asset in found)
    assert len(shoots.take_ins(library.db)) == 3
    library.close()


def test_without_any_backup(bank: Path, tmp_path: Path) -> None:
    before = contents(bank)
    (bank / "catalogue.sqlite").unlink()
    code, said = run("restore", "--originals", bank, "--library", tmp_path / "ny")
    assert (code, said["assets"], len(said["from_journals"]), len(said["anew"])) == (0, 6, 5, 1)
    assert contents(tmp_path / "ny") == before
    library = libraries.open_library(tmp_path / "ny", "Kim")
    assert clean(library)
    found = read(library, assets.all_ids(library.db))
    assert {asset.visibility for asset in found} == {"na"}, "what nobody has assessed may not be used"
    assert {asset.shoot for asset in found} == {None, "Vår i Kärrtorp"}
    library.close()


def test_a_library_whose_catalogue_is_whole_keeps_it(bank: Path, tmp_path: Path) -> None:
    report = restored(tmp_path / "ny", bank, tmp_path / "usb")
    assert report.own
    assert (report.at, report.rebuilt.from_journals) == (None, [])
    library = libraries.open_library(tmp_path / "ny", "Kim")
    assert read(library, assets.all_ids(library.db))[3].title == {"sv": "Tomt klassrum"}
    library.close()


def test_a_damaged_people_vault_comes_from_the_backup(bank: Path, tmp_path: Path) -> None:
    overwrite(bank / "catalogue.sqlite")
    (bank / "people" / "people.sqlite").write_bytes(b"x" * 9000)
    report = restored(tmp_path / "ny", bank, tmp_path / "usb")
    assert not report.names
    assert report.checkup.problems == []
    library = libraries.open_library(tmp_path / "ny", "Kim")
    assert library.people_vault.name_of("P-NAMED") is None
    library.people_vault.open(PASSPHRASE)
    assert library.people_vault.name_of("P-NAMED") == "Zarathustra Hemlig"
    library.close()


def test_a_torn_original_comes_from_the_backup_or_is_named(bank: Path, tmp_path: Path) -> None:
    known = set(Vault(tmp_path / "usb").walk())
    names = {path.name for _sha256, path in known}
    walked = list(Vault(bank).walk())
    old = next(path for _sha256, path in walked if path.name in names)
    new = next(path for _sha256, path in walked if path.name not in names and path.suffix == ".jpg")
    for path in (old, new):
        path.chmod(0o600)
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    (bank / "catalogue.sqlite").unlink()
    report = restored(tmp_path / "ny", bank, tmp_path / "usb")
    assert report.unsound == [str(new)]
    assert (report.assets, len(report.missing), report.checkup.problems) == (6, 1, [])


def test_a_journal_cut_short_costs_one_line(bank: Path, tmp_path: Path) -> None:
    (bank / "catalogue.sqlite").unlink()
    cut = max((bank / "journal").glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
    cut.write_bytes(cut.read_bytes()[:-40])
    with cut.open("ab") as file:
        file.write(b'\n{"is": "asset", "sha256": [1], "id": {}}\n{"is": "asset", "id": "x", "sha256": "y"}\n\xff\xfe\n')
    report = restored(tmp_path / "ny", bank)
    assert (report.assets, len(report.rebuilt.from_journals), len(report.rebuilt.anew.imported)) == (6, 4, 2)
    assert report.checkup.problems == []


def test_what_a_journal_says_beside_its_assets_comes_back_too(bank: Path, tmp_path: Path) -> None:
    library = libraries.open_library(bank, "Kim")
    id = assets.all_ids(library.db)[0]
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- {"x" * 200} --></x:xmpmeta>', "utf-8")
    sha256 = hashlib.sha256(sidecar.read_bytes()).hexdigest()
    stored = library.originals.path_of(sha256, "xmp")
    stored.parent.mkdir(parents=True)
    stored.write_bytes(sidecar.read_bytes())
    one = shoots.take_ins(library.db)[-1]
    library.close()
    said = [
        {"is": "take_in", "id": one.id, "at": one.at, "actor": one.actor, "source": one.source},
        {"is": "sidecar", "asset": id, "sha256": sha256, "name": "a.xmp"},
        {"is": "incoming", "asset": id, "fields": [["XMP-x:Ort", "Kärrtorp"]]},
    ]
    with (bank / "journal" / f"{one.id}.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, said)) + "\n")
    (bank / "catalogue.sqlite").unlink()
    restored(tmp_path / "ny", bank)
    library = libraries.open_library(tmp_path / "ny", "Kim")
    assert clean(library)
    assert incoming.sidecars(library.db, id) == [(sha256, "a.xmp")]
    assert incoming.fields(library.db, id) == (("XMP-x:Ort", "Kärrtorp"),)
    assert one.source in {taken.source for taken in shoots.take_ins(library.db)}
    library.close()


def test_what_was_weeded_is_not_lost(tmp_path: Path) -> None:
    library = libraries.init(tmp_path / "bank", "Kim")
    report = taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(2)])
    gone, lost = (id for id, _path, _sha256 in report.imported)
    weed(library, [gone], "dnr 2026:1")
    library.originals.remove(read(library, [lost])[0].sha256, "jpg")
    library.close()
    (tmp_path / "bank" / "catalogue.sqlite").unlink()
    made = restored(tmp_path / "ny", tmp_path / "bank")
    assert (made.rebuilt.weeded, made.rebuilt.lost) == ([gone], [lost])
