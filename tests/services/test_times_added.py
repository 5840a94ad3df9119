"""A further time of a person in a film is added to the earlier ones; times that the film does not have are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.people import Appearance, Span
from imagebank.services.appearing import appear_at
from imagebank.services.library import Library
from imagebank.services.searching import read
from tests.making import film, picture, pupil, taken_in


@pytest.fixture
def id(library: Library, tmp_path: Path) -> str:
    return taken_in(library, [film(tmp_path / "a.mp4", 4)]).imported[0][0]


def times(library: Library, id: str) -> list[tuple[float | None, float | None]]:
    return [(one.from_s, one.to_s) for one in read(library, [id])[0].appearances[0].spans]


def test_a_time_is_added(library: Library, id: str) -> None:
    person = pupil(library)
    assert appear_at(library, [id], Appearance(person))[0] == []
    assert appear_at(library, [id], Appearance(person, from_s=0, to_s=1))[0] == [], "no earlier time is lost"
    assert appear_at(library, [id], Appearance(person, from_s=2, to_s=3))[0] == [id]
    assert times(library, id) == [(0, 1), (2, 3)]
    assert not appear_at(library, [id], Appearance(person, from_s=2, to_s=3))[1].assets, "it was there already"
    appear_at(library, [id], Appearance(person, voice=True))
    assert (times(library, id), read(library, [id])[0].appearances[0].voice) == ([(0, 1), (2, 3)], True)
    appear_at(library, [id], Appearance(person, from_s=1, to_s=2), replace_times=True)
    assert times(library, id) == [(1, 2)]
    appear_at(library, [id], Appearance(person), replace_times=True)
    assert times(library, id) == [(None, None)]


def test_an_area_stays_with_its_time(library: Library, id: str) -> None:
    person = pupil(library)
    first = Span(0, 1, (0.1, 0.1, 0.2, 0.2))
    appear_at(library, [id], Appearance(person).with_spans([first]))
    appear_at(library, [id], Appearance(person, from_s=2, to_s=3))
    assert read(library, [id])[0].appearances[0].spans == (first, Span(2, 3))


@pytest.mark.parametrize(("start", "end"), [(3.5, 9), (8, 9)])
def test_a_time_that_the_film_does_not_have(library: Library, id: str, start: float, end: float) -> None:
    person = pupil(library)
    with pytest.raises(WrongWords, match="4") as caught:
        appear_at(library, [id], Appearance(person, from_s=start, to_s=end))
    assert caught.value.code == "BEYOND_FILM"
    assert read(library, [id])[0].appearances == ()


def test_a_photo_has_no_times(library: Library, tmp_path: Path) -> None:
    photo = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    with pytest.raises(WrongWords) as caught:
        appear_at(library, [photo], Appearance(pupil(library), from_s=0, to_s=1))
    assert caught.value.code == "NO_FILM"
