"""Checking a deck at the window: dropped documents are checked, not taken in; the answer is read, saved and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from imagebank.core.use import Use
from imagebank.desktop.parts.tab_order import in_order
from imagebank.desktop.take_in.dialog import TakeInDialog
from imagebank.desktop.trace.result import TraceResult
from imagebank.desktop.trace.sheet import TraceSheet
from imagebank.desktop.trace.values import TraceValue, are_documents
from imagebank.desktop.values import Choice, PackItemValue
from imagebank.services.describing import Edit, edit
from imagebank.services.pulling import pull
from tests.desktop.driving import TODAY, dialog, settled, shown
from tests.desktop.test_window import nameless, small
from tests.making import usable

BAD = PackItemValue(1, "Rum – deck.pptx, sidan 2", "bad", "Ska bort", ("Spärrad.",), ("Använd hellre: Annat rum",))


@pytest.fixture
def deck(library, tmp_path):
    """A presentation with a pulled picture that is blocked since, and one that may stay; their ids."""
    ids = usable(library, tmp_path / "in", 2)
    made = Presentation()
    for id in ids:
        done = pull(library, id, Use("presentation", TODAY, title="Umeå"), tmp_path / "mina")
        made.slides.add_slide(made.slide_layouts[6]).shapes.add_picture(str(done.files[0]), 0, 0)
    made.save(str(tmp_path / "deck.pptx"))
    edit(library, ids[:1], Edit(values={"blocked": True}))
    return tmp_path / "deck.pptx", ids


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["a.pptx"], True), (["a.PDF", "b.docx"], True), (["a.pptx", "b.jpg"], False), (["b.jpg"], False), ([], False)],
)
def test_documents_are_told_from_pictures(names, expected):
    assert are_documents([Path(name) for name in names]) is expected


def test_a_dropped_deck_is_checked_and_answered(deck, opened, qtbot, tmp_path):
    path, ids = deck
    session = opened()
    session.window.drop.dropped.emit([path])
    settled(qtbot, session)
    sheet = dialog(TraceSheet)
    assert sheet.press.isEnabled()
    sheet.press.click()
    settled(qtbot, session)
    result = dialog(TraceResult)
    texts = [item.status_word for item in result.list.verdicts.items]
    assert texts == ["Ska bort", "Får användas"]
    assert "sidan 1" in result.list.verdicts.items[0].title
    session.tracing.choose_file = lambda name: str(tmp_path / name)
    result.page_wanted.emit()
    result.table_wanted.emit()
    settled(qtbot, session)
    assert "Ska bort" in (tmp_path / "svar.html").read_text("utf-8")
    assert "Ska bort" in (tmp_path / "svar.csv").read_text("utf-8-sig")
    result.show_wanted.emit()
    result.accept()
    settled(qtbot, session)
    assert set(shown(session)) == set(ids)


def test_a_dropped_picture_is_still_taken_in(library, tmp_path, opened, qtbot):
    session = opened()
    session.window.drop.dropped.emit([tmp_path / "b.jpg"])
    settled(qtbot, session)
    assert dialog(TakeInDialog) is not None


def test_what_could_not_be_read_is_said(library, tmp_path, opened, qtbot):
    (tmp_path / "t.pptx").write_bytes(b"PK\x03\x04")
    session = opened()
    session.window.header.trace_wanted.emit()
    settled(qtbot, session)
    sheet = dialog(TraceSheet)
    assert not sheet.press.isEnabled()
    sheet.sources.choose([tmp_path / "t.pptx"])
    sheet.press.click()
    settled(qtbot, session)
    assert len(dialog(TraceResult)._value.unread) == 1
    assert not dialog(TraceResult).list.isVisible()


def test_controls_have_names_and_room(window, qtbot):
    value = TraceValue("1 bild ska bort", (BAD,), 3, ("t.pptx: skadad",))
    for one in (TraceSheet(window, (Choice("webb", "Webb"),)), TraceResult(window, value, window.thumbnails)):
        one.show()
        assert not list(nameless(one))
        assert not list(small(one))
        assert list(in_order(one))
        one.close()
