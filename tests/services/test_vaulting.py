"""The people vault's verbs: ledger lines, who may, the keyring there and not there, and imports while it is locked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from imagebank.core.errors import Refused
from imagebank.core.people import Person
from imagebank.services.backing_up import BackedUp, back_up
from imagebank.services.dumping import dump
from imagebank.services.library import Library
from imagebank.services.merging import merge
from imagebank.services.releasing import add_person, persons
from imagebank.services.searching import read
from imagebank.services.undoing import undo_take_in
from imagebank.services.vaulting import (
    VaultStatus,
    change_passphrase,
    forget_in_keyring,
    lock_vault,
    open_from_keyring,
    open_vault,
    open_vault_with_recovery,
    remember_in_keyring,
    renew_recovery_key,
    set_up_vault,
    settle,
    status,
)
from imagebank.store import assets, ledger
from tests.making import FAST, PASSPHRASE, as_actor, picture, taken_in, vault_of
from tests.services.test_sidecars import everything, sidecar


class InMemory(KeyringBackend):
    """A keyring that works."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


@pytest.fixture(autouse=True)
def ring() -> Iterator[InMemory]:
    before, made = keyring.get_keyring(), InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def verbs(library: Library) -> list[str]:
    return [line.verb for line in ledger.lines(library.db, "vault")]


def code_of(verb, *values: object) -> str:
    with pytest.raises(Refused) as caught:
        verb(*values)
    return caught.value.code


def test_every_change_has_its_line_and_no_secret_is_in_it(library: Library) -> None:
    library.people_vault.cost = FAST
    secrets = [PASSPHRASE, "andra lugna ord", set_up_vault(library, PASSPHRASE)]
    change_passphrase(library, secrets[1])
    secrets.append(renew_recovery_key(library))
    lock_vault(library)
    assert code_of(change_passphrase, library, PASSPHRASE) == "VAULT_CLOSED"
    open_vault(library, secrets[1])
    lock_vault(library)
    open_vault_with_recovery(library, secrets[3])
    remember_in_keyring(library)
    forget_in_keyring(library)
    assert verbs(library) == ["vault-set-up", "vault-passphrase", "vault-recovery", "vault-remember", "vault-forget"]
    said = "".join(line.detail for line in ledger.lines(library.db))
    assert not any(secret in said for secret in secrets)
    assert code_of(set_up_vault, library, PASSPHRASE) == "VAULT_EXISTS"
    assert verbs(library)[-1] == "vault-forget"


def test_only_curators(library: Library) -> None:
    vault_of(library)
    remember_in_keyring(library)
    lock_vault(library)
    advisor = as_actor(library, "Lo", "advisor")
    for verb in (open_vault, open_vault_with_recovery, change_passphrase, set_up_vault):
        assert code_of(verb, advisor, PASSPHRASE) == "NOT_CURATOR"
    for verb in (remember_in_keyring, forget_in_keyring, renew_recovery_key):
        assert code_of(verb, advisor) == "NOT_CURATOR"
    assert not open_from_keyring(advisor)
    assert not library.people_vault.is_open


def test_the_keyring_opens_until_it_is_forgotten(library: Library, ring: InMemory) -> None:
    assert not open_from_keyring(library)
    assert code_of(remember_in_keyring, library) == "VAULT_NOT_SET_UP"
    vault_of(library)
    assert not open_from_keyring(library)
    remember_in_keyring(library)
    remember_in_keyring(library)
    assert list(ring.held) == [("imagebank", library.people_vault.vault_id)]
    lock_vault(library)
    assert status(library) == VaultStatus(set_up=True, open=False, keyring=True, plain=False, recovery=True)
    assert open_from_keyring(library)
    assert library.people_vault.is_open
    lock_vault(library)
    stolen = dict(ring.held)
    forget_in_keyring(library)
    forget_in_keyring(library)
    assert ring.held == {}
    ring.held = stolen
    assert not open_from_keyring(library)
    assert not library.people_vault.is_open
    ring.held = dict.fromkeys(stolen, "ingen base64")
    assert not open_from_keyring(library)
    open_vault(library, PASSPHRASE)


def test_forgotten_everywhere_another_computers_keyring_opens_nothing(library: Library, ring: InMemory) -> None:
    vault_of(library)
    remember_in_keyring(library)
    elsewhere, ring.held = dict(ring.held), {}
    remember_in_keyring(library)
    forget_in_keyring(library)
    ring.held = dict(elsewhere)
    assert open_from_keyring(library)
    ring.held = {}
    lock_vault(library)
    forget_in_keyring(library, everywhere=True)
    ring.held = elsewhere
    assert not open_from_keyring(library)


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_without_a_keyring_the_passphrase_opens_as_before(library: Library, backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    vault_of(library)
    assert code_of(remember_in_keyring, library) == "NO_KEYRING"
    assert verbs(library) == ["vault-set-up"]
    lock_vault(library)
    assert not open_from_keyring(library)
    assert not status(library).keyring
    forget_in_keyring(library)
    open_vault(library, PASSPHRASE)


def test_a_person_whose_name_cannot_be_kept_is_not_registered(library: Library) -> None:
    person = Person("", adult=True, role="personal")
    assert code_of(add_person, library, person, "Zarathustra Hemlig") == "VAULT_NOT_SET_UP"
    vault_of(library).lock()
    assert code_of(add_person, library, person, "Zarathustra Hemlig") == "VAULT_CLOSED"
    assert persons(library) == []
    add_person(library, person)
    assert len(persons(library)) == 1


def named(library: Library, folder: Path, seed: int = 1) -> str:
    picture(folder / f"{seed}.jpg", seed)
    sidecar(folder / f"{seed}.xmp")
    return taken_in(library, [folder / f"{seed}.jpg", folder / f"{seed}.xmp"]).imported[0][0]


def test_an_import_while_locked_keeps_its_names_sealed(library: Library, tmp_path: Path) -> None:
    vault = vault_of(library)
    vault.lock()
    id = named(library, tmp_path / "k")
    vault.leave_uncleansed([])
    assert vault.suggestions(id) == []
    library.close()
    assert not [
        path
        for path in library.root.rglob("*")
        if path.is_file() and path.suffix != ".xmp" and b"Testsson" in path.read_bytes()
    ]
    open_vault(library, PASSPHRASE)
    assert vault.suggestions(id) == [("Anna Testsson", None)]


def test_an_import_before_there_is_a_vault_keeps_no_name(library: Library, tmp_path: Path) -> None:
    report = taken_in(library, [sidecar(picture(tmp_path / "k" / "1.jpg").with_suffix(".xmp")).parent])
    id = report.imported[0][0]
    assert library.people_vault.unkept == 1
    vault = vault_of(library)
    assert vault.suggestions(id) == []
    undo_take_in(library, report.take_in)


def test_what_is_merged_while_locked_is_cleansed_when_it_opens(library: Library, tmp_path: Path) -> None:
    vault = vault_of(library)
    vault.lock()
    ids = [named(library, tmp_path / "k", 1)]
    for seed in (2, 3):
        ids.append(taken_in(library, [picture(tmp_path / f"{seed}.jpg", seed)]).imported[0][0])
        with library.write("test", ids[-1]) as db:
            assets.put_keywords(db, ids[-1], ("Anna Testsson", f"Ord {seed}"))
    merge(library, ids[1], [ids[0]])
    assert vault.uncleansed() == [ids[1]]
    merge(library, ids[2], [ids[1]])
    assert "Testsson" in everything(library)
    open_vault(library, PASSPHRASE)
    assert "Testsson" not in everything(library)
    assert set(read(library, [ids[2]])[0].keywords) == {"Aula", "Ord 2", "Ord 3"}
    assert vault.suggestions(ids[2]) == [("Anna Testsson", None)]
    assert (vault.uncleansed(), settle(library)) == ([], 0)
    assert [json.loads(line.detail) for line in ledger.lines(library.db, "vault")][-1] == {"assets": 1}


def test_a_sidecar_that_comes_while_locked_is_cleansed_when_it_opens(library: Library, tmp_path: Path) -> None:
    vault = vault_of(library)
    id = named(library, tmp_path / "k")
    vault.lock()
    late = tmp_path / "k" / "1.xmp"
    text = late.read_text("utf-8")
    start, end = text.index("<Iptc4xmpExt:PersonInImage>"), text.index("</Iptc4xmpExt:PersonInImage>")
    late.write_text(text[:start] + text[end + len("</Iptc4xmpExt:PersonInImage>") :], "utf-8")
    assert len(taken_in(library, [tmp_path / "k"]).sidecars) == 1
    assert vault.uncleansed() == [id]
    open_vault(library, PASSPHRASE)
    assert read(library, [id])[0].keywords == ("Aula",)
    assert "Testsson" not in everything(library)


def test_what_waits_and_is_undone_waits_no_more(library: Library, tmp_path: Path) -> None:
    vault = vault_of(library)
    vault.lock()
    picture(tmp_path / "k" / "1.jpg")
    sidecar(tmp_path / "k" / "1.xmp")
    report = taken_in(library, [tmp_path / "k"])
    vault.leave_uncleansed([report.imported[0][0]])
    undo_take_in(library, report.take_in)
    open_vault(library, PASSPHRASE)
    assert vault.uncleansed() == []


def test_no_copy_that_leaves_the_vault_has_a_name(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    add_person(library, Person("", adult=True, role="personal"), "Zarathustra Hemlig")
    for _ in back_up(library, tmp_path / "usb", BackedUp()):
        pass
    for _ in dump(library, tmp_path / "usb" / "dump.jsonl"):
        pass
    for path in (tmp_path / "usb").rglob("*"):
        assert not path.is_file() or b"Hemlig" not in path.read_bytes(), path


def test_everybody_who_acts_in_one_program_shares_the_open_vault(library: Library) -> None:
    vault_of(library)
    assert replace(library, actor=as_actor(library, "Robin").actor).people_vault.is_open
