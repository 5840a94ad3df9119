"""Where the cursor stands in a question that is still being typed, and what is being written there: for completion.

Reads as `tokens` does, but never complains: what is half written is what it is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from imagebank.core.query.fields import FIELD_NAMES, key
from imagebank.core.query.signs import HIDDEN, MINUS, QUOTES, RUN, run_of

PlaceKind = Literal["nothing", "word", "phrase", "name", "value"]

_SKIPPED = re.compile(rf"[\s(){MINUS[1:]}-]+")
_MARK = re.compile(r"[:<>=]")
_CLOSING = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL),
    "": re.compile(r"[”“„]((?:[^”“\\]|\\.)*+)[”“]", re.DOTALL),
}
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_WORD_ON = re.compile(r"[^\W_]*")


@dataclass(frozen=True, slots=True)
class Place:
    """What is being written, `typed` so far, is text[start:end]; `end` may lie behind the cursor.

    `word`: a word, `whole` where nothing else of the run stands before it; `phrase`: a word between quotation marks;
    `name`: a field's name whose colon stands there already; `value`: the value of `field`, quotation marks within the place.
    """

    kind: PlaceKind
    start: int
    end: int
    typed: str = ""
    field: str = ""
    whole: bool = True


def at_cursor(text: str, cursor: int) -> Place:
    """What is being written where the cursor stands (0: before everything)."""
    cursor = min(max(cursor, 0), len(text))
    at = 0
    while at < cursor:
        skipped = _SKIPPED.match(text, at)
        if skipped:
            at = skipped.end()
        elif text[at] in f'"{QUOTES}':
            end = _closed(text, at)
            if end is None or cursor < end:
                return _word(text, at + 1, cursor, "phrase")
            at = end
        else:
            found, at = _in_run(text, at, cursor)
            if found:
                return found
    return Place("nothing", cursor, cursor)


def _in_run(text: str, at: int, cursor: int) -> tuple[Place | None, int]:
    """The place within a run of signs, or within the quoted value that follows it; else where to go on."""
    match = RUN.match(text, at)
    assert match is not None, "there is neither space, bracket nor quotation mark at the place"
    end = match.end()
    run = run_of(match[0], at)
    mark = _MARK.search(run.mask)
    if mark is None:
        return (_word(text, at, cursor, "word") if cursor <= end else None), end
    start = mark.end() if mark[0] in ":=" else mark.start()
    value = run.places[start] if start < len(run.places) else end
    if cursor <= run.places[mark.start()]:
        return Place("name", at, value, text[at:cursor]), end
    name = FIELD_NAMES.get(key(run.text[: mark.start()])) if HIDDEN not in run.mask[: mark.start()] else None
    if text[value : value + 1] in tuple(f'"{QUOTES}'):
        close = _closed(text, value)
        if close is not None and close <= cursor:
            return None, max(close, at + 1)
        if cursor > value:
            return _value(name, value, cursor if close is None else close, text[value + 1 : cursor]), end
    if cursor > end:
        return None, end
    return _value(name, value, end, run_of(text[value:cursor], value).text), end


def _value(name: str | None, start: int, end: int, typed: str) -> Place:
    return Place("value", start, end, typed, name) if name else Place("nothing", end, end)


def _word(text: str, at: int, cursor: int, kind: PlaceKind) -> Place:
    """The word that ends at the cursor, with what of it stands behind the cursor."""
    match = _LAST_WORD.search(text, at, cursor)
    if match is None:
        return Place("nothing", cursor, cursor)
    on = _WORD_ON.match(text, cursor)
    end = on.end() if on else cursor
    return Place(kind, match.start(), end, match[0], whole=match.start() == at)


def _closed(text: str, at: int) -> int | None:
    """The place after the quotation mark that closes the one at `at`."""
    match = _CLOSING['"' if text[at] == '"' else ""].match(text, at)
    return match.end() if match else None
