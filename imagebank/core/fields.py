"""Every field that people edit on an asset, once: flags, inspector and interchange are derived from this table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imagebank.core.assessment import AUDIO_DESCRIPTIONS, VISIBILITIES
from imagebank.core.errors import N_, bad_value

TEXT_LANGUAGES = ("sv", "en")
MOST_PEOPLE = 9999
MOST_STARS = 5
LONGEST_TITLE = 200
"""Signs; a title that is longer in a file is shortened when the file is taken in."""

PICKS = ("none", "picked", "rejected")


@dataclass(frozen=True, slots=True)
class Field:
    """One editable field: `kind` is text, line, date, bool, count, choice or channels; `label` is Swedish source text.

    A `text` field is kept by language; all others are single values. `choices` belong to `choice`, `most` to `count`.
    """

    name: str
    kind: str
    label: str
    choices: tuple[str, ...] = ()
    rights: bool = False
    most: int = MOST_PEOPLE


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("title", "text", N_("Titel")),
        Field("caption", "text", N_("Bildtext")),
        Field("alt", "text", N_("Alternativtext")),
        Field("creator", "line", N_("Fotograf"), rights=True),
        Field("credit", "line", N_("Bildkredit"), rights=True),
        Field("licence_channels", "channels", N_("Licensens kanaler"), rights=True),
        Field("licence_to", "date", N_("Licensen gäller till och med"), rights=True),
        Field("no_derivatives", "bool", N_("Bilden får inte ändras"), rights=True),
        Field("credit_required", "bool", N_("Bildkredit krävs"), rights=True),
        Field("visibility", "choice", N_("Synliga personer"), VISIBILITIES),
        Field("persons_declared", "count", N_("Antal personer som syns")),
        Field("third_party_work", "bool", N_("Någon annans verk dominerar bilden")),
        Field("readable_personal_data", "bool", N_("Läsbara personuppgifter i bilden")),
        Field("visible_aid", "bool", N_("Synligt hjälpmedel")),
        Field("own_special_school", "bool", N_("Myndighetens egen specialskola")),
        Field("audio_description", "choice", N_("Syntolkning"), AUDIO_DESCRIPTIONS),
        Field("blocked", "bool", N_("Spärrad")),
        Field("rating", "count", N_("Betyg"), most=MOST_STARS),
        Field("pick", "choice", N_("Urval"), PICKS),
    )
}

VISIBILITY_WORDS = {
    "na": N_("Ej bedömt"),
    "none": N_("Inga personer"),
    "unident": N_("Ej identifierbara personer"),
    "ident": N_("Identifierbara personer"),
}
AUDIO_DESCRIPTION_WORDS = {
    "made": N_("Gjord"),
    "not_needed": N_("Behövs inte"),
    "undecided": N_("Ej avgjort"),
}
PICK_WORDS = {"none": N_("Utan urval"), "picked": N_("Utvald"), "rejected": N_("Bortvald")}

Value = str | bool | int | date | frozenset[str] | None


def checked(name: str, value: Value) -> Value:
    """Return `value` as the field keeps it; texts are trimmed, an empty one becomes None, as does a rating of 0.

    Raises WrongWords where the value is not of the field's kind.
    """
    field = FIELDS[name]
    if isinstance(value, str) and field.kind in ("text", "line"):
        return value.strip() or None
    if field.kind == "choice" and value not in field.choices:
        raise bad_value(value=value, name=name, choices=", ".join(field.choices))
    if field.kind == "count" and value is not None and not (isinstance(value, int) and 0 <= value <= field.most):
        raise bad_value(value=value, name=name, choices=f"0–{field.most}")
    if name == "rating":
        return value or None  # no stars and none given are the same
    return value
