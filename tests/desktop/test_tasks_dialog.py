"""The work list and the recalls: where lines lead, what is saved, and that every dialog of people is for the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from imagebank.core.card import Card
from imagebank.core.people import Person
from imagebank.core.use import Use
from imagebank.desktop.packs.step_sheets import NoteSheet
from imagebank.desktop.parts.tab_order import in_order, move_focus
from imagebank.desktop.people.class_list import ChooseListSheet, ClassListDialog
from imagebank.desktop.people.paper_sheets import EvidenceSheet, FormsSheet, ObjectionSheet, SignSheet, WithdrawSheet
from imagebank.desktop.people.post_sheets import CardSheet, MergeSheet, PostSheet
from imagebank.desktop.people.register import RegisterDialog
from imagebank.desktop.people.returned import ReturnedSheet
from imagebank.desktop.people.values import FormPerson, PersonDetails, PersonRow
from imagebank.desktop.tasks.dialog import TasksDialog
from imagebank.desktop.tasks.place import PlaceSheet
from imagebank.desktop.tasks.recalls import RecallsDialog
from imagebank.desktop.tasks.values import RecallValue, TaskValue
from imagebank.desktop.values import Choice
from imagebank.desktop.vault.dialog import VaultDialog
from imagebank.desktop.vault.passphrases import NewPassphraseSheet, UnlockSheet
from imagebank.desktop.vault.recovery import RecoveryKeySheet
from imagebank.services.approving import submit
from imagebank.services.drafting import make_draft
from imagebank.services.exporting import Export, export
from imagebank.services.packing import Order, issued
from imagebank.services.recalling import places
from tests.desktop.driving import TODAY, dialog, settled, shown
from tests.desktop.test_window import nameless, small
from tests.making import pupil, usable, vault_of, with_pupil

CHANNELS = (Choice("webb", "Egen webb"), Choice("tryck", "Tryck"))
SIGNERS = (Choice("G1", "Vårdnadshavare G1"), Choice("subject", "Personen själv"))


def dialogs(window):
    register = RegisterDialog(window)
    register.show_rows([PersonRow("P-1", "elev", "Samtycke finns", "2028-01-01", 3, "Elin Ek")])
    register.show_details(PersonDetails("P-1", "P-1", ("elev",), (("Underlag", ("2026-01-01, PDF",)),)))
    yield register
    returned = ReturnedSheet(window, "a.pdf", "", (Choice("P-1", "P-1"),), TODAY)
    returned.show_person(FormPerson("P-1", "Elin Ek", SIGNERS, CHANNELS))
    yield returned
    tasks = TasksDialog(window)
    tasks.show_tasks([TaskValue("asked", "P-1", "Begärt", "P-1")])
    yield tasks
    recalls = RecallsDialog(window)
    recalls.show_recalls([RecallValue("r", "P2026-1 · Webben\n1 bild", "", "Brev", ("a",))])
    yield recalls
    yield PlaceSheet(window, CHANNELS, TODAY)
    yield ChooseListSheet(window)
    yield ClassListDialog(window, "7B", ("Namn", "Född"), (Choice("name", "Namn"),), CHANNELS, TODAY)
    yield SignSheet(window, "P-1", SIGNERS, TODAY)
    yield EvidenceSheet(window, "P-1")
    yield WithdrawSheet(window, "P-1", CHANNELS, TODAY)
    yield ObjectionSheet(window, "P-1", "2026-01-01", TODAY)
    yield FormsSheet(window, 2, CHANNELS, ("webb",), TODAY)
    yield PostSheet(window, Person("P-1", birth_month="2014-05"))
    yield CardSheet(window, "P-1", Card("Elin Ek"))
    yield MergeSheet(window, "P-1", (Choice("P-2", "P-2"),))
    yield VaultDialog(window)
    yield NewPassphraseSheet(window)
    yield UnlockSheet(window)
    recovery = RecoveryKeySheet(window, "aaaaa-bbbbb-ccccc-ddddd-eeeee-fffff-ggggg")
    recovery.ticked.setChecked(True)
    yield recovery


def test_controls_have_names_and_room_and_tab_comes_round(window, qtbot):
    for one in dialogs(window):
        kind = type(one).__name__
        one.show()
        one.activateWindow()
        assert not list(nameless(one)), kind
        assert not list(small(one)), kind
        stops = list(in_order(one))
        stops[0].setFocus()
        for _step in stops:
            assert move_focus(one, forward=True)
        assert one.focusWidget() is stops[0], kind
        one.close()


@pytest.fixture
def waiting(library, tmp_path, opened, qtbot):
    """A session where a pupil's consent goes out, and the work list."""
    ids = usable(library, tmp_path)
    person = pupil(library, valid_to=TODAY + timedelta(days=5))
    with_pupil(library, ids[0], person)
    session = opened()
    session.window.places.go("tasks")
    settled(qtbot, session)
    return session, dialog(TasksDialog), person, ids


def test_a_line_leads_to_its_person_or_pictures(waiting, qtbot):
    session, tasks, person, ids = waiting
    assert tasks.list.item(0).text() == "Samtycket går snart ut"
    assert "1 bild" in tasks.list.item(1).text()
    tasks.pictures.click()
    settled(qtbot, session)
    assert shown(session) == ids
    session.window.places.go("tasks")
    settled(qtbot, session)
    dialog(TasksDialog).act.click()
    settled(qtbot, session)
    assert dialog(RegisterDialog).ids() == (person,)


def test_the_list_is_saved_to_send_and_to_plan_by(waiting, qtbot, tmp_path):
    session, tasks, person, _ids = waiting
    for press, name in ((tasks.mail, "a.eml"), (tasks.calendar, "a.ics")):
        tasks.choose_file = lambda _ending, name=name: tmp_path / name
        press.click()
        settled(qtbot, session)
        assert name in tasks.banner.sentence()
    assert person in (tmp_path / "a.ics").read_text("utf-8")
    tasks.calendar.click()
    settled(qtbot, session)
    assert "finns redan" in tasks.banner.sentence()


def test_a_place_is_recorded(library, tmp_path, opened, qtbot):
    ids = usable(library, tmp_path)
    use = Use("webb", TODAY, title="Paket")
    list(export(library, Order(tuple(ids), use, tmp_path / "ut", approved_by="Robin"), Export()))
    (pack,) = issued(library)
    session = opened()
    session.recalls.open()
    settled(qtbot, session)
    recalls = dialog(RecallsDialog)
    assert "Ingen återkallelse" in recalls._none.text()
    recalls.place.click()
    settled(qtbot, session)
    sheet = dialog(PlaceSheet)
    assert not sheet.press.isEnabled()
    sheet.place.setText("https://www.example.org/a")
    sheet.press.click()
    settled(qtbot, session)
    assert [one.place for one in places(library, pack.id)] == ["https://www.example.org/a"]
    assert pack.id in recalls.banner.sentence()


def test_names_stand_beside_pseudonyms_only_while_the_vault_is_open(library, waiting, qtbot):
    session, _tasks, person, _ids = waiting
    vault_of(library).put(person, "Elin Ek")
    for is_open in (True, False):
        session.window.places.go("tasks")
        settled(qtbot, session)
        lines = [one.list.item(1).text() for one in session.window.findChildren(TasksDialog)]
        assert ("Elin Ek" in lines[-1], person in lines[-1]) == (is_open, True)
        library.people_vault.lock()


def test_a_pack_that_waits_for_approval_leads_to_the_pack(library, tmp_path, opened, qtbot):
    ids = usable(library, tmp_path)
    pack, _changes = make_draft(library, ids, Use("webb", TODAY, title="Lugna rum"))
    submit(library, pack, TODAY, "titta på ordningen")
    session = opened("Robin")
    session.window.places.go("tasks")
    settled(qtbot, session)
    tasks = dialog(TasksDialog)
    assert tasks.list.item(0).text() == "Bildpaket väntar på godkännande"
    assert tasks.list.item(1).text().startswith(f"Lugna rum ({pack}) · från Kim")
    assert tasks.act.text() == "Öppna bildpaketet"
    asked = []
    session.tasks.pack_wanted.connect(asked.append)
    tasks.act.click()
    settled(qtbot, session)
    assert asked == [pack]
    session.pack_place.steps.act("approve")
    sheet = dialog(NoteSheet)
    assert "titta på ordningen" in " ".join(one.text() for one in sheet.findChildren(QLabel))
    sheet.reject()
