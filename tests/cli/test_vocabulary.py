"""`imagebank vocabulary`: the whole life of a concept, and the list out to a file and in again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from imagebank.app import main
from imagebank.services import library as libraries


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    libraries.init(tmp_path / "bank", "Kim").close()
    return tmp_path / "bank"


def run(bank: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict:
    assert main(["--library", str(bank), "--as", "Kim", "--json", "vocabulary", *words]) == code
    said = capsys.readouterr().out
    return json.loads(said) if said.startswith("{") else {}


def test_a_concept_s_life(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = run(
        bank,
        capsys,
        "add",
        "plats",
        "Lekrum",
        "--en",
        "Playroom",
        "--under",
        "plats:inomhus",
        "--note",
        "Där man leker.",
    )
    assert (made["notation"], made["broader"]) == ("plats:lekrum", ["plats:inomhus"])
    run(bank, capsys, "rename", "Lekrum", "Lekhall")
    run(bank, capsys, "synonym", "Lekhall", "lekis", "--hidden")
    run(bank, capsys, "note", "plats:lekrum", "Stort rum.")
    run(bank, capsys, "move", "plats:lekrum")
    found = run(bank, capsys, "show", "lekrum")
    assert (found["broader"], found["note"]) == ([], "Stort rum.")
    assert {"kind": "hidden", "lang": "sv", "text": "Lekrum"} in found["labels"]
    run(bank, capsys, "synonym", "Lekhall", "lekis", "--remove")
    assert run(bank, capsys, "deprecate", "plats:lekrum", "--successor", "plats:klassrum")["deprecated"]
    assert not run(bank, capsys, "revive", "plats:lekrum")["deprecated"]
    run(bank, capsys, "delete", "plats:lekrum")
    run(bank, capsys, "show", "plats:lekrum", code=2)
    assert run(bank, capsys, "merge", "plats:korridor", "plats:klassrum")["notation"] == "plats:klassrum"


def test_rules_are_said(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(bank, capsys, "add", "kanal", "Radio", code=3)
    run(bank, capsys, "delete", "larmiljo:fysisk", code=3)
    run(bank, capsys, "list", "nonsens", code=2)
    assert main(["--library", str(bank), "vocabulary", "list", "plats"]) == 0
    assert "Klassrum  plats:klassrum  (0)" in capsys.readouterr().out


def test_out_to_a_file_and_in_again(bank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lista.ttl"
    run(bank, capsys, "export", str(path))
    assert run(bank, capsys, "read", str(path))["changed"] == []
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Klassrum"@sv', '"Skolsal"@sv'), encoding="utf-8")
    assert run(bank, capsys, "read", str(path), "--dry-run")["changed"] == ["plats:klassrum"]
    assert run(bank, capsys, "read", str(path))["changed"] == ["plats:klassrum"]
    assert run(bank, capsys, "show", "Skolsal")["notation"] == "plats:klassrum"
    path.write_text("inte turtle", encoding="utf-8")
    run(bank, capsys, "read", str(path), code=1)
    run(bank, capsys, "export", str(path), code=1)
