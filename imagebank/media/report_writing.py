"""XLSX through openpyxl: a sheet a table, the heading row kept in sight, charts beside the tables."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from imagebank.media.report_book import Cell, Drawn, Sheet

ACCENTS = ("00596B", "7FB3BE")
LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys(r"[]:*?/\\", " "))


def written(sheets: Sequence[Sheet], title: str, organisation: str) -> bytes:
    """The workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = title, organisation
    book.properties.language = "sv-SE"
    names: set[str] = set()
    for one in sheets:
        _fill(book.create_sheet(_name(one.name, names)), one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _name(wanted: str, taken: set[str]) -> str:
    plain = " ".join(wanted.translate(_FORBIDDEN).split()).strip("'")[:LONGEST_NAME] or "Tabell"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: LONGEST_NAME - 4]} {number}"
    taken.add(name.casefold())
    return name


HEAD, LINE, ROW_CM = 1, 15, 0.5
"""The heading row: first, so that whoever counts on finds it, and stays in sight. A line's height in points, a row's in centimetres."""


def _fill(sheet: Worksheet, one: Sheet) -> None:
    line, ground = Side(style="thin", color="6F7C80"), PatternFill("solid", fgColor="E8ECEB")
    for column, heading in enumerate(one.headings, 1):
        cell = sheet.cell(HEAD, column)
        _put(cell, heading)
        cell.font, cell.fill, cell.border = Font(bold=True), ground, Border(bottom=line)
        cell.alignment = Alignment(
            wrap_text=True, vertical="bottom", horizontal="left" if column == 1 or one.is_text else "right"
        )
    for number, record in enumerate(one.records):
        for column, value in enumerate(record):
            cell = sheet.cell(HEAD + 1 + number, column + 1)
            _put(cell, value)
            if column in one.shares and not isinstance(value, str):
                cell.number_format = "0 %"
            elif isinstance(value, float):
                cell.number_format = "0.0"
            elif isinstance(value, int):
                cell.number_format = "#,##0"
            cell.font = Font(bold=number in one.bold)
            indent = one.levels[number] if column == 0 and number < len(one.levels) else 0
            across = "left" if column == 0 or one.is_text else "right"
            cell.alignment = Alignment(indent=indent, horizontal=across, vertical="top", wrap_text=one.is_text)
    _measure(sheet, one)
    _note(sheet, one)
    sheet.freeze_panes = f"B{HEAD + 1}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.oddHeader.left.text = one.title  # type: ignore[union-attr]
    if one.chart is not None:
        _draw(sheet, one, one.chart)


def _put(cell: SheetCell | MergedCell, value: Cell) -> None:
    """A number, or a text that is never a formula."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)  # type: ignore[assignment]
        cell.data_type = "s"
    elif value is not None:
        cell.value = value  # type: ignore[assignment]


def _measure(sheet: Worksheet, one: Sheet) -> None:
    for column in range(len(one.headings)):
        texts = [str(record[column] or "") for record in one.records]
        longest = max((len(text) + 2 * (one.levels[n] if column == 0 and n < len(one.levels) else 0) for n, text in enumerate(texts)), default=0)  # fmt: skip
        heading = max(map(len, one.headings[column].split() or [""]))
        width = max(longest, heading, len(one.headings[column]) // 2) + 3
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(_widest(one), max(9, width))
    for number, cells in enumerate((one.headings, *one.records)):
        if number == 0 or one.is_text:  # other programs than Excel do not make room for wrapped texts by themselves
            widths = [sheet.column_dimensions[get_column_letter(n + 1)].width - 2 for n in range(len(cells))]
            lines = max(math.ceil(len(str(cell or "")) / width) for cell, width in zip(cells, widths, strict=True))
            sheet.row_dimensions[HEAD + number].height = LINE * max(1, lines) + 3


def _widest(one: Sheet) -> int:
    return 72 if one.is_text else 46


def _note(sheet: Worksheet, one: Sheet) -> None:
    """The title and what is to be known, under the table and an empty row, as wide as the table."""
    columns = max(2, len(one.headings))
    room = sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(1, columns + 1))
    for number, text in enumerate((one.title, *one.notes)):
        row = HEAD + len(one.records) + 2 + number
        cell = sheet.cell(row, 1)
        _put(cell, text)
        cell.font = Font(bold=number == 0, color="46545A")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        sheet.row_dimensions[row].height = LINE * math.ceil((len(text) + 1) / max(20, room - 4)) + 3


def _draw(sheet: Worksheet, one: Sheet, drawn: Drawn) -> None:
    """A bar chart to the right of the table. The rows drawn are copied beside it where they do not stand together."""
    chart = BarChart()
    chart.type, chart.style, chart.title = "bar", 10, drawn.heading
    chart.height, chart.width = max(6.5, 2.6 + 0.4 * len(drawn.records) * (1 + len(drawn.columns))), 20
    chart.gapWidth, chart.overlap = 60, 0
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0 %" if set(drawn.columns) <= one.shares else "#,##0"
    first = len(one.headings) + 14
    for number, record in enumerate((-1, *drawn.records)):
        values = one.headings if record < 0 else one.records[record]
        for place, column in enumerate((0, *drawn.columns)):
            cell = sheet.cell(HEAD + number, first + place)
            value = values[column]
            _put(cell, value if number == 0 or place == 0 or not isinstance(value, str) else None)
            cell.font = Font(color="6F7C80", bold=number == 0)
            if number and column in one.shares:
                cell.number_format = "0 %"
    last = HEAD + len(drawn.records)
    for place in range(len(drawn.columns)):
        data = Reference(sheet, min_col=first + 1 + place, min_row=HEAD, max_row=last)
        chart.add_data(data, titles_from_data=True)
        series = chart.series[-1]
        series.graphicalProperties.solidFill = ACCENTS[place % len(ACCENTS)]
        series.graphicalProperties.line.solidFill = ACCENTS[0]
        series.dLbls = DataLabelList()
        series.dLbls.showVal = True
        for hidden in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(series.dLbls, hidden, False)
    chart.set_categories(Reference(sheet, min_col=first, min_row=HEAD + 1, max_row=last))
    chart.legend.position = "b"
    if len(drawn.columns) == 1:
        chart.legend = None
    bottom = max(HEAD + len(one.records) + 2 + len(one.notes), math.ceil(chart.height / ROW_CM) + 3)
    sheet.print_area = f"A1:{get_column_letter(first - 1)}{bottom}"
    sheet.add_chart(chart, f"{get_column_letter(len(one.headings) + 2)}2")
