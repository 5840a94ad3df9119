"""Every word of every command says what it is for, in both languages' source."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator

import pytest

from imagebank.cli.main import parser, run


def walked(
    one: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.Action]]:
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from walked(inner, (*path, name))
        else:
            yield path, action


def test_every_option_says_what_it_is_for() -> None:
    found = list(walked(parser()))
    silent = [" ".join((*path, *(action.option_strings or [action.dest]))) for path, action in found if not action.help]
    assert silent == []
    assert len(found) > 200


def test_the_help_can_be_shown() -> None:
    top = parser()
    assert top.format_help()
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            assert all(one.format_help() for one in action.choices.values())


ENGLISH = (
    "usage",
    "positional",
    "options:",
    "required",
    "invalid",
    "choose from",
    "unrecognized",
    "expected",
    "argument",
    "show this",
)


@pytest.mark.parametrize(
    "words",
    [("release", "sign"), ("release", "sign", "--person", "P-1", "--signer", "aunt"), ("person", "erase", "P-1", "--nonsense"), ("search", "--limit", "x"),
     ("nonsense",), ("release", "nonsense"), ("appear",), ("release", "sign", "--person"), ("release", "--help"), ("release", "sign", "--help")],
)  # fmt: skip
def test_the_parser_speaks_swedish_too(words, capsys) -> None:
    said = _said(words, capsys)
    assert not [one for one in ENGLISH if one in said], said
    said = _said(["--lang", "en", *words], capsys)
    assert "användning" not in said
    assert "usage: imagebank" in said


def _said(words, capsys) -> str:
    with contextlib.suppress(SystemExit):  # after --help
        run(words)
    return "".join(capsys.readouterr())
