"""The index as a file: what comes back is what was written, or nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from pyroaring import BitMap

from imagebank.core.assessment import Assessment, Rights
from imagebank.index import snapshot
from imagebank.index.columns import ORDERS
from imagebank.index.document import Document, PersonCase, PictureCase
from imagebank.index.index import Index

RIGHTS = Rights("-", channels=frozenset({"webb", "tryck"}), to=date(2027, 1, 31), no_derivatives=True)
PICTURE = PictureCase(
    Assessment(visibility="ident", rights=RIGHTS, persons_declared=2, alt=True), ((True, False, True, False),), (True, False)
)  # fmt: skip
PERSON = PersonCase(
    "P-A", heard=True, was_minor=False, contexts=frozenset({"behov:autism", "*"}), version=(False, True)
)
DOCUMENTS = [
    Document(3, "a3", frozenset({"slöjdsal", "träbock"}), frozenset({"bok"}), frozenset({"media:foto", "creator:å\nb"}), "b.jpg", captured=70, picture=PICTURE, people=(PERSON, replace(PERSON, person="P-B"))),
    Document(5, "a5", frozenset({"skolgård"}), frozenset({"slöjdsal"}), frozenset({"media:film"}), "a.jpg", picture=PictureCase(Assessment())),
    Document(6, "a-longer-than-most", frozenset(), frozenset({"träd"}), frozenset(), "ö.jpg", captured=90, rating=4, picture=PICTURE),
]  # fmt: skip


def forms(word: str) -> Iterator[str]:
    """Forms enough for a test: the word, and how it ends."""
    yield f"={word}"
    yield f"+{word[-3:]}"


def told(index: Index) -> dict[str, object]:
    """All that an index says."""
    base, cases, columns = index.base, index.cases, index.columns
    numbers = np.array(index.everything.to_array())
    rows = cases.rows[:, : cases.count].T.tolist()
    return {
        "seq": index.seq, "everything": set(index.everything), "ids": index.ids_of(index.everything),
        **{name: {key: set(part.get(key)) for key in list(part.keys())} for name, part in (("words", base.words), ("head", base.head), ("values", base.values), ("forms", base.forms))},
        "words of": {form: index.words_of(form) for form in list(base.forms.keys())},
        "pictures": [cases.pictures[n - 1] if n else None for n in cases.of[numbers].tolist()],
        "people": sorted(((number, cases.people[case]) for number, case in rows), key=lambda row: (row[0], row[1].person)),
        "columns": {name: column[numbers].tolist() for name, column in columns.whole.items()},
        "orders": {order: index.in_order(index.everything, order).tolist() for order in ORDERS},
    }  # fmt: skip


@pytest.fixture
def index() -> Index:
    """A small one, of which one asset is gone again."""
    made = Index(forms)
    made.apply([*DOCUMENTS, replace(DOCUMENTS[0], number=9, id="a9", head=frozenset({"hemligt"}), name="hemligt.jpg")])
    made.apply([], [9])
    made.seq = 17
    return made


@pytest.fixture
def file(index: Index, tmp_path: Path) -> Path:
    """Its snapshot."""
    snapshot.save(index, tmp_path / "search.index", basis="b", moment="m")
    return tmp_path / "search.index"


def loaded(path: Path) -> Index | None:
    """What a file gives."""
    held = snapshot.load(path, forms, basis="b")
    return held.index if held else None


def test_what_comes_back_is_what_was_written(index: Index, file: Path) -> None:
    held = snapshot.load(file, forms, basis="b")
    assert held is not None
    assert held.moment == "m"
    assert told(held.index) == told(index)
    assert sorted(held.index.word("slöjdsal")) == [3, 5]


def test_nothing_of_what_is_gone_is_in_the_file(file: Path) -> None:
    assert b"hemligt" not in file.read_bytes()


def test_one_that_came_back_goes_on_as_the_other(index: Index, file: Path) -> None:
    back = loaded(file)
    assert back is not None
    later = [replace(DOCUMENTS[1], name="c.jpg", captured=70), replace(DOCUMENTS[0], number=12, id="a12", people=())]
    for one in (index, back):
        one.apply(later, [6])
        one.cases.forget_people(frozenset({"P-A"}))
        one.tidy()
    assert told(back) == told(index)


def test_an_empty_one_comes_back(tmp_path: Path) -> None:
    snapshot.save(Index(forms), tmp_path / "x", basis="b")
    back = loaded(tmp_path / "x")
    assert back is not None
    assert back.everything == BitMap()
    back.apply(DOCUMENTS)
    assert sorted(back.word("slöjdsal")) == [3, 5]


def test_whatever_is_damaged_is_no_snapshot_or_the_same(index: Index, file: Path) -> None:
    whole, chance = file.read_bytes(), random.Random(7)
    places = [*range(60), *(chance.randrange(len(whole)) for _ in range(300))]
    harmless = 0
    for place in places:
        torn = bytearray(whole)
        torn[place] ^= 1 << chance.randrange(8)
        file.write_bytes(torn)
        back = loaded(file)
        if back is not None:
            harmless += 1
            assert told(back) == told(index), place
    assert harmless < len(places) / 2, "only what fills up between parts may be another"


def test_whatever_is_cut_or_lengthened_is_no_snapshot(file: Path) -> None:
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert loaded(file) is None, length
    file.write_bytes(whole + b"\0")
    assert loaded(file) is None


def test_another_basis_a_newer_format_a_folder_or_nothing_is_no_snapshot(file: Path, tmp_path: Path) -> None:
    assert snapshot.load(file, forms, basis="another") is None
    file.write_bytes(file.read_bytes().replace(b"index 1\n", b"index 2\n", 1))
    assert loaded(file) is None
    (tmp_path / "folder").mkdir()
    for name in ("folder", "nothing"):
        assert loaded(tmp_path / name) is None


def test_what_is_alike_is_ordered_by_its_coming_also_when_put_in_later() -> None:
    made, anew = Index(forms), Index(forms)
    documents = [Document(n, f"a{n}", name="x", captured=5) for n in range(1, 8)]
    made.apply(documents)
    for order in ORDERS:
        made.in_order(made.everything, order)
    made.apply([replace(documents[3], rating=1)])
    anew.apply(documents)
    for order in ORDERS:
        assert made.in_order(made.everything, order).tolist() == anew.in_order(anew.everything, order).tolist()
