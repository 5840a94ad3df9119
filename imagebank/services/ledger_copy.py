"""The ledger once more, as lines of JSON beside the catalogue: what a restored backup learns later withdrawals from.

Written after each commit, never rewritten; it holds what the ledger holds, so no names.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from imagebank.core.ledger import LedgerLine, first_broken

NAME = "ledger.jsonl"


def append(root: Path, lines: Iterable[LedgerLine]) -> None:
    """Add lines and let them reach the disk; a copy that cannot be written is caught up with at the next act."""
    text = "".join(json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in lines)
    if not text:
        return
    with suppress(OSError), (root / NAME).open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def last_number(root: Path) -> int:
    """The number of the last whole line, 0 where there is none; a torn last line is cut off."""
    path = root / NAME
    try:
        with path.open("rb+") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - (1 << 16)))
            tail = file.read()
            whole = tail[: tail.rfind(b"\n") + 1]
            if len(whole) < len(tail):
                file.truncate(size - len(tail) + len(whole))
    except OSError:
        return 0
    for raw in reversed(whole.splitlines()):
        with suppress(ValueError, KeyError, TypeError):
            return int(json.loads(raw)["seq"])
    return 0


def read(path: Path) -> list[LedgerLine]:
    """The lines of a copy, in order, as far as they can be read."""
    found: list[LedgerLine] = []
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return found
    for raw in text.splitlines():
        try:
            found.append(LedgerLine(**json.loads(raw)))
        except (ValueError, TypeError):
            break
    return found


def continuing(known: list[LedgerLine], copy: list[LedgerLine]) -> list[LedgerLine] | None:
    """What a copy has after the `known` lines; None where it is not the same ledger, ends earlier, or its chain is broken."""
    if len(copy) < len(known) or first_broken(copy) is not None:
        return None
    if known and copy[len(known) - 1].hash != known[-1].hash:
        return None
    return copy[len(known) :]
