"""`imagebank release show|sign|withdraw|object|decide`: what happens to a release after it was registered."""

from __future__ import annotations

import argparse
from datetime import date

from imagebank.cli.options import Answer, Verb, day, opened
from imagebank.core.answers import Ticks
from imagebank.core.errors import N_
from imagebank.core.registers import DECISIONS, METHODS, SIGNERS
from imagebank.language import _
from imagebank.services import person_states, signing
from imagebank.services.recalling import recalls
from imagebank.services.releasing import in_force, withdraw
from imagebank.services.searching import known_channel
from imagebank.services.signing import Signed
from imagebank.services.statements import plain
from imagebank.services.tasks import tasks
from imagebank.services.telling import narrowed_words, release_line


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the user sits


def _person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", required=True, metavar="P", help=_("Personens pseudonym"))


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        held = in_force(library, words.person)
        found = signing.history(library, words.person)
        states = [plain(one) for one in found]
        lines = [release_line(one, library.vocabulary) for one in found]
    return Answer(
        {"in_force": plain(held) if held else None, "states": states},
        "\n".join(lines) or _("Ingen rättslig grund är registrerad."),
    )


def _sign_flags(parser: argparse.ArgumentParser) -> None:
    _person(parser)
    parser.add_argument("--signer", choices=SIGNERS, default="guardian", help=_("Vem som har skrivit under"))
    parser.add_argument("--guardian", metavar="G1", help=_("Vilken vårdnadshavare: G1, G2 …"))
    parser.add_argument("--decision", choices=DECISIONS, default="yes", help=_("Vad som svarades"))
    parser.add_argument("--on", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det skrevs under; annars i dag"))
    parser.add_argument("--method", choices=METHODS, default="paper", help=_("Hur det skrevs under"))
    parser.add_argument("--evidence", metavar="ID", help=_("Underlagets id i personvalvet"))
    parser.add_argument(
        "--channel",
        action="append",
        metavar="C",
        help=_("Kanal som det är kryssat ja för; upprepas. Utan: allt som begärdes"),
    )
    for flag, (_name, help) in ALSO.items():
        parser.add_argument(f"--{flag}", action="store_true", help=_(help))
    parser.add_argument(
        "--until",
        type=day,
        metavar="YYYY-MM-DD",
        help=_("Dagen som står vid ”hellre till och med”; den tidigaste gäller"),
    )


ALSO = {
    "voice": ("voice_ok", N_("Rösten får höras; anges något av de tre är de andra ett nej")),
    "name": ("name_ok", N_("Namnet får stå vid bilden")),
    "health": ("explicit", N_("En funktionsnedsättning får synas eller framgå")),
    "nothing-more": ("", N_("Nej till röst, namn och funktionsnedsättning")),
}
"""Flag → what it answers (`core.answers.ALSO`), its words."""


def _sign(words: argparse.Namespace) -> Answer:
    said = vars(words)
    answered = [name for flag, (name, _help) in ALSO.items() if said[flag.replace("-", "_")]]
    also = frozenset(filter(None, answered)) if answered else None
    signed = Signed(words.signer, words.on or _today(), words.decision, words.method, words.guardian, words.evidence)
    with opened(words) as library:
        ticked = frozenset(known_channel(library.vocabulary, one) for one in words.channel or ()) or None
        ticks = Ticks(ticked, also, words.until)
        signing.sign(library, words.person, [signed], _today(), ticks)
        now = person_states.state(library, words.person, _today())
        left = [one.words for one in tasks(library, _today()) if one.subject == words.person]
        lines = [_("Underskriften är registrerad."), *now.sentences]
        only = narrowed_words(now.release, ticks, library.vocabulary) if words.decision == "yes" else ""
    status = now.release.status if now.release else ""
    data = {
        "person": words.person, "status": status, "state": now.status, "missing": list(now.missing), "left": left,
        "channels": sorted(now.release.channels) if now.release else [],
    }  # fmt: skip
    return Answer(data, "\n".join([*lines, *filter(None, [only])]))


def _withdraw_flags(parser: argparse.ArgumentParser) -> None:
    _person(parser)
    parser.add_argument(
        "--channel",
        action="append",
        default=[],
        metavar="C",
        help=_("Bara för kanalen; upprepas. Utan gäller det allt"),
    )
    parser.add_argument(
        "--signer",
        choices=SIGNERS,
        help=_("Vem som återkallar; en vårdnadshavare räcker. Annars vårdnadshavaren för den som är minderårig"),
    )
    parser.add_argument("--on", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det kom in; annars i dag"))


def _withdraw(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        before = {one.id for one in recalls(library)}
        id, changes = withdraw(
            library, words.person, frozenset(words.channel), signer=words.signer, received_on=words.on
        )
        opened_ = [one.id for one in recalls(library) if one.id not in before]
    if not changes.people:
        text = _("Inget har ändrats: samtycket var redan återkallat, eller så har personen sagt nej.")
        return Answer({"release": id, "packs": [], "recalls": [], "changed": False}, text)
    said = _("Samtycket är återkallat. Utlämnade bildpaket som påverkas: {packs}. Återkallelser att följa upp: {n}.")
    text = said.format(packs=", ".join(sorted(changes.packs)) or "–", n=len(opened_))
    return Answer({"release": id, "packs": sorted(changes.packs), "recalls": opened_, "changed": True}, text)


def _object_flags(parser: argparse.ArgumentParser) -> None:
    _person(parser)
    parser.add_argument("--on", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det kom in; annars i dag"))


def _object(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        id, _changes = signing.object_(library, words.person, words.on or _today())
    return Answer(
        {"objection": id},
        _("Invändningen {id} är registrerad. Inget nytt får lämnas ut förrän den är avgjord.").format(id=id),
    )


def _decide_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("objection", metavar="ID", help=_("Invändningens id"))
    parser.add_argument(
        "--outcome",
        choices=("upheld", "rejected"),
        required=True,
        help=_("upheld: bifalls, den blir ett nej; rejected: avslås"),
    )


def _decide(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        signing.decide_objection(library, words.objection, words.outcome, _today())
    return Answer({"objection": words.objection, "outcome": words.outcome}, _("Invändningen är avgjord."))


VERBS = {
    "show": Verb(N_("visar en persons rättsliga grund med historik"), _person, _show),
    "sign": Verb(N_("registrerar en underskrift"), _sign_flags, _sign),
    "withdraw": Verb(N_("återkallar ett samtycke, helt eller för kanaler"), _withdraw_flags, _withdraw),
    "object": Verb(N_("registrerar en invändning mot allmänt intresse"), _object_flags, _object),
    "decide": Verb(N_("avgör en invändning"), _decide_flags, _decide),
}
