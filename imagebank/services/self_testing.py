"""The program tries itself: the main job on its own demo, from taking in to a pack that is verified, traced and examined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from imagebank.core.errors import N_, LibraryProblem
from imagebank.core.progress import Progress
from imagebank.core.trace import Trace
from imagebank.language import _
from imagebank.services.demonstration import CURATOR, Demonstration, demonstrate
from imagebank.services.library import Library, open_library
from imagebank.services.searching import read
from imagebank.services.tracing import trace
from imagebank.services.upkeep import Checkup, examine
from imagebank.services.verifying import verify


@dataclass
class SelfTest:
    """Where it is tried, and what went well, in words; `film` is a film of the library for the window to play."""

    library: Path
    pack: Path
    passed: list[str] = field(default_factory=list)
    film: str = ""


def self_test(done: SelfTest, today: date) -> Iterator[Progress]:
    """Try everything in the folders of `done`, which must not be there. Raises LibraryProblem for the first thing that fails."""
    demo = Demonstration(done.library, done.pack)
    yield from demonstrate(demo, today)
    _sure(demo.assets > 0, N_("Ingenting kunde hämtas in."))
    done.passed.append(
        _("Hämtade in {n} bilder och filmer, beskrev dem och avgjorde vad som får användas.").format(n=demo.assets)
    )
    library = open_library(done.library, CURATOR)
    try:
        yield from _pack(library, demo, done, today)
        yield from _whole(library, done)
    finally:
        library.close()


def _pack(library: Library, demo: Demonstration, done: SelfTest, today: date) -> Iterator[Progress]:
    """The pack holds photos and a film, is whole, and its files are known again."""
    items = read(library, demo.items)
    films = [one.id for one in items if one.media == "film"]
    _sure(0 < len(films) < len(items), N_("Bildpaketet har inte både bilder och film."))
    done.film = films[0]
    _sure(verify(library, done.pack, today).whole, N_("Bildpaketet är inte helt."))
    done.passed.append(_("Lämnade ut bilder och film i ett bildpaket, och kontrollerade det."))
    found = Trace()
    yield from trace(library, [done.pack], today, found)
    known = {hit.match.asset for hit in found.hits}
    _sure(set(demo.items) <= known and not found.unread, N_("Bildpaketets filer kändes inte igen."))
    done.passed.append(_("Kände igen allt som lämnades ut, även i presentation, dokument och PDF."))


def _whole(library: Library, done: SelfTest) -> Iterator[Progress]:
    checkup = Checkup()
    yield from examine(library, checkup)
    _sure(not checkup.problems, N_("Banken är inte hel."))
    done.passed.append(_("Läste hela banken: katalog, logg och original är hela."))


def _sure(well: bool, sentence: str) -> None:
    if not well:
        raise LibraryProblem("SELF_TEST", sentence)
