"""A lane: jobs that run one after the other on one thread, in the order they came, and what became of them."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QObject, Signal

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.jobs.pace import left_words
from imagebank.desktop.jobs.values import JobValue, PastJob
from imagebank.desktop.values import Tone
from imagebank.language import _, sentence

_KEPT = 50
"""Jobs remembered after they have ended."""


class Lane(QObject):
    """Runs `Job`s. `changed(JobValue | None, waiting)` is what the job bar shows; `past` are the newest that have ended,
    the newest first.
    """

    changed = Signal(object, int)
    remembered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="lane")
        self._jobs: list[Job] = []
        self._newest = Progress(0, 0)
        self.past: deque[PastJob] = deque(maxlen=_KEPT)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._jobs)

    def start(self, job: Job) -> None:
        """Run `job` when those before it have ended."""
        job.setParent(self)
        self._jobs.append(job)
        job.progressed.connect(self._progressed)
        job.finished.connect(lambda _result: self._remember(job, _("klart"), "ok"))
        job.cancelled.connect(lambda: self._remember(job, _("avbrutet"), "conditions"))
        job.failed.connect(lambda error: self._remember(job, _why(error), "bad"))
        job.ended.connect(self._ended)
        self._pool.submit(job.run).add_done_callback(job.hear)
        self._tell()

    def cancel_first(self) -> None:
        """Stop the job that runs."""
        if self._jobs:
            self._jobs[0].cancel()

    def pause_first(self, wanted: bool) -> None:
        """Let the job that runs rest, or go on."""
        if self._jobs:
            self._jobs[0].pause(wanted)
            self._tell()

    def stop(self) -> None:
        """Before the window closes: stop everything after the step under way, and wait for it."""
        for job in self._jobs:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=False)

    def _progressed(self, step: Progress) -> None:
        if self._jobs and self.sender() is self._jobs[0]:
            self._newest = step
            self._tell()

    def _remember(self, job: Job, how: str, tone: Tone) -> None:
        ended = datetime.now().strftime("%H:%M")  # noqa: DTZ005 - the clock where the user sits
        self.past.appendleft(PastJob(job.title, ended, how, tone, job.pace.worked(monotonic())))
        self.remembered.emit()

    def _ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.remove(job)
            job.deleteLater()
        self._newest = Progress(0, 0)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self._value() if self._jobs else None, max(0, len(self._jobs) - 1))

    def _value(self) -> JobValue:
        job, step = self._jobs[0], self._newest
        left = job.pace.left(step.done, step.total, monotonic())
        words = left_words(left) if left is not None and not job.paused else ""
        return JobValue(job.title, step.done, step.total, step.what, words, job.paused)


def _why(error: Exception) -> str:
    return sentence(error) if isinstance(error, ImagebankError) else type(error).__name__
