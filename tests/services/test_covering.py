"""A covered version: an asset of its own, unassessed, confirmed by another person; the original keeps its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from imagebank.core.asset import Area
from imagebank.core.cover import Cover
from imagebank.core.errors import Refused, WrongWords
from imagebank.core.people import Appearance
from imagebank.core.query import All
from imagebank.core.use import Use
from imagebank.media import faces
from imagebank.services.covering import (
    Covered,
    CoverOrder,
    confirm_cover,
    cover,
    faces_of,
    find_faces,
    version_of,
    versions,
)
from imagebank.services.deciding import check, statuses
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.merging import merge
from imagebank.services.originals import path_of
from imagebank.services.packing import Order
from imagebank.services.recalling import recalls
from imagebank.services.registering import merge_persons
from imagebank.services.releasing import appear, withdraw
from imagebank.services.searching import find, read
from imagebank.services.tasks import tasks
from tests.making import CHANNELS, TODAY, as_actor, film, pupil, taken_in, usable, with_pupil

WEB = Use("webb", TODAY)
FACE = Cover(Area(0.2, 0.2, 0.3, 0.4))


@pytest.fixture
def refused(library: Library, tmp_path: Path) -> tuple[str, str]:
    """(picture, person): a pupil whose guardians said no."""
    id = usable(library, tmp_path)[0]
    person = pupil(library, status="refused")
    with_pupil(library, id, person)
    return id, person


def covered(library: Library, order: CoverOrder) -> str:
    report = Covered()
    for _ in cover(library, order, report):
        pass
    assert report.asset
    return report.asset


def codes(library: Library, id: str) -> tuple[str, ...]:
    return check(library, [id], WEB)[id].codes


def test_the_version_is_usable_once_another_person_confirmed_it(library: Library, refused: tuple[str, str]) -> None:
    id, person = refused
    version = covered(library, CoverOrder(id, (FACE,), (person,)))
    assert codes(library, version) == ("NOT_ASSESSED",)
    assert [one.kind for one in tasks(library, TODAY)] == ["confirm_cover"]
    with pytest.raises(Refused) as caught:
        confirm_cover(as_actor(library, "Robin"), version)
    assert caught.value.code == "ASSESS_FIRST"
    edit(library, [version], Edit(values={"visibility": "ident", "persons_declared": 1}))
    assert codes(library, version) == ("BLUR_NOT_REVIEWED",)
    with pytest.raises(Refused) as caught:
        confirm_cover(library, version)
    assert caught.value.code == "SAME_CONFIRMER"
    confirm_cover(as_actor(library, "Robin"), version)
    assert codes(library, version) == ("OK",)
    edit(library, [version], Edit(values={"visibility": "unident"}))
    assert "BLUR_NOT_REVIEWED" in codes(library, version), "a new assessment takes the confirmation back"
    edit(library, [version], Edit(values={"visibility": "ident"}))
    confirm_cover(as_actor(library, "Robin"), version)
    assert codes(library, id) == ("CONSENT_REFUSED",), "the original keeps its verdict"
    assert [one.asset for one in versions(library, id)] == [version]
    edit(library, [version], Edit(values={"no_derivatives": True}))
    assert codes(library, version) == ("LICENCE_NO_DERIVATIVES",), "a cover alters the picture"


def test_what_is_covered_is_one_colour_and_the_original_is_untouched(
    library: Library, refused: tuple[str, str]
) -> None:
    id, person = refused
    before = path_of(library, read(library, [id])[0]).read_bytes()
    version = covered(library, CoverOrder(id, (FACE,), (person,)))
    with Image.open(path_of(library, read(library, [version])[0])) as image:
        width, height = image.size
        middle = image.convert("RGB").crop((int(width * 0.3), int(height * 0.35), int(width * 0.4), int(height * 0.45)))
        assert max(high - low for low, high in middle.getextrema()) <= 6
        assert "exif" not in image.info
    assert path_of(library, read(library, [id])[0]).read_bytes() == before
    assert read(library, [version])[0].title == read(library, [id])[0].title


def test_a_withdrawal_does_not_recall_where_nobody_can_be_seen(library: Library, tmp_path: Path) -> None:
    id = usable(library, tmp_path)[0]
    person = pupil(library)
    with_pupil(library, id, person)
    version = covered(library, CoverOrder(id, (FACE,), (person,)))
    edit(library, [version], Edit(values={"visibility": "ident", "persons_declared": 1}))
    confirm_cover(as_actor(library, "Robin"), version)
    for n, one in enumerate((id, version)):
        for _ in export(
            library, Order((one,), Use("webb", TODAY, title="Rum"), tmp_path / f"p{n}", approved_by="Robin"), Export()
        ):
            pass
    withdraw(library, person)
    assert [one.assets for one in recalls(library)] == [id]


def test_a_film_without_its_sound_has_no_voice(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [film(tmp_path / "rast.mp4")]).imported[0][0]
    person = pupil(library, voice_ok=False)
    edit(library, [id], Edit({("title", "sv"): "Rasten"}, {"creator": "Kim", "licence_channels": CHANNELS, "visibility": "ident",
                                                            "audio_description": "not_needed", "persons_declared": 1}))  # fmt: skip
    appear(library, [id], Appearance(person, voice=True, from_s=0, to_s=1))
    assert "VOICE_NOT_COVERED" in codes(library, id)
    version = covered(library, CoverOrder(id, (Cover(FACE.area, 0.0, 0.5),), (person,), sound=False))
    asset = read(library, [version])[0]
    assert (asset.media, asset.file.has_audio) == ("film", False)
    assert version_of(library, version).sound == "none", "this film had no sound to remove"
    assert asset.file.duration_s == pytest.approx(1.0, abs=0.2)


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ({"covers": ()}, "NOTHING_TO_COVER"), ({"covers": (FACE,), "persons": ("P-NOBODY",)}, "NOT_IN_IT"),
        ({"covers": (Cover(FACE.area, soft=True),), "persons": ("self",)}, "SOFT_COVERS_NOBODY"),
    ],
)  # fmt: skip
def test_what_cannot_be_covered_is_a_sentence(
    library: Library, refused: tuple[str, str], order: dict, code: str
) -> None:
    id, person = refused
    persons = tuple(person if one == "self" else one for one in order.get("persons", ()))
    with pytest.raises((Refused, WrongWords)) as caught:
        covered(library, CoverOrder(id, order["covers"], persons))
    assert caught.value.code == code
    assert versions(library, id) == []


def test_a_blocked_picture_is_not_helped(library: Library, refused: tuple[str, str]) -> None:
    edit(library, [refused[0]], Edit(values={"blocked": True}))
    with pytest.raises(Refused):
        covered(library, CoverOrder(refused[0], (FACE,)))


@pytest.mark.skipif(not faces.is_available(), reason="needs the extra faces")
def test_faces_are_counted_and_nothing_else_is_kept(library: Library, shared: Path) -> None:
    picture = next((shared / "corpus" / "11_people").glob("*three_people*"))
    id = taken_in(library, [picture]).imported[0][0]
    for _ in find_faces(library, [id]):
        pass
    assert len(faces_of(library, [id])[id]) == 3
    columns = {row["name"] for row in library.db.execute("PRAGMA table_info(faces)")}
    assert columns == {"asset", "areas", "found_at", "at_s"}
    version = covered(library, CoverOrder(id, auto=True))
    assert version_of(library, version).areas.count("[") == 4


def test_a_covered_version_is_never_merged_back(library: Library, refused: tuple[str, str]) -> None:
    id, person = refused
    version = covered(library, CoverOrder(id, (FACE,), (person,)))
    for keep, other in ((id, version), (version, id)):
        with pytest.raises(Refused) as caught:
            merge(library, keep, [other], original=id)
        assert caught.value.code == "COVERED_VERSION"


def test_two_posts_in_one_version_are_covered_only_where_both_are(library: Library, refused: tuple[str, str]) -> None:
    id, person = refused
    twin = pupil(library)
    appear(library, [id], Appearance(twin))
    version = covered(library, CoverOrder(id, (FACE,), (person,)))
    edit(library, [version], Edit(values={"visibility": "ident", "persons_declared": 1}))
    confirm_cover(as_actor(library, "Robin"), version)
    merge_persons(library, twin, person)
    assert codes(library, version) == ("CONSENT_REFUSED",)


def test_the_status_of_a_confirmed_version_is_not_the_covered_persons(
    library: Library, refused: tuple[str, str]
) -> None:
    id, person = refused
    version = covered(library, CoverOrder(id, (FACE,), (person,)))
    edit(library, [version], Edit(values={"visibility": "ident", "persons_declared": 1}))
    assert statuses(library, read(library, [version]), TODAY)[version] == "samtycke:nekat"
    confirm_cover(as_actor(library, "Robin"), version)
    assert statuses(library, read(library, [id, version]), TODAY) == {id: "samtycke:nekat", version: "samtycke:giltigt"}


def test_stopped_at_any_step_there_is_no_version_that_is_nobodys(library: Library, refused: tuple[str, str]) -> None:
    id, person = refused
    for steps in range(1, 5):
        making = cover(library, CoverOrder(id, (Cover(Area(0.1 * steps, 0.2, 0.3, 0.4)),), (person,)), Covered())
        for _ in range(steps):
            next(making, None)
        making.close()
        others = [one for one in find(library, All(()), day=TODAY).ids if one != id]
        assert {one.asset for one in versions(library, id)} == set(others)
    assert others
