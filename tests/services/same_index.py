"""One index compared with another, and with plain SQL, word for word."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.asset import Asset
from imagebank.core.words import words_of
from imagebank.index.columns import ORDERS
from imagebank.services.deciding import statuses
from imagebank.services.index_basis import Indexed
from imagebank.services.library import Library
from imagebank.services.verdicts import statuses_of_all
from imagebank.store import assets, incoming
from tests.services.test_setwise import DAYS


def numbers_of(held: Indexed) -> list[int]:
    """The numbers of the assets, in order."""
    return list(held.index.everything)


def same(held: Indexed, anew: Indexed) -> None:
    """Both say the same of everything; that some words are of assets that are gone is no matter."""
    one, other = held.index, anew.index
    assert one.everything == other.everything
    assert one.ids_of(one.everything) == other.ids_of(other.everything)
    numbers = numbers_of(held)
    assert one.numbers_of(one.ids_of(one.everything)) == numbers
    for part in ("words", "head", "values"):
        keys = {*getattr(one.base, part).keys(), *getattr(one.delta, part).keys()}
        ask = {"words": "word", "head": "head", "values": "value"}[part]
        found = {key: getattr(one, ask)(key) for key in keys}
        wanted = list(getattr(other.base, part).keys())
        assert {key: held for key, held in found.items() if held} == {key: getattr(other, ask)(key) for key in wanted}
    words = set(other.base.words.keys())
    wanted = list(other.base.forms.keys())
    forms = {form for word in words for form in one.forms(word)}
    assert forms == set(wanted)
    assert {form: one.words_of(form) & words for form in forms} == {form: other.words_of(form) for form in wanted}
    for name, column in other.columns.whole.items():
        assert one.columns.whole[name][numbers].tolist() == column[numbers].tolist()
    assert one.columns.names[numbers].tolist() == other.columns.names[numbers].tolist()
    for order in ORDERS:
        assert one.in_order(one.everything, order).tolist() == other.in_order(other.everything, order).tolist(), order


def as_sql_says(library: Library, held: Indexed, texts: Sequence[str]) -> None:
    """The words of `texts`, the concepts rolled up and the statuses are as the catalogue has them."""
    found, index = assets.get(library.db, assets.all_ids(library.db)), held.index
    number = dict(zip(index.ids_of(index.everything), index.everything, strict=True))
    for word in sorted({word for text in texts for word in words_of(text)}):
        assert set(index.head(word)) == {
            number[one.id] for one in found if word in words_of(*one.title.values(), *one.alt.values())
        }, word
        assert set(index.word(word)) == {number[one.id] for one in found if word in _said(library, one)}, word
    rows = library.db.execute(
        "SELECT u.ancestor, count(DISTINCT c.asset) FROM asset_concept c JOIN concept_up u USING (notation) GROUP BY 1"
    )
    counted = {row[0]: row[1] for row in rows}
    for notation in library.vocabulary.concepts:
        values = [f"concept:{one}" for one in sorted(library.vocabulary.descendants(notation))]
        assert index.count(values, index.everything) == counted.get(notation, 0) == len(index.any_value(values))
    with index.lock:
        ids = {n: id for id, n in number.items()}
        said = {ids[n]: status for status, those in statuses_of_all(library, held, DAYS[1]).items() for n in those}
    assert said == statuses(library, found, DAYS[1])


def _said(library: Library, one: Asset) -> set[str]:
    rights = one.rights.creator if one.rights else None
    texts = (*one.title.values(), *one.alt.values(), *one.caption.values(), rights, one.shoot, *one.keywords)
    return {*words_of(*texts), *incoming.words(library.db, one.id)}
