"""A report as page, table, workbook and frozen text: what other programs make of it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from imagebank.core.errors import FileProblem, Refused, WrongWords
from imagebank.core.report import KINDS, Column, Figure, Period, Report, Row, Table
from imagebank.core.use import Use
from imagebank.language import use_language
from imagebank.media import report_book
from imagebank.services import report_data, report_frozen
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.report_chart import chart
from imagebank.services.report_files import put
from imagebank.services.report_page import page
from imagebank.services.report_sheet import book
from imagebank.services.report_table import table, told
from imagebank.services.reporting import make_report, this_year, version_of
from tests.axe import looked_through
from tests.making import TODAY, as_actor, usable
from tests.office import TABLE, converted, tree, words
from tests.services.test_pack_page import Page

PERIOD = Period(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def reports(library: Library, tmp_path: Path) -> dict[str, Report]:
    """One report of each kind, of a bank where something was issued."""
    ids = usable(library, tmp_path, 3)
    edit(library, ids[:1], Edit(add_concepts=("skolform:grundskola", "tema:narvaro")))
    use = Use("webb", TODAY, title="Rum <b>&")
    for _step in export(library, Order(tuple(ids[:2]), use, tmp_path / "ut", approved_by="Robin"), Export()):
        pass
    return {kind: make_report(library, kind, PERIOD) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(reports: dict[str, Report], tmp_path: Path, kind: str, dark: bool) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(page(reports[kind]))
    found = looked_through(path, dark=dark)
    assert found["violations"] == []
    unsure = [
        node for one in found["incomplete"] for node in one["nodes"]
    ]  # words drawn in a chart, cells scrolled out of sight
    assert {one["id"] for one in found["incomplete"]} <= {"color-contrast"}
    assert all(node.startswith(("<text", "<th", "<td", "<small")) for node in unsure)
    assert found["passes"] > 25


@pytest.mark.parametrize("kind", KINDS)
def test_a_narrow_screen_scrolls_tables_and_nothing_else(reports: dict[str, Report], tmp_path: Path, kind: str) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(page(reports[kind]))
    found = looked_through(path, width=500)
    assert found["violations"] == []
    assert found["width"] <= found["wide"]


def test_the_page_has_its_tables_charts_and_definitions(reports: dict[str, Report]) -> None:
    report = reports["usage"]
    html = page(report).decode()
    shown = Page(html)
    assert len(shown.all("h1")) == 1
    assert not shown.scripts
    assert "http" not in html
    assert len(shown.all("table")) == len(report.tables) == len(shown.all("caption")) == len(shown.all("h2"))
    assert all(one.get("scope") in ("col", "row") for one in shown.all("th"))
    drawn = [one for one in report.tables if chart(one, "sv")]
    images = [one for one in shown.all("svg") if one.get("role") == "img"]
    assert len(drawn) == len(images) == len(shown.all("desc")) > 2
    ids = {one["id"] for name in ("title", "desc") for one in shown.all(name) if one.get("id")}
    assert all(set((one["aria-labelledby"] or "").split()) <= ids for one in images)
    for one in report.tables:
        for column in one.columns:
            assert column.definition in shown.text


def test_what_stands_in_a_report_is_escaped(reports: dict[str, Report]) -> None:
    strange = replace(reports["usage"], organisation="<script>alert(1)</script> & co")
    assert "<script>" not in page(strange).decode()


def test_the_table_is_tidy(reports: dict[str, Report]) -> None:
    report = reports["usage"]
    content = table(report)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == sum(len(one.rows) * len(one.columns) for one in report.tables)
    (used,) = [row for row in rows if (row["table"], row["measure"], row["value"]) == ("environment", "used", "larmiljo:fysisk")]  # fmt: skip
    assert (used["n"], used["from"], used["to"], used["cut"]) == ("2", "2026-01-01", "2027-01-01", "Lärmiljö")
    assert used["definition"].startswith("Olika bilder")
    consents = list(csv.DictReader(io.StringIO(table(reports["consents"]).decode("utf-8-sig")), delimiter=";"))
    assert {(row["n"], row["hidden"]) for row in consents if row["kind"] == "value"} == {("", "few")}


def test_no_text_becomes_a_formula() -> None:
    made = _report(Table("x", "=1+1", "cut", (Column("n", "=2", "+def"),), (Row("k", "@label", (Figure(1),)),)))
    rows = list(csv.reader(io.StringIO(table(made).decode("utf-8-sig")), delimiter=";"))
    assert all(cell[:1] not in tuple("=+-@") or cell == "" for row in rows for cell in row)
    sheet = openpyxl.load_workbook(io.BytesIO(book(made))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_workbook_has_a_sheet_a_table(reports: dict[str, Report], kind: str) -> None:
    report = reports[kind]
    made = openpyxl.load_workbook(io.BytesIO(book(report)))
    assert len(made.worksheets) == len(report.tables) + 1
    assert made.worksheets[-1].title == "Definitioner"
    for one, sheet in zip(report.tables, made.worksheets, strict=False):
        assert sheet.freeze_panes == "B2"
        assert len(sheet._charts) == (chart(one, "sv") is not None and not _is_single(one))  # type: ignore[attr-defined]
        if not _is_single(one):
            assert sheet.cell(1, 2).value == one.columns[0].heading
            assert [sheet.cell(2 + n, 1).value for n in range(len(one.rows))] == [row.label for row in one.rows]
            for n, row in enumerate(one.rows):
                first = row.figures[0]
                assert sheet.cell(2 + n, 2).value == (told(first, "sv") if first.n is None else first.n)


def test_libreoffice_reads_the_workbook_with_its_charts(reports: dict[str, Report], tmp_path: Path) -> None:
    if not any(
        Path(root).joinpath("program", "libsclo.so").exists() for root in ("/usr/lib/libreoffice", "/opt/libreoffice")
    ):
        pytest.skip("needs LibreOffice Calc (libreoffice-calc-nogui)")
    path = tmp_path / "report.xlsx"
    path.write_bytes(book(reports["usage"]))
    made = converted(path, "ods")
    root = tree(made)
    names = [one.get(f"{TABLE}name") for one in root.iter(f"{TABLE}table")]
    assert [one.title for one in reports["usage"].tables] == [name for name in names if name != "Definitioner"][: len(reports["usage"].tables)]  # fmt: skip
    assert "Hela perioden" in words(root)
    charts = sum(1 for one in root.iter() if str(one.tag).endswith("}object") and any("href" in name for name in one.attrib))  # fmt: skip
    assert charts >= sum(chart(one, "sv") is not None for one in reports["usage"].tables)


def test_names_of_sheets_are_what_a_workbook_takes() -> None:
    sheets = [report_book.Sheet(name, "t", ("a",), ((1,),)) for name in ("A/B: [långt] " * 5, "a/b: [långt] " * 5, "?", "'x'")]  # fmt: skip
    names = openpyxl.load_workbook(io.BytesIO(report_book.written(sheets, "T", "O"))).sheetnames
    assert len(set(map(str.casefold, names))) == 4
    assert all(0 < len(name) <= 31 for name in names)


def test_a_report_reads_back_from_its_text(reports: dict[str, Report]) -> None:
    for report in reports.values():
        assert report_data.read(report_data.as_text(report)) == report
    with pytest.raises(ValueError, match="imagebank report"):
        report_data.read('{"format": "other"}')


def test_a_frozen_report_is_shown_byte_for_byte_whatever_happens(library: Library, reports: dict[str, Report], tmp_path: Path) -> None:  # fmt: skip
    path = report_frozen.freeze(library, "våren-2026", reports["usage"])
    kept = path.read_bytes()
    usable(library, tmp_path / "more", 1)
    assert (
        report_frozen.frozen(library, "våren-2026").encode() == kept == report_data.as_text(reports["usage"]).encode()
    )
    assert page(report_frozen.read(library, "våren-2026")) == page(reports["usage"])
    data = json.loads(kept)
    assert (data["program"], data["vocabulary"]) == (reports["usage"].program, version_of(library.vocabulary))
    (one,) = report_frozen.all_frozen(library)
    assert (one.name, one.kind, one.by, one.is_whole) == ("våren-2026", "usage", "Kim", True)


def test_what_cannot_be_frozen_or_shown_is_said(library: Library, reports: dict[str, Report]) -> None:
    path = report_frozen.freeze(library, "a", reports["consents"])
    with pytest.raises(Refused, match="finns redan"):
        report_frozen.freeze(library, "a", reports["usage"])
    for name in ("", "../x", "A", "a/b", "x" * 61):
        with pytest.raises(WrongWords):
            report_frozen.freeze(library, name, reports["usage"])
    with pytest.raises(WrongWords, match="ingen fryst"):
        report_frozen.frozen(library, "b")
    advisor = as_actor(library, "Ada", "advisor")
    with pytest.raises(Refused):
        report_frozen.frozen(advisor, "a")
    with pytest.raises(Refused):
        report_frozen.freeze(advisor, "c", reports["usage"])
    assert not list(path.parent.glob("c*"))
    path.write_text(path.read_text("utf-8").replace("2026", "2025"), "utf-8")
    with pytest.raises(Refused, match="ändrats"):
        report_frozen.frozen(library, "a")
    assert not report_frozen.all_frozen(library)[0].is_whole
    path.unlink()
    with pytest.raises(FileProblem):
        report_frozen.frozen(library, "a")


def test_files_are_written_whole_and_never_over_others(tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_bytes(b"old")
    with pytest.raises(FileProblem):
        put({tmp_path / "new.html": b"x", there: b"y"})
    assert [one.name for one in tmp_path.iterdir()] == ["there.csv"]
    with pytest.raises(FileProblem):
        put({tmp_path / "nowhere" / "x.csv": b"x"})


def test_figures_are_read_as_people_write_them() -> None:
    assert [told(one, "sv") for one in (Figure(12345), Figure(6.6), Figure(1, 3), Figure(None, hidden="few"), Figure(None, hidden="kept"), Figure(None, 0, "none"))] == [
        "12\N{NO-BREAK SPACE}345", "6,6", "33 % (1 av 3)", "färre än 5", "visas inte", "–",
    ]  # fmt: skip


def test_other_words_are_another_vocabulary(library: Library) -> None:
    vocabulary = library.vocabulary
    notation, concept = next(iter(vocabulary.concepts.items()))
    other = replace(vocabulary, concepts={**vocabulary.concepts, notation: replace(concept, deprecated=True)})
    assert version_of(other) != version_of(vocabulary)


def test_the_usual_period_is_this_year_with_today() -> None:
    assert this_year(date(2026, 11, 25)) == Period(date(2026, 1, 1), date(2026, 11, 26))
    assert Period(date(2026, 11, 25), date(2027, 1, 2)).months() == ("2026-11", "2026-12", "2027-01")


def test_a_report_keeps_its_language(library: Library, reports: dict[str, Report]) -> None:
    swedish = [form(reports["consents"]) for form in (page, table)]
    use_language("en")
    english = make_report(library, "usage", PERIOD)
    assert [form(reports["consents"]) for form in (page, table)] == swedish
    use_language("sv")
    assert b'<html lang="en"' in page(english)


def _is_single(one: Table) -> bool:
    return len(one.rows) == 1 and one.rows[0].kind == "total"


def _report(*tables: Table) -> Report:
    return Report("usage", "T", PERIOD, "2026-11-25T12:00:00+00:00", "O", "1", "v", "sv", "", (), tables)
