"""docs/query.md says what the code does: its examples read, and its table of fields is the code's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from imagebank.core.query import QUERY_FIELDS, Field, parse, write

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "query.md").read_text("utf-8")
CODE = re.compile(r"`([^`]+)`")


def table(heading: str) -> list[list[str]]:
    """The cells of the section's rows, without the header."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


FIELDS = table("Fields")
EXAMPLES = [
    code
    for cell in (
        *(row[0] for row in table("Grammar")),
        *(row[-1] for row in FIELDS),
        *(row[0] for row in table("Ranges")),
    )
    for code in CODE.findall(cell)
]
EXAMPLES += ["”tomt klassrum”", "hall eller entré", "hall | entré", "NOT film", "INTE film", r"\or", r"\-5", r"ljud\*", r'"säg \"hej\""', "C:\\bilder\\hall", "kl:10", "https://spsm.se", "a NEAR/2 b", "samtycke:utgått"]  # fmt: skip


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_reads_and_is_written_back(text: str) -> None:
    assert text in PAGE.replace("\\|", "|")
    read = parse(text)
    assert parse(write(read)) == read


def test_the_table_of_fields_is_the_codes() -> None:
    told = {row[0].strip("`:"): {name.strip(":") for name in CODE.findall(row[1])} for row in FIELDS}
    known = {field.sv[0]: set(field.written[1:]) for field in QUERY_FIELDS.values()}
    known["utgår"].add("samtycke:utgår")
    assert told == known


def test_every_fields_example_asks_by_the_field() -> None:
    for row in FIELDS:
        read = parse(CODE.findall(row[-1])[0].removeprefix("-"))
        assert isinstance(read, Field)
        assert QUERY_FIELDS[read.name].sv[0] == row[0].strip("`:")
