"""Issues an approved pack: what leaves is what was approved, decided again; and what is kept of everything that left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from imagebank.core.errors import N_, Refused
from imagebank.core.pack import NAMED, OPEN, Pack
from imagebank.core.use import Use
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.rendering import RenderedItem
from imagebank.store import pack_items, packs
from imagebank.store.engine import Connection
from imagebank.store.pack_items import IssuedFile


def use_of(pack: Pack, day: date | None = None) -> Use:
    """The use that a pack is bound to, on its own day or another."""
    return Use(
        pack.channel, day or date.fromisoformat(pack.date), pack.purpose, pack.language, pack.territory, pack.title,
        lifetime_to=date.fromisoformat(pack.lifetime_to) if pack.lifetime_to else None,
    )  # fmt: skip


def order_of(pack: Pack, target: Path, form: str = "folder", day: date | None = None) -> Order:
    """The order that makes a pack's files in `target`, as on `day`; an approved one is issued by it."""
    return Order(
        tuple(item.asset for item in pack.items), use_of(pack, day), target, form,
        approved_by=pack.approved_by, recipient=pack.recipient, renditions=pack.renditions,
        choices={item.asset: item.choice for item in pack.items}, asked=day,
        pack=pack.id if pack.status == "approved" else None,
    )  # fmt: skip


def still_approved(db: Connection, id: str) -> Pack:
    """The pack, inside the write that issues it. Raises Refused where somebody changed it meanwhile."""
    pack = packs.pack(db, id)
    if pack is not None and pack.status not in OPEN:
        raise Refused("HAS_LEFT", N_("{pack} är redan utlämnat. Gör en kopia av det i stället."), pack=id)
    if pack is None or pack.status != "approved":
        raise Refused("NOT_APPROVED", N_("{pack} är inte godkänt. Låt en annan person godkänna det först."), pack=id)
    return pack


def record(library: Library, db: Connection, order: Order, pack: Pack, rendered: Sequence[RenderedItem]) -> None:
    """Keep the pack, its steps and the hashes of its files, inside the write in which it leaves."""
    if order.pack is not None:
        packs.replace(db, pack)
    else:
        packs.insert(db, pack)
        pack_items.put_step(db, pack.id, "made", library.actor.name)
        if pack.approved_by:
            pack_items.put_step(db, pack.id, "approved", pack.approved_by, f"{NAMED}{library.actor.name}")
    if pack.status == "issued":
        pack_items.put_step(db, pack.id, "issued", library.actor.name)
    pack_items.put_files(db, [file for one in rendered for file in files_of(pack.id, one)])


def files_of(pack: str, one: RenderedItem) -> list[IssuedFile]:
    """What is kept of one item's files."""
    files = [*one.files, *([one.poster_file] if one.poster_file else [])]
    return [
        IssuedFile(one.item.identifier, pack, one.item.asset.id, file.preset, file.path, file.sha256, file.fingerprint)
        for file in files
    ]
