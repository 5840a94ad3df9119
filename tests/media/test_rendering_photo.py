"""Photos: cut and scaled as the preset says, never upscaled; sRGB or their own profile; decoded once; nothing of the camera's."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, IptcImagePlugin

from imagebank.core.errors import FileProblem, ProgrammingError
from imagebank.core.framing import Framing, around
from imagebank.core.rendition import NOBODY, LeavingMetadata, PhotoPreset
from imagebank.media import iptc_writing, leaving, rendering_photo, scaling, xmp, xmp_places, xmp_reading, xmp_tree
from imagebank.media.formats import identify
from imagebank.media.rendering import render_photo, render_photos
from tests.media.conftest import drawing
from tests.media.test_rendering import dirty

needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
HERO = PhotoPreset("hero", width=160, height=90, crop=True)
A4 = PhotoPreset("a4", width=248, height=350, either_way=True, srgb=False, ppi=300)

FULL = LeavingMetadata(
    identifier="ab12/p9x",
    title={"sv": "Läsning i soffa", "en": "Reading"},
    caption={"sv": "Två elever läser i en soffa bakom en skärm.", "en": "Two pupils read."},
    alt={"sv": "Två elever läser <högt> & tyst", "en": "Two pupils reading"},
    extended={"sv": "En längre beskrivning."},
    creator="Åsa Öberg",
    credit="Åsa Öberg/SPSM",
    copyright="© SPSM 2026",
    usage_terms={"sv": "Får användas till och med 2028-06-30", "en": "May be used until 2028-06-30"},
    last_day="2028-06-30",
    keywords=("läsning", "skola"),
    model_release=NOBODY,
    licensor="Specialpedagogiska skolmyndigheten",
    licensor_email="bildbank@example.org",
)
PLUS = "http://ns.useplus.org/ldf/vocab/"
EXPECTED = {
    "XMP-dc:Title": "Läsning i soffa", "XMP-dc:Title-sv": "Läsning i soffa", "XMP-dc:Title-en": "Reading",
    "XMP-dc:Description": FULL.caption["sv"], "XMP-dc:Description-sv": FULL.caption["sv"],
    "XMP-dc:Description-en": FULL.caption["en"], "XMP-dc:Creator": ["Åsa Öberg"], "XMP-dc:Rights": "© SPSM 2026",
    "XMP-dc:Rights-sv": "© SPSM 2026", "XMP-dc:Subject": ["läsning", "skola"], "XMP-dc:Identifier": "ab12/p9x",
    "XMP-photoshop:Credit": "Åsa Öberg/SPSM", "XMP-xmpRights:UsageTerms": FULL.usage_terms["sv"],
    "XMP-xmpRights:UsageTerms-sv": FULL.usage_terms["sv"], "XMP-xmpRights:UsageTerms-en": FULL.usage_terms["en"],
    "XMP-xmpRights:Marked": True, "XMP-plus:LicenseEndDate": "2028:06:30",
    "XMP-plus:Licensor": [{"LicensorName": FULL.licensor, "LicensorEmail": FULL.licensor_email}],
    "XMP-plus:ModelReleaseStatus": "MR-NAP", "XMP-plus:DataMining": PLUS + "DMI-PROHIBITED",
    "XMP-iptcCore:AltTextAccessibility": FULL.alt["sv"], "XMP-iptcCore:AltTextAccessibility-sv": FULL.alt["sv"],
    "XMP-iptcCore:AltTextAccessibility-en": FULL.alt["en"],
    "XMP-iptcCore:ExtDescrAccessibility": "En längre beskrivning.",
    "XMP-iptcCore:ExtDescrAccessibility-sv": "En längre beskrivning.",
    "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
}  # fmt: skip
IIM = {
    "IPTC:CodedCharacterSet": "\x1b%G", "IPTC:ApplicationRecordVersion": 4, "IPTC:ObjectName": "Läsning i soffa",
    "IPTC:Keywords": ["läsning", "skola"], "IPTC:SpecialInstructions": FULL.usage_terms["sv"], "IPTC:By-line": "Åsa Öberg",
    "IPTC:Credit": "Åsa Öberg/SPSM", "IPTC:CopyrightNotice": "© SPSM 2026", "IPTC:Caption-Abstract": FULL.caption["sv"],
}  # fmt: skip


@needs_exiftool
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP", "TIFF"])
def test_exiftool_finds_every_field_and_nothing_else(photo, tmp_path: Path, form: str) -> None:
    target = tmp_path / "ut"
    render_photo(photo(**dirty()), target, PhotoPreset("p", 100, format=form), FULL)
    done = subprocess.run(["exiftool", "-j", "-G1", "-struct", "-n", target], capture_output=True, check=True)
    told = json.loads(done.stdout)[0]
    fields = {key: value for key, value in told.items() if key.startswith(("XMP", "IPTC"))}
    wanted = {key: value for key, value in EXPECTED.items() if not key.endswith("-sv") or key in fields}
    assert fields.pop("XMP-x:XMPToolkit", None) is None
    assert fields == {**wanted, **(IIM if form == "JPEG" else {})}
    groups = {key.split(":")[0] for key in told} - {"SourceFile", "ExifTool", "System", "File", "Composite"}
    own = {"JPEG": {"JFIF", "IPTC"}, "PNG": {"PNG", "PNG-pHYs"}, "WebP": {"RIFF"}, "TIFF": {"IFD0"}}[form]
    assert {group for group in groups if not group.startswith("XMP")} <= own
    assert not [key for key in told if any(word in key for word in ("GPS", "Serial", "Make", "Model ", "Person"))]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP", "TIFF"])
def test_our_own_reader_finds_the_fields_too(photo, tmp_path: Path, form: str) -> None:
    target = tmp_path / "ut"
    render_photo(photo(), target, PhotoPreset("p", 100, format=form), FULL)
    with Image.open(target) as image:
        packet = xmp_places.packet_of(target, identify(target), image)
    got = xmp_reading.parse(packet)
    assert (got.title, got.caption, got.alt) == (FULL.title, FULL.caption, FULL.alt)
    assert (got.creator, got.credit, got.copyright) == (FULL.creator, FULL.credit, FULL.copyright)
    assert (got.keywords, got.usage_terms) == (FULL.keywords, FULL.usage_terms["sv"])
    assert set(xmp_tree.properties(packet)) == {
        "dc:title", "dc:description", "dc:creator", "dc:rights", "dc:subject", "dc:identifier", "photoshop:Credit",
        "xmpRights:UsageTerms", "xmpRights:Marked", "plus:LicenseEndDate", "plus:Licensor", "plus:ModelReleaseStatus",
        "plus:DataMining", "Iptc4xmpCore:AltTextAccessibility", "Iptc4xmpCore:ExtDescrAccessibility",
        "Iptc4xmpExt:DigitalSourceType",
    }  # fmt: skip
    assert xmp_tree.properties(packet)["plus:ModelReleaseStatus"].texts() == [PLUS + "MR-NAP"]


def test_pillow_reads_the_iim(photo, tmp_path: Path) -> None:
    render_photo(photo(), tmp_path / "ut.jpg", PhotoPreset("p", 100), FULL)
    with Image.open(tmp_path / "ut.jpg") as image:
        said = IptcImagePlugin.getiptcinfo(image)
    assert said is not None
    assert said[2, 5] == "Läsning i soffa".encode()
    assert said[2, 25] == ["läsning".encode(), b"skola"]
    assert said[2, 116] == "© SPSM 2026".encode()
    assert (1, 90) in said
    assert said[1, 90] == b"\x1b%G"


any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=3000)


@given(any_text, any_text, st.lists(any_text, max_size=5))
def test_iim_is_cut_between_characters_and_read_back(title: str, caption: str, words: list[str]) -> None:
    said = LeavingMetadata("x", title={"sv": title}, caption={"en": caption}, keywords=tuple(words))
    found = _parsed(iptc_writing.datasets(said))
    for number, text in [(5, title), (120, caption)]:
        for value in found.get((2, number), []):
            decoded = value.decode("utf-8")
            assert len(value) <= iptc_writing.LONGEST[number]
            plain = "".join(sign for sign in text if sign >= " " or sign in "\n\r\t").strip()
            assert plain.startswith(decoded)
            assert decoded == plain or len(value) + 4 > iptc_writing.LONGEST[number] or plain[len(decoded)].isspace()
    assert len(found.get((2, 25), [])) == len([word for word in words if word])
    content = iptc_writing.segment(said)
    assert len(content) % 2 == 0
    assert len(iptc_writing.marked(content)) == len(content) + 4


def _parsed(data: bytes) -> dict[tuple[int, int], list[bytes]]:
    found: dict[tuple[int, int], list[bytes]] = {}
    at = 0
    while at < len(data):
        assert data[at] == 0x1C
        length = int.from_bytes(data[at + 3 : at + 5], "big")
        found.setdefault((data[at + 1], data[at + 2]), []).append(data[at + 5 : at + 5 + length])
        at += 5 + length
    return found


def test_words_beyond_measure_still_fit_into_a_jpeg(photo, tmp_path: Path) -> None:
    long = {"sv": "å&" * 9000, "en": "<" * 9000}
    said = LeavingMetadata(
        "x", long, long, long, "a" * 9000, "b" * 9000, "c" * 9000, long, keywords=("ord" * 300,) * 900, extended=long
    )
    assert len(xmp.packet(said)) <= xmp.MAX_BYTES
    assert render_photo(photo(), tmp_path / "ut.jpg", PhotoPreset("p", 100), said).format == "JPEG"


def test_a_decorative_picture_has_no_alternative_text_and_empty_fields_are_left_out() -> None:
    written = xmp.packet(LeavingMetadata("x")).decode()
    for name in ("AltText", "ExtDescr", "Licensor", "ModelRelease", "LicenseEndDate", "dc:title", "dc:subject"):
        assert name not in written
    assert "DMI-PROHIBITED" in written


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crop_is_the_same_part_however_the_camera_was_held(photo, tmp_path: Path, leaving, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    size = (200, 320) if orientation >= 5 else (320, 200)
    path = photo("a.png", size=size, exif=exif)
    with Image.open(path) as image:
        upright = rendering_photo.turned(image.convert("RGB"), orientation)
    assert upright.size == (320, 200)
    square = PhotoPreset("s", width=100, height=100, crop=True, format="PNG")
    for focus, left in (((0.1, 0.5), 0), ((0.5, 0.5), 60), ((0.9, 0.5), 120)):
        render_photos(path, [(tmp_path / "ut.png", square)], leaving, framing=Framing(focus))
        wanted = upright.crop((left, 0, left + 200, 200)).resize((100, 100), Image.Resampling.LANCZOS)
        with Image.open(tmp_path / "ut.png") as written:
            assert written.size == (100, 100)
            assert _difference(written.convert("RGB"), wanted) < 3


def _difference(one: Image.Image, other: Image.Image) -> float:
    pairs = list(zip(one.tobytes(), other.tobytes(), strict=True))
    return sum(abs(a - b) for a, b in pairs) / len(pairs)


@pytest.mark.parametrize(
    ("size", "preset", "made"),
    [
        ((3000, 2000), PhotoPreset("web", width=1200), (1200, 800)),
        ((2000, 3000), PhotoPreset("web", width=1200), (1200, 1800)),
        ((800, 600), PhotoPreset("web", width=1200), (800, 600)),
        ((3000, 2000), PhotoPreset("show", width=1920, height=1080), (1620, 1080)),
        ((2000, 3000), PhotoPreset("show", width=1920, height=1080), (720, 1080)),
        ((6000, 4000), PhotoPreset("hero", width=1920, height=1080, crop=True), (1920, 1080)),
        ((1000, 1000), PhotoPreset("hero", width=1920, height=1080, crop=True), (1000, 562)),
        ((1921, 1080), PhotoPreset("hero", width=1920, height=1080, crop=True), (1920, 1080)),
        ((600, 5000), PhotoPreset("story", width=1080, height=1920, crop=True), (600, 1067)),
        ((6000, 4000), PhotoPreset("a4", width=2480, height=3508, either_way=True), (3508, 2339)),
        ((4000, 6000), PhotoPreset("a4", width=2480, height=3508, either_way=True), (2339, 3508)),
        ((1000, 800), PhotoPreset("a4", width=2480, height=3508, either_way=True), (1000, 800)),
        ((6000, 4000), PhotoPreset("all"), (6000, 4000)),
        ((6000, 4000), PhotoPreset("long", 1500), (1500, 1000)),
    ],
)
def test_sizes(size: tuple[int, int], preset: PhotoPreset, made: tuple[int, int]) -> None:
    box, target = scaling.placed(size, preset, Framing())
    assert target == made
    assert target[0] <= box[2] - box[0]
    assert target[1] <= box[3] - box[1]


sides = st.tuples(st.integers(1, 9000), st.integers(1, 9000))
limits = st.none() | st.integers(16, 5000)


@given(sides, st.builds(PhotoPreset, st.just("p"), limits, width=limits, height=limits, crop=st.booleans()))
def test_nothing_is_ever_upscaled_and_enough_is_decoded(size: tuple[int, int], preset: PhotoPreset) -> None:
    box, (width, height) = scaling.placed(size, preset, Framing())
    assert 1 <= width <= box[2] - box[0] <= size[0]
    assert 1 <= height <= box[3] - box[1] <= size[1]
    for limit, side in ((preset.width, width), (preset.height, height), (preset.longest, max(width, height))):
        assert limit is None or side <= limit
    decoded = scaling.at_least(size, preset, Framing())
    if decoded is not None:
        assert decoded >= max(size) * width / (box[2] - box[0])


def swapped_profile() -> bytes:
    """sRGB with red and green in each other's places."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return plain.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"????", b"gXYZ", 1)


def test_colours_are_converted_for_screens_and_left_alone_for_print(photo, tmp_path: Path, leaving) -> None:
    path = photo("a.png", icc_profile=swapped_profile())
    preset = PhotoPreset("s", format="PNG")
    render_photos(path, [(tmp_path / "skarm", preset), (tmp_path / "tryck", A4)], leaving)
    with Image.open(tmp_path / "skarm") as screen, Image.open(tmp_path / "tryck") as print_:
        red, green, _ = screen.convert("RGB").getpixel((100, 60))  # type: ignore[misc]
        assert (red < 60, green > 160) == (True, True)
        red, green, _ = print_.convert("RGB").getpixel((100, 60))  # type: ignore[misc]
        assert (red > 160, green < 60) == (True, True)


def test_for_screens_colours_are_srgb_for_print_the_profile_goes_along(photo, tmp_path: Path, leaving) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = photo(icc_profile=profile)
    render_photos(path, [(tmp_path / "skarm", PhotoPreset("s", 100)), (tmp_path / "tryck", A4)], leaving)
    with Image.open(tmp_path / "skarm") as screen, Image.open(tmp_path / "tryck") as print_:
        assert screen.info.get("icc_profile") is None
        assert print_.info["icc_profile"] == profile
        assert print_.info["dpi"] == (300, 300)
        assert print_.size == (320, 200)


def test_a_profile_may_hold_what_looks_like_a_pictures_end(photo, tmp_path: Path, leaving) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + b"\xff\xd9"
    render_photo(photo(icc_profile=profile), tmp_path / "ut.jpg", A4, leaving)
    assert b"\xff\xd9" in (tmp_path / "ut.jpg").read_bytes()[:-2]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_tiff_keeps_the_colour_model_for_print(photo, tmp_path: Path, leaving, mode: str) -> None:
    preset = PhotoPreset("t", format="TIFF", srgb=False, ppi=300)
    path = photo("a.tif" if mode == "CMYK" else "a.png", mode=mode)
    made = render_photo(path, tmp_path / "ut.tif", preset, leaving)
    assert (made.format, made.width) == ("TIFF", 320)
    with Image.open(tmp_path / "ut.tif") as image:
        assert image.info["dpi"] == (300, 300)
        assert xmp_reading.parse(image.tag_v2[700]).credit == "SPSM"  # type: ignore[attr-defined]


def test_an_original_is_decoded_once(photo, tmp_path: Path, leaving, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = photo(size=(900, 600)), list[tuple[str, int | None]]()
    real = rendering_photo.loaded
    monkeypatch.setattr(
        rendering_photo, "loaded", lambda one, kind, size=None, developed=False: (opened.append((one.name, size)), real(one, kind, size, developed))[1]
    )  # fmt: skip
    wanted = [(tmp_path / str(number), PhotoPreset("p", side)) for number, side in enumerate((100, 200, 300))]
    made = render_photos(path, wanted, leaving)
    assert [one.width for one in made] == [100, 200, 300]
    assert [one for one in opened if one[0] == path.name] == [(path.name, 450)]


def test_all_or_none(photo, tmp_path: Path, leaving) -> None:
    wanted = [(tmp_path / "a", PhotoPreset("p", 100)), (tmp_path / "saknas" / "b", PhotoPreset("p", 50))]
    with pytest.raises(FileProblem) as caught:
        render_photos(photo(), wanted, leaving)
    assert caught.value.code == "NOT_WRITTEN"
    assert not (tmp_path / "a").exists()


def test_checksum_and_fingerprint_are_told(photo, tmp_path: Path, leaving) -> None:
    from imagebank.media.fingerprint import LENGTH, sha256_of

    made = render_photo(photo(), tmp_path / "ut.jpg", PhotoPreset("p", 100), leaving)
    assert made.sha256 == sha256_of(tmp_path / "ut.jpg")
    assert len(made.fingerprint) == 2 * LENGTH


def test_a_crop_keeps_people(photo, tmp_path: Path, leaving) -> None:
    framing = around([(0.8, 0.1, 0.15, 0.3)])
    box, _ = scaling.placed((320, 200), PhotoPreset("s", width=100, height=100, crop=True), framing)
    assert box == (120, 0, 320, 200)


def test_the_check_wants_our_metadata_to_the_byte(photo, tmp_path: Path) -> None:
    packet, iim = xmp.packet(FULL), iptc_writing.segment(FULL)
    meant = leaving.Meant(packet, iim)
    for form in ("JPEG", "PNG", "WebP", "TIFF"):
        target = tmp_path / form
        render_photo(photo(), target, PhotoPreset("p", 100, format=form), FULL)
        leaving.check(target, form, meant)
        for wrong in (leaving.Meant(packet + b" ", iim), leaving.Meant(b"", iim)):
            with pytest.raises(ProgrammingError, match="mer än"):
                leaving.check(target, form, wrong)
    for wrong in (b"", iim + b"x"):
        with pytest.raises(ProgrammingError, match="APP13"):
            leaving.check(tmp_path / "JPEG", "JPEG", leaving.Meant(packet, wrong))


def test_the_check_finds_a_strangers_tag_in_a_tiff(tmp_path: Path) -> None:
    target = io.BytesIO()
    drawing().save(target, "TIFF", description="HEMLIG")
    (tmp_path / "a.tif").write_bytes(target.getvalue())
    with pytest.raises(ProgrammingError, match="270"):
        leaving.check(tmp_path / "a.tif", "TIFF")
