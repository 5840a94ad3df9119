"""Watched folders: what has arrived there and lies still is taken in. Looks again and again, since shares tell nothing by themselves.

A file is ready when its size and time have not changed between two looks; one that was tried is not tried again until
it changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.errors import N_, FileProblem
from imagebank.services.arriving import Arrival, arrivals
from imagebank.services.library import Library
from imagebank.services.receiving import Stamp, stamp_of
from imagebank.services.report import Report
from imagebank.services.template import Template, named
from imagebank.store import templates

SECONDS = 5
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder that is watched, and what its files get: a shoot, a kept template by its name."""

    path: Path
    shoot: str | None = None
    template: str | None = None


@dataclass
class Watch:
    """Looks at one folder. `ready` is asked again and again, at least a second apart."""

    folder: Path
    _last: dict[str, Stamp] = field(default_factory=dict)
    _tried: dict[str, Stamp] = field(default_factory=dict)

    def ready(self) -> list[Path]:
        """The files, archives and sidecars' pictures that lie still and were not handed out as they are now."""
        now = dict(self._look())
        still = [
            path for path, stamp in now.items() if self._last.get(path) == stamp and self._tried.get(path) != stamp
        ]
        self._last = now
        self._tried = {path: stamp for path, stamp in self._tried.items() if path in now}
        self._tried.update({path: now[path] for path in still})
        return [Path(path) for path in _with_kin(still, now)]

    def again(self, paths: Iterable[Path]) -> None:
        """Hand these out once more: the import that should have taken them did not come to its end."""
        for path in paths:
            self._tried.pop(str(path), None)

    def _look(self) -> list[tuple[str, Stamp]]:
        found: dict[str, Stamp] = {}
        for arrival in arrivals([self.folder], Report()):
            for path in (_file_of(arrival), *(_file_of(one) for one in arrival.sidecars)):
                if path not in found:  # an archive has many entries
                    with suppress(FileProblem):  # gone between the two questions
                        found[path] = stamp_of(Path(path))
        return list(found.items())


def _file_of(arrival: Arrival) -> str:
    return str(arrival.archive.path) if arrival.archive is not None else arrival.shown


def _with_kin(still: list[str], now: dict[str, Stamp]) -> list[str]:
    """What is ready, with the files of the same name beside it: captions need their film, a sidecar its picture."""
    stems = {_stem(path) for path in still}
    return list(dict.fromkeys([*still, *(path for path in now if _stem(path) in stems)])) if still else []


def _stem(path: str) -> tuple[str, str]:
    where = Path(path)
    return str(where.parent), where.name.split(".")[0].casefold()


def no_folder(path: Path) -> FileProblem:
    """The problem of a folder to watch that is none."""
    return FileProblem("NO_FOLDER", N_("{where} är ingen mapp. Välj en mapp att bevaka."), where=path)


def watch(library: Library, watched: Watched) -> None:
    """Watch a folder from now on, whenever the library is open in a window. Raises FileProblem where there is no folder."""
    if not watched.path.is_dir():
        raise no_folder(watched.path)
    if watched.template is not None:
        named(library, watched.template)
    with library.write("watch", "library", folders=1) as db:
        templates.put_watched(db, str(watched.path.absolute()), watched.shoot, watched.template)


def unwatch(library: Library, path: Path) -> None:
    """Watch a folder no longer."""
    with library.write("watch", "library", folders=-1) as db:
        templates.remove_watched(db, str(path.absolute()))


def watched_folders(library: Library) -> list[Watched]:
    """Every watched folder."""
    return [Watched(Path(path), shoot, template) for path, shoot, template in templates.watched(library.db)]


def template_of(library: Library, watched: Watched) -> Template:
    """What files of a watched folder get."""
    fields = named(library, watched.template).fields if watched.template else {}
    return Template(watched.shoot, fields=fields)
