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
from imagebank.language import _
from imagebank.media import bag
from imagebank.media.bag import OpenBag
from imagebank.services import logbook
from imagebank.services.deciding import check
from imagebank.services.library import Library
from imagebank.store import ledger, merging, packs

DAMAGED = N_("Filer saknas eller är ändrade ({why}).")
UNANCHORED = N_(
    "Utlämningsloggen har inte kvar raden som {pack} vilar på. Loggen är ändrad eller banken är återställd."
)
ANOTHER = N_("Innehållet är inte det som banken lämnade ut i {pack}.")


@dataclass(frozen=True, slots=True)
class VerifiedItem:
    """One item of a pack: the decision today; `UNKNOWN` where this library does not have it."""

    id: str
    verdict: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """What a pack is worth today.

    `whole`: every file is there and unchanged, and it is what this library let out, where its ledger knows the pack.
    `issued`: the ledger knows it as an approved pack. `status` is the catalogue's where it knows the pack, else what the
    pack says of itself. `problem` is a sentence where it is not whole.
    """

    pack: str
    status: str
    whole: bool
    issued: bool
    problem: str | None
    items: tuple[VerifiedItem, ...]

    @property
    def may_be_used(self) -> bool:
        """There are items, and every one of them may be used today."""
        return bool(self.items) and all(item.verdict in ("ALLOW", "CONDITIONS") for item in self.items)


def verify(library: Library, path: Path, day: date) -> Verified:
    """Check a pack's files and decide each item for the pack's use, on `day`. Raises FileProblem where it is no pack."""
    with OpenBag(path) as opened:
        damage = opened.problem()
        manifest = _manifest(opened.folder / "data" / "manifest.json", path)
        digest = bag.sha256(opened.folder / bag.MANIFEST) if damage is None else ""
    number = _text(manifest.get("pack"))
    left_as = ledger.manifest_of(library.db, number)
    known = packs.pack(library.db, number)
    if damage is not None:
        problem = _(DAMAGED).format(why=damage)
    else:
        problem = _(ANOTHER).format(pack=number) if left_as is not None and left_as != digest else None
        if problem is None and left_as is not None and not logbook.holds(library, manifest.get("ledger")):
            problem = _(UNANCHORED).format(pack=number)
    return Verified(
        number, known.status if known else _text(manifest.get("status")), problem is None,
        known is not None and known.approved_by is not None and left_as == digest, problem, _items(library, manifest, day),
    )  # fmt: skip


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _manifest(path: Path, pack: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _not_ours(pack) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("use"), dict):
        raise _not_ours(pack)
    items = manifest.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise _not_ours(pack)
    return manifest


def _not_ours(pack: Path) -> FileProblem:
    return FileProblem(
        "NO_PACK",
        N_("{where} är inget bildpaket från Bildbanken: manifest.json saknas eller går inte att läsa."),
        where=pack,
    )


def _items(library: Library, manifest: dict[str, Any], day: date) -> tuple[VerifiedItem, ...]:
    said = manifest["use"]
    channel, purpose, lang, territory = (
        _text(said.get(name)) for name in ("channel", "purpose", "language", "territory")
    )
    use = Use(channel, day, purpose, lang, territory, _text(manifest.get("title")))
    ids = [_text(item.get("id")) for item in manifest["items"]]
    now = merging.resolve(library.db, ids)
    verdicts = check(library, [now.get(id, id) for id in ids], use)
    return tuple(
        VerifiedItem(id, verdicts[now.get(id, id)].severity.name, verdicts[now.get(id, id)].findings)
        if now.get(id, id) in verdicts
        else VerifiedItem(id, "UNKNOWN")
        for id in ids
    )
