"""A question kept under a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """`query` is the question as the query language writes it; `position` says where it stands among the others, from 0."""

    id: str
    name: str
    query: str
    position: int
    made_by: str
    made_at: str
