"""A report as a JSON document and back: what `--json` answers and what is frozen, the same text to the last byte."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from imagebank.core.report import Column, Figure, Period, Report, Row, Table

FORMAT = "imagebank report 1"


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    data = {"format": FORMAT, **asdict(report)}
    data["period"] = {"from": report.period.start.isoformat(), "to": report.period.end.isoformat()}
    for table in data["tables"]:
        for row in table["rows"]:
            row["figures"] = [_figure(one) for one in row["figures"]]
    return data


def as_text(report: Report) -> str:
    """The same as the text that is kept and shown."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"


def read(text: str) -> Report:
    """The report of such a text. Raises ValueError, KeyError or TypeError where it is none."""
    data = json.loads(text)
    if data.pop("format") != FORMAT:
        raise ValueError(FORMAT)
    period = Period(*(date.fromisoformat(data["period"][end]) for end in ("from", "to")))
    tables = tuple(_table(one) for one in data["tables"])
    return Report(**{**data, "period": period, "tables": tables, "notes": tuple(data["notes"])})


def _figure(one: dict[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {name: value for name, value in one.items() if name == "n" or value not in (None, "")}


def _table(data: dict[str, Any]) -> Table:
    rows = tuple(
        Row(**{**row, "figures": tuple(Figure(**figure) for figure in row["figures"])}) for row in data["rows"]
    )
    columns = tuple(Column(**one) for one in data["columns"])
    held = {**data, "rows": rows, "columns": columns, "chart": tuple(data["chart"]), "notes": tuple(data["notes"])}
    return Table(**held)
