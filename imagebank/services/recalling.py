"""What becomes of pictures that are already out: packs made stale, one recall for each place and recipient, their answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords, bad_value
from imagebank.core.ids import new_id
from imagebank.core.registers import ANSWERS, Placement, Recall
from imagebank.core.use import NOT_RECALLABLE, covers
from imagebank.language import _
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.store import assets as asset_table
from imagebank.store import packs, registers
from imagebank.store.engine import Connection

ANSWER_WORDS = {
    "open": N_("Inget svar ännu"),
    "removed": N_("Borttaget"),
    "cannot": N_("Kan inte tas bort"),
    "no_answer": N_("Svarar inte"),
}


def stop_what_is_out(
    db: Connection, assets: Collection[str], cause: str, person: str | None = None, channels: Collection[str] = ()
) -> list[str]:
    """Mark issued packs with any of `assets` as stale and open their recalls, inside the write `db`; returns the packs.

    With `channels`, only packs for a channel that those cover. A place that was never recorded is the pack's recipient.
    """
    hit = [pack for pack in packs.out_with(db, assets) if not channels or covers(channels, pack.channel)]
    packs.put_stale(db, [pack.id for pack in hit])
    for pack in hit:
        held = " ".join(item.asset for item in pack.items if item.asset in assets)
        places = registers.all_(db, Placement, pack=pack.id) or [Placement("", pack.id, pack.title, pack.recipient)]
        waiting = {
            (one.place, one.person, one.assets) for one in registers.all_(db, Recall, pack=pack.id, answer="open")
        }
        for place in places:
            if (place.place, person, held) in waiting:
                continue
            registers.put(
                db,
                Recall(
                    new_id(), cause, pack.id, place.place, held, pack.channel, person, place.recipient or pack.recipient,
                    int(pack.channel not in NOT_RECALLABLE), opened_at=now(),
                ),
            )  # fmt: skip
    return [pack.id for pack in hit]


def record_place(library: Library, placement: Placement) -> tuple[str, Changes]:
    """Record where an issued pack was put, or to whom it was handed on. Returns the place's id."""
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
    before = last_change(library)
    with library.write("place", pack.id, place=made.id) as db:
        registers.put(db, made)
    return made.id, changes_since(library, before)


def places(library: Library, pack: str) -> list[Placement]:
    """Where a pack was put."""
    return registers.all_(library.db, Placement, pack=pack)


def recalls(library: Library, *, open_only: bool = True) -> list[Recall]:
    """The recalls, oldest first."""
    return [one for one in registers.all_(library.db, Recall) if one.answer == "open" or not open_only]


def recall(library: Library, id: str) -> Recall:
    """One recall. Raises WrongWords where there is none."""
    found = registers.all_(library.db, Recall, id=id)
    if not found:
        raise WrongWords("UNKNOWN_RECALL", N_("Det finns ingen återkallelse {id}. Se ”imagebank recall list”."), id=id)
    return found[0]


def answer(library: Library, id: str, said: str, note: str | None = None) -> Changes:
    """Record what the place or recipient answered; the pack is recalled once every one of its recalls is answered.

    `note` says what could not be recalled, without names.
    """
    if said not in ANSWERS or said == "open":
        raise bad_value("answer", said, ", ".join(ANSWERS[1:]))
    found = recall(library, id)
    if (found.answer, found.note) == (said, (note or "").strip() or None):
        return Changes()
    before = last_change(library)
    with library.write("recall", found.pack, recall=id, answer=said) as db:
        registers.alter(
            db,
            Recall,
            id,
            answer=said,
            answered_at=now(),
            answered_by=library.actor.name,
            note=(note or "").strip() or None,
        )
        waiting = [one for one in registers.all_(db, Recall, pack=found.pack) if one.answer == "open"]
        if not waiting:
            packs.put_status(db, found.pack, "recalled")
    return changes_since(library, before)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to send: no person is in it, not even by pseudonym."""

    to: str
    subject: str
    body: str


def letter(library: Library, id: str, today: date, lang: str = "sv") -> Letter:
    """What to write to the place or recipient of a recall."""
    found = recall(library, id)
    pack = packs.pack(library.db, found.pack)
    titles = _titles(library, found.assets.split())
    asked = (
        N_("Ta bort bilderna från {place} och svara på det här brevet när det är gjort.")
        if found.recallable
        else N_("Sluta sprida {place}, byt ut bilderna i nästa upplaga och svara vad som redan är spritt.")
    )
    lines = [
        _("Bilderna nedan ingår i bildpaket {pack}, ”{title}”. De får inte längre användas.", lang).format(
            pack=found.pack, title=pack.title if pack else found.pack
        ),
        "",
        *(f"– {title} ({id})" for id, title in titles),
        "",
        _(asked, lang).format(place=found.place),
        _("Vi anger inget skäl. Det som publicerades tidigare var tillåtet då.", lang),
        "",
        _("Ärende: {id}", lang).format(id=found.id),
        f"{library.setting('organisation')}, {library.setting('contact')}, {today.isoformat()}",
    ]
    subject = _("Återkallade bilder ur bildpaket {pack}", lang).format(pack=found.pack)
    return Letter(found.recipient or found.place, subject, "\n".join(lines) + "\n")


def _titles(library: Library, ids: Sequence[str]) -> list[tuple[str, str]]:
    known = {asset.id: asset.public_name("sv") for asset in asset_table.get(library.db, ids)}
    return [(id, known.get(id, id)) for id in ids]
