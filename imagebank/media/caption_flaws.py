"""What is wrong with captions, before anybody publishes them: told cue by cue, never mended by itself.

Sources of the limits: WCAG 1.2.2 as Swedish agencies read it; 42 signs in two lines, and 25 signs a second at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imagebank.core.errors import N_
from imagebank.media.captions import Cue

MOST_A_SECOND = 25
LONGEST_LINE, MOST_LINES = 42, 2
TOLERANCE_S = 0.5
"""A last cue may outlast its film by this much: players do not mind, and lengths are told in whole frames."""

SENTENCES = {
    "CAPTION_OVERLAPS": N_("Undertext {nummer} börjar innan den föregående är slut ({tid}). Flytta en av dem."),
    "CAPTION_AFTER_END": N_(
        "Undertext {nummer} visas efter filmens slut ({tid}). Kontrollera att filen hör till filmen."
    ),
    "CAPTION_EMPTY": N_("Undertext {nummer} är tom eller visas ingen tid alls ({tid}). Skriv den eller ta bort den."),
    "CAPTION_TOO_FAST": N_("Undertext {nummer} hinner inte läsas ({tid}): korta den eller visa den längre."),
    "CAPTION_LONG_LINE": N_("Undertext {nummer} har en rad på mer än 42 tecken ({tid}). Bryt raden."),
    "CAPTION_MANY_LINES": N_("Undertext {nummer} har fler än två rader ({tid}). Dela den i två."),
}
"""Code → Swedish sentence with `{nummer}` and `{tid}`."""

WARNINGS = frozenset({"CAPTION_TOO_FAST", "CAPTION_LONG_LINE", "CAPTION_MANY_LINES"})
"""What is unpleasant to read rather than wrong."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: a code of `SENTENCES`, the cue's number from 1, when it is shown, in seconds."""

    code: str
    number: int
    at_s: float

    @property
    def is_warning(self) -> bool:
        """Whether the film can be published all the same."""
        return self.code in WARNINGS

    @property
    def template(self) -> str:
        """The Swedish sentence, to be translated and then filled with `values`."""
        return SENTENCES[self.code]

    @property
    def values(self) -> dict[str, str]:
        """What fills the sentence."""
        minutes, seconds = divmod(int(self.at_s), 60)
        return {"nummer": str(self.number), "tid": f"{minutes:02d}:{seconds:02d}"}


def check(cues: Sequence[Cue], duration_s: float | None = None) -> list[Flaw]:
    """Every flaw of cues in the order of time, for a film of `duration_s` (None: not known)."""
    found: list[Flaw] = []
    latest = 0.0
    for number, cue in enumerate(cues, 1):
        codes = [*_times(cue, latest, duration_s), *_text(cue)]
        found += [Flaw(code, number, cue.start_s) for code in codes]
        latest = max(latest, cue.end_s)
    return found


def _times(cue: Cue, latest: float, duration_s: float | None) -> Iterator[str]:
    if cue.start_s < latest - 0.0005:
        yield "CAPTION_OVERLAPS"
    if duration_s is not None and cue.end_s > duration_s + TOLERANCE_S:
        yield "CAPTION_AFTER_END"


def _text(cue: Cue) -> Iterator[str]:
    lines = [line.strip() for line in cue.text.splitlines() if line.strip()]
    length = cue.end_s - cue.start_s
    if not lines or length <= 0:
        yield "CAPTION_EMPTY"
        return
    if sum(map(len, lines)) > MOST_A_SECOND * length + 1e-6:
        yield "CAPTION_TOO_FAST"
    if any(len(line) > LONGEST_LINE for line in lines):
        yield "CAPTION_LONG_LINE"
    if len(lines) > MOST_LINES:
        yield "CAPTION_MANY_LINES"
