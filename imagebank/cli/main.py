"""The command line's one entrance: reads words, runs one command, turns errors into sentences and exit codes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from imagebank.cli import (
    actor,
    appear,
    apply,
    backup,
    check,
    collection,
    cover,
    demo,
    describe,
    develop,
    disclose,
    doctor,
    due,
    dump,
    duplicates,
    edit,
    export,
    find,
    import_,
    imports,
    init,
    ledger,
    pack,
    person,
    pull,
    recall,
    release,
    report,
    restore,
    review,
    search,
    searches,
    setting,
    show,
    tasks,
    templates,
    trace,
    vault,
    verify,
    vocabulary,
    watch,
    weed,
)
from imagebank.cli.options import (
    NO_LIBRARY,
    REFUSED,
    SOME_FAILED,
    WRONG_WORDS,
    Answer,
    Command,
    add_global,
)
from imagebank.cli.parser_words import install
from imagebank.core.errors import FileProblem, ImagebankError, LibraryProblem, Refused, WrongWords
from imagebank.language import LANGUAGES, _, sentence, use_language
from imagebank.services.library import MISHAPS, worded

COMMANDS: dict[str, Command] = {
    module.COMMAND.name: module.COMMAND
    for module in (
        demo, init, import_, imports, watch, templates, find, duplicates, develop, search, searches, collection, show, edit, describe, person, release, appear, cover, check, review, pack, export, pull, recall, due, trace, report, tasks, weed, disclose, ledger, verify, doctor, backup, restore, dump, apply, actor, setting, vocabulary, vault,
    )
}  # fmt: skip

CODES: tuple[tuple[type[ImagebankError], int], ...] = (
    (WrongWords, WRONG_WORDS),
    (Refused, REFUSED),
    (LibraryProblem, NO_LIBRARY),
    (FileProblem, SOME_FAILED),
)


class _Parser(argparse.ArgumentParser):
    """argparse, with its complaints as our errors, so that `--json` answers in JSON also then."""

    def error(self, message: str) -> NoReturn:
        raise WrongWords("WORDS", "{message}\n{usage}", message=message, usage=self.format_usage().strip())


def run(arguments: Sequence[str], show: Callable[[Path, bool], int] | None = None) -> int:
    """Run one command and return its exit code. `show(library, tried)` opens a library's window, for a command that ends in one."""
    use_language(_language(arguments))
    wants_json = "--json" in arguments
    try:
        words = parser().parse_args(arguments)
        answer = COMMANDS[words.command].run(words)
    except ImagebankError as error:
        return _complain(error, wants_json=wants_json)
    except MISHAPS as mishap:
        return _complain(worded(mishap), wants_json=wants_json)
    except KeyboardInterrupt:
        sys.stderr.write(_("Avbrutet. Det som hann bli klart finns kvar.") + "\n")
        return 130
    _say(answer, wants_json=wants_json)
    if answer.window is not None and show is not None:
        return show(answer.window, answer.tried)
    return answer.code


def parser() -> argparse.ArgumentParser:
    """The parser of every command, in the language shown now."""
    install()
    top = _Parser(prog="imagebank", description=_("Bildbanken som vet vad som får publiceras."), allow_abbrev=False)
    add_global(top)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for command in COMMANDS.values():
        one = commands.add_parser(
            command.name, help=_(command.does), description=_(command.does).capitalize() + ".", allow_abbrev=False,
            epilog=_("Exempel: {example}").format(example=command.example),
        )  # fmt: skip
        add_global(one)
        command.flags(one)
    return top


def _language(arguments: Sequence[str]) -> str:
    """`--lang` wherever it stands; needed before the parser can be built."""
    for one, following in zip(arguments, [*arguments[1:], ""], strict=True):
        said = following if one == "--lang" else one.removeprefix("--lang=") if one.startswith("--lang=") else ""
        if said in LANGUAGES:
            return said
    return LANGUAGES[0]


def _say(answer: Answer, *, wants_json: bool) -> None:
    text = json.dumps(answer.data, ensure_ascii=False, indent=2) if wants_json else answer.text
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _complain(error: ImagebankError, *, wants_json: bool) -> int:
    said = sentence(error)
    sys.stderr.write("\n".join([said, *getattr(error, "__notes__", ())]) + "\n")
    if wants_json:
        sys.stdout.write(json.dumps({"error": {"code": error.code, "message": said}}, ensure_ascii=False) + "\n")
    return next((code for kind, code in CODES if isinstance(error, kind)), SOME_FAILED)
