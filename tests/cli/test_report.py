"""`imagebank report`: figures at the terminal, as JSON and as files; frozen, listed and shown again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from imagebank.cli.main import run
from imagebank.cli.options import DONE, REFUSED, SOME_FAILED, WRONG_WORDS
from imagebank.services.library import Library
from tests.making import usable


@pytest.fixture
def ask(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the command on a bank with two pictures; returns the exit code and what was said."""
    usable(library, tmp_path, 2)

    def said(*words: str, who: str = "Kim") -> tuple[int, str]:
        code = run(["report", *words, "--library", str(library.root), "--as", who])
        out = capsys.readouterr()
        return code, out.out + out.err

    return said


def test_figures_stand_beside_their_definitions(ask) -> None:
    code, said = ask("usage", "--from", "2026-01-01", "--to", "2099-01-01")
    assert code == DONE
    assert "I banken: 2. Bilder och filmer som kom in före periodens slut" in said
    assert "Fysisk lärmiljö" in said
    assert "räknas i båda och en gång i summan" in said
    assert "Källa: Specialpedagogiska skolmyndigheten" in said


@pytest.mark.parametrize("kind", ["usage", "coverage", "readiness", "consents"])
def test_every_report_is_made_of_this_year_when_nothing_is_said(ask, kind: str) -> None:
    code, said = ask(kind, "--json")
    assert code == DONE
    data = json.loads(said)
    assert data["format"] == "imagebank report 1"
    assert data["kind"] == kind
    assert data["period"]["from"].endswith("-01-01")


def test_files_are_written_and_never_over_others(ask, tmp_path: Path) -> None:
    files = [tmp_path / f"r.{form}" for form in ("html", "csv", "xlsx")]
    words = [word for path in files for word in (f"--{path.suffix[1:]}", str(path))]
    code, said = ask("coverage", "--channel", "tryck", *words)
    assert code == DONE
    assert all(path.stat().st_size > 1000 and str(path) in said for path in files)
    assert "Tryck" in files[0].read_text("utf-8")
    code, said = ask("coverage", "--csv", str(files[1]))
    assert (code, "finns redan" in said) == (SOME_FAILED, True)


def test_a_frozen_report_is_the_same_text_again(ask, library: Library, tmp_path: Path) -> None:
    _code, first = ask("usage", "--json", "--freeze", "delrapport-2026")
    usable(library, tmp_path / "more", 1)
    code, again = ask("show", "delrapport-2026", "--json")
    kept = (library.root / "reports" / "delrapport-2026.json").read_text("utf-8")
    assert (code, again) == (DONE, first)
    assert again == kept
    assert "I banken: 2." in ask("show", "delrapport-2026")[1]
    code, said = ask("show", "delrapport-2026", "--html", str(tmp_path / "r.html"))
    assert (code, (tmp_path / "r.html").is_file()) == (DONE, True)
    code, said = ask("list")
    assert (code, "delrapport-2026  usage" in said) == (DONE, True)
    assert ask("usage", "--freeze", "delrapport-2026")[0] == REFUSED


def test_the_ledger_says_what_was_frozen(ask, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    ask("consents", "--freeze", "vår")
    assert run(["ledger", "show", "--library", str(library.root)]) == DONE
    assert "rapport fryst  vår" in capsys.readouterr().out


def test_the_list_says_what_was_altered(ask, library: Library) -> None:
    assert "Inga rapporter" in ask("list")[1]
    ask("usage", "--freeze", "a")
    (library.root / "reports" / "a.json").write_text("{}", "utf-8")
    assert "ändrad" in ask("list")[1]
    assert json.loads(ask("list", "--json")[1])["reports"][0]["whole"] is False
    assert ask("show", "a")[0] == REFUSED


def test_what_cannot_be_counted_is_said(ask) -> None:
    code, said = ask("usage", "--from", "2026-02-01", "--to", "2026-02-01")
    assert (code, "Perioden är tom" in said) == (WRONG_WORDS, True)
    assert ask("coverage", "--channel", "rymden")[0] == WRONG_WORDS
    assert ask("show", "ingen")[0] == WRONG_WORDS
    assert ask("usage", "--freeze", "../x")[0] == WRONG_WORDS
