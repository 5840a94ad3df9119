"""`imagebank template`: keeps what many imports give their files; and the words by which an import names such fields."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_, bad_value
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.template import FIELDS, LISTS, Given, Mode, Template, forget, named, save, saved


def add_fields(parser: argparse.ArgumentParser) -> None:
    """The words that give fields: a kept template, then single fields."""
    parser.add_argument("--template", metavar="NAME", help=_("Fält ur en sparad mall"))
    _add_ticks(parser)


def _add_ticks(parser: argparse.ArgumentParser) -> None:
    fields = ", ".join(FIELDS)
    parser.add_argument(
        "--set", dest="to_set", action="append", default=[], metavar="FIELD=VALUE",
        help=_("Sätt ett fält i stället för det filen säger: {fields}").format(fields=fields),
    )  # fmt: skip
    parser.add_argument(
        "--add", dest="to_add", action="append", default=[], metavar="FIELD=VALUE",
        help=_("Fyll ett fält som filen lämnar tomt, eller lägg till i en lista (flera med ; emellan)"),
    )  # fmt: skip


def template_of(library: Library, words: argparse.Namespace) -> Template:
    """The template that the words of an import give."""
    kept = named(library, words.template).fields if words.template else {}
    return Template(words.shoot, words.creator, {**kept, **_given(words.to_set, "set"), **_given(words.to_add, "add")})


def _given(said: Iterable[str], mode: Mode) -> dict[str, Given]:
    fields: dict[str, Given] = {}
    for one in said:
        name, equals, value = one.partition("=")
        if not equals or name not in FIELDS:
            raise bad_value(value=one, name=f"--{mode}", choices=", ".join(f"{field}=…" for field in FIELDS))
        before = fields[name].value if name in fields and name in LISTS else ()
        parts = [part.strip() for part in (value.split(";") if name == "concepts" else re.split("[;,]", value))]
        fields[name] = Given((*before, *parts) if name in LISTS else value, mode)
    return fields


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("Mallens namn"))
    _add_ticks(parser)
    parser.add_argument("--forget", action="store_true", help=_("Ta bort mallen"))


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        fields = {**_given(words.to_set, "set"), **_given(words.to_add, "add")}
        if words.name and words.forget:
            forget(library, words.name)
        elif words.name and fields:
            save(library, words.name, Template(fields=fields))
        elif words.name:
            named(library, words.name)
        kept = saved(library)
    data = {
        name: {field: {given.mode: given.value} for field, given in one.fields.items()} for name, one in kept.items()
    }
    lines = [
        f"{name}: {field} {given.mode} {_said(given)}"
        for name, one in kept.items()
        for field, given in one.fields.items()
    ]
    return Answer({"templates": data}, "\n".join(lines) or _("Inga mallar är sparade."))


def _said(given: Given) -> str:
    return given.value if isinstance(given.value, str) else ", ".join(given.value)


COMMAND = Command(
    "template", N_("sparar mallar för import"),
    "imagebank template Ateljé --set credit=SPSM --add concepts=larmiljo:fysisk", _flags, _run,
)  # fmt: skip
