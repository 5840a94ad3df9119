"""Questions to the services on pool threads; only the newest of a kind is answered, late answers are dropped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from imagebank.core.errors import ImagebankError
from imagebank.services.library import MISHAPS, worded

Answer = TypeVar("Answer")
_READERS = 2


class Asking(QObject):
    """`ask` reads, several at once; `do` writes, one after the other and none dropped. Answers come in our thread."""

    failed = Signal(object)
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._newest: dict[str, int] = {}
        self._waiting = 0
        self._over = False
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting > 0

    def ask(
        self,
        kind: str,
        question: Callable[[], Answer],
        then: Callable[[Answer], object],
        otherwise: Callable[[ImagebankError], object] | None = None,
    ) -> None:
        """Answer `question`; a newer one of the same kind makes this one's answer late."""
        number = self._newest[kind] = self._newest.get(kind, 0) + 1

        def is_newest() -> bool:
            return self._newest.get(kind) == number

        self._submit(self._readers, question, then, otherwise, is_newest)

    def do(
        self,
        deed: Callable[[], Answer],
        then: Callable[[Answer], object],
        otherwise: Callable[[ImagebankError], object] | None = None,
    ) -> None:
        """Carry out a verb; its answer always comes."""
        self._submit(self._writer, deed, then, otherwise, lambda: True)

    def stop(self) -> None:
        """Before the window closes: what is written is written, what is asked is dropped."""
        self._over = True
        self._newest.clear()
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        question: Callable[[], Answer],
        then: Callable[[Answer], object],
        otherwise: Callable[[ImagebankError], object] | None,
        wanted: Callable[[], bool],
    ) -> None:
        if self._over:
            return
        self._waiting += 1

        def work() -> Answer | None:
            return question() if wanted() else None

        def done(future: Future[Answer | None]) -> None:
            self._came.emit((future, then, otherwise, wanted))

        pool.submit(work).add_done_callback(done)

    def _deliver(self, came: tuple) -> None:
        future, then, otherwise, wanted = came
        self._waiting -= 1
        if future.cancelled() or not wanted():
            return
        error = future.exception()
        if isinstance(error, MISHAPS):  # the world's fault: a sentence, not a mishap of ours
            error = worded(error)
        if error is None:
            then(future.result())
        elif not isinstance(error, ImagebankError):
            raise error
        elif otherwise is not None:
            otherwise(error)
        else:
            self.failed.emit(error)
