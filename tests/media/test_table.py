"""Tables somebody else made: read by content, in every dress that spreadsheets give them; hostile ones are sentences."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.errors import FileProblem
from imagebank.media import table, table_rows, table_text
from imagebank.media.table_rows import MAX_COLUMNS, MAX_SIGNS, Row
from imagebank.media.worker import Decoder

RECORDS = [["Filnamn", "Titel"], ["å.jpg", 'Rum; ljust, "tyst"\noch stort'], ["b.jpg", "Möte"]]
ROWS = (Row(2, ("å.jpg", 'Rum; ljust, "tyst"\noch stort')), Row(3, ("b.jpg", "Möte")))


def as_csv(delimiter: str = ";", end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(RECORDS)
    return out.getvalue()


def sheet(path: Path, records: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for record in records:
        book.worksheets[0].append(record)
    book.save(path)
    return path


def rewritten(path: Path, part: str, change) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    name = next(one for one in parts if one.endswith(part))
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for one, content in parts.items():
            new.writestr(one, content)
    return path


def code(path: Path) -> str:
    with pytest.raises(FileProblem) as problem:
        table.read(path)
    assert path.name in str(problem.value)
    return problem.value.code


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_dress_of_csv(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(as_csv(delimiter, end).encode(encoding))
    got = table.read(path)
    assert got.headings == ("Filnamn", "Titel")
    assert got.rows == ROWS


def test_the_separator_may_be_said_and_one_column_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sep=,\nFilnamn,Titel; eller inte\na.jpg,b\n", "utf-8")
    assert table.read(path).headings == ("Filnamn", "Titel; eller inte")
    path.write_text("Filnamn\na.jpg\n\n\nb.jpg", "utf-8")
    assert [row.number for row in table.read(path).rows] == [2, 5]


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=12)


@given(
    st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=5), st.sampled_from([",", ";", "\t", "|"])
)
def test_what_is_written_is_read(records: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        [["Filnamn", "Titel"], ["fil", "text"], *records]
    )
    got = table_text.read(Path("t.csv"), out.getvalue().encode())
    assert got.headings == ("Filnamn", "Titel")
    expected = [table_rows._trimmed([table_text._unguarded(cell) for cell in record]) for record in records]
    assert [row.cells for row in got.rows[1:]] == [cells for cells in expected if cells]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_sentence(content: bytes) -> None:
    try:
        got = table_text.read(Path("t.csv"), content)
    except FileProblem as problem:
        said = problem.code
    else:
        said = "TABLE_" if got.headings and got.rows else ""
    assert said.startswith(("TABLE_", "NOT_A_TABLE"))


def test_cells_of_a_sheet_are_texts(tmp_path: Path) -> None:
    cells = [
        "a.jpg",
        12,
        12.0,
        1.5,
        True,
        dt.date(2024, 5, 1),
        dt.datetime(2024, 5, 1, 9, 30),  # noqa: DTZ001 - a cell has no zone
        "=1+1",
        None,
        "#REF!",
        "007",
    ]
    path = sheet(
        tmp_path / "t.csv", [[f"k{n}" for n in range(len(cells))], [], cells]
    )  # the ending lies, the content decides
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file)
    book.worksheets[0]["H3"].data_type = "s"  # a text that begins with =
    book.save(path)
    got = table.read(path)
    assert got.rows == (
        Row(3, ("a.jpg", "12", "12", "1.5", "ja", "2024-05-01", "2024-05-01T09:30:00", "=1+1", "", "", "007")),
    )
    assert got.sheet == "Sheet"


def test_a_formula_gives_its_value_and_never_its_words(tmp_path: Path) -> None:
    path = sheet(tmp_path / "t.xlsx", [["Filnamn", "Titel"], ["a.jpg", '=HYPERLINK("http://example.org")']])
    assert table.read(path).rows == (Row(2, ("a.jpg",)),)
    rewritten(path, "sheet1.xml", lambda xml: xml.replace(b"<v></v>", b"<v>42</v>").replace(b"<v />", b"<v>42</v>"))
    assert table.read(path).rows == (Row(2, ("a.jpg", "42")),)


def test_the_first_sheet_that_shows_something_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden, _empty, full = book.worksheets[0], book.create_sheet("Tom"), book.create_sheet("Bilder")
    hidden.append(["Filnamn", "Hemligt"])
    hidden.append(["a.jpg", "x"])
    hidden.sheet_state = "hidden"
    full.append(["Filnamn"])
    full.append(["b.jpg"])
    book.save(tmp_path / "t.xlsx")
    got = table.read(tmp_path / "t.xlsx")
    assert (got.sheet, got.headings, got.other_sheets) == ("Bilder", ("Filnamn",), ("Tom",))


def test_the_limits_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Filnamn;Titel\na.jpg;" + "x" * (MAX_SIGNS + 500), "utf-8")
    assert len(table.read(path).rows[0].cells[1]) == MAX_SIGNS + 1
    path.write_text("Filnamn" + ";k" * MAX_COLUMNS + "\na.jpg\n", "utf-8")
    assert code(path) == "TABLE_WIDE"
    path.write_text("Filnamn\n" + "a\n" * (table_rows.MAX_ROWS + 1), "utf-8")
    assert code(path) == "TABLE_LONG"
    wide = sheet(tmp_path / "t.xlsx", [["Filnamn"], ["a.jpg"]])
    rewritten(wide, "sheet1.xml", lambda xml: xml.replace(b'r="A2"', b'r="XFD2"'))
    assert code(wide) == "TABLE_WIDE"
    with path.open("wb") as file:
        file.truncate(table_rows.MAX_BYTES + 1)
    assert code(path) == "TOO_HEAVY"


def test_empty_rows_to_the_end_of_the_sheet_are_fine(tmp_path: Path) -> None:
    path = sheet(tmp_path / "t.xlsx", [["Filnamn"], ["a.jpg"]])
    rewritten(
        path,
        "sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576"/></row></sheetData>'),
    )
    assert table.read(path).rows == (Row(2, ("a.jpg",)),)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "TABLE_EMPTY"), (b"Filnamn;Titel\n", "TABLE_EMPTY"), (b"\n\n ; \n", "TABLE_EMPTY"), (b"\xd0\xcf\x11\xe0" + b"x" * 600, "TABLE_OLD"),
        (b"PK\x03\x04" + b"x" * 300, "TABLE_DAMAGED"), (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" * 20, "NOT_A_TABLE"), (b"%PDF-1.7\n1 0 obj", "NOT_A_TABLE"),
        (b"<html><table><tr><td>Filnamn", "NOT_A_TABLE"), (b'Filnamn;Titel\na.jpg;"Rum\nb.jpg;x\n', "TABLE_QUOTES"), (b"\xef\xbb\xbfFil\xe5;b\nc;d", "TABLE_SIGNS"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    assert code(path) == expected


def test_no_file_and_no_right_are_said(tmp_path: Path) -> None:
    assert code(tmp_path / "nix.csv") == "MISSING"
    assert code(tmp_path) == "NOT_A_FILE"


def test_a_zip_of_something_else_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    assert code(path) == "NOT_A_TABLE"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = sheet(tmp_path / "t.xlsx", [["Filnamn"], ["a.jpg"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/x.bin", "w") as part:
        for _ in range(401):
            part.write(bytes(1 << 20))
    assert path.stat().st_size < 1 << 20
    begun = time.perf_counter()
    assert code(path) == "TABLE_UNSAFE"
    assert time.perf_counter() - begun < 1


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def with_shared_strings(path: Path, strings: bytes) -> Path:
    """A workbook as Excel writes it, its texts in a part of their own."""
    sheet(path, [["Filnamn"], ["a.jpg"]])
    kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    rewritten(path, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", kind))
    rewritten(path, "sheet1.xml", lambda xml: xml.replace(b't="inlineStr"><is><t>a.jpg</t></is>', b't="s"><v>0</v>'))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", strings)
    return path


SHARED_STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>rum</t></r><r><t>.jpg</t></r></si></sst>'


def test_texts_of_their_own_part_are_read(tmp_path: Path) -> None:
    assert table.read(with_shared_strings(tmp_path / "t.xlsx", SHARED_STRINGS)).rows == (Row(2, ("rum.jpg",)),)


@pytest.mark.parametrize("part", ["sheet1.xml", "workbook.xml", "styles.xml", "sharedStrings.xml"])
@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_entities_are_never_followed(tmp_path: Path, part: str, entities: bytes) -> None:
    path = with_shared_strings(tmp_path / "t.xlsx", SHARED_STRINGS)

    def poison(xml: bytes) -> bytes:
        body = xml[xml.index(b"?>") + 2 :] if xml.startswith(b"<?xml") else xml
        return entities + body.replace(b"rum", b"&j;").replace(b"Filnamn", b"&j;")

    assert code(rewritten(path, part, poison)) == "TABLE_UNSAFE"


def test_every_damaged_workbook_is_a_table_or_a_sentence(tmp_path: Path) -> None:
    whole = sheet(tmp_path / "t.xlsx", [["Filnamn", "Titel"], ["a.jpg", "Rum"]]).read_bytes()
    path = tmp_path / "skadad.xlsx"
    said = set()
    for place in range(5, len(whole), 97):
        for content in (whole[:place], whole[:place] + b"\xff\x00" + whole[place + 2 :]):
            path.write_bytes(content)
            try:
                table.read(path)
            except FileProblem as problem:
                said.add(problem.code)
    assert "TABLE_DAMAGED" in said
    assert all(one.startswith(("TABLE_", "NOT_A_TABLE")) for one in said)


def test_the_worker_reads_and_its_sentences_arrive(tmp_path: Path) -> None:
    path = sheet(tmp_path / "t.xlsx", [["Filnamn"], ["a.jpg"]])
    with Decoder() as decoder:
        assert decoder.run(table.read, path) == table.read(path)
        with pytest.raises(FileProblem, match=r"nix\.csv"):
            decoder.run(table.read, tmp_path / "nix.csv")


@pytest.mark.parametrize("name", ["ny.csv", "ny.XLSX"])
def test_a_new_table_is_read_again_as_it_was_written(tmp_path: Path, name: str) -> None:
    table.write(tmp_path / name, [["Filnamn", "Titel"], ["a.jpg", "=1+1"]])
    got = table.read(tmp_path / name)
    assert (got.headings, got.rows) == (("Filnamn", "Titel"), (Row(2, ("a.jpg", "=1+1")),))
    with pytest.raises(FileProblem, match="finns redan"):
        table.write(tmp_path / name, [["x"]])


def test_a_table_is_not_written_under_any_name(tmp_path: Path) -> None:
    for name, expected in (("t.ods", "TABLE_ENDING"), ("saknas/t.csv", "NOT_WRITTEN")):
        with pytest.raises(FileProblem) as problem:
            table.write(tmp_path / name, [["x"]])
        assert problem.value.code == expected
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not os.environ.get("IMAGEBANK_SOAK"), reason="make soak")
def test_the_largest_table_within_limits(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    full = book.create_sheet()
    full.append([f"k{n}" for n in range(10)])
    for number in range(table_rows.MAX_ROWS):
        full.append([f"IMG_{number}.JPG", number, *["text om bilden"] * 8])
    book.save(tmp_path / "t.xlsx")
    with Decoder() as decoder:
        assert len(decoder.run(table.read, tmp_path / "t.xlsx", timeout_s=180).rows) == table_rows.MAX_ROWS
