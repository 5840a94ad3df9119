"""The description of a pack: which file shows what, what a picture is called, which texts are clean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.description import DescribedFile, DescribedItem, Description, Said, cleaned, told


def file(preset: str, width: int, height: int) -> DescribedFile:
    return DescribedFile(preset, preset, f"{preset}.jpg", "JPEG", width, height, width * height, "")


def item(*files: DescribedFile, **values: object) -> DescribedItem:
    plain = DescribedItem(
        "a1", "ID", "", "foto", {"sv": "Rum"}, {}, {"sv": "Ett rum."}, False, None, "", {}, None, (), (), "ALLOW", (), files, width=6000, height=4000
    )  # fmt: skip
    return replace(plain, **values)  # type: ignore[arg-type]


def pack(*items: DescribedItem, status: str = "issued") -> Description:
    return Description(
        "P1", status, "Titel", "sv", "", "", "webb", "", "info", "", "SE", "", "", None, None, None, items
    )


WEB, HERO, SLIDES, LIGHT, PRINT = (
    file("web", 1200, 800), file("web-hero", 1920, 1080), file("presentation", 1620, 1080), file("presentation-light", 1080, 720), file("print", 3508, 2339),
)  # fmt: skip


def test_crops_are_left_out_and_the_smallest_comes_first() -> None:
    assert item(PRINT, HERO, WEB).whole() == (WEB, PRINT)
    assert item(HERO, WEB, width=1920, height=1080).whole() == (HERO,)


def test_crops_alone_are_those_of_the_first_one_s_shape() -> None:
    square, portrait = file("social-square", 1080, 1080), file("social-portrait", 1080, 1350)
    assert item(square, portrait).whole() == (square,)
    assert item().whole() == ()


@pytest.mark.parametrize(
    ("files", "longest", "preset", "wanted"),
    [
        ((WEB, SLIDES, LIGHT, PRINT), 1600, "presentation", SLIDES),
        ((WEB, LIGHT, PRINT), 1600, "presentation", LIGHT),
        ((WEB, PRINT), 1600, "presentation", PRINT),
        ((WEB,), 1600, "presentation", WEB),
        ((WEB, SLIDES, PRINT), 400, "", WEB),
        ((), 400, "", None),
    ],
)
def test_the_fitting_file(
    files: tuple[DescribedFile, ...], longest: int, preset: str, wanted: DescribedFile | None
) -> None:
    assert item(*files).fitting(longest, preset) == wanted


def test_names_are_on_one_line_and_the_nameless_are_called_by_their_id() -> None:
    assert item(title={"sv": " Två\n rader "}).name("sv") == Said("Två rader", "sv")
    assert item(title={"en": "Room"}).name("sv") == Said("Room", "en")
    assert item(title={"sv": " \n"}).name("sv") == Said("a1", "sv")
    assert item(title={"sv": "\u202a\u200b\ufe0f"}).name("sv") == Said("a1", "sv")


def test_no_two_headings_are_alike() -> None:
    said = pack(item(), item(title={"sv": "Hörn"}), item(), item()).headings()
    assert [one.text for one in said] == ["Rum (1)", "Hörn", "Rum (2)", "Rum (3)"]


def test_a_decorative_picture_has_no_alternative_text() -> None:
    assert item(decorative=True).alternative("sv").text == ""
    assert item().alternative("en") == Said("Ett rum.", "sv")


def test_a_text_is_told_in_the_language_else_in_swedish_else_in_any() -> None:
    texts = {"fi": "huone", "sv": "rum", "en": "room"}
    assert told(texts, "en") == Said("room", "en")
    assert told(texts, "nn") == Said("rum", "sv")
    assert told({"fi": "huone", "en": " "}, "en") == Said("huone", "fi")
    assert told({}, "en") == Said("", "en")


@pytest.mark.parametrize(
    ("status", "draft"), [("draft", True), ("submitted", True), ("approved", False), ("issued", False)]
)
def test_what_nobody_has_approved_is_a_draft(status: str, draft: bool) -> None:
    assert pack(status=status).is_draft is draft


@given(st.text())
def test_cleaned_texts_fit_in_xml(text: str) -> None:
    from xml.dom.minidom import parseString
    from xml.sax.saxutils import escape

    (one,) = cleaned(pack(item(WEB, title={"sv": text}, keywords=(text,)))).items
    parseString(f"<a>{escape(one.title['sv'])}{escape(one.keywords[0])}</a>".encode())
    assert one.files == (WEB,)


def test_what_is_clean_stays() -> None:
    text = "Åäö ”x” – 😀 غرفة\n\trad"
    assert cleaned((text, None, 3, True)) == (text, None, 3, True)
    assert cleaned("a\x00\x0b\ud800\uffffb") == "ab"
