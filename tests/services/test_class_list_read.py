"""Lists as schools send them: other words in the headings, a title above, short personal numbers, the example left in."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.card import Guardian
from imagebank.core.errors import WrongWords
from imagebank.services.class_list import ClassList, headings_of, known_rows, read_list, register_list
from imagebank.services.class_list_template import write_template
from imagebank.services.library import Library
from tests.making import TODAY, vault_of


def listed(library: Library, path: Path, text: str, **mapping: str) -> ClassList:
    path.write_text(text, "utf-8")
    return read_list(library, path, TODAY, mapping)


@pytest.mark.parametrize(
    "heading",
    ["Mejl vårdnadshavare 1", "Mail VH1", "E-mail vårdnadshavare 1", "Vårdnadshavare 1: telefon", "Mobil målsman 1", "Tfn vårdnadshavare", "vh 1 e-post"],
)  # fmt: skip
def test_how_a_guardian_is_reached(library: Library, tmp_path: Path, heading: str) -> None:
    found = listed(
        library, tmp_path / "a.csv", f"Elevens namn;Vårdnadshavare 1;{heading};Skola\nAda Test;Bea Test;0701;Ek\n"
    )
    assert found.entries[0].card.guardians == (Guardian("G1", "Bea Test", "0701"),)
    assert found.unknown == ("Skola",)


@pytest.mark.parametrize("heading", ["Tfn", "Mobil", "Mejl", "Elevens e-post", "Mail elev"])
def test_how_a_pupil_is_reached(library: Library, tmp_path: Path, heading: str) -> None:
    found = listed(library, tmp_path / "a.csv", f"Namn;{heading}\nAda Test;0701\n")
    assert found.entries[0].card.contact == "0701"


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("140517-1234", "2014-05"), ("1405171234", "2014-05"), ("140517", "2014-05"), ("261101-1234", "2026-11"), ("261201-1234", "1926-12"),
        ("271101-1234", "1927-11"), ("140577-1234", "2014-05"), ("20140517-1234", "2014-05"), ("201405", "2014-05"), ("200517-1234", "2020-05"),
    ],
)  # fmt: skip
def test_short_personal_numbers(library: Library, tmp_path: Path, said: str, month: str) -> None:
    found = listed(library, tmp_path / "a.csv", f"Namn;Personnummer\nAda Test;{said}\n")
    assert not found.broken, found.broken
    assert found.entries[0].person.birth_month == month


def test_the_plus_of_who_has_turned_a_hundred(library: Library, tmp_path: Path) -> None:
    found = listed(library, tmp_path / "a.csv", "Namn;Personnummer\nAda Test;140517+1234\nBo Test;141317-1234\n")
    assert found.entries[0].person.birth_month == "1914-05"
    assert [one.number for one in found.broken] == [3]


def test_a_title_above_the_headings(library: Library, tmp_path: Path) -> None:
    text = "Klass 7B;;\nUtskriven 2026-11-01;;\nNamn;Född;Mentor\nAda Test;2014-05;X\n"
    found = listed(library, tmp_path / "a.csv", text)
    assert (found.headings, found.entries[0].number, found.unknown) == (("Namn", "Född", "Mentor"), 4, ("Mentor",))
    assert headings_of(tmp_path / "a.csv") == found.headings
    found = listed(library, tmp_path / "a.csv", text.replace("Namn", "Barnet"), name="Barnet")
    assert found.entries[0].card.name == "Ada Test"


def test_what_nobody_recognises_is_named(library: Library, tmp_path: Path) -> None:
    with pytest.raises(WrongWords, match=r"Barnet, Klass.*--column name="):
        listed(library, tmp_path / "a.csv", "Barnet;Klass\nAda Test;7B\n")


def test_the_example_is_not_registered(library: Library, tmp_path: Path) -> None:
    write_template(tmp_path / "mall.csv")
    with (tmp_path / "mall.csv").open("a", encoding="utf-8") as file:
        file.write("Ada Test;elev;2014-05\n".replace(";", _separator(tmp_path / "mall.csv")))
    found = read_list(library, tmp_path / "mall.csv", TODAY)
    assert ([one.card.name for one in found.entries], found.examples, found.broken) == (["Ada Test"], 1, ())
    assert found.unknown == ()


def _separator(path: Path) -> str:
    return ";" if ";" in path.read_text("utf-8-sig").splitlines()[0] else ","


def test_who_is_known_is_counted_before_anything_is_registered(library: Library, tmp_path: Path) -> None:
    vault = vault_of(library)
    text = "Namn;Född\nAda Test;2014-05\nBo Test;2015-01\n"
    found = listed(library, tmp_path / "a.csv", text)
    assert known_rows(library, found) == 0
    register_list(library, found)
    again = listed(library, tmp_path / "a.csv", text + "Ce Test;2015-01\nCe Test;2015-01\n")
    assert known_rows(library, again) == 3
    vault.lock()
    assert known_rows(library, again) == 0
