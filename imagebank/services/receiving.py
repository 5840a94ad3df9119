"""Receives files on several threads, each with a decoding process of its own; the answers come in the files' order.

For each file: hashed first where the bank may know it, else read and proven, then copied into the vault and the copy
proven. Nothing is written to the catalogue here: `ingest` does that, on one thread.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from imagebank.core.errors import N_, FileProblem, ProgrammingError
from imagebank.media import archive, fingerprint, formats, intake, metadata
from imagebank.media.intake import Intake
from imagebank.media.problems import because, problem
from imagebank.media.vault import Part, Vault
from imagebank.media.worker import Decoder
from imagebank.services.arriving import Arrival, readable
from imagebank.store.engine import Connection

COMPANIONS = frozenset({"captions", "sidecar"})


@dataclass(frozen=True, slots=True)
class Way:
    """How files are taken in. `reference`: originals stay where they are. `only_new`: what a card showed before is not read again.

    `also` writes what belongs to each new asset, by its id, in the very transaction that makes it.
    """

    reference: bool = False
    only_new: bool = False
    also: Callable[[Connection, str], None] | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size in bytes and time of change in nanoseconds, by which a change while it is read shows."""

    bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file of which only the hash is known yet."""

    arrival: Arrival
    sha256: str


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that belongs to another: captions or a sidecar."""

    arrival: Arrival


@dataclass(frozen=True, slots=True)
class Received:
    """A file that is whole and proven; `part` is its copy for the vault, `synced` done when that is on the disk.

    A referenced one has no copy. `sidecars` are (SHA-256, name) in the vault; `complaints` are sidecars that could not be read: (path, problem).
    """

    arrival: Arrival
    sha256: str
    extension: str
    taken: Intake
    stamp: Stamp
    part: Part | None = None
    synced: Future[None] | None = None
    reference: str | None = None
    sidecars: tuple[tuple[str, str], ...] = ()
    complaints: tuple[tuple[str, FileProblem], ...] = ()


class Receiver:
    """The decoders and the place for archives' entries. A context manager; its methods may run on several threads."""

    def __init__(self, originals: Vault, way: Way, threads: int) -> None:
        self.originals, self.way, self.threads = originals, way, threads
        self._syncing = ThreadPoolExecutor(threads, thread_name_prefix="sync")
        self._parts: dict[Part, None] = {}
        self._decoders: queue.SimpleQueue[Decoder] = queue.SimpleQueue()
        self._all = [Decoder() for _ in range(threads)]
        for decoder in self._all:
            self._decoders.put(decoder)

    def _is_ours(self, path: Path) -> bool:
        """Whether the file lies in the vault itself, which nothing may refer to."""
        return path.absolute().is_relative_to(self.originals.originals.absolute())

    def stop(self) -> None:
        """End every decoding process; what is under way fails."""
        for decoder in self._all:
            decoder.close()

    def close(self) -> None:
        """Throw away the copies that were not placed."""
        self.stop()
        self._syncing.shutdown(wait=True, cancel_futures=True)
        archive.close_all()
        for part in self._parts:
            self.originals.drop(part)

    def synced(self, batch: Sequence[Received]) -> None:
        """Wait until the copies of a batch are on the disk. Raises LibraryProblem on a full disk."""
        for one in batch:
            if one.synced is not None:
                one.synced.result()

    def place(self, batch: Sequence[Received]) -> None:
        """Give the originals of a batch, which are on the disk, their places; inside the write that names them."""
        parts = [one.part for one in batch if one.part is not None]
        self.originals.place(parts)
        for part in parts:
            self._parts.pop(part, None)

    def look(self, arrival: Arrival, *, hash_first: bool) -> Hashed | Companion | Received | FileProblem:
        """A file as it arrives: its hash alone where the bank may know it, else all of it."""
        return self._safely(arrival, lambda path: self._look(arrival, path, hash_first=hash_first))

    def take(self, hashed: Hashed) -> Received | Companion | FileProblem:
        """A file whose hash turned out to be new."""
        return self._safely(hashed.arrival, lambda path: self._take(hashed.arrival, path, hashed.sha256))  # type: ignore[return-value]

    def heal(self, arrival: Arrival, sha256: str, extension: str) -> None:
        """Make sure that the vault has a sound copy of a known file, from this one. Raises FileProblem."""
        if not self.originals.verify(sha256, extension):
            with self.at_hand(arrival) as path:
                self.originals.store(path)

    def _safely(self, arrival: Arrival, work):  # noqa: ANN001, ANN202 - the work's own answer, or the problem
        try:
            with self.at_hand(arrival) as path:
                return work(path)
        except FileProblem as problem:
            return problem
        except ProgrammingError as fault:  # a fault of ours in one file is that file's line, never the end of all
            return FileProblem(
                "DECODER_BUG", N_("{where} gick inte att läsa: {why}."), where=arrival.path.name, why=fault
            )

    @contextlib.contextmanager
    def at_hand(self, arrival: Arrival) -> Iterator[Path]:
        """The file as a path; an archive's entry is copied out for as long as it is needed."""
        if arrival.archive is None:
            yield arrival.path
            return
        self.originals.temporary.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", suffix=".entry", dir=self.originals.temporary))
        try:
            yield arrival.archive.copy_out(arrival.entry, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _look(self, arrival: Arrival, path: Path, *, hash_first: bool) -> Hashed | Companion | Received:
        stamp_of(path)
        if hash_first:
            return Hashed(arrival, fingerprint.sha256_of(path))
        return self._take(arrival, path, None)

    def _take(self, arrival: Arrival, path: Path, known: str | None) -> Received | Companion:
        before = stamp_of(path)
        kind = formats.identify(path)
        if kind.media in COMPANIONS:
            return Companion(arrival)
        decoder = self._decoders.get()
        try:
            taken = decoder.run(intake.take, path)
            facts, complaints = taken.facts, []
            sidecars: list[tuple[str, str]] = []
            for beside in arrival.sidecars:
                try:
                    with self.at_hand(beside) as found:
                        facts = decoder.run(metadata.read_sidecar, found, facts)
                        sidecars.append((self.originals.store(found).sha256, readable(found.name)))
                except FileProblem as wrong:
                    complaints.append((beside.shown, wrong))
        finally:
            self._decoders.put(decoder)
        part, reference = None, None
        if self.way.reference and arrival.archive is None and not self._is_ours(path):
            sha256, reference = fingerprint.sha256_of(path), referable(path)
        else:
            part = self.originals.copy(path, kind.extension)
            self._parts[part] = None
            sha256 = part.sha256
        if stamp_of(path) != before or (known is not None and sha256 != known):
            raise FileProblem(
                "CHANGED",
                N_("{where} ändrades medan den lästes. Vänta tills kopieringen är klar och importera igen."),
                where=path.name,
            )
        taken = replace(taken, facts=facts)
        synced = self._syncing.submit(self.originals.sync, part) if part is not None else None
        return Received(
            arrival, sha256, kind.extension, taken, before, part, synced, reference, tuple(sidecars), tuple(complaints)
        )


def stamp_of(path: Path) -> Stamp:
    """The file's size and time of change. Raises FileProblem, also for what is no ordinary file: a pipe would wait for ever."""
    try:
        said = path.stat()
    except OSError as error:
        raise because(path, error) from error
    if not stat.S_ISREG(said.st_mode):
        raise problem("NOT_A_FILE", path)
    return Stamp(said.st_size, said.st_mtime_ns)


def referable(path: Path) -> str:
    """The whole path as text that the catalogue can hold. Raises FileProblem for a name that is no text."""
    text = str(path.absolute())
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FileProblem(
            "NAME_IS_NO_TEXT",
            N_("Namnet på {where} går inte att spara som text. Byt namn på filen eller ta in den som kopia."),
            where=readable(path.name),
        ) from error
    return text
