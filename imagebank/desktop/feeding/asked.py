"""A question that was kept as words, as a wish again: what is a facet is ticked or excluded, the rest stays words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from imagebank.core.errors import WrongWords
from imagebank.core.fields import PICKS
from imagebank.core.query import Field, Not, Query, all_of, parse, parts, write
from imagebank.core.vocabulary import Vocabulary
from imagebank.desktop.feeding.facets import ORDER
from imagebank.desktop.feeding.wish import Wish, no_concept, term
from imagebank.services.faceting import NONE, PICK


def wish_of(empty: Wish, text: str, vocabulary: Vocabulary) -> Wish:
    """`empty` with the question of `text`: the same question, whatever became of its parts."""
    try:
        query = parse(text)
    except WrongWords:
        return _worded(empty, text)
    known, wish, rest = _facets(vocabulary), empty, []
    for part in parts(query):
        wanted, excluded = known.get(part), known.get(part.term) if isinstance(part, Not) else None
        if wanted is not None and not wish.ticked.get(wanted[0]):
            wish = wish.tick(*wanted, on=True)
        elif excluded is not None:
            wish = wish.exclude(*excluded, on=True)
        else:
            rest.append(part)
    made = _worded(wish, write(all_of(rest)))
    same = set(parts(made.query(vocabulary))) == set(parts(query))
    return made if same else _worded(empty, text)


def _worded(wish: Wish, text: str) -> Wish:
    return replace(wish, text=text, typed="", new=(), called="")


def _facets(vocabulary: Vocabulary) -> Mapping[Query, tuple[str, str]]:
    """Every term that a facet's value makes → scheme and notation."""
    schemes = [scheme for scheme in ORDER if scheme in vocabulary.schemes]
    found: dict[Query, tuple[str, str]] = {no_concept(scheme): (scheme, NONE) for scheme in schemes}
    found |= {Field(PICK, one): (PICK, one) for one in PICKS}
    for scheme in schemes:
        for concept in vocabulary.of_scheme(scheme):
            found[term(scheme, concept.notation)] = scheme, concept.notation
    return found
