"""Exports a pack: decides, renders, writes aside, decides again inside the last write, renames into place. Whole or absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from imagebank.core.actor import Actor, tidy
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem, Refused
from imagebank.core.pack import Pack, PackItem
from imagebank.core.progress import Progress
from imagebank.core.reasons import finding
from imagebank.language import _
from imagebank.media import bag
from imagebank.media.worker import Decoder
from imagebank.services import pack_files
from imagebank.services.issuing import order_of, record, still_approved
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.ordering import check_order, check_target
from imagebank.services.pack_place import Ready, made_ready, set_aside
from imagebank.services.packing import Item, Order, Refusal
from imagebank.services.rendering import RenderedItem, render_steps
from imagebank.services.sorting_out import sort_out
from imagebank.services.writing import disk_full
from imagebank.store import ledger, packs
from imagebank.store import settings as setting_table
from imagebank.store.engine import Connection


@dataclass
class Export:
    """What became of an order: the pack's number, what left, what was refused."""

    pack: str | None = None
    items: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    changes: Changes = Changes()


def export(library: Library, order: Order, report: Export) -> Iterator[Progress]:
    """Carry out an order; fills `report`. Yields after each rendered item; stopped there, nothing is left behind.

    Raises Refused when nothing may leave, or when a decision changed while the pack was being made.
    """
    check_order(library, order)
    sorted_out = sort_out(library, order)
    report.refused.extend(sorted_out.refused)
    if not sorted_out.items:
        raise Refused(
            "NOTHING_LEAVES", N_("Ingen av bilderna får användas på det sättet. Inget bildpaket har skrivits.")
        )
    _require_whole(order, report)
    total = len(sorted_out.items) + 1
    with set_aside(order.target) as aside, Decoder() as decoder:
        rendered: list[RenderedItem] = []
        for number, item in enumerate(sorted_out.items, 1):
            name = item.asset.name_in("sv")
            for step in _render(library, order, item, aside / "data", decoder, rendered, report):
                yield Progress(
                    number - 1,
                    total,
                    _("{name}: {done} av {all} sekunder").format(name=name, done=step.done, all=step.total),
                )
            yield Progress(number, total, name)
        _require_whole(order, report)
        if not rendered:
            raise Refused("NOTHING_LEAVES", N_("Ingen av bilderna gick att skriva ut. Inget bildpaket har skrivits."))
        _finish(library, order, rendered, aside, report)
    yield Progress(total, total, report.pack or "")


def issue(
    library: Library,
    id: str,
    target: Path,
    day: date,
    report: Export,
    form: str = "folder",
    recipient: str | None = None,
) -> Iterator[Progress]:
    """Write an approved pack's files to `target` and let it be issued, dated `day` or the pack's own later day.

    `recipient`: whom it is handed to, where that is not as in the draft. Raises as `export`, and Refused where the pack is
    not approved, or where anything in it may no longer leave.
    """
    pack = still_approved(library.db, id)
    order = order_of(pack, target, form, max(day, date.fromisoformat(pack.date)))
    yield from export(library, replace(order, recipient=(recipient or "").strip() or pack.recipient), report)


def _require_whole(order: Order, report: Export) -> None:
    """An approved pack leaves as it was approved, or not at all."""
    if order.pack is not None and report.refused:
        raise Refused(
            "PACK_NOT_WHOLE",
            N_("{ids} får inte längre användas. Ta bort eller åtgärda dem i {pack} och låt paketet godkännas på nytt."),
            ids=", ".join(one.asset for one in report.refused), pack=order.pack,
        )  # fmt: skip


def _render(
    library: Library,
    order: Order,
    item: Item,
    data: Path,
    decoder: Decoder,
    rendered: list[RenderedItem],
    report: Export,
) -> Iterator[Progress]:
    """One item's files, or its refusal; yields about once a second of film."""
    try:
        rendered.append((yield from render_steps(library, order, item, data, decoder)))
    except FileProblem as problem:
        if problem.code == "DISK_FULL":
            raise disk_full(order.target) from problem
        if problem.code == "NOT_WRITTEN":
            raise
        report.refused.append(Refusal(item.asset.id, (finding("NOT_RENDERED"),)))


def _finish(library: Library, order: Order, rendered: Sequence[RenderedItem], aside: Path, report: Export) -> None:
    """Write the pages, then in one transaction: decide again, keep the pack with its ledger line, rename into place.

    The pages are written before the transaction, since hundreds of pictures take many seconds in which nobody else could
    write; where somebody else took the number meanwhile, they are written again inside it.
    """
    before = last_change(library)
    pack = _pack(library, library.db, order, rendered)
    ready = _written(library, order, pack, rendered, aside)
    with library.transaction() as db:
        if order.pack is not None:
            still_approved(db, order.pack)
        if order.pack is None and packs.pack(db, pack.id) is not None:
            pack = _pack(library, db, order, rendered)
            ready = _written(library, order, pack, rendered, aside)
        _decide_again(library, order, [one.item for one in rendered])
        check_target(library, order)
        if order.approved_by and setting_table.actor(db, order.approved_by) is None:
            setting_table.put_actor(db, Actor(order.approved_by))
        record(library, db, order, pack, rendered)
        verb = "issue" if pack.status == "issued" else "draft"
        ids = [item.asset for item in pack.items]
        ledger.append(db, library.actor.name, verb, pack.id, assets=ids, manifest=ready.manifest)
        ready.path.rename(order.target)
    report.pack = pack.id
    report.items.extend(item.asset for item in pack.items)
    report.changes = changes_since(library, before)


def _written(library: Library, order: Order, pack: Pack, rendered: Sequence[RenderedItem], aside: Path) -> Ready:
    pack_files.write(library, pack, rendered, aside / "data")
    bag.finish(aside, pack_files.bag_info(library, pack))
    return made_ready(aside, order.form, pack.id)


def _pack(library: Library, db: Connection, order: Order, rendered: Sequence[RenderedItem]) -> Pack:
    """The pack as it leaves: the approved one of the order, or a new one."""
    ends = [one.item.last_day for one in rendered if one.item.last_day is not None]
    items = tuple(_pack_item(one, order.use.language) for one in rendered)
    last_day = min(ends).isoformat() if ends else None
    if order.pack is not None:
        return replace(
            still_approved(db, order.pack), status="issued", items=items, last_day=last_day,
            date=order.use.date.isoformat(), recipient=order.recipient,
        )  # fmt: skip
    use = order.use
    return Pack(
        id=packs.next_id(db, use.date.year), title=use.title, status="issued" if order.approved_by else "draft", channel=use.channel,
        purpose=use.purpose, date=use.date.isoformat(), language=use.language, territory=use.territory,
        recipient=order.recipient, author=library.actor.name, approved_by=tidy(order.approved_by) if order.approved_by else None,
        made_at=now(), last_day=last_day, items=items, renditions=order.renditions,
        lifetime_to=use.lifetime_to.isoformat() if use.lifetime_to else None,
    )  # fmt: skip


def _pack_item(one: RenderedItem, lang: str) -> PackItem:
    alt = one.item.alt.get(lang, next(iter(one.item.alt.values()), ""))
    verdict = one.item.verdict
    return PackItem(one.item.asset.id, alt, verdict.severity.name, verdict.codes, one.item.identifier, one.item.choice)


def _decide_again(library: Library, order: Order, items: Sequence[Item]) -> None:
    """Ask once more inside the last write. Raises Refused where anything about an item is not what was rendered."""
    again = sort_out(library, replace(order, ids=tuple(item.asset.id for item in items)))
    now_leaving = {item.asset.id: item for item in again.items}
    changed = [item.asset.id for item in items if now_leaving.get(item.asset.id) != item]
    if changed:
        raise Refused(
            "DECISION_CHANGED",
            N_("Beslutet för {ids} ändrades medan paketet gjordes. Inget har skrivits. Gör om det."),
            ids=", ".join(changed),
        )
