"""Who acts: a library knows its actors and their roles."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("curator", "advisor")


@dataclass(frozen=True, slots=True)
class Actor:
    """A named colleague. Curators write and see everything; advisors see what may be used and change nothing."""

    name: str
    role: str = "curator"

    @property
    def may_write(self) -> bool:
        """Only curators change the bank."""
        return self.role == "curator"
