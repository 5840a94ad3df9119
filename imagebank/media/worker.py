"""Decoders work in a process of their own, with limits of memory and time, so that no file can take the program down.

The worker is a child that speaks pickles over its pipes; it is started when first needed, reused, and
started anew after it died or was stopped. Knows nothing of pictures: any module-level function will do. A long one tells
how far it has come (`Decoder.steps`), and whoever listens may stop it: the child is ended then.
"""

from __future__ import annotations

import atexit
import contextlib
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeVar

import imagebank
from imagebank.core.errors import N_, ImagebankError, ProgrammingError
from imagebank.core.progress import Progress, driven
from imagebank.media.problems import problem

T = TypeVar("T")

FLAG = "--imagebank-decoder"
"""The argument by which a frozen program is asked to be a worker: see `serve_if_asked`."""

MEMORY_LIMIT = 4 << 30
"""Bytes of address space that a worker may use, where the system can limit it (not on Windows)."""

TIMEOUT_S = 60.0
LENGTH_BYTES = 8


class Decoder:
    """One worker process behind a lock; a context manager. Threads may share it: they wait for each other."""

    def __init__(self, memory_limit: int = MEMORY_LIMIT) -> None:
        self._memory_limit = memory_limit
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(
        self,
        function: Callable[..., T],
        *arguments: object,
        timeout_s: float = TIMEOUT_S,
        listener: Callable[[Progress], object] | None = None,
    ) -> T:
        """`function(*arguments)` in the worker; its result, or its exception raised here.

        With a `listener` the function is given a callable as `progress`, and what it says there is heard here; what the
        listener raises stops the work. Raises `FileProblem` DECODER_CRASHED or DECODER_TIMEOUT about the first path among
        the arguments; `timeout_s` is how long the worker may be silent.
        """
        return driven(self._steps(function, arguments, timeout_s, aloud=listener is not None), listener)

    def steps(
        self, function: Callable[..., T], *arguments: object, timeout_s: float = TIMEOUT_S
    ) -> Generator[Progress, None, T]:
        """As `run` with a listener, as a long task: yields what the function says and returns its result.

        Closed before its end, the worker is ended. No other thread gets the worker before this is done.
        """
        return self._steps(function, arguments, timeout_s, aloud=True)

    def close(self) -> None:
        """End the worker, and with it what it does just now; the next `run` starts a new one."""
        child = self._child
        if child is not None:
            child.kill()  # before the lock, which whoever waits for the answer holds
        with self._lock:
            self._stop()

    def _steps(
        self, function: Callable[..., T], arguments: tuple[object, ...], timeout_s: float, *, aloud: bool
    ) -> Generator[Progress, None, T]:
        here = tuple(one.absolute() if isinstance(one, Path) else one for one in arguments)
        with self._lock, contextlib.ExitStack() as unfinished:
            unfinished.callback(self._stop)
            child = self._running()
            answer = _exchange(child, (function.__module__, function.__qualname__, here, aloud), timeout_s)
            while answer.payload is not None:
                good, value = _opened(answer.payload)
                if good is not None:
                    unfinished.pop_all()
                    if good:
                        return value
                    raise value
                yield value
                answer = _received(child, timeout_s)
        raise _broken(here, timeout_s if answer.late else None)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._stop()
            self._child = _start(self._memory_limit)
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _close(pipe)


def run(function: Callable[..., T], *arguments: object, timeout_s: float = TIMEOUT_S) -> T:
    """`function(*arguments)` in the program's shared worker: see `Decoder.run`."""
    return _SHARED.run(function, *arguments, timeout_s=timeout_s)


def close() -> None:
    """End the program's shared worker."""
    _SHARED.close()


def serve_if_asked(arguments: list[str]) -> bool:
    """Serve and return True when the program was started as a worker: the first line of a frozen program's main."""
    if len(arguments) < 2 or arguments[0] != FLAG:
        return False
    from imagebank.media import worker_process  # only the child needs it

    worker_process.serve(int(arguments[1]))
    return True


def _command(memory_limit: int) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, str(memory_limit)]
    return [sys.executable, "-X", "utf8", "-m", "imagebank.media.worker_process", str(memory_limit)]


def _start(memory_limit: int) -> subprocess.Popen[bytes]:
    root = str(Path(imagebank.__file__).parent.parent)
    return subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
        _command(memory_limit),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=None if getattr(sys, "frozen", False) else root,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came from the child; without a payload it is gone, and `late` says that it was ended for being silent."""

    payload: bytes | None
    late: bool = False


def _exchange(child: subprocess.Popen[bytes], message: object, timeout_s: float = TIMEOUT_S) -> _Answer:
    """Send `message`; the first answer."""
    if child.stdin is None:
        return _Answer(None)
    try:
        send(child.stdin, pickle.dumps(message))
    except (OSError, ValueError):
        return _Answer(None)
    return _received(child, timeout_s)


def _received(child: subprocess.Popen[bytes], timeout_s: float) -> _Answer:
    """The next message from the child, which is ended when it says nothing in time."""
    late = threading.Event()
    timer = threading.Timer(timeout_s, _end, (child, late))
    timer.daemon = True
    timer.start()
    try:
        payload = receive(child.stdout) if child.stdout is not None else None
    except (OSError, ValueError):
        payload = None
    finally:
        timer.cancel()
    return _Answer(payload, late.is_set())


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def send(pipe: IO[bytes], payload: bytes) -> None:
    """One message: its length, then itself."""
    pipe.write(len(payload).to_bytes(LENGTH_BYTES, "big") + payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next whole message, or None when the other side has gone."""
    length = pipe.read(LENGTH_BYTES)
    if len(length) < LENGTH_BYTES:
        return None
    payload = pipe.read(int.from_bytes(length, "big"))
    return payload if len(payload) == int.from_bytes(length, "big") else None


def _opened(answer: bytes) -> tuple[bool | None, Any]:
    """What our own child sent: True and a result, False and an exception, None and a `Progress`."""
    return pickle.loads(answer)  # noqa: S301 - written by our own child


def _broken(arguments: tuple[object, ...], timeout_s: float | None) -> ImagebankError:
    path = next((argument for argument in arguments if isinstance(argument, Path)), Path("?"))
    if timeout_s is None:
        return problem("DECODER_CRASHED", path)
    return problem("DECODER_TIMEOUT", path, sekunder=f"{timeout_s:g}")


def lost(error: Exception) -> ProgrammingError:
    """What the child sends for an exception that is none of ours."""
    return ProgrammingError("DECODER_BUG", N_("Fel i avkodaren: {fel}"), fel=repr(error))


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return


_SHARED = Decoder()
atexit.register(close)
