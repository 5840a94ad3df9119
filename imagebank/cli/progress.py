"""Drives a long task from the command line: a line on stderr when a person watches, nothing when a program does."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from imagebank.core.progress import Progress

WIDTH = 60


def drive(task: Iterator[Progress]) -> None:
    """Run the task to its end, showing how far it has come."""
    watched = sys.stderr.isatty()
    for progress in task:
        if watched:
            of = f"/{progress.total}" if progress.total else ""
            sys.stderr.write(f"\r{progress.done}{of} {progress.what[:WIDTH]:<{WIDTH}}")
            sys.stderr.flush()
    if watched:
        sys.stderr.write("\r" + " " * (WIDTH + 20) + "\r")
