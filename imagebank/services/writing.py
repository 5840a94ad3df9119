"""What is said when something cannot be written outside the library: a pack, a dump."""

from __future__ import annotations

import errno
from pathlib import Path

from imagebank.core.errors import N_, FileProblem, LibraryProblem, WorldError
from imagebank.core.mishaps import why

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def not_written(target: Path, error: OSError) -> WorldError:
    """The sentence for what the system said when `target` was written."""
    if error.errno in FULL:
        return disk_full(target)
    return FileProblem(
        "NOT_WRITTEN",
        N_("{where} gick inte att skriva ({why}). Välj en annan plats."),
        where=target,
        why=why(error),
    )


def disk_full(target: Path) -> LibraryProblem:
    """The sentence for a disk without room for `target`."""
    return LibraryProblem(
        "DISK_FULL", N_("Disken är full: {where} kunde inte skrivas. Frigör utrymme och försök igen."), where=target
    )


def require_new(target: Path) -> None:
    """Raise FileProblem where something is there already: on the command line nobody was asked whether it may be replaced."""
    if target.exists():
        raise FileProblem("TARGET_EXISTS_ALREADY", N_("{where} finns redan. Välj ett annat namn."), where=target)
