"""Camera raw: the camera's own preview where it is good enough, developed by LibRaw otherwise.

Knows rawpy; answers with a Pillow image and the size of the main picture.
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path

import rawpy
from PIL import Image, ImageOps

from imagebank.core.errors import FileProblem
from imagebank.media.boundary import check_size, decoding
from imagebank.media.problems import problem

SENSOR_BYTES = 0.2
"""Bytes that a pixel of sensor data takes at the very least, however well packed; below it the data is cut off."""

PREVIEW_SHARE = 0.5
"""A preview stands in for the picture when it is at least this share of its length."""

TURNED = {3: Image.Transpose.ROTATE_180, 5: Image.Transpose.ROTATE_90, 6: Image.Transpose.ROTATE_270}
"""LibRaw's `flip` -> the turn that shows the picture upright."""

MAX_SCAN_BYTES = 64 << 20
MAX_EMBEDDED = 64


@dataclass(frozen=True, slots=True)
class Developed:
    """An upright picture, and the main picture's own width and height as shown."""

    image: Image.Image
    width: int
    height: int


def develop(path: Path, at_least: int | None = None) -> Developed:
    """The picture in the raw file at `path`; `at_least` as in `photo.loaded`.

    The order: a preview long enough; the sensor data; any preview at all. Raises `FileProblem` when none decodes.
    """
    size = _size(path)
    preview = _preview(path)
    if preview and size and max(preview.size) >= min(at_least or max(size) * PREVIEW_SHARE, max(size)):
        return Developed(preview, *size)
    if size and path.stat().st_size > size[0] * size[1] * SENSOR_BYTES:
        with contextlib.suppress(FileProblem), decoding(path):
            return _postprocessed(path, size, half=at_least is not None)
    if preview is None:
        raise problem("TRUNCATED", path)
    return Developed(preview, *(size or preview.size))


def _size(path: Path) -> tuple[int, int] | None:
    """Width and height as shown, of the main picture; None where LibRaw cannot say."""
    with contextlib.suppress(FileProblem), decoding(path), rawpy.imread(str(path)) as opened:
        sizes = opened.sizes
        check_size(path, sizes.width, sizes.height)
        turned = sizes.flip in {5, 6}
        return (sizes.height, sizes.width) if turned else (sizes.width, sizes.height)
    return None


def _preview(path: Path) -> Image.Image | None:
    """The largest embedded JPEG that decodes whole, upright; None when there is none (bitmaps are icons only)."""
    with contextlib.suppress(FileProblem), decoding(path), rawpy.imread(str(path)) as opened:
        thumb = opened.extract_thumb()
        if thumb.format == rawpy.ThumbFormat.JPEG and isinstance(thumb.data, bytes):
            return _decoded(path, thumb.data, opened.sizes.flip)
    return _scanned(path)


def _decoded(path: Path, data: bytes, flip: int = 0) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=("JPEG",))
    check_size(path, *image.size)
    image.load()
    upright = ImageOps.exif_transpose(image)
    return _turn(upright, flip) if image.getexif().get(0x0112) is None else upright


def _turn(image: Image.Image, flip: int) -> Image.Image:
    return image.transpose(TURNED[flip]) if flip in TURNED else image


def from_sensor(path: Path, at_least: int | None = None) -> Developed:
    """The sensor data at `path` developed by LibRaw: the camera's white balance, sRGB; `at_least` as in `photo.loaded`.

    Raises `FileProblem` NOT_DEVELOPED when they are missing, cut off or unknown; TOO_LARGE.
    """
    size = _size(path)
    if size is None or path.stat().st_size <= size[0] * size[1] * SENSOR_BYTES:
        raise problem("NOT_DEVELOPED", path, detalj=path.suffix.lstrip(".") or "raw")
    half = at_least is not None and 2 * at_least <= max(size)
    try:
        with decoding(path):
            return _postprocessed(path, size, half)
    except FileProblem as why:
        if why.code == "TOO_LARGE":
            raise
        raise problem("NOT_DEVELOPED", path, detalj=why.values.get("detalj", why.code)) from why


def _postprocessed(path: Path, size: tuple[int, int], half: bool) -> Developed:
    with rawpy.imread(str(path)) as opened:
        check_size(path, opened.sizes.width, opened.sizes.height)
        pixels = opened.postprocess(
            half_size=half, use_camera_wb=True, output_color=rawpy.ColorSpace.sRGB, output_bps=8
        )
    return Developed(Image.fromarray(pixels), *size)


def _scanned(path: Path) -> Image.Image | None:
    """The largest JPEG found by its own marks, for files that LibRaw does not open."""
    with path.open("rb") as stream:
        data = stream.read(MAX_SCAN_BYTES)
    best: Image.Image | None = None
    at = data.find(b"\xff\xd8\xff")
    for _ in range(MAX_EMBEDDED):
        if at < 0:
            break
        with contextlib.suppress(FileProblem), decoding(path):
            found = _decoded(path, data[at:])
            if best is None or found.width * found.height > best.width * best.height:
                best = found
        at = data.find(b"\xff\xd8\xff", at + 3)
    return best
