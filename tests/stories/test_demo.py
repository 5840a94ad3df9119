"""The main job as the demonstration does it, then independent readers on the pack it made."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import bagit
import pytest

from imagebank.paths import DEMO

PRIVATE = ("GPS", "SerialNumber", "MakerNote", "ThumbnailImage", "PreviewImage", "PersonInImage", "RegionInfo", "OwnerName",
           "Make", "Model", "DateTimeOriginal")  # fmt: skip
"""What must not be in anything that leaves, by exiftool's names."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    done = subprocess.run(
        [sys.executable, "-m", "imagebank", "demo", "--to", str(folder), "--no-window", "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def data(demo: dict[str, Any]) -> Path:
    return Path(demo["pack"]) / "data"


@pytest.fixture(scope="module")
def manifest(data: Path) -> dict[str, Any]:
    return json.loads((data / "manifest.json").read_text("utf-8"))


def bank(demo: dict[str, Any], *words: str) -> tuple[int, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "imagebank", "--library", demo["library"], *words, "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, json.loads(done.stdout)


def test_the_demo_is_a_bank_worth_looking_at(demo: dict[str, Any]) -> None:
    assert {"library", "pack", "assets", "issued"} <= set(demo)
    total = bank(demo, "search", "--facets", "--limit", "100")[1]
    photos, films = (total["facets"]["mediatyp"][f"mediatyp:{kind}"] for kind in ("foto", "film"))
    assert photos >= 24
    assert films >= 3
    statuses = set(total["facets"]["samtycke"])
    assert {"samtycke:giltigt", "samtycke:aterkallat", "samtycke:snart-utgar", "samtycke:behovs-ej"} <= statuses
    for top in ("pedagogisk", "social", "fysisk"):
        assert total["facets"]["larmiljo"][f"larmiljo:{top}"] > 0
    assert bank(demo, "search", "--channel", "webb")[1]["total"] >= 16
    assert bank(demo, "doctor") == (0, {"doubtful": False, "problems": [], "uncatalogued": [], "missing": []})


def test_the_pack_is_whole_and_may_be_used(demo: dict[str, Any]) -> None:
    bag = bagit.Bag(demo["pack"])
    bag.validate()
    assert bag.version_info == (1, 0)
    code, said = bank(demo, "verify", demo["pack"])
    assert (code, said["whole"], said["issued"]) == (0, True, True)
    assert {item["verdict"] for item in said["items"]} <= {"ALLOW", "CONDITIONS"}


def test_what_is_withdrawn_did_not_leave(demo: dict[str, Any], manifest: dict[str, Any]) -> None:
    withdrawn = {one["id"] for one in bank(demo, "search", "status:återkallat")[1]["assets"]}
    assert withdrawn
    assert withdrawn.isdisjoint(item["id"] for item in manifest["items"])
    assert demo["issued"]["refused"] >= 1


@pytest.mark.skipif(not shutil.which("exiftool"), reason="needs exiftool")
def test_exiftool_finds_the_allow_list_and_nothing_else(data: Path, manifest: dict[str, Any]) -> None:
    done = subprocess.run(
        ["exiftool", "-j", "-G1", "-a", "-struct", "-lang", "en", "-r", str(data / "renditions")],
        capture_output=True, check=True,
    )  # fmt: skip
    read = {Path(one["SourceFile"]).relative_to(data).as_posix(): one for one in json.loads(done.stdout)}
    for item in manifest["items"]:
        for file in item["renditions"]:
            said = read[file["path"]]
            keys = {key.split(":")[-1].split("-")[0] for key in said}
            assert not {
                key for key in keys if any(key.startswith(mark) for mark in PRIVATE) and key != "ModelReleaseStatus"
            }, file["path"]
            assert not {key for key in said if key.startswith(("IFD0:", "ExifIFD:", "GPS:", "MakerNotes"))}
            values = {key.split(":")[-1]: value for key, value in said.items()}
            assert values["AltTextAccessibility"] in item["alt"].values()
            assert values["Credit"] == item["credit"]
            assert values["UsageTerms"] in item["usage_terms"].values()


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="needs ffprobe")
def test_ffprobe_reads_the_films(data: Path, manifest: dict[str, Any]) -> None:
    films = [item for item in manifest["items"] if item["media"] == "film"]
    assert films
    for item in films:
        assert item["captions"]
        for file in item["renditions"]:
            words = ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", str(data / file["path"])]
            said = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
            video = next(one for one in said["streams"] if one["codec_type"] == "video")
            assert (video["codec_name"], video["width"], video["height"]) == ("h264", file["width"], file["height"])
            assert "location" not in str(said["format"].get("tags", {}))


class _Page(HTMLParser):
    """Gathers what the page shows and links to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_is_accessible_and_stands_alone(data: Path) -> None:
    text = (data / "index.html").read_text("utf-8")
    page = _Page()
    page.feed(text)
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1
    assert dict(page.tags)["html"] == {"lang": "sv"}
    assert all(attrs.get("alt") for tag, attrs in page.tags if tag == "img")
    assert names.count("track") >= names.count("video") >= 1
    assert all(attrs.get("type") == "application/ld+json" for tag, attrs in page.tags if tag == "script")
    for _tag, attrs in page.tags:
        for name in ("src", "href", "poster"):
            target = attrs.get(name) or ""
            if target and not target.startswith(("mailto:", "#", "data:text/vtt")):
                assert (data / target).is_file(), target
    assert not re.search(r"https?://(?!schema\.org)", text)


def test_the_table_and_the_terms_say_the_same(data: Path, manifest: dict[str, Any]) -> None:
    with (data / "metadata.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [item["id"] for item in manifest["items"]]
    assert all(row["alt_sv"] for row in rows)
    terms = (data / "ANVANDNING.txt").read_text("utf-8")
    assert all(item["credit"] in terms for item in manifest["items"])


def test_no_name_of_a_depicted_person_leaves_or_is_catalogued(demo: dict[str, Any], tmp_path: Path) -> None:
    import tomllib

    names = [one["name"] for one in tomllib.loads((DEMO / "story.toml").read_text("utf-8"))["person"] if "name" in one]
    assert names
    bank(demo, "dump", str(tmp_path / "bank.jsonl"))
    places = [tmp_path / "bank.jsonl", Path(demo["library"]) / "catalogue.sqlite", *Path(demo["pack"]).rglob("*")]
    for place in places:
        if place.is_file():
            content = place.read_bytes()
            assert not [name for name in names if name.encode() in content], place
