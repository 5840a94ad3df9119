"""Packs, pulls, what is due and traces on the command line: words in, sentences and exit codes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from imagebank.cli.main import run
from tests.making import picture

WORDS = ["--title", "Rum", "--alt", "Ett tomt rum.", "--creator", "Kim", "--licence-channel", "webb",
         "--licence-channel", "presentation", "--visibility", "none", "--concept", "larmiljo:fysisk"]  # fmt: skip


class Bank:
    """A library on the command line."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *words: object, actor: str = "Kim") -> tuple[int, Any]:
        code = run(["--library", str(self.folder), "--as", actor, *(str(word) for word in words), "--json"])
        return code, json.loads(self.capsys.readouterr().out)

    def said(self, *words: object, actor: str = "Kim", lang: str = "sv") -> str:
        run(["--library", str(self.folder), "--as", actor, "--lang", lang, *(str(word) for word in words)])
        return self.capsys.readouterr().out


@pytest.fixture
def bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bank:
    made = Bank(tmp_path / "bank", capsys)
    assert made("init", tmp_path / "bank")[0] == 0
    return made


@pytest.fixture
def ids(bank: Bank, tmp_path: Path) -> list[str]:
    files = [picture(tmp_path / f"rum {n}.jpg", n, (640, 480)) for n in range(2)]
    ids = [one["id"] for one in bank("import", *files)[1]["imported"]]
    assert bank("edit", *ids, *WORDS)[0] == 0
    assert bank("edit", *ids, "--second-review", actor="Robin")[0] == 0
    return ids


def made(bank: Bank, ids: list[str]) -> str:
    code, said = bank("pack", "make", *ids, "--channel", "webb", "--title", "Lugna rum", "--recipient", "Webben")
    assert (code, said["items"]) == (0, ids)
    return said["pack"]


def test_from_draft_to_place_and_down_again(bank: Bank, ids: list[str], tmp_path: Path) -> None:
    pack = made(bank, ids)
    assert bank("pack", "item", pack, ids[0], "--alt", "Bord vid fönster.", "--focus", 0.3, 0.4)[1]["changed"]
    assert bank("pack", "order", pack, ids[1])[1]["changed"]
    assert bank("pack", "check", pack)[0] == 0
    assert bank("pack", "submit", pack, "--note", "Se på ordningen")[0] == 0
    assert bank("pack", "approve", pack)[0] == 3
    assert bank("pack", "approve", pack, actor="Robin")[0] == 0
    code, said = bank("pack", "issue", pack, "--to", tmp_path / "ut.zip")
    assert (code, said["pack"], said["items"]) == (0, pack, ids[::-1])
    shown = bank("pack", "show", pack)[1]
    assert [step["step"] for step in shown["steps"]] == ["made", "submitted", "approved", "issued"]
    assert shown["pack"]["items"][1]["choice"]["alt"] == "Bord vid fönster."
    place = bank("recall", "place", pack, "--place", "spsm.se/rum", "--asset", ids[0])[1]["place"]
    assert bank("due") == (0, {"due": []})
    bank("edit", ids[0], "--blocked")
    code, said = bank("due")
    assert (code, [(one["kind"], one["place"], one["assets"]) for one in said["due"]]) == (
        3, [("withdrawn", "spsm.se/rum", [ids[0]])],
    )  # fmt: skip
    assert bank("recall", "down", place)[0] == 0
    assert bank("recall", "places", pack)[1]["places"][0]["taken_down_on"]
    assert bank("pack", "list", "--status", "stale")[1]["packs"][0]["id"] == pack


def test_given_back_edited_copied_and_deleted(bank: Bank, ids: list[str]) -> None:
    pack = made(bank, ids)
    assert bank("pack", "submit", pack)[0] == 0
    assert bank("pack", "return", pack, "--note", "Byt titel", actor="Robin")[1]["status"] == "draft"
    assert bank("pack", "edit", pack, "--title", "Lugna rum i höst", "--until", "2027-05-01")[1]["changed"]
    assert not bank("pack", "edit", pack, "--title", "Lugna rum i höst")[1]["changed"]
    assert bank("pack", "remove", pack, ids[0])[1]["changed"]
    assert bank("pack", "add", pack, ids[0])[1]["changed"]
    copy = bank("pack", "copy", pack)[1]["pack"]
    assert bank("pack", "delete", copy)[1]["deleted"]
    assert [one["id"] for one in bank("pack", "list")[1]["packs"]] == [pack]
    assert bank("pack", "show", copy)[0] == 2
    assert "Byt titel" in bank.said("pack", "show", pack)


def test_what_stops_is_said_with_3(bank: Bank, ids: list[str], tmp_path: Path) -> None:
    pack = made(bank, ids)
    new = bank("import", picture(tmp_path / "ny.jpg", 9))[1]["imported"][0]["id"]
    bank("pack", "add", pack, new)
    code, said = bank("pack", "check", pack)
    assert (code, said["stopped"]) == (3, 1)
    assert "ALT_EMPTY" in [one["code"] for one in said["items"][2]["alt"]]
    assert bank("pack", "submit", pack)[0] == 3
    assert "NOT_ASSESSED" in bank.said("pack", "check", pack)


@pytest.mark.parametrize(
    "words",
    [
        ["pack", "edit", "{pack}", "--until", "aldrig"],
        ["pack", "edit", "{pack}", "--channel", "radio"],
        ["pack", "item", "{pack}", "nope", "--alt", "x"],
        ["pack", "item", "{pack}", "{id}", "--focus", "2", "0"],
        ["pack", "make", "{id}", "--query", "rum", "--channel", "webb", "--title", "x"],
    ],
)
def test_words_that_do_not_go_are_2(bank: Bank, ids: list[str], words: list[str]) -> None:
    pack = made(bank, ids)
    code, said = bank(*(word.format(pack=pack, id=ids[0]) for word in words))
    assert code == 2
    assert said["error"]["message"]


def test_a_pull_and_its_trace(bank: Bank, ids: list[str], tmp_path: Path) -> None:
    assert bank("actor", "add", "Alva", "--role", "advisor")[0] == 0
    code, said = bank("pull", ids[0], "--for", "Umeå", "--to", tmp_path / "mina", actor="Alva")
    assert (code, said["credit"], said["alt"]) == (0, "Foto: Kim", "Ett tomt rum.")
    file = said["files"][0]
    code, found = bank("trace", file, "--html", tmp_path / "svar.html", "--csv", tmp_path / "svar.csv", actor="Alva")
    assert (code, found["hits"][0]["asset"], found["hits"][0]["pack"]) == (0, ids[0], said["pull"])
    assert (tmp_path / "svar.csv").read_text("utf-8-sig").startswith("file,place")
    bank("edit", ids[0], "--blocked")
    code, found = bank("trace", file)
    assert (code, found["remove"], found["hits"][0]["why"]) == (3, 1, ["BLOCKED"])
    assert "Ska bort" in bank.said("trace", file)
    assert bank("trace", tmp_path / "nope.pptx")[0] == 1
    assert bank("pull", ids[0], "--for", "Umeå", "--to", tmp_path / "mina", actor="Alva")[0] != 0
    assert len(bank("pack", "list", "--pulls")[1]["packs"]) == 1


def test_a_damaged_deck_is_1_and_told(bank: Bank, ids: list[str], tmp_path: Path) -> None:
    (tmp_path / "d.pptx").write_bytes(b"PK\x03\x04")
    code, said = bank("trace", tmp_path / "d.pptx")
    assert (code, len(said["unread"])) == (1, 1)
    assert "d.pptx" in bank.said("trace", tmp_path / "d.pptx")
