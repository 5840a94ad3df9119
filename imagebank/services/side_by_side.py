"""Work on many files on several threads, answers in order: hashing and decoding let go of the interpreter."""

from __future__ import annotations

import os
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from imagebank.core.errors import FileProblem, ProgrammingError
from imagebank.media import intake
from imagebank.media.intake import Intake
from imagebank.media.worker import Decoder

Item = TypeVar("Item")
Answer = TypeVar("Answer")

AHEAD = 8
"""Items under way for each thread: enough that a large file does not keep the others waiting."""


def threads() -> int:
    """Threads that are worth having here."""
    return os.cpu_count() or 2


def side_by_side(work: Callable[[Item], Answer], items: Iterable[Item]) -> Iterator[tuple[Item, Answer]]:
    """Each item with `work`'s answer, in order. Stopped in between, what is under way is finished and no more begun."""
    pool = ThreadPoolExecutor(threads(), thread_name_prefix="side-by-side")
    under_way: deque[tuple[Item, Future[Answer]]] = deque()
    try:
        for item in items:
            under_way.append((item, pool.submit(work, item)))
            if len(under_way) >= AHEAD * threads():
                first, future = under_way.popleft()
                yield first, future.result()
        while under_way:
            first, future = under_way.popleft()
            yield first, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class Decoders:
    """A decoding process for each thread. A context manager; `take` may be called on several threads."""

    def __init__(self) -> None:
        self._idle: queue.SimpleQueue[Decoder] = queue.SimpleQueue()
        self._open = ExitStack()

    def __enter__(self) -> Decoders:
        for _number in range(threads()):
            self._idle.put(self._open.enter_context(Decoder()))
        return self

    def __exit__(self, *_what: object) -> None:
        self._open.close()

    def take(self, path: Path) -> Intake | None:
        """What an original says, with its thumbnail; None where it is not there or cannot be read: `doctor` tells of it."""
        decoder = self._idle.get()
        try:
            return decoder.run(intake.take, path)
        except (FileProblem, ProgrammingError):  # a fault of ours in one file does not end the rest
            return None
        finally:
            self._idle.put(decoder)
