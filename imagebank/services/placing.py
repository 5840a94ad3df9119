"""Where packs were put. A place that is noted when pictures of the pack were recalled already has its recall at once."""

from __future__ import annotations

from datetime import date

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.core.ids import new_id
from imagebank.core.pack import Pack
from imagebank.core.registers import Placement, Recall
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
    made = Placement(
        new_id(), pack.id, placement.place.strip(), placement.recipient, placement.published_on, placement.planned_end,
        now(), library.actor.name,
    )  # fmt: skip
    stopped = _stopped(library, pack)
    before = last_change(library)
    with library.write("place", pack.id, place=made.id) as db:
        registers.put(db, made)
        opened = [
            open_recall(db, pack, made, cause, person, [one for one in held if one not in _waiting(db, made, person)])
            for person, (cause, held) in stopped.items()
        ]
        if any(opened):
            packs.put_status(db, pack.id, "stale")
    return made.id, changes_since(library, before)


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
