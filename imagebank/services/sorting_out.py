"""Sorts an order into what may leave, with all that goes along, and what may not, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imagebank.core.asset import Asset
from imagebank.core.file_names import stems
from imagebank.core.ids import new_id
from imagebank.core.reasons import finding
from imagebank.core.verdict import Finding, Verdict
from imagebank.services.alt_texts import alt_problems, names_told
from imagebank.services.deciding import decide_all
from imagebank.services.ending import last_days
from imagebank.services.leaving_words import as_it_leaves
from imagebank.services.library import Library
from imagebank.services.naming import Finder, finder
from imagebank.services.packing import CAPTIONS, POSTER, Item, Order, Refusal, Sorted
from imagebank.services.presets import presets
from imagebank.services.searching import existing
from imagebank.store import assets


def sort_out(library: Library, order: Order) -> Sorted:
    """Decide every asset of the order, now, with the texts it has in this context.

    What is neither ALLOW nor CONDITIONS is refused; what leaves has no pseudonym.
    """
    found = [in_context(order, asset) for asset in assets.get(library.db, existing(library, order.ids))]
    used = as_used(library, order, found)
    ends, names_of = last_days(library, found), finder(library)
    items: list[Item] = []
    refused: list[Refusal] = []
    for asset in found:
        verdict, names = used[asset.id]
        why = _why_not(library, order, asset, verdict, names_of)
        if why:
            refused.append(Refusal(asset.id, why))
        else:
            clean, choice = as_it_leaves(library, asset), order.choice(asset.id)
            items.append(
                Item(clean, verdict, ends[asset.id], clean.alt, clean.caption, choice, names, identifier=new_id())
            )
    return Sorted(_with_stems(library, order, items), tuple(refused))


def as_used(library: Library, order: Order, found: Sequence[Asset]) -> dict[str, tuple[Verdict, tuple[str, ...]]]:
    """The decision on each asset, and the renditions in which it may leave.

    A crop alters a picture: where licence or consent forbids that, the crops are left out; where there is nothing but
    crops, the decision is that on an altered picture.
    """
    verdicts = decide_items(library, order, found)
    names = {asset.id: renditions_of(library, order, asset) for asset in found}
    cut = [asset for asset in found if any(is_crop(library, asset, name) for name in names[asset.id])]
    altered = decide_items(library, replace(order, use=replace(order.use, alteration=True)), cut)
    for asset in cut:
        if altered[asset.id].may_leave:
            continue
        whole = tuple(name for name in names[asset.id] if not is_crop(library, asset, name))
        names[asset.id] = whole or names[asset.id]
        if not whole:
            verdicts[asset.id] = altered[asset.id]
    return {asset.id: (verdicts[asset.id], names[asset.id]) for asset in found}


def _why_not(library: Library, order: Order, asset: Asset, verdict: Verdict, names: Finder) -> tuple[Finding, ...]:
    """What keeps an asset from leaving; nothing for one that leaves."""
    if not verdict.may_leave:
        return verdict.findings
    if asset.state != "present":
        return (finding("ORIGINAL_MISSING"),)
    if names_told(library, asset, names):
        return (finding("NAME_TOLD"),)
    return (finding("ALT_UNFIT"),) if _unfit(library, order, asset, names) else ()


def renditions_of(library: Library, order: Order, asset: Asset) -> tuple[str, ...]:
    """The presets by which an asset is rendered: chosen for it, or for the order, or the channel's, of its kind."""
    known = presets(library)
    kind = known.photo if asset.media == "foto" else known.film
    for wanted in (order.choice(asset.id).renditions, order.renditions):
        names = tuple(name for name in wanted if name in kind)
        if names:
            return names
    return known.of_channel(order.use.channel, asset.media)


def is_crop(library: Library, asset: Asset, name: str) -> bool:
    """Whether a preset cuts pictures: that alters them, which licence or consent may forbid."""
    return asset.media == "foto" and presets(library).photo[name].crop


def decide_items(library: Library, order: Order, found: Sequence[Asset]) -> dict[str, Verdict]:
    """The decision on each asset as it is used in the order: a decorative one, only a part of a film."""
    decorative = frozenset(id for id, choice in order.choices.items() if choice.decorative)
    verdicts = decide_all(library, found, order.use, decorative)
    for asset in found:
        span = order.choice(asset.id).span
        if span is not None and asset.media == "film":
            verdicts |= decide_all(library, [asset], replace(order.use, range_s=span), decorative)
    return verdicts


def _unfit(library: Library, order: Order, asset: Asset, names: Finder) -> bool:
    """The alternative text may not leave as it is written. What has none is the decision's to stop."""
    if not asset.alt or order.choice(asset.id).decorative:
        return False
    return any(one.stops for one in alt_problems(library, asset, order.use.channel, order.use.language, names))


def in_context(order: Order, asset: Asset) -> Asset:
    """The asset with the texts that were written for this pack; a decorative one has no alternative text."""
    choice, lang = order.choice(asset.id), order.use.language
    alt = {} if choice.decorative else {**asset.alt, lang: choice.alt} if choice.alt else asset.alt
    caption = asset.caption if choice.caption is None else {**asset.caption, lang: choice.caption}
    if choice.caption == "":
        caption = {}  # taken away here: another language's would only stand in its place
    return replace(asset, alt=alt, caption={key: text for key, text in caption.items() if text})


def _with_stems(library: Library, order: Order, items: Sequence[Item]) -> tuple[Item, ...]:
    pattern = order.name if order.name is not None else str(library.setting("export_name"))
    values = [
        {
            "title": item.asset.public_name(order.use.language), "id": item.asset.id, "shoot": item.asset.shoot or "",
            "date": (item.asset.captured_at or "")[:10], "year": (item.asset.captured_at or "")[:4],
            "number": f"{number:0{max(3, len(str(len(items))))}}", "channel": order.use.channel,
        }
        for number, item in enumerate(items, 1)
    ]  # fmt: skip
    wanted = dict.fromkeys(name for item in items for name in item.renditions)
    named = stems(pattern, values, (*wanted, POSTER, CAPTIONS))
    return tuple(replace(item, stems=one) for item, one in zip(items, named, strict=True))
