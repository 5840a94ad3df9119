"""`imagebank release …`: on what legal basis a person may be shown; a newer state supersedes, nothing is overwritten."""

from __future__ import annotations

import argparse

from imagebank.cli import release_acts, release_forms
from imagebank.cli.options import Answer, Verb, command_of, day, opened
from imagebank.core.errors import N_
from imagebank.core.people import BASES, RELEASE_STATUSES, Release
from imagebank.language import _
from imagebank.services.releasing import add_release

FLAGS = {
    "explicit": N_("Uttryckligt samtycke, också för det som visar hälsa"),
    "assent": N_("Eleven har själv sagt ja"),
    "appointed-guardian": N_("En förordnad företrädare har sagt ja"),
    "child-said-no": N_("Barnet har sagt nej"),
    "self-signed": N_("Personen har själv skrivit under"),
    "evidence": N_("Underlag finns"),
    "assessment": N_("Bedömningen av allmänt intresse finns"),
    "objection": N_("En invändning väntar på beslut"),
    "name-ok": N_("Namnet får skrivas ut"),
    "voice-ok": N_("Rösten får höras"),
    "no-alteration": N_("Bilden får inte ändras"),
}
SCOPES = {
    "channel": ("channels", N_("Kanal som grunden gäller; upprepas")),
    "purpose": ("purposes", N_("Ändamål som grunden gäller; upprepas")),
    "release-language": ("languages", N_("Bara för språket; upprepas")),
    "release-territory": ("territory", N_("Bara för landet; upprepas")),
    "context": ("contexts", N_("Ämnesord som det uttryckliga samtycket gäller; upprepas")),
    "withdrawn-channel": ("withdrawn_channels", N_("Kanal som samtycket är återkallat för; upprepas")),
}


def _add_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", required=True, metavar="P", help=_("Personens pseudonym"))
    parser.add_argument("--basis", choices=BASES, default="consent", help=_("Den rättsliga grunden"))
    parser.add_argument("--status", choices=RELEASE_STATUSES, default="given", help=_("Vad som svarades"))
    parser.add_argument(
        "--guardians-signed", type=int, default=0, metavar="N", help=_("Så många vårdnadshavare har sagt ja")
    )
    parser.add_argument("--from", dest="valid_from", type=day, metavar="YYYY-MM-DD", help=_("Första dagen"))
    parser.add_argument("--to", dest="valid_to", type=day, metavar="YYYY-MM-DD", help=_("Sista dagen; den räknas med"))
    for flag, help in FLAGS.items():
        parser.add_argument(f"--{flag}", action="store_true", help=_(help))
    for flag, (dest, help) in SCOPES.items():
        parser.add_argument(f"--{flag}", dest=dest, action="append", metavar="X", help=_(help))


def _add(words: argparse.Namespace) -> Answer:
    said = vars(words)
    scopes = {dest: frozenset(said[dest]) for dest, _help in SCOPES.values() if said[dest]}
    start = {"valid_from": words.valid_from} if words.valid_from else {}
    release = Release(
        id="", person=words.person, basis=words.basis, status=words.status, guardians_signed=words.guardians_signed,
        valid_to=words.valid_to, **start, **scopes, **{flag.replace("-", "_"): said[flag.replace("-", "_")] for flag in FLAGS},
    )  # fmt: skip
    with opened(words) as library:
        id, _changes = add_release(library, release)
    return Answer({"release": id}, _("Den rättsliga grunden är registrerad: {id}.").format(id=id))


COMMAND = command_of(
    "release", N_("registrerar samtycke eller annan rättslig grund"),
    "imagebank release add --person P-7K3MWQ --guardians-signed 2 --evidence --channel webb --to 2028-06-30",
    {"add": Verb(N_("registrerar en rättslig grund"), _add_flags, _add), **release_acts.VERBS, **release_forms.VERBS},
)  # fmt: skip
