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
    group: Literal["words", "rights"]
    lines: int = 1
    warn: int | None = None
    stop: int | None = None
    help: str = ""


FIELDS: tuple[TextField, ...] = (
    TextField("title", N_("Titel"), "words", stop=200),
    TextField("caption", N_("Bildtext"), "words", lines=3),
    TextField("alt_sv", N_("Alternativtext på svenska"), "words", lines=3, warn=125, stop=250),
    TextField("alt_en", N_("Alternativtext på engelska"), "words", lines=3, warn=125, stop=250),
    TextField("creator", N_("Upphovsperson"), "rights"),
    TextField("credit", N_("Så ska den namnges"), "rights"),
    TextField(
        "licence_last_day",
        N_("Sista dag för licensen"),
        "rights",
        help=N_("Till exempel 2029-12-31; tomt: utan slut"),
    ),
)
