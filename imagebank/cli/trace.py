"""`imagebank trace PATH…`: check my deck; every picture of ours in it, and what must come out."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from imagebank.cli.options import DONE, REFUSED, SOME_FAILED, Answer, Command, day, opened
from imagebank.cli.progress import drive
from imagebank.core.errors import N_
from imagebank.core.trace import Hit, Trace
from imagebank.language import _, language
from imagebank.services import report_files, trace_report
from imagebank.services.trace_words import HOW_WORDS, answer_in_words
from imagebank.services.tracing import trace


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=_("Presentation, dokument, arkiv, mapp eller bild")
    )
    parser.add_argument("--channel", metavar="C", help=_("Kanalen; annars den som bilden lämnades ut för"))
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("Läget en viss dag; annars i dag"))
    parser.add_argument("--html", type=Path, metavar="FILE", help=_("Spara svaret som en webbsida"))
    parser.add_argument("--csv", type=Path, metavar="FILE", help=_("Spara svaret som en tabell"))


def _run(words: argparse.Namespace) -> Answer:
    found, today = Trace(), words.date or date.today()  # noqa: DTZ011 - the day where the user sits
    with opened(words) as library:
        drive(trace(library, words.paths, today, found, words.channel))
        named = trace_report.titles(library, found, language())
        files = {words.html: trace_report.page(library, found, language())} if words.html else {}
        if words.csv:
            files[words.csv] = trace_report.table(found, named, language())
        report_files.put(files)
    code = REFUSED if found.must_come_out else SOME_FAILED if found.unread else DONE
    return Answer(_data(found), _text(found, named), code)


def _data(found: Trace) -> dict[str, Any]:
    hits = [
        {
            "file": str(hit.file), "place": hit.place, "name": hit.name, "how": hit.match.how or None,
            "asset": hit.match.asset or None, "pack": hit.match.pack, "alike": hit.match.alike, "answer": hit.answer.kind,
            "why": list(hit.answer.why), "last_day": hit.answer.last_day, "instead": list(hit.answer.instead),
        }
        for hit in found.hits
    ]  # fmt: skip
    unread = [{"file": str(one.file), "place": one.place, "message": one.sentence} for one in found.unread]
    return {"day": found.day, "hits": hits, "unread": unread, "remove": len(found.of_kind("remove"))}


def _text(found: Trace, named: dict[str, str]) -> str:
    ours = [hit for hit in found.hits if hit.match.asset]
    lines = [_line(hit, named) for hit in ours]
    lines += [f"{one.file.name} {one.place}: {one.sentence}" for one in found.unread]
    lines.append(
        _("Bilder: {n}. Från banken: {ours}. Ska bort: {remove}.").format(
            n=len(found.hits), ours=len(ours), remove=len(found.of_kind("remove"))
        )
    )
    return "\n".join(lines)


def _line(hit: Hit, named: dict[str, str]) -> str:
    where = ", ".join(part for part in (hit.file.name, hit.place) if part)
    said = [
        f"{where}: {named.get(hit.match.asset, hit.match.asset)} ({hit.match.asset})",
        f"    {_(HOW_WORDS[hit.match.how])}",
    ]
    said.append(f"    {answer_in_words(hit.answer)}")
    if hit.answer.instead:
        others = ", ".join(f"{named.get(id, id)} ({id})" for id in hit.answer.instead)
        said.append("    " + _("Använd hellre: {others}").format(others=others))
    return "\n".join(said)


COMMAND = Command(
    "trace",
    N_("kontrollerar presentationer och dokument som redan finns"),
    "imagebank trace presentation.pptx",
    _flags,
    _run,
)
