"""Captions of films: a VTT or SRT file beside a film goes with it, or is given by hand."""

from __future__ import annotations

import os
from pathlib import Path

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem
from imagebank.media import captions
from imagebank.services.library import Library, changes_since, last_change
from imagebank.store import assets


def put_captions(library: Library, asset: str, path: Path, lang: str = "sv") -> Changes:
    """Keep a caption file with a film. Raises FileProblem where it is no caption file, or the asset is no film."""
    cues = _cues(path)
    film = next(iter(assets.get(library.db, [asset])), None)
    if film is None or film.media != "film":
        raise FileProblem(
            "NOT_A_FILM", N_("{where} är undertexter, men {asset} är ingen film."), where=path, asset=asset
        )
    before = last_change(library)
    with library.write("caption", asset, lang=lang, cues=len(cues)) as db:
        assets.put_caption_file(
            db, asset, lang, os.fsencode(path.name).decode("utf-8", "replace"), captions.to_vtt(cues)
        )
        assets.touch(db, asset)
    return changes_since(library, before)


def _cues(path: Path) -> tuple[captions.Cue, ...]:
    try:
        return captions.read(path)
    except FileProblem as problem:
        if problem.code != "UNKNOWN_FORMAT":
            raise
        raise FileProblem(
            "NOT_CAPTIONS",
            N_("{where} är inte undertexter i WebVTT eller SRT. Välj en fil som slutar på .vtt eller .srt."),
            where=path.name,
        ) from problem
