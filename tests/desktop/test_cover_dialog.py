"""Covered versions from the window: the dialog, the version in the grid, the second person's confirmation."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from imagebank.core.people import Appearance, Span
from imagebank.desktop.cover.dialog import CoverDialog
from imagebank.desktop.cover.frames import CoverFrames
from imagebank.desktop.cover.values import CoverArea, CoverPicture
from imagebank.desktop.who.values import Seen
from imagebank.services.covering import detection_is_there, version_of, versions
from imagebank.services.describing import Edit, edit
from imagebank.services.releasing import appear
from imagebank.services.thumbnails import moment
from tests.desktop.driving import dialog, select, settled, shown
from tests.making import film, picture, pupil, taken_in

AREA = (0.2, 0.2, 0.3, 0.4)


@pytest.fixture
def asked(library, tmp_path, opened, qtbot):
    """A picture with a pupil who has an area, and the dialog open on it."""
    (id,) = (id for id, _p, _s in taken_in(library, [picture(tmp_path / "a.jpg")]).imported)
    person = pupil(library)
    appear(library, [id], Appearance(person, area=AREA))
    edit(library, [id], Edit(values={"visibility": "ident", "persons_declared": 1}))
    session = opened()
    select(qtbot, session, id)
    session.window.inspector.cover.make.click()
    settled(qtbot, session)
    return session, dialog(CoverDialog), id, person


def test_a_version_is_made_shown_and_confirmed_by_somebody_else(library, asked, opened, qtbot):
    session, sheet, id, person = asked
    assert not sheet._make.isEnabled()
    QTest.keyClick(sheet.canvas, "1")
    assert sheet.draft().persons == (person,)
    sheet._make.click()
    settled(qtbot, session)
    settled(qtbot, session)
    (version,) = versions(library, id)
    assert shown(session) == [version.asset]
    assert "kollega" in session.window.page.banner.sentence()
    select(qtbot, session, version.asset)
    box = session.window.inspector.cover
    assert "gjord av Kim" in box._words.text()
    assert "själv gjort" in box._why_not.text()
    assert box.confirm.isHidden()
    other = opened("Robin")
    select(qtbot, other, version.asset)
    assert other.window.inspector.cover.confirm.isHidden(), "nobody has assessed it"
    assert "Bedöm" in other.window.inspector.cover._why_not.text()
    edit(library, [version.asset], Edit(values={"visibility": "ident"}))
    other.watching.look()
    settled(qtbot, other)
    select(qtbot, other, version.asset)
    other.window.inspector.cover.confirm.click()
    settled(qtbot, other)
    assert version_of(library, version.asset).confirmed_by == "Robin"


def test_soft_makes_nobody_unrecognisable(asked, qtbot):
    _session, sheet, _id, person = asked
    QTest.keyClick(sheet.canvas, "1")
    sheet.side.soft.click()
    draft = sheet.draft()
    assert (draft.soft, draft.persons) == (True, ())
    assert not sheet.side._soft.isHidden()
    sheet.side.soft.click()
    assert sheet.draft().persons == (person,)
    sheet.close()


def test_frames_by_keyboard(asked, qtbot):
    _session, sheet, _id, _person = asked
    QTest.keyClick(sheet.canvas, "n")
    QTest.keyClick(sheet.canvas, Qt.Key.Key_Left)
    assert sheet.draft().areas[0].shape == (0.38, 0.35, 0.2, 0.3)
    QTest.keyClick(sheet.canvas, "f")
    assert sheet.canvas.chosen_key == "1"
    QTest.keyClick(sheet.canvas, "f")
    QTest.keyClick(sheet.canvas, Qt.Key.Key_Delete)
    assert sheet.draft().areas == ()
    sheet.close()


@pytest.mark.skipif(not detection_is_there(), reason="needs the extra faces")
def test_faces_are_looked_for_in_a_film(library, tmp_path, opened, qtbot):
    (id,) = (id for id, _p, _s in taken_in(library, [film(tmp_path / "film.mp4")]).imported)
    session = opened()
    select(qtbot, session, id)
    session.window.inspector.cover.make.click()
    settled(qtbot, session)
    sheet = dialog(CoverDialog)
    assert sheet.draft().every_face
    sheet.new_frame()
    sheet.side._times.timed.emit(sheet.frames.frames[0].key, 0.0, 0.5)
    assert sheet.draft().areas[0].to_s == 0.5
    sheet._make.click()
    qtbot.waitUntil(lambda: not session.window.lane.busy, timeout=30_000)
    settled(qtbot, session)
    assert len(versions(library, id)) == 1


def test_only_the_frames_of_those_whom_it_is_made_for_are_ticked_at_first():
    face = (0.7, 0.1, 0.1, 0.1)
    frames = CoverFrames(
        CoverPicture(1, "A", seen=(Seen("P-1", (Span(area=AREA),)),), faces=(AREA, face), wanted=("P-1",))
    )
    assert [(one.person, one.ticked) for one in frames.frames] == [("P-1", True), ("", False)]


def test_every_time_of_a_person_in_a_film_is_covered_where_they_are_then(library, tmp_path, opened, qtbot):
    (id,) = (id for id, _p, _s in taken_in(library, [film(tmp_path / "film.mp4", 3.0)]).imported)
    person = pupil(library)
    left, right = (0.1, 0.3, 0.2, 0.3), (0.7, 0.3, 0.2, 0.3)
    appear(library, [id], Appearance(person).with_spans((Span(0.0, 1.0, left), Span(2.0, 2.5, right))))
    session = opened()
    select(qtbot, session, id)
    session.window.inspector.cover.make.click()
    settled(qtbot, session)
    sheet = dialog(CoverDialog)
    sheet.side.every_face.setChecked(False)
    sheet.tick("1")
    assert sheet.draft().persons == (), "seen in the other time"
    sheet.next_frame()
    sheet.next_frame()
    assert [one.key for one in sheet.canvas.frames] == ["2"], "only what is seen at its second"
    sheet.tick("2")
    draft = sheet.draft()
    assert draft.persons == (person,)
    assert draft.areas == (CoverArea(left, 0.0, 1.0), CoverArea(right, 2.0, 2.5))
    sheet._make.click()
    qtbot.waitUntil(lambda: not session.window.lane.busy, timeout=30_000)
    settled(qtbot, session)
    (version,) = versions(library, id)

    def covered(second, share):
        image = Image.open(io.BytesIO(moment(library, version.asset, second))).convert("RGB")
        pixel = image.getpixel((round(share * image.width), round(0.45 * image.height)))
        return max(pixel) - min(pixel) < 20

    seen = [(second, covered(second, 0.2), covered(second, 0.8)) for second in (0.5, 1.5, 2.2, 2.8)]
    assert seen == [(0.5, True, False), (1.5, False, False), (2.2, False, True), (2.8, False, False)]
