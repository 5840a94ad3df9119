"""Who acts: a library knows its actors and their roles."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

CURATOR, ADVISOR = "curator", "advisor"
ROLES = (CURATOR, ADVISOR)


@dataclass(frozen=True, slots=True)
class Actor:
    """A named colleague. Curators write and see everything; advisors see what may be used and change nothing."""

    name: str
    role: str = CURATOR

    @property
    def may_write(self) -> bool:
        """Only curators change the bank."""
        return self.role == CURATOR


def tidy(name: str) -> str:
    """A name as it is kept: composed letters, single blanks, nothing around it."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def is_same(one: str | None, other: str | None) -> bool:
    """Say whether two names mean the same person: neither case nor blanks make another one."""
    return one is not None and other is not None and tidy(one).casefold() == tidy(other).casefold()
