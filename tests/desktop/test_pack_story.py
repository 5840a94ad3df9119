"""Publication in the real window on a real library: a draft is mended, approved by another, issued, placed, withdrawn; by keyboard."""

from datetime import timedelta
from pathlib import Path

import bagit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from imagebank.core.pack import ItemChoice
from imagebank.core.use import Use
from imagebank.desktop.inspector.decide import DecideDialog
from imagebank.desktop.packs.dialog import PacksDialog
from imagebank.desktop.packs.new_pack import AddToPackSheet, NewPackSheet
from imagebank.desktop.packs.result import PackResultDialog
from imagebank.desktop.packs.step_sheets import IssueSheet, NoteSheet, PublishedSheet
from imagebank.desktop.packs.values import ALL, MINE, OUT, WAITING
from imagebank.desktop.tasks.dialog import TasksDialog
from imagebank.services import library as libraries
from imagebank.services.approving import approve, submit
from imagebank.services.captioning import put_captions
from imagebank.services.describing import Edit, edit
from imagebank.services.drafting import (
    PackEdit,
    add_items,
    choose,
    delete_draft,
    edit_pack,
    make_draft,
    pack_of,
    steps_of,
)
from imagebank.services.packing import of_kind
from imagebank.services.recalling import places
from imagebank.services.releasing import withdraw
from imagebank.services.weeding import weed
from tests.desktop.driving import TODAY, dialog, select, settled, shown
from tests.making import as_actor, described, film, pupil, taken_in, usable, with_pupil

USE = Use("webb", TODAY, title="Lugna rum")
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def press(qtbot, key, keys=Qt.KeyboardModifier.NoModifier):
    """A key, to whoever has the keyboard."""
    qtbot.keyClick(QApplication.focusWidget(), key, keys)


def walk_to(qtbot, wanted, most=60):
    """Tab until `wanted` has the keyboard."""
    for _step in range(most):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {wanted.accessibleName()}")


def stood_at(qtbot, kind):
    """The sheet that is open, with the keyboard in it."""
    made = dialog(kind)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and made.isAncestorOf(QApplication.focusWidget()))
    return made


def put(qtbot, text):
    """Write ASCII into what has the keyboard."""
    qtbot.keyClicks(QApplication.focusWidget(), text)


def opened_at(qtbot, session, pack):
    session.pack_place.open(pack)
    settled(qtbot, session)
    return stood_at(qtbot, PacksDialog)


def written(qtbot, session):
    """What was typed is written."""
    session.pack_place.editing.flush()
    settled(qtbot, session)


def test_a_pack_from_selection_to_withdrawal_by_keyboard(library, tmp_path, opened, qtbot):
    good, other = usable(library, tmp_path, 2)
    person = pupil(library)
    with_pupil(library, other, person)
    edit(library, [good], Edit({("alt", "sv"): "rum 0.jpg"}))
    kim = opened("Kim")
    kim.window.activateWindow()
    qtbot.waitUntil(kim.window.isActiveWindow)
    kim.window.page.focus()
    press(qtbot, Qt.Key.Key_A, CTRL)
    qtbot.wait(5)
    settled(qtbot, kim)
    press(qtbot, Qt.Key.Key_P, CTRL)
    settled(qtbot, kim)
    stood_at(qtbot, NewPackSheet)
    put(qtbot, "Lugna rum")
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, kim)
    packs = stood_at(qtbot, PacksDialog)
    (pack,) = of_kind(library, "pack")
    assert (pack.status, pack.title, len(pack.items)) == ("draft", "Lugna rum", 2)
    assert not packs.acts["submit"].isEnabled()
    assert "1 bild behöver åtgärdas" in packs._why_not.text()

    shop = packs.workshop
    shop.items._go(shop.items.numbers().index(kim.desk.numbers.of(good)))
    assert shop.editor.status._headline.text() == "Alternativtexten behöver ändras"
    walk_to(qtbot, shop.editor.alt.field)
    put(qtbot, "Ett rum med tre bord.")
    settled(qtbot, kim)
    assert shop.editor.alt.remarks.isHidden()
    written(qtbot, kim)
    assert (
        pack_of(library, pack.id).items[0 if pack.items[0].asset == good else 1].choice.alt == "Ett rum med tre bord."
    )
    walk_to(qtbot, packs.acts["submit"])
    press(qtbot, Qt.Key.Key_Return)
    sheet = stood_at(qtbot, NoteSheet)
    put(qtbot, "Klart")
    walk_to(qtbot, sheet.press)
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, kim)
    assert pack_of(library, pack.id).status == "submitted"
    assert not packs.acts["approve"].isEnabled()
    assert "En annan person" in packs._why_not.text()
    packs.close()
    kim.window.close()

    robin = opened("Robin")
    robin.window.activateWindow()
    qtbot.waitUntil(robin.window.isActiveWindow)
    robin.window.page.focus()
    with qtbot.waitSignal(robin.window.places.shown):
        press(qtbot, Qt.Key.Key_5, ALT)
    settled(qtbot, robin)
    packs = stood_at(qtbot, PacksDialog)
    packs.list.group.setFocus()
    qtbot.waitUntil(packs.list.group.hasFocus)
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Down)
    assert packs.list.group.key() == WAITING
    walk_to(qtbot, packs.list.list)
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, robin)
    assert packs.pack == pack.id
    walk_to(qtbot, packs.acts["approve"])
    press(qtbot, Qt.Key.Key_Return)
    sheet = stood_at(qtbot, NoteSheet)
    walk_to(qtbot, sheet.press)
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, robin)
    assert pack_of(library, pack.id).approved_by == "Robin"
    assert "godkännas igen" in packs.workshop.head.warning.text()
    packs = stood_at(qtbot, PacksDialog)
    walk_to(qtbot, packs.acts["issue"])
    press(qtbot, Qt.Key.Key_Return)
    sheet = stood_at(qtbot, IssueSheet)
    sheet.folder.setText(str(tmp_path / "ut"))
    walk_to(qtbot, sheet.press)
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, robin)
    assert "2 bilder lämnades ut" in " ".join(
        one.text() for one in dialog(PackResultDialog).findChildren(type(packs.title))
    )
    dialog(PackResultDialog).close()
    assert bagit.Bag(str(tmp_path / "ut" / f"{pack.id}-lugna-rum")).is_valid()
    settled(qtbot, robin)
    assert packs.workshop.head._word.text() == "Utlämnat"

    packs = stood_at(qtbot, PacksDialog)
    packs.workshop.head.sides.choose(2)
    walk_to(qtbot, packs.workshop.story.add_place)
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, robin)
    sheet = stood_at(qtbot, PublishedSheet)
    walk_to(qtbot, sheet.place)
    put(qtbot, "spsm.se/rum")
    walk_to(qtbot, sheet.press)
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, robin)
    (place,) = places(library, pack.id)
    assert (place.place, place.kind, place.assets) == ("spsm.se/rum", "address", "")
    packs.close()

    withdraw(as_actor(library, "Robin"), person)
    robin.window.places.go("tasks")
    settled(qtbot, robin)
    tasks = dialog(TasksDialog)
    assert tasks.list.item(0).text() == "Publicerat: Återkallat, ska bort nu"
    assert "spsm.se/rum" in tasks.list.item(1).text()
    assert tasks.act.text() == "Öppna bildpaketet"
    stood_at(qtbot, TasksDialog)
    tasks.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, robin)
    packs = dialog(PacksDialog)
    assert packs.pack == pack.id
    assert packs.workshop.head._word.text() == "Inaktuellt"
    packs.close()


@pytest.fixture
def draft(library, tmp_path, opened, qtbot):
    """A draft of two, opened in the workshop of the one who made it."""
    ids = usable(library, tmp_path, 2)
    pack, _changes = make_draft(library, ids, USE)
    session = opened("Kim")
    made = opened_at(qtbot, session, pack)
    yield session, made, pack, ids
    if isValid(made):
        made.close()


def choices(library, pack):
    return {item.asset: item.choice for item in pack_of(library, pack).items}


def test_what_is_typed_is_written_by_itself(library, draft, qtbot):
    session, packs, pack, ids = draft
    packs.workshop.editor.caption.field.setPlainText("Rummet en höst.")
    qtbot.waitUntil(lambda: choices(library, pack)[ids[0]].caption == "Rummet en höst.", timeout=3000)
    packs.workshop.rows.title.setText("Nytt namn")
    packs.workshop.rows.title.textEdited.emit("Nytt namn")
    qtbot.waitUntil(lambda: pack_of(library, pack).title == "Nytt namn", timeout=3000)
    settled(qtbot, session)
    assert packs.title.text() == "Nytt namn"
    assert packs.banner.sentence() == ""


def test_what_is_typed_is_written_when_the_place_is_left(library, draft, qtbot):
    session, packs, pack, ids = draft
    packs.workshop.editor.alt.field.setPlainText("Ett rum.")
    session.window.places.go("library")
    settled(qtbot, session)
    assert choices(library, pack)[ids[0]].alt == "Ett rum."


def test_another_program_s_change_is_said_and_nothing_typed_is_lost(library, draft, qtbot):
    session, packs, pack, ids = draft
    packs.workshop.editor.alt.field.setPlainText("Min text.")
    other = libraries.open_library(library.root, "Robin")
    choose(other, pack, ids[0], ItemChoice(alt="Robins text.", caption="Robins bildtext."))
    edit_pack(other, pack, PackEdit(recipient="Webben"))
    other.close()
    settled(qtbot, session)
    written(qtbot, session)
    assert "Någon annan ändrade" in packs.banner.sentence()
    assert packs.workshop.editor.alt.text() == "Min text."
    assert choices(library, pack)[ids[0]] == ItemChoice(alt="Min text.", caption="Robins bildtext.")
    assert packs.workshop.rows.recipient.text() == "Webben"


def test_what_is_refused_stays_and_says_why(library, draft, qtbot):
    session, packs, pack, ids = draft
    packs.workshop.editor.alt.field.setPlainText("Min text.")
    robin = as_actor(library, "Robin")
    submit(robin, pack, TODAY)
    approve(as_actor(library, "Sam"), pack, TODAY)
    from imagebank.services.exporting import Export, issue

    list(issue(library, pack, library.root.parent / "ut", TODAY, Export()))
    written(qtbot, session)
    assert "utlämnat" in packs.banner.sentence()
    assert "Min text." in packs.banner.sentence()
    assert choices(library, pack)[ids[0]].alt is None


def test_no_step_is_taken_over_a_text_that_could_not_be_written(library, draft, qtbot):
    session, packs, pack, _ids = draft
    person = pupil(library)
    packs.workshop.rows.title.setText(f"Rum med {person}")
    packs.workshop.rows.title.textEdited.emit(f"Rum med {person}")
    packs.acts["submit"].click()
    settled(qtbot, session)
    assert "registrerad person" in packs.banner.sentence()
    assert packs.workshop.rows.title.text() == f"Rum med {person}"
    sheet = dialog(NoteSheet)
    sheet.press.click()
    settled(qtbot, session)
    assert "kunde inte sparas" in sheet.banner.sentence()
    assert pack_of(library, pack).status == "draft"
    sheet.close()
    packs.workshop.rows.title.setText("Rum")
    packs.workshop.rows.title.textEdited.emit("Rum")
    written(qtbot, session)
    assert pack_of(library, pack).title == "Rum"


def test_order_and_removal_are_written(library, draft, qtbot):
    session, packs, pack, ids = draft
    qtbot.keyClick(packs.workshop.items, Qt.Key.Key_Down, ALT)
    settled(qtbot, session)
    assert [item.asset for item in pack_of(library, pack).items] == [ids[1], ids[0]]
    assert packs.workshop.items.current() == session.desk.numbers.of(ids[0])
    qtbot.keyClick(packs.workshop.items, Qt.Key.Key_Delete)
    settled(qtbot, session)
    assert [item.asset for item in pack_of(library, pack).items] == [ids[1]]
    assert packs.workshop.items.current() == session.desk.numbers.of(ids[1])
    assert packs.banner.sentence() == ""


def test_what_is_selected_is_added(library, tmp_path, opened, qtbot):
    ids = usable(library, tmp_path, 3)
    pack, _changes = make_draft(library, ids[:1], USE)
    session = opened("Kim")
    select(qtbot, session, *ids[:2])
    packs = opened_at(qtbot, session, pack)
    assert packs.workshop.add_selected.text() == "Lägg till 1 markerad"
    packs.workshop.add_selected.click()
    settled(qtbot, session)
    assert [item.asset for item in pack_of(library, pack).items] == ids[:2]
    assert packs.workshop.add_selected.isHidden()
    packs.close()
    select(qtbot, session, ids[2])
    session.window.selection_bar.add_wanted.emit()
    settled(qtbot, session)
    sheet = dialog(AddToPackSheet)
    assert "Lugna rum" in sheet.list.currentItem().text()
    sheet.press.click()
    settled(qtbot, session)
    assert [item.asset for item in pack_of(library, pack).items] == ids
    assert pack in session.window.page.banner.sentence()


def test_a_new_pack_can_be_had_where_a_draft_is_asked_for(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened("Kim")
    select(qtbot, session, id)
    session.window.selection_bar.add_wanted.emit()
    settled(qtbot, session)
    dialog(AddToPackSheet).press.click()
    settled(qtbot, session)
    sheet = dialog(NewPackSheet)
    assert sheet.rows.day.day() == TODAY
    sheet.close()


def test_an_approved_pack_is_a_draft_again_when_it_is_changed(library, draft, qtbot):
    session, packs, pack, _ids = draft
    submit(library, pack, TODAY)
    approve(as_actor(library, "Robin"), pack, TODAY)
    settled(qtbot, session)
    assert "godkännas igen" in packs.workshop.head.warning.text()
    packs.workshop.editor.alt.field.setPlainText("Ett annat rum.")
    written(qtbot, session)
    assert pack_of(library, pack).status == "draft"
    assert packs.workshop.head.warning.isHidden()
    assert packs.workshop.head._word.text() == "Utkast"


def test_what_is_approved_is_what_the_sheet_was_opened_on(library, tmp_path, opened, qtbot):
    ids = usable(library, tmp_path, 2)
    robin = as_actor(library, "Robin")
    pack, _changes = make_draft(robin, ids[:1], USE)
    submit(robin, pack, TODAY)
    session = opened("Kim")
    packs = opened_at(qtbot, session, pack)
    packs.acts["approve"].click()
    sheet = dialog(NoteSheet)
    add_items(robin, pack, ids[1:])
    submit(robin, pack, TODAY)
    settled(qtbot, session)  # the workshop shows the other pack by now, behind the sheet
    assert len(packs.workshop.pack.items) == 2
    assert "ändrades just av någon annan" in sheet.banner.sentence()
    for _again in range(2):
        sheet.press.click()
        settled(qtbot, session)
        assert pack_of(library, pack).status == "submitted"
        assert isValid(sheet)
        assert sheet.isVisible()
        assert "ändrades just av någon annan" in sheet.banner.sentence()
        assert packs.banner.sentence() == ""
    sheet.reject()
    packs.acts["approve"].click()
    dialog(NoteSheet).press.click()
    settled(qtbot, session)
    assert pack_of(library, pack).status == "approved"
    packs.close()


def test_given_back_with_a_note_that_is_read_in_the_history(library, draft, qtbot):
    session, packs, pack, _ids = draft
    submit(as_actor(library, "Robin"), pack, TODAY)
    settled(qtbot, session)
    packs.acts["return"].click()
    sheet = dialog(NoteSheet)
    assert not sheet.press.isEnabled()
    sheet.note.setPlainText("Byt ordning.")
    sheet.press.click()
    settled(qtbot, session)
    assert pack_of(library, pack).status == "draft"
    assert "Byt ordning." in packs.workshop.pack.history[0]
    assert steps_of(library, pack)[-1].actor == "Kim"


def test_a_copy_opens_and_a_draft_is_deleted(library, draft, qtbot):
    session, packs, pack, ids = draft
    choose(library, pack, ids[0], ItemChoice(alt="Ett rum."))
    settled(qtbot, session)
    packs.more_acts["copy"].trigger()
    settled(qtbot, session)
    assert packs.pack != pack
    assert packs.pack in packs.banner.sentence()
    assert choices(library, packs.pack)[ids[0]].alt == "Ett rum."
    session.pack_place.steps.sure = lambda _parent, asked: asked.id == packs.pack
    packs.more_acts["delete"].trigger()
    settled(qtbot, session)
    assert [one.id for one in of_kind(library, "pack")] == [pack]
    assert packs.pack == ""
    assert packs.list.current() == pack


def test_a_pack_that_is_deleted_by_another_is_said(library, draft, qtbot):
    session, packs, pack, _ids = draft
    delete_draft(as_actor(library, "Robin"), pack)
    settled(qtbot, session)
    assert pack in packs.banner.sentence()


def test_a_place_is_marked_as_taken_down(library, draft, qtbot):
    from imagebank.core.registers import Placement
    from imagebank.services.exporting import Export, issue
    from imagebank.services.placing import record_place

    session, packs, pack, ids = draft
    submit(library, pack, TODAY)
    approve(as_actor(library, "Robin"), pack, TODAY)
    list(issue(library, pack, library.root.parent / "ut", TODAY, Export()))
    record_place(library, Placement("", pack, "Föredrag", kind="event", assets=ids[0], planned_end="2030-01-01"))
    settled(qtbot, session)
    (shown_place,) = packs.workshop.pack.places
    assert shown_place.facts == "Tillfälle · 1 bild · tas ner 2030-01-01"
    packs.workshop.story.down_wanted.emit(shown_place.id)
    settled(qtbot, session)
    assert places(library, pack)[0].taken_down_on == TODAY.isoformat()
    assert packs.workshop.pack.places[0].down


def test_what_stops_is_mended_in_place_or_where_it_is(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    person = pupil(library, valid_to=TODAY - timedelta(days=1))
    with_pupil(library, id, person)
    edit(library, [id], Edit({("alt", "sv"): ""}, {"creator": ""}))
    pack, _changes = make_draft(library, [id], USE)
    session = opened("Kim")
    packs = opened_at(qtbot, session, pack)
    steps = {one.action for one in packs.workshop.pack.items[0].status.steps}
    assert {"release", "field:alt_sv", "field:creator"} <= steps
    number = session.desk.numbers.of(id)
    packs.workshop.editor.step_wanted.emit(number, "field:alt_sv", "")
    assert QApplication.focusWidget() is packs.workshop.editor.alt.field
    packs.workshop.editor.step_wanted.emit(number, "release", person)
    settled(qtbot, session)
    sheet = next(
        one for one in QApplication.topLevelWidgets() if type(one).__name__ == "ReleaseDialog" and one.isVisible()
    )
    sheet.close()
    packs.workshop.editor.step_wanted.emit(number, "field:creator", "")
    settled(qtbot, session)
    assert shown(session) == [id]
    session.window.activateWindow()
    assert session.window.inspector._texts["creator"].isAncestorOf(session.window.focusWidget())
    assert session.window.page.banner.sentence().startswith("Här åtgärdas det")


def test_a_review_is_decided_for_the_use_of_the_pack(library, tmp_path, opened, qtbot):
    ids = usable(library, tmp_path)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    edit(library, ids, Edit(values={"readable_personal_data": False}))
    pack, _changes = make_draft(library, ids, Use("tryck", TODAY, title="Rum"))
    session = opened("Kim")
    packs = opened_at(qtbot, session, pack)
    packs.workshop.editor.step_wanted.emit(session.desk.numbers.of(ids[0]), "decide", "")
    settled(qtbot, session)
    asked = dialog(DecideDialog)
    assert any("Tryck" in one.text() for one in asked.findChildren(type(packs.title)))
    asked.close()
    packs.close()


def test_the_list_sorts_packs_by_whose_turn_it_is(library, tmp_path, opened, qtbot):
    ids = usable(library, tmp_path)
    mine, _changes = make_draft(library, ids, USE)
    theirs, _changes = make_draft(as_actor(library, "Robin"), ids, USE)
    submit(as_actor(library, "Robin"), theirs, TODAY)
    session = opened("Kim")
    session.window.places.go("packs")
    settled(qtbot, session)
    packs = dialog(PacksDialog)
    found = {row.id: row.groups for row in packs.list._rows}
    assert found == {mine: {ALL, MINE}, theirs: {ALL, WAITING}}
    assert OUT not in found[theirs]
    packs.close()


def test_a_film_counts_seconds_and_stops(library, tmp_path, opened, qtbot):
    report = taken_in(library, [film(tmp_path / "rum.mp4", 2)])
    ids = [id for id, _, _ in report.imported]
    described(library, ids, visibility="none", audio_description="not_needed")
    edit(as_actor(library, "Robin"), ids, Edit(second_review=True))
    pack, _changes = make_draft(library, ids, Use("internt", TODAY, title="Rum"))
    session = opened("Kim")
    packs = opened_at(qtbot, session, pack)
    assert packs.workshop.editor._part.isVisibleTo(packs)
    packs.workshop.editor.film.end.setText("0:01")
    packs.workshop.editor.film.end.textEdited.emit("0:01")
    written(qtbot, session)
    assert choices(library, pack)[ids[0]].span == (0.0, 1.0)
    packs.close()


def test_a_stopped_issue_writes_nothing(library, draft, qtbot):
    session, packs, pack, _ids = draft
    submit(library, pack, TODAY)
    approve(as_actor(library, "Robin"), pack, TODAY)
    settled(qtbot, session)
    target = Path(library.root.parent / "stopp")
    packs.acts["issue"].click()
    sheet = dialog(IssueSheet)
    sheet.folder.setText(str(target))
    sheet.press.click()
    session.window.job_bar._cancel.click()
    settled(qtbot, session)
    assert "avbröts" in packs.banner.sentence()
    assert not target.exists() or list(target.iterdir()) == []
    assert pack_of(library, pack).status == "approved"


def test_a_weeded_picture_says_so_and_can_be_taken_out(library, draft, qtbot):
    session, packs, pack, ids = draft
    weed(library, ids[:1], "RA-MS 2026:1")
    settled(qtbot, session)
    stopped = packs.workshop.pack.items[0]
    assert "gallrad" in stopped.status.reasons[0]
    assert "1 bild behöver" in packs._why_not.text()
    packs.workshop.remove_wanted.emit(stopped.number)
    settled(qtbot, session)
    assert [item.asset for item in pack_of(library, pack).items] == ids[1:]
    assert packs.banner.sentence() == ""


def test_flaws_of_captions_are_said_and_led_to(library, tmp_path, opened, qtbot):
    report = taken_in(library, [film(tmp_path / "rum.mp4", 2)])
    ids = [id for id, _, _ in report.imported]
    described(library, ids, visibility="none", audio_description="not_needed")
    edit(as_actor(library, "Robin"), ids, Edit(second_review=True))
    (tmp_path / "rum.sv.vtt").write_text("WEBVTT\n\n00:10.000 --> 00:11.000\nHej\n", encoding="utf-8")
    put_captions(library, ids[0], tmp_path / "rum.sv.vtt")
    pack, _changes = make_draft(library, ids, USE)
    session = opened("Kim")
    packs = opened_at(qtbot, session, pack)
    status = packs.workshop.pack.items[0].status
    assert (status.tone, status.headline) == ("bad", "Undertexterna behöver ändras")
    assert "efter filmens slut" in status.reasons[-1]
    assert status.steps[-1].action == "field:captions"
    packs.close()
