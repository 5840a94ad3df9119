"""What a trace shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from imagebank.desktop.values import PackItemValue

DOCUMENTS = frozenset(
    {".pptx", ".ppsx", ".potx", ".docx", ".xlsx", ".odp", ".odt", ".ods", ".pdf", ".html", ".htm", ".ppt", ".doc"}
)
"""Endings of files that are dropped to be checked rather than taken in."""


@dataclass(frozen=True, slots=True)
class TraceAsk:
    """What is to be checked: files and folders, and for which channel; empty: the one each picture left for."""

    paths: tuple[Path, ...]
    channel: str = ""


@dataclass(frozen=True, slots=True)
class TraceValue:
    """What was found: pictures of the bank, worst first; how many others; what could not be read, a sentence each."""

    heading: str
    ours: tuple[PackItemValue, ...]
    others: int
    unread: tuple[str, ...]
    stopped: bool = False

    @property
    def worst(self) -> str:
        """The tone of the whole."""
        tones = [one.tone for one in self.ours]
        return next((tone for tone in ("bad", "conditions", "ok") if tone in tones), "ok")


def are_documents(paths: list[Path]) -> bool:
    """Whether what was dropped is documents alone."""
    return bool(paths) and all(path.suffix.lower() in DOCUMENTS for path in paths)
