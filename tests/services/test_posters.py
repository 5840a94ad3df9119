"""The moment that stands for a film: seen in its pictures, kept with the catalogue, made again from the original."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from imagebank.core.errors import Refused, WrongWords
from imagebank.core.use import Use
from imagebank.services.drafting import add_items, make_draft, pack_of
from imagebank.services.library import Library
from imagebank.services.posters import set_poster
from imagebank.services.reverting import redo, undo
from imagebank.services.searching import read
from imagebank.services.thumbnails import preview, thumbnail
from imagebank.services.upkeep import rebuild_thumbnails
from tests.making import TODAY, as_actor, film, picture, taken_in


def red(data: bytes | None) -> int:
    """How red the middle is: the test's films grow 20 redder a frame, ten frames a second."""
    assert data is not None
    return Image.open(io.BytesIO(data)).convert("RGB").getchannel(0).tobytes()[60 * 160 + 80]


@pytest.fixture
def reel(library: Library, tmp_path: Path) -> str:
    return taken_in(library, [film(tmp_path / "film.mp4")]).imported[0][0]


def test_a_chosen_moment_is_what_is_seen(library: Library, reel: str) -> None:
    before = red(thumbnail(library, reel))
    preview(library, reel)
    changes = set_poster(library, reel, 0.8)
    assert changes.assets == {reel}
    assert read(library, [reel])[0].poster_s == 0.8
    assert abs(red(thumbnail(library, reel)) - 160) < 12
    assert abs(red(preview(library, reel)) - 160) < 12
    set_poster(library, reel, None)
    assert red(thumbnail(library, reel)) == before
    assert not set_poster(library, reel, None).assets


def test_it_survives_when_thumbnails_are_made_again(library: Library, reel: str) -> None:
    set_poster(library, reel, 0.8)
    library.thumbnails.remove([read(library, [reel])[0].sha256])
    for _ in rebuild_thumbnails(library):
        pass
    assert abs(red(thumbnail(library, reel)) - 160) < 12


def test_it_survives_that_the_file_comes_again(library: Library, reel: str, tmp_path: Path) -> None:
    set_poster(library, reel, 0.8)
    with library.write("test", reel) as db:
        db.execute("UPDATE asset SET state = 'original_missing' WHERE id = ?", (reel,))
    taken_in(library, [tmp_path / "film.mp4"])
    assert abs(red(thumbnail(library, reel)) - 160) < 12


def test_only_films_and_only_moments_inside_them(library: Library, reel: str, tmp_path: Path) -> None:
    photo = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    for id, seconds in ((photo, 0.1), (reel, 7.0), (reel, -0.5)):
        with pytest.raises(WrongWords):
            set_poster(library, id, seconds)
    with pytest.raises(Refused):
        set_poster(as_actor(library, "Ali", "advisor"), reel, 0.5)


def test_a_pack_begins_with_it_as_the_films_still(library: Library, reel: str, tmp_path: Path) -> None:
    set_poster(library, reel, 0.8)
    other = taken_in(library, [film(tmp_path / "b.mp4", 2.0)]).imported[0][0]
    pack, _changes = make_draft(library, [reel], Use("webb", TODAY, title="Skolan"))
    add_items(library, pack, [other])
    set_poster(library, reel, 0.2)
    assert [item.choice.poster_s for item in pack_of(library, pack).items] == [0.8, None], "as it was seen then"


def test_it_is_undone_and_done_again_with_its_pictures(library: Library, reel: str) -> None:
    before = red(thumbnail(library, reel))
    set_poster(library, reel, 0.8)
    preview(library, reel)
    undo(library)
    assert read(library, [reel])[0].poster_s is None
    assert red(thumbnail(library, reel)) == before
    assert red(preview(library, reel)) != 160
    redo(library)
    assert abs(red(thumbnail(library, reel)) - 160) < 12
