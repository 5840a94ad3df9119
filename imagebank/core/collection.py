"""Assets gathered by hand under a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Collection:
    """Shared by all who use the bank; what it holds is asked for apart (`services.collecting`)."""

    id: str
    name: str
    made_by: str
    made_at: str
