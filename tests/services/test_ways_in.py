"""The ways in: archives, referenced originals, only what is new, templates, watched folders; and the way back out: undo."""

from __future__ import annotations

import os
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem, Refused, WrongWords
from imagebank.core.query import All, Word
from imagebank.services import originals
from imagebank.services.finding_again import Refound, find_again
from imagebank.services.ingest import take_in
from imagebank.services.library import Library
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.searching import find, read
from imagebank.services.template import Given, Template, named, save, saved
from imagebank.services.undoing import take_ins, undo_take_in
from imagebank.services.upkeep import Checkup, examine
from imagebank.services.watching import Watch
from tests.making import TODAY, film, picture, taken_in


def by_way(library: Library, paths: list[Path], template: Template | None = None, **way: bool) -> Report:
    report = Report()
    for _ in take_in(library, paths, template or Template(), report, Way(**way)):
        pass
    return report


def checkup(library: Library) -> Checkup:
    report = Checkup()
    for _ in examine(library, report):
        pass
    return report


def zipped(path: Path, *files: Path) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for file in files:
            made.write(file, f"DCIM/100CANON/{file.name}")
    return path


def test_an_archive_is_taken_in_file_by_file(library: Library, tmp_path: Path) -> None:
    files = [picture(tmp_path / "k" / f"å{n}.jpg", n) for n in range(3)]
    (tmp_path / "k" / "notes.txt").write_text("inte en bild")
    archive = zipped(tmp_path / "maj.zip", *files, tmp_path / "k" / "notes.txt")
    report = taken_in(library, [archive])
    assert {asset.file.name for asset in read(library, [id for id, _, _ in report.imported])} == {
        "å0.jpg",
        "å1.jpg",
        "å2.jpg",
    }
    assert [one.path for one in report.failed] == [f"{archive}/DCIM/100CANON/notes.txt"]
    assert checkup(library) == Checkup()
    assert list(library.originals.temporary.iterdir()) == []
    again = taken_in(library, [tmp_path / "k"])
    assert len(again.duplicates) == 3


def test_captions_in_an_archive_go_with_their_film(library: Library, tmp_path: Path) -> None:
    clip = film(tmp_path / "rast.mp4")
    (tmp_path / "rast.sv.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHej\n", "utf-8")
    report = taken_in(library, [zipped(tmp_path / "a.zip", tmp_path / "rast.sv.vtt", clip)])
    assert read(library, [report.imported[0][0]])[0].captions == ("sv",)


NAMES = [
    "å ä ö.jpg",
    unicodedata.normalize("NFD", "å ä ö NFD.jpg"),
    "🎈🧒🏽.jpg",
    "n" * 251 + ".jpg",
    "-rf.jpg",
    "rad\nbrytning.jpg",
    " blank .jpg",
    "'\";--.jpg",
    "%s%n.jpg",
    "CON.jpg",
]


def test_every_name_survives(library: Library, tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        picture(tmp_path / "k" / name, number)
    report = taken_in(library, [tmp_path / "k"])
    assert not report.failed
    assert {asset.file.name for asset in read(library, [id for id, _, _ in report.imported])} == set(NAMES)
    inside = taken_in(library, [zipped(tmp_path / "a.zip", *(tmp_path / "k" / name for name in NAMES))])
    assert len(inside.duplicates) == len(NAMES)


def test_a_referenced_original_stays_where_it_is(library: Library, tmp_path: Path) -> None:
    source = picture(tmp_path / "arkiv" / "a.jpg")
    id = by_way(library, [source], reference=True).imported[0][0]
    asset = read(library, [id])[0]
    assert asset.reference == str(source)
    assert originals.path_of(library, asset) == source
    assert list(library.originals.walk()) == []
    assert checkup(library) == Checkup()


def test_a_moved_original_is_found_again_by_its_hash(library: Library, tmp_path: Path) -> None:
    sources = [picture(tmp_path / "arkiv" / f"{n}.jpg", n) for n in range(3)]
    ids = [id for id, _, _ in by_way(library, sources, reference=True).imported]
    (tmp_path / "nytt").mkdir()
    sources[0].rename(tmp_path / "nytt" / "omdöpt.jpg")
    sources[1].unlink()
    assert [(one.code, one.subject) for one in checkup(library).problems] == [
        ("REFERENCE", ids[0]),
        ("REFERENCE", ids[1]),
    ]
    report = Refound()
    for _ in find_again(library, [tmp_path / "nytt"], report):
        pass
    assert report.found == [(ids[0], str(tmp_path / "nytt" / "omdöpt.jpg"))]
    assert report.missing == [ids[1]]
    assert read(library, [ids[0]])[0].reference == str(tmp_path / "nytt" / "omdöpt.jpg")
    assert report.changes.assets == {ids[0]}


def test_importing_a_moved_original_finds_it_too(library: Library, tmp_path: Path) -> None:
    source = picture(tmp_path / "arkiv" / "a.jpg")
    id = by_way(library, [source], reference=True).imported[0][0]
    source.rename(tmp_path / "b.jpg")
    assert by_way(library, [tmp_path / "b.jpg"], reference=True).duplicates == [(str(tmp_path / "b.jpg"), id)]
    assert checkup(library).problems == []


def test_what_leaves_is_never_made_from_a_changed_reference(library: Library, tmp_path: Path) -> None:
    source = picture(tmp_path / "arkiv" / "a.jpg")
    asset = read(library, [by_way(library, [source], reference=True).imported[0][0]])[0]
    assert originals.proven(library, asset) == source
    picture(source, 77)
    with pytest.raises(FileProblem, match="har ändrats"):
        originals.proven(library, asset)
    source.unlink()
    with pytest.raises(FileProblem, match="finns inte"):
        originals.proven(library, asset)


def test_a_card_is_read_again_only_where_it_is_new(library: Library, tmp_path: Path) -> None:
    card = tmp_path / "kort"
    for n in range(3):
        picture(card / f"{n}.jpg", n)
    ids = [id for id, _, _ in taken_in(library, [card]).imported]
    stamp = (card / "0.jpg").stat()
    (card / "0.jpg").write_bytes(bytes(stamp.st_size))  # unreadable now: whoever reads it notices
    os.utime(card / "0.jpg", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    picture(card / "9.jpg", 9)
    report = by_way(library, [card], only_new=True)
    assert [id for _, id in report.duplicates] == ids
    assert [Path(path).name for _, path, _ in report.imported] == ["9.jpg"]
    assert not report.failed
    assert len(by_way(library, [card]).failed) == 1


def test_a_template_sets_adds_and_leaves(library: Library, tmp_path: Path) -> None:
    picture(tmp_path / "k" / "tom.jpg", 1)
    picture(tmp_path / "k" / "talar.jpg", 2, exif=_exif("Fotograf Fil", "© Filen"))
    template = Template(
        "Maj", fields={
            "creator": Given("Mallens fotograf"), "copyright": Given("© SPSM", "set"), "concepts": Given(("Fysisk lärmiljö", "plats:aula")),
            "title": Given("Skolgård"), "licence_channels": Given(("webb", "tryck")),
        },
    )  # fmt: skip
    report = by_way(library, [tmp_path / "k"], template)
    found = {asset.file.name: asset for asset in read(library, [id for id, _, _ in report.imported])}
    assert found["tom.jpg"].rights is not None
    assert found["talar.jpg"].rights is not None
    assert [found[name].rights.creator for name in ("tom.jpg", "talar.jpg")] == ["Mallens fotograf", "Fotograf Fil"]
    assert {one.rights.copyright for one in found.values()} == {"© SPSM"}
    assert {one.concepts for one in found.values()} == {("larmiljo:fysisk", "plats:aula")}
    assert {one.title["sv"] for one in found.values()} == {"Skolgård"}
    assert {one.rights.channels for one in found.values()} == {frozenset({"webb", "tryck"})}


def _exif(artist: str, notice: str) -> bytes:
    from PIL import Image

    made = Image.Exif()
    made[315], made[33432] = artist, notice
    return made.tobytes()


def test_a_template_that_names_the_unknown_takes_nothing_in(library: Library, tmp_path: Path) -> None:
    with pytest.raises(WrongWords, match="finns inte"):
        by_way(library, [picture(tmp_path / "a.jpg")], Template(fields={"concepts": Given("hittepå")}))
    assert find(library, Word("a"), day=TODAY).ids == []


def test_templates_are_kept_by_name(library: Library) -> None:
    template = Template(fields={"credit": Given("Foto: SPSM", "set"), "concepts": Given(("larmiljo:social",))})
    save(library, "Ateljé", template)
    assert saved(library) == {"Ateljé": template}
    assert named(library, "Ateljé") == template
    with pytest.raises(WrongWords, match="Ateljé"):
        named(library, "Annan")


def test_an_import_is_undone_as_a_whole(library: Library, tmp_path: Path) -> None:
    first = taken_in(library, [picture(tmp_path / "a.jpg", 1)])
    kept = first.imported[0][0]
    report = taken_in(library, [picture(tmp_path / "k" / f"{n}.jpg", n) for n in range(2, 5)], shoot="Fel mapp")
    gone = [id for id, _, _ in report.imported]
    assert set(find(library, All(), day=TODAY).ids) == {kept, *gone}
    done = undo_take_in(library, report.take_in)
    assert (sorted(done.removed), done.kept) == (sorted(gone), [])
    assert done.changes.assets == set(gone)
    assert read(library, [kept, *gone])[0].id == kept
    assert set(find(library, All(), day=TODAY).ids) == {kept}
    assert [sha for sha, _ in library.originals.walk()] == [first.imported[0][2]]
    assert checkup(library) == Checkup()
    assert [(one.id, one.assets, one.undone_at is not None) for one in take_ins(library)] == [
        (report.take_in, 0, True), (first.take_in, 1, False),
    ]  # fmt: skip
    with pytest.raises(Refused, match="redan ångrad"):
        undo_take_in(library, report.take_in)
    assert len(by_way(library, [tmp_path / "k"], only_new=True).imported) == 3


def test_undo_keeps_what_was_let_out(library: Library, tmp_path: Path) -> None:
    from datetime import timedelta

    from imagebank.core.use import Use
    from imagebank.services.exporting import Export, export
    from imagebank.services.packing import Order
    from tests.making import usable

    ids = usable(library, tmp_path, 2)
    order = Order((ids[0],), Use("webb", TODAY, title="T"), tmp_path / "ut", approved_by="Robin")
    for _ in export(library, order, Export()):
        pass
    assert TODAY + timedelta(days=1) > TODAY
    done = undo_take_in(library, take_ins(library)[0].id)
    assert (done.removed, done.kept) == ([ids[1]], [ids[0]])
    assert [asset.id for asset in read(library, ids)] == [ids[0]]
    assert checkup(library) == Checkup()


def test_a_watched_folder_hands_out_what_lies_still_once(library: Library, tmp_path: Path) -> None:
    box = tmp_path / "inkorg"
    first = picture(box / "a.jpg", 1)
    watch = Watch(box)
    assert watch.ready() == []
    assert watch.ready() == [first]
    assert watch.ready() == []
    half = picture(tmp_path / "b.jpg", 2).read_bytes()
    (box / "b.jpg").write_bytes(half[:500])
    assert watch.ready() == []
    (box / "b.jpg").write_bytes(half)
    assert watch.ready() == []
    assert watch.ready() == [box / "b.jpg"]
    assert len(by_way(library, [box], only_new=True).imported) == 2


def test_late_captions_in_a_watched_folder_bring_their_film(library: Library, tmp_path: Path) -> None:
    box = tmp_path / "inkorg"
    clip = film(box / "rast.mp4")
    watch = Watch(box)
    watch.ready()
    taken_in(library, watch.ready())
    (box / "rast.sv.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHej\n", "utf-8")
    watch.ready()
    ready = watch.ready()
    assert set(ready) == {clip, box / "rast.sv.srt"}
    report = by_way(library, ready, only_new=True)
    assert [id for _, id in report.captions] == [id for _, id in report.duplicates]


def test_the_same_file_under_two_names_in_one_import_is_one_asset(library: Library, tmp_path: Path) -> None:
    for n in range(30):
        picture(tmp_path / "k" / f"{n}.jpg", n % 10)
    report = taken_in(library, [tmp_path / "k"])
    assert (len(report.imported), len(report.duplicates)) == (10, 20)
    shutil.rmtree(tmp_path / "k")
    assert checkup(library) == Checkup()
