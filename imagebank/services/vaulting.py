"""The people vault's verbs: set up, open, lock, change what opens it, and let the system's keyring remember.

Only curators open the vault. The ledger says that it was set up or that its locks were changed, never by what.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

import keyring
from keyring.errors import KeyringError

from imagebank.core.errors import N_, Refused
from imagebank.services.library import Library
from imagebank.services.snapshots import forget_snapshot
from imagebank.services.suggesting import cleanse
from imagebank.store import assets

SERVICE = "imagebank"
"""Under this name and the vault's id the keyring holds the device's key."""

KEYRING_FAILS = (KeyringError, RuntimeError, OSError, ImportError)
"""What keyrings do when they are absent, locked or broken."""


@dataclass(frozen=True, slots=True)
class VaultStatus:
    """How the vault stands. `keyring`: this computer's keyring opens it; `plain`: names of before are not encrypted yet.

    `recovery`: there is a recovery key; `cards` and `evidence`: how many persons have a card, how many forms are kept.
    """

    set_up: bool
    open: bool
    keyring: bool
    plain: bool
    recovery: bool = False
    cards: int = 0
    evidence: int = 0


def status(library: Library) -> VaultStatus:
    """How the vault stands."""
    vault = library.people_vault
    cards, evidence = vault.counts()
    return VaultStatus(
        vault.is_set_up,
        vault.is_open,
        _remembered(library) is not None,
        vault.is_plain,
        vault.has_recovery,
        cards,
        evidence,
    )


def set_up_vault(library: Library, passphrase: str) -> str:
    """Make the people vault and open it; returns the recovery key, to be shown once and kept on paper.

    Raises Refused WEAK_PASSPHRASE or VAULT_EXISTS.
    """
    with library.write("vault-set-up", "vault"):
        return library.people_vault.set_up(passphrase)


def open_vault(library: Library, passphrase: str) -> None:
    """Open the vault. Raises Refused WRONG_PASSPHRASE, VAULT_WAIT or VAULT_NOT_SET_UP."""
    library.require_curator()
    library.people_vault.open(passphrase)
    settle(library)


def open_vault_with_recovery(library: Library, key: str) -> None:
    """Open the vault by its recovery key. Raises as `open_vault` does."""
    library.require_curator()
    library.people_vault.open_with_recovery(key)
    settle(library)


def open_from_keyring(library: Library) -> bool:
    """Open the vault by the key that the system's keyring remembers; False where it has none that opens."""
    if not library.actor.may_write:
        return False
    key = _remembered(library)
    if key is None:
        return False
    try:
        library.people_vault.open_with_device(key)
    except Refused:  # it was forgotten from elsewhere
        return False
    settle(library)
    return True


def lock_vault(library: Library) -> None:
    """Lock the vault in this program."""
    library.people_vault.lock()


def change_passphrase(library: Library, new: str) -> None:
    """Change the open vault's passphrase. Raises Refused WEAK_PASSPHRASE or VAULT_CLOSED."""
    with library.write("vault-passphrase", "vault"):
        library.people_vault.set_passphrase(new)


def renew_recovery_key(library: Library) -> str:
    """Give the open vault a new recovery key, which is returned; the one of before opens nothing any more."""
    with library.write("vault-recovery", "vault"):
        return library.people_vault.new_recovery_key()


def remember_in_keyring(library: Library) -> None:
    """Let the system's keyring open the vault from now on. Raises Refused NO_KEYRING where the system has none that works."""
    library.require_curator()
    vault, before = library.people_vault, _remembered(library)
    key = vault.device_key()
    said = base64.b64encode(key).decode("ascii")
    try:  # outside any write: the system may ask its user first
        keyring.set_password(SERVICE, str(vault.vault_id), said)
        kept = keyring.get_password(SERVICE, str(vault.vault_id)) == said
    except KEYRING_FAILS:
        kept = False
    if not kept:
        vault.forget_device(key)
        raise _no_keyring()
    with library.write("vault-remember", "vault"):
        pass
    if before is not None:
        vault.forget_device(before)


def forget_in_keyring(library: Library, *, everywhere: bool = False) -> None:
    """Let this computer's keyring open the vault no more; `everywhere`: nor that of any other. Works on a locked vault."""
    vault, key = library.people_vault, _remembered(library)
    if key is None and not everywhere:
        return
    with library.write("vault-forget", "vault", everywhere=everywhere):
        vault.forget_device(None if everywhere else key)
    if key is not None:
        try:
            keyring.delete_password(SERVICE, str(vault.vault_id))
        except KEYRING_FAILS:
            return  # what it holds opens nothing any more


def settle(library: Library) -> int:
    """Do what had to wait until the vault was open: names that files gave leave other words. Returns how many assets had them."""
    waiting = library.people_vault.uncleansed()
    if not waiting or not library.actor.may_write or not library.people_vault.is_open:
        return 0
    names = {id: [name for name, _area in library.people_vault.suggestions(id)] for id in waiting}
    known = {asset.id for asset in assets.get(library.db, waiting)}
    if known:
        with library.write("vault-settle", "vault", assets=len(known)) as db:
            forget_snapshot(library)
            for id in sorted(known & {asset.id for asset in assets.get(db, waiting)}):
                cleanse(db, id, names[id])
                assets.touch(db, id)
    library.people_vault.cleansed(waiting)
    return len(known)


def _remembered(library: Library) -> bytes | None:
    """The key that this computer's keyring holds for the vault."""
    vault = library.people_vault.vault_id
    if vault is None or not library.people_vault.has_device:
        return None
    try:
        said = keyring.get_password(SERVICE, vault)
        return base64.b64decode(said, validate=True) if said else None
    except (*KEYRING_FAILS, binascii.Error, ValueError):
        return None


def _no_keyring() -> Refused:
    return Refused(
        "NO_KEYRING",
        N_("Datorn har ingen nyckelring som går att använda, så personvalvet öppnas med lösenfrasen som förut."),
    )
