"""Whether registered names were looked for in what is about to leave; said where they could not be."""

from __future__ import annotations

from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.alt_texts import names_unchecked
from imagebank.services.library import Library
from imagebank.services.vaulting import open_from_keyring

UNCHECKED = N_(
    "Obs: texterna är inte jämförda med registrerade namn, för personvalvet är låst. "
    "Kontrollera själv att ingen nämns vid namn, eller gör steget i fönstret med valvet öppet."
)


def heed_names(library: Library) -> str:
    """Open the people vault where the keyring remembers it; else a sentence to be shown. Empty where nothing is to be said."""
    if library.actor.may_write and library.people_vault.is_set_up and not library.people_vault.is_open:
        open_from_keyring(library)
    return _(UNCHECKED) if names_unchecked(library) else ""


def noted(text: str, note: str) -> str:
    """An answer with the sentence below it."""
    return f"{text}\n{note}" if note else text
