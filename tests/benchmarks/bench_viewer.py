"""The large view: opening, a step to a picture that is ready, a step to one that is not, against bare decoding. Run by hand.

    python -m tests.benchmarks.bench_viewer [PHOTOS]

Photos of 24 megapixels on a real library; the result shown has a million rows. Figures are medians in milliseconds.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imagebank.desktop.application import make_application
from imagebank.desktop.feeding.session import Session
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.viewer.viewer import Viewer
from imagebank.services import library as libraries
from imagebank.services.thumbnails import preview
from tests.making import taken_in

SIZE = (6000, 4000)
ROWS = 1_000_000
SCREEN = (1920, 1080)


def photo(path: Path, seed: int) -> Path:
    """A photo with detail enough to be as slow to decode as a camera's."""
    generator = np.random.default_rng(seed)
    small = generator.integers(0, 255, (SIZE[1] // 8, SIZE[0] // 8, 3), dtype=np.uint8)
    Image.fromarray(small).resize(SIZE, Image.Resampling.BICUBIC).save(path, quality=88)
    return path


def resident() -> float:
    """Megabytes of this process."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def timed(act) -> float:
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def until(app: QApplication, ready) -> None:
    end = time.perf_counter() + 60
    while not ready() and time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.0005)


def _steps(app: QApplication, viewer: Viewer, rows: np.ndarray, times: int) -> tuple[list[float], list[float]]:
    """Steps to pictures that are ready, and every third to one that is not."""
    ready: list[float] = []
    cold: list[float] = []
    pictures = viewer._pictures
    for number in range(times):
        following = int(rows[viewer._row + 1])
        if number % 3 == 2:
            pictures.forget()
            cold.append(timed(lambda: _step(app, viewer, wait=True)))
        else:
            until(app, partial(pictures.is_settled, following))
            ready.append(timed(lambda: _step(app, viewer, wait=False)))
        until(app, lambda: pictures.is_settled(viewer.shown))
    return ready, cold


def _wide(viewer: Viewer) -> int:
    shown = viewer.stage._pixmap
    return shown.width() if shown else 0


def _step(app: QApplication, viewer: Viewer, *, wait: bool) -> None:
    QTest.keyClick(viewer, Qt.Key.Key_PageDown)
    viewer.repaint()
    if wait:
        until(app, lambda: viewer._pictures.is_settled(viewer.shown))
        viewer.repaint()


def main(photos: int) -> None:
    app = make_application(["bench"], "sv", "light")
    with tempfile.TemporaryDirectory() as folder:
        library = libraries.init(Path(folder) / "bank", "Kim")
        paths = [photo(Path(folder) / f"{n}.jpg", n) for n in range(photos)]
        ids = [one[0] for one in taken_in(library, paths).imported]
        session = Session(library, Wish("webb", date.today()))  # noqa: DTZ011
        window = session.window
        window.ask_to_stop = lambda: True
        window.resize(*SCREEN)
        window.show()
        until(app, lambda: len(window.model.ids) == photos and not session.desk.asking.busy)
        made = [timed(partial(preview, library, one)) for one in ids]
        data = preview(library, ids[0]) or b""
        bare = statistics.median(timed(lambda: QImage.fromData(data)) for _ in range(5))
        rows = np.resize(window.model.ids, ROWS)
        before = resident()
        opening = timed(lambda: session.viewing.open(rows, ROWS // 2))
        viewer = session.viewing.viewer
        assert viewer is not None
        viewer.showNormal()
        viewer.resize(*SCREEN)
        until(app, lambda: viewer._pictures.is_settled(viewer.shown))
        ready, cold = _steps(app, viewer, rows, 3 * photos)
        memory = resident() - before
        full = timed(lambda: (viewer.stage.zoom_to_full(), until(app, lambda: _wide(viewer) == SIZE[0])))
        viewer.close()
        window.close()
        library.close()
    median = statistics.median
    print(f"large picture made the first time {median(made):7.1f}")
    print(f"bare decoding of a large picture  {bare:7.1f}")
    print(f"opening the view                  {opening:7.1f}")
    print(
        f"step, picture ready               {median(ready):7.1f}   worst {max(ready):.1f}, {median(ready) / bare:.2f} of bare"
    )
    print(f"step, picture kept on disk        {median(cold):7.1f}   {median(cold) / bare:.2f} of bare")
    print(f"every pixel of 24 megapixels      {full:7.1f}")
    print(f"memory of the view                {memory:7.1f} MB")
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
