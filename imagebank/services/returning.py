"""The form that came back: a scan finds its records by the codes on its pages, and each person's pages are kept for that person.

What stands on the form, its signatures and its evidence go in together or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imagebank.core.answers import Ticks
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.registers import ConsentForm
from imagebank.media import scan_parts, scans
from imagebank.media.worker import run
from imagebank.services.evidencing import put_evidence, require_evidence
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.signing import Signed, put_signatures, require_signable
from imagebank.store import ledger, registers
from imagebank.store.engine import Connection

FORM_CODE = re.compile(r"F-[A-Z0-9]{4}-[A-Z0-9]{4}")
SCAN_S = 180
"""Seconds that a scan of fifty pages may take."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a scan was found to be: its kind and content, and the forms whose codes stand on its pages.

    `pages`: for each page the codes that count for it; one without a code follows the page before it.
    """

    path: Path
    kind: str
    content: bytes
    forms: tuple[ConsentForm, ...]
    unknown_codes: tuple[str, ...]
    pages: tuple[frozenset[str], ...] = ()

    @property
    def persons(self) -> tuple[str, ...]:
        """Everybody whose form is in it, in the order of the pages."""
        return tuple(dict.fromkeys(one.person for one in self.forms))

    @property
    def strange(self) -> tuple[str, ...]:
        """Codes of forms that this bank did not print; other QR codes on a page say nothing of whose it is."""
        return tuple(code for code in self.unknown_codes if FORM_CODE.fullmatch(code))


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands on a form: what was ticked, who signed, the record's number."""

    ticks: Ticks
    signed: tuple[Signed, ...] = ()
    diary_number: str | None = None
    code: str | None = None


def read_scan(library: Library, path: Path) -> Returned:
    """Read a scan, picture or e-mail that came back and find its records by the codes. Nothing is kept yet.

    Raises FileProblem for a file that cannot be read as a form.
    """
    kind = scans.kind_of(path.read_bytes(), path) if path.is_file() else "pdf"
    read = [[code.strip().upper() for code in page.codes] for page in run(scans.pages, path, timeout_s=SCAN_S)]
    codes = list(dict.fromkeys(code for page in read for code in page))
    found = {one.code: one for one in registers.of(library.db, ConsentForm, "code", codes)}
    forms = tuple(found[code] for code in codes if code in found)
    unknown = tuple(code for code in codes if code not in found)
    return Returned(path, kind, path.read_bytes(), forms, unknown, _following(read))


def _following(pages: Sequence[Sequence[str]]) -> tuple[frozenset[str], ...]:
    """The codes that count for each page: its own, else those of the page before; before the first code, the first's."""
    marked = [frozenset(code for code in page if FORM_CODE.fullmatch(code)) for page in pages]
    last = next((page for page in marked if page), frozenset[str]())
    said: list[frozenset[str]] = []
    for page in marked:
        last = page or last
        said.append(last)
    return tuple(said)


def part_for(found: Returned, person: str) -> bytes:
    """What of a scan is to be kept for a person: that person's pages; the whole file where nobody else's form is in it.

    Raises Refused where the file has forms of several others and none of this person.
    """
    others = [*(one for one in found.persons if one != person), *found.strange]
    if not others:
        return found.content
    own = {one.code for one in found.forms if one.person == person}
    numbers = [number for number, codes in enumerate(found.pages, 1) if codes & own]
    if not numbers and len(others) > 1:
        raise _others(found, [person])
    if not numbers or len(numbers) == len(found.pages):
        return found.content
    return run(scan_parts.part, found.content, tuple(numbers), timeout_s=SCAN_S)


def _others(found: Returned, persons: Sequence[str]) -> Refused:
    return Refused(
        "OTHERS_FORMS",
        N_(
            "{where} har flera personers blanketter, och det går inte att se vilka sidor som gäller {persons}. Dela upp filen och spara sidorna för sig."
        ),
        where=found.path.name, persons=", ".join(persons),
    )  # fmt: skip


def form_of(library: Library, code: str) -> ConsentForm:
    """The form of a code, as printed or typed. Raises WrongWords where there is none."""
    plain = "".join(code.upper().split())
    found = registers.all_(library.db, ConsentForm, code=plain)
    if not found:
        raise WrongWords(
            "UNKNOWN_CODE", N_("Det finns ingen blankett med koden {form}. Kontrollera koden på blanketten."), form=code
        )
    return found[0]


def keep_scan(
    library: Library,
    found: Returned,
    forms: Sequence[ConsentForm],
    more: Sequence[str] = (),
    diary_number: str | None = None,
) -> tuple[dict[str, str], Changes]:
    """Keep a scan for everybody whose form is in it and for those of `more`, each with that person's pages alone.

    Where one form is about several, as named in `more`, it is kept once for all of them. Returns person → evidence.
    Raises as `part_for` and `evidencing.require_evidence`; then nothing is kept.
    """
    persons = list(dict.fromkeys([*(one.person for one in forms), *more]))
    require_evidence(library, persons, found.kind)
    unseen = sorted({one.person for one in forms} - set(found.persons))
    if unseen and len({one.person for one in forms}) > 1 and len(found.pages) > 1:
        raise _others(found, unseen)
    parts: dict[bytes, list[str]] = {}
    for person in persons:
        parts.setdefault(part_for(found, person), []).append(person)
    kept: dict[str, str] = {}
    before = last_change(library)
    with library.transaction() as db:
        for content, owners in parts.items():
            code = next((one.code for one in forms if one.person in owners), None)
            id = put_evidence(
                library, db, owners, content, found.kind, found.path.name, diary_number=diary_number, code=code
            )
            kept |= dict.fromkeys(owners, id)
        _put_returned(library, db, [one.code for one in forms])
    return kept, changes_since(library, before)


def keep_form(library: Library, found: Returned, person: str, said: Answers, today: date) -> Changes:
    """Keep one person's form with what stands on it: evidence, ticks and signatures in one transaction.

    Raises as `part_for`, `evidencing.require_evidence` and `signing.require_signable`; then nothing is kept.
    """
    require_evidence(library, [person], found.kind)
    require_signable(library, person, said.signed, today, said.ticks)
    content = part_for(found, person)
    before = last_change(library)
    with library.transaction() as db:
        id = put_evidence(
            library, db, [person], content, found.kind, found.path.name, diary_number=said.diary_number, code=said.code
        )
        put_signatures(library, db, person, [_on(one, id) for one in said.signed], today, said.ticks)
        _put_returned(library, db, [said.code] if said.code else [])
    return changes_since(library, before)


def _on(one: Signed, evidence: str) -> Signed:
    return Signed(one.signer, one.signed_on, one.decision, one.method, one.guardian, evidence)


def _put_returned(library: Library, db: Connection, codes: Sequence[str]) -> None:
    if codes:
        ledger.append(db, library.actor.name, "forms-returned", ",".join(codes[:20]), forms=len(codes))
    for code in codes:
        registers.alter(db, ConsentForm, code, returned_at=now())
