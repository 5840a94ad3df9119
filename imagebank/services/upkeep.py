"""Upkeep: `doctor` checks catalogue, ledger and files, and says what to do about each problem; thumbnails are rebuilt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from imagebank.core.asset import Asset
from imagebank.core.errors import N_, FileProblem
from imagebank.core.ledger import first_broken
from imagebank.core.progress import Progress
from imagebank.language import _
from imagebank.media import intake
from imagebank.media.worker import Decoder
from imagebank.services.library import Library
from imagebank.store import assets, inspection, ledger


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


def examine(library: Library, report: Checkup, *, deep: bool = True) -> Iterator[Progress]:
    """Check the catalogue's integrity, the ledger's chain and every original (with `deep`: byte for byte)."""
    for said in inspection.problems(library.db):
        report.problems.append(
            Problem("CATALOGUE", said, N_("Katalogen är skadad: {subject}. Återställ en säkerhetskopia."))
        )
    broken = first_broken(ledger.lines(library.db))
    if broken is not None:
        report.problems.append(
            Problem(
                "LEDGER", str(broken), N_("Utlämningsloggen är ändrad vid rad {subject}. Återställ en säkerhetskopia.")
            )
        )
    yield Progress(1, 0, _("Katalogen"))
    yield from _originals(library, report, deep=deep)


def _originals(library: Library, report: Checkup, *, deep: bool) -> Iterator[Progress]:
    ids = assets.all_ids(library.db)
    catalogued: set[str] = set()
    for number, asset in enumerate(_each(library, ids), 1):
        catalogued.add(asset.sha256)
        if asset.state != "present":
            report.missing.append(asset.id)
        elif not _is_sound(library, asset.sha256, asset.extension, deep=deep):
            report.problems.append(
                Problem(
                    "ORIGINAL", asset.id, N_("Originalet till {subject} saknas eller är skadat. Importera filen igen.")
                )
            )
        yield Progress(number, len(ids), asset.file.name)
    report.uncatalogued += [str(path) for sha256, path in library.originals.walk() if sha256 not in catalogued]


def _each(library: Library, ids: Sequence[str]) -> Iterator[Asset]:
    for start in range(0, len(ids), assets.CHUNK):
        yield from assets.get(library.db, ids[start : start + assets.CHUNK])


def _is_sound(library: Library, sha256: str, extension: str, *, deep: bool) -> bool:
    if deep:
        return library.originals.verify(sha256, extension)
    return library.originals.path_of(sha256, extension).is_file()


def rebuild_thumbnails(library: Library) -> Iterator[Progress]:
    """Make every thumbnail that is missing, from the originals."""
    found = assets.get(library.db, assets.all_ids(library.db))
    lacking = set(library.thumbnails.missing([asset.sha256 for asset in found if asset.state == "present"]))
    todo = [asset for asset in found if asset.sha256 in lacking]
    with Decoder() as decoder:
        for number, asset in enumerate(todo, 1):
            original = library.originals.path_of(asset.sha256, asset.extension)
            with suppress(FileProblem):  # `doctor` reports the original
                library.thumbnails.put([(asset.sha256, decoder.run(intake.take, original).thumbnail)])
            yield Progress(number, len(todo), asset.file.name)
