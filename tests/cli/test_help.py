"""Every word of every command says what it is for, in both languages' source."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from imagebank.cli.main import parser


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
