"""Believable files to measure with: camera JPEGs of 24 megapixels, small ones by the hundred thousand, films, raw."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

BASES = 10


def _scene(seed: int, width: int, height: int) -> Image.Image:
    """Soft shapes with grain, which compress as photographs do (6 to 8 MB at 24 megapixels, quality 92)."""
    random = np.random.default_rng(seed)
    coarse = random.integers(20, 236, (height // 200 + 2, width // 200 + 2, 3), dtype=np.uint8)
    soft = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    grain = random.normal(0, 5, (height, width, 1)).astype(np.int16)
    return Image.fromarray(np.clip(np.asarray(soft, dtype=np.int16) + grain, 0, 255).astype(np.uint8))


def _exif(number: int) -> bytes:
    made = Image.Exif()
    made[271], made[272], made[274], made[315] = "Canon", "EOS R8", (1, 6, 8, 1)[number % 4], "Kim Sund"
    detail = made.get_ifd(0x8769)
    detail[36867] = (
        f"2026:05:{number // 86400 % 28 + 1:02d} {number // 3600 % 24:02d}:{number // 60 % 60:02d}:{number % 60:02d}"
    )
    detail[33434], detail[34855], detail[42036] = (1, 250), 400, "RF24-105mm F4 L IS USM"
    return made.tobytes()


def camera_jpegs(folder: Path, count: int, size: tuple[int, int] = (6000, 4000)) -> list[Path]:
    """`count` different files of a few scenes: each has Exif of its own, and a comment, so that no two are the same."""
    folder.mkdir(parents=True, exist_ok=True)
    bodies = []
    for seed in range(min(BASES, count)):
        buffer = io.BytesIO()
        _scene(seed, *size).save(buffer, "JPEG", quality=92, subsampling="4:2:0")
        bodies.append(buffer.getvalue())
    return [_variant(folder / f"IMG_{number:06}.JPG", bodies[number % len(bodies)], number) for number in range(count)]


def _variant(path: Path, body: bytes, number: int) -> Path:
    exif = b"Exif\0\0" + _exif(number).removeprefix(b"Exif\0\0")
    comment = f"no. {number}".encode()
    head = b"\xff\xd8" + _segment(0xE1, exif) + _segment(0xFE, comment)
    path.write_bytes(head + body[2:])
    return path


def _segment(kind: int, payload: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(payload) + 2) + payload


def small_jpegs(folder: Path, count: int, first: int = 0) -> Iterator[Path]:
    """Files of a few kilobytes in folders of 1,000."""
    bodies = []
    for seed in range(50):
        buffer = io.BytesIO()
        _scene(seed, 320, 240).save(buffer, "JPEG", quality=80)
        bodies.append(buffer.getvalue())
    for number in range(first, first + count):
        where = folder / f"{number // 1000:04}"
        where.mkdir(parents=True, exist_ok=True)
        yield _variant(where / f"IMG_{number:07}.JPG", bodies[number % len(bodies)], number)
