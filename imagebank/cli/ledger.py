"""`imagebank ledger show|verify|confirm`: who did what, when; and the confirmation after a restore."""

from __future__ import annotations

import argparse

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Verb, command_of, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.logbook import entries, state
from imagebank.services.reapplying import confirm_ledger
from imagebank.services.statements import plain
from imagebank.services.telling import SUBJECT_WORDS, VERB_WORDS


def _show_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--subject", metavar="ID", help=_("Bara rader om en bild, person eller ett bildpaket"))
    parser.add_argument("--last", type=int, default=50, metavar="N", help=_("Så många av de senaste raderna"))


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        found = entries(library, words.subject)[-max(words.last, 0) :]
    lines = [
        f"{one.seq:>6}  {one.at[:19]}  {one.actor}  {_(VERB_WORDS.get(one.verb, one.verb))}  {_(SUBJECT_WORDS.get(one.subject, one.subject))}"
        for one in found
    ]
    return Answer({"ledger": [plain(one) for one in found]}, "\n".join(lines) or _("Utlämningsloggen är tom."))


def _no_flags(_parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def _verify(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        found = state(library)
    text = (
        _("Kedjan håller: {n} rader.").format(n=found.lines)
        if found.whole
        else _("Utlämningsloggen är ändrad vid rad {line}.").format(line=found.broken)
    )
    if found.doubtful:
        text += "\n" + _("Banken är återställd utan loggens slut. Bekräfta med ”imagebank ledger confirm”.")
    return Answer(plain(found) | {"whole": found.whole}, text, DONE if found.whole else SOME_FAILED)


def _confirm_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, metavar="TEXT", help=_("Vad som har kontrollerats; inga namn"))


def _confirm(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        confirm_ledger(library, words.reason)
    return Answer({"confirmed": True}, _("Bekräftat. Bilder med personer avgörs som vanligt igen."))


COMMAND = command_of(
    "ledger", N_("visar och kontrollerar utlämningsloggen"), "imagebank ledger verify",
    {
        "show": Verb(N_("visar loggens senaste rader"), _show_flags, _show),
        "verify": Verb(N_("kontrollerar loggens kedja"), _no_flags, _verify),
        "confirm": Verb(N_("bekräftar efter en återställning att inget återkallande är okänt"), _confirm_flags, _confirm),
    },
)  # fmt: skip
