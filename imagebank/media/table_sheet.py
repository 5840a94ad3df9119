"""XLSX through openpyxl: row by row, values only, nothing followed and nothing run. The limits are those of `table_rows`."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from imagebank.core.errors import ImagebankError
from imagebank.media.problems import detail
from imagebank.media.table_rows import MAX_COLUMNS, MAX_ROWS, Table, gather, told

MAX_UNPACKED = 400 << 20
"""Bytes that the archive may hold unpacked. A table of 100,000 rows and ten columns has about 60 MB."""

MAX_PARTS = 2_000
LAST_ROW = 1_048_576
"""The last row that a spreadsheet can have; tables whose empty rows are painted to the end exist and are fine."""

ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)
"""What stands in a cell whose formula failed: nobody's text."""


def read(path: Path) -> Table:
    """The first visible sheet that has headings and rows."""
    if not openpyxl.DEFUSEDXML:
        raise told("TABLE_UNSAFE", path)
    try:
        with path.open("rb") as file, warnings.catch_warnings():  # openpyxl leaves open what it opens, and asks endings
            warnings.simplefilter("ignore")
            _check(path, file)
            return _read(path, file)
    except ImagebankError:
        raise
    except Exception as error:  # the decode boundary: openpyxl raises whatever it meets
        why = error.__cause__ or error
        if isinstance(why, (DefusedXmlException, MemoryError, RecursionError)):
            raise told("TABLE_UNSAFE", path) from error
        raise told("TABLE_DAMAGED", path, detalj=detail(why)) from error


def _check(path: Path, file: BinaryIO) -> None:
    """Look at the archive's list before anything is unpacked: no entry gives more than it says, or zipfile raises."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        if not any(one.filename.casefold().endswith("workbook.xml") for one in parts):
            raise told("NOT_A_TABLE", path)
        if len(parts) > MAX_PARTS or sum(one.file_size for one in parts) > MAX_UNPACKED:
            raise told("TABLE_UNSAFE", path)
        if any(one.flag_bits & 1 for one in parts):
            raise told("TABLE_OLD", path)


def _read(path: Path, file: BinaryIO) -> Table:
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False, rich_text=False)
    try:
        sheets = [one for one in book.worksheets if isinstance(one, ReadOnlyWorksheet)]
        shown = [one for one in sheets if one.sheet_state == "visible"] or sheets
        empty = told("TABLE_EMPTY", path)
        for sheet in shown:
            try:
                headings, rows = gather(path, _records(path, sheet))
            except ImagebankError as error:
                if error.code != empty.code:
                    raise
                continue
            others = tuple(one.title for one in shown if one is not sheet)
            return Table(path.name, headings, rows, sheet.title, others)
        raise empty
    finally:
        book.close()


def _records(path: Path, sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, Sequence[str]]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > LAST_ROW:
            raise told("TABLE_LONG", path, antal=MAX_ROWS)
        if values and any(value is not None for value in values):
            if any(value is not None for value in values[MAX_COLUMNS:]):
                raise told("TABLE_WIDE", path, antal=MAX_COLUMNS)
            yield number, [_text(value) for value in values[:MAX_COLUMNS]]


def _text(value: object) -> str:
    """A cell as people write it: whole numbers without point, days as YYYY-MM-DD, truth as ja or nej."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    text = str(value)
    return "" if text in ERRORS else text


def written(records: Sequence[Sequence[str]]) -> bytes:
    """Records as texts in a new workbook, the first in bold and kept in sight."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tabell"
    for number, record in enumerate(records, 1):
        for column, text in enumerate(record, 1):
            cell = sheet.cell(number, column, text)
            cell.data_type, cell.number_format = "s", "@"  # never a formula
            if number == 1:
                cell.font = Font(bold=True)
                sheet.column_dimensions[get_column_letter(column)].width = max(14, min(50, len(text) + 4))
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
