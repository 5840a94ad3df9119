"""The people vault's cryptography, without any SQL: slots that hold the master key, entries, what is sealed to the vault.

A master key of 256 random bits wraps a key of each person's own and the vault's private key. Slots wrap the master key by
a passphrase (Argon2id), by a recovery key or by a device key (HKDF). Everything is AES-256-GCM with associated data that
names the vault and what the entry is, so that rows cannot change places. What comes while the vault is closed is sealed
to its public key (HPKE, RFC 9180: X25519, HKDF-SHA256, AES-256-GCM).
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from dataclasses import asdict, dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from imagebank.core.ids import new_id

KEY_BYTES, NONCE_BYTES, SALT_BYTES = 32, 12, 16
PADDED_TO = 256
"""A short text is padded to a multiple of this, so that its length does not tell a name."""

RECOVERY_SIGNS, RECOVERY_GROUP = 35, 5
"""35 signs of 31: 173 bits, in seven groups that can be read aloud."""

PASSPHRASE, RECOVERY, KEYRING = "passphrase", "recovery", "keyring"
MOST_MEMORY_KIB, MOST_ITERATIONS, MOST_LANES = 4 * 1024 * 1024, 100, 64
"""What a slot may ask of this machine; a damaged one may not ask for more."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Unreadable(Exception):
    """What was sealed is damaged, has changed places, or was sealed by another key."""


class WrongSecret(Exception):
    """The passphrase or key does not open the slot."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id costs; kept in the slot, so that it can grow."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


COST = Cost()


@dataclass(frozen=True, slots=True)
class Slot:
    """The master key, wrapped one way. `how` is the derivation as JSON; `check` finds damage without any secret."""

    id: str
    kind: str
    how: str
    salt: bytes
    sealed: bytes
    check: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """What an open vault holds in memory."""

    vault: str
    master: bytes = field(repr=False)
    private: X25519PrivateKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the file says of the vault: its id, its public key, and its private key wrapped by the master."""

    vault: str
    public: bytes
    private: bytes


def label(*parts: str) -> bytes:
    """Associated data: what an entry is, in a spelling that cannot be read two ways."""
    return json.dumps(parts).encode()


def new_key() -> bytes:
    """256 random bits."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, what: bytes) -> bytes:
    """Encrypt; only the same key and `what` open it again."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, what)


def unseal(key: bytes, sealed: object, what: bytes) -> bytes:
    """Decrypt. Raises Unreadable for anything that is not, to the last bit, what `seal` gave for `key` and `what`."""
    if not isinstance(sealed, bytes) or len(sealed) < NONCE_BYTES:
        raise Unreadable
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], what)
    except InvalidTag as error:
        raise Unreadable from error


def unseal_key(key: bytes, sealed: object, what: bytes) -> bytes:
    """Decrypt a key."""
    found = unseal(key, sealed, what)
    if len(found) != KEY_BYTES:
        raise Unreadable
    return found


def packed(said: object) -> bytes:
    """A value as JSON, padded."""
    text = json.dumps(said).encode()
    return text.ljust(-(-len(text) // PADDED_TO) * PADDED_TO)


def new_vault() -> tuple[Keys, Identity]:
    """A new vault's keys."""
    keys = Keys(new_id(), new_key(), X25519PrivateKey.generate())
    private = seal(keys.master, keys.private.private_bytes_raw(), label(keys.vault, "private"))
    return keys, Identity(keys.vault, keys.private.public_key().public_bytes_raw(), private)


def keys_of(identity: Identity, master: bytes) -> Keys:
    """The keys that the master opens. Raises Unreadable, also where the public key is not the private one's."""
    raw = unseal_key(master, identity.private, label(identity.vault, "private"))
    private = X25519PrivateKey.from_private_bytes(raw)
    if private.public_key().public_bytes_raw() != identity.public:
        raise Unreadable
    return Keys(identity.vault, master, private)


def new_recovery_key() -> str:
    """A recovery key, to be shown once and kept on paper."""
    signs = new_id(RECOVERY_SIGNS)
    return "-".join(signs[at : at + RECOVERY_GROUP] for at in range(0, RECOVERY_SIGNS, RECOVERY_GROUP))


def passphrase_bytes(text: str) -> bytes:
    """A passphrase as bytes: the same whichever keyboard spelt its å, ä and ö."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


def recovery_bytes(text: str) -> bytes:
    """A recovery key as bytes: letters and digits only, whatever parts them."""
    return "".join(sign for sign in text.lower() if sign.isalnum()).encode("utf-8", "surrogatepass")


def make_slot(keys: Keys, kind: str, secret: bytes, cost: Cost = COST) -> Slot:
    """Wrap the master key by `secret`; `cost` is for passphrases, which people choose."""
    id, salt = new_id(), os.urandom(SALT_BYTES)
    how = json.dumps(asdict(cost) if kind == PASSPHRASE else {})
    sealed = seal(_derived(kind, secret, how, salt), keys.master, _slot_label(keys.vault, id, kind, how))
    return Slot(id, kind, how, salt, sealed, _check(id, kind, how, salt, sealed))


def master_of(vault: str, slot: Slot, secret: bytes) -> bytes:
    """The master key out of a slot. Raises WrongSecret, and Unreadable for a slot that is damaged whatever the secret."""
    if slot.check != _check(slot.id, slot.kind, slot.how, slot.salt, slot.sealed):
        raise Unreadable
    key = _derived(slot.kind, secret, slot.how, slot.salt)
    try:
        return unseal_key(key, slot.sealed, _slot_label(vault, slot.id, slot.kind, slot.how))
    except Unreadable as error:
        raise WrongSecret from error


def seal_to(identity: Identity, plain: bytes, what: bytes) -> bytes:
    """Encrypt to the vault's public key; only the open vault reads it. Raises Unreadable for a damaged public key."""
    try:
        return _SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(identity.public), info=what)
    except (ValueError, TypeError) as error:
        raise Unreadable from error


def open_sealed(keys: Keys, sealed: object, what: bytes) -> bytes:
    """Decrypt what was sealed to the vault. Raises Unreadable."""
    if not isinstance(sealed, bytes):
        raise Unreadable
    try:
        return _SUITE.decrypt(sealed, keys.private, info=what)
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def _slot_label(vault: str, id: str, kind: str, how: str) -> bytes:
    return label(vault, "slot", id, kind, how)


def _check(id: str, kind: str, how: str, salt: bytes, sealed: bytes) -> bytes:
    said = [id, kind, how, *(part.hex() if isinstance(part, bytes) else repr(part) for part in (salt, sealed))]
    return hashlib.sha256(label(*map(str, said))).digest()


def _derived(kind: str, secret: bytes, how: str, salt: bytes) -> bytes:
    if kind != PASSPHRASE:
        return HKDF(SHA256(), KEY_BYTES, salt, label("imagebank people vault", kind)).derive(secret)
    try:
        cost = Cost(**json.loads(how))
        asked, most = (cost.memory_kib, cost.iterations, cost.lanes), (MOST_MEMORY_KIB, MOST_ITERATIONS, MOST_LANES)
        if any(one > limit for one, limit in zip(asked, most, strict=True)):
            raise Unreadable
        return Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
        ).derive(secret)
    except (ValueError, TypeError, OverflowError) as error:
        raise Unreadable from error
