"""No pseudonym leaves: where a name was replaced by one, the pack and the recall letter have a neutral word."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.errors import Refused
from imagebank.core.use import Use
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.leaving_words import without_pseudonyms
from imagebank.services.library import Library
from imagebank.services.naming import names_in_bank, replace_names
from imagebank.services.packing import Order
from imagebank.services.recalling import letter, recalls
from imagebank.services.releasing import withdraw
from tests.making import TODAY, pupil, usable, vault_of, with_pupil


def test_what_leaves_has_a_neutral_word(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    person = pupil(library)
    vault_of(library).put(person, "Ottilia Ek")
    with_pupil(library, id, person)
    edit(library, [id], Edit({("title", "sv"): "Ottilia Ek vid bordet", ("alt", "sv"): "Här sitter Ottilia Ek."}))
    replace_names(library, names_in_bank(library))
    use = Use("webb", TODAY, title="Klassen")
    for _ in export(library, Order((id,), use, tmp_path / "ut", approved_by="Robin", recipient="Webben"), Export()):
        pass
    for path in (tmp_path / "ut").rglob("*"):
        assert person not in path.name
        assert not path.is_file() or person.encode() not in path.read_bytes(), path
    page = next((tmp_path / "ut").rglob("*.html")).read_text("utf-8")
    assert "En elev vid bordet" in page
    assert "Här sitter en elev." in page
    withdraw(library, person)
    said = letter(library, recalls(library)[0].id, TODAY)
    assert "En elev vid bordet" in said.body
    assert person not in said.body + said.subject


def test_a_title_or_recipient_with_a_pseudonym_is_refused(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    person = pupil(library)
    with pytest.raises(Refused) as caught:
        next(export(library, Order((id,), Use("webb", TODAY, title=f"{person} läser"), tmp_path / "ut"), Export()))
    assert caught.value.code == "NAME_IN_TITLE"


def test_other_words_stay(library: Library) -> None:
    person = pupil(library)
    assert without_pseudonyms(library, f"P-AAAAAA och XP-12, {person.lower()}.", "sv") == "P-AAAAAA och XP-12, en elev."
