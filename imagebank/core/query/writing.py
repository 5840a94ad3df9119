"""Writes a tree as text that reads back to the same tree: Swedish names, and a backslash or quotes where needed."""

from __future__ import annotations

import re

from imagebank.core.errors import WrongWords
from imagebank.core.query.fields import WRITTEN
from imagebank.core.query.signs import MINUS, QUOTES, operator
from imagebank.core.query.tokens import tokens
from imagebank.core.query.tree import All, Any, Field, Not, Phrase, Prefix, Query, Word

_PLAIN_VALUE = re.compile(r'[^\s()"\\”“„]+')
_SPECIAL = re.compile(r'[\s"\\()*:<>=]')


def write(query: Query) -> str:
    """Write a tree of the normal form; `parse` reads it back to the same tree."""
    if isinstance(query, All):
        return " ".join(_inside(term) for term in query.terms)
    if isinstance(query, Any):
        return " or ".join(_inside(term) for term in query.terms)
    return _inside(query)


def _inside(term: Query) -> str:
    match term:
        case Word(text):
            return text if _reads_as(text, term) else _escaped(text)
        case Prefix(text):
            bare = f"{text}*"
            return bare if _reads_as(bare, term) else f"{_escaped(text)}*"
        case Phrase(text):
            return _quoted(text)
        case Field(name, value):
            return f"{WRITTEN[name]}:{value if _PLAIN_VALUE.fullmatch(value) else _quoted(value)}"
        case Not(inner):
            return f"-{_inside(inner)}"
        case _:
            return f"({write(term)})"


def _reads_as(text: str, term: Query) -> bool:
    """Whether the text needs no help: what `kl:10` needs, no rule of thumb can say as well as the reader itself."""
    if text.endswith("\\"):
        return False  # what comes after it would be made ordinary
    try:
        found = tokens(text)
    except WrongWords:
        return False
    return len(found) == 1 and found[0].kind == "term" and found[0].term == term


def _escaped(text: str) -> str:
    if operator(text):
        return f"\\{text}"
    first = "\\" if text[0] in MINUS + QUOTES else ""
    return first + _SPECIAL.sub(r"\\\g<0>", text)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
