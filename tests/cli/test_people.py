"""What the people commands say to people: in words, with rows and places, and what is true when nothing was changed."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from imagebank.cli.cover import _counted, with_hint
from imagebank.cli.main import run
from imagebank.media.faces import missing as faces_missing
from imagebank.services.library import init
from tests.making import TODAY, picture, pupil, usable, vault_of, with_pupil

PASSPHRASE = "en mycket lång lösenfras"


class Bank:
    """Runs commands and gives back what they say to people."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *words: object, code: int = 0, actor: str = "Kim") -> str:
        got = run(["--library", str(self.folder), "--as", actor, *map(str, words)])
        said = self.capsys.readouterr()
        assert got == code, said.out + said.err
        return said.out + said.err


@pytest.fixture
def bank(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Bank:
    monkeypatch.setenv("IMAGEBANK_PASSPHRASE", PASSPHRASE)
    made = Bank(tmp_path / "bank", capsys)
    made("init", tmp_path / "bank")
    made("vault", "set-up")
    return made


@pytest.fixture
def person(bank: Bank) -> str:
    """A pupil with two guardians and a release that covers the web."""
    said = bank("person", "add", "--birth-month", f"{TODAY.year - 12}-01", "--guardians", 2, "--name", "Ottilia Ek")
    person = re.search(r"P-\w+", said)[0]
    last = TODAY + timedelta(days=900)
    bank("release", "add", "--person", person, "--status", "asked", "--channel", "webb", "--to", last)
    return person


def test_a_list_twice_says_who_was_recognised(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "k.csv").write_text("Namn;Född\nAda Test;2014-05\nBo Test;2015-01\n", "utf-8")
    said = bank("person", "import", tmp_path / "k.csv")
    assert "2 personer är registrerade." in said
    row, first = re.search(r"rad (\d): (P-\w+)", said).groups()
    assert row == "2"
    said = bank("person", "import", tmp_path / "k.csv")
    assert "0 personer är registrerade." in said
    assert "2 var redan registrerade" in said
    assert f"rad 2: redan registrerad som {first}" in said
    assert "--again" in said
    assert "2 personer är registrerade." in bank("person", "import", tmp_path / "k.csv", "--again")
    assert "Ada" not in said
    assert "passerat" in bank("person", "import", tmp_path / "k.csv", "--ask", "webb", "--to", "2020-01-01", code=2)


def test_columns_are_told_in_words(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "k.csv").write_text("Elev;Född\nAda Test;2014-05\n", "utf-8")
    said = bank("person", "import", tmp_path / "k.csv", "--dry-run")
    assert "Födelsemånad: Född" in said
    assert "birth_month" not in said


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x81\x8d\x8f\x90", b"Namn;F\x81dd\nAda;2014-05\n"])
def test_what_is_no_list_is_a_sentence_that_is_true(bank: Bank, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.csv").write_bytes(content)
    said = bank("person", "import", tmp_path / "k.csv", code=1)
    assert "k.csv" in said
    assert "kameran" not in said
    assert "codec" not in said


def test_a_person_and_a_release_are_shown_in_words(bank: Bank, person: str) -> None:
    bank("release", "sign", "--person", person, "--guardian", "G1")
    shown = bank("person", "show", person)
    for word in ("Samtycke", "Begärt", "Ja", "Egen webb", "Vårdnadshavare", "På papper"):
        assert word in shown
    for raw in ("asked", "consent", "  webb", "guardian,", "paper"):
        assert raw not in shown
    assert "--names" in shown, "the name is there to be shown"
    assert "Ottilia" not in shown
    assert "Ottilia Ek" in bank("person", "show", person, "--names")
    release = bank("release", "show", "--person", person)
    assert "Begärt" in release
    assert "given" not in release
    told = bank("ledger", "show")
    assert "underskrift" in told
    assert "class-list" not in told


def test_names_are_found_by_field_in_words_and_parts_only_as_possible(bank: Bank, person: str, tmp_path: Path) -> None:
    ids = [re.search(r"\b[a-z0-9]{12}\b", bank("import", picture(tmp_path / f"{n}.jpg", n)))[0] for n in range(2)]
    bank("edit", ids[0], "--title", "Ottilia Ek läser")
    bank("edit", ids[1], "--caption", "En ek på gården. Ottilia sitter under den.")
    said = bank("person", "names", code=1)
    sure, possible = said.split("Möjliga träffar", 1)
    assert f"{ids[0]}  Titel (sv)  {person}" in sure
    assert ids[1] not in sure
    assert f"{ids[1]}  Bildtext (sv)  {person}" in possible
    assert "title.sv" not in said
    bank("person", "names", "--replace")
    shown = json.loads(bank("show", ids[1]))
    assert "Ottilia" in str(shown), "what is only possible is left"
    assert "Ottilia" not in bank("show", ids[0])
    bank("person", "names", "--replace", "--possible", f"{ids[1]}={person}")
    assert "Ottilia" not in bank("show", ids[1])


def test_an_extract_is_pdf_or_json_and_says_what_was_destroyed(bank: Bank, person: str, tmp_path: Path) -> None:
    said = bank("person", "extract", person, "--to", tmp_path / "x.txt", code=2)
    assert ".pdf" in said
    assert ".json" in said
    assert not (tmp_path / "x.txt").exists()
    bank("person", "erase", person, "--yes")
    assert "förstördes" in bank("person", "extract", person, "--to", tmp_path / "x.json")
    said = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert said["person"]["erased_at"]
    assert "förstördes" in said["destroyed"]
    bank("person", "extract", person, "--to", tmp_path / "x.pdf")


def test_acts_that_change_nothing_say_so(bank: Bank, person: str, tmp_path: Path) -> None:
    month = f"{TODAY.year - 12}-01"
    assert "Inget har ändrats" in bank("person", "revise", person, "--birth-month", month)
    assert "Inget har ändrats" in bank("person", "card", person, "--name", "Ottilia Ek")
    id = re.search(r"\b[a-z0-9]{12}\b", bank("import", picture(tmp_path / "a.jpg")))[0]
    for words in (
        ("edit", id, "--title", "Rum"),
        ("appear", id, "--person", person),
        ("appear", id, "--person", person, "--remove"),
    ):
        assert bank(*words).startswith("Ändrade: 1")
        assert "Inget har ändrats" in bank(*words)
    assert "är ändrade" in bank("person", "revise", person, "--guardians", 1)
    bank("release", "withdraw", "--person", person)
    assert "Inget har ändrats" in bank("release", "withdraw", "--person", person)
    bank("person", "erase", person, "--yes")
    assert "redan" in bank("person", "erase", person, "--yes")


def test_a_form_twice_is_kept_once_and_said_so(bank: Bank, person: str, tmp_path: Path) -> None:
    bank("release", "form", "--person", person, "--to", tmp_path / "b.pdf")
    assert "är sparat krypterat" in bank("release", "scan", tmp_path / "b.pdf")
    said = bank("release", "scan", tmp_path / "b.pdf")
    assert "fanns redan" in said
    assert "är sparat" not in said
    assert "Underlag: 1." in bank("vault", "status")


def test_the_vaults_state(bank: Bank, person: str) -> None:
    said = bank("vault", "status")
    for word in ("Personvalvet finns", "låst", "Återställningsnyckel", "nyckelring", "Kort: 1", "Underlag: 0"):
        assert word in said
    assert "Ottilia" not in said


def test_a_letter_says_where_it_lies(bank: Bank, tmp_path: Path) -> None:
    library = init(tmp_path / "annan", "Kim")
    vault_of(library)
    (id,) = usable(library, tmp_path / "rum")
    who = pupil(library)
    with_pupil(library, id, who)
    library.close()
    other = Bank(tmp_path / "annan", bank.capsys)
    where = (
        "--channel",
        "webb",
        "--to",
        tmp_path / "ut",
        "--title",
        "Rum",
        "--approved-by",
        "Robin",
        "--recipient",
        "A",
    )
    other("export", id, *where)
    other("release", "withdraw", "--person", who)
    recall = other("recall", "list").split()[0]
    assert "1" not in other("recall", "answer", recall, "removed")
    assert "Inget har ändrats" in other("recall", "answer", recall, "removed")
    assert "brev.eml" in other("recall", "letter", recall, "--to", tmp_path / "brev.eml")


def test_the_systems_words_are_said_in_ours(bank: Bank, person: str, tmp_path: Path) -> None:
    said = bank("person", "extract", person, "--to", tmp_path / "finns inte" / "x.json", code=1)
    assert "No such file" not in said
    assert "mappen finns inte" in said
    (tmp_path / "mapp.json").mkdir()
    said = bank("person", "extract", person, "--to", tmp_path / "mapp.json", code=1)
    assert "directory" not in said


def test_a_second_cover_names_the_first_and_one_face_is_one(bank: Bank, tmp_path: Path) -> None:
    id = re.search(r"\b[a-z0-9]{12}\b", bank("import", picture(tmp_path / "a.jpg")))[0]
    words = ("cover", id, "--no-faces", "--area", "0.1,0.1,0.3,0.3")
    version = re.search(r"versionen är ([a-z0-9]{12})", bank(*words))[1]
    said = bank(*words, code=3)
    assert "finns redan" in said
    assert version in said
    bank("edit", version, "--visibility", "none")
    assert version in bank("cover", version, "--confirm", actor="Robin")
    assert "Inget har ändrats" in bank("cover", version, "--confirm", actor="Robin")
    assert _counted(1, 1) == "1 ansikte, 1 registrerad"
    assert _counted(2, 0) == "2 ansikten, 0 registrerade"


def test_what_two_guardians_ticked_apart_covers_neither(bank: Bank, tmp_path: Path) -> None:
    said = bank("person", "add", "--birth-month", f"{TODAY.year - 12}-01", "--guardians", 2, "--name", "Ottilia Ek")
    person = re.search(r"P-\w+", said)[0]
    last = TODAY + timedelta(days=900)
    bank("release", "add", "--person", person, "--status", "asked", "--channel", "webb", "--channel", "youtube", "--channel", "tryck", "--to", last)  # fmt: skip
    said = bank("release", "sign", "--person", person, "--guardian", "G1", "--channel", "webb", "--channel", "tryck", "--voice")  # fmt: skip
    assert "Ja." not in said
    assert "En vårdnadshavares underskrift saknas." in said
    assert "Gäller bara" not in said
    said = bank("release", "sign", "--person", person, "--guardian", "G2", "--channel", "youtube", "--channel", "tryck", "--health", "--until", last - timedelta(days=5))  # fmt: skip
    assert "Gäller bara: Tryck" in said
    assert "Underlaget för samtycket saknas." in said
    assert "presentation" in bank("release", "sign", "--person", person, "--guardian", "G2", "--channel", "presentation", code=2).casefold()  # fmt: skip
    shown = bank("person", "show", person)
    assert "rösten" in shown, "what each signature said stays on record"
    assert f"till {last - timedelta(days=5)}" in shown
    said = bank("release", "sign", "--person", person, "--signer", "subject", "--decision", "no")
    assert "Barnet har sagt nej." in said


def test_what_has_names_is_never_written_over(bank: Bank, person: str, tmp_path: Path) -> None:
    for words in (("release", "form", "--person", person, "--names"), ("person", "extract", person)):
        kept = tmp_path / f"{words[1]}.pdf"
        kept.write_text("mitt eget")
        assert "finns redan" in bank(*words, "--to", kept, code=1)
        assert kept.read_text() == "mitt eget"
        bank(*words, "--to", tmp_path / f"{words[1]} ny.pdf")
        assert (tmp_path / f"{words[1]} ny.pdf").stat().st_mode & 0o777 == 0o600
    bank("person", "extract", person, "--to", tmp_path / "u.json")
    assert (tmp_path / "u.json").stat().st_mode & 0o777 == 0o600


def test_what_of_a_list_was_not_read_is_said(bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "k.csv").write_text("Namn;Mentor\nAda Test;X\nExempel Elevsson;Y\n", "utf-8")
    said = bank("person", "import", tmp_path / "k.csv")
    assert "1 person är registrerad." in said
    assert "Kolumner som inte används: Mentor" in said
    assert "exempelrad" in said
    said = bank("person", "import", tmp_path / "k.csv", "--dry-run")
    assert "Rader som går att registrera: 0." in said
    assert "någon som redan är registrerad: 1." in said
    monkeypatch.delenv("IMAGEBANK_PASSPHRASE")
    said = bank("person", "import", tmp_path / "k.csv", "--dry-run")
    assert "räknas inte" in said


def test_an_erasure_says_what_it_stops_and_a_pack_stays_out_of_date(bank: Bank, tmp_path: Path) -> None:
    library = init(tmp_path / "annan", "Kim")
    vault_of(library)
    (id,) = usable(library, tmp_path / "rum")
    who = pupil(library)
    with_pupil(library, id, who)
    library.close()
    other = Bank(tmp_path / "annan", bank.capsys)
    words = ("--channel", "webb", "--title", "Rum", "--approved-by", "Robin", "--recipient", "A")
    other("export", id, *words, "--to", tmp_path / "ut")
    said = other("person", "erase", who, "--yes")
    pack = re.search(r"P\d{4}-\d{4}", said)[0]
    assert "Återkallelser att följa upp: 1." in said
    said = other("recall", "place", pack, "--place", "Nyhetsbrevet")
    assert "Återkallelser för platsen: 1." in said
    for line in other("recall", "list").splitlines():
        other("recall", "answer", line.split()[0], "removed")
    assert "Paketet är inaktuellt" in other("verify", tmp_path / "ut", code=3)


def test_without_detection_the_way_on_is_told() -> None:
    said = str(with_hint(faces_missing()).template)
    assert "--no-faces --area" in said
    assert "faces" in said
    assert "http" not in said
