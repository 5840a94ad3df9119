"""What the register says of each consent, and the papers: a form asks for what was asked, two forms cover what both say."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QLabel

from imagebank.core.people import Person
from imagebank.desktop.feeding.register_rows import rows
from imagebank.desktop.people.paper_sheets import FormsSheet, WithdrawSheet
from imagebank.desktop.people.returned import ReturnedSheet
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.releasing import add_person, add_release, in_force
from tests.desktop.driving import TODAY, dialog, settled
from tests.desktop.test_register import act, press, said
from tests.making import pupil, vault_of


def test_the_register_says_what_a_consent_lacks(library, register, qtbot):
    with_form = pupil(library)
    lacking = pupil(library, guardians_signed=1)
    objecting = pupil(library, child_said_no=True, guardians_signed=1, evidence=False)
    formless = pupil(library, evidence=False)
    hidden, _changes = add_person(library, Person("", birth_month="2014-05", guardians=2, protected=True))
    add_release(library, replace(in_force(library, with_form), id="", agreement="", person=hidden))
    session, shown = register(objecting)
    lines = {line.split(" ")[0]: line.split("\n")[1] for line in said(shown)}
    assert lines[with_form].startswith("Samtycke finns")
    assert lines[lacking].startswith("Samtycke ofullständigt: En vårdnadshavares underskrift saknas")
    assert lines[objecting].startswith("Samtycke ofullständigt: Barnet har sagt nej")
    assert lines[formless].startswith("Samtycke ofullständigt: Underlaget för samtycket saknas")
    assert lines[hidden].startswith("Spärrad")
    settled(qtbot, session)
    told = " ".join(texts(shown.pane))
    assert "Barnet har sagt nej." in told
    assert "Underlaget för samtycket saknas." in told


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def test_the_register_is_read_by_few_questions(library):
    for _n in range(30):
        pupil(library)
    asked = []
    library.db.set_trace_callback(asked.append)
    rows(library, TODAY)
    library.db.set_trace_callback(None)
    assert len(asked) < 15


def test_a_minors_guardian_is_proposed_for_a_withdrawal(library, register, qtbot):
    person = pupil(library)
    session, shown = register(person)
    sheet = act(qtbot, session, shown, "withdraw", WithdrawSheet)
    assert sheet.signer.key() == "guardian"


def test_a_form_is_ticked_for_what_was_asked_and_nothing_else(library, register, qtbot, tmp_path):
    last = TODAY + timedelta(days=400)
    person = pupil(library, status="asked", guardians_signed=0, channels=frozenset({"webb"}), valid_to=last)
    other = pupil(library)
    session, shown = register(other)
    assert act(qtbot, session, shown, "forms", FormsSheet).channels.ticked() == frozenset()
    first = dialog(FormsSheet)
    first.reject()
    first.deleteLater()
    settled(qtbot, session)
    shown.stand_at(person)
    assert shown.ids() == (person,)
    sheet = act(qtbot, session, shown, "forms", FormsSheet)
    assert (sheet.channels.ticked(), sheet.end.day()) == ({"webb"}, last)
    sheet.choose_file = lambda: tmp_path / "b.pdf"
    press(qtbot, session, sheet)
    assert (in_force(library, person).channels, in_force(library, person).valid_to) == ({"webb"}, last)


def test_two_returned_forms_cover_what_both_say(library, opened, qtbot, tmp_path):
    last = TODAY + timedelta(days=400)
    person = pupil(library, status="asked", guardians_signed=0, evidence=False, valid_to=last)
    vault_of(library)
    made, _changes = make_forms(library, FormOrder((person,), ""), tmp_path / "b.pdf", TODAY)
    (tmp_path / "c.pdf").write_bytes((tmp_path / "b.pdf").read_bytes() + b"\n")
    session = opened()
    session.returned.start([tmp_path / "b.pdf", tmp_path / "c.pdf"])
    for guardian, channels in (("G1", ("webb", "tryck")), ("G2", ("webb", "presentation"))):
        settled(qtbot, session)
        sheet = dialog(ReturnedSheet)
        assert set(sheet.channels.ticks) == in_force_asked(made[0]), "the form's own, also when it is signed already"
        for one in channels:
            sheet.channels.ticks[one].setChecked(True)
        sheet.signers[guardian].stand_at("yes")
        sheet.last.setDate(sheet.last.date().addDays(-3 if guardian == "G1" else 0))
        sheet.check()
        press(qtbot, session, sheet)
    held = in_force(library, person)
    assert (held.channels, held.valid_to) == (frozenset({"webb"}), last - timedelta(days=3))
    assert "Gäller bara: " in session.window.page.banner.sentence()


def in_force_asked(form):
    return set(form.channels.split())
