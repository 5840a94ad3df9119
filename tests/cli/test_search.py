"""Searching, completing and saved searches from the command line: orders, misspelt words, the place of an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.app import main
from imagebank.cli.query_place import pointed
from imagebank.core.saved_search import SavedSearch
from imagebank.services.library import open_library
from imagebank.store import saved_searches
from tests.cli.test_main import Bank
from tests.making import picture


@pytest.fixture
def bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bank:
    made = Bank(tmp_path / "bank", capsys)
    assert made("init", tmp_path / "bank")[0] == 0
    return made


def words_of(bank: Bank, *words: str, code: int = 0) -> tuple[list[str], list[str]]:
    """The lines of the answer for people, and those of the complaint."""
    assert main(["--library", str(bank.folder), "--as", "Kim", *words]) == code
    said = bank.capsys.readouterr()
    return said.out.splitlines(), said.err.splitlines()


@pytest.fixture
def ids(bank: Bank, tmp_path: Path) -> list[str]:
    code, said = bank("import", *(picture(tmp_path / f"{name}.jpg", n) for n, name in enumerate("cab")))
    assert code == 0
    found = [one["id"] for one in said["imported"]]
    bank("edit", found[0], "--title", "Rullstol i en hall", "--rating", "4", "--concept", "plats:skolgard")
    bank("edit", found[1], "--caption", "En hall med rullstol", "--title", "Lugn plats")
    return found


def found(bank: Bank, *words: str) -> list[str]:
    code, said = bank("search", *words)
    assert code == 0
    return [one["id"] for one in said["assets"]]


def test_orders(bank: Bank, ids: list[str]) -> None:
    names = {"c": ids[0], "a": ids[1], "b": ids[2]}
    assert found(bank, "--order", "name") == [names["a"], names["b"], names["c"]]
    assert found(bank) == found(bank, "--order", "added") == ids[::-1]
    assert found(bank, "rullstol") == ids[:2]  # the one whose title says so first, although it came first
    assert found(bank, "rullstol", "--order", "added") == ids[1::-1]
    assert bank("search", "--order", "size")[0] == 2
    assert found(bank, "betyg:>=3") == ids[:1]
    assert bank("edit", ids[0], "--rating", "7")[1]["error"]["message"].endswith("0–5.")


def test_a_misspelt_word_is_said(bank: Bank, ids: list[str]) -> None:
    code, said = bank("search", "rulstol")
    assert (code, said["total"], said["meant"]) == (0, 2, {"rulstol": ["rullstol"]})
    lines, _ = words_of(bank, "search", "rulstol")
    assert lines[0] == "Inget ord ”rulstol”; visar ”rullstol”."


@pytest.mark.parametrize(
    ("query", "shown", "column"),
    [
        ("hall (rum", "hall (rum", 5), ("miljö:fysisk betyg:9", "miljö:fysisk betyg:9", 19),
        ("plats:skolgrd hall", "plats:skolgrd hall", 6), ("hall\tfår:tv", "hall får:tv", 9), ("miljö:", "miljö:", 6),
    ],
)  # fmt: skip
def test_the_place_of_an_error_is_pointed_at(bank: Bank, query: str, shown: str, column: int) -> None:
    lines, complaint = words_of(bank, "search", query, code=2)
    assert (lines, complaint[-2:]) == ([], [f"  {shown}", f"  {' ' * column}^"])
    _, complaint = words_of(bank, "searches", "save", "Fel", "hall (rum", code=2)
    assert complaint[-1] == "       ^"


def test_a_long_question_is_cut_around_the_place() -> None:
    line, caret = pointed("rum " * 60 + "betyg:9 " + "hall " * 40, 247).splitlines()
    assert line.startswith("  …")
    assert line.endswith("…")
    assert line[caret.index("^")] == "9"
    assert max(map(len, (line, caret))) < 84
    assert pointed("日本 (", 4).splitlines()[1] == " " * 7 + "^"
    assert pointed("e\u0301 (", 4).splitlines()[1] == "    ^"


def test_completing(bank: Bank, ids: list[str]) -> None:
    code, said = bank("search", "--complete", "hall", "plats:skolg")
    assert (code, said) == (0, {"completions": [
        {"start": 11, "end": 16, "insert": "skolgård", "label": "Skolgård", "detail": "Rum och plats", "count": 1},
    ]})  # fmt: skip
    assert words_of(bank, "search", "--complete", "rullst") == (["rullstol  2"], [])
    assert words_of(bank, "search", "--complete", "fågel") == (["Inget att föreslå."], [])


def test_saved_searches(bank: Bank, ids: list[str]) -> None:
    bank("searches", "save", "Hallar", "hall AND -typ:film")
    bank("searches", "save", "Betyg", "rating:>=3")
    code, said = bank("searches", "list")
    assert (code, [(one["name"], one["query"], one["count"]) for one in said["searches"]]) == (
        0, [("Hallar", "hall -typ:film", 2), ("Betyg", "betyg:>=3", 1)],
    )  # fmt: skip
    assert words_of(bank, "searches", "list")[0][:2] == ["Hallar  (2)", "    hall -typ:film"]
    assert found(bank, "--saved", "hallar") == ids[:2]
    assert found(bank, "--saved", "Hallar", "betyg:4") == ids[:1]
    assert bank("searches", "save", "Hallar", "rum")[0] == 2
    assert bank("searches", "save", "Hallar", "rum", "--replace")[0] == 0
    assert bank("searches", "move", "Betyg", "1")[1]["searches"][0]["name"] == "Betyg"
    assert bank("searches", "rename", "Betyg", "Bra")[0] == 0
    assert [one["name"] for one in bank("searches", "remove", "Hallar")[1]["searches"]] == ["Bra"]
    assert bank("search", "--saved", "Hallar")[1]["error"]["code"] == "UNKNOWN_SEARCH"
    assert bank("searches", "save", "X", "rum", actor="Sam")[0] == 0  # whom the bank does not know is a curator


def test_a_saved_search_that_cannot_be_answered_says_why(bank: Bank, ids: list[str]) -> None:
    assert bank("searches", "save", "Fel", "plats:skolgrd")[0] == 2
    library = open_library(bank.folder, "Kim")
    with library.catalogue.write() as db:  # as a vocabulary that has changed since leaves it
        saved_searches.insert(db, SavedSearch("s1", "Fel", "plats:skolgrd", 0, "Kim", "2026-11-25"))
    library.close()
    (one,) = bank("searches", "list")[1]["searches"]
    assert (one["count"], "Menade du Skolgård" in one["problem"]) == (None, True)
    assert words_of(bank, "search", "--saved", "Fel", code=2)[1][-1] == "        ^"


def test_a_title_takes_one_line_and_advisors_complete_what_may_be_used(bank: Bank, ids: list[str]) -> None:
    bank("edit", ids[2], "--title", "Solros " * 900 + "\nny rad")
    (_count, line), _complaints = words_of(bank, "search", "solros")
    assert line.startswith(ids[2])
    assert len(line) < 300
    assert words_of(bank, "search", "solr", "--complete")[0] == ["solros  1"]
    assert bank("actor", "add", "Ada", "--role", "advisor")[0] == 0
    assert main(["--library", str(bank.folder), "--as", "Ada", "search", "solr", "--complete"]) == 0
    assert bank.capsys.readouterr().out.splitlines() == ["Inget att föreslå."]
