"""Verifies a pack: is it whole, is it ours, and may its pictures still be used today?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from imagebank.core.errors import N_, FileProblem
from imagebank.core.use import Use
from imagebank.core.verdict import Finding
from imagebank.media.bag import OpenBag
from imagebank.services.deciding import check
from imagebank.services.library import Library
from imagebank.store import ledger


@dataclass(frozen=True, slots=True)
class VerifiedItem:
    """One item of a pack: the decision today; `UNKNOWN` where this library does not have it."""

    id: str
    verdict: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """`whole`: every file is there and unchanged; `issued`: this library's ledger knows the pack; `problem` says what is wrong."""

    pack: str
    status: str
    whole: bool
    issued: bool
    problem: str | None
    items: tuple[VerifiedItem, ...]

    @property
    def may_be_used(self) -> bool:
        """Every item may be used today."""
        return all(item.verdict in ("ALLOW", "CONDITIONS") for item in self.items)


def verify(library: Library, path: Path, day: date) -> Verified:
    """Check a pack's files and decide each item for the pack's use, on `day`. Raises FileProblem where it is no pack."""
    with OpenBag(path) as bag:
        problem = bag.problem()
        manifest = _manifest(bag.folder / "data" / "manifest.json", path)
    number = str(manifest.get("pack", ""))
    return Verified(
        number, str(manifest.get("status", "")), problem is None, ledger.is_issued(library.db, number), problem,
        _items(library, manifest, day),
    )  # fmt: skip


def _manifest(path: Path, pack: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _not_ours(pack) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("items"), list):
        raise _not_ours(pack)
    return manifest


def _not_ours(pack: Path) -> FileProblem:
    return FileProblem(
        "NO_PACK",
        N_("{where} är inget bildpaket från Bildbanken: manifest.json saknas eller går inte att läsa."),
        where=pack,
    )


def _items(library: Library, manifest: dict[str, Any], day: date) -> tuple[VerifiedItem, ...]:
    said = manifest.get("use", {})
    channel, purpose, lang, territory = (
        str(said.get(name, "")) for name in ("channel", "purpose", "language", "territory")
    )
    use = Use(channel, day, purpose, lang, territory, str(manifest.get("title", "")))
    ids = [str(item.get("id", "")) for item in manifest["items"]]
    verdicts = check(library, ids, use)
    return tuple(
        VerifiedItem(id, verdicts[id].severity.name, verdicts[id].findings)
        if id in verdicts
        else VerifiedItem(id, "UNKNOWN")
        for id in ids
    )
