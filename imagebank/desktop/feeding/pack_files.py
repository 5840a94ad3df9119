"""Where packs are written: the usual folder, a name that every file system takes, a path that is free."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def usual_place() -> Path:
    """The user's documents, or home where there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def file_name(title: str) -> str:
    """A title as a name that every file system takes."""
    plain = title.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "bildpaket"


def unused(path: Path, suffix: str) -> Path:
    """The path with its suffix, numbered where something lies there already."""
    number, found = 1, path.with_name(path.name + suffix)
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}{suffix}")
    return found
