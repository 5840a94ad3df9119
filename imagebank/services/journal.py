"""The journal of a library: each taking-in's assets as statements (docs/interchange.md), a file beside the catalogue.

With it, a catalogue that was lost since the last backup is made again from the originals: names of files, shoots, ids.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from imagebank.core.asset import Asset
from imagebank.services import statements
from imagebank.services.dumping import FORMAT, beside, line_of, take_in_of
from imagebank.services.library import Library
from imagebank.services.writing import not_written
from imagebank.store.engine import Connection
from imagebank.store.shoots import TakeIn

FOLDER = "journal"


def append(library: Library, db: Connection, take_in: TakeIn, assets: Sequence[Asset]) -> None:
    """Add newly catalogued assets and what came beside them; on the disk before the catalogue's own commit.

    `db` is the write under way. Raises LibraryProblem on a full disk.
    """
    if not assets:
        return
    path = _path(library, take_in.id)
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            if file.tell() == 0:
                file.write(line_of("library", {"format": FORMAT}))
                file.write(line_of("take_in", take_in_of(take_in)))
            for asset in assets:
                file.write(line_of("asset", statements.plain(asset)))
                file.writelines(line_of(kind, said) for kind, said in beside(db, asset.id))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise not_written(path, error) from error


def forget(library: Library, take_in: str) -> None:
    """Take away the journal of a taking-in that was undone."""
    with suppress(OSError):
        _path(library, take_in).unlink(missing_ok=True)


def journals(root: Path) -> list[Path]:
    """Every journal of the library in `root`, oldest first."""
    return sorted((root / FOLDER).glob("*.jsonl"), key=lambda path: (path.stat().st_mtime, path.name))


def _path(library: Library, take_in: str) -> Path:
    return library.root / FOLDER / f"{take_in}.jsonl"


def rename(root: Path, renamed: Sequence[tuple[str, str]]) -> None:
    """Write file names anew in every journal, as (old, new); each journal is replaced whole."""
    pairs = [tuple(json.dumps(name, ensure_ascii=False)[1:-1] for name in pair) for pair in renamed]
    for path in journals(root) if pairs else []:
        text = before = path.read_text("utf-8")
        for old, new in pairs:
            text = text.replace(old, new)
        if text != before:
            aside = path.with_suffix(".part")
            aside.write_text(text, encoding="utf-8", newline="\n")
            aside.replace(path)
