"""Who is in many pictures: by keyboard and by mouse, on a real library; the keys are counted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from imagebank.core.people import Person
from imagebank.desktop.who.dialog import WhoDialog
from imagebank.desktop.who.draft import KEYS
from imagebank.desktop.who.values import FoundFaces
from imagebank.services.covering import detection_is_there
from imagebank.services.releasing import add_person, persons
from imagebank.services.searching import read
from tests.desktop.driving import dialog, settled, shown
from tests.making import picture, taken_in


def enrolled(library, n):
    return [add_person(library, Person("", birth_month="2014-05", guardians=2))[0] for _one in range(n)]


def opened_on_all(qtbot, opened):
    session = opened()
    session.window.page.grid.selectAll()
    qtbot.wait(5)
    settled(qtbot, session)
    session.window.activateWindow()
    QTest.keyClick(session.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    return session, dialog(WhoDialog)


@pytest.fixture
def few(library, tmp_path, opened, qtbot):
    """Two pictures, three persons, the dialog open."""
    taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(2)])
    people = enrolled(library, 3)
    session, sheet = opened_on_all(qtbot, opened)
    yield session, sheet, sorted(people)
    for one in session.window.findChildren(WhoDialog):
        one.close()


class Fingers:
    """Presses keys and counts them."""

    def __init__(self, sheet):
        self.sheet, self.count = sheet, 0

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.count += 1
        QTest.keyClick(self.sheet.focusWidget() or self.sheet, key, modifier)


def scenes(people):
    """30 pictures: six scenes of five; in each a group, and twice in each scene somebody comes or goes."""
    wanted = []
    for scene in range(6):
        group = {people[(scene * 2 + n) % 12] for n in range(4 + scene % 3)}
        for place in range(5):
            if place in (2, 4):
                group = group ^ {people[(scene * 5 + place) % 12]}
            wanted.append(set(group))
    return wanted


def test_thirty_pictures_and_twelve_persons_take_under_three_keys_a_picture(library, tmp_path, opened, qtbot):
    taken_in(library, [picture(tmp_path / f"{n:02}.jpg", n, (64, 48)) for n in range(30)], shoot="Klass 5")
    enrolled(library, 12)
    session, sheet = opened_on_all(qtbot, opened)
    people = [one.key for one in sheet.persons._listed]
    key_of = {person: KEYS[place] for place, person in enumerate(people)}
    fingers, plan = Fingers(sheet), scenes(people)
    order = [one.id for one in sheet.round.pictures]
    for wanted in plan:
        for person in sorted(wanted ^ set(sheet.draft.seen)):
            fingers.press(key_of[person])
        fingers.press(Qt.Key.Key_Return)
    settled(qtbot, session)
    assets = {asset.id: asset for asset in read(library, session.desk.numbers.ids(order))}
    for number, wanted in zip(order, plan, strict=True):
        asset = assets[session.desk.numbers.id(number)]
        assert {one.person for one in asset.appearances} == wanted
        assert (asset.visibility, asset.persons_declared) == ("ident", len(wanted))
    average = fingers.count / 30
    print(f"{fingers.count} keys for 30 pictures: {average:.2f} a picture")
    assert average < 3
    sheet.close()


def test_nothing_is_saved_until_enter_and_escape_keeps_what_was(library, few, qtbot):
    session, sheet, _people = few
    fingers = Fingers(sheet)
    fingers.press("1")
    fingers.press(Qt.Key.Key_Return)
    fingers.press("2")
    fingers.press(Qt.Key.Key_Left)
    fingers.press(Qt.Key.Key_Right)
    assert len(sheet.draft.seen) == 2  # begun before, not saved yet
    fingers.press("2")
    assert sheet.draft.proposed == {sheet.persons._listed[0].key}
    assert sheet.side.words.text() == "0 registrerade, 1 föreslagen från förra bilden"
    assert "föreslagen" in next(iter(sheet.persons._ticks.values())).text()
    fingers.press(Qt.Key.Key_Escape)
    settled(qtbot, session)
    assert sorted(len(asset.appearances) for asset in read(library, shown(session))) == [0, 1]


def test_areas_by_keyboard(library, few, qtbot):
    session, sheet, _people = few
    fingers, person = Fingers(sheet), sheet.persons._listed[1].key
    fingers.press("n")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        fingers.press(key)
    fingers.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    fingers.press("2")
    assert sheet.draft.seen[person].spans[0].area == (0.42, 0.33, 0.22, 0.3)
    first = session.desk.numbers.id(sheet.round.pictures[0].id)
    fingers.press(Qt.Key.Key_Return)
    settled(qtbot, session)
    assert read(library, [first])[0].appearances[0].area == (0.42, 0.33, 0.22, 0.3)
    fingers.press(Qt.Key.Key_Left)
    sheet.side.canvas.choose(person)
    fingers.press(Qt.Key.Key_Delete)
    fingers.press(Qt.Key.Key_Return)
    settled(qtbot, session)
    assert read(library, [first])[0].appearances[0].area is None


def test_areas_by_mouse_and_a_found_face_by_f(library, few, qtbot):
    session, sheet, _people = few
    if detection_is_there():
        sheet.side.look.click()
        assert not sheet.side.look.isEnabled()
        settled(qtbot, session)
        assert sheet.side.words.text() == "0 ansikten, 0 registrerade"
        assert sheet.side.look.isEnabled()
    canvas, (one, other) = sheet.side.canvas, [choice.key for choice in sheet.persons._listed[:2]]
    qtbot.waitUntil(lambda: canvas._pixmap() is not None)
    found = FoundFaces(((0.1, 0.1, 0.1, 0.2), (0.7, 0.1, 0.1, 0.2)))
    sheet.show_faces({sheet.round.pictures[0].id: found})
    assert sheet.side.words.text() == "2 ansikten, 0 registrerade"
    start, end = canvas.point_of((0.3, 0.4)).toPoint(), canvas.point_of((0.5, 0.8)).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(10, 10))
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    sheet.persons._ticks[one].click()
    assert sheet.draft.seen[one].spans[0].area == pytest.approx((0.3, 0.4, 0.2, 0.4), abs=0.02)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.point_of((0.15, 0.2)).toPoint())
    assert canvas.chosen_key == "face:1"
    QTest.keyClick(canvas, "f")
    assert canvas.chosen_key == "face:2"
    QTest.keyClick(canvas, "2")
    assert sheet.draft.seen[other].spans[0].area == (0.7, 0.1, 0.1, 0.2)
    assert sheet.side.words.text() == "2 ansikten, 2 registrerade"
    assert sheet.draft.declared == 2


def test_all_pictures_at_once(library, few, qtbot):
    session, sheet, _people = few
    QTest.keyClick(sheet.side.canvas, "1")
    QTest.keyClick(sheet.side.canvas, "3")
    sheet.right.everywhere.click()
    sheet._save.click()
    settled(qtbot, session)
    for asset in read(library, shown(session)):
        assert len(asset.appearances) == 2
        assert (asset.visibility, asset.persons_declared) == ("ident", 2)
    assert "alla 2 bilder" in sheet.banner.sentence()


def test_the_filter_takes_letters_and_enter_ticks_the_first(library, few, qtbot):
    _session, sheet, people = few
    QTest.keyClick(sheet.side.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert sheet.persons.filter.hasFocus()
    QTest.keyClicks(sheet.persons.filter, people[2][-4:])
    QTest.keyClick(sheet.persons.filter, Qt.Key.Key_Return)
    assert list(sheet.draft.seen) == [people[2]]


def test_a_new_person_is_registered_and_in_the_picture(library, few, qtbot):
    from imagebank.desktop.people.dialogs import NewPersonDialog

    session, sheet, _people = few
    sheet.persons._new.click()
    form = dialog(NewPersonDialog)
    form._now.setChecked(False)
    form._save.click()
    settled(qtbot, session)
    assert len(persons(library)) == 4
    assert len(sheet.draft.seen) == 1
