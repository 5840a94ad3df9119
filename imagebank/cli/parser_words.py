"""What argparse says, in Swedish too. In English its own words stand: they are no texts of ours to translate.

argparse takes every word from the two functions of gettext that it has imported; these are put in their place.
"""

from __future__ import annotations

import argparse

from imagebank.language import DEFAULT, language

WORDS = {
    "usage: ": "användning: ",
    "positional arguments": "anges i ordning",
    "options": "flaggor",
    "optional arguments": "flaggor",
    "show this help message and exit": "visa den här hjälpen",
    "show program's version number and exit": "visa programmets version",
    " (default: %(default)s)": " (annars: %(default)s)",
    "unrecognized arguments: %s": "Det här känns inte igen: %s",
    "the following arguments are required: %s": "Det här måste anges: %s",
    "one of the arguments %s is required": "Ange någon av %s",
    "not allowed with argument %s": "kan inte anges tillsammans med %s",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "expected one argument": "ett värde saknas",
    "expected at most one argument": "högst ett värde kan anges",
    "expected at least one argument": "minst ett värde saknas",
    "expected %s argument": "%s värde ska anges",
    "expected %s arguments": "%s värden ska anges",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda flera saker: %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r går inte att välja. Välj bland %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r går inte att läsa",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r finns inte. Välj bland %(choices)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "can't open '%(filename)s': %(error)s": "%(filename)s går inte att öppna: %(error)s",
    "unexpected option string: %s": "Flaggan %s väntades inte här",
}
"""argparse's words → ours."""


def said(text: str) -> str:
    """argparse's words in the language shown now."""
    return WORDS.get(text, text) if language() == DEFAULT else text


def said_of(one: str, many: str, n: int) -> str:
    """The same for a count."""
    return said(one if n == 1 else many)


def install() -> None:
    """From here on argparse speaks the language that is shown."""
    for name, ours in (("_", said), ("ngettext", said_of)):
        setattr(argparse, name, ours)
