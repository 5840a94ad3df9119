"""The index as one file, so that a library opens at once; the catalogue stays the truth, and the file may go at any time.

A line that names the format, the directory's length and hash, the directory (JSON), then the parts one after another: arrays
as they lie in memory, keys and cases as JSON. Nothing in it is code. Everything is read into memory and every part's checksum
compared before any of it is used: 80 MB take a tenth of a second, and a file that is not held open or mapped can be
replaced also on Windows. What is not exactly what was written is no snapshot: `load` says None and never raises.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np
from pyroaring import BitMap

from imagebank.index.case_rows import SHAPE, person_cases, picture_cases, rows
from imagebank.index.index import Index
from imagebank.index.postings import Packed
from imagebank.index.segment import Base, Forms

MAGIC = b"imagebank search index 1\n"
SEGMENTS = ("words", "head", "values", "forms")
MOST_DIRECTORY = 1 << 20
_ALIGNED = 64
_HASH = 16


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a file held: the index, and the words that told at its writing which moment of which catalogue it is of."""

    index: Index
    moment: str


def save(index: Index, path: Path, *, basis: str, moment: str = "") -> None:
    """Write the index to `path` and let it reach the disk; who asks puts the file in its place. Whoever asks holds `lock`.

    `basis`: everything that the index rests on beside the assets. What the catalogue has no more is in no part of the file,
    so both parts of the index are packed as one first. Raises OSError, ValueError for words that are no text.
    """
    index.tidy()
    parts = _parts(index)
    said = {"shape": SHAPE, "order": sys.byteorder, "basis": basis, "moment": moment, "seq": index.seq}
    listed: list[list[Any]] = []
    end = 0
    for name, part in parts.items():
        start = -(-end // _ALIGNED) * _ALIGNED
        end = start + part.nbytes
        listed.append([name, part.dtype.str, list(part.shape), start, end, zlib.crc32(_bytes(part))])
    directory = json.dumps({**said, "end": end, "parts": listed}).encode()
    with path.open("wb") as file:
        file.write(MAGIC + _digest(directory) + len(directory).to_bytes(4, "little") + directory)
        first = file.tell()
        for part, (*_told, start, _end, _sum) in zip(parts.values(), listed, strict=True):
            file.write(bytes(first + start - file.tell()))
            file.write(_bytes(part))
        file.flush()
        os.fsync(file.fileno())


def load(path: Path, forms: Forms, *, basis: str) -> Snapshot | None:
    """The index that the file holds, None where there is none, or it is damaged, of other words (`basis`) or another program."""
    try:
        with path.open("rb") as file:
            said = _directory(file)
            if said is None or (said["shape"], said["order"], said["basis"]) != (SHAPE, sys.byteorder, basis):
                return None
            parts = _read(file, said)
            return None if parts is None else Snapshot(_index(parts, forms, said["seq"]), said["moment"])
    except (OSError, ValueError, KeyError, TypeError, MemoryError, RecursionError):
        return None  # an unreadable file is as good as none: the index is made anew


def _parts(index: Index) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {}
    for name in SEGMENTS:
        keys, ends, blob = getattr(index.base, name).packed()
        found[f"{name} keys"], found[f"{name} ends"] = _json(keys), ends
        found[f"{name} maps"] = np.frombuffer(blob, np.uint8)
    found["pictures"], found["people"] = _json(rows(index.cases.pictures)), _json(rows(index.cases.people))
    found |= {f"case {name}": table for name, table in index.cases.tables().items()}
    found |= {f"column {name}": table for name, table in index.columns.tables().items()}
    found["everything"] = np.frombuffer(index.everything.serialize(), np.uint8)
    return {name: np.ascontiguousarray(part) for name, part in found.items()}


def _index(parts: Mapping[str, np.ndarray], forms: Forms, seq: int) -> Index:
    index = Index(forms)
    index.seq = seq
    index.everything = BitMap.deserialize(parts["everything"].tobytes())
    index.take_base(Base(*(_packed(parts, name) for name in SEGMENTS)))
    index.cases.restore(
        picture_cases(_told(parts["pictures"])), person_cases(_told(parts["people"])),
        parts["case picture"], parts["case rows"],
    )  # fmt: skip
    columns = {name.removeprefix("column "): part for name, part in parts.items() if name.startswith("column ")}
    index.columns.restore(columns)
    return index


def _packed(parts: Mapping[str, np.ndarray], name: str) -> Packed:
    return Packed(_told(parts[f"{name} keys"]), parts[f"{name} ends"], parts[f"{name} maps"].data)


def _directory(file: BufferedReader) -> dict[str, Any] | None:
    head = file.read(len(MAGIC) + _HASH + 4)
    if not head.startswith(MAGIC) or len(head) < len(MAGIC) + _HASH + 4:
        return None
    length = int.from_bytes(head[-4:], "little")
    text = file.read(min(length, MOST_DIRECTORY))
    return json.loads(text) if _digest(text) == head[len(MAGIC) : -4] else None


def _read(file: BufferedReader, said: Mapping[str, Any]) -> dict[str, np.ndarray] | None:
    """Every part, if the file is as long as it should be and each is what was written."""
    first = file.tell()
    if os.fstat(file.fileno()).st_size != first + said["end"]:
        return None
    parts: dict[str, np.ndarray] = {}
    for name, kind, shape, start, end, checksum in said["parts"]:
        part = np.empty(shape, np.dtype(kind))
        raw = _bytes(part)
        file.seek(first + start)
        if file.readinto(raw) != end - start or raw.nbytes != end - start or zlib.crc32(raw) != checksum:
            return None
        parts[name] = part
    return parts


def _bytes(part: np.ndarray) -> memoryview:
    """An array's own memory."""
    return part.reshape(-1).view(np.uint8).data


def _json(value: Sequence[object]) -> np.ndarray:
    return np.frombuffer(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), np.uint8)


def _told(part: np.ndarray) -> Any:  # noqa: ANN401 - whatever JSON says
    return json.loads(part.tobytes())


def _digest(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=_HASH).digest()
