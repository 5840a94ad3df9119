"""What a write changed. Windows redraw from `Changes`, returned or read from the change feed, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids that a write touched; `seq` is the change feed's last number after it."""

    seq: int = 0
    assets: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    packs: frozenset[str] = frozenset()
    vocabulary: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Both together, for a job of many writes."""
        return Changes(
            max(self.seq, other.seq),
            self.assets | other.assets,
            self.people | other.people,
            self.packs | other.packs,
            self.vocabulary or other.vocabulary,
        )
