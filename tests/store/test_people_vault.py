"""The people vault: states, waits, erasure, damage, the unencrypted vault of before, and what a thief finds."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imagebank.core.card import Card, Evidence, Guardian
from imagebank.core.errors import LibraryProblem, Refused, WrongWords
from imagebank.store import vault_crypto, vault_evidence
from imagebank.store.people_vault import PeopleVault
from imagebank.store.vault_cards import _key_label
from imagebank.store.vault_crypto import Cost, Unreadable, unseal
from tests.making import FAST, PASSPHRASE

NAMES = ("Zarathustra Åkerström-Öhman", "Éva Blåbärsdotter")
CARD = Card(
    NAMES[0], "070-17406050", (Guardian("g1", "Börje Vårdnadshavarsson", "borje@hemma.se"),), "Ring efter klockan tre"
)
FORM = b"%PDF-1.7 signerad blankett " * 40
BLOBS = {
    "vault": ("public", "private"), "slot": ("salt", "sealed", "proof"), "person_key": ("sealed",), "card": ("sealed",),
    "evidence": ("head", "content"), "evidence_key": ("sealed",), "sealed_suggestion": ("sealed",),
}  # fmt: skip


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


def made(path: Path, now: Clock | None = None) -> PeopleVault:
    return PeopleVault(path, now=now or Clock(), cost=FAST)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "people" / "people.sqlite"


@pytest.fixture
def vault(path: Path) -> Iterator[PeopleVault]:
    one = made(path)
    yield one
    one.close()


def filled(vault: PeopleVault) -> str:
    recovery = vault.set_up(PASSPHRASE)
    vault.put_card("P-A", CARD)
    vault.put("P-B", NAMES[1])
    vault.put_evidence("e1", ["P-A"], FORM, "pdf", "samtycke Åkerström.pdf")
    vault.put_evidence("e2", ["P-A", "P-B"], FORM[::-1], "pdf", "syskon.pdf")
    vault.suggest([("asset1", "Anna Föreslagen", "[0.1, 0.2, 0.3, 0.4]")])
    return recovery


def refused(code: str, verb, *values: object) -> Refused | LibraryProblem:
    with pytest.raises((Refused, LibraryProblem)) as caught:
        verb(*values)
    assert caught.value.code == code
    return caught.value


def rows(path: Path, *tables: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    found = [tuple(row) for table in tables or BLOBS for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]
    db.close()
    return found


def everything(vault: PeopleVault) -> list[object]:
    """All that can be asked."""
    found: list[object] = [vault.names()]
    for person in ("P-A", "P-B"):
        found += [vault.card(person), vault.card_history(person), vault.evidence_ids(person)]
    return [*found, vault.evidence("e1"), vault.evidence("e2"), vault.suggestions("asset1")]


def spellings(text: str) -> Iterator[bytes]:
    for form, coding in itertools.product(("NFC", "NFD"), ("utf-8", "latin-1", "utf-16-le", "utf-16-be")):
        yield unicodedata.normalize(form, text).encode(coding, "ignore")
    yield json.dumps(text)[1:-1].encode()


def bytes_of(folder: Path) -> bytes:
    return b"\0".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


# ── states ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_absent_closed_and_open(vault: PeopleVault, path: Path) -> None:
    assert (vault.is_set_up, vault.is_open, vault.vault_id) == (False, False, None)
    for verb, values in (
        (vault.open, ("x",)),
        (vault.put, ("P-A", "A")),
        (vault.require_open, ()),
        (vault.device_key, ()),
    ):
        refused("VAULT_NOT_SET_UP", verb, *values)
    assert (vault.name_of("P-A"), vault.names(), vault.suggestions("x")) == (None, {}, [])
    filled(vault)
    assert (vault.is_set_up, vault.is_open) == (True, True)
    assert vault.names() == {"P-A": NAMES[0], "P-B": NAMES[1]}
    assert (vault.card("P-A"), vault.name_of("P-B"), vault.name_of("P-C")) == (CARD, NAMES[1], None)
    assert vault.evidence("e1") == Evidence(FORM, "pdf", "samtycke Åkerström.pdf")
    assert vault.evidence("e9") is None
    assert vault.suggestions("asset1") == [("Anna Föreslagen", "[0.1, 0.2, 0.3, 0.4]")]
    vault.lock()
    assert (vault.is_set_up, vault.is_open) == (True, False)
    assert (vault.name_of("P-A"), vault.card("P-A"), vault.names(), vault.suggestions("asset1")) == (None, None, {}, [])
    assert vault.evidence_ids("P-A") == ["e1", "e2"]
    for verb, values in (
        (vault.put, ("P-A", "A")), (vault.put_card, ("P-A", CARD)), (vault.evidence, ("e1",)),
        (vault.put_evidence, ("e3", ["P-A"], b"x", "pdf", "x")), (vault.merge_person, ("P-A", "P-B")),
        (vault.set_passphrase, (PASSPHRASE,)), (vault.new_recovery_key, ()), (vault.device_key, ()), (vault.require_open, ()),
    ):  # fmt: skip
        refused("VAULT_CLOSED", verb, *values)
    vault.open(PASSPHRASE)
    assert vault.names() == {"P-A": NAMES[0], "P-B": NAMES[1]}
    refused("VAULT_EXISTS", vault.set_up, PASSPHRASE)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_passphrase_is_long_and_nothing_else(vault: PeopleVault) -> None:
    for weak in ("", "kort", "elva tecken", " " * 20, "  kort     "):
        refused("WEAK_PASSPHRASE", vault.set_up, weak)
    assert not vault.is_set_up
    vault.set_up("aaaaaaaaaaaa")
    refused("WEAK_PASSPHRASE", vault.set_passphrase, "kort")


def test_the_same_passphrase_from_another_keyboard(vault: PeopleVault) -> None:
    vault.set_up(unicodedata.normalize("NFC", "blåbär på ön"))
    vault.lock()
    vault.open(unicodedata.normalize("NFD", "blåbär på ön"))
    assert vault.is_open


def test_recovery_and_device_keys(vault: PeopleVault) -> None:
    recovery = filled(vault)
    assert [len(group) for group in recovery.split("-")] == [5] * 7
    assert not set(recovery) & set("01ilo")
    one, other = vault.device_key(), vault.device_key()
    for key in (one, other):
        vault.lock()
        vault.open_with_device(key)
        assert vault.name_of("P-A") == NAMES[0]
    vault.lock()
    vault.open_with_recovery(f"  {recovery.upper().replace('-', ' – ')}\n")
    assert vault.name_of("P-A") == NAMES[0]
    fresh = vault.new_recovery_key()
    vault.lock()
    refused("WRONG_PASSPHRASE", vault.open_with_recovery, recovery)
    vault.forget_device(one)
    refused("WRONG_PASSPHRASE", vault.open_with_device, one)
    vault.open_with_device(other)
    vault.lock()
    vault.forget_device()
    refused("WRONG_PASSPHRASE", vault.open_with_device, other)
    vault.open_with_recovery(fresh)
    assert vault.is_open


def test_a_changed_passphrase_rewrites_one_slot_alone(vault: PeopleVault, path: Path) -> None:
    filled(vault)
    entries = [table for table in BLOBS if table != "slot"]
    before, slots, old = rows(path, *entries), set(rows(path, "slot")), path.parent / "old"
    vault.set_passphrase("helt andra ord nu")
    assert rows(path, *entries) == before
    assert len(set(rows(path, "slot")) & slots) == 1
    gone = next(row for row in slots if row not in set(rows(path, "slot")))
    assert not old.exists()
    assert bytes(gone[4]) not in bytes_of(path.parent), "the slot of before is not left in the file or its log"  # type: ignore[arg-type]
    vault.lock()
    refused("WRONG_PASSPHRASE", vault.open, PASSPHRASE)
    vault.open("helt andra ord nu")
    assert vault.card("P-A") == CARD


# ── waits ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_wrong_passphrases_wait_longer_and_longer_and_over_a_restart(path: Path) -> None:
    clock = Clock()
    vault = made(path, clock)
    vault.set_up(PASSPHRASE)
    vault.lock()
    said = {str(refused("WRONG_PASSPHRASE", vault.open, wrong)) for wrong in ("fel", "", PASSPHRASE + " ")}
    assert len(said) == 1
    for wait in (1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        vault.close()
        vault = made(path, clock)
        assert refused("VAULT_WAIT", vault.open, PASSPHRASE).values["seconds"] == wait
        refused("VAULT_WAIT", vault.open_with_recovery, "x")
        clock.time += wait - 0.5
        refused("VAULT_WAIT", vault.open, PASSPHRASE)
        clock.time += 0.5
        refused("WRONG_PASSPHRASE", vault.open, "fel")
    clock.time -= 50_000
    assert refused("VAULT_WAIT", vault.open, PASSPHRASE).values["seconds"] == 300
    clock.time += 300
    vault.open(PASSPHRASE)
    vault.lock()
    refused("WRONG_PASSPHRASE", vault.open, "fel")
    vault.open(PASSPHRASE)
    vault.close()


def test_during_a_wait_nothing_is_even_tried(vault: PeopleVault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.set_up(PASSPHRASE)
    for _ in range(3):
        refused("WRONG_PASSPHRASE", vault.open, "fel")
    monkeypatch.setattr(vault_crypto, "_derived", lambda *_: pytest.fail("it was tried"))
    refused("VAULT_WAIT", vault.open, PASSPHRASE)


def test_a_device_is_never_made_to_wait(vault: PeopleVault) -> None:
    vault.set_up(PASSPHRASE)
    key = vault.device_key()
    for _ in range(5):
        refused("WRONG_PASSPHRASE", vault.open_with_device, bytes(32))
    for _ in range(3):
        refused("WRONG_PASSPHRASE", vault.open, "fel")
    vault.lock()
    vault.open_with_device(key)
    assert vault.is_open


def test_the_real_cost_is_what_the_slot_says(path: Path) -> None:
    vault = PeopleVault(path)
    vault.set_up(PASSPHRASE)
    how = json.loads(str(next(row for row in rows(path, "slot") if row[1] == "passphrase")[2]))
    assert how == {"memory_kib": 65536, "iterations": 3, "lanes": 4}
    vault.cost = Cost(128, 2, 2)
    vault.set_passphrase("andra lugna ord")
    vault.close()
    again = PeopleVault(path)
    again.open("andra lugna ord")
    again.close()


# ── cards, evidence ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_cards_are_superseded_and_a_name_leaves_the_rest(vault: PeopleVault) -> None:
    filled(vault)
    vault.put("P-A", "Nytt Namn")
    vault.put("P-A", "Nytt Namn")
    assert vault.card("P-A") == Card("Nytt Namn", CARD.contact, CARD.guardians, CARD.note)
    assert [card.name for card in vault.card_history("P-A")] == ["Nytt Namn", NAMES[0]]
    assert vault.card_history("P-C") == ()


def test_evidence_has_a_size_an_id_and_somebody(vault: PeopleVault, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(vault)
    assert vault_evidence.MOST_BYTES == 50_000_000
    refused("EVIDENCE_EXISTS", vault.put_evidence, "e1", ["P-A"], b"x", "pdf", "x")
    with pytest.raises(WrongWords):
        vault.put_evidence("e3", [], b"x", "pdf", "x")
    monkeypatch.setattr(vault_evidence, "MOST_BYTES", 1_000_000)
    said = refused("EVIDENCE_TOO_BIG", vault.put_evidence, "e3", ["P-A"], bytes(1_000_001), "pdf", "x")
    assert "2 MB" in str(said)
    vault.put_evidence("e3", ["P-A"], bytes(1_000_000), "pdf", "x")
    assert vault.evidence_ids("P-A") == ["e1", "e2", "e3"]
    found = vault.evidence("e3")
    assert found is not None
    assert len(found.content) == 1_000_000


@pytest.mark.parametrize("is_open", [True, False])
def test_after_erasure_the_master_opens_nothing(vault: PeopleVault, path: Path, is_open: bool) -> None:
    filled(vault)
    keys = vault._keys
    assert keys is not None
    own = unseal(keys.master, dict(rows(path, "person_key"))["P-A"], _key_label(keys, "P-A"))  # type: ignore[arg-type]
    gone = [value for row in rows(path) if "P-A" in row or row[0] == "e1" for value in row if isinstance(value, bytes)]
    assert len(gone) == 6  # key, card, two parts of e1, two wraps
    if not is_open:
        vault.lock()
    vault.erase("P-A")
    left = bytes_of(path.parent)
    assert not any(one in left for one in gone), "no ciphertext is left, in the file or its log"
    assert own not in left
    kept = [value for row in rows(path, "person_key", "card", "evidence", "evidence_key") for value in row]
    for value, what in itertools.product(
        kept, (("person", "P-A"), ("card", "P-A", "1"), ("evidence-key", "e2", "P-A"))
    ):
        for key in (keys.master, own):
            with pytest.raises(Unreadable):
                unseal(key, value, vault_crypto.label(keys.vault, *what))
    vault.lock()
    vault.open(PASSPHRASE)
    assert (vault.card("P-A"), vault.card_history("P-A"), vault.evidence("e1")) == (None, (), None)
    assert (vault.evidence_ids("P-A"), vault.evidence_ids("P-B")) == ([], ["e2"])
    assert vault.evidence("e2") == Evidence(FORM[::-1], "pdf", "syskon.pdf")
    vault.erase("P-B")
    assert vault.evidence("e2") is None
    assert rows(path, "person_key", "card", "evidence", "evidence_key") == []
    vault.erase("P-B")


def test_erasing_says_so_while_another_program_reads_and_is_done_again(
    vault: PeopleVault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(vault)
    vault._file.read().execute("PRAGMA busy_timeout=50")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM card").fetchall()
    refused("VAULT_BUSY", vault.erase, "P-A")
    assert vault.card("P-A") is None
    reader.execute("ROLLBACK")
    reader.close()
    vault.erase("P-A")
    assert rows(path, "chore") == []


def test_two_pseudonyms_of_one_person(vault: PeopleVault) -> None:
    filled(vault)
    vault.put_evidence("e3", ["P-B"], b"tre", "pdf", "tre.pdf")
    with pytest.raises(WrongWords):
        vault.merge_person("P-A", "P-A")
    vault.merge_person("P-A", "P-B")
    assert vault.names() == {"P-A": NAMES[0]}
    assert [card.name for card in vault.card_history("P-A")] == [NAMES[0], NAMES[1]]
    assert (vault.evidence_ids("P-A"), vault.evidence_ids("P-B")) == (["e1", "e2", "e3"], [])
    assert vault.evidence("e2") == Evidence(FORM[::-1], "pdf", "syskon.pdf")
    assert vault.evidence("e3") == Evidence(b"tre", "pdf", "tre.pdf")
    vault.put_card("P-C", Card("C"))
    vault.merge_person("P-D", "P-A")
    assert vault.card("P-D") == CARD


# ── damage and swapping ───────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_cannot_change_places(path: Path) -> None:
    swaps = {
        "card": "UPDATE card SET sealed = (SELECT sealed FROM card AS o WHERE o.person = 'P-B') WHERE person = 'P-A'",
        "key": "UPDATE person_key SET sealed = (SELECT sealed FROM person_key AS o WHERE o.person = 'P-B') WHERE person = 'P-A'",
        "owner": "UPDATE card SET person = 'P-B', number = 2 WHERE person = 'P-A'",
        "evidence": "UPDATE evidence SET content = (SELECT content FROM evidence AS o WHERE o.id = 'e2') WHERE id = 'e1'",
        "head": "UPDATE evidence SET head = (SELECT head FROM evidence AS o WHERE o.id = 'e2') WHERE id = 'e1'",
        "wrap": "UPDATE evidence_key SET sealed = (SELECT sealed FROM evidence_key AS o WHERE o.evidence = 'e2' "
        "AND o.person = 'P-A') WHERE evidence = 'e1'",
        "age": "UPDATE card SET number = 9 WHERE person = 'P-A'",
        "origin": "UPDATE sealed_suggestion SET origin = 'other'",
    }  # fmt: skip
    vault = made(path)
    filled(vault)
    vault.close()
    for number, said in enumerate(swaps.values()):
        copy = path.parent.parent / f"copy{number}" / path.name
        shutil.copytree(path.parent, copy.parent)
        db = sqlite3.connect(copy)
        db.execute(said)
        db.commit()
        db.close()
        changed = made(copy)
        changed.open(PASSPHRASE)
        refused("VAULT_DAMAGED", everything, changed)
        changed.close()


def test_a_planted_public_key_is_noticed(vault: PeopleVault, path: Path) -> None:
    vault.set_up(PASSPHRASE)
    db = sqlite3.connect(path)
    db.execute("UPDATE vault SET public = ?", (vault_crypto.new_vault()[1].public,))
    db.commit()
    db.close()
    vault.lock()
    refused("VAULT_DAMAGED", vault.open, PASSPHRASE)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "people" / "people.sqlite"
    vault = made(path)
    filled(vault)
    vault.close()
    return path


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_byte_in_any_blob_is_a_sentence(whole: Path, tmp_path: Path, data: st.DataObject) -> None:
    table, column = data.draw(st.sampled_from([(table, one) for table, columns in BLOBS.items() for one in columns]))
    folder = tmp_path / "people"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole.parent, folder)
    db = sqlite3.connect(folder / whole.name)
    found = db.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
    rowid, blob = data.draw(st.sampled_from(found))
    at, mask = data.draw(st.integers(0, len(blob) - 1)), data.draw(st.integers(1, 255))
    changed = blob[:at] + bytes([blob[at] ^ mask]) + blob[at + 1 :]
    db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, rowid))
    kind = db.execute("SELECT kind FROM slot WHERE rowid = ?", (rowid,)).fetchone() if table == "slot" else None
    db.commit()
    db.close()
    vault = made(folder / whole.name)
    try:
        if kind == ("recovery",):
            refused("VAULT_DAMAGED", vault.open_with_recovery, "x")
            vault.open(PASSPHRASE)
        elif table in {"slot", "vault"}:
            refused("VAULT_DAMAGED", vault.open, PASSPHRASE)
        else:
            vault.open(PASSPHRASE)
            refused("VAULT_DAMAGED", everything, vault)
    finally:
        vault.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255), length=st.sampled_from([1, 1, 40, 4096]))
def test_damage_anywhere_in_the_file_never_is_a_traceback(
    whole: Path, tmp_path: Path, at: float, mask: int, length: int
) -> None:
    folder = tmp_path / "people"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole.parent, folder)
    content = bytearray(whole.read_bytes())
    for place in range(int(at * len(content)), min(int(at * len(content)) + length, len(content))):
        content[place] ^= mask
    (folder / whole.name).write_bytes(content)
    vault = None
    try:
        vault = made(folder / whole.name)
        vault.open(PASSPHRASE)
        everything(vault)
        vault.put("P-A", "Nytt")
        vault.erase("P-B")
    except (LibraryProblem, Refused) as problem:
        if problem.code in {"DATABASE", "DAMAGED"}:
            pytest.fail(str(problem))
    finally:
        if vault:
            vault.close()


def test_a_file_that_is_no_database_is_a_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"x" * 9000)
    refused("VAULT_DAMAGED", made, path)


# ── the vault of before ───────────────────────────────────────────────────────────────────────────────────────────────


def plain(path: Path) -> list[str]:
    """The vault as it was before, with names that came, went and came again."""
    path.parent.mkdir()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE TABLE name (person TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT")
    db.execute(
        "CREATE TABLE suggestion (asset TEXT NOT NULL, name TEXT NOT NULL, area TEXT, PRIMARY KEY (asset, name)) STRICT"
    )
    names = [f"Klartextsson nummer {number}" for number in range(300)]
    for number, name in enumerate(names):
        db.execute("INSERT INTO name VALUES (?, ?)", (f"P-{number}", name))
        db.execute("INSERT INTO suggestion VALUES (?, ?, ?)", (f"a{number}", name, None))
    db.execute("DELETE FROM name WHERE person > 'P-2'")
    db.close()
    return names


def test_a_plain_vault_is_taken_over_and_no_byte_of_it_left(path: Path) -> None:
    plain(path)
    assert b"Klartextsson" in bytes_of(path.parent)
    vault, other = made(path), made(path)
    assert (vault.is_set_up, vault.is_plain, vault.name_of("P-1"), vault.suggestions("a1")) == (False, True, None, [])
    vault.suggest([("a1", "Ingen", None), ("a2", "Ingen", None)])
    assert vault.unkept == 2
    vault.move_suggestions(["a5"], "a4")
    vault.forget_suggestions(["a6"])
    vault.erase("P-10")
    vault.set_up(PASSPHRASE)
    assert not vault.is_plain
    assert b"lartextsson" not in bytes_of(path.parent)
    assert not any(one in bytes_of(path.parent) for one in spellings("Klartextsson"))
    assert (other.is_set_up, other.is_open, other.vault_id) == (True, False, vault.vault_id)
    other.open(PASSPHRASE)
    assert other.name_of("P-1") == "Klartextsson nummer 1"
    assert other.name_of("P-10") is None
    assert other.suggestions("a4") == [("Klartextsson nummer 4", None), ("Klartextsson nummer 5", None)]
    assert other.suggestions("a6") == []
    vault.close()
    other.close()
    assert b"Klartextsson" not in bytes_of(path.parent)


def test_what_an_older_program_wrote_since_is_taken_over_at_opening(vault: PeopleVault, path: Path) -> None:
    filled(vault)
    vault.lock()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE name (person TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT")
    db.execute("INSERT INTO name VALUES ('P-A', 'Klartext A'), ('P-Z', 'Klartext Z')")
    db.commit()
    db.close()
    vault.open(PASSPHRASE)
    assert vault.names() == {"P-A": NAMES[0], "P-B": NAMES[1], "P-Z": "Klartext Z"}
    assert b"Klartext" not in bytes_of(path.parent)


def test_killed_before_the_traces_went_they_go_at_the_next_start(path: Path) -> None:
    plain(path)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from imagebank.store import vault_file; from imagebank.store.people_vault import PeopleVault\n"
        "vault_file.scrub = lambda file: os._exit(9) if PeopleVault and BEGUN else None\n"
        "BEGUN = False\n"
        "vault = PeopleVault(Path(sys.argv[1]))\n"
        "BEGUN = True\n"
        "vault.set_up('stilla blå kulle regn')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == 9
    assert b"Klartextsson" in bytes_of(path.parent)
    vault = made(path)
    assert b"Klartextsson" not in bytes_of(path.parent)
    vault.open(PASSPHRASE)
    assert vault.name_of("P-1") == "Klartextsson nummer 1"
    vault.close()


# ── suggestions ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_suggestions_come_also_to_a_closed_vault(vault: PeopleVault) -> None:
    filled(vault)
    vault.lock()
    vault.suggest([("asset1", "Anna Föreslagen", None), ("asset1", "Bo", None), ("asset2", "Bo", "[1]")])
    vault.suggest([])
    vault.move_suggestions(["asset2"], "asset1")
    assert vault.suggestions("asset1") == []
    vault.open(PASSPHRASE)
    assert vault.suggestions("asset1") == [("Anna Föreslagen", None), ("Bo", "[1]")]
    vault.suggest([("asset1", "Bo", None)])
    assert vault.suggestions("asset1") == [("Anna Föreslagen", None), ("Bo", None)]
    assert len(rows(vault.path, "sealed_suggestion")) == 2, "open, a row that another replaces is taken away"
    vault.forget_suggestions(["asset1"])
    assert vault.suggestions("asset1") == []


def test_uncleansed_follow_their_pictures(vault: PeopleVault) -> None:
    filled(vault)
    vault.lock()
    vault.leave_uncleansed(["asset1", "nameless"])
    assert vault.uncleansed() == ["asset1"]
    vault.move_suggestions(["asset1"], "asset2")
    assert vault.uncleansed() == ["asset2"]
    vault.cleansed(["asset2"])
    assert vault.uncleansed() == []
    vault.leave_uncleansed(["asset2"])
    vault.forget_suggestions(["asset2"])
    assert vault.uncleansed() == []


# ── others ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_another_vault_in_its_place_is_not_the_open_one(vault: PeopleVault, path: Path) -> None:
    filled(vault)
    db = sqlite3.connect(path)
    db.execute("UPDATE vault SET id = 'another'")
    db.commit()
    db.close()
    assert not vault.is_open
    assert vault.names() == {}
    refused("VAULT_CLOSED", vault.put, "P-A", "A")


def test_two_programs_set_up_one_vault_once(path: Path) -> None:
    one, other = made(path), made(path)
    one.set_up(PASSPHRASE)
    refused("VAULT_EXISTS", other.set_up, "en helt annan fras")
    assert not other.is_open
    other.suggest([("a", "Anna", None)])
    assert one.suggestions("a") == [("Anna", None)]
    one.set_passphrase("en helt annan fras")
    other.open("en helt annan fras")
    one.put("P-A", "Anna")
    assert other.name_of("P-A") == "Anna"
    one.close()
    other.close()


def test_a_thief_finds_no_name(vault: PeopleVault, path: Path) -> None:
    recovery = filled(vault)
    device = vault.device_key()
    vault.put("P-A", "Ombytt Namnsson")
    secret = [*NAMES, CARD.contact, CARD.note, "Ombytt Namnsson", "Börje Vårdnadshavarsson", "borje@hemma.se", "Anna Föreslagen",
              "samtycke Åkerström.pdf", "syskon.pdf", "signerad blankett", "Åkerström", PASSPHRASE, recovery, recovery.replace("-", "")]  # fmt: skip
    keys = vault._keys
    assert keys is not None
    for closed in (False, True):
        if closed:
            vault.close()
        content = bytes_of(path.parent)
        for text in secret:
            assert not any(one in content for one in spellings(text) if one), text
        assert keys.master not in content
        assert device not in content
    db = sqlite3.connect(path)
    words = "\n".join(line for line in db.iterdump() if not line.startswith("CREATE"))
    db.close()
    assert not any(text in words for text in secret)


def test_lengths_of_names_do_not_show(vault: PeopleVault, path: Path) -> None:
    vault.set_up(PASSPHRASE)
    vault.put("P-A", "Bo Ek")
    vault.put("P-B", "Maximiliana Ek")
    vault.suggest([("a", "Bo Ek", None), ("a", "Maximiliana Ek", None)])
    for table in ("card", "sealed_suggestion"):
        assert len({len(row[-1]) for row in rows(path, table)}) == 1  # type: ignore[arg-type]
