"""The handbook opens where one stands, the tour leads through every step by keyboard, the sheet of keys comes at `?`."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imagebank.desktop.handbook.pages import ADVISORS as ADVISORS_PAGE
from imagebank.desktop.handbook.pages import FIRST, PAGES, page_about
from imagebank.desktop.handbook.window import HandbookWindow
from imagebank.desktop.help import HelpDialog
from imagebank.desktop.tour.box import TourBox
from imagebank.desktop.tour.steps import ADVISORS, CURATORS
from imagebank.language import LANGUAGES
from imagebank.paths import HANDBOOK
from tests.desktop.driving import dialog, settled
from tests.desktop.test_window import nameless, small
from tests.making import pupil

NAMES = sorted({*PAGES.values(), FIRST, ADVISORS_PAGE})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_there_in_both_languages_with_its_pictures_and_links(lang):
    assert sorted(path.name for path in (HANDBOOK / lang).glob("*.md")) == NAMES
    for name in NAMES:
        page = HANDBOOK / lang / name
        text = page.read_text(encoding="utf-8")
        assert text.startswith("# ")
        for target in re.findall(r"\]\(([^)#]+)", text):
            assert (page.parent / target).is_file(), f"{page}: {target}"
        for alternative, _target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text):
            assert len(alternative) > 15, f"{page}: a picture without words"


def test_f1_opens_the_page_about_the_place(opened, qtbot):
    session = opened()
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    session.window.places.go("packs")
    settled(qtbot, session)
    with qtbot.waitSignal(session.window.header.help_wanted):
        qtbot.keyClick(session.window, Qt.Key.Key_F1)
    book = dialog(HandbookWindow)
    assert book.reader.source().fileName() == "bildpaket.md"
    assert not book.isModal()
    assert not list(nameless(book))
    assert not list(small(book))
    book.start.click()
    assert book.reader.source().fileName() == FIRST
    book.back.click()
    assert book.reader.source().fileName() == "bildpaket.md"
    book.keys.click()
    dialog(HelpDialog).close()
    book.close()


def test_an_advisor_has_a_page_of_their_own():
    assert page_about("library", "sv", may_write=False).name == ADVISORS_PAGE
    assert page_about("library", "en", may_write=True).parent.name == "en"


def test_a_page_that_is_gone_is_said(window, tmp_path):
    book = HandbookWindow(window, tmp_path / "borta.md")
    assert "borta.md" in book.reader.toPlainText()
    book.close()


def test_the_question_mark_shows_the_keys(opened, qtbot):
    session = opened()
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    session.window.page.focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Question)
    dialog(HelpDialog).close()


@pytest.mark.parametrize(("role", "steps"), [("curator", CURATORS), ("advisor", ADVISORS)])
def test_the_tour_marks_every_part_and_ends(opened, qtbot, role, steps):
    session = opened("Kim", role)
    window = session.window
    window.guide.show_around()
    tour = window.findChild(TourBox)
    seen = []
    tour.stepped.connect(seen.append)
    for number, step in enumerate(steps):
        assert window.places.here == step.place
        assert step.title in tour.accessibleName()
        if step.part:
            assert tour._ring.isVisible(), step.title
        assert window.rect().contains(tour.geometry())
        assert tour.next.isVisible()
        if number < len(steps) - 1:
            qtbot.keyClick(tour, Qt.Key.Key_Right)
        settled(qtbot, session)
    assert tuple(seen) == steps[1:]
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    assert seen[-1] == steps[-2]
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert tour.isHidden()
    assert tour._ring.isHidden()


def test_the_tour_keeps_the_keyboard_and_ends_from_anywhere(library, opened, qtbot):
    pupil(library)
    session = opened()
    window = session.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.guide.show_handbook()
    book = dialog(HandbookWindow)
    book.tour.click()
    qtbot.waitUntil(lambda: window.guide.tour is not None)
    tour = window.guide.tour
    for _step in CURATORS[1:]:
        qtbot.keyClick(tour.next, Qt.Key.Key_Space)
        settled(qtbot, session)
        qtbot.wait(30)
        assert window.focusWidget() is tour.next, window.places.here
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    window.header.search.focus()
    window._next_part()
    seen = []
    for _again in range(6):
        seen.append(window.focusWidget() is tour.next)
        window._next_part()
    assert any(seen)
    window.rail.focus()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.guide.tour is None
