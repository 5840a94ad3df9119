"""Finds assets: one Query, answered by the index; what may be used in a channel is a filter like any other."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from pyroaring import BitMap

from imagebank.core.asset import Asset
from imagebank.core.errors import N_, WrongWords
from imagebank.core.query import Field, Query, parts, words_in
from imagebank.core.use import Use
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import words_of
from imagebank.services.evaluating import Evaluator
from imagebank.services.faceting import Facets, counted
from imagebank.services.indexing import held_index, indexed
from imagebank.services.library import Library, refresh
from imagebank.services.textual import named_collections
from imagebank.services.verdicts import usable
from imagebank.store import assets, collections, indexing, merging

ORDERS = ("relevance", "added", "captured", "name", "collection")
"""Best first; newest in the bank first; last captured first; by the file's name; as the collection asked for has them."""


@dataclass(frozen=True)
class Found:
    """An answer, in order: `numbers` of the assets, and their `ids` when asked for.

    `facets` counts the result, scheme → notation → n (`NONE` for those without any concept of the scheme). `meant` says
    which words misspelt ones were taken for.
    """

    numbers: np.ndarray
    named: np.ndarray = field(repr=False)
    facets: Facets = field(default_factory=dict)
    meant: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of all of them."""
        return [one.decode() for one in self.named.tolist()]

    def __len__(self) -> int:
        return len(self.numbers)


def find(
    library: Library,
    query: Query,
    *,
    day: date,
    channel: str | None = None,
    order: str = "added",
    facets: bool = False,
    typed: str = "",
) -> Found:
    """Answer `query`; with `channel`, only what may be used there on `day`. `typed` is the word that is still being typed:
    it may be the beginning of a longer one. Without `channel` an advisor too finds what may be used in no channel, but nothing
    that is blocked: an asset's own verdict says what it may be used for.

    Raises WrongWords where the query names a concept, status or channel that the library does not know.
    """
    refresh(library)
    held = indexed(library)
    with held.index.lock:
        asked = Evaluator(library, held, day, typed=typed, channel=channel)
        found = asked.found(query)
        if channel:
            found = found & asked.found(Field("usable", channel))
        found = found - asked.hidden
        numbers = _in_order(asked, query, found, order)
        counts = counted(library, held, found, day) if facets else {}
        return Found(numbers, held.index.columns.ids[numbers], counts, _meant(asked, query))


def _in_order(asked: Evaluator, query: Query, found: BitMap, order: str) -> np.ndarray:
    index, words = asked.index, words_in(query)
    if order == "collection":
        return _as_gathered(asked, query, found)
    if order != "relevance" or not words:
        return index.in_order(found, "added" if order == "relevance" else order)
    return np.concatenate([index.in_order(tier, "added") for tier in asked.ranked(words, found)])


def _as_gathered(asked: Evaluator, query: Query, found: BitMap) -> np.ndarray:
    """In the order of the first collection that the question asks for; newest first where it asks for none."""
    fields = (part for part in parts(query) if isinstance(part, Field) and part.name == "collection")
    ids = [id for field in fields for id in named_collections(asked.library, field.value)]
    if not ids:
        return asked.index.in_order(found, "added")
    numbers = np.array(collections.numbers(asked.library.db, ids[0]), np.uint32)
    gathered = numbers[np.isin(numbers, np.array(found.to_array(), np.uint32))]
    rest = asked.index.in_order(found - BitMap(gathered), "added")
    return np.concatenate([gathered, rest]).astype(np.uint32)


def _meant(asked: Evaluator, query: Query) -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = [word for one in words_in(query) for word in words_of(one.text)]
    return tuple((word, hits.meant) for word in words if (hits := asked.wording.known(word)) and hits.meant)


def ids_of(library: Library, numbers: Sequence[int]) -> list[str]:
    """The ids of assets by their numbers, also of assets that are gone since the index was made."""
    return held_index(library).index.columns.ids_of(np.array(numbers, np.int64)) if len(numbers) else []


def numbers_of(library: Library, ids: Sequence[str]) -> dict[str, int]:
    """Id → number; ids that nobody knows are left out."""
    found = indexing.numbers(library.db, ids)
    columns = held_index(library).index.columns
    return found | {id: max(known) for id in ids if id not in found and (known := columns.numbers_of([id]))}


def allowed(library: Library, numbers: Sequence[int] | np.ndarray, use: Use) -> int:
    """How many of the assets may leave for a use."""
    held = indexed(library)
    with held.index.lock:
        return usable(library, held, use).intersection_cardinality(
            BitMap(array("I", np.asarray(numbers, np.uint32).tobytes()))
        )


def visible(library: Library, ids: Sequence[str]) -> list[str]:
    """`ids` without those that the actor may not know of: what is blocked is hidden from everyone but curators."""
    hidden = set() if library.actor.may_write else indexing.blocked(library.db)
    return [id for id in ids if id not in hidden]


def read(library: Library, ids: Sequence[str]) -> list[Asset]:
    """Assets whole, in the order of `ids`."""
    return assets.get(library.db, visible(library, ids))


def existing(library: Library, ids: Sequence[str]) -> list[str]:
    """`ids` once each, those of merged assets as what they are part of now. Raises WrongWords naming unknown ones."""
    now = merging.resolve(library.db, list(ids))
    ids = [now.get(id, id) for id in ids]
    unknown = sorted(set(ids) - assets.existing(library.db, visible(library, ids)))
    if unknown:
        raise WrongWords(
            "UNKNOWN_ID", N_("Det finns ingen bild eller film med id {ids} i banken."), ids=", ".join(unknown)
        )
    return list(dict.fromkeys(ids))


def total(library: Library) -> int:
    """How many assets the library has."""
    return len(visible(library, assets.all_ids(library.db)))


def known_channel(vocabulary: Vocabulary, channel: str) -> str:
    """`channel` as it is. Raises WrongWords where the vocabulary has no such channel."""
    if channel not in vocabulary.channels():
        raise WrongWords(
            "UNKNOWN_CHANNEL", N_("Det finns ingen kanal ”{channel}”. Välj bland {channels}."),
            channel=channel, channels=", ".join(vocabulary.channels()),
        )  # fmt: skip
    return channel


def day_of(text: str) -> date:
    """A date written YYYY-MM-DD. Raises WrongWords where it is not one."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongWords("BAD_DATE", N_("”{text}” är inget datum. Skriv som 2027-05-26."), text=text) from error
