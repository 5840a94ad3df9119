"""Who is in a film: several times each, by keyboard and by mouse, on the frames that are seen then."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from imagebank.desktop.who.dialog import WhoDialog
from imagebank.desktop.who.times import clock, seconds
from imagebank.desktop.who.values import FoundFaces
from imagebank.services.searching import read
from tests.desktop.driving import settled, shown
from tests.desktop.test_who import Fingers, enrolled, opened_on_all
from tests.making import film, taken_in


@pytest.fixture
def on_film(library, tmp_path, opened, qtbot):
    """A film of three seconds, a person, the dialog open. Its red is 20 a frame, ten frames a second."""
    taken_in(library, [film(tmp_path / "film.mp4", 3.0)])
    (person,) = enrolled(library, 1)
    session, sheet = opened_on_all(qtbot, opened)
    yield session, sheet, person
    for one in session.window.findChildren(WhoDialog):
        one.close()


def fill(sheet, key, *texts):
    for field, text in zip(sheet.right.times._fields[key], texts, strict=True):
        field.setFocus()
        QTest.keyClicks(field, text)


def seen_red(canvas, qtbot, frame):
    """Waits until the canvas shows the frame of that number."""

    def shown_red():
        pixmap = canvas._pixmap()
        return pixmap is not None and abs(pixmap.toImage().pixelColor(80, 60).red() - frame * 20 % 256) < 12

    qtbot.waitUntil(shown_red, timeout=10_000)


def test_a_film_has_times(library, on_film, qtbot):
    session, sheet, person = on_film
    QTest.keyClick(sheet.side.canvas, "1")
    fill(sheet, person, "0:01", "1:05")
    sheet.save()
    settled(qtbot, session)
    (one,) = read(library, shown(session))[0].appearances
    assert (one.from_s, one.to_s, one.more) == (1.0, 65.0, ())
    assert (seconds("1:05"), seconds("x"), clock(65.0), clock(None)) == (65.0, None, "1:05", "")


def test_several_times_by_keyboard(library, on_film, qtbot):
    session, sheet, person = on_film
    QTest.keyClick(sheet.side.canvas, "1")
    fill(sheet, person, "0", "0:00.4")
    add = next(one for one in sheet.right.times.findChildren(QToolButton) if "En tid till" in one.accessibleName())
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Space)
    again = f"{person}#2"
    assert sheet.right.times._fields[again][0].hasFocus()
    fill(sheet, again, "2", "2.5")
    seen_red(sheet.side.canvas, qtbot, 20)
    sheet.side.canvas.setFocus()
    fingers = Fingers(sheet)
    fingers.press("n")
    fingers.press(Qt.Key.Key_Right)
    fingers.press("1")
    assert [span.area is None for span in sheet.draft.seen[person].spans] == [True, False]
    sheet.save()
    settled(qtbot, session)
    asset = read(library, shown(session))[0]
    (one,) = asset.appearances
    assert [(span.from_s, span.to_s) for span in one.spans] == [(0.0, 0.4), (2.0, 2.5)]
    assert one.more[0].area == (0.42, 0.35, 0.2, 0.3)
    assert asset.persons_declared == 1, "once, however often they come"
    remove = next(one for one in sheet.right.times.findChildren(QToolButton) if "gång 1" in one.accessibleName())
    remove.setFocus()
    QTest.keyClick(remove, Qt.Key.Key_Space)
    sheet.save()
    settled(qtbot, session)
    (one,) = read(library, shown(session))[0].appearances
    assert (one.from_s, one.to_s, one.area, one.more) == (2.0, 2.5, (0.42, 0.35, 0.2, 0.3), ())


def test_areas_of_a_time_are_drawn_by_mouse_on_its_own_frame(on_film, qtbot):
    _session, sheet, person = on_film
    canvas = sheet.side.canvas
    QTest.keyClick(canvas, "1")
    fill(sheet, person, "0.5", "1")
    add = next(one for one in sheet.right.times.findChildren(QToolButton) if "En tid till" in one.accessibleName())
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    fill(sheet, f"{person}#2", "2", "2.5")
    for key, frame, corner in ((person, 5, 0.1), (f"{person}#2", 20, 0.5)):
        QTest.mouseClick(sheet.right.times._fields[key][0], Qt.MouseButton.LeftButton)
        seen_red(canvas, qtbot, frame)
        start, end = canvas.point_of((corner, 0.2)).toPoint(), canvas.point_of((corner + 0.3, 0.6)).toPoint()
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(canvas, start + QPoint(10, 10))
        QTest.mouseMove(canvas, end)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
        sheet.persons._ticks[person].click()
        assert [one.key for one in canvas.frames] == [key], "only what is seen then"
    assert [span.area[0] for span in sheet.draft.seen[person].spans] == pytest.approx([0.1, 0.5], abs=0.02)


def test_the_faces_of_a_film_are_drawn_on_the_frame_where_they_were_found(library, on_film, qtbot):
    session, sheet, person = on_film
    canvas = sheet.side.canvas
    sheet.show_faces({sheet.round.pictures[0].id: FoundFaces(((0.1, 0.1, 0.2, 0.3),), 2.2)})
    seen_red(canvas, qtbot, 22)
    assert sheet.side.moment.text() == "Filmen visas vid 0:02.2."
    QTest.keyClick(canvas, "1")
    fill(sheet, person, "0", "1")
    seen_red(canvas, qtbot, 0)
    assert canvas.frames == ()
    canvas.setFocus()
    QTest.keyClick(canvas, "f")
    seen_red(canvas, qtbot, 22)
    assert canvas.chosen_key == "face:1"
    QTest.keyClick(canvas, "1")
    spans = sheet.draft.seen[person].spans
    assert [(one.from_s, one.to_s, one.area) for one in spans] == [(0, 1, None), (2.2, 2.2, (0.1, 0.1, 0.2, 0.3))]
    sheet.save()
    settled(qtbot, session)
    assert len(read(library, shown(session))[0].appearances) == 1


def test_what_cannot_be_saved_is_not_saved_in_part(library, on_film, qtbot):
    session, sheet, person = on_film
    QTest.keyClick(sheet.side.canvas, "1")
    fill(sheet, person, "2", "1")
    sheet.save()
    settled(qtbot, session)
    assert "går inte ihop" in sheet.banner.sentence()
    asset = read(library, shown(session))[0]
    assert (asset.appearances, asset.visibility, asset.persons_declared) == ((), "na", None)
