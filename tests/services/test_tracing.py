"""Check my deck: our pictures are found however they got there, and answered for the use they left in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from imagebank.core.errors import FileProblem, WrongWords
from imagebank.core.trace import Hit, Trace
from imagebank.core.use import Use
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.merging import merge
from imagebank.services.packing import Order
from imagebank.services.pulling import pull
from imagebank.services.releasing import withdraw
from imagebank.services.trace_report import page, table, titles
from imagebank.services.tracing import trace
from imagebank.services.weeding import weed
from tests.axe import looked_through
from tests.making import TODAY, described, film, pupil, taken_in, with_pupil
from tests.media.test_landmarks import scene

USE = Use("webb", TODAY, title="Rum")


def traced(library: Library, *paths: Path, channel: str | None = None, day: object = TODAY) -> Trace:
    found = Trace()
    for _ in trace(library, paths, day, found, channel):  # type: ignore[arg-type]
        pass
    return found


def room(library: Library, folder: Path, seed: int = 1) -> str:
    """A photo with structure that may be used on the web and in presentations."""
    folder.mkdir(exist_ok=True)
    path = folder / f"scen {seed}.jpg"
    scene(seed).save(path, quality=90)
    (id,) = [one[0] for one in taken_in(library, [path]).imported]
    described(library, [id], visibility="none")
    edit(replace(library, actor=replace(library.actor, name="Robin")), [id], Edit(second_review=True))
    return id


def left(library: Library, ids: list[str], target: Path, **use: object) -> tuple[str, list[Path]]:
    """A pack that left, its number and its photos."""
    done = Export()
    order = Order(tuple(ids), replace(USE, **use), target, approved_by="Robin", recipient="Webben")  # type: ignore[arg-type]
    for _ in export(library, order, done):
        pass
    assert done.pack is not None
    return done.pack, sorted((target / "data" / "renditions" / "web").glob("*.jpg"))


def deck(folder: Path, *pictures: Path) -> Path:
    made = Presentation()
    for one in pictures:
        made.slides.add_slide(made.slide_layouts[6]).shapes.add_picture(str(one), 0, 0)
    made.save(str(folder / "deck.pptx"))
    return folder / "deck.pptx"


def only(found: Trace) -> Hit:
    (hit,) = found.hits
    return hit


def test_the_file_itself_in_a_deck(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    pack, (file,) = left(library, [id], tmp_path / "ut")
    hit = only(traced(library, deck(tmp_path, file)))
    assert (hit.place, hit.match.how, hit.match.asset, hit.match.pack) == ("sidan 1", "rendition", id, pack)
    assert (hit.answer.kind, hit.answer.channel) == ("allowed", "webb")


def test_other_bytes_with_our_identifier(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    pack, (file,) = left(library, [id], tmp_path / "ut")
    with Image.open(file) as image:
        xmp = image.info["xmp"]
        image.convert("L").rotate(180).save(tmp_path / "x.jpg", xmp=xmp)
    hit = only(traced(library, tmp_path / "x.jpg"))
    assert (hit.match.how, hit.match.asset, hit.match.pack) == ("identifier", id, pack)


@pytest.mark.parametrize(
    ("alter", "how"),
    [
        (lambda image: image.resize((400, 267)), "likeness"),
        (lambda image: image.convert("L"), "likeness"),
        (lambda image: image.crop((150, 100, 780, 520)), "part"),
    ],
)
def test_stripped_and_altered_copies(library: Library, tmp_path: Path, alter: object, how: str) -> None:
    for seed in range(5):
        room(library, tmp_path / "in", seed)
    id = room(library, tmp_path / "in", 9)
    alter(scene(9)).save(tmp_path / "x.jpg", quality=60)  # type: ignore[operator]
    hit = only(traced(library, tmp_path / "x.jpg"))
    assert (hit.match.how, hit.match.asset) == (how, id)


def test_an_original_is_known_and_a_stranger_is_not(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in", 1)
    scene(77).save(tmp_path / "x.jpg")
    found = traced(library, tmp_path / "in" / "scen 1.jpg", tmp_path / "x.jpg")
    assert [(hit.match.how, hit.match.asset, hit.answer.kind) for hit in found.hits] == [
        ("original", id, "allowed"), ("", "", "unknown"),
    ]  # fmt: skip
    assert not found.must_come_out


def test_a_withdrawal_brings_it_out_and_says_what_to_use_instead(library: Library, tmp_path: Path) -> None:
    one, two, other = (room(library, tmp_path / "in", seed) for seed in (1, 2, 3))
    edit(library, [one, two], Edit(add_concepts=("plats:klassrum",)))
    edit(library, [other], Edit(remove_concepts=("larmiljo:fysisk",)))
    person = pupil(library)
    with_pupil(library, one, person)
    _pack, (file,) = left(library, [one], tmp_path / "ut")
    assert only(traced(library, file)).answer.kind == "allowed"
    withdraw(library, person)
    found = traced(library, deck(tmp_path, file))
    hit = only(found)
    assert found.must_come_out
    assert (hit.answer.kind, hit.answer.why, hit.answer.instead) == ("remove", ("CONSENT_WITHDRAWN",), (two,))
    text = page(library, found, "sv").decode() + table(found, titles(library, found, "sv"), "sv").decode()
    assert person not in text


def test_the_use_is_that_of_the_pack_unless_a_channel_is_named(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    _pack, (file,) = left(library, [id], tmp_path / "ut")
    assert only(traced(library, file)).answer.kind == "allowed"
    assert only(traced(library, file, channel="instagram")).answer.why == ("LICENCE_CHANNEL",)
    with pytest.raises(WrongWords):
        traced(library, file, channel="radio")


def test_an_end_is_told(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    with_pupil(library, id, pupil(library, valid_to=TODAY + timedelta(days=120)))
    _pack, (file,) = left(library, [id], tmp_path / "ut")
    last = (TODAY + timedelta(days=120)).isoformat()
    assert [(only(traced(library, file, day=TODAY + timedelta(days=n))).answer.kind) for n in (0, 60, 121)] == [
        "allowed", "ends", "remove",
    ]  # fmt: skip
    assert only(traced(library, file)).answer.last_day == last


def test_a_lost_alternative_text_calls_nothing_home(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    _pack, (file,) = left(library, [id], tmp_path / "ut")
    edit(library, [id], Edit({("alt", "sv"): None}))
    assert only(traced(library, file)).answer.kind == "allowed"


def test_a_pulled_picture_is_asked_about_as_it_was_pulled(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    done = pull(library, id, Use("presentation", TODAY, title="Umeå"), tmp_path / "mina")
    hit = only(traced(library, deck(tmp_path, done.files[0])))
    assert (hit.match.how, hit.match.pack, hit.answer.channel) == ("rendition", done.number, "presentation")


def test_a_merged_picture_is_known_as_the_one_it_is_now(library: Library, tmp_path: Path) -> None:
    one, two = room(library, tmp_path / "in", 1), room(library, tmp_path / "in", 2)
    _pack, (file,) = left(library, [one], tmp_path / "ut")
    merge(library, two, [one])
    assert only(traced(library, file)).match.asset == two


def test_a_weeded_picture_must_come_out(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    _pack, (file,) = left(library, [id], tmp_path / "ut")
    weed(library, [id], "RA-FS 2024:1")
    hit = only(traced(library, file))
    assert (hit.match.asset, hit.answer.kind, hit.answer.why) == (id, "remove", ("WEEDED",))


def test_a_film_is_known_by_its_bytes_and_by_its_identifier(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [film(tmp_path / "f.mp4", 2)]).imported[0][0]
    edit(
        library,
        [id],
        Edit(
            {("title", "sv"): "Film"},
            {"creator": "Kim", "licence_channels": frozenset({"internt"}), "visibility": "none"},
        ),
    )
    edit(replace(library, actor=replace(library.actor, name="Robin")), [id], Edit(second_review=True))
    done = pull(library, id, Use("internt", TODAY, title="Möte"), tmp_path / "mina", "presentation")
    copy = tmp_path / "kopia.mp4"
    copy.write_bytes(done.files[0].read_bytes() + b"\0\0\0\x08free")
    found = traced(library, done.files[0], copy)
    assert [(hit.match.how, hit.match.asset) for hit in found.hits] == [("rendition", id), ("identifier", id)]


def test_a_whole_pack_is_found_in_all_of_its_forms(library: Library, tmp_path: Path) -> None:
    ids = [room(library, tmp_path / "in", seed) for seed in (1, 2)]
    left(library, ids, tmp_path / "ut")
    found = traced(library, tmp_path / "ut")
    assert {hit.match.asset for hit in found.hits} == set(ids)
    for name in ("presentation.pptx", "picture-list.docx", "contact-sheet.pdf", "index.html"):
        assert {hit.match.asset for hit in found.hits if hit.place.startswith(f"data/{name}")} == set(ids), name
    assert found.unread == []


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    (tmp_path / "in" / "trasig.jpg").write_bytes((tmp_path / "in" / "scen 1.jpg").read_bytes()[:4000])
    (tmp_path / "in" / "trasig.pptx").write_bytes(b"PK\x03\x04")
    found = traced(library, tmp_path / "in")
    assert [hit.match.asset for hit in found.hits] == [id]
    assert [one.place for one in found.unread] == ["trasig.jpg", "trasig.pptx"]
    with pytest.raises(FileProblem):
        traced(library, tmp_path / "nope")


def test_the_table_is_harmless_and_whole(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    edit(library, [id], Edit({("title", "sv"): "=1+1"}))
    found = traced(library, tmp_path / "in")
    rows = list(csv.DictReader(io.StringIO(table(found, titles(library, found, "sv"), "sv").decode("utf-8-sig"))))
    assert [(row["asset"], row["title"], row["answer"]) for row in rows] == [(id, "'=1+1", "Får användas")]


def test_the_page_is_accessible(library: Library, tmp_path: Path) -> None:
    one, two = (room(library, tmp_path / "in", seed) for seed in (1, 2))
    _pack, (file, _other) = left(library, [one, two], tmp_path / "ut")
    edit(library, [one], Edit(values={"blocked": True}))
    scene(77).save(tmp_path / "x.jpg")
    (tmp_path / "t.pptx").write_bytes(b"PK\x03\x04")
    found = traced(library, tmp_path / "ut" / "data" / "renditions", tmp_path / "x.jpg", tmp_path / "t.pptx")
    assert file.is_file()
    (tmp_path / "svar.html").write_bytes(page(library, found, "sv"))
    assert "Ska bort. Spärrad." in (tmp_path / "svar.html").read_text("utf-8")
    said = looked_through(tmp_path / "svar.html")
    assert (said["violations"], said["incomplete"], said["broken"]) == ([], [], [])


def test_every_picture_of_a_collage_is_answered(library: Library, tmp_path: Path) -> None:
    one, two = (room(library, tmp_path / "in", seed) for seed in (1, 2))
    edit(library, [two], Edit(values={"blocked": True}))
    both = Image.new("RGB", (1800, 600))
    both.paste(scene(1), (0, 0))
    both.paste(scene(2), (900, 0))
    both.save(tmp_path / "x.jpg", quality=80)
    found = traced(library, tmp_path / "x.jpg")
    assert {hit.match.asset: hit.answer.kind for hit in found.hits} == {one: "allowed", two: "remove"}
    assert found.must_come_out


def test_one_missing_path_does_not_stop_the_others(library: Library, tmp_path: Path) -> None:
    id = room(library, tmp_path / "in")
    found = traced(library, tmp_path / "nope.pptx", tmp_path / "in")
    assert [hit.match.asset for hit in found.hits] == [id]
    assert [one.file.name for one in found.unread] == ["nope.pptx"]
