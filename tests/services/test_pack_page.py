"""The page of a pack: what real Chromium with axe-core finds, and what stands in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from imagebank.core.description import Description
from imagebank.services import pack_page
from tests.axe import looked_through
from tests.described import ALT, STRANGE, TERMS, film_item, pack_of, photo_item, strange_pack


class Page(HTMLParser):
    """Every tag with its attributes, and the text of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts.append(data)
        elif self._inside != "style":
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def page_of(description: Description, data: Path) -> Page:
    pack_page.write(description, data)
    return Page((data / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(tmp_path: Path, dark: bool) -> None:
    items = [
        photo_item(tmp_path, 1),
        photo_item(tmp_path, 2, decorative=True, alt={}),
        film_item(tmp_path),
        *(photo_item(tmp_path, n) for n in (3, 4)),
    ]
    page_of(pack_of(*items, status="draft"), tmp_path)
    found = looked_through(tmp_path / "index.html", dark=dark)
    assert (found["violations"], found["incomplete"], found["broken"]) == ([], [], [])
    assert found["passes"] > 30


def test_axe_finds_nothing_in_strange_texts_in_english_on_a_narrow_screen(tmp_path: Path) -> None:
    page_of(strange_pack(tmp_path, language="en"), tmp_path)
    found = looked_through(tmp_path / "index.html", width=500)
    assert [one for one in found["violations"] if one["id"] != "video-caption"] == []
    assert found["broken"] == []
    assert found["width"] <= found["wide"]


def test_axe_would_find_what_is_wrong(tmp_path: Path) -> None:
    page_of(pack_of(photo_item(tmp_path, 1)), tmp_path)
    page = tmp_path / "index.html"
    page.write_text(
        page.read_text("utf-8").replace(f' alt="{ALT["sv"]}"', "").replace("--muted: #46545a", "--muted: #c6c6c6"),
        "utf-8",
    )
    assert {one["id"] for one in looked_through(page)["violations"]} == {"image-alt", "color-contrast"}


def test_a_page_opened_as_a_file_shows_its_captions(tmp_path: Path) -> None:
    page_of(pack_of(film_item(tmp_path)), tmp_path)
    assert looked_through(tmp_path / "index.html")["cues"] == [[1]]


def test_the_parts_of_the_page(tmp_path: Path) -> None:
    page = page_of(pack_of(photo_item(tmp_path, 1), photo_item(tmp_path, 2, decorative=True, alt={})), tmp_path)
    names = [tag for tag, _attrs in page.tags]
    assert page.all("html") == [{"lang": "sv"}]
    assert (names.count("h1"), names.count("figure"), names.count("figcaption"), names.count("main")) == (1, 2, 2, 1)
    assert [one["alt"] for one in page.all("img")] == [ALT["sv"], ""]
    for said in (
        "Foto: Åsa Öberg",
        "Låga hyllor delar rummet.",
        TERMS["sv"],
        "30 juni 2028",
        "00000001",
        "Paketet får användas till och med 30 juni 2028.",
    ):
        assert said in page.text
    assert "Presentation: JPEG, 640 × 427, " in page.text
    assert "UTKAST" not in page.text
    assert all(one.get("type") == "application/ld+json" for one in page.all("script"))


def test_the_browser_chooses_among_whole_pictures_only(tmp_path: Path) -> None:
    item = photo_item(tmp_path, 1)
    more = [photo_item(tmp_path, 2).files[1]]
    wide = item.files[0].__class__("web-large", "Webb", more[0].path, "JPEG", 640, 427, 1, "")
    image = page_of(pack_of(photo_item(tmp_path, 1, files=(*item.files, wide))), tmp_path).all("img")[0]
    assert image["srcset"] == "renditions/web/spsm-1.jpg 480w, renditions/presentation/spsm-2.jpg 640w"
    assert (image["src"], image["width"], image["height"]) == ("renditions/presentation/spsm-2.jpg", "640", "427")


def test_where_all_are_crops_they_are_not_mixed(tmp_path: Path) -> None:
    item = photo_item(tmp_path, 1)
    crop = item.files[2]
    square = crop.__class__("web-square", "", item.files[0].path, "JPEG", 480, 480, 1, "")
    image = page_of(pack_of(photo_item(tmp_path, 1, files=(crop, square))), tmp_path).all("img")[0]
    assert image["src"] == "renditions/web-hero/spsm-1.jpg"
    assert "srcset" not in image


def test_a_film_can_be_played_read_and_taken(tmp_path: Path) -> None:
    page = page_of(pack_of(film_item(tmp_path)), tmp_path)
    (film,) = page.all("video")
    assert "controls" in film
    assert "autoplay" not in film
    assert (film["poster"], film["width"], film["height"]) == ("renditions/poster/film-0.jpg", "160", "96")
    (track,) = page.all("track")
    assert (track["kind"], track["srclang"], track["label"]) == ("captions", "sv", "Svenska")
    assert "default" in track
    assert "Den används varje dag." in page.text
    assert "Syntolkning: behövs inte" in page.text
    taken = [one["href"] for one in page.all("a") if "download" in one]
    assert taken == ["renditions/web/film-0.mp4", "captions/film-0.sv.vtt", "captions/film-0.sv.txt"]


def test_a_film_without_captions_has_no_track(tmp_path: Path) -> None:
    page = page_of(pack_of(film_item(tmp_path, captions={}, transcripts={}, poster=None)), tmp_path)
    assert page.all("track") == []
    assert "poster" not in page.all("video")[0]


def test_linked_data_tells_credit_terms_and_last_day(tmp_path: Path) -> None:
    page = page_of(pack_of(photo_item(tmp_path, 1), film_item(tmp_path)), tmp_path)
    picture, film = (json.loads(text) for text in page.scripts if text.strip())
    assert picture["@type"] == "ImageObject"
    assert (picture["creditText"], picture["copyrightNotice"], picture["expires"]) == (
        "Åsa Öberg",
        "© SPSM",
        "2028-06-30",
    )
    assert picture["usageInfo"]["text"] == TERMS["sv"]
    assert (picture["contentUrl"], picture["identifier"]) == ("renditions/web/spsm-1.jpg", "ID-1")
    assert "acquireLicensePage" not in picture
    assert (film["@type"], film["duration"], film["thumbnailUrl"]) == (
        "VideoObject",
        "PT65.0S",
        "renditions/poster/film-0.jpg",
    )
    assert "expires" not in film


def test_every_link_leads_somewhere_and_nothing_to_the_network(tmp_path: Path) -> None:
    page = page_of(
        pack_of(photo_item(tmp_path, 1), film_item(tmp_path), *(photo_item(tmp_path, n) for n in range(2, 8))), tmp_path
    )
    ids = {attrs["id"] for _tag, attrs in page.tags if attrs.get("id")}
    for _tag, attrs in page.tags:
        for name in ("src", "href", "poster"):
            target = attrs.get(name) or ""
            if target.startswith("#"):
                assert target[1:] in ids
            elif target and not target.startswith(("mailto:", "data:text/vtt")):
                assert (tmp_path / target).is_file(), target
    html = (tmp_path / "index.html").read_text("utf-8")
    assert set(re.findall(r"https?://[^\"]*", html)) == {"https://schema.org"}
    assert "url(" not in html


def test_many_pictures_can_be_skipped_and_found(tmp_path: Path) -> None:
    many = page_of(pack_of(*(photo_item(tmp_path, n) for n in range(5))), tmp_path)
    assert many.all("a")[0] == {"class": "skip", "href": "#bilder"}
    assert len(many.all("nav")) == 1
    few = page_of(pack_of(photo_item(tmp_path, 1)), tmp_path)
    assert few.all("nav") == []


def test_parts_in_another_language_say_so(tmp_path: Path) -> None:
    page = page_of(pack_of(photo_item(tmp_path, 1), film_item(tmp_path), language="en"), tmp_path)
    assert page.all("html") == [{"lang": "en"}]
    assert page.all("img")[0]["alt"] == ALT["en"]
    assert "lang" not in page.all("img")[0]
    assert page.all("video")[0]["lang"] == "sv"
    assert [one.get("lang") for one in page.all("h2")] == [None, "sv"]


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_a_draft_says_so_at_the_top_in_the_title_and_at_each_picture(tmp_path: Path, status: str) -> None:
    page = page_of(pack_of(photo_item(tmp_path, 1), film_item(tmp_path), status=status), tmp_path)
    assert page.text.count("UTKAST") == 4
    html = (tmp_path / "index.html").read_text("utf-8")
    assert re.search(r"<title>UTKAST", html)


def test_strange_texts_stay_what_they_are(tmp_path: Path) -> None:
    page = page_of(strange_pack(tmp_path), tmp_path)
    assert STRANGE["markup"]["title"]["sv"] in page.text
    assert page.all("img")[0]["alt"] == STRANGE["markup"]["alt"]["sv"]
    assert page.all("b") == []
    assert len(page.all("script")) == len(STRANGE) + 1
    assert STRANGE["long"]["caption"]["sv"] in page.text


@pytest.mark.parametrize(
    ("contact", "links"), [("bild@example.org", 1), ("Kommunikation, 010-473 50 00", 0), ("a@b c@d", 0)]
)
def test_only_an_address_is_a_link(tmp_path: Path, contact: str, links: int) -> None:
    page = page_of(pack_of(contact=contact), tmp_path)
    assert len([one for one in page.all("a") if (one["href"] or "").startswith("mailto:")]) == links
    assert contact in page.text
