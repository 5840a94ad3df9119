"""Quick classifying by keys alone: written at once, undone step by step, nothing typed is lost; it ends with a sum."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imagebank.desktop.feeding.quick import first_keys
from imagebank.desktop.quick.summary import sum_words
from imagebank.desktop.quick.values import QuickSum
from imagebank.desktop.quick.window import place_words
from imagebank.services.describing import Edit, edit
from imagebank.services.searching import read
from tests.desktop.driving import settled
from tests.making import picture, taken_in

PHYSICAL = "larmiljo:fysisk"


@pytest.fixture
def ids(library, tmp_path):
    report = taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(4)])
    return [id for id, _path, _sha256 in report.imported]


@pytest.fixture
def quick(ids, opened, qtbot):
    session = opened()
    session.quick.open()
    settled(qtbot, session)
    return session, session.quick.window


def press(qtbot, session, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(session.quick.window.focusWidget() or session.quick.window, key, held)
    settled(qtbot, session)


def concepts(session, window):
    return set(read(session.desk.library, [session.desk.numbers.id(window.shown)])[0].concepts)


def test_a_digit_gives_the_concept_at_once_and_again_takes_it(quick, qtbot):
    session, window = quick
    press(qtbot, session, Qt.Key.Key_3)
    assert PHYSICAL in concepts(session, window)
    assert window.side.ticks[PHYSICAL].isChecked()
    press(qtbot, session, Qt.Key.Key_3)
    assert PHYSICAL not in concepts(session, window)


def test_what_has_a_digit_is_not_told_a_second_time(library, ids, opened, qtbot):
    edit(library, ids, Edit(add_concepts=(PHYSICAL, "skolform:grundskola")))
    session = opened()
    session.quick.open()
    settled(qtbot, session)
    side = session.quick.window.side
    assert side.ticks[PHYSICAL].isChecked()
    told = side._others.text()
    assert not [one for one in side.ticks if library.vocabulary.concepts[one].label("sv") in told]


def test_the_place_counts_those_without_an_environment(quick, qtbot):
    session, window = quick
    assert window.foot.place() == "1 av 4, 4 utan lärmiljö"
    press(qtbot, session, Qt.Key.Key_1, Qt.Key.Key_Right)
    assert window.foot.place() == "2 av 4, 3 utan lärmiljö"


def test_each_choice_is_one_step_of_undo(quick, qtbot):
    session, window = quick
    press(qtbot, session, Qt.Key.Key_1, Qt.Key.Key_3)
    press(qtbot, session, Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert len(concepts(session, window)) == 1
    assert not window.side.ticks[PHYSICAL].isChecked()


def test_a_title_is_written_when_one_goes_on(quick, qtbot):
    session, window = quick
    first = session.desk.numbers.id(window.shown)
    press(qtbot, session, Qt.Key.Key_T)
    assert window.side.title.hasFocus()
    window.side.title.setText("Läshörna")
    press(qtbot, session, Qt.Key.Key_Return)
    assert read(session.desk.library, [first])[0].title == {"sv": "Läshörna"}
    assert window.stage.hasFocus()


def test_escape_in_a_text_saves_it_and_stays(quick, qtbot):
    session, window = quick
    press(qtbot, session, Qt.Key.Key_A)
    window.side.alt.setPlainText("Ett rum med tre bord.")
    press(qtbot, session, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert read(session.desk.library, [session.desk.numbers.id(window.shown)])[0].alt == {"sv": "Ett rum med tre bord."}


def test_what_is_typed_stays_when_another_writes(quick, qtbot):
    session, window = quick
    window.side.title.setText("Halvvägs")
    window.renew()
    settled(qtbot, session)
    assert window.side.title.text() == "Halvvägs"


def test_marks_have_their_keys(quick, qtbot):
    session, window = quick
    press(qtbot, session, Qt.Key.Key_4, held=Qt.KeyboardModifier.ControlModifier)
    press(qtbot, session, Qt.Key.Key_P)
    found = read(session.desk.library, [session.desk.numbers.id(window.shown)])[0]
    assert (found.rating, found.pick) == (4, "picked")


def test_it_ends_with_a_sum_and_the_way_back(quick, qtbot):
    session, window = quick
    press(qtbot, session, Qt.Key.Key_1, *[Qt.Key.Key_Right] * 4)
    assert window.summary.words.text() == "4 genomgångna av 4, 1 ändrad. 3 saknar lärmiljö."
    assert window.summary.back.hasFocus()
    press(qtbot, session, Qt.Key.Key_Backspace)
    assert window.stage.isVisible()
    press(qtbot, session, Qt.Key.Key_Right)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert session.quick.window is None


def test_those_that_lack_one_are_shown_in_the_grid(quick, qtbot):
    session, window = quick
    press(qtbot, session, Qt.Key.Key_1, *[Qt.Key.Key_Right] * 4)
    window.summary.lacking.click()
    settled(qtbot, session)
    assert len(session.window.model.ids) == 3


def test_a_picture_that_went_says_so(quick, qtbot):
    _session, window = quick
    window._rows.fetch_with(lambda _numbers: {})
    window.renew()
    assert "finns inte längre" in window.stage.accessibleName()


def test_a_step_shows_within_a_tenth_of_a_second(quick, qtbot):
    _session, window = quick
    took = []
    for by in (1, 1, -1, 1):
        began = time.perf_counter()
        window.step(by)
        QApplication.processEvents()
        took.append(time.perf_counter() - began)
    assert sorted(took)[1] < 0.1


def test_an_advisor_has_no_such_thing(ids, opened):
    session = opened("Ada", "advisor")
    session.quick.open()
    assert session.quick.window is None


def test_the_digits_are_the_environments_then_what_was_used_last(library):
    keys = first_keys(library.vocabulary, ["plats:klassrum", "nosuch"], ["larmiljo:fysisk"])
    assert [one.digit for one in keys] == [1, 2, 3, 4]
    assert keys[2].id == PHYSICAL
    assert keys[3].id == "plats:klassrum"


@pytest.mark.parametrize(
    ("lacking", "words"), [(None, "1 av 87"), (0, "1 av 87, 0 utan lärmiljö"), (30, "1 av 87, 30 utan lärmiljö")]
)
def test_the_place_in_words(lacking, words):
    assert place_words(0, 87, lacking) == words


def test_the_sum_in_words():
    assert sum_words(QuickSum(1, 0, 9)) == "1 genomgången av 9, 0 ändrade. Alla har lärmiljö."
