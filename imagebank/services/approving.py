"""A pack's way from draft to approved: submitted by the one who made it, approved or given back by a second named person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.pack import Pack
from imagebank.services.drafting import pack_of, steps_of
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.ordering import check_approver, check_note
from imagebank.services.pack_checks import check_pack
from imagebank.store import pack_items, packs


def submit(library: Library, id: str, today: date, note: str = "") -> Changes:
    """Ask for approval. Raises Refused where something in the pack may not leave as it is."""
    pack = _in(library, id, "draft")
    if not pack.items:
        raise WrongWords("EMPTY_PACK", N_("{pack} är tomt. Lägg till bilder först."), pack=id)
    _require_ready(library, pack, today)
    return _step(library, pack, "submitted", note)


def approve(library: Library, id: str, today: date, note: str = "", *, seen: Pack | None = None) -> Changes:
    """Approve a submitted pack as the second person: not the one who made it, nor the one who submitted it.

    `seen` is the pack as it was looked at: one that was changed since is not approved. Raises Refused.
    """
    pack = _in(library, id, "submitted")
    if seen is not None and pack != seen:
        raise _changed(id)
    submitters = [step.actor for step in steps_of(library, id) if step.step == "submitted"]
    for author in (pack.author, *submitters[-1:]):
        check_approver(library, library.actor.name, author)
    _require_ready(library, pack, today)
    return _step(library, pack, "approved", note)


def give_back(library: Library, id: str, note: str) -> Changes:
    """Make a submitted or approved pack a draft again, saying what is to be done."""
    pack = _in(library, id, "submitted", "approved")
    if not note.strip():
        raise WrongWords("NO_NOTE", N_("Skriv vad som behöver ändras när paketet lämnas tillbaka."))
    return _step(library, pack, "returned", note)


def _in(library: Library, id: str, *statuses: str) -> Pack:
    library.require_curator()
    pack = pack_of(library, id)
    if pack.status not in statuses:
        words = {
            "draft": N_("{pack} är inget utkast längre. Se efter var det är nu, och gör om."),
            "submitted": N_("{pack} väntar inte på godkännande. Se efter var det är nu, och gör om."),
        }
        raise Refused("WRONG_STEP", words[statuses[0]], pack=id)
    return pack


def _require_ready(library: Library, pack: Pack, today: date) -> None:
    stopped = [one.asset for one in check_pack(library, pack, today) if one.stops]
    if stopped:
        raise Refused(
            "PACK_NOT_READY",
            N_("{ids} i {pack} kan inte lämnas ut så. Åtgärda det som stoppar, eller ta bort dem ur paketet."),
            ids=", ".join(stopped), pack=pack.id,
        )  # fmt: skip


def _changed(id: str) -> Refused:
    return Refused("PACK_CHANGED", N_("{pack} ändrades just av någon annan. Se efter och gör om."), pack=id)


def _step(library: Library, pack: Pack, step: str, note: str) -> Changes:
    said = " ".join(note.split())
    check_note(library, said)
    before = last_change(library)
    status = "draft" if step == "returned" else step
    with library.write("pack-step", pack.id, step=step) as db:
        if packs.pack(db, pack.id) != pack:
            raise _changed(pack.id)
        approver = library.actor.name if step == "approved" else None
        packs.replace(db, replace(pack, status=status, approved_by=approver))
        pack_items.put_step(db, pack.id, step, library.actor.name, said)
    return changes_since(library, before)
