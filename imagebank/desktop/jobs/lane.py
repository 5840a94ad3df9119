"""A lane: jobs that run one after the other on one thread, in the order they came."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from imagebank.core.progress import Progress
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.values import JobValue


class Lane(QObject):
    """Runs `Job`s. `changed(JobValue | None, waiting)` is what the job bar shows."""

    changed = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="lane")
        self._jobs: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._jobs)

    def start(self, job: Job) -> None:
        """Run `job` when those before it have ended."""
        job.setParent(self)
        self._jobs.append(job)
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)
        self._pool.submit(job.run).add_done_callback(job.hear)
        self._tell(JobValue(self._jobs[0].title))

    def cancel_first(self) -> None:
        """Stop the job that runs."""
        if self._jobs:
            self._jobs[0].cancel()

    def stop(self) -> None:
        """Before the window closes: stop everything after the step under way, and wait for it."""
        for job in self._jobs:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=False)

    def _progressed(self, step: Progress) -> None:
        if self._jobs and self.sender() is self._jobs[0]:
            self._tell(JobValue(self._jobs[0].title, step.done, step.total, step.what))

    def _ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.remove(job)
            job.deleteLater()
        self._tell(JobValue(self._jobs[0].title) if self._jobs else None)

    def _tell(self, value: JobValue | None) -> None:
        self.changed.emit(value, max(0, len(self._jobs) - 1))
