"""The report of a taking-in: what became of every file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem
from imagebank.core.words import file_key

SHORTENED = N_("Titeln i filen är för lång och är kortad. Hela står bland filens andra uppgifter.")
"""What is said of a file whose title was too long."""


@dataclass(frozen=True, slots=True)
class Failed:
    """One file that could not be taken in; `problem` says what, where and what next."""

    path: str
    problem: FileProblem


@dataclass
class Report:
    """What became of every file, and the id of the taking-in, by which it can be undone.

    `imported` (id, path, SHA-256) · `duplicates` (path, id) · `failed` · `captions` and `sidecars` (path, id of what they
    belong to) · `shortened` (path, id of those whose title was too long) · `similar` (new id, id of what it is nearly the same as) · `changes` for the windows.
    """

    take_in: str = ""
    imported: list[tuple[str, str, str]] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    captions: list[tuple[str, str]] = field(default_factory=list)
    sidecars: list[tuple[str, str]] = field(default_factory=list)
    shortened: list[tuple[str, str]] = field(default_factory=list)
    similar: list[tuple[str, str]] = field(default_factory=list)
    changes: Changes = Changes()
    _places: dict[tuple[str, str], list[str]] = field(default_factory=dict, repr=False)
    _placed: int = 0

    def beside(self, folder: str, stem: str) -> list[str]:
        """The assets of this taking-in, new or known, whose file lies in `folder` and has that stem (`words.file_key`)."""
        seen = [(path, id) for id, path, _sha256 in self.imported] + self.duplicates
        if self._placed != len(seen):  # made once, when all files are in: a card has many captions
            self._places.clear()
            for path, id in seen:
                where = Path(path)
                self._places.setdefault((str(where.parent), file_key(where.stem)), []).append(id)
            self._placed = len(seen)
        return self._places.get((folder, stem), [])
