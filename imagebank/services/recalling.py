"""What becomes of pictures that are already out: packs made stale, one recall for each place and recipient, their answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords, bad_value
from imagebank.core.ids import new_id
from imagebank.core.pack import Pack
from imagebank.core.registers import ANSWERS, Placement, Recall
from imagebank.core.use import NOT_RECALLABLE, covers
from imagebank.language import _
from imagebank.services.leaving_words import as_it_leaves, without_pseudonyms
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
    db: Connection,
    assets: Collection[str],
    cause: str,
    person: str | None = None,
    channels: Collection[str] = (),
    *,
    again: bool = True,
) -> list[str]:
    """Open the recalls of packs that are out with any of `assets` and mark them as stale, inside the write `db`; returns them.

    With `channels`, only packs for a channel that those cover. A place that was never recorded is the pack's recipient. What
    was taken down at a place is not asked about there, nor what waits for an answer; `again`: what somebody answered otherwise
    is, since this is another withdrawal.
    """
    hit = [pack for pack in packs.out_with(db, assets) if not channels or covers(channels, pack.channel)]
    for pack in hit:
        opened = False
        for place in places_to_ask(db, pack):
            known = _asked_about(db, pack.id, place, person, again=again)
            held = [item.asset for item in pack.items if item.asset in assets and item.asset not in known]
            held = [asset for asset in held if place.holds(asset)]
            opened |= open_recall(db, pack, place, cause, person, held)
        if opened or pack.status == "issued":
            packs.put_status(db, pack.id, "stale")
    return [pack.id for pack in hit]


def places_to_ask(db: Connection, pack: Pack) -> list[Placement]:
    """Where the pack was put and is not taken down; whoever has it, for the pictures that are nowhere else any more."""
    noted = [one for one in registers.all_(db, Placement, pack=pack.id) if one.taken_down_on is None]
    rest = [item.asset for item in pack.items if not any(one.holds(item.asset) for one in noted)]
    holder = Placement("", pack.id, pack.title, pack.recipient, assets=" ".join(rest))
    return [*noted, *([holder] if rest else [])]


def _asked_about(db: Connection, pack: str, place: Placement, person: str | None, *, again: bool) -> set[str]:
    """The assets about which a place need not be asked for this person; what was put there anew afterwards is another matter."""
    found = (
        one for one in registers.all_(db, Recall, pack=pack, place=place.place) if one.opened_at >= place.recorded_at
    )
    settled = [
        one for one in found
        if one.answer == "removed" or (one.person == person and (one.answer == "open" or not again))
    ]  # fmt: skip
    return {asset for one in settled for asset in one.assets.split()}


def open_recall(
    db: Connection, pack: Pack, place: Placement, cause: str, person: str | None, held: Sequence[str]
) -> bool:
    """One place's recall of the pictures `held`, inside the write `db`; none for no pictures. Returns whether it was opened."""
    if not held:
        return False
    registers.put(
        db,
        Recall(
            new_id(), cause, pack.id, place.place, " ".join(held), pack.channel, person, place.recipient or pack.recipient,
            int(pack.channel not in NOT_RECALLABLE), opened_at=now(),
        ),
    )  # fmt: skip
    return True


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
            packs.put_status(db, found.pack, "recalled", library.actor.name)
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
    titles = _titles(library, found.assets.split(), lang)
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
    body = without_pseudonyms(library, "\n".join(lines) + "\n", lang)
    return Letter(found.recipient or found.place, subject, body)


def _titles(library: Library, ids: Sequence[str], lang: str) -> list[tuple[str, str]]:
    known = {asset.id: as_it_leaves(library, asset).public_name(lang) for asset in asset_table.get(library.db, ids)}
    return [(id, known.get(id, id)) for id in ids]
