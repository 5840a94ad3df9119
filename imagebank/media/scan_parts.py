"""Some pages of a returned scan as a file of their own, so that nobody's form is kept with somebody else's.

Call `part` through `worker.run`. A PDF's pages are taken over as they are, a TIFF's are packed anew without loss.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image, ImageSequence

from imagebank.media.boundary import decoding
from imagebank.media.scans import NAMELESS, PDFIUM, damaged, kind_of


def part(content: bytes, numbers: Sequence[int]) -> bytes:
    """The pages `numbers` (from 1) of a PDF or TIFF of several pages. Raises `FileProblem` SCAN_DAMAGED, TOO_LARGE."""
    return _of_pdf(content, numbers) if kind_of(content) == "pdf" else _of_tiff(content, numbers)


def _of_pdf(content: bytes, numbers: Sequence[int]) -> bytes:
    with PDFIUM:
        try:
            whole, made = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
            try:
                made.import_pages(whole, [number - 1 for number in numbers])
                out = io.BytesIO()
                made.save(out)
            finally:
                made.close()
                whole.close()
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise damaged(NAMELESS) from error
    return out.getvalue()


def _of_tiff(content: bytes, numbers: Sequence[int]) -> bytes:
    with decoding(NAMELESS):
        image = Image.open(io.BytesIO(content), formats=("TIFF",))
        frames = [
            frame.copy()
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1)
            if number in set(numbers)
        ]
        out = io.BytesIO()
        frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:], compression="tiff_adobe_deflate")
    return out.getvalue()
