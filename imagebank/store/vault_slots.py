"""The people vault's slots, and the waits that slow guessing down. The counts lie in the file and survive a restart."""

from __future__ import annotations

import math

from imagebank.core.errors import N_, Refused
from imagebank.store.engine import Connection
from imagebank.store.vault_crypto import Identity, Keys, Slot, WrongSecret, keys_of, master_of

FREE_TRIES, LONGEST_WAIT = 3, 300.0
SHORTEST_PASSPHRASE = 12


def require_strong(passphrase: str) -> None:
    """Raise Refused for a passphrase that is too short; length is the one thing asked for."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise Refused(
            "WEAK_PASSPHRASE",
            N_("Lösenfrasen är för kort. Välj minst {signs} tecken, gärna fyra ord som inte hör ihop."),
            signs=SHORTEST_PASSPHRASE,
        )


def wrong() -> Refused:
    """The sentence for whatever does not open the vault: it gives no hint."""
    return Refused(
        "WRONG_PASSPHRASE", N_("Lösenfrasen eller nyckeln stämmer inte, och personvalvet är fortfarande låst. Skriv den en gång till.")
    )  # fmt: skip


def waiting(seconds: float) -> Refused:
    """The sentence for a try during the wait."""
    left = math.ceil(seconds)
    if left == 1:
        return Refused(
            "VAULT_WAIT",
            N_("För många felaktiga försök att öppna personvalvet. Vänta 1 sekund och försök sedan igen."),
            seconds=left,
        )
    return Refused(
        "VAULT_WAIT",
        N_("För många felaktiga försök att öppna personvalvet. Vänta {seconds} sekunder och försök sedan igen."),
        seconds=left,
    )


def wait_after(failures: int) -> float:
    """Seconds to wait after so many failures in a row."""
    return 0.0 if failures < FREE_TRIES else min(2.0 ** min(failures - FREE_TRIES, 30), LONGEST_WAIT)


def begin_try(db: Connection, now: float) -> float:
    """Count a try as failed before it is made, so that a killed or a parallel guess counts too.

    Returns the seconds left to wait; then nothing was counted and nothing may be tried.
    """
    row = db.execute("SELECT failures, failed_at FROM vault").fetchone()
    wait = wait_after(row["failures"])
    left = row["failed_at"] + wait - now
    if left > wait:  # the clock has been set back: the wait begins again
        db.execute("UPDATE vault SET failed_at = ?", (now,))
        left = wait
    if left > 0:
        return left
    db.execute("UPDATE vault SET failures = failures + 1, failed_at = ?", (now,))
    return 0.0


def forgive(db: Connection) -> None:
    """Forget the failures: the vault was opened."""
    db.execute("UPDATE vault SET failures = 0, failed_at = 0")


def put(db: Connection, slot: Slot, *, alone: bool = True) -> None:
    """Keep a slot; with `alone`, in place of those of its kind."""
    if alone:
        remove(db, slot.kind)
    row = (slot.id, slot.kind, slot.how, slot.salt, slot.sealed, slot.check)
    db.execute("INSERT INTO slot (id, kind, how, salt, sealed, proof) VALUES (?, ?, ?, ?, ?, ?)", row)


def of_kind(db: Connection, kind: str) -> list[Slot]:
    """The slots of a kind."""
    rows = db.execute("SELECT id, kind, how, salt, sealed, proof FROM slot WHERE kind = ?", (kind,)).fetchall()
    return [Slot(*row) for row in rows]


def remove(db: Connection, kind: str, id: str | None = None) -> None:
    """Take away one slot, or all of a kind."""
    db.execute("DELETE FROM slot WHERE kind = ? AND (id = ? OR ? IS NULL)", (kind, id, id))


def fitting(db: Connection, identity: Identity, kind: str, secret: bytes) -> tuple[Slot, Keys] | None:
    """The slot of `kind` that `secret` opens, and the keys; None where there is none. Raises Unreadable for damage."""
    for slot in of_kind(db, kind):
        try:
            master = master_of(identity.vault, slot, secret)
        except WrongSecret:
            continue
        return slot, keys_of(identity, master)
    return None
