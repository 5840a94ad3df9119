"""Amounts and days as people read them."""

from datetime import date

import pytest

from imagebank.desktop.parts.words import amount, day_words, mixed


@pytest.mark.parametrize(
    ("pictures", "films", "words"),
    [
        (1, 0, "1 bild"), (6, 0, "6 bilder"), (0, 1, "1 film"), (0, 2, "2 filmer"), (5, 1, "5 bilder och 1 film"),
        (1, 2, "1 bild och 2 filmer"), (0, 0, "0 bilder"), (1200, 0, "1\u00a0200 bilder"),
    ],
)  # fmt: skip
def test_pictures_and_films_are_counted_apart(pictures, films, words):
    assert amount(pictures, films) == words


@pytest.mark.parametrize(("n", "words"), [(1, "1 bild eller film"), (6, "6 bilder och filmer")])
def test_what_may_be_either_says_so(n, words):
    assert mixed(n) == words


def test_a_day_is_said_in_words(qapp):
    assert day_words(date(2028, 6, 30)) == "30 juni 2028"
