"""One picture for one's own presentation: decided at that moment, clean, in the ledger, found by withdrawals."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from imagebank.core.errors import FileProblem, ImagebankError, Refused
from imagebank.core.registers import Recall
from imagebank.core.use import Use
from imagebank.services.acting import put_setting
from imagebank.services.library import Library
from imagebank.services.logbook import state
from imagebank.services.packing import issued, of_kind
from imagebank.services.pulling import pull
from imagebank.services.releasing import withdraw
from imagebank.store import ledger, pack_items, registers
from tests.making import TODAY, as_actor, picture, pupil, taken_in, usable, with_pupil

USE = Use("presentation", TODAY, title="Föreläsning i Umeå")


def test_an_advisor_takes_a_picture(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    put_setting(library, "unit", "Rådgivning norr")
    done = pull(as_actor(library, "Alva", "advisor"), id, USE, tmp_path / "mina")
    (file,) = done.files
    assert file.parent == tmp_path / "mina"
    with Image.open(file) as image:
        assert image.format == "JPEG"
    assert (done.number, done.credit) == ("U2026-0001", "Foto: Kim")
    assert done.alt == "Ett tomt klassrum med bord i rader."
    (pack,) = of_kind(library, "pull")
    assert (pack.status, pack.title, pack.author, pack.approved_by) == (
        "issued", "Föreläsning i Umeå", "Rådgivning norr", None,
    )  # fmt: skip
    assert issued(library) == []
    line = list(ledger.lines(library.db))[-1]
    assert (line.verb, line.subject, line.actor) == ("pull", "U2026-0001", "Rådgivning norr")
    assert "Alva" not in " ".join(one.actor + one.detail for one in ledger.lines(library.db))
    assert state(library).whole


def test_the_file_carries_what_finds_it_again(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    done = pull(library, id, USE, tmp_path / "mina")
    (item,) = of_kind(library, "pull")[0].items
    packet = done.files[0].read_bytes()
    assert f"{id}/{item.identifier}".encode() in packet
    assert pack_items.by_identifier(library.db, item.identifier) == (done.number, id)


def test_a_second_pull_takes_a_free_name(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    first, second = (pull(library, id, USE, tmp_path / "mina").files[0] for _ in range(2))
    assert first != second
    assert first.is_file()
    assert second.is_file()


def test_what_may_not_be_used_is_refused_with_the_reason(library: Library, tmp_path: Path) -> None:
    new = taken_in(library, [picture(tmp_path / "ny.jpg", 77)]).imported[0][0]
    with pytest.raises(Refused, match="bedömt"):
        pull(library, new, USE, tmp_path / "mina")
    assert not (tmp_path / "mina").exists()
    assert of_kind(library, "pull") == []


@pytest.mark.parametrize(
    ("asset", "use", "preset", "code"),
    [
        ("nope", USE, "presentation", "UNKNOWN_ID"),
        (None, Use("radio", TODAY, title="x"), "presentation", "UNKNOWN_CHANNEL"),
        (None, Use("presentation", TODAY, title=" "), "presentation", "NO_TITLE"),
        (None, USE, "affisch", "BAD_RENDITION"),
    ],
)
def test_words_that_do_not_go(
    library: Library, tmp_path: Path, asset: str | None, use: Use, preset: str, code: str
) -> None:
    (id,) = usable(library, tmp_path)
    with pytest.raises(ImagebankError) as caught:
        pull(library, asset or id, use, tmp_path / "mina", preset)
    assert caught.value.code == code


def test_a_folder_that_cannot_be_written_leaves_nothing(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    (tmp_path / "fil").write_text("x")
    with pytest.raises(FileProblem):
        pull(library, id, USE, tmp_path / "fil" / "mina")
    assert of_kind(library, "pull") == []
    assert [line.verb for line in ledger.lines(library.db)].count("pull") == 0


def test_a_withdrawal_finds_what_was_pulled(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    person = pupil(library)
    with_pupil(library, id, person)
    done = pull(library, id, USE, tmp_path / "mina")
    withdraw(library, person)
    (recall,) = registers.all_(library.db, Recall)
    assert (recall.pack, recall.place, recall.recipient) == (done.number, "Föreläsning i Umeå", "Kim")
    assert of_kind(library, "pull")[0].status == "stale"


def test_as_slides_the_picture_has_its_alternative_text_and_credit(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    done = pull(library, id, USE, tmp_path / "mina", as_slides=True)
    picture, deck = done.files
    assert (deck.suffix, deck.stem) == (".pptx", picture.stem)
    shapes = [shape for slide in Presentation(str(deck)).slides for shape in slide.shapes]
    described = [shape for shape in shapes if shape._element._nvXxPr.cNvPr.get("descr")]
    assert [shape._element._nvXxPr.cNvPr.get("descr") for shape in described] == [done.alt]
    assert any("Kim" in shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_a_pull_is_never_dated_back(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    with pytest.raises(Refused) as caught:
        pull(library, id, USE, tmp_path / "mina", asked=TODAY + timedelta(days=1))
    assert caught.value.code == "DATE_PASSED"
    assert of_kind(library, "pull") == []
