"""Times a whole process with its children: wall, CPU, the most memory that its tree held at once."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Measured:
    """Seconds of wall and CPU (user and system, children included), megabytes at the peak, what it wrote, its exit code."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    out: str
    code: int


def measure(command: Sequence[object]) -> Measured:
    """Run a command to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watcher.start()
    out, _ = process.communicate()
    wall = time.perf_counter() - started
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return Measured(wall, cpu, peak[0], out, process.returncode)


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    """Look at the tree's proportional memory (what is shared counts once) ten times a second."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_pss(number) for number in _tree(process.pid)) / MEGABYTE)
        time.sleep(0.1)


def _tree(root: int) -> list[int]:
    found = [root]
    for number in found:
        try:
            for thread in Path(f"/proc/{number}/task").iterdir():
                found += [int(child) for child in (thread / "children").read_text().split()]
        except OSError:
            continue
    return found


def _pss(number: int) -> int:
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
