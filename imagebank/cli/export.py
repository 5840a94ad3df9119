"""`imagebank export ID…|--query Q`: an approved pack; what may not be used is left out, and that is said."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli import findings
from imagebank.cli.names import heed_names
from imagebank.cli.options import DONE, REFUSED, Answer, Command, add_use, opened, today
from imagebank.cli.progress import drive
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.file_names import PLACES
from imagebank.core.query import parse
from imagebank.core.use import Use
from imagebank.language import _, sentence
from imagebank.services import searching
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import FORMS, Order


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("Bilder eller filmer, med id"))
    parser.add_argument("--query", metavar="Q", help=_("Ta det som sökningen hittar"))
    add_use(parser, channel_required=True)
    parser.add_argument("--title", required=True, metavar="T", help=_("Paketets titel; den vägs in i beslutet"))
    parser.add_argument("--to", required=True, type=Path, metavar="PATH", help=_("Den nya mappen eller filen"))
    parser.add_argument("--format", dest="form", choices=FORMS, default=None, help=_("Vad det blir"))
    parser.add_argument(
        "--approved-by", metavar="NAME", help=_("En annan person som godkänner; annars blir det ett utkast")
    )
    parser.add_argument("--recipient", metavar="NAME", help=_("Vem paketet lämnas till"))
    parser.add_argument("--rendition", action="append", metavar="R", help=_("Utgåvor; annars kanalens"))
    places = " ".join(f"{{{place}}}" for place in PLACES)
    parser.add_argument("--name", metavar="PATTERN", help=_("Namn på filerna: {places}").format(places=places))


def _run(words: argparse.Namespace) -> Answer:
    if bool(words.ids) == (words.query is not None):
        raise WrongWords("WHICH", N_("Ange antingen id eller --query."))
    done = Export()
    with opened(words) as library:
        note = heed_names(library)
        order = _order(words, library)
        try:
            drive(export(library, order, done))
        except Refused as refusal:
            if not done.refused:
                raise
            return answer_of(done, sentence(refusal), approved=False)
    return answer_of(done, "", approved=words.approved_by is not None, note=note)


def _order(words: argparse.Namespace, library: Library) -> Order:
    day = today(words)
    use = Use(words.channel, day, words.purpose, words.language, words.territory, words.title)
    ids = tuple(words.ids)
    if words.query is not None:
        ids = tuple(searching.find(library, parse(words.query), day=day).ids)
    form = words.form or ("zip" if words.to.suffix.lower() == ".zip" else "folder")
    wanted = tuple(words.rendition or ())
    return Order(
        ids,
        use,
        words.to,
        form,
        words.approved_by,
        words.recipient,
        wanted,
        asked=date.today(),  # noqa: DTZ011
        name=words.name,
    )


def answer_of(done: Export, problem: str, *, approved: bool, note: str = "") -> Answer:
    """What is said of a pack that left, or of why none did."""
    refused = [{"id": one.asset, "findings": findings.as_data(one.findings)} for one in done.refused]
    data = {"pack": done.pack, "items": done.items, "refused": refused}
    if problem:
        data["message"] = problem
    lines = [
        problem
        or _("Bildpaket {pack} är klart. Bilder och filmer i det: {n}.").format(pack=done.pack, n=len(done.items))
    ]
    if done.pack and not approved:
        lines.append(
            _("Det är ett utkast för granskning. Det får inte publiceras förrän en annan person har godkänt det.")
        )
    lines += [note] if note else []
    lines += [findings.as_text(one.asset, "DENY", one.findings) for one in done.refused]
    return Answer(data, "\n".join(lines), REFUSED if done.refused else DONE)


COMMAND = Command(
    "export", N_("gör ett bildpaket"),
    'imagebank export --query miljö:fysisk --channel webb --title "Lugna rum" --to paket --approved-by "Bo Ek"', _flags, _run,
)  # fmt: skip
