"""How a picture stands in its room: pure numbers."""

import pytest

from imagebank.desktop.viewer.zoom import FIT, Zoom, box, full, is_larger, panned, scale, zoomed

PICTURE, ROOM = (4000.0, 3000.0), (800.0, 800.0)


def test_it_fits_in_the_middle():
    assert box(FIT, PICTURE, ROOM) == (0.0, 100.0, 800.0, 600.0)
    assert not is_larger(FIT, PICTURE, ROOM)


def test_pixel_for_pixel_keeps_the_middle():
    zoom = full(FIT, PICTURE, ROOM)
    assert scale(zoom, PICTURE, ROOM) == pytest.approx(1.0)
    assert (zoom.x, zoom.y) == (pytest.approx(0.5), pytest.approx(0.5))
    assert is_larger(zoom, PICTURE, ROOM)


def test_what_is_under_the_mouse_stays_there():
    at = (200.0, 400.0)
    before = box(FIT, PICTURE, ROOM)
    zoom = zoomed(FIT, 4.0, PICTURE, ROOM, at)
    after = box(zoom, PICTURE, ROOM)
    for side in (0, 1):
        shares = [(at[side] - one[side]) / one[side + 2] for one in (before, after)]
        assert shares[0] == pytest.approx(shares[1])


def test_it_is_never_moved_out_of_its_room():
    zoom = full(FIT, PICTURE, ROOM)
    for _ in range(50):
        zoom = panned(zoom, (300.0, 300.0), PICTURE, ROOM)
    assert box(zoom, PICTURE, ROOM)[:2] == (pytest.approx(0.0), pytest.approx(0.0))
    once = panned(zoom, (-10.0, 0.0), PICTURE, ROOM)
    assert box(once, PICTURE, ROOM)[0] == pytest.approx(-10.0), "it does not have to be dragged back first"


def test_limits():
    assert scale(zoomed(FIT, 1000.0, PICTURE, ROOM), PICTURE, ROOM) == pytest.approx(8.0)
    assert zoomed(FIT, 0.01, PICTURE, ROOM).times == 1.0
    small = (100.0, 100.0)
    assert scale(full(FIT, small, ROOM), small, ROOM) == pytest.approx(1.0), "a small one can be seen at its own size"


def test_one_view_for_pictures_of_different_sizes():
    zoom = Zoom(3.0, 0.2, 0.8)
    a, b = box(zoom, (400.0, 300.0), ROOM), box(zoom, (4000.0, 3000.0), ROOM)
    assert a == pytest.approx(b)
