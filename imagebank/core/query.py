"""One question, one Query: a tree that search box, facets, packs and command line hold alike; text ⇄ tree is a round trip.

Grammar: words, "phrases", `field:value`, `-` before a term for "not", `or` between terms; terms side by side all
hold. See docs/query.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from imagebank.core.errors import N_, Text, WrongWords

FIELD_NAMES: dict[str, str] = {
    "miljö": "larmiljo", "miljo": "larmiljo", "lärmiljö": "larmiljo", "larmiljo": "larmiljo", "environment": "larmiljo",
    "skolform": "skolform", "school": "skolform", "plats": "plats", "place": "plats", "tema": "tema", "theme": "tema",
    "behov": "behov", "need": "behov", "insats": "insats", "intervention": "insats",
    "målnivå": "malniva", "malniva": "malniva", "level": "malniva", "mediatyp": "mediatyp",
    "begrepp": "concept", "concept": "concept", "typ": "media", "type": "media",
    "status": "status", "samtycke": "status", "consent": "status",
    "får": "usable", "usable": "usable", "saknar": "missing", "missing": "missing",
    "fotograf": "creator", "creator": "creator", "fotografering": "shoot", "shoot": "shoot",
    "person": "person", "id": "id", "sha256": "sha256", "importerad": "imported", "imported": "imported",
}  # fmt: skip
"""What people write, in Swedish and English → the field's one name."""

WRITTEN: dict[str, str] = {
    "larmiljo": "miljö", "skolform": "skolform", "plats": "plats", "tema": "tema", "behov": "behov", "insats": "insats",
    "malniva": "målnivå", "mediatyp": "mediatyp", "concept": "begrepp", "media": "typ", "status": "status",
    "usable": "får", "missing": "saknar", "creator": "fotograf", "shoot": "fotografering", "person": "person",
    "id": "id", "sha256": "sha256", "imported": "importerad",
}  # fmt: skip
"""The field's one name → how a query is written out."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed; it finds every word that begins with it."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side in one text."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is a field's one name; `value` as written."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the term."""

    term: Query


@dataclass(frozen=True, slots=True)
class All:
    """Every term holds; no term: the whole bank."""

    terms: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one term holds."""

    terms: tuple[Query, ...]


Query = Word | Phrase | Field | Not | All | Any

_TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-)(?=[^\s)])|(?P<field>[^\W\d_][\w-]*):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]+))
    |"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    field: str = ""


def parse(text: str) -> Query:
    """Read a query. Raises WrongWords naming the place and what was expected."""
    tokens = _tokens(text)
    tree, rest = _any(tokens, text)
    if rest:
        raise _expected(text, rest[0].at, N_("något att söka efter"))
    return tree


def write(query: Query) -> str:
    """Write a tree as text that `parse` reads back to the same tree."""
    if isinstance(query, All):
        return " ".join(_inside(term) for term in query.terms)
    if isinstance(query, Any):
        return " or ".join(_inside(term) for term in query.terms)
    return _inside(query)


def both(first: Query, second: Query) -> Query:
    """Both questions at once, flat."""
    terms = tuple(part for query in (first, second) for part in (query.terms if isinstance(query, All) else (query,)))
    return terms[0] if len(terms) == 1 else All(terms)


def _inside(term: Query) -> str:
    if isinstance(term, Word):
        return term.text
    if isinstance(term, Phrase):
        return f'"{term.text}"'
    if isinstance(term, Field):
        value = term.value if re.fullmatch(r'[^\s()"]+', term.value) else f'"{term.value}"'
        return f"{WRITTEN[term.name]}:{value}"
    if isinstance(term, Not):
        return f"-{_inside(term.term)}"
    return f"({write(term)})"


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _expected(text, place, N_("ett avslutande citattecken"))
        found.append(_token(match, text))
        place = match.end()
    return found


def _token(match: re.Match[str], text: str) -> _Token:
    kind = match.lastgroup or "word"
    at = match.start(kind)
    if kind in ("quoted", "value"):
        name = FIELD_NAMES.get(match["field"].casefold())
        if name is None:
            if kind == "value":
                return _Token("word", f"{match['field']}:{match['value']}", match.start("field"))
            raise _expected(text, match.start("field"), N_("ett känt fält, som miljö: eller skolform:"))
        return _Token("field", match[kind], at, name)
    return _Token(kind, match[kind], at)


def _any(tokens: list[_Token], text: str) -> tuple[Query, list[_Token]]:
    terms: list[Query] = []
    while True:
        term, tokens = _all(tokens, text)
        terms.append(term)
        if not tokens or not _is_or(tokens[0]):
            break
        if len(tokens) == 1 or term == All():
            raise _expected(text, tokens[0].at, N_("något att söka efter på båda sidor om or"))
        tokens = tokens[1:]
    return (terms[0] if len(terms) == 1 else Any(tuple(terms))), tokens


def _is_or(token: _Token) -> bool:
    return token.kind == "word" and token.text.casefold() in ("or", "eller")


def _all(tokens: list[_Token], text: str) -> tuple[Query, list[_Token]]:
    terms: list[Query] = []
    while tokens and tokens[0].kind != "close" and not _is_or(tokens[0]):
        term, tokens = _term(tokens, text)
        terms.append(term)
    return (terms[0] if len(terms) == 1 else All(tuple(terms))), tokens


def _term(tokens: list[_Token], text: str) -> tuple[Query, list[_Token]]:
    token, rest = tokens[0], tokens[1:]
    if token.kind == "minus":
        if not rest:
            raise _expected(text, token.at, N_("något att utesluta efter minustecknet"))
        term, rest = _term(rest, text)
        return Not(term), rest
    if token.kind == "open":
        inner, rest = _any(rest, text)
        if not rest or rest[0].kind != "close":
            raise _expected(text, token.at, N_("en avslutande parentes"))
        return inner, rest[1:]
    if token.kind == "field":
        return Field(token.field, token.text), rest
    return (Phrase(token.text) if token.kind == "phrase" else Word(token.text)), rest


def _expected(text: str, at: int, what: str) -> WrongWords:
    return WrongWords(
        "BAD_QUERY",
        N_("Sökningen går inte att läsa vid tecken {place} (”{there}”): där väntades {what}."),
        place=at + 1, there=text[at : at + 12], what=Text(what),
    )  # fmt: skip
