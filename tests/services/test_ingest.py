"""Taking in: nothing is lost, what is known is recognised, what cannot be read is reported."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem
from imagebank.services.deciding import check
from imagebank.services.ingest import Template, take_in
from imagebank.services.library import Library
from imagebank.services.report import Report
from imagebank.services.searching import read
from imagebank.services.upkeep import Checkup, examine
from imagebank.store import assets, ledger, shoots
from tests.making import film, picture, taken_in


def problems(library: Library) -> list[str]:
    report = Checkup()
    for _ in examine(library, report):
        pass
    return [one.code for one in report.problems]


def test_a_folder_is_taken_in_with_everything_below(library: Library, tmp_path: Path) -> None:
    picture(tmp_path / "kort" / "a.jpg", 1)
    picture(tmp_path / "kort" / "DCIM" / "ödlan.png", 2)
    film(tmp_path / "kort" / "film.mp4")
    report = taken_in(library, [tmp_path / "kort"], shoot="Skolan i maj", creator="Kim")
    assert len(report.imported) == 3
    assert not report.failed
    found = read(library, [id for id, _, _ in report.imported])
    assert {asset.file.name for asset in found} == {"a.jpg", "ödlan.png", "film.mp4"}
    assert {asset.shoot for asset in found} == {"Skolan i maj"}
    assert all(asset.rights and asset.rights.creator == "Kim" for asset in found)
    assert problems(library) == []


def test_originals_are_kept_byte_for_byte(library: Library, tmp_path: Path) -> None:
    source = picture(tmp_path / "a.jpg", 3)
    (_id, _path, sha256) = taken_in(library, [source]).imported[0]
    kept = library.originals.path_of(sha256, "jpg")
    assert kept.read_bytes() == source.read_bytes()


def test_the_same_file_twice_is_one_asset(library: Library, tmp_path: Path) -> None:
    source = picture(tmp_path / "a.jpg")
    shutil.copy(source, tmp_path / "b.jpg")
    first = taken_in(library, [tmp_path / "a.jpg", tmp_path / "b.jpg"])
    again = taken_in(library, [tmp_path / "a.jpg"])
    id = first.imported[0][0]
    assert len(first.imported) == 1
    assert first.duplicates == [(str(tmp_path / "b.jpg"), id)]
    assert again.duplicates == [(str(tmp_path / "a.jpg"), id)]


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.jpg", b""), ("text.jpg", b"this is no picture at all"), ("cut.jpg", None)],
)
def test_what_cannot_be_read_is_a_line_of_the_report(
    library: Library, tmp_path: Path, name: str, content: bytes | None
) -> None:
    whole = picture(tmp_path / "whole.jpg", 5).read_bytes()
    bad = tmp_path / name
    bad.write_bytes(whole[: len(whole) // 2] if content is None else content)
    report = taken_in(library, [bad, tmp_path / "whole.jpg"])
    assert [one.path for one in report.failed] == [str(bad)]
    assert isinstance(report.failed[0].problem, FileProblem)
    assert name in str(report.failed[0].problem)
    assert len(report.imported) == 1
    assert problems(library) == []


def test_a_file_that_is_not_there_is_reported(library: Library, tmp_path: Path) -> None:
    report = taken_in(library, [tmp_path / "nothing.jpg"])
    assert "nothing.jpg" in str(report.failed[0].problem)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_without_rights_is_reported(library: Library, tmp_path: Path) -> None:
    closed = tmp_path / "kort" / "stängd"
    picture(closed / "a.jpg")
    closed.chmod(0)
    try:
        report = taken_in(library, [tmp_path / "kort"])
    finally:
        closed.chmod(0o700)
    assert report.failed[0].problem.code == "NO_PERMISSION"


def test_a_mislabelled_picture_is_taken_by_its_content(library: Library, tmp_path: Path) -> None:
    shutil.move(picture(tmp_path / "a.png"), tmp_path / "a.jpg")
    report = taken_in(library, [tmp_path / "a.jpg"])
    asset = read(library, [report.imported[0][0]])[0]
    assert asset.file.format == "PNG"
    assert asset.extension == "png"


def test_stopping_keeps_what_is_reported_and_the_same_again_finishes(library: Library, tmp_path: Path) -> None:
    paths = [picture(tmp_path / f"{n}.jpg", n) for n in range(4)]
    report = Report()
    task = take_in(library, paths, Template(), report)
    next(task)
    next(task)
    task.close()
    assert len(report.imported) == 2
    rest = taken_in(library, paths)
    assert len(rest.duplicates) == 2
    assert len(rest.imported) == 2
    assert problems(library) == []


def test_captions_beside_a_film_go_with_it(library: Library, tmp_path: Path) -> None:
    card = tmp_path / "kort"
    film(card / "rast.mp4")
    (card / "rast.sv.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHej på dig å ä ö\n", "utf-8")
    (card / "annan.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHej\n", "utf-8")
    report = taken_in(library, [card])
    asset = read(library, [report.imported[0][0]])[0]
    assert asset.captions == ("sv",)
    assert "å ä ö" in assets.caption_files(library.db, asset.id)["sv"][1]
    assert [one.problem.code for one in report.failed] == ["NO_FILM"]


def test_an_import_is_one_shoot_and_one_ledger_line_a_batch_and_one_at_its_end(
    library: Library, tmp_path: Path
) -> None:
    taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(3)], shoot="Vår")
    taken_in(library, [picture(tmp_path / "x.jpg", 9)], shoot="Vår")
    assert [name for _, name in shoots.shoots(library.db)] == ["Vår"]
    assert [line.verb for line in ledger.lines(library.db)] == ["import", "import-end"] * 2
    assert len(shoots.take_ins(library.db)) == 2


def test_a_new_picture_may_not_be_used(library: Library, tmp_path: Path) -> None:
    from imagebank.core.use import Use
    from tests.making import TODAY

    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    verdict = check(library, [id], Use("webb", TODAY))[id]
    assert verdict.codes == ("NOT_ASSESSED", "CREATOR_MISSING", "ALT_MISSING")
