"""Next steps as buttons: each opens where it is mended; the review by button."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from imagebank.core.people import Appearance
from imagebank.core.reasons import REASONS, finding
from imagebank.core.verdict import Verdict
from imagebank.desktop.cover.dialog import CoverDialog
from imagebank.desktop.feeding.steps import STEPS, steps_of
from imagebank.desktop.inspector.decide import DecideDialog
from imagebank.desktop.people.dialogs import ReleaseDialog
from imagebank.desktop.people.register import RegisterDialog
from imagebank.desktop.who.dialog import WhoDialog
from imagebank.services.describing import Edit, edit
from imagebank.services.releasing import appear, withdraw
from imagebank.services.reviewing import reviews_of
from tests.desktop.driving import dialog, select, settled
from tests.making import TODAY, described, picture, pupil, taken_in, with_pupil


@pytest.fixture
def seen(library, tmp_path, opened, qtbot):
    """A described picture that `prepare(id)` has been done to, selected by Kim; returns the session and its buttons."""

    def see(prepare=lambda _id: None):
        (id,) = (id for id, _p, _s in taken_in(library, [picture(tmp_path / "a.jpg")]).imported)
        described(library, [id])
        prepare(id)
        session = opened()
        select(qtbot, session, id)
        return session, id

    return see


def steps(session):
    holder = session.window.inspector._head.steps
    return {one.accessibleName(): one for one in holder.findChildren(QPushButton) if one.isVisibleTo(holder)}


def test_a_missing_signature_opens_the_register_at_that_person(library, seen, qtbot):
    pupil(library)
    person = pupil(library, guardians_signed=1)
    pupil(library)
    session, _id = seen(lambda one: with_pupil(library, one, person))
    steps(session)["Be den andra vårdnadshavaren"].click()
    settled(qtbot, session)
    sheet = dialog(RegisterDialog)
    assert sheet.ids() == (person,)
    sheet.close()


def test_an_expired_consent_opens_the_release_of_that_person(library, seen, qtbot):
    person = pupil(library, valid_to=TODAY - timedelta(days=1))
    session, _id = seen(lambda one: with_pupil(library, one, person))
    steps(session)["Förnya samtycket"].click()
    settled(qtbot, session)
    sheet = dialog(ReleaseDialog)
    assert person in sheet.windowTitle()
    sheet.close()


def test_somebody_not_registered_opens_who_is_in_it(library, seen, qtbot):
    session, _id = seen(lambda one: edit(library, [one], Edit(values={"visibility": "ident", "persons_declared": 1})))
    steps(session)["Registrera personer"].click()
    settled(qtbot, session)
    dialog(WhoDialog).close()


def test_a_withdrawal_opens_the_cover_for_that_person(library, seen, qtbot):
    person = pupil(library)

    def prepare(id):
        appear(library, [id], Appearance(person, area=(0.1, 0.1, 0.2, 0.2)))
        edit(library, [id], Edit(values={"visibility": "ident", "persons_declared": 1}))
        withdraw(library, person)

    session, _id = seen(prepare)
    steps(session)["Gör en täckt version"].click()
    settled(qtbot, session)
    sheet = dialog(CoverDialog)
    assert sheet.draft().persons == (person,)
    assert len(sheet.draft().areas) == 1
    sheet.close()


def test_what_nobody_assessed_takes_the_keyboard_to_the_field(seen, qtbot):
    session, _id = seen()
    session.window.activateWindow()
    steps(session)["Bedöm synliga personer"].click()
    assert QApplication.focusWidget() is session.window.inspector._visibility


def test_a_review_by_button_needs_a_reason_and_is_recorded(library, seen, qtbot):
    person = pupil(library, valid_to=None)
    session, id = seen(lambda one: with_pupil(library, one, person))
    assert "Sätt ett slutdatum" in steps(session)
    steps(session)["Pröva och besluta…"].click()
    settled(qtbot, session)
    sheet = dialog(DecideDialog)
    assert not sheet._save.isEnabled()
    sheet.reason.setPlainText("Vårdnadshavarna har sagt ja till slutet av läsåret.")
    sheet._save.click()
    settled(qtbot, session)
    (made,) = reviews_of(library, id)
    assert made.by == "Kim"
    assert session.window.page.banner.sentence() == "Beslutet är antecknat."
    assert "Pröva och besluta…" not in steps(session)


def test_a_refusal_is_a_calm_sentence(library, seen, qtbot):
    session, id = seen(lambda one: edit(library, [one], Edit(values={"visibility": "none"})))
    steps(session)["Pröva och besluta…"].click()
    settled(qtbot, session)
    sheet = dialog(DecideDialog)
    sheet.reason.setPlainText("Det är tomt.")
    sheet._save.click()
    settled(qtbot, session)
    assert "annan person" in sheet.banner.sentence()
    assert reviews_of(library, id) == []
    sheet.close()


def test_steps_are_one_for_each_person_and_say_whose_they_are():
    found = [finding("GUARDIAN_MISSING", "P-1"), finding("EVIDENCE_MISSING", "P-1"), finding("EVIDENCE_MISSING", "P-2")]
    found += [finding("CONSENT_REFUSED", "P-3"), finding("CHILD_OBJECTED", "P-4"), finding("SECOND_REVIEW_MISSING")]
    made = steps_of(Verdict(tuple(found)), ())
    assert [(one.action, one.person, one.primary) for one in made] == [
        ("register", "P-1", True), ("register", "P-2", False), ("cover", "P-3 P-4", False),
    ]  # fmt: skip
    assert made[0].words == "P-1: Be den andra vårdnadshavaren"
    assert set(STEPS) <= set(REASONS)


def test_every_reason_has_its_button_or_says_who_mends_it():
    from imagebank.core.reasons import REASONS
    from imagebank.desktop.feeding.steps import ELSEWHERE, STEPS

    assert set(REASONS) == set(STEPS) | set(ELSEWHERE)
    assert not set(STEPS) & set(ELSEWHERE)


def test_every_button_to_a_field_leads_there_also_where_it_is_folded(window):
    from imagebank.desktop.feeding.steps import FIELD, STEPS
    from imagebank.desktop.values import TickValue
    from tests.desktop.fake_bank import inspected

    inspector = window.inspector
    window.activateWindow()
    ticks = (TickValue("no_derivatives", "Bilden får inte ändras", False),)
    value = replace(inspected((3,)), audio="undecided", captions=(), flags=ticks, terms=ticks)
    for action in sorted({action for action, _words in STEPS.values() if action.startswith(FIELD)}):
        inspector.sections.open_only("-")
        inspector.show_value(value)
        window.page.grid.setFocus()
        inspector.focus_field(action.removeprefix(FIELD))
        assert inspector.isAncestorOf(window.focusWidget()), action
        assert window.focusWidget().isVisible(), action
