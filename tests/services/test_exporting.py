"""A pack is whole or absent; what may not be used does not leave; what leaves is clean."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import bagit
import pytest
from PIL import Image

from imagebank.core.errors import FileProblem, Refused, WrongWords
from imagebank.core.progress import Progress
from imagebank.core.use import Use
from imagebank.media.pack_words import day
from imagebank.services import exporting
from imagebank.services.acting import put_setting
from imagebank.services.drafting import make_draft
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import Order, issued
from imagebank.services.releasing import withdraw
from imagebank.services.searching import read
from imagebank.services.verifying import verify
from imagebank.store import ledger
from tests.making import TODAY, as_actor, film, picture, pupil, taken_in, usable, with_pupil

USE = Use("webb", TODAY, title="Lugna rum")


def drive(task: Iterator[Progress]) -> None:
    for _ in task:
        pass


def test_an_approved_pack_is_a_valid_bag_with_every_form(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    done = Export()
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin", recipient="Webben"), done))
    assert done.pack == "P2026-0001"
    bagit.Bag(str(tmp_path / "ut")).validate()
    assert (tmp_path / "ut" / "bagit.txt").read_text().startswith("BagIt-Version: 1.0")
    data = tmp_path / "ut" / "data"
    for name in ("index.html", "manifest.json", "metadata.csv", "ANVANDNING.txt"):
        assert (data / name).is_file()
    manifest = json.loads((data / "manifest.json").read_text("utf-8"))
    assert manifest["status"] == "issued"
    assert {file["preset"] for file in manifest["items"][0]["renditions"]} == {"web", "web-hero"}
    assert [pack.status for pack in issued(library)] == ["issued"]
    assert list(tmp_path.glob(".*unfinished*")) == []


def test_a_zip_holds_one_bag(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut.zip", "zip", "Robin"), Export()))
    with zipfile.ZipFile(tmp_path / "ut.zip") as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"P2026-0001"}
    checked = verify(library, tmp_path / "ut.zip", TODAY)
    assert checked.whole
    assert checked.issued
    assert checked.may_be_used


def test_without_an_approver_it_is_a_draft_that_says_so(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut"), Export()))
    assert "UTKAST" in (tmp_path / "ut" / "data" / "index.html").read_text("utf-8")
    assert "UTKAST" in (tmp_path / "ut" / "data" / "ANVANDNING.txt").read_text("utf-8")
    assert [line.verb for line in ledger.lines(library.db)][-1] == "draft"
    assert issued(library)[0].status == "draft"


@pytest.mark.parametrize("name", ["Kim", "kim", " Kim ", ""])
def test_the_author_does_not_approve(library: Library, tmp_path: Path, name: str) -> None:
    ids = usable(library, tmp_path)
    with pytest.raises(Refused):
        drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by=name), Export()))
    assert not (tmp_path / "ut").exists()


def test_what_may_not_be_used_is_left_out_and_said(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    new = taken_in(library, [picture(tmp_path / "ny.jpg", 77)]).imported[0][0]
    done = Export()
    drive(export(library, Order((*ids, new), USE, tmp_path / "ut", approved_by="Robin"), done))
    assert done.items == ids
    assert [one.asset for one in done.refused] == [new]
    manifest = (tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8")
    assert new not in manifest


def test_nothing_is_written_when_nothing_may_leave(library: Library, tmp_path: Path) -> None:
    new = taken_in(library, [picture(tmp_path / "ny.jpg")]).imported[0][0]
    done = Export()
    with pytest.raises(Refused):
        drive(export(library, Order((new,), USE, tmp_path / "ut", approved_by="Robin"), done))
    assert not (tmp_path / "ut").exists()
    assert done.refused[0].findings[0].code == "NOT_ASSESSED"
    assert issued(library) == []


def test_a_withdrawal_while_it_is_made_stops_the_pack(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    task = export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export())
    next(task)
    withdraw(library, person)
    with pytest.raises(Refused, match="ändrades"):
        drive(task)
    assert not (tmp_path / "ut").exists()
    assert issued(library) == []
    assert list(tmp_path.glob(".*unfinished*")) == []


def test_a_withdrawal_afterwards_marks_the_pack_stale_and_verify_says_no(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export()))
    withdraw(library, person)
    assert issued(library)[0].status == "stale"
    checked = verify(library, tmp_path / "ut", TODAY)
    assert checked.whole
    assert checked.items[0].verdict == "DENY"


def test_stopping_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 3)
    task = export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export())
    next(task)
    task.close()
    assert not (tmp_path / "ut").exists()
    assert list(tmp_path.glob(".*unfinished*")) == []


def test_a_target_that_is_taken_is_never_written_over(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    (tmp_path / "ut").mkdir()
    with pytest.raises(FileProblem, match="finns redan"):
        drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export()))


def test_an_advisor_hands_nothing_out(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    advisor = as_actor(library, "Alex", "advisor")
    with pytest.raises(Refused):
        drive(export(advisor, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export()))


def test_a_changed_file_is_found(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export()))
    target = next((tmp_path / "ut" / "data" / "renditions" / "web").iterdir())
    target.write_bytes(target.read_bytes() + b"x")
    checked = verify(library, tmp_path / "ut", TODAY)
    assert not checked.whole
    assert checked.problem


def test_the_last_day_is_the_earliest_end(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    end = TODAY + timedelta(days=400)
    with_pupil(library, ids[0], pupil(library, valid_to=end))
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export()))
    manifest = json.loads((tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8"))
    assert manifest["last_day"] == end.isoformat()
    assert day(end.isoformat(), "sv") in (tmp_path / "ut" / "data" / "ANVANDNING.txt").read_text("utf-8")


def test_no_rendition_is_larger_than_its_original_and_none_carries_exif(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export()))
    for path in (tmp_path / "ut" / "data" / "renditions").rglob("*.jpg"):
        with Image.open(path) as image:
            assert max(image.size) <= 320
            assert not image.getexif()


def test_a_film_leaves_with_captions_and_poster(library: Library, tmp_path: Path) -> None:
    film(tmp_path / "film" / "rast.mp4")
    (tmp_path / "film" / "rast.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHej\n", "utf-8")
    from imagebank.services.describing import Edit, edit
    from tests.making import described

    id = taken_in(library, [tmp_path / "film"]).imported[0][0]
    described(library, [id], visibility="none", audio_description="not_needed")
    edit(as_actor(library, "Robin"), [id], Edit(second_review=True))
    done = Export()
    drive(export(library, Order((id,), replace(USE, channel="webb"), tmp_path / "ut", approved_by="Robin"), done))
    manifest = json.loads((tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8"))
    item = manifest["items"][0]
    assert set(item["captions"]) == {"sv"}
    assert (tmp_path / "ut" / "data" / item["poster"]).is_file()
    assert all((tmp_path / "ut" / "data" / file["path"]).suffix == ".mp4" for file in item["renditions"])


def names(folder: Path) -> dict[str, list[str]]:
    """Rendition → the names of its files."""
    below = sorted((folder / "data" / "renditions").iterdir())
    return {one.name: sorted(path.name for path in one.iterdir()) for one in below}


def test_names_are_the_usual_ones_unless_a_pattern_says_otherwise(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    order = Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin", renditions=("web",))
    drive(export(library, order, Export()))
    assert names(tmp_path / "ut") == {"web": sorted(f"spsm-larmiljo-{id}-web.jpg" for id in ids)}
    put_setting(library, "export_name", "{title} {channel}_{number}")
    drive(export(library, replace(order, target=tmp_path / "ut2"), Export()))
    assert names(tmp_path / "ut2") == {"web": ["tomt-klassrum-webb-001.jpg", "tomt-klassrum-webb-002.jpg"]}
    drive(export(library, replace(order, target=tmp_path / "ut3", name="{title}-{preset}"), Export()))
    assert names(tmp_path / "ut3")["web"] == sorted(f"tomt-klassrum-web-{id}.jpg" for id in ids)
    bagit.Bag(str(tmp_path / "ut3")).validate()


def test_a_picture_that_does_not_render_leaves_no_file_whatever_the_names(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    broken = read(library, [ids[0]])[0]
    where = library.originals.path_of(broken.sha256, broken.extension)
    where.chmod(0o644)
    where.write_bytes(where.read_bytes()[:900])
    done = Export()
    order = Order(tuple(ids), USE, tmp_path / "ut", name="bild", renditions=("web", "print"))
    drive(export(library, order, done))
    assert [one.asset for one in done.refused] == [ids[0]]
    assert names(tmp_path / "ut") == {"print": [f"bild-{ids[1]}.jpg"], "web": [f"bild-{ids[1]}.jpg"]}


def test_a_pattern_that_nobody_understands_is_said_before_any_work(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    for pattern in ("{creator}", "{title.__class__}", "{title!r}", "{0}", "{", "{title:>99}", "", "a" * 201):
        with pytest.raises(WrongWords, match="Namnmönstret"):
            drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", name=pattern), Export()))
        with pytest.raises(WrongWords, match="Namnmönstret"):
            put_setting(library, "export_name", pattern)
    assert not (tmp_path / "ut").exists()


def test_a_place_that_is_taken_meanwhile_keeps_what_is_there(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    for form, name in (("folder", "ut"), ("zip", "ut.zip")):
        task = export(library, Order(tuple(ids), USE, tmp_path / name, form, "Robin"), Export())
        next(task)
        (tmp_path / name).write_text("någon annans")
        with pytest.raises(FileProblem) as caught:
            drive(task)
        assert caught.value.code == "TARGET_EXISTS"
        assert (tmp_path / name).read_text() == "någon annans"
    assert issued(library) == []
    assert list(tmp_path.glob(".*unfinished*")) == []


def test_a_number_that_was_taken_meanwhile_is_not_given_twice(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = usable(library, tmp_path)
    real, first = exporting.made_ready, [True]

    def meanwhile(*args: object) -> object:
        if first.pop() if first else False:
            make_draft(library, ids, USE)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "made_ready", meanwhile)
    done = Export()
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), done))
    assert done.pack == "P2026-0002"
    assert json.loads((tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8"))["pack"] == "P2026-0002"
    assert verify(library, tmp_path / "ut", TODAY).whole


def test_what_a_killed_program_left_is_swept_when_it_is_old(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    old, new = tmp_path / ".ut.aaaaaa.unfinished", tmp_path / ".ut.bbbbbb.unfinished"
    for folder in (old, new):
        (folder / "data").mkdir(parents=True)
    os.utime(old, (0, 0))
    drive(export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export()))
    assert not old.exists()
    assert new.exists()
