"""From the class list to the recall that is answered; and no name is anywhere but in the vault."""

from __future__ import annotations

import json
import shutil
import sqlite3
import unicodedata
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.cli.main import run as command
from imagebank.media import table
from tests.making import picture

PASSPHRASE = "en mycket lång lösenfras"
NAMES = (
    "Ottilia Kvarnström",
    "Sixten Åberg-Ödman",
    "Märta Kvarnström",
    "Folke Kvarnström",
    "Ulla Åberg",
    "Göran Ödman",
)
LIST = [
    ("Elevens namn", "Född", "Målsman 1", "Målsman 2", "E-post vårdnadshavare 1", "Antal vårdnadshavare"),
    (NAMES[0], "2015-03-17", NAMES[2], NAMES[3], "marta@example.org", "2"),
    (NAMES[1], "2014-11-02", NAMES[4], NAMES[5], "", "2"),
]


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("IMAGEBANK_LIBRARY", str(tmp_path / "bank"))
    monkeypatch.setenv("IMAGEBANK_ACTOR", "Kim")
    monkeypatch.setenv("IMAGEBANK_PASSPHRASE", PASSPHRASE)
    said: list[str] = []

    def do(*words: object, code: int = 0) -> dict:
        got = command([*map(str, words), "--json"])
        out = capsys.readouterr()
        said.extend((out.out, out.err))
        assert got == code, out.out + out.err
        return json.loads(out.out)

    do.said = said
    return do


def test_from_class_list_to_recall_answered(bank, tmp_path: Path) -> None:
    bank("init", tmp_path / "bank")
    key = bank("vault", "set-up")["recovery_key"]
    table.write(tmp_path / "klass.xlsx", LIST)
    read = bank("person", "import", tmp_path / "klass.xlsx", "--dry-run", "--column", "name=Elevens namn")
    assert (read["rows"], read["broken"]) == (2, [])
    people = bank(
        "person", "import", tmp_path / "klass.xlsx", "--column", "name=Elevens namn", "--ask", "webb", "--ask", "tryck"
    )["persons"]
    forms = bank(
        "release",
        "form",
        "--person",
        people[0],
        "--person",
        people[1],
        "--shoot",
        "Skolan i maj",
        "--names",
        "--to",
        tmp_path / "b.pdf",
    )["forms"]
    pictures = [picture(tmp_path / "kort" / f"{n}.jpg", n) for n in range(3)]
    ids = [one["id"] for one in bank("import", *pictures, "--creator", "Kim")["imported"]]
    bank(
        "edit",
        *ids,
        "--title",
        "Klassen",
        "--alt",
        "Två elever vid ett bord.",
        "--licence-channel",
        "webb",
        "--visibility",
        "ident",
        "--persons-declared",
        "2",
    )
    for person in people:
        bank("appear", *ids, "--person", person)
    assert {one["code"] for one in bank("check", ids[0], "--channel", "webb", code=3)["checks"][0]["findings"]} == {
        "CONSENT_MISSING"
    }

    back = bank("release", "scan", tmp_path / "b.pdf", "--diary-number", "2026:14")
    assert sorted(back["persons"]) == sorted(people), "the codes on the pages find the records"
    assert sorted(back["codes"]) == sorted(one["code"] for one in forms)
    for person in people:
        for guardian in ("G1", "G2"):
            bank("release", "sign", "--person", person, "--guardian", guardian)
    assert bank("check", *ids, "--channel", "webb")["checks"][0]["verdict"] == "ALLOW"

    pack = bank(
        "export",
        *ids,
        "--channel",
        "webb",
        "--title",
        "Klassen",
        "--to",
        tmp_path / "paket",
        "--approved-by",
        "Robin",
        "--recipient",
        "Webbredaktionen",
    )["pack"]
    bank("recall", "place", pack, "--place", "https://example.org/klassen", "--recipient", "webb@example.org")
    gone = bank("release", "withdraw", "--person", people[1], "--signer", "guardian")
    assert gone["packs"] == [pack]
    assert bank("check", *ids, "--channel", "webb", code=3)["checks"][0]["verdict"] == "DENY"
    bank("export", *ids, "--channel", "webb", "--title", "Igen", "--to", tmp_path / "igen", code=3)
    waiting = bank("recall", "list")["recalls"]
    assert [(one["pack"], one["place"]) for one in waiting] == [(pack, "https://example.org/klassen")]
    assert [one["kind"] for one in bank("tasks")["tasks"]] == ["recall"]
    letter = bank("recall", "letter", waiting[0]["id"], "--to", tmp_path / "brev.eml")
    assert b"To: webb@example.org" in (tmp_path / "brev.eml").read_bytes()
    assert pack in letter["subject"]
    bank("recall", "answer", waiting[0]["id"], "removed")
    assert bank("recall", "list")["recalls"] == []
    assert bank("verify", tmp_path / "paket", code=3)["status"] == "recalled"

    bank("person", "extract", people[0], "--to", tmp_path / "utdrag.json")
    extract = json.loads((tmp_path / "utdrag.json").read_text("utf-8"))
    assert (extract["card"]["name"], len(extract["pictures"]), extract["packs"][0]["pack"]) == (NAMES[0], 3, pack)
    assert extract["packs"][0]["places"][0]["place"] == "https://example.org/klassen"
    bank("person", "extract", people[0], "--to", tmp_path / "utdrag.pdf")
    _no_name_is_anywhere(bank, tmp_path, key)


def _no_name_is_anywhere(bank, tmp_path: Path, key: str) -> None:
    """The catalogue, its backup, the dump, the pack, the ledger, everything that was said, and the folder in a thief's hands."""
    bank("backup", tmp_path / "usb")
    bank("dump", tmp_path / "dump.jsonl")
    for folder in ("bank", "usb", "paket"):
        for path in (tmp_path / folder).rglob("*"):
            if path.is_file():
                _grep(path.read_bytes(), path)
    for name in ("dump.jsonl", "brev.eml"):
        _grep((tmp_path / name).read_bytes(), Path(name))
    _grep("\n".join(bank.said).encode(), Path("what was said"))
    stolen = tmp_path / "stulen"
    shutil.copytree(tmp_path / "bank", stolen)
    for path in stolen.rglob("*.sqlite"):
        with sqlite3.connect(path) as db:
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                for row in db.execute(f"SELECT * FROM {name}"):
                    _grep(repr(row).encode(), path)
    assert key.encode() not in b"".join(path.read_bytes() for path in stolen.rglob("*") if path.is_file())


def _grep(content: bytes, where: Path) -> None:
    for name in (*NAMES, *(part for whole in NAMES for part in whole.replace("-", " ").split() if len(part) > 4)):
        for form in ("NFC", "NFD"):
            spelt = unicodedata.normalize(form, name)
            for encoding in ("utf-8", "utf-16-le", "latin-1"):
                raw = spelt.encode(encoding, "ignore")
                assert raw not in content, f"{name} stands in {where}"
                assert json.dumps(spelt)[1:-1].encode() not in content, f"{name} stands in {where}"


def test_the_list_is_taken_whole_or_not_at_all(bank, tmp_path: Path) -> None:
    bank("init", tmp_path / "bank")
    bank("vault", "set-up")
    (tmp_path / "k.csv").write_bytes(
        "Namn;Född;Roll\nAda Test;2014-13;elev\n;2014-05;elev\nBo Test;2014-05;astronaut\nCe Test;2014-02-30;elev\n".encode(
            "cp1252"
        )
    )
    told = bank("person", "import", tmp_path / "k.csv", code=2)
    assert [one["row"] for one in told["broken"]] == [2, 3, 4, 5]
    assert "Ada" not in "".join(bank.said)
    assert bank("person", "list")["persons"] == []
    (tmp_path / "k.csv").write_bytes(
        "Namn;Född;Vårdnadshavare;Född vårdnadshavare 1\nAda Test;2014-05;Bo Test;2016-01\n".encode()
    )
    assert [one["row"] for one in bank("person", "import", tmp_path / "k.csv", code=2)["broken"]] == [2]
    (tmp_path / "k.csv").write_bytes("Namn,Född\nAda Test,2014-05-01\n".encode("utf-16"))
    assert len(bank("person", "import", tmp_path / "k.csv")["persons"]) == 1


def test_the_template_comes_back_as_a_list(bank, tmp_path: Path) -> None:
    bank("init", tmp_path / "bank")
    bank("person", "template", "--to", tmp_path / "mall.xlsx")
    assert zipfile.is_zipfile(tmp_path / "mall.xlsx")
    read = bank("person", "import", tmp_path / "mall.xlsx", "--dry-run")
    assert (read["rows"], read["examples"], read["unknown"], read["broken"]) == (0, 1, [], [])


def test_a_form_without_a_person_is_refused(bank, tmp_path: Path) -> None:
    bank("init", tmp_path / "bank")
    bank("vault", "set-up")
    picture(tmp_path / "blankett.png", 3)
    assert "ingenting" in bank("release", "scan", tmp_path / "blankett.png", code=2)["error"]["message"].casefold()


def test_expiring_and_a_date_that_is_not(bank, tmp_path: Path) -> None:
    bank("init", tmp_path / "bank")
    person = bank("person", "add", "--birth-month", "2014-05", "--guardians", "1")["person"]
    soon = (date.today() + timedelta(days=9)).isoformat()  # noqa: DTZ011
    bank(
        "release", "add", "--person", person, "--guardians-signed", "1", "--evidence", "--channel", "webb", "--to", soon
    )
    assert [(one["kind"], one["due"]) for one in bank("tasks", "--ics", tmp_path / "a.ics")["tasks"]] == [
        ("expiring", soon)
    ]
    assert "BEGIN:VEVENT" in (tmp_path / "a.ics").read_text("utf-8")
    bank("release", "add", "--person", person, "--to", "2026-02-30", code=2)
    bank("person", "add", "--birth-month", "2014-13", code=2)
