"""`imagebank search [QUERY]`: finds; or completes what is being typed."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date

from imagebank.cli.options import Answer, Command, add_use, opened, today
from imagebank.cli.query_place import place_shown
from imagebank.core.errors import N_
from imagebank.core.fields import LONGEST_TITLE
from imagebank.core.query import Query, both, parse, words_in
from imagebank.core.words import shortened
from imagebank.language import _, language
from imagebank.services import deciding, saved_searches, searching
from imagebank.services.completing import Completion, complete
from imagebank.services.faceting import NONE, facet_title, value_label
from imagebank.services.library import Library
from imagebank.services.searching import ORDERS, Found


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_("Sökningen, som i fönstrets sökruta"))
    parser.add_argument("--saved", metavar="NAME", help=_("En sparad sökning; det som skrivs därtill gäller också"))
    parser.add_argument(
        "--order", choices=ORDERS, metavar="|".join(ORDERS),
        help=_("Ordningen: bäst först, senast inkommen, senast tagen eller filnamn; annars bäst först om sökningen har ord"),
    )  # fmt: skip
    add_use(parser, channel_required=False)
    parser.add_argument("--facets", action="store_true", help=_("Räkna träffarna efter ämnesord och status"))
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help=_("Så många träffar som mest"))
    parser.add_argument("--offset", type=_count, default=0, metavar="N", help=_("Hoppa över så många träffar"))
    parser.add_argument("--complete", action="store_true", help=_("Sök inte, utan föreslå hur sökningen kan fortsätta"))


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        text = " ".join(words.query)
        if words.complete:
            return _completed(
                complete(library, text, len(text), day=today(words), channel=words.channel, most=words.limit)
            )
        query, said = _asked(library, text, words.saved)
        with place_shown(said):
            found = _found(library, query, words)
        return _answer(library, found, words, today(words))


def _asked(library: Library, text: str, saved: str | None) -> tuple[Query, str]:
    """The question, and its text where it is one text, in which the place of an error can be shown."""
    with place_shown(text):
        query = parse(text)
    if saved is None:
        return query, text
    kept = saved_searches.named(library, saved).query
    with place_shown(kept):
        return both(parse(kept), query), "" if text.strip() else kept


def _found(library: Library, query: Query, words: argparse.Namespace) -> Found:
    order = words.order or ("relevance" if words_in(query) else "added")
    return searching.find(
        library, query, day=today(words), channel=words.channel, order=order, facets=words.facets
    )  # fmt: skip


def _answer(library: Library, found: Found, words: argparse.Namespace, day: date) -> Answer:
    ids = searching.ids_of(library, found.numbers[words.offset : words.offset + words.limit].tolist())
    shown = searching.read(library, ids)
    status = deciding.statuses(library, shown, day)
    lines = [{"id": a.id, "title": a.name_in(language()), "media": a.media, "status": status[a.id]} for a in shown]
    labels = {one["status"]: library.vocabulary.concepts[one["status"]].label(language()) for one in lines}
    meant = {word: list(known) for word, known in found.meant}
    data = {"total": len(found), "assets": lines, "facets": found.facets, "meant": meant}
    said = [
        _("Inget ord ”{word}”; visar {known}.").format(
            word=word, known=", ".join(_("”{word}”").format(word=one) for one in known)
        )
        for word, known in meant.items()
    ]
    text = [
        f"{one['id']}  {shortened(' '.join(one['title'].split()), LONGEST_TITLE)}  ({labels[one['status']]})"
        for one in lines
    ]
    left = len(found) - words.offset - len(shown)
    more = [_("… och {n} till; se --limit och --offset.").format(n=left)] if shown and left > 0 else []
    counts = _counts(library, found.facets)
    return Answer(data, "\n".join([*said, _("Träffar: {n}").format(n=len(found)), *text, *more, *counts]))


def _completed(found: list[Completion]) -> Answer:
    def line(one: Completion) -> str:
        called = [one.label] if one.label not in (one.insert, one.insert.strip('"')) else []
        count = [] if one.count is None else [str(one.count)]
        return "  ".join([one.insert, *called, *([one.detail] if one.detail else []), *count])

    return Answer(
        {"completions": [asdict(one) for one in found]}, "\n".join(map(line, found)) or _("Inget att föreslå.")
    )


def _counts(library: Library, facets: dict[str, dict[str, int]]) -> list[str]:
    """The facets as lines: scheme, then each concept with its count."""
    lines = []
    for scheme, counts in facets.items():
        if counts:
            lines.append("\n" + facet_title(library.vocabulary, scheme))
            labels = (
                (_("(inget)") if notation == NONE else value_label(library.vocabulary, scheme, notation), n)
                for notation, n in counts.items()
            )
            lines += [f"  {n:>6}  {label}" for label, n in sorted(labels)]
    return lines


COMMAND = Command("search", N_("söker"), "imagebank search klassrum miljö:fysisk --channel webb", _flags, _run)
