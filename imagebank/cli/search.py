"""`imagebank search [QUERY]`: finds."""

from __future__ import annotations

import argparse

from imagebank.cli.options import Answer, Command, add_use, opened, today
from imagebank.core.errors import N_
from imagebank.core.query import parse
from imagebank.language import _, language
from imagebank.services import deciding, searching
from imagebank.services.library import Library


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_("Sökningen, som i fönstrets sökruta"))
    add_use(parser, channel_required=False)
    parser.add_argument("--facets", action="store_true", help=_("Räkna träffarna efter ämnesord och status"))
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help=_("Så många träffar som mest"))
    parser.add_argument("--offset", type=_count, default=0, metavar="N", help=_("Hoppa över så många träffar"))


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _run(words: argparse.Namespace) -> Answer:
    day = today(words)
    with opened(words) as library:
        query = parse(" ".join(words.query))
        found = searching.find(library, query, day=day, channel=words.channel, facets=words.facets)
        shown = searching.read(library, found.ids[words.offset : words.offset + words.limit])
        status = deciding.statuses(library, shown, day)
        lines = [{"id": a.id, "title": a.name_in(language()), "media": a.media, "status": status[a.id]} for a in shown]
        labels = {one["status"]: library.vocabulary.concepts[one["status"]].label(language()) for one in lines}
        counts = _counts(library, found.facets)
    data = {"total": len(found.ids), "assets": lines, "facets": found.facets}
    text = [f"{one['id']}  {one['title']}  ({labels[one['status']]})" for one in lines]
    left = len(found.ids) - words.offset - len(shown)
    more = [_("… och {n} till; se --limit och --offset.").format(n=left)] if shown and left > 0 else []
    return Answer(data, "\n".join([_("Träffar: {n}").format(n=len(found.ids)), *text, *more, *counts]))


def _counts(library: Library, facets: dict[str, dict[str, int]]) -> list[str]:
    """The facets as lines: scheme, then each concept with its count."""
    lines = []
    for scheme, counts in facets.items():
        if counts:
            lines.append(f"\n{library.vocabulary.schemes[scheme].title(language())}")
            labels = ((library.vocabulary.concepts[notation].label(language()), n) for notation, n in counts.items())
            lines += [f"  {n:>6}  {label}" for label, n in sorted(labels)]
    return lines


COMMAND = Command("search", N_("söker"), "imagebank search klassrum miljö:fysisk --channel webb", _flags, _run)
