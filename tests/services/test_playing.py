"""What a player is told of a film, and what it says back: captions by time, a time for somebody who is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem, WrongWords
from imagebank.core.people import Appearance, Person, Span
from imagebank.services.captioning import put_captions
from imagebank.services.library import Library
from imagebank.services.playing import playable, seen_also
from imagebank.services.releasing import add_person, appear
from imagebank.services.searching import read
from tests.making import film, taken_in

VTT = "WEBVTT\n\n00:00.200 --> 00:00.900\nEn elev öppnar dörren.\n"


@pytest.fixture
def reel(library: Library, tmp_path: Path) -> str:
    return taken_in(library, [film(tmp_path / "film.mp4", 2.0)]).imported[0][0]


def test_where_it_lies_and_what_is_said(library: Library, reel: str, tmp_path: Path) -> None:
    (tmp_path / "film.vtt").write_text(VTT, encoding="utf-8")
    put_captions(library, reel, tmp_path / "film.vtt")
    found = playable(library, reel)
    assert found.path.is_file()
    assert (found.length_s, found.fps, found.has_audio, found.people) == (2.0, 10.0, False, ())
    assert found.captions == {"sv": ((0.2, 0.9, "En elev öppnar dörren."),)}


def test_an_original_that_is_gone_is_a_sentence(library: Library, reel: str) -> None:
    found = playable(library, reel)
    found.path.chmod(0o600)
    found.path.unlink()
    with pytest.raises(FileProblem) as problem:
        playable(library, reel)
    assert problem.value.code == "ORIGINAL_MISSING"


def test_a_further_time_keeps_what_is_known(library: Library, reel: str) -> None:
    person, _changes = add_person(library, Person("", birth_month="2014-01"))
    appear(library, [reel], Appearance(person, identifiable=False, voice=True, from_s=0.0, to_s=0.5))
    seen_also(library, reel, person, 1.0, 1.5)
    (one,) = read(library, [reel])[0].appearances
    assert one.spans == (Span(0.0, 0.5), Span(1.0, 1.5))
    assert (one.identifiable, one.voice) == (False, True)
    with pytest.raises(WrongWords):
        seen_also(library, reel, person, 1.0, 9.0)
