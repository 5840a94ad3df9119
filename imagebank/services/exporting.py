"""Exports a pack: decides, renders, writes aside, decides again inside the last write, renames into place. Whole or absent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from imagebank.core.actor import Actor, tidy
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem, Refused
from imagebank.core.ids import new_id
from imagebank.core.pack import Pack, PackItem
from imagebank.core.progress import Progress
from imagebank.core.reasons import finding
from imagebank.media import bag
from imagebank.media.worker import Decoder
from imagebank.services import pack_files
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.packing import Item, Order, Refusal, check_order, sort_out
from imagebank.services.rendering import RenderedItem, render_item
from imagebank.services.writing import disk_full, not_written
from imagebank.store import ledger, packs
from imagebank.store import settings as setting_table


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
    total = len(sorted_out.items) + 1
    with _aside(order.target) as aside, Decoder() as decoder:
        rendered: list[RenderedItem] = []
        for number, item in enumerate(sorted_out.items, 1):
            _render(library, order, item, aside / "data", decoder, rendered, report)
            yield Progress(number, total, item.asset.name_in("sv"))
        if not rendered:
            raise Refused("NOTHING_LEAVES", N_("Ingen av bilderna gick att skriva ut. Inget bildpaket har skrivits."))
        _finish(library, order, rendered, aside, report)
    yield Progress(total, total, report.pack or "")


def _render(
    library: Library,
    order: Order,
    item: Item,
    data: Path,
    decoder: Decoder,
    rendered: list[RenderedItem],
    report: Export,
) -> None:
    try:
        rendered.append(render_item(library, order, item, data, decoder))
    except FileProblem as problem:
        if problem.code == "DISK_FULL":
            raise disk_full(order.target) from problem
        if problem.code == "NOT_WRITTEN":
            raise
        report.refused.append(Refusal(item.asset.id, (finding("NOT_RENDERED"),)))


def _finish(library: Library, order: Order, rendered: Sequence[RenderedItem], aside: Path, report: Export) -> None:
    """The last write: number the pack, write its pages, decide again, rename, commit. One transaction."""
    before = last_change(library)
    with library.transaction() as db:
        number = packs.next_id(db, order.use.date.year)
        pack = _pack(library, order, number, rendered)
        pack_files.write(library, pack, rendered, aside / "data")
        bag.finish(aside, pack_files.bag_info(library, pack))
        _decide_again(library, order, [one.item for one in rendered])
        if order.approved_by and setting_table.actor(db, order.approved_by) is None:
            setting_table.put_actor(db, Actor(order.approved_by))
        packs.insert(db, pack)
        verb = "issue" if order.approved_by else "draft"
        ids = [item.asset for item in pack.items]
        ledger.append(db, library.actor.name, verb, number, assets=ids, manifest=bag.sha256(aside / bag.MANIFEST))
        _put_in_place(aside, order, number)
    report.pack = number
    report.items.extend(item.asset for item in pack.items)
    report.changes = changes_since(library, before)


def _pack(library: Library, order: Order, number: str, rendered: Sequence[RenderedItem]) -> Pack:
    ends = [one.item.last_day for one in rendered if one.item.last_day is not None]
    use = order.use
    return Pack(
        id=number, title=use.title, status="issued" if order.approved_by else "draft", channel=use.channel,
        purpose=use.purpose, date=use.date.isoformat(), language=use.language, territory=use.territory,
        recipient=order.recipient, author=library.actor.name, approved_by=tidy(order.approved_by) if order.approved_by else None, made_at=now(),
        last_day=min(ends).isoformat() if ends else None,
        items=tuple(
            PackItem(
                one.item.asset.id, one.item.alt.get(use.language, next(iter(one.item.alt.values()), "")),
                one.item.verdict.severity.name, one.item.verdict.codes,
            )
            for one in rendered
        ),
    )  # fmt: skip


def _decide_again(library: Library, order: Order, items: Sequence[Item]) -> None:
    """Ask once more inside the last write. Raises Refused where anything about an item is not what was rendered."""
    again = sort_out(library, replace(order, ids=tuple(item.asset.id for item in items)))
    now_leaving = {item.asset.id: item for item in again.items}
    changed = [item.asset.id for item in items if now_leaving.get(item.asset.id) != item]
    if changed:
        raise Refused(
            "DECISION_CHANGED",
            N_("Beslutet för {ids} ändrades medan paketet gjordes. Inget har skrivits. Exportera igen."),
            ids=", ".join(changed),
        )


def _put_in_place(aside: Path, order: Order, number: str) -> None:
    if order.form == "folder":
        _flush(aside)
        aside.rename(order.target)
        return
    named = aside.with_name(f"{aside.name}.d") / number
    named.parent.mkdir()
    try:
        aside.rename(named)
        archive = named.with_suffix(".zip")
        bag.zipped(named, archive)
        with archive.open("rb") as file:
            os.fsync(file.fileno())
        archive.rename(order.target)
    finally:
        bag.remove(named.parent)


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A hidden folder beside the target, gone afterwards whatever happens."""
    aside = target.parent / f".{target.name}.{new_id(6)}.unfinished"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        (aside / "data").mkdir(parents=True)
        yield aside
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
