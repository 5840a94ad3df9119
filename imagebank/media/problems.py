"""The sentences of the file door, said once as a table: what happened to which file and what to do next.

Knows no file format; every other file here raises what `problem` builds.
"""

from __future__ import annotations

import re
from pathlib import Path

from imagebank.core.errors import N_, FileProblem

SENTENCES: dict[str, str] = {
    "MISSING": N_("Filen {namn} finns inte. Kontrollera namnet, och att den inte har flyttats."),
    "NO_PERMISSION": N_("Du saknar rätt att läsa filen {namn}. Ge dig själv läsrätt till filen och försök igen."),
    "NOT_A_FILE": N_("{namn} är inte en vanlig fil. Välj en bild eller en film."),
    "UNREADABLE": N_(
        "Filen {namn} gick inte att läsa från disken. Kontrollera enheten eller nätverket och försök igen."
    ),
    "EMPTY": N_("Filen {namn} är tom. Hämta den på nytt från kameran eller avsändaren."),
    "UNKNOWN_FORMAT": N_(
        "Innehållet i {namn} är varken en bild eller en film som bildbanken känner igen. "
        "Spara om den som JPEG, PNG, TIFF eller MP4."
    ),
    "SVG_PACKED": N_("{namn} är en packad SVG-ritning (SVGZ). Spara om den som vanlig SVG eller PNG och försök igen."),
    "SVG_UNSAFE": N_(
        "Ritningen {namn} bär kod eller hämtar något utanför sig själv ({detalj}) och tas inte emot. "
        "Bädda in det som saknas, eller spara om ritningen som PNG."
    ),
    "SVG_TOO_COMPLEX": N_(
        "Ritningen {namn} är för stor eller för invecklad för att ritas säkert. Spara om den som PNG."
    ),
    "SVG_NO_SIZE": N_(
        "Ritningen {namn} säger inte hur stor den är (width, height eller viewBox). "
        "Ange storleken i ritprogrammet, eller spara om den som PNG."
    ),
    "NOT_DEVELOPED": N_(
        "Råbilden {namn} gick inte att framkalla ur sensorns data ({detalj}). "
        "Använd kamerans egen bild, eller framkalla den i ett råbildsprogram och spara som JPEG eller TIFF."
    ),
    "TOO_HEAVY": N_("{namn} är för stor för att öppnas säkert: högst {megabyte} megabyte. Spara en mindre kopia."),
    "NOT_A_PICTURE": N_("{namn} innehåller ingen bild ({slag}). Välj en bild eller en film."),
    "NOT_CAPTIONS": N_("{namn} är inte en undertext i WebVTT eller SRT. Välj en fil som slutar på .vtt eller .srt."),
    "CAPTIONS_DAMAGED": N_(
        "Undertexten {namn} går inte att tolka på rad {rad}: {rader}. Rätta raden i en textredigerare."
    ),
    "TRUNCATED": N_("Filen {namn} är inte komplett: slutet saknas. Hämta den på nytt från kameran eller avsändaren."),
    "DAMAGED": N_(
        "Filen {namn} är skadad och går inte att visa i sin helhet ({detalj}). Hämta den på nytt från kameran eller avsändaren."
    ),
    "NO_FRAMES": N_("Filmen {namn} har inga bilder som går att avkoda. Spara om den som MP4 med H.264."),
    "SPAN_OUTSIDE": N_(
        "Det valda avsnittet av {namn} ({start}–{slut} sekunder) ligger inte i filmen. Välj om var det börjar och slutar."
    ),
    "SPAN_NOT_CUT": N_(
        "Avsnittet gick inte att klippa ur {namn}: filmens tider är ofullständiga eller skadade. Spara om den som MP4 med H.264 och ta in den på nytt."
    ),
    "TOO_LARGE": N_(
        "{namn} är för stor för att öppnas säkert: högst {megapixlar} megapixlar tas emot. Spara en mindre kopia."
    ),
    "DECODER_CRASHED": N_(
        "Programmet som avkodar {namn} kraschade. Filen är troligen skadad; spara om den och försök igen."
    ),
    "DECODER_TIMEOUT": N_(
        "Det tog mer än {sekunder} sekunder att avkoda {namn}. Filen är troligen skadad; spara om den och försök igen."
    ),
    "DISK_FULL": N_("Disken blev full när {namn} skulle skrivas. Frigör utrymme och försök igen."),
    "NOT_WRITTEN": N_("{namn} gick inte att skriva ({detalj}). Kontrollera mappen och försök igen."),
    "NO_SRGB": N_("Färgprofilen i {namn} gick inte att räkna om till sRGB. Spara om bilden i sRGB och försök igen."),
}
"""Stable code -> Swedish sentence with `{namn}` (the file's name) and, for some, one more place."""

MAX_DETAIL = 120
_OBJECT = re.compile(r"<_io\.[^>]*>|\[Errno \d+\]|:? ?'file:[^']*'|; last error log.*")
"""What says nothing to anybody, or holds a path: a file object as Python writes it out, numbers, addresses, logs."""


def problem(code: str, path: Path, **values: object) -> FileProblem:
    """The `FileProblem` for `code` about the file at `path` (named by its last part only)."""
    return FileProblem(code, SENTENCES[code], namn=path.name, **values)


def because(path: Path, error: OSError) -> FileProblem:
    """The sentence for what the operating system said when `path` was opened or read."""
    if isinstance(error, FileNotFoundError):
        return problem("MISSING", path)
    if isinstance(error, PermissionError):
        return problem("NO_PERMISSION", path)
    if isinstance(error, IsADirectoryError):
        return problem("NOT_A_FILE", path)
    return problem("UNREADABLE", path)


def detail(error: BaseException) -> str:
    """A decoder's own words, one short printable line, to put in brackets."""
    words = " ".join(_OBJECT.sub("", str(error)).split()) or type(error).__name__
    return "".join(sign for sign in words if sign.isprintable())[:MAX_DETAIL]
