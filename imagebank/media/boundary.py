"""The one boundary at which anything that a decoder may raise becomes a sentence about a file.

Decoders raise whatever they like on damaged input (SyntaxError, struct.error, AssertionError …): nothing
above this file needs to know. It holds no decoder itself.
"""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageFile

from imagebank.core.errors import FileProblem, ImagebankError
from imagebank.media.problems import detail, problem

MAX_PIXELS = 200_000_000
"""Most pixels that a photo may have: 200 megapixels is 600-800 MB decoded."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
ImageFile.MAXBLOCK = 16 << 20
"""Pillow's read block: with its own 64 KiB, decoding starves beside a busy Python thread (facts.md)."""

for _name in ("exifread", "PIL", "libav", "tifffile"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

CUT_OFF = (
    "truncated",
    "end of file",
    "eof",
    "not enough",
    "could not create decoder object",
    "unexpected end",
    "premature end of jpeg",
    "need_more_input",
)


@contextlib.contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Everything that fails inside becomes a `FileProblem` about `path`; warnings stay silent.

    Raises `FileProblem`: TOO_LARGE, TRUNCATED, DAMAGED, or the one that was raised inside.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except ImagebankError:
            raise
        except (MemoryError, Image.DecompressionBombError) as error:
            raise too_large(path) from error
        except Exception as error:  # the decode boundary: see the module's sentence
            raise _sentence(path, error) from error


def check_size(path: Path, width: int, height: int) -> None:
    """Raise TOO_LARGE for a picture that claims more than `MAX_PIXELS`, DAMAGED for an impossible one."""
    if width < 1 or height < 1:
        raise problem("DAMAGED", path, detalj=f"{width} x {height}")
    if width * height > MAX_PIXELS:
        raise too_large(path)


def too_large(path: Path) -> FileProblem:
    """The sentence for a picture beyond the limit."""
    return problem("TOO_LARGE", path, megapixlar=MAX_PIXELS // 1_000_000)


def _sentence(path: Path, error: Exception) -> FileProblem:
    words = str(error).lower()
    if any(sign in words for sign in CUT_OFF):
        return problem("TRUNCATED", path)
    return problem("DAMAGED", path, detalj=detail(error))
