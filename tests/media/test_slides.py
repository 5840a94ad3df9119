"""The presentation: read back by python-pptx and by LibreOffice."""

from __future__ import annotations

import runpy
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from imagebank.core.description import Description
from imagebank.core.errors import FileProblem
from imagebank.media import slide_pictures, slides
from imagebank.paths import RESOURCES
from tests.described import ALT, STRANGE, film_item, pack_of, photo_item, strange_pack
from tests.office import DRAW, converted, spoken, tree, words

TEMPLATE = RESOURCES / "slides" / "mall.pptx"
DRAFT = "UTKAST – inte godkänt"


def deck_of(description: Description, data: Path, template: Path = TEMPLATE) -> Deck:
    slides.write(description, data, template)
    return Presentation(str(data / "presentation.pptx"))


def descr(shape) -> str | None:
    return shape._element.xpath(".//p:cNvPr")[0].get("descr")


def pictures(deck: Deck) -> list:
    return [shape for slide in deck.slides for shape in slide.shapes if shape._element.tag.endswith("}pic")]


def test_each_slide_has_a_title_of_its_own_and_reads_title_picture_caption_credit(tmp_path: Path) -> None:
    twins = [photo_item(tmp_path, number, title={"sv": "Lugn plats"}) for number in (1, 2)]
    deck = deck_of(pack_of(*twins, photo_item(tmp_path, 3)), tmp_path)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == ["Lugna rum", "Lugn plats (1)", "Lugn plats (2)", "Lugn plats 3", "Bildkrediter och villkor"]
    shapes = list(deck.slides[1].shapes)
    assert shapes[0].text_frame.text == "Lugn plats (1)"
    assert descr(shapes[1]) == ALT["sv"]
    assert [shape.text_frame.text for shape in shapes[2:]] == [
        "Låga hyllor delar rummet.",
        "Foto: Åsa Öberg\nFår användas i kanalen Webb till och med 2028-06-30.",
    ]


def test_alternative_texts_are_never_file_names_and_the_decorative_is_marked(tmp_path: Path) -> None:
    items = (photo_item(tmp_path, 1), photo_item(tmp_path, 2, decorative=True, alt={}), photo_item(tmp_path, 3, alt={}))
    deck = deck_of(pack_of(*items), tmp_path)
    assert [descr(one) for one in pictures(deck)] == [ALT["sv"], "", "Lugn plats 3"]
    marked = ["decorative" in one._element.xml for one in pictures(deck)]
    assert marked == [False, True, False]
    with zipfile.ZipFile(tmp_path / "presentation.pptx") as held:
        xml = b"".join(held.read(name) for name in held.namelist() if name.startswith("ppt/slides/slide"))
    assert b"spsm-" not in xml
    assert b".jpg" not in xml


def test_the_picture_is_the_presentation_rendition_whole_with_its_metadata(tmp_path: Path) -> None:
    item = photo_item(tmp_path, 1)
    deck = deck_of(pack_of(item), tmp_path)
    (shown,) = pictures(deck)
    assert shown.image.blob == (tmp_path / "renditions/presentation/spsm-1.jpg").read_bytes()
    assert abs(shown.width / shown.height - 640 / 427) < 0.01
    assert (shown.crop_left, shown.crop_right, shown.crop_top, shown.crop_bottom) == (0, 0, 0, 0)


@pytest.mark.parametrize("ending", ["webp", "png"])
def test_what_slides_cannot_show_is_made_a_jpeg(tmp_path: Path, ending: str) -> None:
    deck = deck_of(pack_of(photo_item(tmp_path, 1, ending)), tmp_path)
    assert pictures(deck)[0].image.content_type == {"webp": "image/jpeg", "png": "image/png"}[ending]


def test_nothing_lies_on_the_picture_or_outside_the_slide(tmp_path: Path) -> None:
    tall = photo_item(tmp_path, 2)
    deck = deck_of(pack_of(photo_item(tmp_path, 1), tall, film_item(tmp_path), status="draft"), tmp_path)
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in deck.slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        assert all(
            left >= 0 and top >= 0 and right <= deck.slide_width and low <= deck.slide_height
            for left, top, right, low in boxes
        )
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_the_language_is_that_of_each_text(tmp_path: Path) -> None:
    item = photo_item(tmp_path, 1, caption={"sv": "Bara på svenska."})
    deck = deck_of(pack_of(item, language="en"), tmp_path)
    said = {
        run.text: run._r.rPr.get("lang")
        for shape in deck.slides[1].shapes if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs for run in paragraph.runs
    }  # fmt: skip
    assert said["A calm place 1"] == "en-GB"
    assert said["Bara på svenska."] == "sv-SE"
    runs = [
        r for s in deck.slides for sh in s.shapes if sh.has_text_frame for p in sh.text_frame.paragraphs for r in p.runs
    ]
    assert all(run._r.rPr.get("lang") for run in runs)
    assert deck.core_properties.language == "en-GB"


def test_properties_notes_and_credits(tmp_path: Path) -> None:
    deck = deck_of(pack_of(*(photo_item(tmp_path, number) for number in range(11))), tmp_path)
    said = deck.core_properties
    assert (said.title, said.author, said.language, said.subject) == (
        "Lugna rum",
        "Skolmyndigheten",
        "sv-SE",
        "P2026-0001",
    )
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    for part in (
        "Låga hyllor delar rummet.",
        ALT["sv"],
        "Foto: Åsa Öberg",
        "30 juni 2028",
        "00000000",
        "till och med 2028-06-30",
    ):
        assert part in notes
    last = [slide.shapes.title.text_frame.text for slide in deck.slides][-2:]
    assert last == ["Bildkrediter och villkor (1 av 2)", "Bildkrediter och villkor (2 av 2)"]
    text = "\n".join(shape.text_frame.text for slide in list(deck.slides)[-2:] for shape in slide.shapes)
    assert all(f"Lugn plats {number} · Foto: Åsa Öberg · 30 juni 2028" in text for number in range(11))
    assert "bildbank@example.org" in text


def test_a_draft_says_so_on_every_slide_and_an_issued_pack_nowhere(tmp_path: Path) -> None:
    items = (photo_item(tmp_path, 1), film_item(tmp_path))
    for status in ("draft", "submitted", "issued"):
        deck = deck_of(pack_of(*items, status=status), tmp_path)
        said = [
            any(DRAFT in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            for slide in deck.slides
        ]
        assert set(said) == {status != "issued"}


def test_a_film_lies_in_the_deck_with_still_alternative_text_and_captions(tmp_path: Path) -> None:
    deck = deck_of(pack_of(film_item(tmp_path)), tmp_path)
    (shown,) = pictures(deck)
    assert descr(shown) == "En pedagog visar en plats."
    related = {rel.reltype.rsplit("/", 1)[1]: rel for rel in deck.slides[1].part.rels.values()}
    assert related["video"].target_part.blob == (tmp_path / "renditions/web/film-0.mp4").read_bytes()
    track = shown._element.xpath(".//*[local-name()='track']")[0]
    assert (track.get("label"), track.get("lang")) == ("Svenska", "sv-SE")
    assert related["track"].target_part.blob == (tmp_path / "captions/film-0.sv.vtt").read_bytes()
    assert "Den används varje dag." in deck.slides[1].notes_slide.notes_text_frame.text


def test_a_large_film_is_a_still_that_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item = film_item(tmp_path)
    monkeypatch.setattr(slide_pictures, "FILM_MOST", item.files[0].bytes - 1)
    deck = deck_of(pack_of(item), tmp_path)
    (shown,) = pictures(deck)
    assert shown.click_action.hyperlink.address == "renditions/web/film-0.mp4"
    assert descr(shown) == "En pedagog visar en plats."
    assert any(
        "renditions/web/film-0.mp4" in shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame
    )
    assert not [rel for rel in deck.slides[1].part.rels.values() if "video" in rel.reltype]


def test_films_together_stay_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [film_item(tmp_path, number) for number in range(3)]
    monkeypatch.setattr(slide_pictures, "FILMS_MOST", items[0].files[0].bytes * 2 + 10)
    deck = deck_of(pack_of(*items), tmp_path)
    linked = [bool(shown.click_action.hyperlink.address) for shown in pictures(deck)]
    assert linked == [False, False, True]


def test_strange_texts_stay_what_they_are(tmp_path: Path) -> None:
    deck = deck_of(strange_pack(tmp_path), tmp_path)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert STRANGE["markup"]["title"]["sv"] in titles
    assert STRANGE["emoji"]["title"]["sv"] in titles
    assert "Två rader" in titles
    assert all(titles)
    notes = deck.slides[3].notes_slide.notes_text_frame.text
    assert STRANGE["long"]["caption"]["sv"].strip() in notes
    assert all(len(shape.text_frame.text) < 600 for shape in deck.slides[3].shapes if shape.has_text_frame)
    arabic = deck.slides[4].shapes.title.text_frame.paragraphs[0]
    assert arabic._p.pPr.get("rtl") == "1"
    assert not [held for slide in deck.slides for held in slide.placeholders if not held.text_frame.text]


def test_libreoffice_reads_the_texts_in_order(tmp_path: Path) -> None:
    items = (photo_item(tmp_path, 1), photo_item(tmp_path, 2, decorative=True, alt={}), film_item(tmp_path))
    slides.write(pack_of(*items, status="draft"), tmp_path, TEMPLATE)
    root = tree(converted(tmp_path / "presentation.pptx", "odp"))
    assert [text for text in spoken(root) if text] == [ALT["sv"], "En pedagog visar en plats."]
    pages = list(root.iter(f"{DRAW}page"))
    assert len(pages) == 5
    said = words(pages[1])
    assert (
        said.index("Lugn plats 1") < said.index(ALT["sv"]) < said.index("Låga hyllor") < said.index("Foto: Åsa Öberg")
    )
    assert all(DRAFT in words(page) for page in pages)


def plain_template(path: Path) -> Path:
    """PowerPoint's own template as python-pptx brings it, 4:3, with a slide left in it and none of our names."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Ta bort mig"
    deck.save(str(path))
    return path


def test_another_template_is_used_by_its_kinds_of_places(tmp_path: Path) -> None:
    deck = deck_of(pack_of(photo_item(tmp_path, 1), status="draft"), tmp_path, plain_template(tmp_path / "mall.pptx"))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        "Lugna rum",
        "Lugn plats 1",
        "Bildkrediter och villkor",
    ]
    shapes = list(deck.slides[1].shapes)
    assert descr(shapes[1]) == ALT["sv"]
    text = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert "Låga hyllor" in text
    assert "Foto: Åsa Öberg" in text
    assert DRAFT in text


def test_a_template_with_nothing_but_titles_serves_too(tmp_path: Path) -> None:
    deck = Presentation()
    for held in [one for one in deck.slide_layouts if one.name != "Title Only"]:
        deck.slide_layouts.remove(held)
    deck.save(str(tmp_path / "mall.pptx"))
    made = deck_of(pack_of(photo_item(tmp_path, 1), status="draft"), tmp_path, tmp_path / "mall.pptx")
    texts = [shape.text_frame.text for shape in made.slides[1].shapes if shape.has_text_frame]
    assert texts[0] == "Lugn plats 1"
    assert len(texts) == 4
    assert len(pictures(made)) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"<html>"])
def test_what_is_no_template_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mall.pptx").write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        slides.write(pack_of(photo_item(tmp_path)), tmp_path, tmp_path / "mall.pptx")
    assert caught.value.code == "BAD_TEMPLATE"
    assert not (tmp_path / "presentation.pptx").exists()


def test_a_zip_that_is_no_deck_is_a_sentence(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mall.pptx", "w") as held:
        held.writestr("hej.txt", "hej")
    with pytest.raises(FileProblem):
        slides.write(pack_of(photo_item(tmp_path)), tmp_path, tmp_path / "mall.pptx")


def test_our_template_is_what_its_script_draws(tmp_path: Path) -> None:
    script = runpy.run_path(str(RESOURCES.parent / "tools" / "make_slide_template.py"))
    script["make"](tmp_path / "mall.pptx")
    with zipfile.ZipFile(tmp_path / "mall.pptx") as drawn, zipfile.ZipFile(TEMPLATE) as kept:
        assert {name: drawn.read(name) for name in drawn.namelist()} == {
            name: kept.read(name) for name in kept.namelist()
        }


def test_without_anything_to_show_the_words_stand_alone(tmp_path: Path) -> None:
    deck = deck_of(pack_of(film_item(tmp_path, poster=None), photo_item(tmp_path, 1, files=())), tmp_path)
    assert pictures(deck) == []
    text = "\n".join(shape.text_frame.text for shape in deck.slides[1].shapes)
    assert "renditions/web/film-0.mp4" in text
    assert len(deck.slides) == 4
