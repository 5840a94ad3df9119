"""The report of a taking-in: what became of every file."""

from __future__ import annotations

from dataclasses import dataclass, field

from imagebank.core.changes import Changes
from imagebank.core.errors import FileProblem


@dataclass(frozen=True, slots=True)
class Failed:
    """One file that could not be taken in; `problem` says what, where and what next."""

    path: str
    problem: FileProblem


@dataclass
class Report:
    """What became of every file, and the id of the taking-in, by which it can be undone.

    `imported` (id, path, SHA-256) · `duplicates` (path, id) · `failed` · `captions` and `sidecars` (path, id of what they
    belong to) · `similar` (new id, id of what it is nearly the same as) · `changes` for the windows.
    """

    take_in: str = ""
    imported: list[tuple[str, str, str]] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    captions: list[tuple[str, str]] = field(default_factory=list)
    sidecars: list[tuple[str, str]] = field(default_factory=list)
    similar: list[tuple[str, str]] = field(default_factory=list)
    changes: Changes = Changes()
