"""`imagebank release …`: on what legal basis a person may be shown; a newer state supersedes, nothing is overwritten."""

from __future__ import annotations

import argparse

from imagebank.cli import release_acts, release_forms
from imagebank.cli.options import Answer, Verb, command_of, day, opened
from imagebank.core.errors import N_
from imagebank.core.people import BASES, RELEASE_STATUSES, Release
from imagebank.language import _
from imagebank.services.releasing import add_release

FLAGS = (
    "explicit", "assent", "appointed-guardian", "child-said-no", "self-signed", "evidence", "assessment", "objection",
    "name-ok", "voice-ok", "no-alteration",
)  # fmt: skip
SCOPES = {"channel": "channels", "purpose": "purposes", "release-language": "languages", "release-territory": "territory", "context": "contexts",
          "withdrawn-channel": "withdrawn_channels"}  # fmt: skip


def _add_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", required=True, metavar="P")
    parser.add_argument("--basis", choices=BASES, default="consent")
    parser.add_argument("--status", choices=RELEASE_STATUSES, default="given")
    parser.add_argument("--guardians-signed", type=int, default=0, metavar="N")
    parser.add_argument("--from", dest="valid_from", type=day, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="valid_to", type=day, metavar="YYYY-MM-DD")
    for flag in FLAGS:
        parser.add_argument(f"--{flag}", action="store_true")
    for flag, dest in SCOPES.items():
        parser.add_argument(f"--{flag}", dest=dest, action="append", metavar="X")


def _add(words: argparse.Namespace) -> Answer:
    said = vars(words)
    scopes = {dest: frozenset(said[dest]) for dest in SCOPES.values() if said[dest]}
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
