"""Upkeep: `doctor` checks catalogue, ledger and files, and says what to do about each problem; thumbnails are rebuilt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.errors import N_
from imagebank.core.ledger import LedgerLine, first_broken
from imagebank.core.progress import Progress
from imagebank.language import _
from imagebank.services import ledger_copy
from imagebank.services.copying import has_hash
from imagebank.services.library import Library
from imagebank.services.posters import renew_posters
from imagebank.services.side_by_side import Decoders, side_by_side
from imagebank.store import holdings, inspection, ledger, reviews
from imagebank.store.engine import DatabaseError
from imagebank.store.holdings import Holding

DAMAGED = N_("Katalogen är skadad: {subject}. Gör om banken med ”imagebank restore”.")
COPY_DIFFERS = N_(
    "Utlämningsloggens kopia (ledger.jsonl) säger annat än katalogen från rad {subject}. Katalogen kan vara en äldre kopia: återställ med ”imagebank restore”."
)
ALTERED = N_("Utlämningsloggen är ändrad vid rad {subject}. Återställ en säkerhetskopia.")
LOST = {
    "ORIGINAL": N_("Originalet till {subject} saknas eller är skadat. Importera filen igen."),
    "REFERENCE": N_(
        "Originalet till {subject} ligger inte kvar där det togs in, eller är ändrat. Sök upp det med ”imagebank find”."
    ),
    "SIDECAR": N_("Metadatafilen (XMP) till {subject} saknas eller är skadad. Hämta den ur en säkerhetskopia."),
}
"""What became of a file → the sentence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code, what it is about, and a sentence (Swedish source text, filled)."""

    code: str
    subject: str
    template: str

    @property
    def message(self) -> str:
        """The sentence in the language shown now."""
        return _(self.template).format(subject=self.subject)


@dataclass
class Checkup:
    """What `doctor` found; no problems: everything holds.

    `missing` are assets that came without their file; `uncatalogued` are originals that an interrupted import left behind: whole, and used when it is run again.
    """

    problems: list[Problem] = field(default_factory=list)
    uncatalogued: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    doubtful: bool = False
    """Restored without the ledger's end, and not yet confirmed."""


def examine(library: Library, report: Checkup, *, deep: bool = True) -> Iterator[Progress]:
    """Check the catalogue's integrity, the ledger's chain and every original (with `deep`: byte for byte)."""
    report.problems += [Problem("CATALOGUE", said, DAMAGED) for said in inspection.problems(library.db)]
    try:
        lines = list(ledger.lines(library.db))
        broken = first_broken(lines)
        if broken is not None:
            report.problems.append(Problem("LEDGER", str(broken), ALTERED))
        else:
            report.problems += _copy_of(library, lines)
        report.doubtful = reviews.in_doubt(library.db)
        yield Progress(1, 0, _("Katalogen"))
        yield from _originals(library, report, deep=deep)
    except DatabaseError as error:
        if not report.problems:  # else it is told already
            report.problems.append(Problem("CATALOGUE", str(error), DAMAGED))


def _originals(library: Library, report: Checkup, *, deep: bool) -> Iterator[Progress]:
    walked = list(library.originals.walk())  # before the catalogue is asked: what comes meanwhile is no stray
    here = {path.name for _sha256, path in walked}
    wanted = holdings.holdings(library.db)

    def fails(one: Holding) -> bool:
        if one.reference is not None and one.kind == "other":
            return False
        if deep:
            return not has_hash(_where(library, one), one.sha256)
        in_vault = one.reference is None and f"{one.sha256}.{one.extension}" in here
        return not in_vault and not _where(library, one).is_file()

    report.missing += [one.asset for one in wanted if not one.expected]
    expected = [one for one in wanted if one.expected]
    answers = side_by_side(fails, expected) if deep else ((one, fails(one)) for one in expected)
    for number, (one, failed) in enumerate(answers, 1):
        if failed:
            kind = "REFERENCE" if one.reference else "SIDECAR" if one.kind == "sidecar" else "ORIGINAL"
            report.problems.append(Problem(kind, one.asset, LOST[kind]))
        yield Progress(number, len(expected), one.name)
    named = {one.sha256 for one in wanted}
    report.uncatalogued += [str(path) for sha256, path in walked if sha256 not in named]


def _copy_of(library: Library, lines: list[LedgerLine]) -> list[Problem]:
    """Where the ledger's copy beside the catalogue says something else, or goes on where the catalogue ends."""
    copy = ledger_copy.read(library.root / ledger_copy.NAME)
    differs = next((one.seq for one, other in zip(copy, lines, strict=False) if one != other), None)
    if differs is None and len(copy) > len(lines):
        differs = len(lines) + 1
    return [] if differs is None else [Problem("LEDGER_COPY", str(differs), COPY_DIFFERS)]


def _where(library: Library, one: Holding) -> Path:
    return Path(one.reference) if one.reference else library.originals.path_of(one.sha256, one.extension)


def rebuild_thumbnails(library: Library) -> Iterator[Progress]:
    """Make every thumbnail that is missing, from the originals."""
    found = [one for one in holdings.holdings(library.db) if one.kind == "asset" and one.expected]
    lacking = set(library.thumbnails.missing([one.sha256 for one in found]))
    todo = [one for one in found if one.sha256 in lacking]
    with Decoders() as decoders:
        taken = side_by_side(lambda one: decoders.take(_where(library, one)), todo)
        for number, (one, intake) in enumerate(taken, 1):
            if intake is not None:
                library.thumbnails.put([(one.sha256, intake.thumbnail)])
                renew_posters(library, [one.asset])
            yield Progress(number, len(todo), one.name)
