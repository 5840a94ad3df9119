"""CSV in whatever encoding and with whatever separator spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from imagebank.media.table_rows import MAX_BYTES, Table, gather, told

DELIMITERS = ";\t,|"
SAMPLE_ROWS = 20
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def read(path: Path, content: bytes) -> Table:
    """The table in `content`, the file's bytes."""
    text = _text(path, content)
    delimiter, text, skipped = _said_delimiter(text)
    csv.field_size_limit(MAX_BYTES)
    delimiter = delimiter or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        numbered = ((number, [_unguarded(cell) for cell in record]) for number, record in enumerate(reader, 1))
        headings, rows = gather(path, numbered)
    except csv.Error as error:
        raise told("TABLE_QUOTES", path, rad=reader.line_num + skipped) from error
    return Table(path.name, headings, rows)


def _text(path: Path, content: bytes) -> str:
    """The file's text: as its byte order mark says, else UTF-16 by its zeros, else UTF-8, else Windows-1252."""
    mark, encoding = next(((mark, name) for mark, name in _BOMS if content.startswith(mark)), (b"", ""))
    try:
        text = content[len(mark) :].decode(encoding or _guessed(content))
    except UnicodeError as error:
        raise told("TABLE_SIGNS", path) from error
    odd = sum(1 for sign in text[:4000] if sign < " " and sign not in "\t\r\n\f\v")
    if "\0" in text or odd > 3 or text.lstrip()[:1] in ("<", "{") or text.startswith("%PDF"):
        raise told("NOT_A_TABLE", path)
    return text


def _guessed(content: bytes) -> str:
    start = content[:2000]
    if start.count(0) > len(start) // 3:
        return "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeError:
        return "cp1252"
    return "utf-8"


def _said_delimiter(text: str) -> tuple[str | None, str, int]:
    """What a first line `sep=;`, as Excel writes it, says; the rest; how many lines it took."""
    first, _end, rest = text.partition("\n")
    first = first.strip().strip('"')
    if len(first) <= 5 and first.casefold().startswith("sep=") and first[4:] in (*DELIMITERS, ""):
        return first[4:] or "\t", rest, 1
    return None, text, 0


def _delimiter(text: str) -> str:
    """The sign that cuts the first rows most alike, then into most columns."""

    def worth(sign: str) -> tuple[int, int]:
        widths = _widths(text, sign)
        columns = widths[0] if widths else 0
        return (sum(width == columns for width in widths), columns) if columns > 1 else (0, 0)

    return max(DELIMITERS, key=worth)


def _widths(text: str, delimiter: str) -> list[int]:
    widths = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if record:
                widths.append(len(record))
            if len(widths) >= SAMPLE_ROWS:
                break
    except csv.Error:
        return widths
    return widths


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that export (ours too) puts before what a spreadsheet would run."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell


def written(records: Sequence[Sequence[str]]) -> bytes:
    """Semicolons and UTF-8 with a byte order mark, as Excel in Swedish opens it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(records)
    return ("\ufeff" + out.getvalue()).encode("utf-8")
