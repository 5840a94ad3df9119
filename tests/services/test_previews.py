"""Large previews and hover strips: made when asked for, kept within a limit, made again from the originals."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from imagebank.core.errors import FileProblem, Refused
from imagebank.media.strip import FRAMES, SIZE
from imagebank.services.library import Library
from imagebank.services.searching import read
from imagebank.services.thumbnails import develop, preview, strip, thumbnail
from imagebank.store.previews import Previews
from tests.making import film, picture, taken_in


def opened(picture: bytes | None) -> Image.Image:
    assert picture is not None
    return Image.open(io.BytesIO(picture))


def test_a_preview_is_large_and_kept(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [picture(tmp_path / "a.jpg", 1, (3000, 2000))]).imported[0][0]
    assert opened(thumbnail(library, id)).size == (512, 341)
    first = preview(library, id)
    assert opened(first).size == (2048, 1365)
    original = library.originals.path_of(read(library, [id])[0].sha256, "jpg")
    original.chmod(0o600)
    original.unlink()
    assert preview(library, id) == first
    library.previews.forget(read(library, [id])[0].sha256)
    with pytest.raises(FileProblem):
        preview(library, id)


def growing_light(path: Path) -> Path:
    """Ten seconds that grow lighter, a keyframe each second."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10, options={"g": "10"})
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for number in range(100):
            pixels = np.full((240, 320, 3), 20 + number * 2, dtype=np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


def test_a_strip_shows_the_film_from_end_to_end(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [growing_light(tmp_path / "f.mp4")]).imported[0][0]
    sheet = opened(strip(library, id)).convert("L")
    assert sheet.size == (SIZE[0] * FRAMES, SIZE[1])
    light = [sheet.getpixel((SIZE[0] * n + SIZE[0] // 2, SIZE[1] // 2)) for n in range(FRAMES)]
    assert light == sorted(light)
    assert len(set(light)) == FRAMES


def test_a_photo_has_no_strip_and_a_short_film_has(library: Library, tmp_path: Path) -> None:
    report = taken_in(library, [picture(tmp_path / "a.jpg"), film(tmp_path / "b.mp4", 0.3)])
    photo, clip = (id for id, _, _ in report.imported)
    assert strip(library, photo) is None
    assert opened(strip(library, clip)).width == SIZE[0] * FRAMES


def test_the_cache_stays_within_its_limit(tmp_path: Path) -> None:
    kept = Previews(tmp_path / "p.sqlite", limit=10_000)
    for number in range(9):
        kept.put(f"{number}", "preview", bytes(1000))
    assert kept.get("0", "preview")
    kept.put("9", "preview", bytes(1000))
    kept.put("10", "preview", bytes(1000))
    assert kept.get("0", "preview")
    assert kept.get("1", "preview") is None
    assert kept.get("10", "preview")
    kept.close()


def test_only_raw_is_developed(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    with pytest.raises(Refused, match="råfil"):
        develop(library, id)


def test_a_strip_of_a_film_with_one_keyframe_moves_too(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "k.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(
            "libx264", rate=10, options={"g": "500", "keyint_min": "500", "sc_threshold": "0"}
        )
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for number in range(30):
            pixels = np.full((240, 320, 3), 20 + number * 7, dtype=np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    id = taken_in(library, [path]).imported[0][0]
    sheet = opened(strip(library, id)).convert("L")
    light = [sheet.getpixel((SIZE[0] * n + SIZE[0] // 2, SIZE[1] // 2)) for n in range(FRAMES)]
    assert light == sorted(light)
    assert len(set(light)) == FRAMES
