"""A film under the mouse shows its moments; a photo, and a film whose strip is on its way, keep their picture."""

from __future__ import annotations

import io

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from imagebank.desktop.grid.hover_strip import FRAMES, HoverStrip
from tests.desktop.driving import settled
from tests.making import film, picture, taken_in


def strip_bytes() -> bytes:
    sheet = Image.new("L", (32 * FRAMES, 24))
    for number in range(FRAMES):
        sheet.paste(number * 20 + 10, (32 * number, 0, 32 * number + 32, 24))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def shade(image: QImage) -> int:
    return image.pixelColor(5, 5).red()


def test_the_place_along_the_cell_is_the_place_in_the_film(qtbot):
    hover = HoverStrip()
    hover.strips.fetch_with(lambda _one: strip_bytes())
    assert hover.frame(7, 0.5) is None
    qtbot.waitSignal(hover.ready).wait()
    shades = [shade(hover.frame(7, share).toImage()) for share in (-0.1, 0.0, 0.34, 0.5, 0.99, 1.2)]
    assert shades == [10, 10, 70, 110, 190, 190]
    hover.strips.stop()


def test_the_mouse_over_a_film_asks_for_its_strip_and_over_a_photo_does_not(library, opened, qtbot, tmp_path):
    taken_in(library, [film(tmp_path / "a.mp4"), picture(tmp_path / "b.jpg")])
    session = opened()
    settled(qtbot, session)
    grid = session.window.page.grid
    asked = []
    fetch = grid.hover.strips._fetch
    grid.hover.strips.fetch_with(lambda one: (asked.append(one), fetch(one))[1])
    films = [row for row in range(2) if grid.model().cell(row).media == "film"]
    for row in range(2):
        spot = grid.visualRect(grid.model().index(row, 0)).center() + QPoint(10, 0)
        QTest.mouseMove(grid.viewport(), spot)
        qtbot.wait(80)
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert asked == [grid.model().ids[films[0]]]
    qtbot.waitUntil(lambda: grid.hover.frame(asked[0], 0.5) is not None, timeout=10000)
