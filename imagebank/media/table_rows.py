"""What a table is: headings, rows of plain texts, the limits it is read within, and the sentences about tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.errors import N_, FileProblem

MAX_BYTES = 64 << 20
MAX_ROWS, MAX_COLUMNS, MAX_SIGNS = 100_000, 200, 20_000
MAX_TOTAL_SIGNS = 200_000_000
"""Signs of a whole table: what the program is willing to hold in memory."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no text needs and XML forbids."""

SENTENCES: dict[str, str] = {
    "NOT_A_TABLE": N_("{namn} är inte en tabell i CSV eller XLSX. Spara om den som CSV (UTF-8) eller XLSX."),
    "TABLE_OLD": N_(
        "{namn} är sparad i Excels gamla format eller skyddad med lösenord. Spara om den som XLSX utan lösenord."
    ),
    "TABLE_EMPTY": N_("Tabellen {namn} är tom. Första raden ska ha rubriker, och raderna därunder det som ska läsas."),
    "TABLE_LONG": N_("Tabellen {namn} har fler än {antal} rader. Dela upp den i flera filer."),
    "TABLE_HEAVY": N_("Tabellen {namn} har mer än {antal} miljoner tecken. Dela upp den i flera filer."),
    "TABLE_WIDE": N_("Tabellen {namn} har fler än {antal} kolumner. Ta bort de kolumner som inte behövs."),
    "TABLE_QUOTES": N_(
        "Citattecknen i {namn} går inte ihop på rad {rad}. Rätta raden, eller spara om tabellen som XLSX."
    ),
    "TABLE_UNSAFE": N_(
        "{namn} bär kod eller är packad så att den inte kan läsas säkert. Spara om den som CSV (UTF-8)."
    ),
    "TABLE_DAMAGED": N_("Tabellen {namn} är skadad och går inte att läsa ({detalj}). Spara om den och försök igen."),
    "TABLE_SIGNS": N_(
        "Tecknen i {namn} går inte att läsa: filen är ingen tabell, eller skadad. Spara om den som CSV (UTF-8) eller XLSX."
    ),
    "TABLE_EXISTS": N_("{namn} finns redan. Välj ett annat namn för tabellen."),
    "TABLE_ENDING": N_("{namn} kan inte bli en tabell. Låt namnet sluta på .csv eller .xlsx."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty: `number` as the spreadsheet shows it (in CSV: of records), cells without empty ends.

    A cell with more than `MAX_SIGNS` signs holds one more than that, so that it can be told.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings (the first row that is not empty) and rows; `sheet` is the one that was read, `other_sheets` were not."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def told(code: str, path: Path, **values: object) -> FileProblem:
    """The `FileProblem` for one of this room's `SENTENCES`."""
    return FileProblem(code, SENTENCES[code], namn=path.name, **values)


def gather(path: Path, records: Iterable[tuple[int, Sequence[str]]]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Headings and rows of numbered records, within the limits; empty records are left out."""
    headings: tuple[str, ...] | None = None
    rows: list[Row] = []
    signs = 0
    for number, record in records:
        cells = _trimmed(record)
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            raise told("TABLE_WIDE", path, antal=MAX_COLUMNS)
        signs += sum(map(len, cells))
        if signs > MAX_TOTAL_SIGNS:
            raise told("TABLE_HEAVY", path, antal=MAX_TOTAL_SIGNS // 1_000_000)
        if len(rows) >= MAX_ROWS:
            raise told("TABLE_LONG", path, antal=MAX_ROWS)
        if headings is None:
            headings = cells
        else:
            rows.append(Row(number, cells))
    if not headings or not rows:
        raise told("TABLE_EMPTY", path)
    return headings, tuple(rows)


def _trimmed(record: Sequence[str]) -> tuple[str, ...]:
    cells = [_clean(cell) for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _clean(cell: str) -> str:
    lines = cell.strip()[: MAX_SIGNS + 1].replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", unicodedata.normalize("NFC", lines))
