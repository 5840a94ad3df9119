"""Files that belong to others: captions beside a film, an XMP sidecar that arrives without its picture."""

from __future__ import annotations

import re
from pathlib import Path

from imagebank.core.errors import N_, FileProblem
from imagebank.core.words import file_key
from imagebank.media import captions, formats
from imagebank.services.arriving import Arrival
from imagebank.services.captioning import put_captions
from imagebank.services.library import Library
from imagebank.services.receiving import Receiver
from imagebank.services.report import Failed, Report
from imagebank.store import assets

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
    film, lang = _film_of(library, arrival.path, report)
    if film is None:
        raise FileProblem(
            "NO_FILM", N_("{where} är undertexter, men ingen film med samma namn är importerad. Importera filmen också."),
            where=arrival.shown,
        )  # fmt: skip
    held = assets.caption_files(library.db, film).get(lang)
    if held is None:
        put_captions(library, film, path, lang)
        report.captions.append((arrival.shown, film))
    elif held[1] != captions.to_vtt(captions.read(path)):
        raise FileProblem(
            "CAPTIONS_KEPT", N_("{where} skiljer sig från undertexterna som filmen {film} redan har; de är kvar. Byt dem på filmens sida."),
            where=arrival.shown, film=film,
        )  # fmt: skip


def _film_of(library: Library, path: Path, report: Report) -> tuple[str | None, str]:
    """The film beside, and the captions' language: `a-sv.vtt` is of `a-sv.mp4` in Swedish, else of `a.mp4`."""
    whole = _film_beside(library, path.with_name(path.stem), report)
    match = _LANGUAGE.match(path.stem)
    if whole is not None or match is None:
        return whole, "sv"
    return _film_beside(library, path.with_name(match["stem"]), report), match["lang"].lower()


def _film_beside(library: Library, wanted: Path, report: Report) -> str | None:
    """The film of this taking-in, new or known, that has that name without its ending, in the same folder."""
    beside = [id for id in report.beside(str(wanted.parent), file_key(wanted.name)) if id]
    return next((one.id for one in assets.get(library.db, beside) if one.media == "film"), None)
