"""After a restore: what the ledger tells of withdrawals, blocks and erasures after the backup is done again.

Where the ledger's end is missing, the library is in doubt: pictures with people stop at REVIEW until a curator confirms.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.core.ledger import LedgerLine
from imagebank.services import ledger_copy
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.releasing import put_release, stamped
from imagebank.store import assets, ledger, people, reviews
from imagebank.store.engine import Connection


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """How many acts were done again, out of which copy of the ledger; `whole`: one that was named goes on from the catalogue."""

    acts: int = 0
    whole: bool = False
    copy: Path | None = None


def catch_up(library: Library, copies: Sequence[Path], since: str, near: Sequence[Path] = ()) -> CaughtUp:
    """Carry the acts that any of the ledger's `copies` has beyond the catalogue's and do again what takes back.

    `near`: copies that happen to lie about. What stands in them is done again too, but nothing says that it is all. Where none
    of `copies` goes on from the catalogue the library is in doubt, `since` the backup's time.
    """
    known = list(ledger.lines(library.db))
    named = _going_on(known, copies)
    found = named | {path: lines for path, lines in _going_on(known, near).items() if lines and not _is_restored(lines)}
    if not found:
        _doubt(library, since)
        return CaughtUp()
    path = max(found, key=lambda path: len(found[path]))
    acts = _carry(library, found[path], since)
    if not named:
        _doubt(library, since)
    return CaughtUp(acts, bool(named), path)


def _going_on(known: list[LedgerLine], copies: Sequence[Path]) -> dict[Path, list[LedgerLine]]:
    read = {path: ledger_copy.continuing(known, ledger_copy.read(path)) for path in copies}
    return {path: lines for path, lines in read.items() if lines is not None}


def _is_restored(lines: Sequence[LedgerLine]) -> bool:
    """Another library that was restored went its own way: it does not know what the damaged one did."""
    return any(line.verb in ("restore", "doubt", "reapply") for line in lines)


def _doubt(library: Library, since: str) -> None:
    with library.write("doubt", "library", since=since) as db:
        reviews.doubt(db, since, now())


def _carry(library: Library, newest: Sequence[LedgerLine], since: str) -> int:
    erased: list[str] = []
    done = 0
    with library.transaction() as db:
        for line in newest:
            ledger.carry(db, line)
        for line in newest:
            done += _again(library, db, line, erased)
        ledger.append(db, library.actor.name, "reapply", "library", acts=done, since=since)
    for person in erased:
        library.people_vault.erase(person)
    return done


def _again(library: Library, db: Connection, line: LedgerLine, erased: list[str]) -> int:
    detail = json.loads(line.detail)
    act = _ACTS.get(line.verb)
    if line.verb == "erase" and people.get(db, [line.subject]):
        erased.append(line.subject)
    return act(library, db, line, detail) if act else 0


def _release(library: Library, db: Connection, _line: LedgerLine, detail: dict) -> int:
    held = people.in_force(db, [detail["person"]]).get(detail["person"])
    if held is None or not (detail["status"] in ("withdrawn", "refused") or detail.get("withdrawn")):
        return 0
    taken = frozenset(detail.get("withdrawn", ()))
    put_release(library, db, stamped(library, replace(held, id="", status=detail["status"], withdrawn_channels=taken)))
    return 1


def _edit(_library: Library, db: Connection, _line: LedgerLine, detail: dict) -> int:
    ids = [id for id in detail.get("blocked", ()) if assets.existing(db, [id])]
    for id in ids:
        assets.put_columns(db, id, {"blocked": True})
    return bool(ids)


def _revise(library: Library, db: Connection, line: LedgerLine, detail: dict) -> int:
    person = people.get(db, [line.subject]).get(line.subject)
    if person is None or not detail.get("protected") or person.protected:
        return 0
    people.revise_person(db, replace(person, protected=True), now(), library.actor.name)
    return 1


def _erase(library: Library, db: Connection, line: LedgerLine, _detail: dict) -> int:
    person = people.get(db, [line.subject]).get(line.subject)
    if person is None:
        return 0
    people.revise_person(db, replace(person, erased_at=line.at), now(), library.actor.name)
    held = people.in_force(db, [person.id]).get(person.id)
    if held is not None:
        put_release(library, db, stamped(library, replace(held, id="", evidence=False)))
    return 1


_ACTS: dict[str, Callable[[Library, Connection, LedgerLine, dict], int]] = {
    "release": _release, "edit": _edit, "person-revise": _revise, "erase": _erase,
}  # fmt: skip


def confirm_ledger(library: Library, reason: str) -> Changes:
    """A curator has looked up what happened after the backup: the library is no longer in doubt.

    Raises WrongWords without a reason, or where nothing is in doubt.
    """
    library.require_curator()
    if not reason.strip():
        raise WrongWords("NO_REASON", N_("Skriv skälet till beslutet."))
    if not reviews.in_doubt(library.db):
        raise WrongWords("NO_DOUBT", N_("Inget är osäkert i den här banken. Det finns inget att bekräfta."))
    before = last_change(library)
    with library.write("doubt-settled", "library") as db:
        reviews.settle_doubt(db, now(), library.actor.name, reason.strip())
    return changes_since(library, before)
