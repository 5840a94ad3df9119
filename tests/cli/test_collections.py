"""Collections and picks from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_main import Bank
from tests.making import picture


@pytest.fixture
def bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bank:
    made = Bank(tmp_path / "bank", capsys)
    assert made("init", tmp_path / "bank")[0] == 0
    return made


@pytest.fixture
def ids(bank: Bank, tmp_path: Path) -> list[str]:
    _code, said = bank("import", *(picture(tmp_path / f"{n}.jpg", n) for n in range(3)))
    return [one["id"] for one in said["imported"]]


def test_a_collection_is_made_filled_ordered_and_deleted(bank: Bank, ids: list[str]) -> None:
    assert bank("collection", "make", "Höst", ids[0])[1]["ids"] == ids[:1]
    assert bank("collection", "add", "höst", *ids)[1]["ids"] == ids
    assert bank("collection", "order", "Höst", "1", ids[2])[1]["ids"] == [ids[2], ids[0], ids[1]]
    found = [one["id"] for one in bank("search", "samling:höst", "--order", "collection")[1]["assets"]]
    assert found == [ids[2], ids[0], ids[1]]
    assert bank("collection", "remove", "Höst", ids[0])[1]["ids"] == [ids[2], ids[1]]
    bank("collection", "rename", "Höst", "Vinter")
    (one,) = bank("collection", "list")[1]["collections"]
    assert (one["name"], one["count"]) == ("Vinter", 2)
    assert bank("collection", "show", "Höst")[0] == 2
    assert bank("collection", "delete", "Vinter")[1] == {"deleted": one["id"]}
    assert len(bank("search")[1]["assets"]) == 3


def test_the_choice_is_a_field_of_edit(bank: Bank, ids: list[str]) -> None:
    assert bank("edit", ids[0], ids[1], "--pick", "rejected")[1]["changed"] == sorted(ids[:2])
    assert {one["id"] for one in bank("search", "urval:bortvald")[1]["assets"]} == set(ids[:2])
    assert bank("show", ids[0])[1]["assets"][0]["pick"] == "rejected"
    assert bank("edit", ids[0], "--pick", "kanske")[0] == 2
