"""The alternative-text guide: counts an alternative text and says what is wrong with it, while it is written.

Pure; knows no picture. Source: the advice of Digg, SRF and 1177 on alternative texts, IPTC's limit of 250 signs
(research/domain.md, 4.3): say what the picture says here, in a short sentence, without "bild på".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from imagebank.core.diagnoses import names_diagnosis
from imagebank.core.errors import N_
from imagebank.core.words import fold

WARN_LENGTH, MAX_LENGTH = 125, 250
"""Signs: screen readers read no further than about the first; IPTC's field ends at the second."""

MANY_COMMAS = 5

_BEGINS = re.compile(
    r"\s*(?:en\s+|ett\s+|a\s+|an\s+)?(?:bild|bilden|foto|fotot|fotografi|fotografiet|picture|photo|photograph|image|pic)\s+"
    r"(?:på|av|från|som|visar|of|showing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AltContext:
    """What the guide compares with: the picture's other texts, and what may not be told.

    `identifiable`: somebody in the picture can be recognised. `diagnoses` are the vocabulary's labels of needs and
    diagnoses. `names` finds the registered persons whose names or pseudonyms stand in a text and may not be told there.
    """

    title: str = ""
    file_name: str = ""
    caption: str = ""
    identifiable: bool = False
    diagnoses: frozenset[str] = frozenset()
    names: Callable[[str], Iterable[str]] = lambda _text: ()


@dataclass(frozen=True, slots=True)
class AltProblem:
    """One remark: its code, a sentence as Swedish source text, whether the text may not leave so."""

    code: str
    sentence: str
    stops: bool = False


EMPTY = AltProblem(
    "ALT_EMPTY", N_("Alternativtext saknas. Skriv den, eller märk bilden som dekorativ här."), stops=True
)
LONG = AltProblem("ALT_LONG", N_("Längre än 125 tecken. Korta den, och lägg resten i bildtexten."))
TOO_LONG = AltProblem("ALT_TOO_LONG", N_("Längre än 250 tecken. Korta den, och lägg resten i bildtexten."), stops=True)
BEGINS = AltProblem("ALT_BEGINS", N_("Börja inte med ”bild på”: att det är en bild säger skärmläsaren själv."))
AS_TITLE = AltProblem("ALT_AS_TITLE", N_("Samma som titeln. Skriv vad bilden visar här."))
AS_CAPTION = AltProblem("ALT_AS_CAPTION", N_("Samma som bildtexten, som redan läses upp. Skriv vad bilden visar."))
AS_FILE_NAME = AltProblem("ALT_AS_FILE_NAME", N_("Samma som filens namn. Skriv vad bilden visar."), stops=True)
DIAGNOSIS = AltProblem(
    "ALT_DIAGNOSIS",
    N_("Nämner ett behov eller en diagnos intill någon som går att känna igen. Skriv om miljön."),
    stops=True,
)
NAME = AltProblem("ALT_NAME", N_("Nämner någon vid namn utan att namnet får skrivas ut. Ta bort namnet."), stops=True)
NO_STOP = AltProblem("ALT_NO_STOP", N_("Avsluta med punkt, så att skärmläsaren gör en paus."))
STACKED = AltProblem("ALT_STACKED", N_("En rad av ord mellan komman. Skriv en mening."))

PROBLEMS = {
    one.code: one
    for one in (EMPTY, LONG, TOO_LONG, BEGINS, AS_TITLE, AS_CAPTION, AS_FILE_NAME, DIAGNOSIS, NAME, NO_STOP, STACKED)
}


def guide(text: str, context: AltContext) -> tuple[AltProblem, ...]:
    """What is to be said of an alternative text, what stops it first. A decorative picture is not asked about."""
    said = " ".join(text.split())
    if not said:
        return (EMPTY,)
    found = [
        TOO_LONG if len(said) > MAX_LENGTH else LONG if len(said) > WARN_LENGTH else None,
        BEGINS if _BEGINS.match(said) else None,
        AS_FILE_NAME if _same(said, context.file_name) or _same(said, _stem(context.file_name)) else None,
        AS_TITLE if _same(said, context.title) else None,
        AS_CAPTION if _same(said, context.caption) else None,
        DIAGNOSIS if context.identifiable and names_diagnosis(context.diagnoses, said) else None,
        NAME if any(True for _ in context.names(said)) else None,
        NO_STOP if said[-1] not in '.!?…”"' else None,
        STACKED if said.count(",") >= MANY_COMMAS and said.count(",") * 4 >= len(said.split()) else None,
    ]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: not one.stops))


def _same(text: str, other: str) -> bool:
    return bool(other.strip()) and fold(text).strip(" .") == fold(other).strip(" .")


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0].replace("_", " ")
