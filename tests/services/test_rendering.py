"""One item's renditions: all or none, by its own presets and choices, with what goes along and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import av
import pytest
from PIL import Image

from imagebank.core.asset import Asset
from imagebank.core.errors import FileProblem
from imagebank.core.framing import USUAL
from imagebank.core.pack import ItemChoice
from imagebank.core.people import Appearance
from imagebank.core.progress import Progress
from imagebank.core.registers import CoveredVersion
from imagebank.core.rendition import NOBODY, SOMEBODY
from imagebank.core.use import Use
from imagebank.core.verdict import Verdict
from imagebank.media import xmp_reading
from imagebank.media.fingerprint import sha256_of
from imagebank.media.worker import Decoder
from imagebank.services.leaving_metadata import alternatives, leaving
from imagebank.services.library import Library
from imagebank.services.packing import CAPTIONS, POSTER, Item, Order
from imagebank.services.rendering import framing_of, render_item, render_steps
from imagebank.services.searching import read
from imagebank.store import incoming, registers
from tests.making import TODAY, film, picture, taken_in, usable

ORDER = Order((), Use("webb", TODAY, title="Lugna rum"), Path("ut"))


@pytest.fixture(scope="module")
def decoder():
    with Decoder() as shared:
        yield shared


def item(asset: Asset, renditions: tuple[str, ...], choice: ItemChoice | None = None, **more: object) -> Item:
    stems = {name: f"bild-{name}" for name in (*renditions, POSTER)} | {CAPTIONS: "bild"}
    values: dict[str, object] = {"alt": asset.alt, "caption": asset.caption, "identifier": "p9x", **more}
    return Item(
        asset, Verdict(), date(2028, 6, 30), choice=choice or ItemChoice(), renditions=renditions,
        stems=stems, **values,  # type: ignore[arg-type]
    )  # fmt: skip


def photo(library: Library, folder: Path, size: tuple[int, int] = (2400, 1600)) -> Asset:
    id = usable(library, folder)[0]
    big = taken_in(library, [picture(folder / "stor.jpg", 7, size)]).imported[0][0]
    found = {one.id: one for one in read(library, [id, big])}
    return replace(found[big], rights=found[id].rights, title=found[id].title, alt=found[id].alt, visibility="none")


VTT = "WEBVTT\n\n00:00.200 --> 00:00.900\nHej\n\n00:01.500 --> 00:02.500\nVi ses\n"


def clip(library: Library, folder: Path, seconds: float = 4) -> Asset:
    film(folder / "film" / "rast.mp4", seconds)
    (folder / "film" / "rast.vtt").write_text(VTT, "utf-8")
    return read(library, [taken_in(library, [folder / "film"]).imported[0][0]])[0]


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_photo_by_its_own_presets(library: Library, tmp_path: Path, decoder: Decoder) -> None:
    one = item(photo(library, tmp_path), ("web", "social-square", "print"))
    done = render_item(library, ORDER, one, tmp_path / "data", decoder)
    assert [(file.preset, file.width, file.height) for file in done.files] == [
        ("web", 1200, 800), ("social-square", 1080, 1080), ("print", 2400, 1600)
    ]  # fmt: skip
    assert files_in(tmp_path / "data") == sorted(file.path for file in done.files)
    for file in done.files:
        assert file.sha256 == sha256_of(tmp_path / "data" / file.path)
        assert file.fingerprint
    assert [file.label for file in done.files] == ["Webb", "Sociala medier, kvadrat", "Tryck A4"]
    with Image.open(tmp_path / "data" / done.files[1].path) as image:
        said = xmp_reading.parse(image.info["xmp"])
    assert said.credit == "Kim"
    assert "30 juni 2028" in (said.usage_terms or "")


def test_a_relative_folder_will_do(library: Library, tmp_path: Path, decoder: Decoder, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    one = item(photo(library, tmp_path), ("web",))
    assert render_item(library, ORDER, one, Path("data"), decoder).files[0].path == "renditions/web/bild-web.jpg"
    assert files_in(tmp_path / "data") == ["renditions/web/bild-web.jpg"]


def test_a_crop_lies_around_the_focus_that_was_chosen_else_around_people(library: Library, tmp_path: Path) -> None:
    asset = photo(library, tmp_path)
    assert framing_of(item(asset, ())).focus == USUAL
    seen = replace(asset, appearances=(Appearance("P-1", area=(0.7, 0.2, 0.2, 0.2)),))
    assert framing_of(item(seen, ())).focus == pytest.approx((0.8, 0.3))
    chosen = framing_of(item(seen, (), ItemChoice(focus=(0.1, 0.2))))
    assert (chosen.focus, chosen.chosen, chosen.kept) == ((0.1, 0.2), True, ((0.7, 0.2, 0.2, 0.2),))


def test_a_film_cut_to_its_part_with_captions_transcripts_and_poster(
    library: Library, tmp_path: Path, decoder: Decoder
) -> None:
    heard: list[Progress] = []
    one = item(clip(library, tmp_path), ("web", "archive"), ItemChoice(span=(1.0, 3.0), poster_s=2.0))
    data = tmp_path / "data"
    done = render_item(library, ORDER, one, data, decoder, heard.append)
    for file in done.files:
        with av.open(str(data / file.path)) as source:
            assert (source.duration or 0) / av.time_base == pytest.approx(2.0, abs=0.1)
            assert source.streams.subtitles[0].metadata["language"] == "swe"
        assert file.sha256 == sha256_of(data / file.path)
    assert (data / done.captions["sv"]).read_text("utf-8") == "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nVi ses\n"
    assert (data / done.transcripts["sv"]).read_text("utf-8") == "Vi ses\n"
    assert done.poster is not None
    assert done.poster_file is not None
    assert done.poster_file.sha256 == sha256_of(data / done.poster)
    assert files_in(data) == [
        "captions/bild.sv.txt", "captions/bild.sv.vtt", "renditions/archive/bild-archive.mp4",
        "renditions/archive/bild-archive.xmp", "renditions/poster/bild-poster.jpg", "renditions/web/bild-web.mp4",
    ]  # fmt: skip
    told = [(step.done, step.total, step.what) for step in heard]
    assert told == sorted(told, key=lambda step: step[0])
    assert {what: (step, total) for step, total, what in told} == {"Webb 1080p": (2, 4), "Arkiv": (4, 4)}


def test_a_poster_outside_the_part_is_not_taken(library: Library, tmp_path: Path, decoder: Decoder) -> None:
    asset = clip(library, tmp_path)
    inside = render_item(library, ORDER, item(asset, (), ItemChoice(span=(0.0, 1.0))), tmp_path / "a", decoder)
    outside = render_item(
        library, ORDER, item(asset, (), ItemChoice(span=(0.0, 1.0), poster_s=3.0)), tmp_path / "b", decoder
    )
    assert inside.poster_file is not None
    assert outside.poster_file is not None
    assert inside.poster_file.sha256 == outside.poster_file.sha256


def test_captions_outside_the_part_are_not_written(library: Library, tmp_path: Path, decoder: Decoder) -> None:
    one = item(clip(library, tmp_path), (), ItemChoice(span=(3.0, 4.0)))
    done = render_item(library, ORDER, one, tmp_path / "data", decoder)
    assert (done.captions, done.transcripts) == ({}, {})


@pytest.mark.parametrize("stop", ["close", "raise"])
def test_stopped_in_the_middle_of_a_film_nothing_of_it_is_left(
    library: Library, tmp_path: Path, decoder: Decoder, stop: str
) -> None:
    one, data = item(clip(library, tmp_path, 20), ("web", "presentation")), tmp_path / "data"
    (data / "renditions" / "web").mkdir(parents=True)
    (data / "renditions" / "web" / "annan.mp4").write_bytes(b"x")
    if stop == "close":
        steps = render_steps(library, ORDER, one, data, decoder)
        next(steps)
        steps.close()
    else:
        with pytest.raises(KeyError):
            render_item(library, ORDER, one, data, decoder, listener={}.__getitem__)
    assert files_in(data) == ["renditions/web/annan.mp4"]


def test_an_original_that_does_not_render_leaves_nothing(library: Library, tmp_path: Path, decoder: Decoder) -> None:
    asset = clip(library, tmp_path)
    with pytest.raises(FileProblem) as caught:
        render_item(
            library, ORDER, item(asset, ("web",), ItemChoice(span=(7.0, 9.0))), tmp_path / "data", decoder
        )  # fmt: skip
    assert caught.value.code == "SPAN_OUTSIDE"
    assert files_in(tmp_path / "data") == []


def test_the_metadata_of_an_item(library: Library, tmp_path: Path) -> None:
    asset = replace(photo(library, tmp_path), concepts=("larmiljo:fysisk", "behov:autism"))
    said = leaving(
        library, ORDER, item(asset, (), caption={"sv": "En mycket längre beskrivning av rummet och borden i det."})
    )
    assert said.identifier == f"{asset.id}/p9x"
    assert said.keywords == (library.vocabulary.concepts["larmiljo:fysisk"].label("sv"),)
    assert (said.licensor, said.licensor_email) == ("Specialpedagogiska skolmyndigheten", "bildbank@example.org")
    assert said.extended == said.caption
    assert said.model_release == NOBODY
    assert said.last_day == "2028-06-30"
    assert all("2028" in text and "2028-06-30" not in text for text in said.usage_terms.values())
    assert set(said.usage_terms) == {"sv", "en"}
    assert leaving(library, ORDER, item(asset, (), identifier="")).identifier == asset.id


def test_a_decorative_picture_has_no_alternative_text(library: Library, tmp_path: Path) -> None:
    said = leaving(library, ORDER, item(photo(library, tmp_path), (), ItemChoice(decorative=True)))
    assert (said.alt, said.extended) == ({}, {})


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"visibility": "none"}, NOBODY),
        ({"visibility": "unident", "appearances": (Appearance("P-1", identifiable=False),)}, NOBODY),
        ({"visibility": "ident", "appearances": (Appearance("P-1"),)}, SOMEBODY),
        ({"visibility": "unident", "appearances": (Appearance("P-1"),)}, SOMEBODY),
        ({"visibility": "na"}, SOMEBODY),
    ],
)
def test_releases_are_told_by_their_kind_never_by_name(
    library: Library, tmp_path: Path, change: Mapping[str, object], status: str
) -> None:
    asset = replace(photo(library, tmp_path), **change)  # type: ignore[arg-type]
    assert leaving(library, ORDER, item(asset, ())).model_release == status


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        ("compositeCapture", "compositeCapture"),
        ("https://elak.example/HEMLIG", "digitalCapture"),
        ("", "digitalCapture"),
    ],
)
def test_how_a_picture_came_about_is_passed_on(library: Library, tmp_path: Path, said: str, left: str) -> None:
    asset = photo(library, tmp_path)
    with library.transaction() as db:
        incoming.put(db, asset.id, (("Xmp.Iptc4xmpExt.DigitalSourceType", said),), ())
    assert leaving(library, ORDER, item(asset, ())).source_type.rsplit("/", 1)[-1] == left


LONG = "Ett rum med skärmar. " * 20


@pytest.mark.parametrize(
    ("alt", "caption", "short", "longer"),
    [
        ("Ett rum.", "", "Ett rum.", None),
        ("Ett rum.", "Ett rum.", "Ett rum.", None),
        ("Ett rum med bord.", "Ett rum.", "Ett rum med bord.", None),
        ("Ett rum.", "Ett rum med bord.", "Ett rum.", "Ett rum med bord."),
        (LONG, "Något helt annat.", None, LONG),
        ("", "Ett rum.", None, None),
    ],
)
def test_the_extended_description_says_more_or_nothing(
    alt: str, caption: str, short: str | None, longer: str | None
) -> None:
    got, extended = alternatives({"sv": alt}, {"sv": caption})
    assert extended.get("sv") == longer
    if alt == LONG:
        assert len(got["sv"]) <= 250
        assert got["sv"].endswith("…")
        assert LONG.startswith(got["sv"][:-1])
    else:
        assert got.get("sv") == short


def test_a_covered_version_says_that_people_edited_it(library: Library, tmp_path: Path) -> None:
    asset = photo(library, tmp_path, (320, 240))
    with library.transaction() as db:
        registers.put(db, CoveredVersion(asset.id, asset.id, "[]", "none", "Kim", "2026-11-22T10:00:00"))
    assert leaving(library, ORDER, item(asset, ())).source_type.endswith("/humanEdits")
