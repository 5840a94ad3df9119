"""The fields that every file of a taking-in may get, said once. Add a line here and it is shown, kept and given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from imagebank.core import fields as core
from imagebank.core.errors import N_

Kind = Literal["line", "area", "concepts", "words", "channels", "day"]
LISTS = frozenset({"concepts", "words", "channels"})


@dataclass(frozen=True, slots=True)
class GivenField:
    """A field: its name in `services.template`, its Swedish words, how it is written."""

    key: str
    words: str
    kind: Kind = "line"


GIVEN_FIELDS: tuple[GivenField, ...] = (
    GivenField("creator", core.FIELDS["creator"].label),
    GivenField("credit", core.FIELDS["credit"].label),
    GivenField("copyright", N_("Upphovsrätt (copyright)")),
    GivenField("title", core.FIELDS["title"].label),
    GivenField("caption", core.FIELDS["caption"].label, "area"),
    GivenField("concepts", N_("Ämnesord"), "concepts"),
    GivenField("keywords", N_("Nyckelord"), "words"),
    GivenField("licence_channels", core.FIELDS["licence_channels"].label, "channels"),
    GivenField("licence_to", core.FIELDS["licence_to"].label, "day"),
)
