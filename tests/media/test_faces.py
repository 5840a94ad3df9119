from __future__ import annotations

import itertools
import json
import threading
from dataclasses import fields
from pathlib import Path

import pytest
from PIL import Image

from imagebank.core.asset import Area
from imagebank.core.errors import FileProblem, WorldError
from imagebank.media import faces, faces_film
from imagebank.media.worker import Decoder

needs_faces = pytest.mark.skipif(not faces.is_available(), reason="the extra imagebank[faces] is not installed")


@pytest.fixture
def people(shared: Path) -> Path:
    return shared / "corpus" / "11_people"


def counted(shared: Path) -> list[tuple[Path, int, int]]:
    corpus = shared / "corpus"
    entries = json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))
    entries = entries if isinstance(entries, list) else entries["files"]
    return [
        (corpus / one["path"], one["faces_min"], one["faces_max"]) for one in entries if one["category"] == "11_people"
    ]


@needs_faces
def test_every_face_of_the_corpus_that_must_be_found_is_found(shared: Path) -> None:
    pictures = counted(shared)
    found = [(path.name, len(faces.find_in_file(path)), low, high) for path, low, high in pictures]
    missed = sum(max(0, low - number) for _, number, low, _ in found)
    extra = sum(max(0, number - high) for _, number, _, high in found)
    assert (sum(low for _, _, low, _ in found), missed) == (42, 0)
    assert extra <= 2


@needs_faces
def test_boxes_follow_the_picture_as_shown(people: Path, tmp_path: Path) -> None:
    original = people / "face_recognition__obama.jpg"
    (face,) = faces.find_in_file(original)
    turned, exif = tmp_path / "a.jpg", Image.Exif()
    exif[0x0112] = 6  # to be shown turned clockwise
    with Image.open(original) as image:
        image.transpose(Image.Transpose.ROTATE_90).save(turned, exif=exif)
    (again,) = faces.find_in_file(turned)
    assert (again.x, again.y, again.width, again.height) == pytest.approx(
        (face.x, face.y, face.width, face.height), abs=0.02
    )


@needs_faces
@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1", "I;16"])
def test_any_mode_and_any_size(mode: str) -> None:
    for size in ((1, 1), (33, 7), (3000, 10)):
        assert faces.find(Image.new(mode, size)) == ()


@needs_faces
def test_threads_share_one_session(people: Path) -> None:
    with Image.open(people / "tfjs-models__three_people.jpg") as image:
        image.load()
        answers: list[tuple[Area, ...]] = []
        threads = [threading.Thread(target=lambda: answers.append(faces.find(image))) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert len(answers) == 4
    assert len(set(answers)) == 1


@needs_faces
def test_in_the_worker_within_its_limits(people: Path) -> None:
    with Decoder() as decoder:
        assert len(decoder.run(faces.find_in_file, people / "face_recognition__two_people.jpg")) == 2


def test_nothing_but_boxes_is_told() -> None:
    assert [one.name for one in fields(Area)] == ["x", "y", "width", "height"]


def test_without_the_extra_a_sentence_says_what_to_do(monkeypatch, photo, film) -> None:
    monkeypatch.setattr(faces, "PARTS", ("no_such_package",))
    assert not faces.is_available()
    with pytest.raises(WorldError, match="tillägget ”faces”"):
        faces.find_in_file(photo())
    with pytest.raises(WorldError, match="Rita rutorna själv"):
        next(faces_film.find_in_film(film()))


def test_a_film_is_no_photo(film) -> None:
    with pytest.raises(FileProblem):
        faces.find_in_file(film())


@needs_faces
def test_a_film_is_sampled_to_its_end(film) -> None:
    times = [time for time, _ in faces_film.find_in_film(film(seconds=2))]
    assert times[0] == 0
    assert times[-1] == pytest.approx(1.9)
    assert max(b - a for a, b in itertools.pairwise(times)) <= 0.21


def test_a_moving_face_is_covered_between_two_samples() -> None:
    samples = [(0.0, (Area(0.1, 0.5, 0.1, 0.1),)), (0.2, (Area(0.3, 0.5, 0.1, 0.1),))]
    lefts = sorted(area.x for area in faces_film.areas_at(samples, 0.1))
    assert lefts == pytest.approx([0.1, 0.15, 0.2, 0.25, 0.3])


def test_a_found_face_is_held_before_and_after() -> None:
    samples = [(at / 5, (Area(0, 0, 0.1, 0.1),) if at == 10 else ()) for at in range(21)]
    covered = [at / 5 for at in range(21) if faces_film.areas_at(samples, at / 5)]
    assert (covered[0], covered[-1]) == (1.6, 2.4)
    assert faces_film.areas_at(samples, 2.49)
    assert not faces_film.areas_at(samples, 2.6)
    assert faces_film.areas_at([], 1.0) == []


def test_sparse_samples_cover_from_one_to_the_next() -> None:
    samples = [(0.0, ()), (5.0, (Area(0, 0, 0.1, 0.1),)), (10.0, ())]
    assert faces_film.areas_at(samples, 2.5)
    assert faces_film.areas_at(samples, 9.0)
    assert not faces_film.areas_at(samples, 11.0)
