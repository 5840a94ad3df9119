"""`imagebank pack edit|submit|approve|return|issue|copy|delete`: a pack's way from draft to issued."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli.export import answer_of
from imagebank.cli.names import heed_names, noted
from imagebank.cli.options import UNCHANGED, Answer, Verb, day, opened
from imagebank.cli.progress import drive
from imagebank.core.errors import N_, Refused
from imagebank.language import _, sentence
from imagebank.services import approving, drafting
from imagebank.services.exporting import Export, issue
from imagebank.services.packing import FORMS


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the user sits


def _id_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=_("Bildpaketets nummer"))


def _edit_flags(parser: argparse.ArgumentParser) -> None:
    _id_flags(parser)
    parser.add_argument("--title", metavar="T", help=_("Paketets titel; den vägs in i beslutet"))
    parser.add_argument("--channel", metavar="C", help=_("Kanalen, som webb eller tryck"))
    parser.add_argument("--purpose", help=_("Ändamålet"))
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det publiceras"))
    parser.add_argument("--language", help=_("Språket"))
    parser.add_argument("--territory", help=_("Landet"))
    parser.add_argument("--recipient", help=_("Vem paketet lämnas till; tom: ingen"))
    parser.add_argument(
        "--until", dest="lifetime_to", metavar="YYYY-MM-DD", help=_("Dagen då det är tänkt att tas ner")
    )
    parser.add_argument("--rendition", dest="renditions", action="append", metavar="R", help=_("Utgåvor"))


def _edit(words: argparse.Namespace) -> Answer:
    said = {name: getattr(words, name) for name in drafting.PackEdit.__dataclass_fields__}
    if said["lifetime_to"]:
        day(said["lifetime_to"])
    if said["renditions"] is not None:
        said["renditions"] = tuple(said["renditions"])
    with opened(words) as library:
        changes = drafting.edit_pack(library, words.pack, drafting.PackEdit(**said))
    done = _("{pack} är ändrat.").format(pack=words.pack) if changes.packs else _(UNCHANGED)
    return Answer({"pack": words.pack, "changed": bool(changes.packs)}, done)


def _note_flags(parser: argparse.ArgumentParser) -> None:
    _id_flags(parser)
    parser.add_argument("--note", default="", help=_("Några ord till den andra; inga namn"))


def _submit(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        note = heed_names(library)
        approving.submit(library, words.pack, _today(), words.note)
    said = _("{pack} väntar på att en annan person godkänner det.").format(pack=words.pack)
    return Answer({"pack": words.pack, "status": "submitted", "names": note}, noted(said, note))


def _approve(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        note = heed_names(library)
        approving.approve(library, words.pack, _today(), words.note)
    said = _("{pack} är godkänt.").format(pack=words.pack)
    return Answer({"pack": words.pack, "status": "approved", "names": note}, noted(said, note))


def _return(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        approving.give_back(library, words.pack, words.note)
    return Answer({"pack": words.pack, "status": "draft"}, _("{pack} är ett utkast igen.").format(pack=words.pack))


def _issue_flags(parser: argparse.ArgumentParser) -> None:
    _id_flags(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="PATH", help=_("Den nya mappen eller filen"))
    parser.add_argument("--format", dest="form", choices=FORMS, default=None, help=_("Vad det blir"))
    parser.add_argument("--recipient", metavar="NAME", help=_("Vem paketet lämnas till"))
    parser.add_argument("--date", type=day, default=None, metavar="YYYY-MM-DD", help=_("Dagen; annars i dag"))


def _issue(words: argparse.Namespace) -> Answer:
    done, on = Export(), words.date or _today()
    form = words.form or ("zip" if words.to.suffix.lower() == ".zip" else "folder")
    with opened(words) as library:
        note = heed_names(library)
        try:
            drive(issue(library, words.pack, words.to, on, done, form, words.recipient))
        except Refused as refusal:
            if not done.refused:
                raise
            return answer_of(done, sentence(refusal), approved=True)
    return answer_of(done, "", approved=True, note=note)


def _copy_flags(parser: argparse.ArgumentParser) -> None:
    _id_flags(parser)
    parser.add_argument("--date", type=day, default=None, metavar="YYYY-MM-DD", help=_("Dagen; annars i dag"))


def _copy(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        made, _changes = drafting.copy_pack(library, words.pack, words.date or _today())
    return Answer(
        {"pack": made, "of": words.pack},
        _("{new} är ett utkast med samma bilder som {pack}.").format(new=made, pack=words.pack),
    )


def _delete(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        drafting.delete_draft(library, words.pack)
    return Answer({"pack": words.pack, "deleted": True}, _("{pack} är borttaget.").format(pack=words.pack))


VERBS = {
    "edit": Verb(N_("ändrar vad ett utkast är till för"), _edit_flags, _edit),
    "submit": Verb(N_("ber om godkännande"), _note_flags, _submit),
    "approve": Verb(N_("godkänner som andra person"), _note_flags, _approve),
    "return": Verb(N_("lämnar tillbaka med en kommentar"), _note_flags, _return),
    "issue": Verb(N_("skriver filerna och lämnar ut"), _issue_flags, _issue),
    "copy": Verb(N_("gör ett nytt utkast med samma bilder"), _copy_flags, _copy),
    "delete": Verb(N_("tar bort ett utkast"), _id_flags, _delete),
}
