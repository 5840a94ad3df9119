"""How a command gets the people vault open: the keyring, the environment, a question. Never a word of the command line.

What stands on a command line is seen by every program of the computer and kept in the shell's history.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.vaulting import open_from_keyring, open_vault

ENVIRONMENT, ENVIRONMENT_NEW = "IMAGEBANK_PASSPHRASE", "IMAGEBANK_NEW_PASSPHRASE"
"""For scripts: what opens the vault, and what is to open it from now on (`vault passphrase`)."""


def unlock(library: Library, words: argparse.Namespace) -> None:
    """Open the people vault for a command that needs names.

    Raises Refused VAULT_NOT_SET_UP, VAULT_CLOSED where nobody can be asked, and what `open_vault` raises.
    """
    vault = library.people_vault
    if vault.is_open:
        return
    if vault.is_set_up and not getattr(words, "stdin", False) and open_from_keyring(library):
        return
    said = passphrase(words, N_("Personvalvets lösenfras: ")) if vault.is_set_up else None
    if said is None:
        vault.require_open()
    else:
        open_vault(library, said)


def passphrase(words: argparse.Namespace, question: str, *, variable: str = ENVIRONMENT) -> str | None:
    """A passphrase: standard input's next line with `--stdin`, else the environment, else asked for; None for none."""
    if getattr(words, "stdin", False):
        line = sys.stdin.readline()
        return line.rstrip("\r\n") or None
    if os.environ.get(variable):
        return os.environ[variable]
    return getpass.getpass(_(question)) if sys.stdin is not None and sys.stdin.isatty() else None


def new_passphrase(words: argparse.Namespace, *, variable: str = ENVIRONMENT) -> str:
    """A passphrase to be: asked for twice where it is typed unseen. Raises WrongWords for none, Refused for two that differ."""
    said = passphrase(words, N_("Ny lösenfras (minst 12 tecken): "), variable=variable)
    if said is None:
        raise WrongWords(
            "NO_PASSPHRASE",
            N_("Ingen lösenfras är angiven. Skriv den när programmet frågar, på standard in med --stdin, eller i {variable}."),
            variable=variable,
        )  # fmt: skip
    is_typed = not getattr(words, "stdin", False) and not os.environ.get(variable)
    if is_typed and getpass.getpass(_("Samma lösenfras en gång till: ")) != said:
        raise Refused("PASSPHRASES_DIFFER", N_("Lösenfraserna är inte lika. Ingenting är ändrat; gör om."))
    return said
