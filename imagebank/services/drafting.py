"""Packs as work in progress: made, filled, ordered, written for; any change makes an approved one a draft again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.core.pack import CHANGED, OPEN, ItemChoice, Pack, PackItem, PackStep
from imagebank.core.use import Use
from imagebank.services.issuing import order_of, use_of
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.ordering import check_words
from imagebank.services.packing import Order
from imagebank.services.searching import existing, read
from imagebank.store import assets, pack_items, packs
from imagebank.store.engine import Connection

TOLERANCE_S = 0.5
"""A film's length is told in whole frames."""


@dataclass(frozen=True, slots=True)
class PackEdit:
    """What to change of a pack itself; None: as it was. An empty `recipient` or `lifetime_to` takes it away."""

    title: str | None = None
    channel: str | None = None
    purpose: str | None = None
    date: date | None = None
    language: str | None = None
    territory: str | None = None
    recipient: str | None = None
    lifetime_to: str | None = None
    renditions: tuple[str, ...] | None = None


def pack_of(library: Library, id: str) -> Pack:
    """One pack. Raises WrongWords where there is none."""
    found = packs.pack(library.db, id)
    if found is None:
        raise WrongWords("UNKNOWN_PACK", N_("Det finns inget bildpaket {pack}. Se ”imagebank pack list”."), pack=id)
    return found


def steps_of(library: Library, id: str) -> list[PackStep]:
    """Every step that a pack took, first one first."""
    return pack_items.steps(library.db, id)


def make_draft(
    library: Library, ids: Sequence[str], use: Use, recipient: str | None = None, renditions: tuple[str, ...] = ()
) -> tuple[str, Changes]:
    """A new draft of these assets for one use. Returns its number. Raises WrongWords, Refused as `ordering.check_words`."""
    check_words(library, Order(tuple(ids), use, Path(), recipient=recipient, renditions=renditions))
    items = _new_items(library, existing(library, ids))
    before = last_change(library)
    with library.transaction("pack-made") as db:
        pack = Pack(
            id=packs.next_id(db, use.date.year), title=use.title.strip(), status="draft", channel=use.channel,
            purpose=use.purpose, date=use.date.isoformat(), language=use.language, territory=use.territory,
            author=library.actor.name, made_at=now(), recipient=(recipient or "").strip() or None, items=items,
            lifetime_to=use.lifetime_to.isoformat() if use.lifetime_to else None, renditions=renditions,
        )  # fmt: skip
        packs.insert(db, pack)
        pack_items.put_step(db, pack.id, "made", library.actor.name)
        library.note(db, "pack-made", pack.id, assets=len(items))
    return pack.id, changes_since(library, before)


def _new_items(library: Library, ids: Sequence[str]) -> tuple[PackItem, ...]:
    """Items for assets; of a film, the moment that stands for it now is its still, and stays it when another is chosen later."""
    moments = {one.id: one.poster_s for one in read(library, ids)}
    return tuple(PackItem(id, choice=ItemChoice(poster_s=moments.get(id))) for id in dict.fromkeys(ids))


def copy_pack(library: Library, id: str, day: date) -> tuple[str, Changes]:
    """A new draft with the items and choices of another pack, for the same use on `day`."""
    old = pack_of(library, id)
    made, _changes = make_draft(
        library, [item.asset for item in old.items], use_of(old, day), old.recipient, old.renditions
    )
    choices = {item.asset: item.choice for item in old.items}
    changes = _changed(library, made, "items", lambda pack: replace(pack, items=_chosen(pack, choices)))
    return made, changes


def _chosen(pack: Pack, choices: dict[str, ItemChoice]) -> tuple[PackItem, ...]:
    return tuple(replace(item, choice=choices.get(item.asset, item.choice)) for item in pack.items)


def edit_pack(library: Library, id: str, edit: PackEdit) -> Changes:
    """Change what a pack is for. Raises as `make_draft`, and Refused for one that has left."""

    def change(pack: Pack) -> Pack:
        given = {name: getattr(edit, name) for name in PackEdit.__dataclass_fields__ if getattr(edit, name) is not None}
        if "date" in given:
            given["date"] = given["date"].isoformat()
        for name in ("recipient", "lifetime_to"):
            if name in given:
                given[name] = given[name].strip() or None
        new = replace(pack, **given)
        check_words(library, replace(order_of(new, Path()), asked=None))
        return new

    return _changed(library, id, "use", change)


def add_items(library: Library, id: str, ids: Sequence[str]) -> Changes:
    """Put assets last in a pack; those that are in it already stay where they are."""

    def change(pack: Pack) -> Pack:
        known = {item.asset for item in pack.items}
        new = [one for one in dict.fromkeys(existing(library, ids)) if one not in known]
        return replace(pack, items=(*pack.items, *_new_items(library, new)))

    return _changed(library, id, "items", change)


def remove_items(library: Library, id: str, ids: Sequence[str]) -> Changes:
    """Take assets out of a pack."""
    gone = set(ids)
    return _changed(
        library, id, "items",
        lambda pack: replace(pack, items=tuple(item for item in pack.items if item.asset not in gone)),
    )  # fmt: skip


def put_in_order(library: Library, id: str, ids: Sequence[str]) -> Changes:
    """The items in this order; those that are not named come after, as they were."""
    place = {asset: number for number, asset in enumerate(ids)}
    return _changed(
        library, id, "order",
        lambda pack: replace(
            pack, items=tuple(sorted(pack.items, key=lambda item: place.get(item.asset, len(place))))
        ),
    )  # fmt: skip


def choose(library: Library, id: str, asset: str, choice: ItemChoice) -> Changes:
    """Choose for one item. Raises WrongWords where the asset is not in the pack, or a value is out of its range."""
    _check_choice(choice)

    def change(pack: Pack) -> Pack:
        if asset not in {item.asset for item in pack.items}:
            raise WrongWords("NOT_IN_PACK", N_("{asset} ingår inte i {pack}."), asset=asset, pack=id)
        _check_moments(library, asset, choice)
        new = replace(pack, items=_chosen(pack, {asset: choice}))
        check_words(library, replace(order_of(new, Path()), asked=None))
        return new

    return _changed(library, id, "item", change)


def _check_choice(choice: ItemChoice) -> None:
    if choice.focus is not None and not all(0 <= share <= 1 for share in choice.focus):
        raise WrongWords("BAD_FOCUS", N_("Fokuspunkten anges som två andelar mellan 0 och 1, till exempel 0.5 0.4."))
    if choice.span is not None and not 0 <= choice.span[0] < choice.span[1]:
        raise WrongWords("BAD_SPAN", N_("Avsnittet slutar före sin början. Ange början och slut i sekunder."))
    if choice.poster_s is not None and choice.poster_s < 0:
        raise WrongWords("BAD_POSTER", N_("Stillbildens tid är sekunder från filmens början."))


def _check_moments(library: Library, asset: str, choice: ItemChoice) -> None:
    """Raise WrongWords for seconds of a photo, or beyond a film's end."""
    found = next(iter(assets.get(library.db, [asset])), None)
    last = max([moment for moment in (*(choice.span or ()), choice.poster_s) if moment is not None], default=None)
    if found is None or last is None:
        return
    if found.media != "film":
        raise WrongWords(
            "NO_FILM", N_("{asset} är ingen film: avsnitt och stillbild väljs bara för filmer."), asset=asset
        )
    length = found.file.duration_s
    if length is not None and last > length + TOLERANCE_S:
        raise WrongWords(
            "BEYOND_END", N_("Filmen är {length} sekunder lång. Välj tider inom den."), length=round(length, 1)
        )


def delete_draft(library: Library, id: str) -> Changes:
    """Take away a pack that never left. Raises Refused for one that has."""
    pack_of(library, id)
    before = last_change(library)
    with library.write("pack-deleted", id) as db:
        _open_pack(db, id)
        packs.delete(db, id)
    return changes_since(library, before)


def _changed(library: Library, id: str, what: str, change: Callable[[Pack], Pack]) -> Changes:
    """One change of a pack that has not left; a submitted or approved one becomes a draft again."""
    pack_of(library, id)
    before = last_change(library)
    with library.transaction("pack-edit", id) as db:
        old = _open_pack(db, id)
        new = change(old)
        if new != old:
            packs.replace(db, replace(new, status="draft", approved_by=None))
            if old.status != "draft":
                pack_items.put_step(db, id, "returned", library.actor.name, CHANGED)
            library.note(db, "pack-edit", id, changed=what)
    return changes_since(library, before)


def _open_pack(db: Connection, id: str) -> Pack:
    pack = packs.pack(db, id)
    if pack is None or pack.status not in OPEN:
        raise WrongWords(
            "PACK_HAS_LEFT", N_("{pack} är utlämnat och ändras inte. Gör en kopia av det i stället."), pack=id
        )
    return pack
