"""Every form of a pack that leaves a library: each is there, in the bag, and says nothing of persons."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import bagit
import pypdfium2
import pytest
from pptx import Presentation

from imagebank.core.errors import FileProblem
from imagebank.core.pack import ItemChoice
from imagebank.core.use import Use
from imagebank.services import pack_files
from imagebank.services.captioning import put_captions
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.verifying import verify
from tests.making import TODAY, as_actor, described, film, pupil, taken_in, usable, vault_of, with_pupil

USE = Use("webb", TODAY, title="Lugna rum")
NAMES = {
    "index.html", "manifest.json", "metadata.csv", "ANVANDNING.txt", "presentation.pptx", "picture-list.docx", "contact-sheet.pdf",
}  # fmt: skip


def exported(library: Library, ids: list[str], target: Path, approved_by: str | None = "Robin") -> Path:
    for _ in export(library, Order(tuple(ids), USE, target, approved_by=approved_by), Export()):
        pass
    return target / "data"


def test_a_pack_has_every_form_and_is_a_whole_bag(library: Library, tmp_path: Path) -> None:
    data = exported(library, usable(library, tmp_path, 2), tmp_path / "ut")
    assert {path.name for path in data.iterdir() if path.is_file()} == NAMES
    bagit.Bag(str(tmp_path / "ut")).validate()
    checked = verify(library, tmp_path / "ut", TODAY)
    assert (checked.whole, checked.may_be_used) == (True, True)
    manifest = json.loads((data / "manifest.json").read_text("utf-8"))
    listed = {
        line.split("  ", 1)[1]: line.split("  ")[0]
        for line in (tmp_path / "ut" / "manifest-sha256.txt").read_text("utf-8").splitlines()
    }
    for item in manifest["items"]:
        assert item["identifier"]
        assert all(listed[f"data/{file['path']}"] == file["sha256"] for file in item["renditions"])


def test_the_forms_follow_the_library_s_own_template(library: Library, tmp_path: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = 9_000_000, 5_000_000
    deck.save(str(library.root / "mall.pptx"))
    data = exported(library, usable(library, tmp_path), tmp_path / "ut")
    assert Presentation(str(data / "presentation.pptx")).slide_width == 9_000_000


def test_a_form_that_cannot_be_written_stops_the_pack(library: Library, tmp_path: Path) -> None:
    (library.root / "mall.pptx").write_text("ingen mall")
    ids = usable(library, tmp_path)
    with pytest.raises(FileProblem) as caught:
        exported(library, ids, tmp_path / "ut")
    assert caught.value.code == "BAD_TEMPLATE"
    assert not (tmp_path / "ut").exists()
    assert list(tmp_path.glob(".*unfinished*")) == []


def everything_said(data: Path) -> str:
    """All text of all forms, unpacked."""
    said = [
        path.read_text("utf-8", errors="ignore")
        for path in data.rglob("*")
        if path.suffix in {".html", ".json", ".csv", ".txt", ".vtt"}
    ]
    for name in ("presentation.pptx", "picture-list.docx"):
        with zipfile.ZipFile(data / name) as held:
            said += [
                held.read(one).decode("utf-8", errors="ignore")
                for one in held.namelist()
                if one.endswith((".xml", ".rels"))
            ]
    document = pypdfium2.PdfDocument(data / "contact-sheet.pdf")
    said += [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(said)


def test_no_person_and_no_file_s_own_name_is_in_any_form(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    person = pupil(library)
    vault_of(library).put(person, "Ninni Nyberg")
    with_pupil(library, ids[0], person)
    edit(library, ids, Edit({("caption", "sv"): f"Här läser {person} en bok."}))
    text = everything_said(exported(library, ids, tmp_path / "ut"))
    assert "en elev" in text
    assert not re.search(rf"{re.escape(person)}|Nyberg|rum 0|rum 1", text)


def test_a_film_and_nothing_else(library: Library, tmp_path: Path) -> None:
    report = taken_in(library, [film(tmp_path / "f.mp4")])
    ids = [id for id, _, _ in report.imported]
    described(library, ids, visibility="none", audio_description="not_needed")
    edit(as_actor(library, "Robin"), ids, Edit(second_review=True))
    (tmp_path / "f.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:00.900\nEtt klassrum.\n", encoding="utf-8")
    put_captions(library, ids[0], tmp_path / "f.vtt")
    data = exported(library, ids, tmp_path / "ut")
    assert {path.name for path in data.iterdir() if path.is_file()} == NAMES
    assert "<video" in (data / "index.html").read_text("utf-8")
    deck = Presentation(str(data / "presentation.pptx"))
    assert [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in deck.slides[1].shapes][
        1
    ] == "Ett tomt klassrum med bord i rader."


def test_the_bag_says_who_and_what(library: Library, tmp_path: Path) -> None:
    exported(library, usable(library, tmp_path), tmp_path / "ut")
    info = (tmp_path / "ut" / "bag-info.txt").read_text("utf-8")
    assert "External-Identifier: P2026-0001" in info
    assert "External-Description: Lugna rum" in info
    assert pack_files.slide_template(library) == pack_files.SLIDES


def test_what_was_chosen_for_the_pack_is_what_every_form_says(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    choices = {
        ids[0]: ItemChoice(decorative=True),
        ids[1]: ItemChoice(alt="Rummet i det här sammanhanget.", caption="Bara här."),
    }
    order = Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin", choices=choices)
    for _ in export(library, order, Export()):
        pass
    data = tmp_path / "ut" / "data"
    first, second = json.loads((data / "manifest.json").read_text("utf-8"))["items"]
    assert (first["decorative"], first["alt"]) == (True, {})
    assert (second["decorative"], second["alt"]["sv"], second["caption"]["sv"]) == (
        False,
        "Rummet i det här sammanhanget.",
        "Bara här.",
    )
    assert re.findall(r'<img [^>]*alt="([^"]*)"', (data / "index.html").read_text("utf-8")) == [
        "",
        "Rummet i det här sammanhanget.",
    ]
    deck = Presentation(str(data / "presentation.pptx"))
    said = [
        shape._element.xpath(".//p:cNvPr")[0].get("descr")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    assert said == ["", "Rummet i det här sammanhanget."]
