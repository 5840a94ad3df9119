"""Counts read from the heads of packed bitmaps are what the bitmaps hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from imagebank.core.compounds import Lexicon
from imagebank.core.keys import plain
from imagebank.index.counting import beginning, counted, frequent
from imagebank.index.document import Document
from imagebank.index.forms import forms_of
from imagebank.index.index import Index
from imagebank.index.postings import pack

LEXICON = Lexicon.of(())

NUMBERS = st.one_of(
    st.sets(st.integers(0, 2**32 - 1), min_size=1, max_size=20).map(BitMap),
    st.builds(lambda start, length, step: BitMap(range(start, start + length * step, step)),
              st.integers(0, 10**6), st.integers(1, 200_000), st.integers(1, 9)),
    st.builds(lambda one, more: BitMap(range(one, one + 70_000)) | BitMap(more),
              st.integers(0, 10**5), st.sets(st.integers(0, 10**6))),
)  # fmt: skip


@given(st.dictionaries(st.text("abåö", min_size=1, max_size=3), NUMBERS, max_size=8), st.text("abåö", max_size=2))
def test_counts_are_those_of_the_bitmaps(maps: dict[str, BitMap], prefix: str) -> None:
    packed = pack(sorted(maps.items()))
    keys, counts = counted(packed, prefix)
    assert dict(zip(keys, counts.tolist(), strict=True)) == {k: len(v) for k, v in maps.items() if k.startswith(prefix)}


WORDS = st.sets(st.sampled_from(["skola", "skål", "skalm", "skåp", "skäl", "sol", "ås"]), min_size=1)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8), st.sampled_from(["s", "sk", "ska", "skå", "x", ""]))
def test_the_frequent_words_of_both_parts(packed: list[set[str]], loose: list[set[str]], prefix: str) -> None:
    index = Index(lambda word: forms_of(word, LEXICON))
    index.apply([Document(n, f"p{n}", body=frozenset(words)) for n, words in enumerate(packed)])
    index.settle()
    index.apply([Document(100 + n, f"l{n}", body=frozenset(words)) for n, words in enumerate(loose)])
    every = [word for words in (*packed, *loose) for word in words]
    begun = {word for word in every if word.startswith(prefix) or (len(prefix) > 2 and plain(word).startswith(prefix))}
    assert frequent(index, prefix, 50) == sorted(begun, key=lambda word: (-every.count(word), word))


def test_values_come_one_by_one_in_order() -> None:
    index = Index(lambda _word: ())
    index.apply([Document(1, "a", values=frozenset({"person:P-2", "person:P-1", "pack:P-0"}))])
    index.settle()
    index.apply([Document(2, "b", values=frozenset({"person:P-2", "person:P-0"}))])
    assert list(beginning(index, "person", "P-")) == ["P-0", "P-1", "P-2"]
