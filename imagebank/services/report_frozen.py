"""Reports that are kept as they were made: plain JSON in the library's folder `reports`, their hash in the ledger."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.errors import N_, FileProblem, Refused, WrongWords
from imagebank.core.report import Report
from imagebank.services import report_data
from imagebank.services.library import Library
from imagebank.services.writing import not_written
from imagebank.store import ledger

FOLDER = "reports"
_NAME = re.compile(r"[a-z0-9åäö][a-z0-9åäö_-]{0,59}")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report that is kept: its name, when, by whom, and whether it still has the hash that the ledger noted."""

    name: str
    at: str
    by: str
    sha256: str
    kind: str
    is_whole: bool


def freeze(library: Library, name: str, report: Report) -> Path:
    """Keep a report under a name that is free. Raises WrongWords for a name that does not go, Refused for a taken one."""
    path = _path(library, name)
    if path.exists() or _noted(library, name) is not None:
        raise Refused("REPORT_TAKEN", N_("Det finns redan en fryst rapport ”{name}”. Välj ett annat namn."), name=name)
    content = report_data.as_text(report).encode()
    aside = path.with_suffix(".new")
    try:
        path.parent.mkdir(exist_ok=True)
        aside.write_bytes(content)
        with library.write("report", name, report=report.kind, sha256=hashlib.sha256(content).hexdigest()):
            aside.replace(path)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        aside.unlink(missing_ok=True)
    return path


def frozen(library: Library, name: str) -> str:
    """The text of a frozen report, as it was. Raises WrongWords where there is none, Refused where it was altered."""
    noted, path = _noted(library, name), _path(library, name)
    if noted is None:
        raise WrongWords("UNKNOWN_REPORT", N_("Det finns ingen fryst rapport ”{name}”. Se ”imagebank report list”."), name=name)  # fmt: skip
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileProblem(
            "REPORT_GONE",
            N_("Den frysta rapporten {where} går inte att läsa. Hämta den ur en säkerhetskopia."),
            where=path,
        ) from error
    if hashlib.sha256(content).hexdigest() != noted.sha256:
        raise Refused(
            "REPORT_ALTERED", N_("Den frysta rapporten {where} har ändrats sedan den frystes. Hämta den ur en säkerhetskopia."), where=path
        )  # fmt: skip
    if noted.kind == "consents":
        library.require_curator()
    return content.decode()


def read(library: Library, name: str) -> Report:
    """The same as a report."""
    return report_data.read(frozen(library, name))


def all_frozen(library: Library) -> list[Frozen]:
    """Every frozen report, the oldest first."""
    return [one for name in _names(library) if (one := _noted(library, name)) is not None]


def _names(library: Library) -> list[str]:
    return list(dict.fromkeys(line.subject for line in ledger.lines(library.db) if line.verb == "report"))


def _noted(library: Library, name: str) -> Frozen | None:
    for line in ledger.lines(library.db, name):
        if line.verb == "report":
            detail = json.loads(line.detail)
            path = library.root / FOLDER / f"{name}.json"
            is_whole = path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == detail["sha256"]
            return Frozen(name, line.at, line.actor, detail["sha256"], detail["report"], is_whole)
    return None


def _path(library: Library, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise WrongWords(
            "BAD_REPORT_NAME",
            N_("”{name}” går inte som namn på en rapport. Använd små bokstäver, siffror, bindestreck och understreck."),
            name=name,
        )
    return library.root / FOLDER / f"{name}.json"
