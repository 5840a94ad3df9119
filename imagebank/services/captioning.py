"""Captions of films: a VTT or SRT file beside a film goes with it, or is given by hand."""

from __future__ import annotations

import os
import re
from pathlib import Path

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem
from imagebank.media import captions, formats
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.report import Failed, Report
from imagebank.store import assets, search

_LANGUAGE = re.compile(r"^(?P<stem>.+?)[._-](?P<lang>sv|en)$", re.IGNORECASE)


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


def take_beside(library: Library, path: Path, report: Report) -> None:
    """Take a caption file that lies beside a film of the same name (`film.vtt`, `film.sv.vtt`); report one that does not."""
    if formats.identify(path).media != "captions":
        report.failed.append(
            Failed(str(path), FileProblem("SIDECAR", N_("{where} är en metadatafil och tas inte in ännu."), where=path))
        )
        return
    match = _LANGUAGE.match(path.stem)
    stem, lang = (match["stem"], match["lang"].lower()) if match else (path.stem, "sv")
    film = _film_named(library, stem, report)
    try:
        if film is None:
            raise FileProblem(
                "NO_FILM", N_("{where} är undertexter, men ingen film med samma namn är importerad. Importera filmen också."),
                where=path,
            )  # fmt: skip
        report.changes |= put_captions(library, film, path, lang)
        report.captions.append((str(path), film))
    except FileProblem as problem:
        report.failed.append(Failed(str(path), problem))


def _film_named(library: Library, stem: str, report: Report) -> str | None:
    """The film of this taking-in, new or known, whose file has that stem."""
    here = {id: path for id, path, _ in report.imported} | {id: path for path, id in report.duplicates}
    films = search.with_media(library.db, "film")
    return next((id for id, path in here.items() if id in films and Path(path).stem == stem), None)
