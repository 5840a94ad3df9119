"""`imagebank edit ID…`: describes and classifies. The flags come from the table of fields."""

from __future__ import annotations

import argparse
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from imagebank.cli.options import UNCHANGED, Answer, Command, opened
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords, bad_value
from imagebank.core.fields import FIELDS, TEXT_LANGUAGES
from imagebank.language import _
from imagebank.services.captioning import put_captions
from imagebank.services.describing import Edit, edit, parsed
from imagebank.services.posters import set_poster
from imagebank.services.searching import existing, read


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))
    for field in FIELDS.values():
        help = _(field.label).replace("%", "%%")
        if field.kind == "text":
            for lang in TEXT_LANGUAGES:
                parser.add_argument(_flag(field.name, lang), dest=f"{field.name}.{lang}", help=f"{help} ({lang})")
        elif field.kind == "channels":
            parser.add_argument("--licence-channel", dest=field.name, action="append", metavar="C", help=help)
        elif field.kind == "bool":
            parser.add_argument(_flag(field.name), dest=field.name, nargs="?", const="yes", metavar="yes|no", help=help)
        else:
            metavar = "|".join(field.choices) or None
            parser.add_argument(_flag(field.name), dest=field.name, metavar=metavar, help=help)
    parser.add_argument("--concept", action="append", default=[], metavar="C", help=_("Lägg till ett ämnesord"))
    parser.add_argument("--no-concept", action="append", default=[], metavar="C", help=_("Ta bort ett ämnesord"))
    parser.add_argument("--second-review", action="store_true", help=_("Bekräfta en annan persons bedömning"))
    parser.add_argument("--captions", type=Path, metavar="FILE", help=_("Undertexter till en film (VTT eller SRT)"))
    parser.add_argument("--captions-language", choices=TEXT_LANGUAGES, default="sv", help=_("Undertexternas språk"))
    parser.add_argument(
        "--poster", metavar="SECONDS", help=_("Ögonblicket som visas av en film, i sekunder; tomt: programmet väljer")
    )


def _flag(name: str, lang: str = "sv") -> str:
    """`--alt` for Swedish, `--alt-en` for English."""
    return f"--{name.replace('_', '-')}" + ("" if lang == "sv" else f"-{lang}")


def _run(words: argparse.Namespace) -> Answer:
    change = _change(vars(words))
    if change.is_empty and not words.captions and words.poster is None:
        raise WrongWords("NOTHING_TO_CHANGE", N_("Ange vad som ska ändras, till exempel --title eller --concept."))
    changed = Changes()
    moment = _seconds(words.poster)
    with opened(words) as library:
        before = read(library, existing(library, words.ids))
        if not change.is_empty:
            edit(library, words.ids, change)
        for id in words.ids if words.captions else []:
            changed |= put_captions(library, id, words.captions, words.captions_language)
        for id in words.ids if words.poster is not None else []:
            changed |= set_poster(library, id, moment)
        after = read(library, [one.id for one in before])
    differ = {new.id for old, new in zip(before, after, strict=True) if old != replace(new, version=old.version)}
    ids = sorted(differ | changed.assets)
    return Answer({"changed": ids}, _("Ändrade: {n}").format(n=len(ids)) if ids else _(UNCHANGED))


def _seconds(text: str | None) -> float | None:
    """Seconds with a comma or a point; None where nothing is said, or the word is empty. Raises WrongWords."""
    try:
        seconds = float(text.replace(",", ".")) if text else None
    except ValueError:
        seconds = -1.0
    if seconds is not None and not 0 <= seconds < math.inf:
        raise bad_value(value=text, name="poster", choices=_("sekunder, till exempel 12,5"))
    return seconds


def _change(said: dict[str, Any]) -> Edit:
    texts = {
        (name, lang): said[f"{name}.{lang}"]
        for name, field in FIELDS.items()
        for lang in TEXT_LANGUAGES
        if field.kind == "text" and said.get(f"{name}.{lang}") is not None
    }
    values = {
        name: parsed(name, ",".join(said[name]) if field.kind == "channels" else said[name])
        for name, field in FIELDS.items()
        if field.kind != "text" and said.get(name) is not None
    }
    return Edit(texts, values, tuple(said["concept"]), tuple(said["no_concept"]), said["second_review"])


COMMAND = Command(
    "edit", N_("beskriver och klassificerar"), 'imagebank edit 7k3mwq2p9xab --alt "Ett tomt klassrum." --visibility none',
    _flags, _run,
)  # fmt: skip
