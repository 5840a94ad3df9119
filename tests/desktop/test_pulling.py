"""One picture for one's own presentation: saved, copied, dragged; refused with the reason; made once, and only when taken."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imagebank.core.use import Use
from imagebank.desktop.feeding.pull_folder import PREFIX, new_folder, sweep
from imagebank.desktop.feeding.pulling import why_not
from imagebank.desktop.feeding.pulling_drag import LateFiles
from imagebank.desktop.packs.pull_sheet import PullSheet
from imagebank.desktop.take_in.drop import FileDrop
from imagebank.services.describing import Edit, edit
from imagebank.services.packing import of_kind
from tests.desktop.driving import TODAY, dialog, select, settled
from tests.making import as_actor, film, pupil, taken_in, usable, with_pupil


@pytest.fixture
def pulling(library, tmp_path, opened, qtbot):
    """An advisor's window with one picture that may be used, and it is selected."""
    (id,) = usable(library, tmp_path)
    edit(library, [id], Edit(values={"credit": "Foto: Kim/SPSM"}))
    session = opened("Alex", "advisor")
    session.pulling._folder = tmp_path / "session"
    session.pulling._folder.mkdir()
    select(qtbot, session, id)
    return session, id


def test_it_is_saved_and_noted_with_what_goes_beside_it(library, pulling, tmp_path, qtbot):
    session, id = pulling
    session.window.selection_bar._pull.click()
    settled(qtbot, session)
    sheet = dialog(PullSheet)
    assert sheet.title_field.text() == f"Presentation {TODAY}"
    assert (sheet.channel.key(), sheet.preset.key()) == ("presentation", "presentation")
    assert sheet.answer.text() == "Får användas."
    sheet.title_field.setText("Föreläsning i Umeå")
    sheet.choose_folder = lambda: str(tmp_path / "ut")
    sheet.press.click()
    settled(qtbot, session)
    (pack,) = of_kind(library, "pull")
    assert (pack.title, pack.channel, pack.items[0].asset) == ("Föreläsning i Umeå", "presentation", id)
    assert sorted(path.suffix for path in (tmp_path / "ut").iterdir()) == [".jpg", ".pptx"]
    assert "Foto: Kim/SPSM" in session.window.page.banner.sentence()
    actions = session.window.page.banner._buttons
    words = [actions.itemAt(at).widget().text() for at in range(actions.count())]
    assert words == ["Kopiera bildkredit", "Kopiera alternativtext"]
    actions.itemAt(1).widget().click()
    assert QApplication.clipboard().text() == "Ett tomt klassrum med bord i rader."
    session.window.selection_bar._pull.click()
    settled(qtbot, session)
    assert dialog(PullSheet).title_field.text() == "Föreläsning i Umeå"
    dialog(PullSheet).close()


def test_a_picture_that_ends_says_its_last_day(library, pulling, qtbot):
    session, id = pulling
    with_pupil(library, id, pupil(library, valid_to=date(TODAY.year + 2, 6, 30), channels=frozenset({"presentation"})))
    settled(qtbot, session)
    session.window.facets.use.changed.emit("presentation", TODAY, False)
    settled(qtbot, session)
    select(qtbot, session, id)
    session.window.selection_bar._pull.click()
    settled(qtbot, session)
    sheet = dialog(PullSheet)
    assert sheet.answer.text() == f"Får användas till och med 30 juni {TODAY.year + 2}."
    sheet.close()


def test_it_is_copied_as_a_file(library, pulling, qtbot):
    session, _id = pulling
    session.window.selection_bar.pull_wanted.emit()
    settled(qtbot, session)
    dialog(PullSheet).copy.click()
    settled(qtbot, session)
    (url,) = QApplication.clipboard().mimeData().urls()
    assert Path(url.toLocalFile()).parent == session.pulling.folder
    assert "kopierad" in session.window.page.banner.sentence()


def test_no_folder_leaves_the_sheet_open(library, pulling, qtbot):
    session, _id = pulling
    session.window.selection_bar.pull_wanted.emit()
    settled(qtbot, session)
    sheet = dialog(PullSheet)
    sheet.choose_folder = lambda: ""
    sheet.press.click()
    settled(qtbot, session)
    assert sheet.isVisible()
    assert sheet.press.isEnabled()
    assert of_kind(library, "pull") == []
    sheet.close()


def test_a_drag_makes_the_file_when_it_is_taken_and_once(library, pulling, qtbot):
    session, id = pulling
    data = session.pulling.offered(session.desk.numbers.of(id))
    assert data.hasUrls()
    assert data.formats() == ["text/uri-list"]
    assert list(session.pulling.folder.iterdir()) == []
    assert of_kind(library, "pull") == []
    (url,) = data.urls()
    assert Path(url.toLocalFile()).read_bytes()[:3] == b"\xff\xd8\xff"
    assert bytes(data.data("text/uri-list")).decode().strip() == url.toString()
    assert data.urls() == [url]
    assert len(of_kind(library, "pull")) == 1
    qtbot.waitUntil(lambda: "Foto: Kim/SPSM" in session.window.page.banner.sentence())


def test_a_picture_that_may_not_be_used_is_not_dragged(library, pulling, qtbot):
    session, id = pulling
    person = pupil(library, status="refused")
    with_pupil(library, id, person)
    assert session.pulling.offered(session.desk.numbers.of(id)) is None
    said = session.window.page.banner.sentence()
    assert "får inte användas" in said
    assert person not in said


def test_a_withdrawal_between_drag_and_drop_hands_nothing_over(library, pulling, qtbot):
    session, id = pulling
    data = session.pulling.offered(session.desk.numbers.of(id))
    with_pupil(library, id, pupil(library, status="refused"))
    assert data.urls() == []
    assert of_kind(library, "pull") == []
    qtbot.waitUntil(lambda: "får inte användas" in session.window.page.banner.sentence())


def test_a_refusal_is_said_in_the_sheet_for_each_channel(library, pulling, qtbot):
    session, id = pulling
    session.window.selection_bar.pull_wanted.emit()
    settled(qtbot, session)
    sheet = dialog(PullSheet)
    sheet.channel.stand_at("press")
    sheet.channel.chosen.emit("press")
    settled(qtbot, session)
    assert not sheet.press.isEnabled()
    assert sheet.answer.text() == why_not(library, id, Use("press", TODAY, title="x"), "presentation")
    assert sheet.answer.text()
    sheet.close()


def test_a_film_is_not_dragged(library, tmp_path, opened, qtbot):
    session = opened("Robin")
    report = taken_in(library, [film(tmp_path / "a.mp4")])
    session.watching.look()
    settled(qtbot, session)
    number = session.desk.numbers.of(report.imported[0][0])
    assert session.pulling.offered(number) is None
    assert "Filmer dras inte ut" in session.window.page.banner.sentence()


def test_the_grid_tells_what_is_dragged(library, pulling, qtbot):
    session, id = pulling
    grid = session.window.page.grid
    grid.dragged.disconnect()
    grid.setCurrentIndex(session.window.model.index(0, 0))
    with qtbot.waitSignal(grid.dragged) as told:
        grid.startDrag(Qt.DropAction.CopyAction)
    assert told.args == [session.desk.numbers.of(id)]


def test_our_own_drag_is_not_asked_for_its_files(qtbot, monkeypatch):
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    drop = FileDrop(widget)
    asked = []
    data = LateFiles(lambda: asked.append(1) or ())
    event = QDragEnterEvent(
        QPoint(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    monkeypatch.setattr(QDragEnterEvent, "source", lambda _event: widget)
    assert not drop.eventFilter(widget, event)
    assert asked == []
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile("/a.jpg")])
    monkeypatch.setattr(QDragEnterEvent, "source", lambda _event: None)
    event = QDragEnterEvent(
        QPoint(1, 1), Qt.DropAction.CopyAction, other, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert drop.eventFilter(widget, event)


def test_old_sessions_files_are_swept_at_the_next_start(tmp_path):
    old, new = new_folder(tmp_path), new_folder(tmp_path)
    (old / "a.jpg").write_bytes(b"x")
    other = tmp_path / "annat"
    other.mkdir()
    past = time.time() - 3 * 24 * 3600
    for folder in (old, other):
        os.utime(folder, (past, past))
    sweep(tmp_path)
    assert not old.exists()
    assert new.is_dir()
    assert other.is_dir()
    assert new.name.startswith(PREFIX)


def test_a_curator_pulls_too(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened("Robin")
    select(qtbot, session, id)
    assert session.window.selection_bar._pull.isHidden()
    assert session.window.selection_bar._pull_act.isEnabled()
    session.window.selection_bar._pull_act.trigger()
    settled(qtbot, session)
    dialog(PullSheet).close()
    assert as_actor(library, "Robin").actor.may_write


def test_ctrl_c_makes_the_picture_ready_to_be_pasted(library, pulling, qtbot):
    session, _id = pulling
    session.window.activateWindow()
    session.window.page.focus()
    QTest.keyClick(session.window.page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    (url,) = QApplication.clipboard().mimeData().urls()
    assert Path(url.toLocalFile()).parent == session.pulling.folder
    assert len(of_kind(library, "pull")) == 1


def test_what_may_not_be_used_is_not_copied(library, pulling, qtbot):
    session, id = pulling
    edit(as_actor(library, "Kim"), [id], Edit(values={"licence_channels": frozenset({"webb"})}))
    session.pulling.copy()
    settled(qtbot, session)
    assert of_kind(library, "pull") == []
    assert session.window.page.banner.sentence()
