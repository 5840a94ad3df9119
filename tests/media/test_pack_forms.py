"""Slides, list and sheet survive whatever people write, and so do two hundred items."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from imagebank.core.description import DescribedItem, cleaned
from imagebank.media import contact_sheet, picture_list, slides
from imagebank.paths import RESOURCES
from tests.described import film_item, pack_of, photo_item

TEMPLATE = RESOURCES / "slides" / "mall.pptx"
TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "\u2028\u2029\x85",
        "\u202e\u2066",
        "\U000e0001\U0001f3f4",
        "]]>&#0;",
        "\x00\x1b\ud800\uffff",
        "e\u0301\u0323",
        "#let x = 1",
    ]
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DescribedItem]:
    data = tmp_path_factory.mktemp("data")
    return data, photo_item(data, 1)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXTS, caption=TEXTS, alt=TEXTS, credit=TEXTS, lang=st.sampled_from(["sv", "en", "ar", "fi"]))
def test_any_text_is_written_and_read_back(
    plain: tuple[Path, DescribedItem], title: str, caption: str, alt: str, credit: str, lang: str
) -> None:
    data, item = plain
    said = replace(
        item, title={lang: title}, caption={lang: caption}, alt={lang: alt}, credit=credit, usage_terms={lang: caption}
    )
    description = cleaned(pack_of(said, title=title, organisation=credit, status="draft"))
    slides.write(description, data, TEMPLATE)
    picture_list.write(description, data)
    contact_sheet.write(description, data)
    (clean,) = description.items
    deck = Presentation(str(data / "presentation.pptx"))
    assert deck.slides[1].shapes.title.text_frame.text == clean.name("sv").text
    (shape,) = docx.Document(str(data / "picture-list.docx")).inline_shapes
    assert shape._inline.docPr.get("descr")
    document = pypdfium2.PdfDocument(data / "contact-sheet.pdf")
    assert len(document) == 1
    document.close()


def test_two_hundred_items_are_quickly_written(tmp_path: Path) -> None:
    items = [photo_item(tmp_path, number) for number in range(12)] * 16 + [
        film_item(tmp_path, number) for number in range(8)
    ]
    description = pack_of(*items)
    started = time.perf_counter()
    slides.write(description, tmp_path, TEMPLATE)
    picture_list.write(description, tmp_path)
    contact_sheet.write(description, tmp_path)
    assert time.perf_counter() - started < 40, "some six seconds are usual"
    assert len(Presentation(str(tmp_path / "presentation.pptx")).slides) == 1 + 200 + 20
