"""A people vault as something that is absent (not set up), closed or open: its slots, its keys, its waits.

The file is asked each time what it is: another program may have set it up or changed its slots meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from imagebank.core.errors import N_, LibraryProblem, Refused
from imagebank.store import vault_crypto, vault_file, vault_plain, vault_slots
from imagebank.store.engine import Connection
from imagebank.store.vault_crypto import KEYRING, PASSPHRASE, RECOVERY, Cost, Identity, Keys, make_slot
from imagebank.store.vault_file import SCRUB, guarded, leave


class OpenableVault:
    """A vault's file and, while it is open, its keys. `cost` is what a new passphrase slot costs."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time, cost: Cost | None = None) -> None:
        self.path, self.now, self.cost = path, now, cost or vault_crypto.COST
        self._keys: Keys | None = None
        self._file = vault_file.opened(path)

    @property
    def is_set_up(self) -> bool:
        """Whether there is a vault to open."""
        with self._reading() as db:
            return vault_file.identity(db) is not None

    @property
    def is_open(self) -> bool:
        """Whether names can be read now."""
        if self._keys is None:
            return False
        with self._reading() as db:
            return self._held(db) is not None

    @property
    def is_plain(self) -> bool:
        """Whether the file still holds unencrypted names of before, which setting up or opening takes over."""
        with self._reading() as db:
            return vault_plain.is_there(db)

    @property
    def vault_id(self) -> str | None:
        """The vault's own id; None before it is set up."""
        with self._reading() as db:
            found = vault_file.identity(db)
        return found.vault if found else None

    @property
    def has_recovery(self) -> bool:
        """Whether there is a recovery key; also on a closed vault."""
        with self._reading() as db:
            return vault_file.identity(db) is not None and bool(vault_slots.of_kind(db, RECOVERY))

    @property
    def has_device(self) -> bool:
        """Whether any computer's keyring may open it: only then is a keyring asked, which may ask its user."""
        with self._reading() as db:
            return vault_file.identity(db) is not None and bool(vault_slots.of_kind(db, KEYRING))

    def require_open(self) -> None:
        """Raise Refused VAULT_NOT_SET_UP or VAULT_CLOSED where names can neither be read nor kept."""
        with self._reading() as db:
            self._needed(db)

    def set_up(self, passphrase: str) -> str:
        """Make the vault, open it, take unencrypted names of before over; returns the recovery key, which is kept nowhere.

        Raises Refused WEAK_PASSPHRASE or VAULT_EXISTS.
        """
        vault_slots.require_strong(passphrase)
        keys, identity = vault_crypto.new_vault()
        recovery = vault_crypto.new_recovery_key()
        slots = (
            make_slot(keys, PASSPHRASE, vault_crypto.passphrase_bytes(passphrase), self.cost),
            make_slot(keys, RECOVERY, vault_crypto.recovery_bytes(recovery)),
        )
        with self._writing() as db:
            if vault_file.identity(db) is not None:
                raise Refused("VAULT_EXISTS", N_("Banken har redan ett personvalv. Öppna det med dess lösenfras."))
            row = (identity.vault, identity.public, identity.private)
            db.execute("INSERT INTO vault (id, public, private) VALUES (?, ?, ?)", row)
            for slot in slots:
                vault_slots.put(db, slot)
            if vault_plain.is_there(db):
                vault_plain.take_over(db, keys, identity)
        self._keys = keys
        vault_file.tidy(self._file)
        return recovery

    def open(self, passphrase: str) -> None:
        """Open by passphrase. Raises Refused WRONG_PASSPHRASE, VAULT_WAIT or VAULT_NOT_SET_UP."""
        self._open_slowly(PASSPHRASE, vault_crypto.passphrase_bytes(passphrase))

    def open_with_recovery(self, key: str) -> None:
        """Open by the recovery key. Raises as `open` does."""
        self._open_slowly(RECOVERY, vault_crypto.recovery_bytes(key))

    def open_with_device(self, key: bytes) -> None:
        """Open by a key that a keyring held: random, so never slowed down. Raises Refused WRONG_PASSPHRASE."""
        self._begin(self._fitting(KEYRING, key))

    def lock(self) -> None:
        """Forget the keys."""
        self._keys = None

    def close(self) -> None:
        """Forget the keys and close the file."""
        self.lock()
        with suppress(LibraryProblem):
            vault_file.tidy(self._file)
        self._file.close()

    def set_passphrase(self, new: str) -> None:
        """Change the passphrase of the open vault: one slot is written anew, nothing is encrypted again."""
        vault_slots.require_strong(new)
        self._new_slot(PASSPHRASE, vault_crypto.passphrase_bytes(new))

    def new_recovery_key(self) -> str:
        """Make a new recovery key, which is returned; the one of before opens nothing any more."""
        key = vault_crypto.new_recovery_key()
        self._new_slot(RECOVERY, vault_crypto.recovery_bytes(key))
        return key

    def device_key(self) -> bytes:
        """Make a slot for a device and return the key that its keyring is to hold."""
        key = vault_crypto.new_key()
        self._new_slot(KEYRING, key)
        return key

    def forget_device(self, key: bytes | None = None) -> None:
        """Take away the slot that `key` opens, or those of all devices; works on a closed vault."""
        found = self._fitting(KEYRING, key) if key is not None and self.is_set_up else None
        with self._destroying() as db:
            if key is None or found is not None:
                vault_slots.remove(db, KEYRING, found[0].id if found else None)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self.path):
            yield self._file.read()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with guarded(self.path), self._file.write() as db:
            yield db

    @contextmanager
    def _destroying(self) -> Iterator[Connection]:
        """A write after which nothing of what it took away is left in the file or its log."""
        with self._writing() as db:
            yield db
            leave(db, SCRUB)
        vault_file.scrub(self._file)

    def _held(self, db: Connection) -> Keys | None:
        """The keys, where the vault is open and still the one that they open."""
        keys = self._keys
        found = vault_file.identity(db) if keys else None
        return keys if keys and found and found.vault == keys.vault else None

    def _needed(self, db: Connection) -> Keys:
        keys = self._held(db)
        if keys is None:
            raise vault_file.not_set_up() if vault_file.identity(db) is None else vault_file.closed()
        return keys

    def _identity(self) -> Identity:
        with self._reading() as db:
            found = vault_file.identity(db)
        if found is None:
            raise vault_file.not_set_up()
        return found

    def _fitting(self, kind: str, secret: bytes) -> tuple[vault_crypto.Slot, Keys] | None:
        identity = self._identity()
        with self._reading() as db:
            return vault_slots.fitting(db, identity, kind, secret)

    def _open_slowly(self, kind: str, secret: bytes) -> None:
        self._identity()
        with self._writing() as db:
            left = vault_slots.begin_try(db, self.now())
        if left > 0:
            raise vault_slots.waiting(left)
        try:
            found = self._fitting(kind, secret)
        except LibraryProblem:  # damage is nobody's wrong guess
            with self._writing() as db:
                vault_slots.forgive(db)
            raise
        self._begin(found)

    def _begin(self, found: tuple[vault_crypto.Slot, Keys] | None) -> None:
        if found is None:
            raise vault_slots.wrong()
        keys, identity = found[1], self._identity()
        with self._writing() as db:
            vault_slots.forgive(db)
            if vault_plain.is_there(db):  # an older program has written here since
                vault_plain.take_over(db, keys, identity)
        self._keys = keys
        vault_file.tidy(self._file)

    def _new_slot(self, kind: str, secret: bytes) -> None:
        with self._reading() as db:
            keys = self._needed(db)
        slot = make_slot(keys, kind, secret, self.cost)
        with self._destroying() as db:
            self._needed(db)
            vault_slots.put(db, slot, alone=kind != KEYRING)
