"""Cases as rows of plain values, and back: what a snapshot writes down of them. Nothing here is code, so nothing is run on load."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from imagebank.core.assessment import Assessment, Rights
from imagebank.index.document import Document, PersonCase, PictureCase

Row = list[Any]
"""One case: JSON's own values, in the order of the fields."""

_ASSESSMENT = tuple(one.name for one in fields(Assessment))
_RIGHTS = tuple(one.name for one in fields(Rights))

SHAPE = "; ".join(
    f"{kind.__name__} {' '.join(f'{one.name}:{one.type}' for one in fields(kind))}"
    for kind in (Document, PictureCase, PersonCase, Assessment, Rights)
)
"""The fields that rows are made of: a snapshot of other ones is of no use."""


def rows(cases: Iterable[object]) -> list[Row]:
    """The cases as rows."""
    return [_said(one) for one in cases]


def picture_cases(told: Iterable[Row]) -> list[PictureCase]:
    """The cases that rows tell of."""
    return [
        PictureCase(_assessment(assessment), tuple((a, b, c, d) for a, b, c, d in people), _version(version))
        for assessment, people, version in told
    ]


def person_cases(told: Iterable[Row]) -> list[PersonCase]:
    """The cases that rows tell of; many have the same contexts, which are kept once."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    made: list[PersonCase] = []
    for person, heard, voice, covered, asked, was_minor, contexts, own_school, version in told:
        key = tuple(contexts)
        held = known.get(key)
        if held is None:
            held = known[key] = frozenset(key)
        made.append(PersonCase(person, heard, voice, covered, asked, was_minor, held, own_school, _version(version)))
    return made


def _said(value: object) -> Any:  # noqa: ANN401 - whatever JSON can say
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    if is_dataclass(value):
        return [_said(getattr(value, one.name)) for one in fields(value)]
    return value


def _version(told: Sequence[bool] | None) -> tuple[bool, bool] | None:
    return None if told is None else (told[0], told[1])


def _assessment(told: Row) -> Assessment:
    values = dict(zip(_ASSESSMENT, told, strict=True))
    rights, contexts = values["rights"], values["health_contexts"]
    return Assessment(**{**values, "rights": rights and _rights(rights), "health_contexts": frozenset(contexts)})


def _rights(told: Row) -> Rights:
    values = dict(zip(_RIGHTS, told, strict=True))
    end = values["to"]
    return Rights(**{**values, "channels": frozenset(values["channels"]), "to": end and date.fromisoformat(end)})
