"""What a backup's folder looks like: dated copies of the catalogue, each whole, beside one growing folder of originals.

copies/2026-11-22T12-00-00Z/manifest.json       written last; the folder itself gets its name after that
                            catalogue.sqlite · people/people.sqlite · journal/*.jsonl · bank.jsonl (a dump)
originals/ab/cd/<sha256>.<extension>
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from imagebank.core.errors import N_, FileProblem, WrongWords
from imagebank.media.fingerprint import sha256_of
from imagebank.services.copying import has_hash

FORMAT = "imagebank backup 1"
COPIES, MANIFEST = "copies", "manifest.json"
OWN = ("mall.pptx", "presets/*.toml", "reports/*.json")
"""What a bank may have of its own beside the catalogue: its slide template, its presets, its frozen reports."""

CATALOGUE, PEOPLE, DUMP, JOURNAL, LEDGER = (
    "catalogue.sqlite", "people/people.sqlite", "bank.jsonl", "journal", "ledger.jsonl",
)  # fmt: skip
NEEDED = (CATALOGUE, PEOPLE)
"""Files without which a copy cannot be restored; the others are a help that may be missing."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a dated copy holds. `library` tells one bank's copies from another's; `files` is path → SHA-256 in hexadecimal.

    `ledger` is the head of the ledger that the copy is anchored to: the last line's number and hash.
    """

    at: str
    by: str
    library: str
    originals: bool
    counts: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    ledger: dict[str, object] = field(default_factory=dict)
    format: str = FORMAT


def copies(folder: Path) -> list[Path]:
    """Every whole dated copy in a backup's folder, newest first."""
    return sorted((path.parent for path in folder.glob(f"{COPIES}/[0-9]*/{MANIFEST}")), reverse=True)


def chosen(folder: Path, date: str | None = None) -> Path:
    """The newest copy, or the newest whose name begins with `date`. Raises FileProblem, WrongWords where there is none."""
    found = copies(folder)
    if not found:
        raise FileProblem(
            "NO_BACKUP", N_("Det finns ingen säkerhetskopia i {where}. Kontrollera mappens namn."), where=folder
        )
    fitting = [path for path in found if path.name.startswith(date or "")]
    if not fitting:
        raise WrongWords(
            "NO_SUCH_DATE", N_("Ingen säkerhetskopia är från {date}. Välj bland {dates}."),
            date=date, dates=", ".join(path.name for path in found),
        )  # fmt: skip
    return fitting[0]


def write_manifest(copy: Path, manifest: Manifest) -> None:
    """Write the manifest, with the hashes of the files as they lie on the disk now. Raises OSError."""
    files = {
        path.relative_to(copy).as_posix(): sha256_of(path)
        for path in sorted(copy.rglob("*"))
        if path.is_file() and path.suffix != ".part"
    }
    said = {**asdict(manifest), "files": files}
    text = json.dumps({**said, "sha256": _seal(said)}, ensure_ascii=False, indent=1)
    with (copy / MANIFEST).open("w", encoding="utf-8", newline="\n") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def _seal(said: dict[str, object]) -> str:
    """The hash of the manifest's own content, in a canonical spelling."""
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def read_manifest(copy: Path) -> Manifest:
    """Read a copy's manifest. Raises FileProblem where it is damaged or of a newer program."""
    try:
        said = json.loads((copy / MANIFEST).read_text("utf-8"))
        seal = said.pop("sha256")
        manifest = Manifest(**said)
        if seal != _seal(said) or manifest.format != FORMAT or not isinstance(manifest.files, dict):
            raise ValueError(manifest.format)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _damaged(copy / MANIFEST) from error
    return manifest


def belongs_to(folder: Path, library: str) -> bool:
    """Whether the copies in a folder are of this library, or nothing tells otherwise."""
    for copy in copies(folder):
        try:
            return read_manifest(copy).library in {library, ""}
        except FileProblem:
            continue  # a damaged one says nothing
    return True


def checked(copy: Path) -> tuple[Manifest, list[str]]:
    """A copy's manifest, and those of its files that are as the manifest says.

    Raises FileProblem where a file without which it cannot be restored is not.
    """
    manifest = read_manifest(copy)
    sound = [name for name, sha256 in manifest.files.items() if _inside(copy, name) and has_hash(copy / name, sha256)]
    for name in NEEDED:
        if name not in sound:
            raise _damaged(copy / name)
    return manifest, sound


def _inside(copy: Path, name: str) -> bool:
    return (copy / name).resolve().is_relative_to(copy.resolve())


def _damaged(path: Path) -> FileProblem:
    return FileProblem(
        "BACKUP_DAMAGED",
        N_("Säkerhetskopian är skadad: {where} är inte som den skrevs. Välj en annan med --date, eller en annan mapp."),
        where=path,
    )
