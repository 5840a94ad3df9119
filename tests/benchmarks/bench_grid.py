"""The grid without a screen, with made-up cells: is it as quick with a million rows as with a thousand?

`python -m tests.benchmarks.bench_grid [ROWS …]`; each number of rows is measured in a process of its own, in turns, and compared with the first.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.timing import figure, p99, table

if TYPE_CHECKING:
    from imagebank.desktop.grid.model import GridModel
    from imagebank.desktop.grid.view import GridView
    from imagebank.desktop.values import CellValue, Tone

SIZES = (1_000, 100_000, 1_000_000)
ROUNDS, STARTS, FRAMES, STEPS = 3, 5, 200, 20
WIDTHS = ((1200, 800), (1000, 800), (1400, 900))
AIM = 1.3
STATES: tuple[Tone, ...] = ("ok", "conditions", "review", "bad")
ROWS = {
    "start": "new rows, shown and painted", "resize": "another width, painted", "scroll": "a step of the wheel, painted",
    "leap": "a leap anywhere, painted", "end": "End, painted", "home": "Home, painted", "down": "arrow down, painted",
    "all": "select all, painted", "ids": "what is selected, as ids", "anew": "the same rows again, all selected",
}  # fmt: skip
"""What is done, as the table calls it. Only of scrolling there are frames enough to compare the p99 of; for the others it is the longest of few."""

MAY_GROW = frozenset({"ids", "anew"})
"""What looks at every row by its nature; shown all the same."""


def measured(rows: int) -> dict[str, list[float]]:
    """Milliseconds of every act, in this process."""
    bench = _Bench(rows)
    for work in (bench.start, bench.resize, bench.scroll, bench.keys, bench.selection):
        work()
    bench.close()
    return bench.told


class _Bench:
    """A grid on a screen that is none, and what its acts took."""

    def __init__(self, rows: int) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from imagebank.desktop.application import make_application
        from imagebank.desktop.grid.thumbnails import Thumbnails

        self.app = make_application(["imagebank"], theme="light")
        self.told: dict[str, list[float]] = {name: [] for name in ROWS}
        self.ids = np.arange(rows, dtype=np.int64)
        png = _png()
        self.thumbnails = Thumbnails(lambda _one: png)
        self.views: list[GridView] = []
        self.models: list[GridModel] = []

    def start(self) -> None:
        """New rows in a new grid, shown and painted whole."""
        from imagebank.desktop.grid.model import GridModel
        from imagebank.desktop.grid.view import GridView

        for _ in range(STARTS):
            began = time.perf_counter()
            model = GridModel(_cells)
            view = GridView(model, self.thumbnails)
            view.resize(*WIDTHS[0])
            model.show_ids(self.ids)
            view.show()
            view.grab()
            self.told["start"].append(1000 * (time.perf_counter() - began))
            self._settle()
            for before in self.views:
                before.hide()
            self.views.append(view)
            self.models.append(model)
        self.view, self.model = self.views[-1], self.models[-1]

    def resize(self) -> None:
        """Other widths, other numbers of columns."""
        for number in range(STEPS):
            self._time("resize", partial(self.view.resize, *WIDTHS[(number + 1) % len(WIDTHS)]))
        self.view.resize(*WIDTHS[0])
        self._settle()

    def scroll(self) -> None:
        """Steps of the wheel, then leaps."""
        bar = self.view.verticalScrollBar()
        top = bar.maximum() // 3
        for number in range(FRAMES):
            self._time("scroll", partial(bar.setValue, top + 60 * number))
        for number in range(STEPS):
            self._time("leap", partial(bar.setValue, bar.maximum() * (number * 7 % STEPS) // STEPS))

    def keys(self) -> None:
        """End, Home and the arrows."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        for _ in range(STEPS):
            for name, key in (("end", Qt.Key.Key_End), ("home", Qt.Key.Key_Home), ("down", Qt.Key.Key_Down)):
                self._time(name, partial(QTest.keyClick, self.view, key))

    def selection(self) -> None:
        """Everything selected, told as ids, and the rows given anew while all are."""
        for _ in range(STARTS):
            self.view.clearSelection()
            self._settle()
            self._time("all", self.view.selectAll)
            self._time("ids", self.view.selected_ids)
            self._time("anew", partial(self.model.show_ids, self.ids))

    def close(self) -> None:
        """Take the grids down before Python forgets them in an order of its own."""
        self.thumbnails.stop()
        for view in self.views:
            view.close()
            view.deleteLater()
        self._settle()

    def _time(self, name: str, act: Callable[[], object]) -> None:
        began = time.perf_counter()
        act()
        self.app.processEvents()
        self.told[name].append(1000 * (time.perf_counter() - began))

    def _settle(self) -> None:
        for _ in range(3):
            self.app.processEvents()


def _cells(ids: Sequence[int]) -> Mapping[int, CellValue]:
    from imagebank.desktop.values import CellValue

    return {
        one: CellValue(one, f"Klassrum {one}", "foto", STATES[one % 4], "Samtycke till 2029-06", f"Bild {one}")
        for one in ids
    }


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (256, 170), "teal").save(out, "PNG")
    return out.getvalue()


def main() -> None:
    """All sizes in turns, some rounds; with `--one ROWS`, one size as JSON."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(int(sys.argv[2]))))
        return
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    found: dict[int, dict[str, list[float]]] = {size: {name: [] for name in ROWS} for size in sizes}
    for _round in range(ROUNDS):
        for size in sizes:
            command = [sys.executable, "-m", "tests.benchmarks.bench_grid", "--one", str(size)]
            said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=Path.cwd()).stdout)
            for name, ms in said.items():
                found[size][name] += ms
    print(told(sizes, found))


def told(sizes: Sequence[int], found: Mapping[int, Mapping[str, list[float]]]) -> str:
    """One table: each size's median and p99, and both in proportion to the first size."""
    heads = [
        "ms",
        *(f"{size} {what}" for size in sizes for what in ("median", "p99")),
        *(f"{size}: × median × p99" for size in sizes[1:]),
        "",
    ]
    lines = []
    for name, label in ROWS.items():
        first = found[sizes[0]][name]
        figures = [figure(one) for size in sizes for one in (median(found[size][name]), p99(found[size][name]))]
        ratios = [
            (median(found[size][name]) / median(first), p99(found[size][name]) / p99(first)) for size in sizes[1:]
        ]
        flat = all((max(pair) if name == "scroll" else pair[0]) <= AIM for pair in ratios)
        mark = "" if flat else "looks at every row" if name in MAY_GROW else f"over {AIM}"
        lines.append([label, *figures, *(f"{middle:.2f}  {last:.2f}" for middle, last in ratios), mark])
    return table(heads, lines)


if __name__ == "__main__":
    main()
