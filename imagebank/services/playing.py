"""What a player needs to show a film: where its original lies, its captions, who is in it and when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from imagebank.core.changes import Changes
from imagebank.core.errors import FileProblem
from imagebank.core.people import Appearance, Span
from imagebank.media import captions
from imagebank.services.appearing import appear_at
from imagebank.services.library import Library
from imagebank.services.originals import proven
from imagebank.services.searching import existing, read
from imagebank.store import assets

Cues = tuple[tuple[float, float, str], ...]
"""Captions by time: from, to (seconds from the film's beginning), text."""


@dataclass(frozen=True, slots=True)
class Playable:
    """A film that can be played: `captions` are cues by language, `people` the pseudonyms of those in it."""

    id: str
    path: Path
    length_s: float | None
    fps: float | None
    has_audio: bool
    captions: dict[str, Cues]
    poster_s: float | None
    people: tuple[str, ...]


def playable(library: Library, id: str) -> Playable:
    """What is needed to play the film `id`. Raises WrongWords for an unknown id, FileProblem where its original is missing or changed."""
    asset = read(library, existing(library, [id]))[0]
    said = {lang: _cues(vtt) for lang, (_name, vtt) in assets.caption_files(library.db, id).items()}
    return Playable(
        asset.id, proven(library, asset), asset.file.duration_s, asset.file.fps, bool(asset.file.has_audio),
        {lang: cues for lang, cues in said.items() if cues}, asset.poster_s,
        tuple(one.person for one in asset.appearances),
    )  # fmt: skip


def seen_also(library: Library, id: str, person: str, from_s: float, to_s: float) -> Changes:
    """Note a further time at which somebody who is in the film is seen; whether they can be recognised stays as it was.

    Raises WrongWords for an unknown film or person, and for a time beyond the film's end.
    """
    asset = read(library, existing(library, [id]))[0]
    known = next((one for one in asset.appearances if one.person == person), Appearance(person))
    _added, changes = appear_at(library, [id], known.with_spans((Span(from_s, to_s),)))
    return changes


def _cues(vtt: str) -> Cues:
    """Captions that cannot be read are none: the film is shown without them."""
    try:
        return tuple((cue.start_s, cue.end_s, cue.text) for cue in captions.parse(vtt))
    except FileProblem:
        return ()
