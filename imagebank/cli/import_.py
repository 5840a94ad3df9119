"""`imagebank import PATH…`: takes files, folders and ZIP archives in."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.cli.templates import add_fields, template_of
from imagebank.core.errors import N_
from imagebank.language import _, sentence
from imagebank.services.ingest import take_in
from imagebank.services.receiving import Way
from imagebank.services.report import SHORTENED, Report


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=_("Filer, mappar eller ZIP-arkiv"))
    parser.add_argument("--shoot", metavar="NAME", help=_("Fotograferingen som filerna hör till"))
    parser.add_argument("--creator", metavar="NAME", help=_("Fotografen"))
    parser.add_argument("--reference", action="store_true", help=_("Låt originalen ligga kvar där de är"))
    parser.add_argument("--only-new", action="store_true", help=_("Hoppa utan att läsa över filer som tagits in förut"))
    add_fields(parser)


def _run(words: argparse.Namespace) -> Answer:
    report = Report()
    with opened(words) as library:
        template = template_of(library, words)
        drive(take_in(library, words.paths, template, report, Way(words.reference, words.only_new)))
    return answer(report)


def answer(report: Report) -> Answer:
    """What a taking-in says of every file."""
    data = {
        "import": report.take_in,
        "imported": [{"id": id, "path": path, "sha256": sha256} for id, path, sha256 in report.imported],
        "duplicates": [{"path": path, "id": id} for path, id in report.duplicates],
        "similar": [{"id": id, "like": like} for id, like in report.similar],
        "captions": [{"path": path, "id": id} for path, id in report.captions],
        "shortened": [{"path": path, "id": id} for path, id in report.shortened],
        "failed": [
            {"path": one.path, "code": one.problem.code, "message": sentence(one.problem)} for one in report.failed
        ],
    }
    return Answer(data, _text(report), SOME_FAILED if report.failed else DONE)


def _text(report: Report) -> str:
    counts = _("{new} importerade, {known} fanns redan, {failed} gick inte att ta in.").format(
        new=len(report.imported), known=len(report.duplicates), failed=len(report.failed)
    )
    new = [f"{id}  {path}" for id, path, _sha256 in report.imported]
    known = [_("{id}  {path} (fanns redan)").format(id=id, path=path) for path, id in report.duplicates]
    alike = [_("{id} liknar {like}").format(id=id, like=like) for id, like in report.similar]
    cut = ["  " + path + ": " + _(SHORTENED) for path, _id in report.shortened]
    undo = [_("Ångra allt med: imagebank imports --undo {id}").format(id=report.take_in)] if report.imported else []
    if not (report.imported or report.duplicates or report.failed):
        return _("Här finns inga filer att ta in.")
    return "\n".join(
        [*new, *known, *alike, *cut, *(f"  {sentence(one.problem)}" for one in report.failed), counts, *undo]
    )


COMMAND = Command(
    "import", N_("tar in filer och mappar"), 'imagebank import ~/Kort --shoot "Skolan i maj"', _flags, _run
)
