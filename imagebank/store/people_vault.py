"""The people vault: names, contact, guardians and signed forms, encrypted in a file of their own and nowhere else.

Closed, it still takes in names that files suggest, and still erases; no dump, pack, log or copy of the catalogue includes
it. The opening is in `vault_opening`, the cryptography in `vault_crypto`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from imagebank.core.card import Card, Evidence
from imagebank.core.errors import N_, WrongWords
from imagebank.store import vault_cards, vault_evidence, vault_file, vault_plain, vault_suggestions
from imagebank.store.vault_crypto import Cost
from imagebank.store.vault_file import guarded
from imagebank.store.vault_opening import OpenableVault


class PeopleVault(OpenableVault):
    """Pseudonym → card and evidence; asset → suggested names.

    `unkept` counts suggestions that came before there was a vault to keep them in.
    """

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time, cost: Cost | None = None) -> None:
        super().__init__(path, now=now, cost=cost)
        self.unkept = 0

    def put(self, person: str, name: str) -> None:
        """Keep the name of a pseudonym; the rest of the card stays."""
        with self._writing() as db:
            vault_cards.put_name(db, self._needed(db), person, name)

    def put_card(self, person: str, card: Card) -> None:
        """Keep a person's card; the one of before becomes history."""
        with self._writing() as db:
            vault_cards.put(db, self._needed(db), person, card)

    def name_of(self, person: str) -> str | None:
        """The name; None when there is none, or the vault is not open."""
        card = self.card(person)
        return card.name if card else None

    def names(self) -> dict[str, str]:
        """Pseudonym → name of everybody; nobody when the vault is not open."""
        with self._reading() as db:
            keys = self._held(db)
            return vault_cards.names(db, keys) if keys else {}

    def card(self, person: str) -> Card | None:
        """The card; None when there is none, or the vault is not open."""
        with self._reading() as db:
            keys = self._held(db)
            return vault_cards.newest(db, keys, person) if keys else None

    def card_history(self, person: str) -> tuple[Card, ...]:
        """Every card of a person, the one that holds now first; none when the vault is not open."""
        with self._reading() as db:
            keys = self._held(db)
            return vault_cards.history(db, keys, person) if keys else ()

    def counts(self) -> tuple[int, int]:
        """How many persons have a card, and how many forms are kept; also on a closed vault."""
        with self._reading() as db:
            if vault_file.identity(db) is None:
                return 0, 0
            cards = db.execute("SELECT count(DISTINCT person) FROM card").fetchone()[0]
            return cards, db.execute("SELECT count(*) FROM evidence").fetchone()[0]

    def erase(self, person: str) -> None:
        """Destroy a person's key, cards and evidence that nobody shares, and their traces. Works on a closed vault.

        Raises LibraryProblem VAULT_BUSY where another program keeps traces; everything is gone when it is done again.
        """
        with self._destroying() as db:
            vault_evidence.erase(db, person)
            vault_plain.forget_person(db, person)

    def merge_person(self, kept: str, gone: str) -> None:
        """Two pseudonyms were one person: evidence of `gone` is for `kept`, its cards are history, its key is destroyed."""
        if kept == gone:
            raise WrongWords("SAME_PERSON", N_("Ange två olika personer att slå ihop."))
        with self._destroying() as db:
            keys = self._needed(db)
            vault_cards.merge(db, keys, kept, gone)
            vault_evidence.merge(db, keys, kept, gone)
            vault_evidence.erase(db, gone)

    def put_evidence(self, id: str, persons: Sequence[str], content: bytes, kind: str, name: str) -> None:
        """Keep a signed form about `persons`. Raises Refused for more than 50 MB or an id that is taken."""
        vault_evidence.require_fit(id, persons, content)
        with self._writing() as db:
            vault_evidence.put(db, self._needed(db), id, persons, Evidence(content, kind, name))

    def evidence(self, id: str) -> Evidence | None:
        """The form; None when there is none of that id. Raises Refused on a vault that is not open."""
        with guarded(self.path), self._file.snapshot() as db:
            return vault_evidence.get(db, self._needed(db), id)

    def same_evidence(self, persons: Sequence[str], content: bytes) -> str | None:
        """The id of this very form, kept for just these persons; None where it is new. Raises Refused on a closed vault."""
        with guarded(self.path), self._file.snapshot() as db:
            return vault_evidence.same(db, self._needed(db), persons, content)

    def evidence_ids(self, person: str) -> list[str]:
        """The ids of a person's forms, oldest first, also on a closed vault."""
        with self._reading() as db:
            return vault_evidence.ids(db, person)

    def suggest(self, names: Sequence[tuple[str, str, str | None]]) -> None:
        """Keep names that incoming files give persons: (asset, name, area as JSON [x, y, width, height] or None).

        Closed, they are sealed until the vault is opened; before it is set up they are only counted.
        """
        if not names:
            return
        with self._writing() as db:
            identity = vault_file.identity(db)
            if identity is None:
                self.unkept += len(names)
                return
            vault_suggestions.put(db, identity, names)
            keys = self._held(db)
            if keys:
                vault_suggestions.compact(db, keys, [asset for asset, _name, _area in names])

    def suggestions(self, asset: str) -> list[tuple[str, str | None]]:
        """(name, area) of everybody whom an asset's file names; nobody when the vault is not open."""
        with self._reading() as db:
            keys = self._held(db)
            return vault_suggestions.get(db, keys, asset) if keys else []

    def move_suggestions(self, assets: Sequence[str], asset: str) -> None:
        """Give one asset the names that others' files gave, when they are merged."""
        with self._writing() as db:
            vault_suggestions.move(db, assets, asset)

    def forget_suggestions(self, assets: Sequence[str]) -> None:
        """Throw away the names that the files of these assets gave."""
        with self._writing() as db:
            vault_suggestions.forget(db, assets)

    def leave_uncleansed(self, assets: Sequence[str]) -> None:
        """Note, on a closed vault, assets whose words may hold names that only the open vault can tell."""
        with self._writing() as db:
            vault_suggestions.leave_uncleansed(db, assets)

    def uncleansed(self) -> list[str]:
        """The assets that wait for the vault to be opened."""
        with self._reading() as db:
            return vault_suggestions.uncleansed(db)

    def cleansed(self, assets: Sequence[str]) -> None:
        """Note that assets wait no more."""
        with self._writing() as db:
            db.executemany("DELETE FROM uncleansed WHERE asset = ?", [(asset,) for asset in assets])
