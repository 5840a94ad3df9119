"""How many pictures one file holds: pages of a TIFF, frames of an animation. Reads headers, decodes nothing."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media import tiff_tags
from imagebank.media.boundary import decoding

ANIMATED = {"GIF": "GIF", "WebP": "WEBP", "AVIF": "AVIF", "PNG": "PNG"}
"""Formats whose frames belong to one animation -> Pillow's reader."""


def count(path: Path, stream: BinaryIO, name: str, image: Image.Image) -> int | None:
    """The number of pictures in the open file of format `name`, decoded as `image`; None where it can hold only one."""
    if name not in ANIMATED and name != "TIFF":
        return None
    with contextlib.suppress(FileProblem), decoding(path):
        if name == "TIFF":
            return tiff_tags.pages(stream)
        if name != "GIF":
            return int(getattr(image, "n_frames", 1))
        stream.seek(0)  # counting a GIF's frames walks through them, so not in the picture that was decoded
        with Image.open(stream, formats=(ANIMATED[name],)) as again:
            return int(getattr(again, "n_frames", 1))
    return None
