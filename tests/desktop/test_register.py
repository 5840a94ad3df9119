"""The register of persons, class lists and forms that came back, in the real window on a real library."""

from dataclasses import replace
from datetime import date

from imagebank.core.card import Card
from imagebank.core.use import Use
from imagebank.desktop.people.class_list import ChooseListSheet, ClassListDialog
from imagebank.desktop.people.dialogs import NewPersonDialog
from imagebank.desktop.people.paper_sheets import EvidenceSheet, FormsSheet, ObjectionSheet, SignSheet, WithdrawSheet
from imagebank.desktop.people.post_sheets import CardSheet, MergeSheet, PostSheet
from imagebank.desktop.people.returned import ReturnedSheet
from imagebank.desktop.tasks.recalls import RecallsDialog
from imagebank.desktop.vault.passphrases import NewPassphraseSheet, UnlockSheet
from imagebank.services import evidencing, signing
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.exporting import Export, export
from imagebank.services.packing import Order, issued
from imagebank.services.recalling import recalls
from imagebank.services.releasing import add_release, in_force, known_person, persons
from tests.desktop.driving import TODAY, dialog, settled, shown
from tests.making import PASSPHRASE, picture, pupil, usable, vault_of, with_pupil


def act(qtbot, session, shown, key, kind):
    shown.pane.act_wanted.emit(key)
    settled(qtbot, session)
    return dialog(kind)


def press(qtbot, session, sheet):
    assert sheet.press.isEnabled(), sheet.problem()
    sheet.press.click()
    settled(qtbot, session)


def said(shown):
    return [shown.list.item(at).text() for at in range(shown.list.count()) if not shown.list.item(at).isHidden()]


def test_an_empty_register_says_what_to_do(register):
    _session, shown = register()
    assert "klasslista" in shown._none.text()
    assert not shown._none.isHidden()


def test_an_advisor_has_no_register(library, opened, qtbot):
    pupil(library)
    session = opened("Alex", "advisor")
    assert session.window.rail.buttons["people"].isHidden()
    session.registering.open()
    assert session.window.places.here == "library"


def test_a_curator_has_every_act(library, register):
    person = pupil(library)
    _session, shown = register(person)
    assert all(press.isVisible() for press in shown.pane.buttons.values())
    assert all(line.isVisible() for line in shown.pane.actions_by_key.values())
    assert shown.new.isVisible()


def test_names_are_seen_and_found_only_with_the_vault_open(library, register, qtbot):
    one, other = pupil(library), pupil(library)
    vault = vault_of(library)
    vault.put_card(one, Card("Elin Ek"))
    vault.lock()
    session, shown = register()
    assert len(said(shown)) == 2
    assert not any("Elin" in line for line in said(shown))
    shown.search.setText("elin")
    assert said(shown) == []
    shown.search.setText(other.lower())
    assert len(said(shown)) == 1
    assert "Samtycke finns" in said(shown)[0]
    vault.open(PASSPHRASE)
    session.registering._fill(shown)
    shown.search.setText("elin ek")
    settled(qtbot, session)
    assert len(said(shown)) == 1
    assert one in said(shown)[0]


def test_the_card_asks_for_the_vault_first(library, register, qtbot):
    person = pupil(library)
    vault_of(library).lock()
    session, shown = register(person)
    sheet = act(qtbot, session, shown, "card", UnlockSheet)
    sheet.passphrase.setText(PASSPHRASE)
    sheet.press.click()
    settled(qtbot, session)
    card = dialog(CardSheet)
    card.name.setText("Elin Ek")
    card.guardians[0][1].setText("Eva Ek")
    press(qtbot, session, card)
    kept = library.people_vault.card(person)
    assert (kept.name, kept.guardians[0].id, kept.guardians[0].name) == ("Elin Ek", "G1", "Eva Ek")
    assert "Elin Ek" in shown.pane._heading.text()


def test_facts_are_revised(library, register, qtbot):
    person = pupil(library)
    session, shown = register(person)
    sheet = act(qtbot, session, shown, "revise", PostSheet)
    sheet.flags["protected"].setChecked(True)
    sheet.support.stand_at("god_man")
    press(qtbot, session, sheet)
    post = known_person(library, person)
    assert (post.protected, post.decision_support, post.guardians) == (True, "god_man", 2)


def test_a_guardian_signs(library, register, qtbot):
    person = pupil(library, status="asked", guardians_signed=0)
    session, shown = register(person)
    sheet = act(qtbot, session, shown, "sign", SignSheet)
    sheet.signer.stand_at("G2")
    press(qtbot, session, sheet)
    (one,) = signing.signatures(library, person)
    assert (one.signer, one.guardian, one.decision) == ("guardian", "G2", "yes")
    assert in_force(library, person).status == "given"


def test_a_withdrawal_tells_what_it_stopped_and_leads_to_the_recalls(library, register, qtbot, tmp_path):
    ids = usable(library, tmp_path)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    use = Use("webb", TODAY, title="Paket")
    list(export(library, Order(tuple(ids), use, tmp_path / "ut", approved_by="Robin", recipient="Webben"), Export()))
    session, shown = register(person)
    sheet = act(qtbot, session, shown, "withdraw", WithdrawSheet)
    sheet.some.setChecked(True)
    assert not sheet.press.isEnabled()
    sheet.whole.setChecked(True)
    sheet.sure = lambda: False
    press(qtbot, session, sheet)
    assert in_force(library, person).status == "given"
    sheet.sure = lambda: True
    press(qtbot, session, sheet)
    assert in_force(library, person).status == "withdrawn"
    assert [one.status for one in issued(library)] == ["stale"]
    assert "1 bildpaket är inaktuellt, 1 återkallelse har öppnats" in shown.banner.sentence()
    shown.banner._buttons.itemAt(0).widget().click()
    settled(qtbot, session)
    waiting = dialog(RecallsDialog)
    assert waiting.letter.toPlainText()
    assert person not in waiting.letter.toPlainText()
    waiting.answers["removed"].click()
    settled(qtbot, session)
    assert recalls(library) == []
    assert waiting._none.isVisible()


def test_evidence_is_kept(library, register, qtbot, tmp_path):
    person = pupil(library, evidence=False)
    vault_of(library)
    scan = picture(tmp_path / "blankett.jpg", size=(600, 800))
    session, shown = register(person)
    sheet = act(qtbot, session, shown, "evidence", EvidenceSheet)
    sheet.path.setText(str(tmp_path / "saknas.pdf"))
    press(qtbot, session, sheet)
    assert sheet.banner.sentence()
    sheet.path.setText(str(scan))
    sheet.diary.setText("2026/17")
    press(qtbot, session, sheet)
    (one,) = evidencing.evidences(library, person)
    assert one.diary_number == "2026/17"
    assert in_force(library, person).evidence


def test_an_objection_is_recorded_and_decided(library, register, qtbot):
    person = pupil(library, basis="public_interest")
    session, shown = register(person)
    press(qtbot, session, act(qtbot, session, shown, "objection", ObjectionSheet))
    assert in_force(library, person).objection
    sheet = act(qtbot, session, shown, "objection", ObjectionSheet)
    sheet.outcome.stand_at("rejected")
    press(qtbot, session, sheet)
    assert [one.outcome for one in signing.objections(library, person)] == ["rejected"]


def test_two_posts_become_one(library, register, qtbot):
    one, other = pupil(library), pupil(library)
    session, shown = register(one)
    sheet = act(qtbot, session, shown, "merge", MergeSheet)
    assert sheet.other.key() == other
    sheet.sure = lambda: True
    press(qtbot, session, sheet)
    assert len(said(shown)) == 1
    assert known_person(library, other).merged_into == one


def test_extract_and_erasure(library, register, qtbot, tmp_path):
    person = pupil(library)
    vault_of(library).put_card(person, Card("Elin Ek"))
    session, shown = register(person)
    shown.choose_extract = lambda _person: tmp_path / "utdrag.json"
    shown.pane.act_wanted.emit("extract")
    settled(qtbot, session)
    assert "Elin Ek" in (tmp_path / "utdrag.json").read_text("utf-8")
    assert "utdrag.json" in shown.banner.sentence()
    shown.sure = lambda _person: False
    shown.pane.act_wanted.emit("erase")
    settled(qtbot, session)
    assert library.people_vault.card(person) is not None
    shown.sure = lambda _person: True
    shown.pane.act_wanted.emit("erase")
    settled(qtbot, session)
    assert library.people_vault.card(person) is None
    assert "Raderad" in said(shown)[0]


def test_forms_for_several_and_their_pictures(library, register, qtbot, tmp_path):
    ids = usable(library, tmp_path, 2)
    some = [pupil(library), pupil(library)]
    with_pupil(library, ids[0], some[0])
    session, register_dialog = register(some[0])
    register_dialog.list.selectAll()
    assert register_dialog.pane.buttons["forms"].isEnabled()
    assert not register_dialog.pane.buttons["sign"].isEnabled()
    sheet = act(qtbot, session, register_dialog, "forms", FormsSheet)
    sheet.choose_file = lambda: tmp_path / "blanketter.pdf"
    sheet.channels.ticks["webb"].setChecked(True)
    sheet.shoot.setText("Ekskolan")
    press(qtbot, session, sheet)
    assert (tmp_path / "blanketter.pdf").read_bytes().startswith(b"%PDF")
    assert "2 blanketter" in register_dialog.banner.sentence()
    register_dialog.pane.act_wanted.emit("pictures")
    settled(qtbot, session)
    assert shown(session) == [ids[0]]


def test_a_new_person_with_a_name(library, register, qtbot):
    vault_of(library)
    session, shown = register()
    shown.new.click()
    sheet = dialog(NewPersonDialog)
    sheet._person._name.setText("Elin Ek")
    sheet._now.setChecked(False)
    sheet._save.click()
    settled(qtbot, session)
    (one,) = persons(library)
    assert library.people_vault.card(one.id).name == "Elin Ek"
    assert one.id in shown.banner.sentence()


def test_what_is_filled_in_stays_when_the_vault_is_not_set_up(library, register, qtbot):
    session, _shown = register()
    _shown.new.click()
    sheet = dialog(NewPersonDialog)
    sheet._person._name.setText("Elin Ek")
    sheet._now.setChecked(False)
    sheet._save.click()
    settled(qtbot, session)
    dialog(NewPassphraseSheet).reject()
    settled(qtbot, session)
    assert persons(library) == []
    assert sheet.isVisible()
    assert sheet._person.name() == "Elin Ek"
    sheet.reject()


def class_list(tmp_path, *rows):
    path = tmp_path / "7B.csv"
    path.write_text("Elev namn;Född;Målsman\n" + "\n".join(rows) + "\n", "utf-8")
    return path


def read_list(qtbot, session, path):
    session.class_lists.open()
    sheet = dialog(ChooseListSheet)
    sheet.path.setText(str(path))
    press(qtbot, session, sheet)
    return dialog(ClassListDialog)


def test_a_class_list_is_mapped_and_registered(library, opened, qtbot, tmp_path):
    vault_of(library)
    session = opened()
    path = class_list(tmp_path, "Elin Ek;2014-05;Eva Ek", "Omar Ali;2014-07;")
    found = read_list(qtbot, session, path)
    assert "namn" in found.problem()
    combo = found.combos["Elev namn"]
    combo.stand_at("name")
    combo.chosen.emit("name")
    settled(qtbot, session)
    assert found._count.text() == "2 rader går att registrera"
    found.channels.ticks["webb"].setChecked(True)
    press(qtbot, session, found)
    assert len(persons(library)) == 2
    assert {in_force(library, one.id).status for one in persons(library)} == {"asked"}
    assert sorted(library.people_vault.names().values()) == ["Elin Ek", "Omar Ali"]
    session.window.page.banner._buttons.itemAt(0).widget().click()
    settled(qtbot, session)
    assert dialog(FormsSheet).isVisible()
    dialog(FormsSheet).reject()
    again = read_list(qtbot, session, path)
    assert again.combos["Elev namn"].key() == "name"


def test_a_class_list_once_more_registers_nobody_unless_asked_to(library, opened, qtbot, tmp_path):
    vault_of(library)
    session = opened()
    path = class_list(tmp_path, "Elin Ek;2014-05;")
    path.write_text(path.read_text("utf-8").replace("Elev namn", "Namn"), "utf-8")
    for again, n, words in (
        (False, 1, "1 person är"),
        (False, 1, "1 var redan registrerad: rad 2"),
        (True, 2, "1 person är"),
    ):
        found = read_list(qtbot, session, path)
        assert ("1 av dem är redan registrerad" in found._count.text()) == bool(persons(library))
        found.again.setChecked(again)
        press(qtbot, session, found)
        assert len(persons(library)) == n
        assert words in session.window.page.banner.sentence()


def test_broken_rows_are_listed_and_nobody_is_registered(library, opened, qtbot, tmp_path):
    vault_of(library)
    session = opened()
    path = class_list(tmp_path, "Elin Ek;2014-05;", "Omar Ali;våren;")
    path.write_text(path.read_text("utf-8").replace("Elev namn", "Namn"), "utf-8")
    found = read_list(qtbot, session, path)
    assert found._value.broken[0].startswith("Rad 3")
    assert not found.press.isEnabled()


def test_the_empty_list_is_saved(library, opened, qtbot, tmp_path):
    session = opened()
    session.class_lists.open()
    sheet = dialog(ChooseListSheet)
    sheet.choose_template = lambda: tmp_path / "tom.csv"
    sheet.template.click()
    settled(qtbot, session)
    assert (tmp_path / "tom.csv").exists()
    assert "tom.csv" in sheet.banner.sentence()


def test_a_returned_form_is_kept_with_one_save(library, opened, qtbot, tmp_path):
    person = pupil(library, status="asked", guardians_signed=0, evidence=False)
    vault_of(library)
    made, _changes = make_forms(library, FormOrder((person,), "Ekskolan"), tmp_path / "b.pdf", TODAY)
    session = opened()
    (tmp_path / "skräp.pdf").write_bytes(b"nonsense")
    session.returned.start([tmp_path / "skräp.pdf", tmp_path / "b.pdf"])
    settled(qtbot, session)
    sheet = dialog(ReturnedSheet)
    assert sheet.person.id == person
    sheet.channels.ticks["webb"].setChecked(True)
    sheet.flags.ticks["voice_ok"].setChecked(True)
    for who in ("G1", "G2"):
        sheet.signers[who].stand_at("yes")
    sheet.check()
    press(qtbot, session, sheet)
    release = in_force(library, person)
    assert (release.status, release.guardians_signed, release.evidence) == ("given", 2, True)
    assert (release.channels, release.voice_ok, release.name_ok) == (frozenset({"webb"}), True, False)
    assert evidencing.evidences(library, person)[0].code == made[0].code
    assert session.window.page.banner.sentence().startswith("1 blankett")
    assert "skräp.pdf" in session.window.page.banner.sentence()


def test_a_file_without_a_person_is_not_kept(library, opened, qtbot, tmp_path):
    person = pupil(library, status="asked")
    vault_of(library)
    add_release(library, replace(in_force(library, person), id="", valid_from=date(2026, 1, 1)))
    made, _changes = make_forms(library, FormOrder((person,), "Ekskolan"), tmp_path / "b.pdf", TODAY)
    scan = picture(tmp_path / "foto.jpg", size=(600, 800))
    session = opened()
    session.returned.start([scan])
    settled(qtbot, session)
    sheet = dialog(ReturnedSheet)
    assert not sheet.press.isEnabled()
    assert "Utan person sparas ingenting" in sheet.why_not.text()
    sheet.code.setText("F-0000-0000")
    sheet.look_up.click()
    settled(qtbot, session)
    assert "ingen blankett" in sheet.banner.sentence()
    sheet.code.setText(made[0].code.lower())
    sheet.look_up.click()
    settled(qtbot, session)
    assert sheet.person.id == person
    sheet.code.textEdited.emit("F-")
    assert sheet.person is None
    assert not sheet.press.isEnabled()
    sheet.reject()
