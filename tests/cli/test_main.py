"""The command line from outside: words before and after the command, one JSON document, exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from imagebank.app import main, wants_command
from imagebank.cli.main import COMMANDS, parser
from imagebank.language import use_language
from tests.making import TODAY, picture


class Bank:
    """Runs commands on one library and reads their JSON."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *words: object, actor: str = "Kim") -> tuple[int, Any]:
        code = main(["--library", str(self.folder), "--as", actor, *(str(word) for word in words), "--json"])
        return code, json.loads(self.capsys.readouterr().out)


@pytest.fixture
def bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bank:
    bank = Bank(tmp_path / "bank", capsys)
    code, said = bank("init", tmp_path / "bank")
    assert code == 0
    assert said == {"library": str(tmp_path / "bank"), "schema": 10}
    return bank


@pytest.fixture
def id(bank: Bank, tmp_path: Path) -> str:
    code, said = bank("import", picture(tmp_path / "rum.jpg"), "--shoot", "Skolan")
    assert code == 0
    return said["imported"][0]["id"]


def test_the_main_job(bank: Bank, id: str, tmp_path: Path) -> None:
    code, said = bank("check", id, "--channel", "webb")
    assert code == 3
    assert said["checks"][0]["verdict"] == "DENY"
    words = ["--title", "Rum", "--alt", "Ett tomt rum.", "--alt-en", "An empty room.", "--creator", "Kim",
             "--licence-channel", "webb", "--licence-channel", "tryck", "--concept", "larmiljo:fysisk", "--visibility", "none"]  # fmt: skip
    assert bank("edit", id, *words) == (0, {"changed": [id]})
    assert bank("edit", id, "--second-review", actor="Robin")[0] == 0
    assert bank("check", id, "--channel", "webb")[0] == 0
    code, said = bank(
        "export", id, "--channel", "webb", "--title", "Rum", "--to", tmp_path / "ut", "--approved-by", "Robin"
    )
    assert (code, said["items"], said["refused"]) == (0, [id], [])
    code, said = bank("verify", tmp_path / "ut")
    assert (code, said["whole"], said["items"][0]["verdict"]) == (0, True, "ALLOW")
    assert bank("doctor") == (0, {"doubtful": False, "problems": [], "uncatalogued": [], "missing": []})


def test_people_decide_and_a_refusal_is_told(bank: Bank, id: str) -> None:
    bank(
        "edit", id, "--visibility", "ident", "--creator", "Kim", "--licence-channel", "webb", "--alt", "En elev läser."
    )
    person = bank("person", "add", "--birth-month", f"{TODAY.year - 11}-03", "--guardians", 2)[1]["person"]
    assert bank("appear", id, "--person", person) == (0, {"changed": [id]})
    code, said = bank("check", id, "--channel", "webb", "--date", TODAY)
    assert (code, [one["code"] for one in said["checks"][0]["findings"]]) == (3, ["CONSENT_MISSING"])
    assert said["checks"][0]["findings"][0]["person"] == person
    release = ["release", "add", "--person", person, "--guardians-signed", 2, "--evidence", "--channel", "webb"]
    assert bank(*release, "--from", "2026-01-01", "--to", "2028-06-30")[0] == 0
    assert bank("check", id, "--channel", "webb", "--date", TODAY)[1]["checks"][0]["verdict"] == "ALLOW"
    bank("release", "add", "--person", person, "--status", "withdrawn", "--channel", "webb")
    code, said = bank("check", id, "--channel", "webb", "--date", TODAY)
    assert [one["code"] for one in said["checks"][0]["findings"]] == ["CONSENT_WITHDRAWN"]


def test_export_leaves_refused_out_and_writes_nothing_when_none_remain(bank: Bank, id: str, tmp_path: Path) -> None:
    code, said = bank("export", id, "--channel", "webb", "--title", "T", "--to", tmp_path / "ut")
    assert (code, said["pack"], said["items"]) == (3, None, [])
    assert said["refused"][0]["id"] == id
    assert not (tmp_path / "ut").exists()


def test_a_failed_file_is_1_and_the_rest_is_in(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "k").mkdir()
    (tmp_path / "k" / "bad.jpg").write_bytes(b"")
    picture(tmp_path / "k" / "good.jpg", 4)
    code, said = bank("import", tmp_path / "k")
    assert (code, len(said["imported"]), said["failed"][0]["code"]) == (1, 1, "EMPTY")


@pytest.mark.parametrize(
    "words",
    [("nonsense",), ("show", "nobody"), ("search", '"open'), ("check", "x", "--channel", "tv"), ("edit", "x"), ("check",),
     ("search", "--date", "2026-13-01"), ("export", "--channel", "webb", "--title", "T", "--to", "ut"), ("search", "--limit", "-1")],
)  # fmt: skip
def test_wrong_words_are_2(bank: Bank, words: tuple[str, ...]) -> None:
    code, said = bank(*words)
    assert code == 2
    assert said["error"]["message"]


def test_no_library_is_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--library", str(tmp_path), "--json"]) == 4
    assert "bank" in json.loads(capsys.readouterr().out)["error"]["message"]
    assert main(["search", "--json"]) == 4


def test_the_same_reviewer_twice_is_3(bank: Bank, id: str) -> None:
    bank("edit", id, "--visibility", "none")
    assert bank("edit", id, "--second-review")[0] == 3


def test_options_stand_before_or_after(bank: Bank, id: str, capsys: pytest.CaptureFixture[str]) -> None:
    where = str(bank.folder)
    assert main(["--json", "--library", where, "search"]) == 0
    before = json.loads(capsys.readouterr().out)
    assert main(["search", "--json", "--library", where]) == 0
    assert json.loads(capsys.readouterr().out) == before
    assert before["total"] == 1


def test_the_environment_names_library_and_actor(bank: Bank, id: str, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setenv("IMAGEBANK_LIBRARY", str(bank.folder))
    monkeypatch.setenv("IMAGEBANK_ACTOR", "Environment")
    assert main(["edit", id, "--title", "X"]) == 0
    capsys.readouterr()
    assert main(["actor", "list", "--json"]) == 0
    assert "Environment" in [one["name"] for one in json.loads(capsys.readouterr().out)["actors"]]


def test_dump_and_apply(bank: Bank, id: str, tmp_path: Path) -> None:
    code, said = bank("dump", tmp_path / "bank.jsonl")
    assert code == 0
    assert said["lines"] == len((tmp_path / "bank.jsonl").read_text("utf-8").splitlines())
    other = Bank(tmp_path / "other", bank.capsys)
    other("init", tmp_path / "other")
    code, applied = other("apply", tmp_path / "bank.jsonl")
    assert (code, applied["applied"], applied["refused"]) == (0, said["lines"], [])
    assert other("show", id)[1]["assets"][0]["state"] == "original_missing"


def test_english_is_complete_at_the_door(bank: Bank, id: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--lang", "en", "check", id, "--channel", "webb", "--library", str(bank.folder)])
    said = capsys.readouterr().out
    assert "Nobody has assessed" in said


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_helps_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("sv", "en"):
        use_language(lang)
        with pytest.raises(SystemExit) as stop:
            parser().parse_args([name, "--help"])
        assert stop.value.code == 0
        assert f"imagebank {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "command"),
    [([], False), (["/some/bank"], False), (["."], False), (["--lang", "en"], False), (["search"], True),
     (["--library", "x", "search"], True), (["serach"], True), (["--help"], True)],
)  # fmt: skip
def test_which_door(words: list[str], command: bool) -> None:
    assert wants_command(words, COMMANDS) is command


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--no-credit"], "ADD_CREDIT"), (["--disclosure"], "SECRECY_REVIEW"), (["--title", "Elever med adhd"], "")],
)
def test_the_circumstances_of_a_use_count(bank: Bank, id: str, words: list[str], code: str) -> None:
    bank("edit", id, "--alt", "Ett rum.", "--creator", "Kim", "--licence-channel", "webb", "--visibility", "none")
    bank("edit", id, "--second-review", actor="Robin")
    findings = bank("check", id, "--channel", "webb", *words)[1]["checks"][0]["findings"]
    assert [one["code"] for one in findings] == ([code] if code else [])


def test_settings_are_shown_and_changed(bank: Bank) -> None:
    assert bank("setting", "warn_days") == (0, {"settings": {"warn_days": 90}})
    assert bank("setting", "warn_days", "30") == (0, {"settings": {"warn_days": 30}})
    assert bank("setting", "warn_days", "many")[0] == 2
    assert bank("setting", "colour")[0] == 2


@pytest.mark.parametrize(
    "words",
    [("edit", "{id}", "--persons-declared", "-1"), ("person", "add", "--guardians", "99"), ("person", "add", "--id", "Kalle Ek"),
     ("appear", "{id}", "--person", "P-X", "--from", "-5", "--to", "3"), ("search", "(" * 3000), ("edit", "{id}", "--title", "a\udce9")],
)  # fmt: skip
def test_impossible_values_are_sentences(bank: Bank, id: str, words: tuple[str, ...]) -> None:
    code, said = bank(*(word.format(id=id) for word in words))
    assert code == 2
    assert said["error"]["message"]


@pytest.mark.parametrize(
    "words", [("import", "{long}"), ("verify", "{long}"), ("dump", "{long}"), ("search", "--library", "{long}")]
)
def test_a_name_that_no_disk_takes_is_a_sentence(bank: Bank, tmp_path: Path, words: tuple[str, ...]) -> None:
    code, said = bank(*(word.format(long=tmp_path / ("x" * 300)) for word in words))
    assert code in (1, 4)
    assert said


def test_a_damaged_page_is_a_sentence_also_for_doctor(bank: Bank, id: str) -> None:
    path = bank.folder / "catalogue.sqlite"
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    for words in (("search",), ("doctor",)):
        code, said = bank(*words)
        assert code == 4 or (words == ("doctor",) and said["problems"])


def test_verify_answers_for_the_files_and_the_pictures(bank: Bank, id: str, tmp_path: Path) -> None:
    bank("edit", id, "--alt", "Ett rum.", "--creator", "Kim", "--licence-channel", "webb", "--visibility", "none")
    bank("edit", id, "--second-review", actor="Robin")
    assert bank("export", id, "--channel", "webb", "--title", "T", "--to", tmp_path / "ut")[0] == 0
    code, said = bank("verify", tmp_path / "ut")
    assert (code, said["whole"], said["status"], said["issued"]) == (0, True, "draft", False)
    (tmp_path / "ut" / "data" / "ANVANDNING.txt").write_text("other")
    assert bank("verify", tmp_path / "ut")[0] == 1
    bank("edit", id, "--blocked")
    code, said = bank("verify", tmp_path / "ut")
    assert (code, said["items"][0]["verdict"]) == (3, "DENY")
