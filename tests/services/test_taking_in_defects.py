"""Defects that a reading with fresh eyes found in taking in, each proven before it was mended."""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from imagebank.cli import import_ as cli_import
from imagebank.core.actor import Actor
from imagebank.core.assessment import Rights
from imagebank.core.errors import Refused
from imagebank.core.fields import LONGEST_TITLE
from imagebank.core.use import Use
from imagebank.desktop.feeding.imports import past_take_ins, report_value
from imagebank.services.captioning import put_captions
from imagebank.services.deciding import check
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.finding_again import Refound, find_again
from imagebank.services.ingest import take_in
from imagebank.services.library import Library, open_library
from imagebank.services.merging import merge, proposed, unlike
from imagebank.services.packing import Order
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.searching import read
from imagebank.services.similar import stack
from imagebank.services.template import Template
from imagebank.services.thumbnails import preview
from imagebank.services.undoing import take_ins, undo_take_in, unended
from imagebank.services.upkeep import Checkup, examine
from imagebank.services.watching import Watch
from imagebank.store import assets, incoming, merged, similar
from tests.making import TODAY, as_actor, described, film, picture, taken_in, usable, vault_of
from tests.services.test_sidecars import everything, sidecar

WEB = Use("webb", TODAY)


def allowed(library: Library, id: str) -> bool:
    return check(library, [id], WEB)[id].severity.name in ("ALLOW", "CONDITIONS")


def by_way(library: Library, paths: list[Path], **way: bool) -> Report:
    report = Report()
    for _ in take_in(library, paths, Template(), report, Way(**way)):
        pass
    return report


def one(library: Library, path: Path, **way: bool) -> str:
    return by_way(library, [path], **way).imported[0][0]


def test_an_assessment_is_of_the_file_that_was_looked_at(library: Library, tmp_path: Path) -> None:
    small = usable(library, tmp_path)[0]
    big = one(library, picture(tmp_path / "stor.jpg", 50, (1600, 1200)))
    assert proposed(library, [small, big]) == (small, small)
    merge(library, small, [big], original=big)
    kept = read(library, [small])[0]
    assert (kept.file.width, kept.visibility, kept.second_review_by) == (1600, "na", None)
    assert not allowed(library, small)


def test_exchanging_the_original_makes_packs_stale(library: Library, tmp_path: Path) -> None:
    small = usable(library, tmp_path)[0]
    report = Export()
    for _ in export(library, Order((small,), replace(WEB, title="T"), tmp_path / "ut", approved_by="Robin"), report):
        pass
    big = one(library, picture(tmp_path / "stor.jpg", 50, (1600, 1200)))
    merge(library, small, [big], original=big)
    assert library.db.execute("SELECT status FROM pack WHERE id = ?", (report.pack,)).fetchone()[0] == "stale"


def test_merging_never_licenses_what_the_kept_one_was_not_licensed_for(library: Library, tmp_path: Path) -> None:
    kept = usable(library, tmp_path)[0]
    edit(library, [kept], Edit(values={"licence_channels": frozenset()}))
    other = one(library, picture(tmp_path / "b.jpg", 51))
    described(library, [other])
    assert not allowed(library, kept)
    merge(library, kept, [other])
    assert not allowed(library, kept)
    assert any(name == "merged.licence_channels" for name, _ in incoming.fields(library.db, kept))


@pytest.mark.parametrize(("creator", "stays"), [(None, True), ("Kim", True), ("Byrå AB", False)])
def test_a_fresh_copy_takes_no_licence_away_unless_it_names_somebody_else(
    library: Library, tmp_path: Path, creator: str | None, stays: bool
) -> None:
    kept = usable(library, tmp_path)[0]
    other = one(library, picture(tmp_path / "b.jpg", 52))
    if creator:
        with library.write("test", other) as db:
            assets.put_rights(db, other, Rights(creator))
    merge(library, kept, [other])
    assert allowed(library, kept) == stays


def test_undo_keeps_what_another_import_was_merged_into(library: Library, tmp_path: Path) -> None:
    first = taken_in(library, [picture(tmp_path / "a.jpg", 1)])
    second = taken_in(library, [picture(tmp_path / "b.jpg", 2)])
    a, b = first.imported[0][0], second.imported[0][0]
    merge(library, a, [b])
    done = undo_take_in(library, first.take_in)
    assert (done.removed, done.kept) == ([], [a])
    assert len(list(library.originals.walk())) == 2


def test_two_items_of_one_issued_pack_are_not_merged(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    for _ in export(
        library, Order(tuple(ids), replace(WEB, title="T"), tmp_path / "ut", approved_by="Robin"), Export()
    ):
        pass
    with pytest.raises(Refused, match="P2026"):
        merge(library, ids[0], [ids[1]])
    assert len(read(library, ids)) == 2


def test_merging_keeps_captions_shoot_judgements_and_stacks(library: Library, tmp_path: Path) -> None:
    a = one(library, film(tmp_path / "a.mp4", 1.0))
    b = taken_in(library, [film(tmp_path / "b.mp4", 1.5)], shoot="Maj").imported[0][0]
    for id, words in ((a, "Hej"), (b, "Tjänare")):
        (tmp_path / "x.vtt").write_text(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{words}\n", "utf-8")
        put_captions(library, id, tmp_path / "x.vtt")
    c, d = (one(library, film(tmp_path / f"{n}.mp4", 2.0 + n)) for n in range(2))
    unlike(library, [b, c])
    stack(library, [b, c, d])
    merge(library, a, [b])
    assert any("Tjänare" in text for name, text in incoming.fields(library.db, a) if name == "merged.captions.sv")
    assert read(library, [a])[0].shoot == "Maj"
    assert merged.unlike(library.db) == [(min(a, c), max(a, c))]
    assert {asset.stack for asset in read(library, [a, c, d])} == {a}


def test_undoing_the_head_of_a_stack_leaves_no_headless_stack(library: Library, tmp_path: Path) -> None:
    first = taken_in(library, [picture(tmp_path / "a.jpg", 1)])
    b, c = (one(library, picture(tmp_path / f"{n}.jpg", n + 5)) for n in range(2))
    stack(library, [first.imported[0][0], b, c])
    undo_take_in(library, first.take_in)
    assert {asset.stack for asset in read(library, [b, c])} == {b}


def test_a_late_sidecar_makes_nothing_more_allowed(library: Library, tmp_path: Path) -> None:
    id = usable(library, tmp_path / "k")[0]
    with library.write("test", id) as db:
        assets.put_rights(db, id, Rights(None, channels=frozenset({"webb"})))
    assert not allowed(library, id)
    sidecar(tmp_path / "k" / "rum 0.xmp")
    assert len(taken_in(library, [tmp_path / "k"]).sidecars) == 1
    assert not allowed(library, id)
    assert ("sidecar.creator", "Robin Ek") in incoming.fields(library.db, id)


def test_a_name_that_comes_late_leaves_the_keywords(library: Library, tmp_path: Path) -> None:
    photo = picture(tmp_path / "a.jpg")
    id = one(library, photo)
    with library.write("test", id) as db:
        assets.put_keywords(db, id, ("Aula", "Anna Testsson"))
    sidecar(tmp_path / "a.xmp")
    taken_in(library, [photo])
    assert read(library, [id])[0].keywords == ("Aula",)
    assert "Testsson" not in "".join(str(tuple(row)) for row in library.db.execute("SELECT * FROM asset"))


def test_a_name_of_one_is_no_keyword_of_the_merged(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    picture(tmp_path / "k" / "a.jpg", 1)
    sidecar(tmp_path / "k" / "a.xmp")
    named, other = one(library, tmp_path / "k"), one(library, picture(tmp_path / "b.jpg", 2))
    with library.write("test", other) as db:
        assets.put_keywords(db, other, ("Anna Testsson",))
    merge(library, named, [other])
    assert read(library, [named])[0].keywords == ("Aula",)
    assert "Testsson" not in everything(library)


def test_a_copy_import_of_a_referenced_file_copies_it(library: Library, tmp_path: Path) -> None:
    source = picture(tmp_path / "arkiv" / "a.jpg")
    id = one(library, source, reference=True)
    (tmp_path / "kort").mkdir()
    shutil.move(source, tmp_path / "kort" / "a.jpg")
    assert len(by_way(library, [tmp_path / "kort"]).duplicates) == 1
    shutil.rmtree(tmp_path / "kort")
    assert read(library, [id])[0].reference is None
    report = Checkup()
    for _ in examine(library, report):
        pass
    assert report == Checkup()


def test_importing_again_keeps_corrected_captions(library: Library, tmp_path: Path) -> None:
    film(tmp_path / "k" / "a.mp4")
    (tmp_path / "k" / "a.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nFel\n", "utf-8")
    id = taken_in(library, [tmp_path / "k"]).imported[0][0]
    (tmp_path / "x.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nRätt\n", "utf-8")
    put_captions(library, id, tmp_path / "x.vtt")
    report = taken_in(library, [tmp_path / "k"])
    assert "Rätt" in assets.caption_files(library.db, id)["sv"][1]
    assert [failed.problem.code for failed in report.failed] == ["CAPTIONS_KEPT"]


def test_captions_whose_name_ends_like_a_language(library: Library, tmp_path: Path) -> None:
    film(tmp_path / "k" / "intervju-sv.mp4")
    (tmp_path / "k" / "intervju-sv.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHej\n", "utf-8")
    report = taken_in(library, [tmp_path / "k"])
    assert not report.failed
    assert len(report.captions) == 1


def test_two_entries_of_one_name_are_two_files(library: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.write(picture(tmp_path / "1.jpg", 1), "bild.jpg")
        made.write(picture(tmp_path / "2.jpg", 2), "../bild.jpg")
    assert len(taken_in(library, [tmp_path / "a.zip"]).imported) == 2


def test_many_archives_at_once(library: Library, tmp_path: Path) -> None:
    import resource

    for number in range(60):
        with zipfile.ZipFile(tmp_path / f"{number}.zip", "w") as made:
            made.writestr("a.txt", str(number))
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (60, limits[1]))
    try:
        report = taken_in(library, [tmp_path])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert {failed.problem.code for failed in report.failed if failed.path.endswith("a.txt")} == {"UNKNOWN_FORMAT"}


def test_a_pipe_is_a_line_and_nobody_waits_for_it(library: Library, tmp_path: Path) -> None:
    card = tmp_path / "kort"
    card.mkdir()
    os.mkfifo(card / "rör.zip")
    os.mkfifo(card / "rör.jpg")
    os.mkfifo(tmp_path / "rör.jpg")
    (card / "tom.jpg").touch()
    report = taken_in(library, [card, tmp_path / "rör.jpg"])
    assert sorted(failed.problem.code for failed in report.failed) == ["EMPTY", *["NOT_A_FILE"] * 3]


def test_names_that_are_no_text_or_too_long(library: Library, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bl\xe5.jpg"))
    shutil.copy(picture(tmp_path / "a.jpg"), odd)
    long = picture(tmp_path / ("n" * 251 + ".jpg"), 3)
    report = by_way(library, [odd, long, tmp_path / ("x" * 300)], only_new=True)
    assert len(report.imported) == 2
    assert len(report.failed) == 1
    moved = one(library, picture(tmp_path / "ref" / "b.jpg", 9), reference=True)
    shutil.move(tmp_path / "ref" / "b.jpg", Path(os.fsdecode(os.fsencode(tmp_path) + b"/ref/\xe5.jpg")))
    found = Refound()
    for _ in find_again(library, [tmp_path / "ref"], found):
        pass
    assert found.missing == [moved]


def test_a_damaged_cache_is_made_again(library: Library, tmp_path: Path) -> None:
    id = one(library, picture(tmp_path / "a.jpg"))
    library.close()
    for name in ("previews.sqlite", "thumbnails.sqlite"):
        (library.root / name).write_bytes(b"not a database at all" * 300)
    again = open_library(library.root, "Kim")
    assert preview(again, id)
    again.close()


def test_a_stopped_import_is_compared_by_the_next(library: Library, shared: Path, tmp_path: Path) -> None:
    from PIL import Image

    source = next(p for p in sorted((shared / "corpus" / "12_rooms_places").iterdir()) if p.suffix == ".jpg")
    shutil.copy(source, tmp_path / "a.jpg")
    Image.open(source).resize((500, 375)).save(tmp_path / "b.jpg")
    task = take_in(library, [tmp_path / "a.jpg", tmp_path / "b.jpg"], Template(), Report())
    next(task)
    next(task)
    task.close()
    assert similar.pairs(library.db) == []
    taken_in(library, [picture(tmp_path / "c.jpg")])
    assert len(similar.pairs(library.db)) == 1


def test_an_advisor_is_refused_before_anything_is_read(library: Library, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        taken_in(as_actor(library, "Alex", "advisor"), [picture(tmp_path / "a.jpg")])
    assert list(library.originals.walk()) == []
    assert replace(library, actor=Actor("Alex", "advisor")).actor.may_write is False


def test_what_is_undone_while_it_runs_takes_no_more_in(library: Library, tmp_path: Path) -> None:
    paths = [picture(tmp_path / f"{n}.jpg", n) for n in range(60)]
    report = Report()
    task = take_in(library, paths, Template(), report)
    for _ in range(52):
        next(task)
    assert len(report.imported) == 50
    undo_take_in(library, report.take_in)
    with pytest.raises(Refused, match="ångrades"):
        list(task)
    assert library.db.execute("SELECT count(*) FROM asset").fetchone()[0] == 0


def test_a_sidecar_named_beside_its_picture_is_no_failure(library: Library, tmp_path: Path) -> None:
    photo, beside = picture(tmp_path / "a.jpg"), sidecar(tmp_path / "a.xmp")
    report = taken_in(library, [photo, beside])
    assert (len(report.sidecars), report.failed) == (1, [])


def test_a_new_sidecar_is_seen_on_a_card_that_is_known(library: Library, tmp_path: Path) -> None:
    photo = picture(tmp_path / "k" / "a.jpg")
    taken_in(library, [photo])
    sidecar(tmp_path / "k" / "a.xmp")
    assert len(by_way(library, [tmp_path / "k"], only_new=True).sidecars) == 1


def test_a_watched_file_whose_import_failed_is_handed_out_again(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg")
    watch = Watch(tmp_path)
    watch.ready()
    assert watch.ready() == [path]
    watch.again([path])
    assert watch.ready() == [path]


def test_the_vault_is_never_referred_to(library: Library, tmp_path: Path) -> None:
    one(library, picture(tmp_path / "a.jpg", 1))
    stray = library.originals.originals / "zz" / "b.jpg"
    picture(stray, 2)
    id = one(library, stray, reference=True)
    assert read(library, [id])[0].reference is None


def test_the_lost_original_of_a_merged_picture_heals(library: Library, tmp_path: Path) -> None:
    a, b = picture(tmp_path / "a.jpg", 1), picture(tmp_path / "b.jpg", 2)
    keep, other = one(library, a), one(library, b)
    lost = library.originals.path_of(read(library, [other])[0].sha256, "jpg")
    merge(library, keep, [other])
    lost.chmod(0o600)
    lost.unlink()
    taken_in(library, [b])
    assert lost.read_bytes() == b.read_bytes()


def test_a_preview_is_never_made_of_a_changed_reference(library: Library, tmp_path: Path) -> None:
    from imagebank.core.errors import FileProblem

    source = picture(tmp_path / "arkiv" / "a.jpg", 1)
    id = one(library, source, reference=True)
    picture(source, 2)
    with pytest.raises(FileProblem, match="har ändrats"):
        preview(library, id)


def test_a_sidecar_in_an_archive_goes_with_its_picture(library: Library, tmp_path: Path) -> None:
    picture(tmp_path / "å.jpg", 1)
    sidecar(tmp_path / "å.xmp")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.write(tmp_path / "å.xmp", "dir/å.xmp")
        made.write(tmp_path / "å.jpg", "dir/å.jpg")
        made.writestr("__MACOSX/dir/._å.jpg", "x")
    report = taken_in(library, [tmp_path / "a.zip"])
    assert report.failed == []
    assert read(library, [report.imported[0][0]])[0].title == {"sv": "Samling i aulan"}
    assert len(report.sidecars) == 1


def test_a_reference_that_was_written_over_is_told_as_lost(library: Library, tmp_path: Path) -> None:
    from imagebank.core.errors import FileProblem

    source = picture(tmp_path / "arkiv" / "a.jpg", 1)
    id = one(library, source, reference=True)
    shutil.copy(source, tmp_path / "kopia.jpg")
    picture(source, 2)
    report = Refound()
    for _ in find_again(library, [tmp_path / "arkiv"], report):
        pass
    assert report.missing == [id]
    shutil.move(tmp_path / "kopia.jpg", tmp_path / "arkiv" / "kopia.jpg")
    for _ in find_again(library, [tmp_path / "arkiv"], report := Refound()):
        pass
    assert report.found == [(id, str(tmp_path / "arkiv" / "kopia.jpg"))]
    with pytest.raises(FileProblem, match="ingen mapp"):
        list(find_again(library, [tmp_path / "borta"], Refound()))


def test_the_library_itself_is_never_taken_in(library: Library, tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg", 1)
    first = taken_in(library, [tmp_path])
    assert [failed.problem.code for failed in first.failed] == ["OWN_FOLDER"]
    again = taken_in(library, [tmp_path])
    assert (len(again.imported), len(again.duplicates)) == (0, 1)


def test_a_taking_in_that_never_ended_is_told_and_goes_on(library: Library, tmp_path: Path) -> None:
    card = tmp_path / "kort"
    card.mkdir()
    for n in range(60):
        picture(card / f"{n:02}.jpg", n)
    report = Report()
    running = take_in(library, [card], Template(), report)
    for _step in running:
        if report.imported:
            break
    assert unended(library) == {report.take_in}  # as after kill -9: a batch is in, and nothing said more
    (line,) = [one for one in past_take_ins(library, {}) if one.id == report.take_in]
    assert "inte avslutad" in line.headline
    running.close()
    assert unended(library) == {report.take_in}
    again = taken_in(library, [card])
    assert not unended(library)
    assert len(again.imported) + len(report.imported) == 60
    assert not any("inte avslutad" in one.headline for one in past_take_ins(library, {}))


def test_an_older_taking_in_is_not_called_cut_short(library: Library, tmp_path: Path) -> None:
    report = taken_in(library, [picture(tmp_path / "a.jpg", 1)])
    with library.writing() as db:
        db.execute(
            "INSERT INTO take_in (id, at, actor, source) VALUES ('gammal', '2020-01-01T00:00:00+00:00', 'Kim', '/kort')"
        )
    with library.write("import", "gammal", files=1):
        pass
    assert not unended(library)
    assert [one.id for one in take_ins(library)] == [report.take_in, "gammal"]


def test_a_title_longer_than_the_field_is_shortened_and_told(library: Library, tmp_path: Path) -> None:
    whole = "Klassrum med ljud " * 1800
    exif = Image.Exif()
    exif[0x9C9B] = whole.encode("utf-16-le")  # XPTitle
    path = picture(tmp_path / "lang.jpg", 3, exif=exif)
    report = taken_in(library, [path, picture(tmp_path / "kort.jpg", 4)])
    by_path = {Path(path).name: id for id, path, _sha256 in report.imported}
    (asset,) = read(library, [by_path["lang.jpg"]])
    assert len(asset.title["sv"]) <= LONGEST_TITLE
    assert asset.title["sv"].endswith("…")
    assert [id for _path, id in report.shortened] == [asset.id]
    (kept,) = [text for name, text in incoming.fields(library.db, asset.id) if name.startswith("WholeTitle")]
    assert len(kept) > LONGEST_TITLE
    assert whole.startswith(kept)
    (told,) = report_value(library, report, stopped=False).remarks
    assert told.name == "lang.jpg"
    assert "kortad" in cli_import.answer(report).text
