"""Weeding, disclosure and the confirmation after a restore, through the real window on a real library."""

import hashlib

import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton

from imagebank.desktop.archiving.sheets import DiscloseSheet, LedgerSheet, WeedSheet
from imagebank.services.logbook import entries, state
from imagebank.services.originals import path_of
from imagebank.services.searching import read
from imagebank.services.weeding import weeded
from tests.desktop.driving import dialog, select, settled, shown
from tests.making import described, picture, pupil, taken_in, with_pupil


@pytest.fixture
def two(library, tmp_path):
    """Two described pictures in the library."""
    ids = [id for id, _p, _s in taken_in(library, [picture(tmp_path / f"{n}.jpg", seed=n) for n in (1, 2)]).imported]
    described(library, ids)
    return ids


def menu(session):
    return {one.text().split("\t")[0]: one for one in session.window.selection_bar._more.menu().actions()}


def test_weeding_asks_for_its_decision_and_takes_the_original(library, two, opened, qtbot):
    gone, kept = two
    original = path_of(library, read(library, [gone])[0])
    session = opened()
    select(qtbot, session, gone)
    menu(session)["Gallra…"].trigger()
    sheet = dialog(WeedSheet)
    assert not sheet.press.isEnabled()
    sheet.sure.setChecked(True)
    assert sheet.why_not.text() == "Ange gallringsbeslutet."
    sheet.authority.setText("dnr 2026:123")
    sheet.press.click()
    settled(qtbot, session)
    assert shown(session) == [kept]
    assert not original.exists()
    assert [(one.id, one.authority) for one in weeded(library)] == [(gone, "dnr 2026:123")]


def test_disclosure_copies_the_original_beside_its_decision(library, two, opened, qtbot, tmp_path):
    session = opened()
    select(qtbot, session, two[0])
    menu(session)["Lämna ut som allmän handling…"].trigger()
    sheet = dialog(DiscloseSheet)
    sheet.place.setText(str(tmp_path))
    sheet.name.setText("ut")
    sheet.number.setText("2026:123")
    sheet.decision.setPlainText("Ingen sekretess")
    assert not sheet.press.isEnabled()
    sheet.decided_by.setText("Robin Ek")
    sheet.press.click()
    settled(qtbot, session)
    copied = hashlib.sha256((tmp_path / "ut" / f"{two[0]}.jpg").read_bytes()).hexdigest()
    assert copied == read(library, two)[0].sha256
    assert [one.subject for one in entries(library) if one.verb == "disclose"] == [two[0]]


def test_after_a_restore_the_next_step_is_to_confirm_the_ledger(library, two, opened, qtbot):
    with_pupil(library, two[0], pupil(library))
    with library.write("doubt", "library", since="2026-11-20") as db:
        db.execute("INSERT INTO doubt (since, at) VALUES ('2026-11-20', '2026-11-22')")
    session = opened()
    select(qtbot, session, two[0])
    holder = session.window.inspector._head.steps
    press = {one.accessibleName(): one for one in holder.findChildren(QPushButton)}
    press["Bekräfta utlämningsloggen"].click()
    sheet = dialog(LedgerSheet)
    sheet.reason.setPlainText("Diariet är gått igenom.")
    sheet.press.click()
    settled(qtbot, session)
    assert not state(library).doubtful


def test_an_advisor_is_offered_neither(two, opened, qtbot):
    session = opened("Alex", "advisor")
    select(qtbot, session, two[0])
    assert [words for words, act in menu(session).items() if act.isVisible()] == [
        "Använd i min presentation…",
        "Visa liknande bilder",
    ]


def test_a_refusal_is_said_in_the_sheet(library, two, opened, qtbot):
    session = opened()
    select(qtbot, session, two[0])
    menu(session)["Lämna ut som allmän handling…"].trigger()
    sheet = dialog(DiscloseSheet)
    taken = path_of(library, read(library, [two[0]])[0]).parent
    sheet.place.setText(str(taken.parent))
    sheet.name.setText(taken.name)
    sheet.number.setText("1")
    sheet.decision.setPlainText("x")
    sheet.decided_by.setText("Robin Ek")
    sheet.press.click()
    settled(qtbot, session)
    assert "finns redan" in sheet.banner.sentence()
    assert sheet.isVisible()
    sheet.close()


def test_what_looks_like_a_picture_is_a_question_like_any_other(library, tmp_path, opened, qtbot):
    shot = picture(tmp_path / "a.jpg", seed=1)
    with Image.open(shot) as image:
        image.resize((image.width // 2, image.height // 2)).save(tmp_path / "smaller.jpg")
    ids = [
        id
        for id, _p, _s in taken_in(
            library, [shot, tmp_path / "smaller.jpg", picture(tmp_path / "b.jpg", seed=2)]
        ).imported
    ]
    session = opened()
    select(qtbot, session, ids[0])
    menu(session)["Visa liknande bilder"].trigger()
    settled(qtbot, session)
    assert session.window.header.search.text() == f"liknar:{ids[0]}"
    assert set(shown(session)) == set(ids[:2])
