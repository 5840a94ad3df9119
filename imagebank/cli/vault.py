"""`imagebank vault …`: sets up the people vault, changes what opens it, lets the system's keyring remember."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from imagebank.cli.opening import ENVIRONMENT_NEW, new_passphrase, passphrase, unlock
from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services import vaulting
from imagebank.services.library import Library

KEEP_IT = N_(
    "Återställningsnyckeln visas bara nu. Skriv ut den och förvara den inlåst, skild från datorn:\n\n    {key}"
)


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", choices=list(VERBS), help=_("Vad som ska göras med personvalvet"))
    parser.add_argument("--stdin", action="store_true", help=_("Läs lösenfrasen från standard in, en rad för varje"))
    parser.add_argument("--recovery", action="store_true", help=_("Lås upp med återställningsnyckeln i stället"))
    parser.add_argument("--everywhere", action="store_true", help=_("forget: glöm alla datorers nyckelringar"))


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        return VERBS[words.verb](library, words)


def _set_up(library: Library, words: argparse.Namespace) -> Answer:
    key = vaulting.set_up_vault(library, new_passphrase(words))
    return Answer({"set_up": True, "recovery_key": key}, _("Personvalvet är klart. ") + _(KEEP_IT).format(key=key))


def _open_check(library: Library, words: argparse.Namespace) -> Answer:
    _open_by_hand(library, words)
    return Answer({"open": True}, _("Personvalvet går att öppna."))


def _passphrase(library: Library, words: argparse.Namespace) -> Answer:
    _open_by_hand(library, words)
    vaulting.change_passphrase(library, new_passphrase(words, variable=ENVIRONMENT_NEW))
    return Answer({"changed": True}, _("Lösenfrasen är bytt."))


def _recovery(library: Library, words: argparse.Namespace) -> Answer:
    unlock(library, words)
    key = vaulting.renew_recovery_key(library)
    return Answer({"recovery_key": key}, _("Den gamla nyckeln gäller inte längre. ") + _(KEEP_IT).format(key=key))


def _remember(library: Library, words: argparse.Namespace) -> Answer:
    unlock(library, words)
    vaulting.remember_in_keyring(library)
    return Answer({"keyring": True}, _("Datorns nyckelring öppnar personvalvet från och med nu."))


def _forget(library: Library, words: argparse.Namespace) -> Answer:
    vaulting.forget_in_keyring(library, everywhere=words.everywhere)
    return Answer({"keyring": False}, _("Nyckelringen öppnar inte personvalvet längre."))


def _status(library: Library, _words: argparse.Namespace) -> Answer:
    found = vaulting.status(library)
    if found.set_up:
        lines = [
            _("Personvalvet finns."),
            _("Datorns nyckelring öppnar det.") if found.keyring
            else _("Det är låst: kommandon frågar efter lösenfrasen. Datorns nyckelring öppnar det inte; det gör den efter ”imagebank vault remember”, om datorn har en."),
            _("Återställningsnyckel: finns.") if found.recovery else _("Återställningsnyckel: saknas. Gör en med ”imagebank vault recovery”."),
            _("Kort: {n}.").format(n=found.cards),
            _("Underlag: {n}.").format(n=found.evidence),
        ]  # fmt: skip
    else:
        lines = [_("Banken har inget personvalv. Skapa det med ”imagebank vault set-up”.")]
    if found.plain:
        lines.append(_("Det finns namn som inte är krypterade än."))
    said = asdict(found)
    del said["open"]  # a command never finds it open
    return Answer(said, "\n".join(lines))


def _lock(library: Library, _words: argparse.Namespace) -> Answer:
    vaulting.lock_vault(library)
    return Answer({"open": False}, _("Personvalvet är låst. Kommandon håller det aldrig öppet efter sig."))


def _open_by_hand(library: Library, words: argparse.Namespace) -> None:
    """Open by what a person says, so that a keyring does not hide that it is forgotten."""
    library.people_vault.lock()
    question = N_("Återställningsnyckel: ") if words.recovery else N_("Personvalvets lösenfras: ")
    said = passphrase(words, question) if library.people_vault.is_set_up else None
    if said is None:
        library.people_vault.require_open()
    elif words.recovery:
        vaulting.open_vault_with_recovery(library, said)
    else:
        vaulting.open_vault(library, said)


VERBS: dict[str, Callable[[Library, argparse.Namespace], Answer]] = {
    "set-up": _set_up,
    "open-check": _open_check,
    "passphrase": _passphrase,
    "recovery": _recovery,
    "remember": _remember,
    "forget": _forget,
    "status": _status,
    "lock": _lock,
}

COMMAND = Command(
    "vault", N_("skapar personvalvet, där namn och underlag ligger krypterade, och byter vad som öppnar det"),
    "imagebank vault set-up", _flags, _run,
)  # fmt: skip
