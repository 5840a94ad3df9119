"""One long task: a generator of `Progress`, driven on a pool thread, paused or stopped between two steps."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import CancelledError, Future
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal

from imagebank.core.progress import Progress
from imagebank.desktop.jobs.pace import Pace

Task = Callable[[], Generator[Progress, None, object]]
_PAUSE_S = 0.05


class Job(QObject):
    """Tells `progressed`, then exactly one of `finished(result)`, `failed(error)`, `cancelled(result)`; then `ended`.

    The generator's `return` value is the result. When it is stopped, `GeneratorExit` is raised at its `yield`: what
    it has committed stays. All signals arrive in the thread that made the job.
    """

    progressed = Signal(Progress)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _done = Signal(object)

    def __init__(self, title: str, task: Task, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._task = task
        self._stop = Event()
        self._go = Event()
        self._go.set()
        self.pace = Pace()
        self._over = False
        self._done.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_over(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._over

    def cancel(self) -> None:
        """Stop after the step that is under way; before the first step if it has not begun."""
        self._stop.set()
        self._go.set()

    @property
    def paused(self) -> bool:
        """Whether it rests, or will after the step under way."""
        return not self._go.is_set()

    def pause(self, wanted: bool = True) -> None:
        """Rest after the step that is under way, or go on."""
        if wanted and not self._stop.is_set():
            self._go.clear()
        else:
            self._go.set()

    def run(self) -> object:
        """Drive the task to its end. Called by the lane, on its thread."""
        if self._stop.is_set():
            raise CancelledError
        steps = self._task()
        self.pace.begin(monotonic())
        last = 0.0
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value
            if self._stop.is_set():
                steps.close()
                raise CancelledError
            now = monotonic()
            if now - last >= _PAUSE_S or step.done == step.total:
                last = now
                self.progressed.emit(step)
            self._rest()

    def _rest(self) -> None:
        if not self._go.is_set():
            self.pace.pause(monotonic())
            self._go.wait()
            self.pace.begin(monotonic())

    def hear(self, future: Future[object]) -> None:
        """The thread is done with it: tell so in our own thread."""
        self._done.emit(future)

    def _end(self, future: Future[object]) -> None:
        self._over = True
        if future.cancelled() or isinstance(future.exception(), CancelledError):
            self.cancelled.emit()
        elif error := future.exception():
            self.failed.emit(error)
        else:
            self.finished.emit(future.result())
        self.ended.emit()


def stepping(steps: Iterator[Progress]) -> Generator[Progress, None, None]:
    """A verb's steps as a task."""
    yield from steps
