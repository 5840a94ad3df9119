"""The work that no import can do without, and nothing else: a verified copy, a thumbnail, one reading of the metadata.

Run as `python -m tests.benchmarks.bare_work SOURCE TARGET`; two processes share the files, as two cores do.
"""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import os
import sys
from pathlib import Path

BLOCK = 1 << 20


def bare(pair: tuple[str, str]) -> int:
    """Copy with SHA-256, sync, read back and compare; the recipe of a thumbnail; exifread once."""
    import exifread
    from PIL import Image, ImageFile, ImageOps

    ImageFile.MAXBLOCK = 16 << 20
    source, target = pair
    digest = hashlib.sha256()
    with Path(source).open("rb") as reading, Path(target).open("wb") as writing:
        while block := reading.read(BLOCK):
            digest.update(block)
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    with Path(target).open("rb") as again:
        if hashlib.file_digest(again, "sha256").digest() != digest.digest():
            raise OSError(target)
    with Image.open(source) as image:
        image.thumbnail((512, 512), Image.Resampling.LANCZOS, reducing_gap=1.5)
        out = io.BytesIO()
        ImageOps.exif_transpose(image).convert("RGB").save(out, "WEBP", quality=78, method=2)
    with Path(source).open("rb") as stream:
        exifread.process_file(stream, details=False)
    return len(out.getvalue())


def main() -> None:
    """Everything in a folder."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True)
    pairs = [(str(path), str(target / path.name)) for path in sorted(source.iterdir())]
    with multiprocessing.Pool(os.cpu_count()) as pool:
        total = sum(pool.imap(bare, pairs, chunksize=4))
    sys.stdout.write(f"{len(pairs)} {total}\n")


if __name__ == "__main__":
    main()
