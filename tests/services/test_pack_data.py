"""The pack for machines: JSON and CSV that survive whatever people write."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imagebank.core.description import DescribedItem, cleaned
from imagebank.services import pack_data, pack_page, pack_usage
from tests.described import ALT, film_item, pack_of, photo_item

TEXTS = st.text(max_size=60) | st.sampled_from(
    [
        "</script><script>",
        "</script a=",
        "<!--<script ",
        '"><img src=x>',
        "=1+1",
        "\r\n;,\"'",
        "]]>",
        "{{ 7*7 }}",
        "\x00\x0b\ud800",
    ]
)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DescribedItem]:
    data = tmp_path_factory.mktemp("data")
    return data, photo_item(data, 1)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXTS, caption=TEXTS, alt=TEXTS, credit=TEXTS, pack_title=TEXTS)
def test_any_text_comes_back_as_it_was(
    plain: tuple[Path, DescribedItem], title: str, caption: str, alt: str, credit: str, pack_title: str
) -> None:
    data, item = plain
    given_item = replace(item, title={"sv": title}, caption={"sv": caption}, alt={"sv": alt}, credit=credit)
    description = cleaned(pack_of(given_item, title=pack_title))
    (clean,) = description.items
    held = json.loads(json.dumps(pack_data.manifest(description, {"n": 1}), ensure_ascii=False).encode())
    assert held["items"][0]["caption"] == dict(clean.caption)
    (row,) = rows_of(pack_data.table(description))
    assert row["caption_sv"].removeprefix("'") == clean.caption["sv"].removeprefix("'")
    assert row["alt_sv"][:1] not in ("=", "+", "-", "@", "\t", "\r")
    html = pack_page.page(description, data)
    seen = _Seen(html)
    assert seen.alts == [_read(clean.alternative("sv").text)]
    assert seen.scripts == 1
    assert "<" not in seen.linked
    assert (
        json.loads(seen.linked)["creditText"] == clean.credit
        if clean.credit
        else "creditText" not in json.loads(seen.linked)
    )
    html.encode()
    pack_usage.text(description).encode()


def _read(text: str) -> str:
    """An attribute as HTML reads it: line ends are one sign."""
    return re.sub("\r\n?", "\n", text) if "\r" in text else text


class _Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.alts: list[str] = []
        self.scripts, self.linked, self._inside = 0, "", ""
        self.feed(html)
        self.alts = [_read(one) for one in self.alts]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.scripts += tag == "script"
        self.alts += [dict(attrs)["alt"] or ""] if tag == "img" else []

    def handle_data(self, data: str) -> None:
        self.linked += data if self._inside == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def test_the_manifest_keeps_its_first_keys_and_has_the_new_ones(tmp_path: Path) -> None:
    held = pack_data.manifest(pack_of(photo_item(tmp_path, 1), film_item(tmp_path)), {"head": "x"})
    assert held["format"] == "imagebank pack 1"
    assert held["ledger"] == {"head": "x"}
    use = held["use"]
    assert isinstance(use, Mapping)
    assert (use["channel"], use["purpose"], use["date"], use["language"], use["territory"]) == (
        "webb",
        "info",
        "2026-11-22",
        "sv",
        "SE",
    )
    items = held["items"]
    assert isinstance(items, list)
    photo, film = items
    assert {"id", "original_sha256", "media", "title", "caption", "alt", "creator", "credit", "usage_terms", "last_day", "concepts", "verdict", "codes",
            "renditions", "captions", "poster", "identifier", "decorative", "keywords", "transcripts"} <= set(photo)  # fmt: skip
    assert set(photo["renditions"][0]) == {"preset", "label", "path", "format", "width", "height", "bytes", "sha256"}
    assert film["audio_description"] == "not_needed"
    assert film["transcripts"] == {"sv": "captions/film-0.sv.txt"}


def test_the_table_has_a_row_for_each(tmp_path: Path) -> None:
    items = (photo_item(tmp_path, 1), photo_item(tmp_path, 2, decorative=True, alt={}), film_item(tmp_path))
    pack_data.write_table(pack_of(*items), tmp_path)
    written = (tmp_path / "metadata.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid,title,alt_sv")
    assert written.count(b"\r\n") == 4
    first, second, film = rows_of(written.decode("utf-8-sig"))
    assert (first["alt_sv"], first["identifier"], first["decorative"]) == (ALT["sv"], "ID-1", "0")
    assert (second["alt_sv"], second["decorative"]) == ("", "1")
    assert (film["captions"], film["audio_description"], film["duration_s"]) == (
        "sv:captions/film-0.sv.vtt",
        "not_needed",
        "65",
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_spreadsheet_takes_no_text_for_a_formula(tmp_path: Path, text: str) -> None:
    (row,) = rows_of(pack_data.table(pack_of(photo_item(tmp_path, 1, caption={"sv": text}))))
    assert row["caption_sv"] == f"'{text}"


def test_the_usage_says_channel_day_credit_and_what_to_do_in_both_languages(tmp_path: Path) -> None:
    pack_usage.write(pack_of(photo_item(tmp_path, 1), status="draft"), tmp_path)
    text = (tmp_path / "ANVANDNING.txt").read_text("utf-8-sig")
    swedish, english = text.split("=" * 72)
    for said in (
        "SÅ HÄR FÅR BILDERNA ANVÄNDAS",
        "Kanal: Webb.",
        "30 juni 2028",
        "Foto: Åsa Öberg",
        ALT["sv"],
        "bildbank@example.org",
        "UTKAST",
        "ångra sig",
    ):
        assert said in swedish
    for said in ("HOW THE PICTURES MAY BE USED", "30 June 2028", ALT["en"], "bildbank@example.org"):
        assert said in english
    first_english = pack_usage.text(pack_of(photo_item(tmp_path, 1), language="en"))
    assert first_english.startswith("HOW THE PICTURES")
