"""The large view on real pictures: steps, zoom, what is said, what is gone, and where the grid stands afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from imagebank.desktop.viewer.compare import Compare
from imagebank.desktop.viewer.viewer import Viewer
from imagebank.services.describing import Edit, edit
from tests.desktop.driving import select, settled, shown
from tests.making import picture, taken_in, usable

Key = Qt.Key


@pytest.fixture
def rooms(library, tmp_path, opened, qtbot):
    """Four photos of different looks, the window open."""
    taken_in(library, [picture(tmp_path / f"rum {n}.jpg", n, (1600, 1200)) for n in range(4)])
    session = opened()
    settled(qtbot, session)
    return session


def viewer_of(qtbot, session) -> Viewer:
    qtbot.waitUntil(lambda: session.viewing.viewer is not None, timeout=5000)
    viewer = session.viewing.viewer
    qtbot.waitUntil(lambda: viewer._pictures.is_settled(viewer.shown), timeout=15_000)
    return viewer


def pixels(viewer) -> int:
    found = viewer.stage._pixmap
    return found.width() if found else 0


def press(viewer, key):
    QTest.keyClick(viewer.focusWidget() or viewer, key)


def test_opened_by_key_and_the_grid_stands_at_the_picture_shown(rooms, qtbot):
    page = rooms.window.page
    ids = shown(rooms)
    select(qtbot, rooms, ids[1])
    page.grid.go_back_to(page.grid.selected_ids())
    page.focus()
    QTest.keyClick(page.grid, Key.Key_F11)
    viewer = viewer_of(qtbot, rooms)
    assert viewer.isFullScreen()
    assert viewer.head.words()[2] == "2 av 4"
    assert viewer.stage.accessibleName() == rooms.window.model.cell(1).spoken
    press(viewer, Key.Key_Right)
    press(viewer, Key.Key_PageDown)
    assert viewer.head.words()[2] == "4 av 4"
    press(viewer, Key.Key_Right)
    assert viewer.head.words()[2] == "4 av 4", "there is no further one"
    press(viewer, Key.Key_Home)
    press(viewer, Key.Key_Right)
    press(viewer, Key.Key_Right)
    press(viewer, Key.Key_Escape)
    assert rooms.viewing.viewer is None
    assert page.grid.current_id() == rooms.window.model.ids[2]
    assert page.grid.selected_ids().tolist() == [rooms.window.model.ids[2]]


def test_a_double_click_opens_it_and_the_neighbours_are_ready(rooms, qtbot):
    grid = rooms.window.page.grid
    spot = grid.visualRect(rooms.window.model.index(0, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    viewer = viewer_of(qtbot, rooms)
    following = rooms.window.model.id_at(1)
    qtbot.waitUntil(lambda: viewer._pictures.is_settled(following), timeout=15_000)
    press(viewer, Key.Key_Right)
    assert pixels(viewer) == 1600, "the large one, at once"
    viewer.close()


def test_zoom_by_keys_and_wheel_and_moved_by_arrows_and_mouse(rooms, qtbot):
    rooms.viewing.open(rooms.window.model.ids, 0)
    viewer = viewer_of(qtbot, rooms)
    stage = viewer.stage
    stage.resize(800, 600)
    press(viewer, Key.Key_Z)
    assert stage.percent() == 100
    middle = stage.zoom.x
    press(viewer, Key.Key_Right)
    assert viewer.head.words()[2] == "1 av 4", "the arrow moves the picture, it does not step"
    assert stage.zoom.x > middle
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    QTest.mouseMove(stage, QPoint(500, 300))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    assert stage.zoom.x < middle + 0.12
    press(viewer, Key.Key_Plus)
    assert stage.percent() == 125
    QTest.keyClick(viewer.focusWidget() or viewer, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert stage.zoom.fits
    press(viewer, Key.Key_Minus)
    assert stage.zoom.fits, "nothing is smaller than what fits"
    viewer.close()


def test_every_pixel_is_fetched_where_the_screen_picture_is_too_small(library, tmp_path, opened, qtbot):
    taken_in(library, [picture(tmp_path / "stor.jpg", 1, (3200, 2400))])
    session = opened()
    session.viewing.open(session.window.model.ids, 0)
    viewer = viewer_of(qtbot, session)
    assert pixels(viewer) == 2048
    press(viewer, Key.Key_Z)
    qtbot.waitUntil(lambda: pixels(viewer) == 3200, timeout=15_000)
    viewer.close()


def test_the_alternative_text_can_be_read_and_the_bars_hidden(library, rooms, qtbot):
    edit(library, shown(rooms)[:1], Edit({("alt", "sv"): "Fyra runda bord vid ett fönster."}))
    settled(qtbot, rooms)
    rooms.viewing.open(rooms.window.model.ids, 0)
    viewer = viewer_of(qtbot, rooms)
    assert not viewer.alt.isVisible()
    press(viewer, Key.Key_T)
    assert viewer.alt.isVisible()
    assert viewer.alt.text() == "Fyra runda bord vid ett fönster."
    assert "Fyra runda bord vid ett fönster" in viewer.stage.accessibleName()
    press(viewer, Key.Key_H)
    assert not viewer.head.isVisible()
    assert viewer.stage.hasFocus()
    viewer.close()


def test_an_original_that_is_gone_is_said_and_the_next_is_shown(library, rooms, qtbot):
    from imagebank.services.searching import read

    gone = read(library, shown(rooms)[:1])[0]
    path = library.originals.path_of(gone.sha256, "jpg")
    path.chmod(0o600)
    path.unlink()
    rooms.viewing.open(rooms.window.model.ids, 0)
    viewer = viewer_of(qtbot, rooms)
    assert viewer.alt.isVisible()
    assert "finns inte" in viewer.alt.text()
    press(viewer, Key.Key_Right)
    qtbot.waitUntil(lambda: viewer._pictures.is_settled(viewer.shown), timeout=15_000)
    assert not viewer.alt.isVisible()
    viewer.close()


def test_an_asset_that_is_gone_from_the_bank_is_a_sentence(rooms, qtbot):
    import numpy as np

    rooms.viewing.open(np.array([*rooms.window.model.ids[:1], 999], np.int64), 1)
    viewer = rooms.viewing.viewer
    assert "finns inte längre" in viewer.stage.accessibleName()
    press(viewer, Key.Key_Left)
    assert viewer.head.words()[0]
    viewer.close()


def test_other_keys_are_offered(rooms, qtbot):
    told = []
    rooms.viewing.key_wanted.connect(lambda *said: told.append(said))
    rooms.viewing.open(rooms.window.model.ids, 0)
    viewer = viewer_of(qtbot, rooms)
    press(viewer, Key.Key_4)
    assert told == [(rooms.window.model.id_at(0), Key.Key_4, "4")]
    viewer.close()


def test_compare_zooms_as_one_and_puts_away(rooms, qtbot):
    ids = shown(rooms)
    select(qtbot, rooms, *ids[:3])
    rooms.window.page.focus()
    QTest.keyClick(rooms.window.page.grid, Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    compare = rooms.viewing.comparison
    assert isinstance(compare, Compare)
    assert len(compare.panes) == 3
    qtbot.waitUntil(compare.panes[0].stage.hasFocus)
    QTest.keyClick(compare.panes[0].stage, Key.Key_Right)
    assert compare.panes[1].stage.hasFocus()
    QTest.keyClick(compare.panes[1].stage, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert len({pane.stage.zoom for pane in compare.panes}) == 1
    assert compare.panes[0].stage.percent() == 100
    QTest.keyClick(compare.panes[1].stage, Key.Key_Delete)
    assert [pane.id for pane in compare.panes] == [rooms.desk.numbers.of(one) for one in (ids[0], ids[2])]
    assert rooms.window.page.grid.selected_count() == 2
    QTest.keyClick(compare.focusWidget(), Key.Key_Escape)
    assert rooms.viewing.comparison is None


def test_to_compare_one_needs_two(rooms, qtbot):
    select(qtbot, rooms, shown(rooms)[0])
    rooms.viewing.compare_selected()
    assert rooms.viewing.comparison is None
    assert "två till fyra" in rooms.window.page.banner.sentence()


def test_everything_that_takes_the_keyboard_has_a_name(rooms, qtbot):
    from imagebank.desktop.parts.tab_order import in_order

    rooms.viewing.open(rooms.window.model.ids, 0)
    viewer = viewer_of(qtbot, rooms)
    assert [one for one in in_order(viewer) if not one.accessibleName()] == []
    assert not viewer.grab().toImage().isNull()
    viewer.close()


def test_an_advisor_looks_at_what_may_be_used(library, tmp_path, opened, qtbot):
    usable(library, tmp_path, 2)
    taken_in(library, [picture(tmp_path / "hemlig.jpg", 9)])
    session = opened("Ali", "advisor")
    settled(qtbot, session)
    assert len(session.window.model.ids) == 2
    session.viewing.open(session.window.model.ids, 0)
    viewer = viewer_of(qtbot, session)
    assert pixels(viewer) == 320
    assert viewer.head.words()[2] == "1 av 2"
    viewer.close()


def test_zooming_by_button_follows_the_picture_that_had_the_keyboard(rooms, qtbot):
    rooms.viewing.compare(rooms.window.model.ids[:2].tolist())
    compare = rooms.viewing.comparison
    compare.focus(1)
    assert compare.active is compare.panes[1]
    compare.panes[0]._away.setFocus()
    qtbot.waitUntil(lambda: compare.active is compare.panes[0])
    compare.close()
