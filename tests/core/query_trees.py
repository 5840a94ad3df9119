"""Trees of every shape, with texts that quote, escape and shout, for the round trips."""

from __future__ import annotations

from hypothesis import strategies as st

from imagebank.core.query import QUERY_FIELDS, Field, Not, Phrase, Prefix, Query, Word, all_of, any_of
from imagebank.core.words import words_of

SIGNS = "aåäöÅé1 \t\u00a0\"\\():*-−<>=|&”“„'.,/@_^;#%+\u0308\u0301😀\0\u200bx"
WORDLIKE = ("or", "OR", "eller", "Eller", "and", "och", "not", "NOT", "INTE", "inte", "miljö:fysisk", "betyg>=3", "abc:def",
            "kl:10", "http://spsm.se/a(b)", "C:\\bilder\\ny", "-x", "--x", "a*", "*a", "\\or", "\\\\or", "\\", "a\\", "NEAR/2",
            "title:^x", '"a"', "”a”", "(a)", "a b", "||", "alt:", "x:\"y z\"", "Ärende", "A\u030angstro\u0308m")  # fmt: skip

NASTY = st.one_of(
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=8),
    st.sampled_from(WORDLIKE),
    st.text(min_size=1, max_size=8),
)
SEARCHABLE = NASTY.filter(lambda text: bool(words_of(text)))
LONG_ENOUGH = NASTY.filter(lambda text: sum(map(len, words_of(text))) > 1)

VALUES = {
    "choice": lambda field: st.sampled_from([spelt for _name, words in field.choices for spelt in words]),
    "rating": lambda _field: st.sampled_from(["0", "3", ">=3", "<5", "2..4", "..2", "3.."]),
    "pixels": lambda _field: st.sampled_from([">=1920", "1920px", "100..200"]),
    "duration": lambda _field: st.sampled_from(["<30s", ">2min", "1m30s", "30..90s", "1:30", "< 2 min"]),
    "past": lambda _field: st.sampled_from(["2026", "2026-11", "2026-11-22", "<30d", "2025..2026", "idag", "i dag"]),
    "ahead": lambda _field: st.sampled_from(["<30d", "<2027-01-01", "2026-12", ">= 4 v"]),
    "status": lambda _field: st.sampled_from(["giltigt", "ej bedömd", "samtycke:giltigt", "Utgått"]),
    "channel": lambda _field: st.sampled_from(["webb", "webb@2027-01-01", "film-egen"]),
    "id": lambda _field: st.from_regex(r"[a-z0-9_-]{1,12}", fullmatch=True),
    "ids": lambda _field: st.lists(st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True), min_size=1).map(",".join),
    "hash": lambda _field: st.from_regex(r"[0-9a-f]{4,64}", fullmatch=True),
    "language": lambda _field: st.sampled_from(["sv", "en", "nb-NO"]),
    "concept": lambda _field: SEARCHABLE,
    "words": lambda _field: SEARCHABLE,
}
"""Kind → values that a field of the kind takes."""

FIELDS: st.SearchStrategy[Query] = st.sampled_from(list(QUERY_FIELDS.values())).flatmap(
    lambda field: VALUES[field.kind](field).map(lambda value: Field(field.name, value))
)
LEAVES = st.one_of(st.builds(Word, SEARCHABLE), st.builds(Prefix, LONG_ENOUGH), st.builds(Phrase, SEARCHABLE), FIELDS)
TREES: st.SearchStrategy[Query] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(all_of),
        st.lists(inner, min_size=2, max_size=3).map(any_of),
    ),
    max_leaves=8,
)
"""Trees of the normal form."""

TYPED = st.one_of(
    st.text(max_size=200),
    st.text(st.sampled_from(SIGNS), max_size=60),
    st.lists(st.one_of(st.sampled_from(WORDLIKE), st.sampled_from(["(", ")", '"', "-", "or", "miljö:", "betyg:>=", " "])), max_size=30)
    .flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts))),
)  # fmt: skip
"""What a person, a cat or a paste may put into the search box."""
