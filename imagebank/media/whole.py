"""What leaves is complete or absent: written under a temporary name beside its place, checked, then renamed.

Knows files only. Source of the rule: architecture.md, house rule 7.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from imagebank.core.errors import FileProblem
from imagebank.core.mishaps import why
from imagebank.media.problems import problem


@contextlib.contextmanager
def written_aside(target: Path, *, private: bool = False) -> Iterator[Path]:
    """A temporary path beside `target` to write to; it becomes `target` at the end, or vanishes when anything fails.

    `private`: readable by its owner only, from the first byte on, where the disk knows rights. Raises `FileProblem`: DISK_FULL, NOT_WRITTEN.
    """
    aside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        if private:
            os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield aside
        _sync(aside)
        aside.replace(target)
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def not_written(target: Path, error: OSError) -> FileProblem:
    """The sentence for what the operating system said when `target` was written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return problem("DISK_FULL", target)
    return problem("NOT_WRITTEN", target, detalj=why(error))


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
