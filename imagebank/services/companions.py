"""Files that belong to others: captions beside a film, an XMP sidecar that arrives without its picture."""

from __future__ import annotations

import re
from pathlib import Path

from imagebank.core.errors import N_, FileProblem
from imagebank.media import formats
from imagebank.services.arriving import Arrival, folded
from imagebank.services.captioning import put_captions
from imagebank.services.library import Library
from imagebank.services.receiving import Receiver
from imagebank.services.report import Failed, Report
from imagebank.store import search

_LANGUAGE = re.compile(r"^(?P<stem>.+?)[._-](?P<lang>sv|en)$", re.IGNORECASE)


def take_beside(library: Library, receiver: Receiver, arrival: Arrival, report: Report) -> None:
    """Take a caption file that lies beside a film of the same name (`film.vtt`, `film.sv.vtt`); report one that does not."""
    try:
        with receiver.at_hand(arrival) as path:
            if formats.identify(path).media == "captions":
                _take_captions(library, arrival, path, report)
            else:
                raise FileProblem(
                    "NO_PICTURE", N_("{where} är en metadatafil, men ingen bild med samma namn ligger bredvid. Ta in dem tillsammans."),
                    where=arrival.path.name,
                )  # fmt: skip
    except FileProblem as problem:
        report.failed.append(Failed(arrival.shown, problem))


def _take_captions(library: Library, arrival: Arrival, path: Path, report: Report) -> None:
    match = _LANGUAGE.match(arrival.path.stem)
    stem, lang = (match["stem"], match["lang"].lower()) if match else (arrival.path.stem, "sv")
    film = _film_beside(library, arrival.path.with_name(stem), report)
    if film is None:
        raise FileProblem(
            "NO_FILM", N_("{where} är undertexter, men ingen film med samma namn är importerad. Importera filmen också."),
            where=arrival.shown,
        )  # fmt: skip
    put_captions(library, film, path, lang)
    report.captions.append((arrival.shown, film))


def _film_beside(library: Library, wanted: Path, report: Report) -> str | None:
    """The film of this taking-in, new or known, that has that name without its ending, in the same folder."""
    here = {id: path for id, path, _ in report.imported} | {id: path for path, id in report.duplicates}
    beside = {
        id: Path(path)
        for id, path in here.items()
        if Path(path).parent == wanted.parent and folded(Path(path).stem) == folded(wanted.name)
    }
    films = search.with_media(library.db, "film") if beside else set()
    return next((id for id in beside if id in films), None)
