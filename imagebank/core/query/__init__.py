"""One question, one Query: a tree that search box, facets, chips, saved searches, packs and command line hold alike.

Text ⇄ tree is a round trip: `parse` reads what people write, `write` writes a tree so that `parse` reads it back.
The language is described in docs/query.md. Values are checked as they are read; what only the library knows (is there
such a concept, such a channel?) is the evaluator's, which finds the place in `Field.at`.
"""

from __future__ import annotations

from imagebank.core.query.fields import FIELD_NAMES, QUERY_FIELDS, WRITTEN, QueryField
from imagebank.core.query.ranges import Range
from imagebank.core.query.reading import parse
from imagebank.core.query.tree import (
    All,
    Any,
    Field,
    Not,
    Phrase,
    Prefix,
    Query,
    Word,
    all_of,
    any_of,
    both,
    parts,
    with_part,
    without,
    words_in,
)
from imagebank.core.query.values import channel_of, choice_of, ids_of, range_of
from imagebank.core.query.writing import write

__all__ = [
    "FIELD_NAMES",
    "QUERY_FIELDS",
    "WRITTEN",
    "All",
    "Any",
    "Field",
    "Not",
    "Phrase",
    "Prefix",
    "Query",
    "QueryField",
    "Range",
    "Word",
    "all_of",
    "any_of",
    "both",
    "channel_of",
    "choice_of",
    "ids_of",
    "parse",
    "parts",
    "range_of",
    "with_part",
    "without",
    "words_in",
    "write",
]
