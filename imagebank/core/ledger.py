"""The ledger's chain: each line's hash covers its content and the hash before it, so that no line can be altered.

The hash is SHA-256 over the canonical JSON (sorted keys, no spaces, UTF-8) of the line without `hash`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

FIRST = "0" * 64
"""The hash before the first line."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One act: `verb` on `subject` by `actor`; `detail` holds ids, field names and counts, never a name or a text."""

    seq: int
    at: str
    actor: str
    verb: str
    subject: str
    detail: str
    previous: str
    hash: str


def hash_of(seq: int, at: str, actor: str, verb: str, subject: str, detail: str, previous: str) -> str:
    """Hex SHA-256 of a line's content together with the hash before it."""
    content = {
        "seq": seq, "at": at, "actor": actor, "verb": verb, "subject": subject, "detail": detail, "previous": previous,
    }  # fmt: skip
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def first_broken(lines: Iterable[LedgerLine]) -> int | None:
    """Return the number of the first line whose chain does not hold, None when all do."""
    previous, number = FIRST, 1
    for line in lines:
        expected = hash_of(line.seq, line.at, line.actor, line.verb, line.subject, line.detail, previous)
        if line.seq != number or line.previous != previous or line.hash != expected:
            return line.seq
        previous, number = line.hash, number + 1
    return None
