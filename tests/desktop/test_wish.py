"""A wish and the question it is kept as: facets come back as facets, and nothing is asked that was not."""

import pytest

from imagebank.core.query import parse, parts
from imagebank.desktop.feeding.asked import wish_of
from imagebank.desktop.feeding.chips import chips_of, part_of_chip
from imagebank.desktop.feeding.wish import Wish
from imagebank.services.faceting import NONE
from tests.desktop.driving import TODAY

EMPTY = Wish("webb", TODAY, order="name")


@pytest.mark.parametrize(
    "text",
    [
        "rullstol",
        "miljö:fysisk -miljö:social",
        "miljö:fysisk miljö:social rullstol",
        "(miljö:fysisk or skolform:grundskola) rullstol",
        "-(miljö:fysisk or miljö:pedagogisk or miljö:social)",
        "typ:film",
        "samtycke:giltigt får:webb",
        "miljö:månen",
        "-",
    ],
)
def test_what_was_kept_is_asked_again(library, text):
    made = wish_of(EMPTY, text, library.vocabulary)
    assert made.order == "name"
    if text != "-":
        assert set(parts(made.query(library.vocabulary))) == set(parts(parse(text)))


def test_facets_come_back_as_facets(library):
    wish = EMPTY.tick("larmiljo", "larmiljo:fysisk", on=True).exclude("larmiljo", "larmiljo:social", on=True)
    wish = wish.tick("tema", NONE, on=True).tick("mediatyp", "mediatyp:film", on=True)
    kept = wish.question(library.vocabulary)
    made = wish_of(EMPTY, kept, library.vocabulary)
    assert (made.text, made.ticked, made.excluded) == ("", wish.ticked, wish.excluded)


def test_the_whole_bank_and_what_was_just_taken_in_are_not_kept(library):
    assert EMPTY.question(library.vocabulary) == ""
    assert Wish("webb", TODAY, new=("a",)).question(library.vocabulary) == ""
    assert Wish("webb", TODAY, text="miljö:(").question(library.vocabulary) == ""
    assert Wish("webb", TODAY, only=True).question(library.vocabulary) == "får:webb"


def test_every_part_of_the_words_is_a_chip_in_plain_words(library):
    text = '"lugn vrå" klass* fotograf:lind miljö:fysisk (a or b) -film'
    wish = Wish("webb", TODAY, text)
    chips = chips_of(wish, library.vocabulary)
    assert [chip.label for chip in chips] == [
        "”lugn vrå”", "klass…", "Fotograf: lind", "Miljö: Fysisk lärmiljö", "a eller b", "inte film",
    ]  # fmt: skip
    assert [chip.excluded for chip in chips] == [False] * 5 + [True]
    assert all(part_of_chip(wish, chip.key) is not None for chip in chips)
    assert wish.without_words(part_of_chip(wish, chips[1].key)).text == (
        '"lugn vrå" fotograf:lind miljö:fysisk (a or b) -film'
    )
