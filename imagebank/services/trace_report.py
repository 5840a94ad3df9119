"""A trace as an accessible HTML page and as a CSV table."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable
from pathlib import Path

from imagebank.core.trace import Hit, Trace
from imagebank.language import _, ngettext
from imagebank.media.whole import written_aside
from imagebank.services.html_pages import render
from imagebank.services.library import Library
from imagebank.services.pack_data import harmless
from imagebank.services.trace_words import ANSWER_WORDS, HOW_WORDS, answer_in_words, reasons
from imagebank.services.writing import not_written
from imagebank.store import assets

PICTURES = 200
"""Most small pictures in one page: some 5 MB."""

COLUMNS = ("file", "place", "name", "answer", "until", "why", "asset", "title", "pack", "how", "instead")


def titles(library: Library, found: Trace, lang: str) -> dict[str, str]:
    """Asset → its title, of everything that the trace names."""
    ids = dict.fromkeys(id for hit in found.hits for id in (hit.match.asset, *hit.answer.instead) if id)
    return {
        asset.id: asset.public_name(lang)
        for asset in assets.get(library.db, sorted(assets.existing(library.db, list(ids))))
    }


def table(found: Trace, named: dict[str, str], lang: str) -> bytes:
    """RFC 4180, UTF-8 with a mark so that spreadsheets read å, ä and ö; a row for each picture, also those not known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for hit in found.hits:
        writer.writerow([harmless(value) for value in _row(hit, named, lang)])
    for one in found.unread:
        writer.writerow(
            [
                harmless(value)
                for value in (str(one.file), one.place, "", _("Gick inte att läsa", lang), "", one.sentence)
            ]
        )
    return ("\ufeff" + out.getvalue()).encode()


def _row(hit: Hit, named: dict[str, str], lang: str) -> Iterable[str]:
    match, answer = hit.match, hit.answer
    return (
        str(hit.file), hit.place, hit.name, _(ANSWER_WORDS[answer.kind], lang), answer.last_day or "", " ".join(reasons(answer)),
        match.asset, named.get(match.asset, ""), match.pack or "", _(HOW_WORDS[match.how], lang), " ".join(answer.instead),
    )  # fmt: skip


def page(library: Library, found: Trace, lang: str) -> bytes:
    """The page: what must come out first, then what ends, what may stay, what is not ours, what could not be read."""
    named = titles(library, found, lang)
    pictures = _pictures(library, [id for hit in found.hits for id in _shown(hit)])
    groups = [
        {"kind": kind, "heading": _(ANSWER_WORDS[kind], lang), "hits": [_told(hit, named, lang) for hit in found.of_kind(kind)]}
        for kind in ("remove", "ends", "allowed", "unknown")
    ]  # fmt: skip
    n = len(found.of_kind("remove"))
    said = (
        ngettext("{n} bild ska bort.", "{n} bilder ska bort.", n).format(n=n)
        if n
        else _("Inget behöver tas bort.", lang)
    )
    return render(
        "trace.html", lang, title=_("Kontroll av bilder, {day}", lang).format(day=found.day), summary=said,
        groups=[one for one in groups if one["hits"]], pictures=pictures, unread=found.unread, names=named,
        words={
            "instead": _("Använd hellre", lang), "unread": _("Gick inte att läsa", lang), "file": _("Fil", lang),
            "place": _("Plats", lang), "picture": _("Bild", lang), "answer": _("Svar", lang), "how": _("Så känns den igen", lang),
        },
    )  # fmt: skip


def _shown(hit: Hit) -> tuple[str, ...]:
    """The pictures to show: never one that must come out, since the page is passed on."""
    own = (hit.match.asset,) if hit.match.asset and hit.answer.kind != "remove" else ()
    return (*own, *hit.answer.instead)


def _told(hit: Hit, named: dict[str, str], lang: str) -> dict[str, object]:
    return {
        "file": hit.file.name, "place": hit.place or hit.name, "asset": hit.match.asset, "pack": hit.match.pack or "",
        "title": named.get(hit.match.asset, hit.match.asset), "how": _(HOW_WORDS[hit.match.how], lang),
        "answer": answer_in_words(hit.answer), "instead": hit.answer.instead,
    }  # fmt: skip


def _pictures(library: Library, ids: list[str]) -> dict[str, str]:
    """Asset → its thumbnail as an address that holds it."""
    found: dict[str, str] = {}
    for asset in assets.get(library.db, sorted(assets.existing(library.db, list(dict.fromkeys(ids))[:PICTURES]))):
        small = library.thumbnails.get(asset.sha256)
        if small:
            found[asset.id] = "data:image/webp;base64," + base64.b64encode(small).decode()
    return found


def replace(path: Path, content: bytes) -> None:
    """Write a file that somebody chose in a dialog, where it was asked whether it may be replaced. Raises WorldError."""
    try:
        with written_aside(path) as aside:
            aside.write_bytes(content)
    except OSError as error:
        raise not_written(path, error) from error
