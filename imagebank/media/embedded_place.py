"""Where in a document a picture lies, and what is said of one that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from imagebank.core.errors import N_, FileProblem
from imagebank.media import problems

PlaceKind = Literal[
    "slide", "layout", "master", "notes", "document", "header", "sheet", "page", "file", "inline", "attached"
]

SENTENCES: dict[str, str] = {
    "LOCKED": N_("{namn} är skyddad med lösenord. Öppna den, spara en kopia utan lösenord och försök igen."),
    "OLD_FORMAT": N_("{namn} är i ett äldre Office-format. Spara den som PPTX, DOCX eller XLSX och försök igen."),
    "DOCUMENT_DAMAGED": N_("{namn} är skadad och går inte att läsa ({detalj}). Öppna den, spara en ny kopia och försök igen."),
    "TOO_DEEP": N_("{namn} ligger för djupt inne i andra arkiv. Packa upp det yttersta och försök igen."),
    "TOO_MANY_PICTURES": N_("{namn} har fler än {antal} bilder eller sidor. Dela upp den och försök igen."),
    "NOT_A_DOCUMENT": N_("{namn} är varken ett dokument, en bild eller en film. Välj en presentation, ett dokument eller en mapp."),
}  # fmt: skip
"""Stable code -> Swedish sentence with `{namn}`; those of `problems` are known too."""


@dataclass(frozen=True, slots=True)
class Place:
    """One step of the way to a picture: the third slide, a page, a file in a folder or archive. Numbers count from 1."""

    kind: PlaceKind
    number: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Embedded:
    """One picture or film: a file that lives until the next one is asked for, its name there, the way to it.

    `drawn`: its pixels were read out of the document, so that its bytes are not those of the file that was put in.
    """

    path: Path
    name: str
    places: tuple[Place, ...]
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, where, and the sentence that says why."""

    places: tuple[Place, ...]
    problem: FileProblem


def trouble(code: str, path: Path, **values: object) -> FileProblem:
    """The `FileProblem` of a code, about the document at `path`."""
    if code in SENTENCES:
        return FileProblem(code, SENTENCES[code], namn=path.name, **values)
    return problems.problem(code, path, **values)
