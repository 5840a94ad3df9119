"""Disclosure of a public record (utlämnande av allmän handling): a route of its own, outside the rules of publishing.

Secrecy is tried by law, by a person, outside the program; here that decision is named, and what is handed out is logged.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imagebank.core.errors import N_, FileProblem, WrongWords
from imagebank.core.ids import new_id
from imagebank.media.fingerprint import sha256_of
from imagebank.services.library import Library
from imagebank.services.originals import path_of
from imagebank.services.searching import existing, read
from imagebank.services.showing import show
from imagebank.services.writing import not_written


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is handed out: on which request (diary number), by whose secrecy decision."""

    ids: tuple[str, ...]
    diary_number: str
    decided_by: str
    decision: str


def disclose(library: Library, wanted: Disclosure, target: Path, today: date) -> list[str]:
    """Copy the originals and what the catalogue says of them into a new folder, whole or not at all; returns the ids.

    Raises WrongWords where the request or the decision is not named, FileProblem where an original is not at hand.
    """
    library.require_curator()
    for said in (wanted.diary_number, wanted.decided_by, wanted.decision):
        if not said.strip():
            raise WrongWords("NO_DECISION", N_("Ange diarienummer, sekretessbeslut och vem som har fattat det."))
    ids = existing(library, list(wanted.ids))
    if target.exists():
        raise FileProblem("TARGET_EXISTS_ALREADY", N_("{where} finns redan. Välj ett annat namn."), where=target)
    aside = target.parent / f".{target.name}.{new_id(6)}.unfinished"
    try:
        aside.mkdir(parents=True)
        _fill(library, ids, aside, today)
        with library.write("disclose", ",".join(ids[:20]), assets=ids, diary_number=wanted.diary_number.strip()):
            aside.rename(target)
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return ids


def _fill(library: Library, ids: Sequence[str], aside: Path, today: date) -> None:
    for asset in read(library, ids):
        source = path_of(library, asset)
        copied = aside / f"{asset.id}.{asset.extension}"
        if not source.is_file():
            raise FileProblem("ORIGINAL_GONE", N_("Originalet till {asset} finns inte i banken."), asset=asset.id)
        shutil.copyfile(source, copied)
        if sha256_of(copied) != asset.sha256:
            raise FileProblem(
                "ORIGINAL_DAMAGED", N_("Originalet till {asset} är skadat. Kör ”imagebank doctor”."), asset=asset.id
            )
    described = json.dumps(show(library, ids, today), ensure_ascii=False, indent=2)
    (aside / "metadata.json").write_text(described + "\n", encoding="utf-8", newline="\n")
