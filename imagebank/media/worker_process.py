"""The other side of `worker`: reads a function's name and arguments, runs it, answers, until its parent goes.

Started as `python -m imagebank.media.worker_process <bytes>`, or by a frozen program through `worker.serve_if_asked`.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import os
import pickle
import sys
from collections.abc import Callable
from typing import IO

from imagebank.core.errors import ImagebankError
from imagebank.media.worker import lost, receive, send


def serve(memory_limit: int) -> None:
    """Answer calls until the parent closes the pipe."""
    _limit(memory_limit)
    calls, answers = _pipes()
    while (message := receive(calls)) is not None:
        send(answers, _answer(message, answers))


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Our own ends of the pipes; what a decoder prints goes nowhere instead of into the answers."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return calls, answers


def _answer(message: bytes, answers: IO[bytes]) -> bytes:
    """Do what is asked; on the way, whatever it says of its progress is sent at once."""
    try:
        module, name, arguments, aloud = pickle.loads(message)  # noqa: S301 - written by our own parent
        more = {"progress": lambda step: send(answers, pickle.dumps((None, step)))} if aloud else {}
        return pickle.dumps((True, _function(module, name)(*arguments, **more)))
    except ImagebankError as error:
        return pickle.dumps((False, error))
    except Exception as error:  # noqa: BLE001 - the process boundary: our own faults travel to the parent
        return pickle.dumps((False, lost(error)))


def _function(module: str, name: str) -> Callable[..., object]:
    return functools.reduce(getattr, name.split("."), importlib.import_module(module))


def _limit(memory_limit: int) -> None:
    """Limit the address space where the system knows how; write no core file."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not there on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
