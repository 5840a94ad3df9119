"""Cuts a text into tokens, each with its place: brackets, minus signs, joining words, and terms that are whole."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from imagebank.core.errors import N_
from imagebank.core.query.fields import FIELD_NAMES, QUERY_FIELDS, key
from imagebank.core.query.problems import expected, too_much, unknown_field
from imagebank.core.query.signs import HIDDEN, MINUS, QUOTES, RUN, Run, TokenKind, operator, quoted, run_of
from imagebank.core.query.tree import All, Field, Phrase, Prefix, Query, Word
from imagebank.core.query.values import checked
from imagebank.core.words import words_of

LONGEST = 100_000
MOST_TERMS = 200
"""Characters, and words and fields, of a question: beyond what anybody writes, within what a database compiles."""

_SPACE = re.compile(r"\s*")
_MINUS = re.compile(r"[-−]+(?=(?P<end>[\s)]|\Z))?")
_NAME = re.compile(r"[a-z][a-z0-9_-]{1,29}")
_ADDRESSES = frozenset({"mailto", "tel", "urn", "doi"})
_FIGURES = re.compile(r"[0-9]+(?:[:.,][0-9]+)*")
_NEAR = 0.72
_NOTHING = All()

STAR_LAST = N_("en stjärna sist i ordet, som klass*, och inte någon annanstans")
LETTERS_FIRST = N_("minst två bokstäver före stjärnan, som klass*")
VALUE = N_("ett värde direkt efter fältets namn, som miljö:fysisk")


@dataclass(frozen=True, slots=True)
class Token:
    """`at` is the place in the text, 0-based; `term` what a term or an operator's word says as such."""

    kind: TokenKind
    at: int
    term: Query = _NOTHING


def tokens(text: str) -> list[Token]:
    """Every token of `text`. Raises WrongWords naming the place and what was expected."""
    if len(text) > LONGEST:
        raise too_much(LONGEST, text[LONGEST:], LONGEST, N_("tecken"))
    found: list[Token] = []
    terms, place = 0, _after_space(text, 0)
    while place < len(text):
        more, place = _next(text, place)
        found += more
        terms += sum(token.kind == "term" for token in more)
        if terms > MOST_TERMS:
            raise too_much(more[0].at, text[more[0].at :], MOST_TERMS, N_("ord och fält"))
        place = _after_space(text, place)
    return found


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place


def _next(text: str, at: int) -> tuple[list[Token], int]:
    sign = text[at]
    if sign in "()":
        return [Token("open" if sign == "(" else "close", at)], at + 1
    if sign in MINUS:
        return _minus(text, at)
    if sign in f'"{QUOTES}':
        words, _start, end = quoted(text, at)
        return [Token("term", at, Phrase(words))], end
    return _bare(text, at)


def _minus(text: str, at: int) -> tuple[list[Token], int]:
    """Before a term a minus sign means "not"; alone it is a dash."""
    match = _MINUS.match(text, at)
    assert match is not None, "there is a minus sign at the place"
    if match["end"] is not None:
        return [Token("noise", at)], match.end()
    return [Token("minus", place) for place in range(at, match.end())], match.end()


def _bare(text: str, at: int) -> tuple[list[Token], int]:
    match = RUN.match(text, at)
    assert match is not None, "there is neither space, bracket nor quotation mark at the place"
    raw, end = match[0], match.end()
    kind = operator(raw)
    if kind:
        return [Token(kind, at, Word(raw))], end
    if raw[0] == "\\" and operator(raw[1:]):
        return [Token("term", at, Word(raw[1:]))], end
    run = run_of(raw, at)
    field = _field(text, run, end)
    if field:
        return field
    if not words_of(run.text):
        return [Token("noise", at)], end
    return [Token("term", at, _word(text, run))], end


def _word(text: str, run: Run) -> Query:
    stem = run.mask.rstrip("*")
    if "*" in stem:
        raise expected(text, run.places[stem.index("*")], STAR_LAST)
    if stem == run.mask:
        return Word(run.text)
    words = run.text[: len(stem)]
    if sum(map(len, words_of(words))) < 2:
        raise expected(text, run.places[0], LETTERS_FIRST)
    return Prefix(words)


def _field(text: str, run: Run, end: int) -> tuple[list[Token], int] | None:
    """A field with its value (`:` after its name, or a comparison); None where it is a word, or an address."""
    mark = re.search(r"[:<>=]", run.mask)
    if mark is None:
        return None
    at, written = run.places[0], run.text[: mark.start()]
    if HIDDEN in run.mask[: mark.start()] or run.text.startswith("//", mark.end()):
        return None
    name = FIELD_NAMES.get(key(written))
    start = mark.end() if mark[0] in ":=" else mark.start()
    mark_follows = start == len(run.text) and text[end : end + 1] == '"'
    if name is None:
        if mark[0] == ":" and (mark_follows or start < len(run.text)):
            _refuse_unknown(written, run.text[start:], at)
        return None
    if mark_follows or run.mask[start : start + 1] in tuple(QUOTES):
        value, place, end = quoted(text, end if mark_follows else run.places[start])
    elif start < len(run.text):
        value, place = run.text[start:], run.places[start]
    else:
        raise expected(text, end, VALUE)
    return [Token("term", at, checked(Field(name, value, place)))], end


def _refuse_unknown(written: str, value: str, at: int) -> None:
    """Raise WrongWords for a field that does not exist, unless it looks like a time (`kl:10`), an address or a path."""
    name = key(written)
    if not _NAME.fullmatch(name) or name in _ADDRESSES:
        return
    near = difflib.get_close_matches(name, [key(spelt) for spelt in FIELD_NAMES], 3, _NEAR)
    if _FIGURES.fullmatch(value) and not near:
        return
    shown = dict.fromkeys(_spelling(FIELD_NAMES[one], one) for one in near)
    raise unknown_field(written, at, ", ".join(f"{one}:" for one in shown))


def _spelling(name: str, plain: str) -> str:
    """A field's name with its own letters: `miljö` for `miljo`."""
    return next((spelt for spelt in QUERY_FIELDS[name].written if key(spelt) == plain), plain)
