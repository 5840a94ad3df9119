"""Reading an original: what it is, what it says of itself, and proof that all of it decodes.

The door that services use for facts alone; `intake` adds thumbnail and fingerprint. Keeps nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from imagebank.core.asset import FileFacts, MediaFacts
from imagebank.media import film, metadata, photo
from imagebank.media.formats import Format, identify
from imagebank.media.problems import because, problem

PROOF_SIZE = 768
"""Pixels of the longest side at which JPEG is decoded for proof: one and a half thumbnails."""


@dataclass(frozen=True, slots=True)
class Proven:
    """The facts of an original and a picture that stands for it (the photo itself, or a film's poster)."""

    facts: MediaFacts
    image: Image.Image


def read(path: Path) -> MediaFacts:
    """The facts of the photo or film at `path`, after decoding it.

    Raises `FileProblem`; see `problems.SENTENCES` for the codes.
    """
    return prove(path).facts


def prove(path: Path, developed: bool = False) -> Proven:
    """Like `read`, with the decoded picture at hand; `developed` as in `photo.loaded`."""
    kind = identify(path)
    if kind.media == "foto":
        return _photo(path, kind, developed)
    if kind.media == "film":
        return _film(path, kind)
    raise problem("NOT_A_PICTURE", path, slag=kind.name)


def _photo(path: Path, kind: Format, developed: bool) -> Proven:
    with photo.loaded(path, kind, PROOF_SIZE, developed) as shown:
        words = metadata.of_photo(path, kind, shown.source)
    file = FileFacts(path.name, _bytes(path), kind.name, shown.width, shown.height, pages=shown.pages)
    return Proven(metadata.facts("foto", file, words), shown.image)


def _film(path: Path, kind: Format) -> Proven:
    found = film.probe(path)
    words = metadata.of_film(path, kind, found.tags)
    file = FileFacts(
        name=path.name,
        bytes=_bytes(path),
        format=kind.name,
        width=found.width,
        height=found.height,
        duration_s=found.duration_s,
        fps=found.fps,
        video_codec=found.codec,
        has_audio=found.has_audio,
    )
    return Proven(metadata.facts("film", file, words), found.poster)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise because(path, error) from error
