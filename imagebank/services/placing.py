"""Where packs were put and taken down. A place that is noted when pictures of the pack were recalled already has its recall at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords, bad_value
from imagebank.core.ids import new_id
from imagebank.core.pack import Pack
from imagebank.core.registers import PLACES, Placement, Recall
from imagebank.core.use import Use
from imagebank.core.verdict import Severity
from imagebank.services.deciding import check
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.recalling import open_recall
from imagebank.store import assets, merging, packs, registers
from imagebank.store.engine import Connection


def record_place(library: Library, placement: Placement) -> tuple[str, Changes]:
    """Record where an issued pack was put, or to whom it was handed on. Returns the place's id.

    For pictures that were recalled and may still not be used, the new place has its recall at once.
    """
    pack = packs.pack(library.db, placement.pack)
    if pack is None or pack.status in ("draft", "submitted", "approved"):
        raise WrongWords("NO_ISSUED_PACK", N_("Det finns inget utlämnat bildpaket {pack}."), pack=placement.pack)
    if not placement.place.strip():
        raise WrongWords(
            "NO_PLACE", N_("Ange var bildpaketet har publicerats: en adress, ett dokument eller ett tillfälle.")
        )
    _check(pack, placement)
    made = replace(
        placement, id=new_id(), pack=pack.id, place=placement.place.strip(), recorded_at=now(),
        recorded_by=library.actor.name, assets=" ".join(placement.assets.split()), taken_down_on=None,
    )  # fmt: skip
    stopped = _stopped(library, pack)
    before = last_change(library)
    with library.write("place", pack.id, place=made.id) as db:
        registers.put(db, made)
        opened = [
            open_recall(db, pack, made, cause, person, _to_ask(db, made, person, held))
            for person, (cause, held) in stopped.items()
        ]
        if any(opened):
            packs.put_status(db, pack.id, "stale", library.actor.name)
    return made.id, changes_since(library, before)


def _check(pack: Pack, placement: Placement) -> None:
    if placement.kind not in PLACES:
        raise bad_value("kind", placement.kind, ", ".join(PLACES))
    strange = sorted(set(placement.assets.split()) - {item.asset for item in pack.items})
    if strange:
        raise WrongWords("NOT_IN_PACK", N_("{asset} ingår inte i {pack}."), asset=", ".join(strange), pack=pack.id)


def take_down(library: Library, id: str, on: date) -> Changes:
    """Record that what was at a place is taken down. Raises WrongWords where there is no such place."""
    found = registers.all_(library.db, Placement, id=id)
    if not found:
        raise WrongWords(
            "UNKNOWN_PLACE", N_("Det finns ingen antecknad plats {id}. Se ”imagebank recall places”."), id=id
        )
    before = last_change(library)
    with library.write("place-down", found[0].pack, place=id) as db:
        registers.alter(db, Placement, id, taken_down_on=on.isoformat())
    return changes_since(library, before)


def _to_ask(db: Connection, place: Placement, person: str | None, held: list[str]) -> list[str]:
    waiting = _waiting(db, place, person)
    return [asset for asset in held if place.holds(asset) and asset not in waiting]


def _waiting(db: Connection, place: Placement, person: str | None) -> set[str]:
    """What a place with the same words is asked about already."""
    open_ = registers.all_(db, Recall, pack=place.pack, place=place.place, person=person, answer="open")
    return {asset for one in open_ for asset in one.assets.split()}


def _stopped(library: Library, pack: Pack) -> dict[str | None, tuple[str, list[str]]]:
    """Whose recalls the pack has → (their last cause, its pictures that were recalled and may not be used today)."""
    found = registers.all_(library.db, Recall, pack=pack.id)
    ids = sorted({asset for one in found for asset in one.assets.split()})
    use = Use(pack.channel, date.fromisoformat(now()[:10]), pack.purpose, pack.language, pack.territory, pack.title)
    known = merging.resolve(library.db, ids)
    verdicts = check(
        library, [known.get(id, id) for id in ids if assets.existing(library.db, [known.get(id, id)])], use
    )
    stopped: dict[str | None, tuple[str, list[str]]] = {}
    for one in found:
        verdict = {id: verdicts.get(known.get(id, id)) for id in one.assets.split()}
        held = [id for id, said in verdict.items() if said is None or said.severity > Severity.CONDITIONS]
        earlier = stopped.get(one.person, ("", []))[1]
        stopped[one.person] = (one.cause, [*earlier, *(id for id in held if id not in earlier)])
    return stopped
