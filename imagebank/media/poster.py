"""A film's poster: which of a few frames stands for it, and that frame upright with square pixels.

Works on frames that are decoded already.
"""

from __future__ import annotations

from fractions import Fraction

from av.video.frame import VideoFrame
from PIL import Image, ImageStat

DARK, FLAT = 18.0, 6.0
"""Mean brightness and spread (of 255) below which a frame is too dark or too empty to be a poster."""


def best(frames: list[VideoFrame]) -> VideoFrame:
    """The frame nearest to the first third that is neither dark nor empty; the liveliest if all are."""
    order = [frames[at] for at in (1, 2, 3, 0) if at < len(frames)]
    rated = [(frame, *_light(frame)) for frame in order]
    good = next((frame for frame, mean, spread in rated if mean > DARK and spread > FLAT), None)
    return good or max(rated, key=lambda entry: entry[2])[0]


def _light(frame: VideoFrame) -> tuple[float, float]:
    """Mean brightness and spread of a small grey copy, 0-255."""
    small = frame.reformat(width=64, height=36, format="gray").to_image().convert("L")
    statistics = ImageStat.Stat(small)
    return statistics.mean[0], statistics.stddev[0]


def upright(frame: VideoFrame, ratio: Fraction) -> Image.Image:
    """The frame as it is shown; `ratio` is the width of one pixel divided by its height."""
    image = frame.to_image()
    if ratio != 1:
        image = image.resize((max(1, round(image.width * ratio)), image.height))
    return image.rotate(frame.rotation, expand=True) if frame.rotation else image
