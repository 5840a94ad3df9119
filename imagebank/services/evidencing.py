"""Signed forms as evidence: each is kept once, encrypted in the people vault, and the catalogue knows only its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords, bad_value
from imagebank.core.ids import new_id
from imagebank.core.people import Release
from imagebank.core.registers import EVIDENCE_KINDS, Evidence, EvidenceLink
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.releasing import in_force, known_person, put_release, require_kept, stamped
from imagebank.store import ledger, registers
from imagebank.store.engine import Connection


def add_evidence(
    library: Library,
    persons: Sequence[str],
    content: bytes,
    kind: str,
    name: str,
    *,
    diary_number: str | None = None,
    code: str | None = None,
) -> tuple[str, Changes]:
    """Keep a signed form encrypted, for one or several persons at once; their releases in force have evidence from then on.

    The same content for the same persons is kept once, and has the id of before. Raises as `require_evidence`.
    """
    require_evidence(library, persons, kind)
    before = last_change(library)
    with library.transaction() as db:
        id = put_evidence(library, db, persons, content, kind, name, diary_number=diary_number, code=code)
    return id, changes_since(library, before)


def require_evidence(library: Library, persons: Sequence[str], kind: str) -> None:
    """Raise Refused with the vault closed or for somebody erased, WrongWords for a form without a person, of an unknown
    kind, or of a person without a release."""
    if not persons:
        raise WrongWords("NO_PERSON", N_("Ange vem blanketten gäller. Ingenting har sparats."))
    if kind not in EVIDENCE_KINDS:
        raise bad_value(value=kind, name="kind", choices=", ".join(EVIDENCE_KINDS))
    for person in persons:
        require_kept(known_person(library, person))
        _held(library, person)
    library.people_vault.require_open()


def put_evidence(
    library: Library,
    db: Connection,
    persons: Sequence[str],
    content: bytes,
    kind: str,
    name: str,
    *,
    diary_number: str | None = None,
    code: str | None = None,
) -> str:
    """Keep a form that `require_evidence` let through, inside the write `db`; returns its id.

    A form that the vault has and the catalogue does not (the program ended in between) is taken up again under its id.
    """
    held = {person: _held(library, person) for person in persons}
    kept = library.people_vault.same_evidence(list(held), content)
    id = kept or new_id()
    known = registers.all_(db, Evidence, id=id)
    if known and diary_number and diary_number != known[0].diary_number:
        registers.alter(db, Evidence, id, diary_number=diary_number)
        ledger.append(db, library.actor.name, "evidence", id, diary_number=True)
    if not known:
        registers.put(db, Evidence(id, kind, len(content), diary_number, code, now(), library.actor.name))
        ledger.append(db, library.actor.name, "evidence", id, persons=sorted(held), kind=kind)
    for person, release in held.items():
        if not registers.all_(db, EvidenceLink, evidence=id, person=person, agreement=release.agreement):
            registers.put(db, EvidenceLink(id, person, release.agreement))
        if not release.evidence:
            put_release(library, db, stamped(library, replace(release, id="", evidence=True)))
    if kept is None:  # inside: a vault that fails takes it back
        library.people_vault.put_evidence(id, list(held), content, kind, name)
    return id


def _held(library: Library, person: str) -> Release:
    release = in_force(library, person)
    if release is None:
        raise WrongWords(
            "NO_RELEASE_YET", N_("{person} har ingen rättslig grund som blanketten kan höra till. Registrera den först."),
            person=person,
        )  # fmt: skip
    return release


def evidences(library: Library, person: str) -> list[Evidence]:
    """What is on file for a person."""
    links = registers.all_(library.db, EvidenceLink, person=person)
    return registers.of(library.db, Evidence, "id", sorted({one.evidence for one in links}))
