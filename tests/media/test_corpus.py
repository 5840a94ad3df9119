"""Real files with a truth that no program of ours made: every one is taken in whole or refused with a sentence.

The default run takes a part of the corpus; IMAGEBANK_SOAK=1 takes all of it.
"""

from __future__ import annotations

import functools
import json
import os
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from imagebank.core.errors import FileProblem
from imagebank.media import captions, dates, worker
from imagebank.media.intake import Intake, take

ROOT = Path(__file__).parents[3] / "shared" / "corpus"
SOAK = os.environ.get("IMAGEBANK_SOAK") == "1"
SHARE = 1 if SOAK else 3
NOT_MEDIA = {"10_captions", "15_bagit", "17_pptx", "08_names"}

pytestmark = pytest.mark.skipif(not ROOT.is_dir(), reason=f"the corpus is not at {ROOT}")

STRICT_AVIF = "breaks the AVIF standard where libavif insists on it; lenient readers show a part of it, or turned wrong"
REFUSED_YES = {
    "04_formats/image__pal4rlecut.bmp": "the file really is cut off; its decoders show half of it",
    "04_formats/small__gif.gif": "26 bytes, no frame inside",
    "06_panorama_huge/libvips__17000x17000.avif": "289 megapixels, above our 200",
    "04_formats/image-tiff__logluv-3c-16b.tiff": "SGI LogLuv: neither Pillow nor tifffile decodes it",
    "04_formats/image__rgba32-61754.bmp": "6, 1, 7, 5 and 4 bits: FFmpeg refuses it, imagecodecs shows its colours unscaled",
    "07_hostile/exiv2__issue_841_poc.crw": "a fuzzed file with no preview that decodes, nor enough bytes for sensor data",
    "07_hostile/pillow__invalid_header_length.jp2": "Pillow refuses its box lengths; JPEG 2000 has no second reader",
    **dict.fromkeys(
        (
            "04_formats/libavif__clap_irot_imir_non_essential.avif",
            "04_formats/libavif__pyramid_pymd.avif",
            "04_formats/libavif__sofa_grid1x5_420_dimg_repeat.avif",
            "04_formats/mp4parse-rust__alpha_video_avif_major_avis_compatible.avif",
            "07_hostile/mp4parse-rust__hdlr-not-first.avif",
            "07_hostile/mp4parse-rust__invalid-avif-colr-multiple-nclx.avif",
            "07_hostile/mp4parse-rust__invalid-avif-colr-multiple-rICC.avif",
        ),
        STRICT_AVIF,
    ),
}
TAKEN_NO = {
    "09_film/media__sample_vvc.mp4": "FFmpeg 8 in PyAV 18 decodes H.266; the manifest's 5.1 did not",
    "06_panorama_huge/media__black_large.webp": "144 megapixels: under our limit of 200, over Pillow's own of 89",
    "07_hostile/metadata-extractor__crash-23870f31d77b47419a92b9460b4a2b4e0ee1b48a.fuzzed": "its damage lies where FFmpeg 8 does not look; 32 x 18 pixels",
}

IROT = "exiftool tells the stored size; the container turns the picture (irot), which we apply"
CLEAN_APERTURE = "exiftool tells the coded size of 64; libheif crops to the picture's own"
OTHER_SIZE = {
    "01_exif/exiftool__Jpeg2000.jp2": "its JP2 header claims 1 x 1; the code stream holds 16 x 16",
    "04_formats/libavif__abc_color_irot_alpha_NOirot.avif": IROT,
    "04_formats/libavif__abc_color_irot_alpha_irot.avif": IROT,
    "04_formats/libvips__Bretagne2_4.j2k": "exiftool tells the reference grid; the picture starts inside it",
    "04_formats/libvips__favicon.ico": "exiftool tells the first icon; we take the largest",
    "04_formats/photoprism__iphone_7.heic": "no irot box: by the HEIF standard its Exif orientation does not turn it",
    "04_formats/pillow_heif__L_10__29x100.heif": CLEAN_APERTURE,
    "04_formats/pillow_heif__L_8__29x100.heif": CLEAN_APERTURE,
    "04_formats/pillow_heif__RGB_8_chroma444.heif": CLEAN_APERTURE,
    "05_raw/c2pa-python__C.dng": "exiftool tells the preview of the first directory; the main picture is 2048 x 1365",
    "07_hostile/pillow__hopper_unexpected.ico": "an icon's height counts twice (its mask lies below it)",
    "07_hostile/pillow_heif__invalid_id.heic": "exiftool and libheif disagree about which item is the main one",
}
OTHER_DATE = {"04_formats/exiv2__Reagan.jp2": "Exif in a JP2 box is not read; the date comes from its XMP"}
OTHER_CAMERA = {"04_formats/exiv2__Reagan.jp2": "Exif in a JP2 box is not read"}
NULL_ISLAND = "(0, 0) lies in the sea off Ghana: a receiver without a fix, not a place"
OTHER_PLACE = dict.fromkeys(
    (
        "01_exif/gen-gps-null-island.jpg",
        "01_exif/photoprism__image-2011.jpg",
        "04_formats/libavif__colors-animated-8bpc-alpha-exif-xmp.avif",
        "04_formats/libavif__paris_exif_xmp_icc.jpg",
        "04_formats/libavif__paris_icc_exif_xmp.avif",
    ),
    NULL_ISLAND,
)
OTHER_LENGTH = {
    "09_film/gen-vfr.mp4": "ffprobe 5.1 counted an edit list's gap: the streams last 3.6 s",
    "09_film/media__sample_fragmented.mp4": "ffprobe 5.1 says 39 hours of a second of film",
    "09_film/torchcodec__nasa_13013.mp4": "ffprobe 5.1 counted the subtitles; picture and sound last 13.06 s",
}
OTHER_RATE: dict[str, str] = {}
OTHER_CUES = dict.fromkeys(
    (
        "10_captions/vtt.js__integration_id.vtt",
        "10_captions/vtt.js__cue-times_fraction-digits.vtt",
        "10_captions/vtt.js__cue-times_incorrect-delimiter.vtt",
        "10_captions/vtt.js__cue-times_min-mid-digits.vtt",
        "10_captions/vtt.js__cue-times_min-top-digits.vtt",
    ),
    "browsers drop a cue with a malformed time in silence; we read it where it is plain, else name the line",
)


@functools.cache
def manifest() -> list[dict[str, Any]]:
    return json.loads((ROOT / "manifest.json").read_text())["files"] if ROOT.is_dir() else []


def media_entries() -> list[dict[str, Any]]:
    return [entry for entry in manifest() if entry["category"] not in NOT_MEDIA and (ROOT / entry["path"]).is_file()]


@functools.cache
def outcomes() -> dict[str, Intake | FileProblem]:
    return {entry["path"]: outcome(ROOT / entry["path"]) for entry in media_entries()[::SHARE]}


def outcome(path: Path) -> Intake | FileProblem:
    try:
        return worker.run(take, path)
    except FileProblem as problem:
        return problem


def taken() -> list[tuple[dict[str, Any], Intake]]:
    entries = {entry["path"]: entry for entry in media_entries()}
    return [(entries[path], result) for path, result in outcomes().items() if isinstance(result, Intake)]


def report(wrong: dict[str, object]) -> None:
    assert not wrong, f"{len(wrong)} differ:\n" + "\n".join(f"{path}: {what}" for path, what in wrong.items())


def test_what_decodes_is_taken_in() -> None:
    wanted = {"yes", "preview only"}
    report(
        {
            entry["path"]: outcomes()[entry["path"]]
            for entry in media_entries()
            if entry["decodable"] in wanted
            and entry["path"] not in REFUSED_YES
            and isinstance(outcomes().get(entry["path"]), FileProblem)
        }
    )


def test_the_exceptions_are_still_true() -> None:
    now_taken = {entry["path"] for entry, _ in taken()}
    report({path: "taken in by now: strike it off the list" for path in REFUSED_YES if path in now_taken})
    report({path: "refused by now" for path in TAKEN_NO if isinstance(outcomes().get(path), FileProblem)})


def test_what_does_not_decode_is_refused_with_a_sentence() -> None:
    refused = {"no", "refuse", "audio only", "n/a"}
    report(
        {
            entry["path"]: "taken in"
            for entry, _ in taken()
            if entry["decodable"] in refused and entry["path"] not in TAKEN_NO
        }
    )


def test_no_decoder_crashes_or_hangs() -> None:
    codes = {"DECODER_CRASHED", "DECODER_TIMEOUT"}
    report({path: got for path, got in outcomes().items() if isinstance(got, FileProblem) and got.code in codes})


def test_shown_sizes_agree() -> None:
    wrong: dict[str, object] = {}
    for entry, got in taken():
        want, have = shown_size(entry), (got.facts.file.width, got.facts.file.height)
        if want and want != have and entry["path"] not in OTHER_SIZE and entry["decodable"] == "yes":
            wrong[entry["path"]] = f"{have}, truth {want}"
    report(wrong)


def test_dates_agree() -> None:
    wrong: dict[str, object] = {}
    for entry, got in taken():
        want = entry.get("exiftool", {}).get("DateTimeOriginal")
        if not isinstance(want, str) or got.facts.media == "film" or entry["path"] in OTHER_DATE:
            continue
        if (dates.iso(want) or "None")[:19] != (got.facts.captured_at or "None")[:19]:
            wrong[entry["path"]] = f"{got.facts.captured_at}, truth {want}"
    report(wrong)


def test_offsets_agree() -> None:
    wrong: dict[str, object] = {}
    for entry, got in taken():
        told = entry.get("exiftool", {})
        offset = told.get("OffsetTimeOriginal")
        if offset and got.facts.captured_at and "DateTimeOriginal" in told:
            have = datetime.fromisoformat(got.facts.captured_at).strftime("%z")
            if have != str(offset).replace(":", "").replace("Z", "+0000"):
                wrong[entry["path"]] = f"{got.facts.captured_at}, truth {offset}"
    report(wrong)


def test_cameras_agree() -> None:
    wrong: dict[str, object] = {}
    for entry, got in taken():
        told = entry.get("exiftool", {})
        want = tuple(" ".join(str(told.get(name, "")).split()) or None for name in ("Make", "Model"))
        have = (got.facts.camera.make, got.facts.camera.model)
        if any(want) and want != have and entry["path"] not in OTHER_CAMERA:
            wrong[entry["path"]] = f"{have}, truth {want}"
    report(wrong)


def test_places_agree() -> None:
    wrong: dict[str, object] = {}
    for entry, got in taken():
        told = entry.get("exiftool", {})
        lat, lon = told.get("GPSLatitude"), told.get("GPSLongitude")
        if not isinstance(lat, int | float) or not isinstance(lon, int | float) or entry["path"] in OTHER_PLACE:
            continue
        have = got.facts.gps
        if have is None or abs(have.lat - lat) > 1e-4 or abs(have.lon - lon) > 1e-4:
            wrong[entry["path"]] = f"{have}, truth {lat} {lon}"
    report(wrong)


def test_films_agree() -> None:
    wrong: dict[str, object] = {}
    for entry, got in taken():
        told = entry.get("film") or {}
        if got.facts.media != "film" or not told.get("codec") or entry["path"] in TAKEN_NO:
            continue
        file = got.facts.file
        if file.video_codec != told["codec"] or file.has_audio != told["has_audio"]:
            wrong[entry["path"]] = f"{file.video_codec} {file.has_audio}, truth {told['codec']} {told['has_audio']}"
        elif (
            told["duration"]
            and abs((file.duration_s or 0) - told["duration"]) > 0.15
            and entry["path"] not in OTHER_LENGTH
        ):
            wrong[entry["path"]] = f"{file.duration_s} s, truth {told['duration']}"
        elif told["fps"] and abs((file.fps or 0) - told["fps"]) > 0.02 and entry["path"] not in OTHER_RATE:
            wrong[entry["path"]] = f"{file.fps} fps, truth {told['fps']}"
    report(wrong)


def test_captions_agree() -> None:
    wrong: dict[str, object] = {}
    for entry in manifest():
        if entry["category"] == "10_captions" and "cues" in entry and entry["path"] not in OTHER_CUES:
            cues = captions.read(ROOT / entry["path"])
            if len(cues) != entry["cues"]:
                wrong[entry["path"]] = f"{len(cues)}, truth {entry['cues']}"
    report(wrong)


def test_names_that_break_programs(tmp_path: Path) -> None:
    with tarfile.open(ROOT / "08_names" / "all-names-v.tar") as tar:
        tar.extractall(tmp_path, filter="data")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 30
    for path in files:
        assert worker.run(take, path).facts.file.name == path.name


def shown_size(entry: dict[str, Any]) -> tuple[int, int] | None:
    film, told = entry.get("film") or {}, entry.get("exiftool", {})
    if film.get("display_width"):
        across, down = (int(part) for part in (film["sar"] or "1:1").split(":"))
        return round(film["display_width"] * across / down), film["display_height"]
    width, height = told.get("ImageWidth"), told.get("ImageHeight")
    if not isinstance(width, int) or not isinstance(height, int):
        return None
    return (height, width) if told.get("Orientation") in {5, 6, 7, 8} else (width, height)
