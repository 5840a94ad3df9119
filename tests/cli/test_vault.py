"""`imagebank vault`: passphrases by prompt, standard input and environment, never as a word; what each verb answers."""

from __future__ import annotations

import argparse
import getpass
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends import fail

from imagebank.app import main
from imagebank.cli.opening import ENVIRONMENT, ENVIRONMENT_NEW, unlock
from imagebank.core.errors import Refused
from imagebank.services import library as libraries
from tests.making import FAST, PASSPHRASE
from tests.services.test_vaulting import InMemory

NEW = "andra lugna ord"


class Screen(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


class Bank:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.capsys, self.monkeypatch = folder, capsys, monkeypatch
        self.told = ""

    def __call__(self, *words: str, lines: str | None = None, actor: str = "Kim") -> tuple[int, Any]:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(lines or ""))
        more = ["--stdin"] if lines is not None else []
        code = main(["--library", str(self.folder), "--as", actor, "vault", *words, *more, "--json"])
        said = self.capsys.readouterr()
        self.told += said.out + said.err
        return code, json.loads(said.out)

    def code(self, *words: str, lines: str | None = None) -> str:
        return self(*words, lines=lines)[1]["error"]["code"]


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemory]:
    for name in (ENVIRONMENT, ENVIRONMENT_NEW):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("imagebank.store.vault_crypto.COST", FAST)
    before, made = keyring.get_keyring(), InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def bank(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Bank:
    libraries.init(tmp_path / "bank", "Kim").close()
    return Bank(tmp_path / "bank", capsys, monkeypatch)


def test_a_vaults_life(bank: Bank) -> None:
    none = {"recovery": False, "cards": 0, "evidence": 0}
    assert bank("status") == (0, {"set_up": False, "keyring": False, "plain": False, **none})
    assert bank.code("open-check", lines=f"{PASSPHRASE}\n") == "VAULT_NOT_SET_UP"
    code, said = bank("set-up", lines=f"{PASSPHRASE}\n")
    assert (code, said["set_up"], len(said["recovery_key"])) == (0, True, 41)
    assert bank("status") == (0, {"set_up": True, "keyring": False, "plain": False, **none, "recovery": True})
    assert bank("open-check", lines=f"{PASSPHRASE}\r\n") == (0, {"open": True})
    assert bank("open-check", "--recovery", lines=said["recovery_key"]) == (0, {"open": True})
    assert bank("passphrase", lines=f"{PASSPHRASE}\n{NEW}\n") == (0, {"changed": True})
    assert bank("open-check", lines=PASSPHRASE)[0] == 3
    assert bank("passphrase", "--recovery", lines=f"{said['recovery_key']}\n{PASSPHRASE}\n") == (0, {"changed": True})
    fresh = bank("recovery", lines=PASSPHRASE)[1]["recovery_key"]
    assert fresh != said["recovery_key"]
    assert bank.code("open-check", "--recovery", lines=said["recovery_key"]) == "WRONG_PASSPHRASE"
    assert bank("lock") == (0, {"open": False})
    assert PASSPHRASE not in bank.told
    assert NEW not in bank.told


def test_refusals(bank: Bank) -> None:
    assert bank.code("set-up") == "NO_PASSPHRASE"
    assert bank.code("set-up", lines="kort\n") == "WEAK_PASSPHRASE"
    assert bank.code("set-up", lines="\n") == "NO_PASSPHRASE"
    bank("set-up", lines=PASSPHRASE)
    assert bank.code("set-up", lines=PASSPHRASE) == "VAULT_EXISTS"
    assert bank.code("recovery") == "VAULT_CLOSED"
    assert bank.code("passphrase", lines=f"{PASSPHRASE}\nkort\n") == "WEAK_PASSPHRASE"
    for _ in range(3):
        assert bank.code("open-check", lines="fel\n") == "WRONG_PASSPHRASE"
    assert bank.code("open-check", lines=PASSPHRASE) == "VAULT_WAIT"


def test_no_passphrase_is_a_word(bank: Bank) -> None:
    for words in (["--passphrase", PASSPHRASE], [PASSPHRASE], ["--stdin", PASSPHRASE]):
        assert bank.code("set-up", *words) == "WORDS"


def test_the_environment_is_for_scripts(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, PASSPHRASE)
    assert bank("set-up")[0] == 0
    assert bank("open-check") == (0, {"open": True})
    monkeypatch.setenv(ENVIRONMENT_NEW, NEW)
    assert bank("passphrase") == (0, {"changed": True})
    assert bank.code("open-check") == "WRONG_PASSPHRASE"
    monkeypatch.setenv(ENVIRONMENT, NEW)
    assert bank("open-check") == (0, {"open": True})


def test_the_keyring(bank: Bank, ring: InMemory) -> None:
    bank("set-up", lines=PASSPHRASE)
    assert bank("remember", lines=PASSPHRASE) == (0, {"keyring": True})
    assert bank("status")[1]["keyring"] is True
    assert bank("recovery")[0] == 0
    assert bank.code("open-check") == "VAULT_CLOSED", "the keyring does not hide that nobody knows the passphrase"
    assert bank("forget", "--everywhere") == (0, {"keyring": False})
    assert ring.held == {}
    keyring.set_keyring(fail.Keyring())
    assert bank.code("remember", lines=PASSPHRASE) == "NO_KEYRING"
    assert bank("status")[1]["keyring"] is False


def test_a_passphrase_is_asked_for_unseen_and_twice(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [PASSPHRASE, PASSPHRASE + "x", PASSPHRASE, PASSPHRASE, PASSPHRASE]
    asked: list[str] = []
    monkeypatch.setattr(getpass, "getpass", lambda question: (asked.append(question), answers.pop(0))[1])
    monkeypatch.setattr(io, "StringIO", Screen)
    assert bank.code("set-up") == "PASSPHRASES_DIFFER"
    assert bank("set-up")[0] == 0
    assert bank("open-check") == (0, {"open": True})
    assert asked[-1] == "Personvalvets lösenfras: "
    assert (len(asked), answers) == (5, [])


def test_unlock_asks_the_keyring_then_the_environment_then_a_person(
    bank: Bank, ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = libraries.open_library(bank.folder, "Kim")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    words = argparse.Namespace()
    with pytest.raises(Refused) as caught:
        unlock(library, words)
    assert caught.value.code == "VAULT_NOT_SET_UP"
    bank("set-up", lines=PASSPHRASE)
    bank("remember", lines=PASSPHRASE)
    unlock(library, words)
    assert library.people_vault.is_open
    unlock(library, words)
    library.people_vault.lock()
    ring.held.clear()
    with pytest.raises(Refused) as caught:
        unlock(library, words)
    assert caught.value.code == "VAULT_CLOSED"
    monkeypatch.setenv(ENVIRONMENT, PASSPHRASE)
    unlock(library, words)
    library.people_vault.lock()
    monkeypatch.delenv(ENVIRONMENT)
    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(getpass, "getpass", lambda _question: PASSPHRASE)
    unlock(library, words)
    assert library.people_vault.is_open
    library.close()
