"""Reads a table somebody else made, CSV or XLSX by content, and writes an empty one: cells are plain texts, never run.

Called in the decoding worker: `worker.run(table.read, path)`. Knows nothing of what the columns mean.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from imagebank.core.mishaps import why
from imagebank.media import table_text
from imagebank.media.problems import because, problem
from imagebank.media.table_rows import MAX_BYTES, Table, told

_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"


def read(path: Path) -> Table:
    """The table in `path`. Raises FileProblem with one of `SENTENCES`, or MISSING, NO_PERMISSION, EMPTY, TOO_HEAVY …"""
    try:
        if path.is_dir():
            raise problem("NOT_A_FILE", path)
        if path.stat().st_size > MAX_BYTES:
            raise problem("TOO_HEAVY", path, megabyte=MAX_BYTES >> 20)
        content = path.read_bytes()
    except OSError as error:
        raise because(path, error) from error
    if not content:
        raise told("TABLE_EMPTY", path)
    if content.startswith(_OLE):
        raise told("TABLE_OLD", path)
    if content.startswith(_ZIP):
        from imagebank.media import table_sheet  # only where it is needed: its library takes long to load

        return table_sheet.read(path)
    return table_text.read(path, content)


def write(path: Path, records: Sequence[Sequence[str]]) -> None:
    """Write a new table, CSV or XLSX by its ending, whole or not at all.

    Raises FileProblem TABLE_ENDING, TABLE_EXISTS or NOT_WRITTEN.
    """
    ending = path.suffix.casefold()
    if ending == ".xlsx":
        from imagebank.media import table_sheet

        content = table_sheet.written(records)
    elif ending == ".csv":
        content = table_text.written(records)
    else:
        raise told("TABLE_ENDING", path)
    made = False
    try:
        with path.open("xb") as file:
            made = True
            file.write(content)
    except FileExistsError as error:
        raise told("TABLE_EXISTS", path) from error
    except OSError as error:
        if made:
            with contextlib.suppress(OSError):
                path.unlink()
        raise problem("NOT_WRITTEN", path, detalj=why(error)) from error
