"""The work that no export can do without, and nothing else: decode, resize, encode, write; by the library that we use.

Run as `python -m tests.benchmarks.bare_renditions SOURCE TARGET NAME…`: photo presets by name. One process, as an export is.
"""

from __future__ import annotations

import sys
from pathlib import Path

import simplejpeg
from PIL import Image, ImageFile

from imagebank.core.framing import Framing
from imagebank.core.rendition import PhotoPreset
from imagebank.media import scaling
from imagebank.media.photo import TURNS
from imagebank.services.presets import presets

ImageFile.MAXBLOCK = 16 << 20


def bare(source: Path, target: Path, wanted: list[PhotoPreset]) -> None:
    """Every rendition of one original, decoded once: pixels in, pixels out."""
    image, tag = decoded(source, wanted)
    for preset in wanted:
        small = scaling.scaled(image, tag, preset, Framing())
        ready = small.transpose(TURNS[tag]) if tag in TURNS else small
        fine = {"subsampling": 0} if not preset.srgb and preset.quality >= 95 else {}
        ready.save(
            target / f"{source.stem}-{preset.name}.jpg", "JPEG", quality=preset.quality, progressive=True, optimize=True, **fine
        )  # fmt: skip


def decoded(source: Path, wanted: list[PhotoPreset]) -> tuple[Image.Image, int]:
    """The pixels at the scale that serves all, and the orientation tag."""
    with Image.open(source) as opened:
        tag = opened.getexif().get(0x0112, 1)
        shown = (opened.height, opened.width) if tag >= 5 else opened.size
        sizes = [scaling.at_least(shown, preset, Framing()) for preset in wanted]
        known = [size for size in sizes if size is not None]
        if len(known) == len(sizes):
            scale = max(known) / max(opened.size)
            opened.draft("RGB", (round(opened.width * scale), round(opened.height * scale)))
        size = opened.size
    pixels = simplejpeg.decode_jpeg(
        source.read_bytes(), "RGB", fastdct=False, fastupsample=False, min_width=size[0], min_height=size[1]
    )
    return Image.frombuffer("RGB", (pixels.shape[1], pixels.shape[0]), pixels, "raw", "RGB", 0, 1), tag


def main() -> None:
    """Everything in a folder."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True)
    own = presets().photo
    for path in sorted(source.iterdir()):
        bare(path, target, [own[name] for name in sys.argv[3:]])


if __name__ == "__main__":
    main()
