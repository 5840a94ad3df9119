"""The whole window on real libraries: from the program's start to the first paint and to usable, scrolling, and memory.

`python -m tests.benchmarks.bench_window LIBRARY …`; each is measured in a process of its own, in turns, and compared with the first.
Start counts from the process's own start, imports included. Usable: the pictures are in the grid, and a letter typed into the search box is shown; counted: every facet has its number.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROUNDS, FRAMES, WHEEL = 3, 240, 60
AIM = 1.3
ROWS = {
    "paint_ms": "start to first paint", "usable_ms": "start to usable", "counted_ms": "start to every count shown", "frame_ms": "a frame of scrolling, median",
    "frame_p99_ms": "a frame of scrolling, p99", "leap_p99_ms": "a leap anywhere, filled and painted, longest",
    "blocked_ms": "longest the window did not answer", "start_mb": "memory when counted", "memory_mb": "memory at its highest",
}  # fmt: skip
"""What is measured, as the table calls it."""


def measured(library: Path, began: float) -> dict[str, float]:
    """Everything of one library, in this process, whose start was at `began` (seconds of the wall clock)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from imagebank.desktop.application import make_application
    from imagebank.desktop.memory import Memory
    from imagebank.desktop.shell import Shell

    app = make_application(["imagebank"], theme="light")
    shell = Shell("Kim", Memory(kept=False))
    shell.open(library)
    session = shell.session
    assert session is not None
    window, told = session.window, {}
    window.resize(1440, 900)
    window.grab()
    told["paint_ms"] = 1000 * (time.time() - began)
    gaps, last = [0.0], [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append(1000 * (now - last[0]) - 5)
        last[0] = now

    pulse = QTimer(interval=5)
    pulse.timeout.connect(beat)
    pulse.start()

    def until(condition: Callable[[], bool], seconds: float = 120) -> None:
        end = time.time() + seconds
        while not condition() and time.time() < end:
            app.processEvents()
            time.sleep(0.001)

    def settled() -> bool:
        return not session.desk.asking.busy and not window.lane.busy

    until(lambda: len(window.model.ids) > 0)
    window.header.search._field.setText("k")
    window.grab()
    told["usable_ms"] = 1000 * (time.time() - began)
    window.header.search._field.clear()
    until(lambda: bool(window.facets._boxes) and settled())
    told["counted_ms"] = 1000 * (time.time() - began)
    told["start_mb"] = _now_mb()
    grid, frames = window.page.grid, []
    bar = grid.verticalScrollBar()
    far = min(bar.maximum(), FRAMES * WHEEL)
    for step in range(FRAMES):
        start = time.perf_counter()
        bar.setValue(
            min(bar.maximum(), bar.maximum() // 3 + step * WHEEL)
            if bar.maximum() > 2 * far
            else step * WHEEL % (bar.maximum() + 1)
        )
        QApplication.processEvents()
        frames.append(1000 * (time.perf_counter() - start))
    leaps = []
    for step in range(20):
        start = time.perf_counter()
        bar.setValue(bar.maximum() * (step * 7 % 20) // 20)
        grid.viewport().repaint()
        until(settled, 5)
        leaps.append(1000 * (time.perf_counter() - start))
    frames.sort()
    told |= {
        "frame_ms": median(frames), "frame_p99_ms": frames[int(len(frames) * 0.99)], "leap_p99_ms": max(leaps),
        "blocked_ms": max(gaps), "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip
    pulse.stop()
    window.close()
    shell.close()
    return told


def _now_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def main(words: list[str]) -> int:
    """Measure in turns and print a table; 0, whatever the figures say."""
    if words and words[0] == "--one":
        print(json.dumps(measured(Path(words[1]), float(words[2]))))
        return 0
    libraries = [Path(word) for word in words]
    told: dict[Path, list[dict[str, float]]] = {library: [] for library in libraries}
    for number in range(ROUNDS + 1):
        for library in libraries:
            command = [sys.executable, "-m", "tests.benchmarks.bench_window", "--one", str(library), str(time.time())]
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            if number:  # the first round warms the disk's cache, and makes what is made once
                told[library].append(json.loads(out.splitlines()[-1]))
    _print(libraries, told)
    return 0


def _print(libraries: list[Path], told: dict[Path, list[dict[str, float]]]) -> None:
    figures = {library: {key: median(one[key] for one in told[library]) for key in ROWS} for library in libraries}
    print("| | " + " | ".join(f"{one.name} | ratio" for one in libraries) + " |")
    print("| --- |" + " ---: | ---: |" * len(libraries))
    for key, words in ROWS.items():
        first = figures[libraries[0]][key] or 1.0
        cells = [f"{figures[one][key]:.1f} | {figures[one][key] / first:.2f}" for one in libraries]
        print(f"| {words} | " + " | ".join(cells) + " |")
    print(f"Medians of {ROUNDS} runs; the aim is a ratio of {AIM} at most.")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
