"""How the people vault stands, as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from imagebank.core.errors import N_
from imagebank.language import _

VaultState = Literal["missing", "locked", "open"]

STATE_ICONS: dict[VaultState, str] = {
    "missing": "shield-question-mark",
    "locked": "lock",
    "open": "lock-open",
}
STATE_WORDS: dict[VaultState, str] = {"missing": N_("Saknas"), "locked": N_("Låst"), "open": N_("Öppet")}
_STATE_SENTENCES: dict[VaultState, str] = {
    "missing": N_("Banken har inget personvalv ännu. Skapa det när namn, kontakter eller underskrivna blanketter ska sparas; allt annat fungerar utan."),
    "locked": N_("Namn och blanketter är krypterade. Allt annat fungerar som vanligt, med pseudonymer."),
    "open": N_("Namn och blanketter går att läsa i det här fönstret tills valvet låses eller programmet stängs."),
}  # fmt: skip
LEAST_SIGNS = 12
"""The signs of a passphrase that the window asks for at least."""


@dataclass(frozen=True, slots=True)
class VaultValue:
    """`keyring`: this computer's keyring opens the vault; `plain`: names of before are not encrypted yet."""

    state: VaultState
    keyring: bool = False
    plain: bool = False


def state_word(state: VaultState) -> str:
    """The state in a word."""
    return _(STATE_WORDS[state])


def state_sentence(value: VaultValue) -> str:
    """What the state means, and what else is worth knowing."""
    said = [_(_STATE_SENTENCES[value.state])]
    if value.plain:
        said.append(_("Namn från en tidigare version ligger okrypterade tills valvet skapas."))
    if value.keyring:
        said.append(_("Datorns nyckelring öppnar valvet när banken öppnas."))
    return " ".join(said)
