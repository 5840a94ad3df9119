from __future__ import annotations

import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw

from imagebank.core.asset import Area
from imagebank.core.cover import Cover
from imagebank.core.errors import FileProblem, WorldError
from imagebank.core.progress import Progress
from imagebank.media import covering, covering_film, faces
from imagebank.media.worker import Decoder

needs_faces = pytest.mark.skipif(not faces.is_available(), reason="the extra imagebank[faces] is not installed")
needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
needs_ffprobe = pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
PART = Cover(Area(0.2, 0.2, 0.4, 0.4))
LEFT = Cover(Area(0.1, 0.25, 0.2, 0.5))


def noise(path: Path, size: tuple[int, int] = (320, 200), mode: str = "RGB", seed: int = 1, **options: object) -> Path:
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], len(mode)), np.uint8)
    Image.fromarray(pixels.squeeze(), mode).save(path, **options)
    return path


def inside(area: Cover, size: tuple[int, int], shrink: float = 0.0) -> np.ndarray:
    """A mask of what lies in the cover's ellipse, `shrink` pixels from its rim."""
    left, top, right, bottom = covering.ellipse(area, size)
    across, down = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    wide, high = (right - left) / 2, (bottom - top) / 2
    x, y = (across - left - wide) / (wide - shrink), (down - top - high) / (high - shrink)
    return x**2 + y**2 <= 1


def colours(path: Path, area: Cover, shrink: float) -> set[tuple[int, ...]]:
    with Image.open(path) as image:
        pixels = np.asarray(image)
        return {tuple(one) for one in pixels[inside(area, image.size, shrink)].tolist()}


def test_a_png_is_covered_with_one_colour_to_its_rim(tmp_path: Path) -> None:
    original = noise(tmp_path / "a.png", mode="RGBA")
    covering.cover(original, tmp_path / "ut.png", [PART])
    assert covering.suffix(original) == ".png"
    assert colours(tmp_path / "ut.png", PART, 1) == {(*covering.INK, 255)}
    with Image.open(original) as before, Image.open(tmp_path / "ut.png") as after:
        assert after.size == before.size
        outside = ~inside(PART, before.size, -2)
        assert (np.asarray(before)[outside] == np.asarray(after)[outside]).all()


def test_a_cover_is_a_quarter_larger_than_its_area() -> None:
    assert covering.ellipse(PART, (100, 100)) == pytest.approx((15, 15, 65, 65))


def test_a_jpeg_holds_one_colour_inside_and_nothing_of_what_was_there(tmp_path: Path) -> None:
    """Two pictures that differ only under the cover become the very same file."""
    first, second = noise(tmp_path / "a.png"), tmp_path / "b.png"
    with Image.open(first) as image:
        changed = np.asarray(image).copy()
    changed[inside(PART, (320, 200), 1)] = 255 - changed[inside(PART, (320, 200), 1)]
    Image.fromarray(changed).save(second)
    for one in (first, second):  # a WebP without loss comes in, a JPEG goes out
        with Image.open(one) as image:
            image.save(one.with_suffix(".webp"), lossless=True)
        covering.cover(one.with_suffix(".webp"), one.with_suffix(".jpg"), [PART])
    assert first.with_suffix(".jpg").read_bytes() == second.with_suffix(".jpg").read_bytes()
    assert len(colours(first.with_suffix(".jpg"), PART, 12)) == 1


def test_jpeg_keeps_its_colours_whole(photo, tmp_path: Path) -> None:
    covering.cover(photo(), tmp_path / "ut.jpg", [PART])
    with Image.open(tmp_path / "ut.jpg") as written:
        assert written.format == "JPEG"
        assert [layer[1:3] for layer in written.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]


def test_softening_leaves_colours_and_takes_detail(tmp_path: Path) -> None:
    original = noise(tmp_path / "a.png")
    covering.cover(original, tmp_path / "ut.png", [Cover(PART.area, soft=True)])
    with Image.open(original) as before, Image.open(tmp_path / "ut.png") as after:
        mask = inside(PART, before.size, 2)
        assert np.asarray(after)[mask].std() < np.asarray(before)[mask].std() / 4
    assert len(colours(tmp_path / "ut.png", PART, 2)) > 10


@pytest.mark.parametrize(
    "area", [Area(-0.2, -0.2, 0.4, 0.4), Area(0.9, 0.9, 0.4, 0.4), Area(2, 2, 1, 1), Area(0, 0, 0, 0)]
)
@pytest.mark.parametrize("soft", [True, False])
def test_areas_at_and_beyond_the_edge(photo, tmp_path: Path, area: Area, soft: bool) -> None:
    covering.cover(photo(), tmp_path / "ut.jpg", [Cover(area, soft=soft)])
    assert (tmp_path / "ut.jpg").exists()


def test_the_picture_is_written_as_shown(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    covering.cover(noise(tmp_path / "a.jpg", exif=exif), tmp_path / "ut.jpg", [PART])
    with Image.open(tmp_path / "ut.jpg") as written:
        assert written.size == (200, 320)


def test_a_broken_original_leaves_nothing(photo, tmp_path: Path) -> None:
    path = photo()
    path.write_bytes(path.read_bytes()[:800])
    (tmp_path / "out").mkdir()
    with pytest.raises(FileProblem):
        covering.cover(path, tmp_path / "out" / "ut.jpg", [PART])
    assert not list((tmp_path / "out").iterdir())


def told(path: Path) -> set[str]:
    """The groups of tags that exiftool sees in a file."""
    done = subprocess.run(["exiftool", "-s", "-G1", "-a", "-u", path], capture_output=True, text=True, check=True)
    return {line.split("]")[0].strip("[ ") for line in done.stdout.splitlines()}


@needs_exiftool
def test_exiftool_sees_structure_alone(photo, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "HEMLIG", "HEMLIG"
    original = photo(exif=exif, xmp=b"<x>HEMLIG</x>", comment="HEMLIG")
    covering.cover(original, tmp_path / "ut.jpg", [PART])
    assert told(tmp_path / "ut.jpg") == {"ExifTool", "System", "File", "JFIF", "Composite"}
    covering.cover(noise(tmp_path / "a.png", dpi=(300, 300), exif=exif), tmp_path / "ut.png", [PART])
    assert told(tmp_path / "ut.png") == {"ExifTool", "System", "File", "PNG", "Composite"}
    assert b"HEMLIG" not in (tmp_path / "ut.jpg").read_bytes() + (tmp_path / "ut.png").read_bytes()


@needs_faces
def test_no_face_is_found_where_one_was_covered(shared: Path, tmp_path: Path) -> None:
    """A detector takes a solid oval on a body for a head now and then: then there is one colour in its box, and no face."""
    people = shared / "corpus" / "11_people"
    covered, heads = 0, 0
    for path in sorted(people.iterdir()):
        before = faces.find_in_file(path)
        target = tmp_path / f"{path.stem}{covering.suffix(path)}"
        covering.cover(path, target, [Cover(area) for area in before])
        again = [area for area in faces.find_in_file(target) if any(same(area, other) for other in before)]
        covered, heads = covered + len(before), heads + len(again)
        with Image.open(target) as image:
            for area in [*before, *again]:
                assert is_solid(np.asarray(image.convert("RGB")), area), (path.name, area)
    assert (covered > 50, heads < covered / 4) == (True, True)


def is_solid(pixels: np.ndarray, area: Area) -> bool:
    """Whether the inner half of the area is the cover's colour, but for what a JPEG's edge may do."""
    height, width = pixels.shape[:2]
    left, right = int((area.x + area.width / 4) * width), int((area.x + area.width * 3 / 4) * width)
    top, bottom = int((area.y + area.height / 4) * height), int((area.y + area.height * 3 / 4) * height)
    inner = pixels[top : bottom + 1, left : right + 1].astype(int)
    return bool((np.abs(inner - covering.INK) <= 12).all(axis=2).mean() > 0.97)


def same(one: Area, other: Area) -> bool:
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    common = max(0.0, width) * max(0.0, height)
    return common > 0.3 * (one.width * one.height + other.width * other.height - common)


def frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def test_a_film_is_covered_within_its_seconds(film, tmp_path: Path) -> None:
    timed = Cover(LEFT.area, 0.5, 1.0)
    heard = list(covering_film.cover_film(film(), tmp_path / "ut.mp4", [timed], sound=True, auto=False))
    assert heard[-1] == Progress(2, 2)
    assert [one.done for one in heard] == sorted(one.done for one in heard)
    shown = frames(tmp_path / "ut.mp4")
    assert len(shown) == 20
    mask = inside(timed, (160, 90), 4)
    covered = [number for number, one in enumerate(shown) if one[mask].std() < 3]
    assert covered == [5, 6, 7, 8, 9, 10]
    assert abs(int(shown[7][mask].mean()) - covering.INK[0]) <= 3


@pytest.mark.parametrize("sound", [True, False])
@needs_ffprobe
@needs_exiftool
def test_sound_stays_or_is_gone_and_nothing_else_is_told(film, tmp_path: Path, sound: bool) -> None:
    original = film(location="+59.3+018.0/", title="HEMLIG", comment="HEMLIG", creation_time="2026-05-03T10:00:00Z")
    target = tmp_path / "ut.mp4"
    covering_film.cover_whole_film(original, target, [LEFT], sound, False)
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "stream=codec_type", "-of", "csv=p=0", target],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == (["video", "audio"] if sound else ["video"])
    assert b"HEMLIG" not in target.read_bytes()
    assert {group for group in told(target) if group.startswith(("XMP", "Keys", "UserData", "GPS"))} == set()
    assert {group for group in told(target) if group.startswith("ItemList")} == set()


def test_a_soft_film_is_not_solid(film, tmp_path: Path) -> None:
    covering_film.cover_whole_film(
        film(), tmp_path / "ut.mp4", [Cover(Area(0.3, 0.3, 0.4, 0.4), soft=True)], False, False
    )
    assert frames(tmp_path / "ut.mp4")[5][inside(PART, (160, 90), 4)].std() > 5


@pytest.mark.parametrize("size", [(162, 94), (160, 90), (2400, 100)])
def test_sizes_of_films(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "a.mp4"
    clip(path, [Image.new("RGB", size, (200, 30, 30))] * 5)
    covering_film.cover_whole_film(path, tmp_path / "ut.mp4", [LEFT], False, False)
    shown = frames(tmp_path / "ut.mp4")
    assert shown[0].shape[1] == min(1920, size[0])
    assert shown[2][inside(LEFT, (shown[0].shape[1], shown[0].shape[0]), 5)].std() < 3
    assert tuple(shown[2][-4, -4]) == pytest.approx((200, 30, 30), abs=6)


def clip(path: Path, images: list[Image.Image], fps: int = 10) -> Path:
    with av.open(str(path), "w") as sink:
        stream = sink.add_stream("libx264", rate=fps, options={"crf": "16"})
        stream.width, stream.height, stream.pix_fmt = *images[0].size, "yuv420p"
        for number, image in enumerate(images):
            frame = av.VideoFrame.from_image(image)
            frame.pts, frame.time_base = number, Fraction(1, fps)
            sink.mux(stream.encode(frame))
        sink.mux(stream.encode(None))
    return path


def test_stopping_leaves_nothing(film, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    steps = covering_film.cover_film(film(), tmp_path / "out" / "ut.mp4", [LEFT], sound=True, auto=False)
    next(steps)
    steps.close()
    assert not list((tmp_path / "out").iterdir())


def test_auto_without_the_extra(monkeypatch, film, tmp_path: Path) -> None:
    monkeypatch.setattr(faces, "PARTS", ("no_such_package",))
    with pytest.raises(WorldError, match="tillägget ”faces”"):
        covering_film.cover_whole_film(film(), tmp_path / "ut.mp4", [], False, True)


@needs_faces
def test_a_face_that_moves_is_never_bared(shared: Path, tmp_path: Path) -> None:
    with Image.open(shared / "corpus" / "11_people" / "face_recognition__obama.jpg") as image:
        person = image.convert("RGB").resize((180, 225))
    ground, images = Image.linear_gradient("L").resize((640, 360)).convert("RGB"), []
    for number in range(30):
        shown = ground.copy()
        ImageDraw.Draw(shown).rectangle((0, 300, 640, 360), fill=(90, 120, 60))
        shown.paste(person, (number * 15, 60))
        images.append(shown)
    clip(tmp_path / "a.mp4", images)
    with Decoder() as decoder:
        decoder.run(
            covering_film.cover_whole_film, tmp_path / "a.mp4", tmp_path / "ut.mp4", [], False, True, timeout_s=120
        )
    (face,) = faces.find(images[5])
    shown = frames(tmp_path / "ut.mp4")
    assert len(shown) == 30
    for number, pixels in enumerate(shown[:29]):
        moved = Area(face.x + (number - 5) * 15 / 640, face.y, face.width, face.height)
        assert is_solid(pixels, moved), number
