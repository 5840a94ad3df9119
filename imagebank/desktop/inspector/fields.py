"""The texts of the inspector, said once: key, words, kind. Add a line here and it is shown, edited and undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from imagebank.core.errors import N_


@dataclass(frozen=True, slots=True)
class TextField:
    """One text: `lines` 1 for a single line; `warn` and `stop` are lengths in characters."""

    key: str
    words: str
    group: Literal["words", "classify", "people", "rights"]
    lines: int = 1
    warn: int | None = None
    stop: int | None = None
    help: str = ""


FIELDS: tuple[TextField, ...] = (
    TextField("title", N_("Titel på svenska"), "words", stop=200),
    TextField("caption", N_("Bildtext på svenska"), "words", lines=3),
    TextField("alt_sv", N_("Alternativtext på svenska"), "words", lines=3, warn=125, stop=250),
    TextField("title_en", N_("Titel på engelska"), "words", stop=200),
    TextField("caption_en", N_("Bildtext på engelska"), "words", lines=3),
    TextField("alt_en", N_("Alternativtext på engelska"), "words", lines=3, warn=125, stop=250),
    TextField("rating", N_("Betyg"), "classify", help=N_("1 till 5; tomt: inget betyg")),
    TextField(
        "persons_declared",
        N_("Antal personer som syns"),
        "people",
        help=N_("Ett heltal; tomt: lika många som är registrerade"),
    ),
    TextField("creator", N_("Fotograf"), "rights"),
    TextField("credit", N_("Bildkredit"), "rights"),
    TextField(
        "licence_last_day",
        N_("Licensen gäller till och med"),
        "rights",
        help=N_("Till exempel 2029-12-31; tomt: utan slut"),
    ),
)
