"""Photos in which somebody is made unrecognisable: a new file of pixels alone, with solid ellipses over parts of it.

Nothing under a solid cover survives: the pixels are replaced at full resolution before anything is encoded, and no byte
of the original's file is copied: no metadata, no thumbnail, no earlier picture.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from imagebank.core.cover import Cover, grown
from imagebank.core.errors import N_, ProgrammingError
from imagebank.media import colour, leaving
from imagebank.media.boundary import decoding
from imagebank.media.formats import Format, identify
from imagebank.media.photo import loaded, upright
from imagebank.media.problems import problem
from imagebank.media.rendering_photo import LOSSLESS
from imagebank.media.whole import not_written, written_aside

INK = (72, 72, 72)
"""The one colour of a solid cover: a neutral dark grey."""

QUALITY = 92
SOFT_CELLS = 8
"""A softened part keeps about this many spots across: enough to be pleasant, and to be matched by whoever tries."""

Box = tuple[float, float, float, float]


def cover(path: Path, target: Path, areas: Sequence[Cover], developed: bool = False) -> None:
    """Write the photo `path` to `target` with `areas` covered: upright, sRGB, full size, no metadata, whole or absent.

    PNG where `suffix` says so, else JPEG. `developed` as in `photo.loaded`. Call it through `worker.run`. Raises
    `FileProblem` (unreadable original, DISK_FULL, NOT_WRITTEN), `ProgrammingError` when the check of what was written fails.
    """
    kind = _photo(path)
    form = _form(kind)
    with loaded(path, kind, None, developed) as photo, decoding(path):
        ready = colour.in_srgb(colour.eight_bits(upright(photo.image)), photo.image.info.get("icc_profile"))
        ready = colour.on_ground(ready, colour.WHITE) if form == "JPEG" else ready
        pixels = Image.frombytes(ready.mode, ready.size, ready.tobytes())
    for area in areas:
        _draw(pixels, area)
    _write(pixels, target, form)


def suffix(path: Path) -> str:
    """`.png` or `.jpg`: the ending of what `cover` makes of the photo at `path`. Raises `FileProblem`."""
    return ".png" if _form(_photo(path)) == "PNG" else ".jpg"


def ellipse(area: Cover, size: tuple[int, int]) -> Box:
    """The cover's ellipse in pixels of a picture of `size`: left, top, right, bottom of the box around it."""
    width, height = size
    box = grown(area.area)
    return box.x * width, box.y * height, (box.x + box.width) * width, (box.y + box.height) * height


def _photo(path: Path) -> Format:
    kind = identify(path)
    if kind.media != "foto":
        raise problem("NOT_A_PICTURE", path, slag=kind.name)
    return kind


def _form(kind: Format) -> str:
    return "PNG" if kind.name in LOSSLESS else "JPEG"


def _draw(pixels: Image.Image, area: Cover) -> None:
    box = ellipse(area, pixels.size)
    if area.soft:
        _soften(pixels, box)
    else:
        ImageDraw.Draw(pixels).ellipse(box, fill=(*INK, 255) if pixels.mode == "RGBA" else INK)


def _soften(pixels: Image.Image, box: Box) -> None:
    left, top = max(0, int(box[0])), max(0, int(box[1]))
    right, bottom = min(pixels.width, int(box[2]) + 1), min(pixels.height, int(box[3]) + 1)
    if right <= left or bottom <= top:
        return
    soft = softened(pixels.crop((left, top, right, bottom)))
    mask = Image.new("L", soft.size)
    ImageDraw.Draw(mask).ellipse((box[0] - left, box[1] - top, box[2] - left, box[3] - top), fill=255)
    pixels.paste(soft, (left, top), mask)


def softened(part: Image.Image) -> Image.Image:
    """The part with its detail gone. A softening only: see `Cover`."""
    scale = SOFT_CELLS / max(part.size)
    few = part.resize((max(1, round(part.width * scale)), max(1, round(part.height * scale))), Image.Resampling.BOX)
    return few.filter(ImageFilter.GaussianBlur(1)).resize(part.size, Image.Resampling.BICUBIC)


def _write(pixels: Image.Image, target: Path, form: str) -> None:
    encoded = io.BytesIO()
    if form == "PNG":
        pixels.save(encoded, "PNG")
    else:
        pixels.save(encoded, "JPEG", quality=QUALITY, subsampling=0, progressive=True, optimize=True)
    with written_aside(target) as aside:
        try:
            aside.write_bytes(encoded.getvalue())
        except OSError as error:
            raise not_written(target, error) from error
        _check(aside, form, pixels.size)


def _check(path: Path, form: str, size: tuple[int, int]) -> None:
    """Open what was written with our own eyes: format, size, and nothing but pixels."""
    written = identify(path)
    with loaded(path, written) as photo:
        shown = photo.width, photo.height
    if written.name != form or shown != size:
        raise ProgrammingError("WRONG_RENDITION", N_("{namn} blev inte som den skulle"), namn=path.name)
    leaving.check(path, form)
