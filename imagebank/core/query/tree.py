"""The tree of a question, and what chips and ranking ask of it.

The normal form, which `parse` gives and `write` keeps: All and Any are flat and have two terms or more, the empty All
stands alone and means the whole bank, and every Word, Prefix and Phrase has a letter or a digit. `all_of` and `any_of`
make it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word, written with a star: `klass*`. At least two letters or digits."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side in one text."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is a field's one name; `value` as written; `at` the place in the text (0-based) where the value begins.

    A tree that was not read from a text has `at` -1; two fields are alike wherever they stand.
    """

    name: str
    value: str
    at: int = field(default=-1, compare=False)


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


Query = Word | Prefix | Phrase | Field | Not | All | Any
Searched = Word | Prefix | Phrase


def all_of(terms: Iterable[Query]) -> Query:
    """Every term holds, flat; one term stands for itself."""
    flat = tuple(part for term in terms for part in parts(term))
    return flat[0] if len(flat) == 1 else All(flat)


def any_of(terms: Iterable[Query]) -> Query:
    """At least one term holds, flat; one term stands for itself."""
    flat = tuple(part for term in terms for part in (term.terms if isinstance(term, Any) else (term,)))
    return flat[0] if len(flat) == 1 else Any(flat)


def both(first: Query, second: Query) -> Query:
    """Both questions at once, flat."""
    return all_of((first, second))


def parts(query: Query) -> tuple[Query, ...]:
    """The terms that all hold, as chips show them; none for the whole bank."""
    return query.terms if isinstance(query, All) else (query,)


def without(query: Query, part: Query) -> Query:
    """The question without a part of it; as it is where `part` is none of its parts."""
    return all_of(one for one in parts(query) if one != part)


def with_part(query: Query, part: Query) -> Query:
    """The question with one more part; as it is where it has that part already."""
    return query if part in parts(query) else both(query, part)


def words_in(query: Query) -> tuple[Searched, ...]:
    """Words, prefixes and phrases that an answer may hold, in order: for ranking and highlighting; none under Not."""
    match query:
        case Word() | Prefix() | Phrase():
            return (query,)
        case All(terms) | Any(terms):
            return tuple(word for term in terms for word in words_in(term))
        case _:
            return ()


def depth_of(query: Query) -> int:
    """How many Not, All and Any lie inside each other."""
    match query:
        case Not(term):
            return 1 + depth_of(term)
        case All(terms) | Any(terms):
            return 1 + max((depth_of(term) for term in terms), default=0)
        case _:
            return 0
