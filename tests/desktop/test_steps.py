"""Ctrl+Z in the window: what was saved comes back, the buttons say what they mean, fields keep their own keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from imagebank.services.describing import Edit, edit
from imagebank.services.library import open_library
from imagebank.services.searching import read
from tests.desktop.driving import select, settled
from tests.making import picture, taken_in


def _title(library, id):
    return read(library, [id])[0].title.get("sv", "")


def _buttons(session):
    steps = session.window.header.steps
    return steps._undo, steps._redo


def test_undo_and_redo_by_key_and_by_name(library, opened, qtbot, tmp_path):
    ids = [one[0] for one in taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(2)]).imported]
    session = opened()
    undo, redo = _buttons(session)
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    edit(session.desk.library, ids[:1], Edit({("title", "sv"): "Rum"}))
    settled(qtbot, session)
    assert undo.isEnabled()
    assert undo.accessibleName() == "Ångra: Ändra titel"
    session.window.page.grid.setFocus()
    qtbot.keyClick(session.window.page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    assert _title(library, ids[0]) == ""
    assert session.window.page.banner.sentence() == "Ångrat: Ändra titel."
    assert session.window.page.grid.current_id() == session.desk.numbers.of(ids[0])
    assert redo.accessibleName() == "Gör om: Ändra titel"
    assert not undo.isEnabled()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(session.window.page.grid, Qt.Key.Key_Z, both)
    settled(qtbot, session)
    assert _title(library, ids[0]) == "Rum"


def test_a_field_keeps_the_key_while_it_has_something_to_undo(library, opened, qtbot, tmp_path):
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    session = opened()
    edit(session.desk.library, [id], Edit({("title", "sv"): "Rum"}))
    settled(qtbot, session)
    field = session.window.header.search.findChild(QLineEdit)
    session.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "sal")
    for _again in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        if not field.text():
            break
    settled(qtbot, session)
    assert (field.text(), _title(library, id)) == ("", "Rum")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    assert _title(library, id) == ""


def test_a_conflict_is_said(library, opened, qtbot, tmp_path):
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    session = opened()
    edit(session.desk.library, [id], Edit({("title", "sv"): "Rum"}))
    other = open_library(library.root, "Robin")
    edit(other, [id], Edit({("title", "sv"): "Robins"}))
    other.close()
    session.reverting.undo()
    settled(qtbot, session)
    assert "har ändrats av någon annan" in session.window.page.banner.sentence()
    assert _title(library, id) == "Robins"
    assert not _buttons(session)[0].isEnabled()


def test_typed_text_is_kept_and_several_steps_are_undone_at_once(library, opened, qtbot, tmp_path):
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    session = opened()
    for stars in (1, 2, 3):
        edit(session.desk.library, [id], Edit(values={"rating": stars}))
    settled(qtbot, session)
    select(qtbot, session, id)
    session.window.header.steps.undo_wanted.emit(2)
    settled(qtbot, session)
    assert read(library, [id])[0].rating == 1


def test_an_advisor_has_no_such_buttons(library, opened, qtbot, tmp_path):
    taken_in(library, [picture(tmp_path / "a.jpg")])
    assert not opened("Ada", "advisor").window.header.steps.isVisible()
