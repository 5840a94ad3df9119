"""What one row of a table says of its picture, as values of our fields; and what of it is new to the bank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from imagebank.core.asset import Asset
from imagebank.core.errors import N_, WorldError, WrongWords, bad_value
from imagebank.core.fields import (
    AUDIO_DESCRIPTION_WORDS,
    FIELDS,
    PICK_WORDS,
    TEXT_LANGUAGES,
    VISIBILITY_WORDS,
    Value,
    checked,
)
from imagebank.core.vocabulary import CHANNEL_SCHEME, local_part
from imagebank.core.words import fold
from imagebank.language import LANGUAGES as SHOWN_LANGUAGES
from imagebank.language import _
from imagebank.media.table_rows import MAX_SIGNS, Row, Table
from imagebank.services.describing import concept, parsed
from imagebank.services.library import Library
from imagebank.services.searching import known_channel
from imagebank.services.tabulating_headings import CONCEPTS, COPYRIGHT, LANGUAGE, LANGUAGES, Column, Columns

YES_NO = {"1": "yes", "x": "yes", "sant": "yes", "y": "yes", "j": "yes", "0": "no", "falskt": "no", "n": "no"}
"""What spreadsheets and people write for yes and no, besides what flags take."""

UNSAID: dict[str, Value] = {"visibility": "na", "audio_description": "undecided"}
"""Choices that say that nobody has said anything. Of yes and no, no is what nobody set."""


@dataclass(frozen=True, slots=True)
class Said:
    """Texts by (field, language), values by field (`copyright` among them), concepts by notation. Nothing is empty."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    concepts: tuple[str, ...] = ()
    no_concepts: tuple[str, ...] = ()

    @property
    def fields(self) -> set[str]:
        """The fields that are told of."""
        listed = {CONCEPTS} if self.concepts or self.no_concepts else set()
        return {name for name, _lang in self.texts} | set(self.values) | listed


@dataclass(frozen=True, slots=True)
class Difference:
    """Bank and table say different things of one field, both as text; `lang` is empty for what is no text."""

    row: int
    asset: str
    field: str
    lang: str
    bank: str
    table: str


class Reader:
    """Reads the rows of one table; words are looked up in the vocabulary once each."""

    def __init__(self, library: Library, table: Table, columns: Columns) -> None:
        self.library, self.headings = library, table.headings
        self.columns = [one for one in columns.known if one.field in FIELDS or one.field in (COPYRIGHT, CONCEPTS)]
        self.language = columns.of(LANGUAGE)
        self._notations: dict[str, str | WrongWords] = {}

    def read(self, row: Row) -> tuple[Said, list[WorldError]]:
        """What the row says, and everything about it that nobody can understand."""
        problems = list(self._shape(row))
        lang = TEXT_LANGUAGES[0]
        said = row.cells[self.language] if self.language is not None and self.language < len(row.cells) else ""
        if said:
            lang = LANGUAGES.get(said.casefold(), "")
            if not lang:
                problems.append(bad_value(self.headings[self.language or 0], said[:40], ", ".join(TEXT_LANGUAGES)))
        texts: dict[tuple[str, str], str] = {}
        values: dict[str, Value] = {}
        concepts: list[str] = []
        for column in self.columns:
            text = row.cells[column.place].strip() if column.place < len(row.cells) else ""
            if not text:
                continue
            if column.field in FIELDS and FIELDS[column.field].kind == "text":
                texts[column.field, column.lang or lang] = text
            elif column.field == CONCEPTS:
                problems += self._concepts(text, concepts)
            else:
                try:
                    values[column.field] = self._value(column, text)
                except WrongWords as problem:
                    problems.append(problem)
        return Said(texts, values, tuple(dict.fromkeys(concepts))), problems

    def _shape(self, row: Row) -> Iterator[WorldError]:
        if len(row.cells) > len(self.headings):
            yield WrongWords(
                "TOO_MANY_CELLS",
                N_(
                    "Raden har fler celler än tabellen har rubriker. Har en text ett avskiljande tecken utan citattecken? Rätta raden."
                ),
            )
        for heading, cell in zip(self.headings, row.cells, strict=False):
            if len(cell) > MAX_SIGNS:
                yield WrongWords(
                    "CELL_TOO_LONG", N_("Texten under {heading} har fler än {n} tecken. Korta den."),
                    heading=heading, n=MAX_SIGNS,
                )  # fmt: skip

    def _concepts(self, text: str, into: list[str]) -> Iterator[WorldError]:
        for one in filter(None, (part.strip() for part in re.split(r"[;|\n]", text))):
            if one not in self._notations:
                try:
                    self._notations[one] = concept(self.library, one)
                except WrongWords as problem:
                    self._notations[one] = problem
            found = self._notations[one]
            if isinstance(found, WrongWords):
                yield found
            else:
                into.append(found)

    def _value(self, column: Column, text: str) -> Value:
        if column.field == COPYRIGHT:
            return text
        kind = FIELDS[column.field].kind
        if kind == "channels":
            return self._channels(text)
        if kind == "bool":
            text = YES_NO.get(text.casefold(), text)
        if kind == "choice":
            text = _choices().get(fold(text), text)
        try:
            return checked(column.field, parsed(column.field, text))
        except WrongWords as problem:
            raise bad_value(column.heading, text[:40], str(problem.values.get("choices", ""))) from problem

    def _channels(self, text: str) -> Value:
        vocabulary = self.library.vocabulary
        said = filter(None, (part.strip() for part in re.split(r"[;|,\n]", text)))
        found = [(one, vocabulary.resolve(one, CHANNEL_SCHEME)) for one in said]
        return frozenset(
            known_channel(vocabulary, local_part(notation) if notation else one) for one, notation in found
        )


def news(
    row: int, asset: Asset, said: Said, open_concepts: set[str], *, overwrite: bool
) -> tuple[Said, list[Difference]]:
    """What of `said` is to be written, and what differs from what the bank has.

    Empty fields are filled and concepts added; what differs is written with `overwrite` only, which also takes away
    those of `open_concepts` that a row with concepts does not name. What is the same is never written again, so that
    a table confirms nobody's assessment.
    """
    differs: list[Difference] = []
    texts: dict[tuple[str, str], str] = {}
    for (name, lang), text in said.texts.items():
        here = getattr(asset, name).get(lang)
        if here == text:
            continue
        if here:
            differs.append(Difference(row, asset.id, name, lang, here, text))
        if not here or overwrite:
            texts[name, lang] = text
    values: dict[str, Value] = {}
    for name, value in said.values.items():
        here = _here(asset, name)
        if here == value:
            continue
        empty = _is_empty(name, here)
        if not empty:
            differs.append(Difference(row, asset.id, name, "", as_text(here), as_text(value)))
        if empty or overwrite:
            values[name] = value
    add = tuple(one for one in said.concepts if one not in asset.concepts)
    gone = [one for one in asset.concepts if one in open_concepts and one not in said.concepts] if said.concepts else []
    if gone and overwrite:
        differs.append(Difference(row, asset.id, CONCEPTS, "", ", ".join(asset.concepts), ", ".join(said.concepts)))
    return replace(
        said, texts=texts, values=values, concepts=add, no_concepts=tuple(gone if overwrite else ())
    ), differs


def _here(asset: Asset, name: str) -> Value:
    if name == COPYRIGHT or FIELDS[name].rights:
        renamed = {"licence_channels": "channels", "licence_to": "to"}.get(name, name)
        return getattr(asset.rights, renamed) if asset.rights else None
    return getattr(asset, name)


def _is_empty(name: str, here: Value) -> bool:
    """Whether nobody has set the field: yes in a record of rights is an answer, no is what stands there from the start."""
    return here is None or here is False or here in ("", frozenset(), UNSAID.get(name))


@cache
def _choices() -> dict[str, str]:
    """What the choices are called in Swedish and English → their codes."""
    words = (*VISIBILITY_WORDS.items(), *AUDIO_DESCRIPTION_WORDS.items(), *PICK_WORDS.items())
    return {fold(_(word, lang)): code for code, word in words for lang in SHOWN_LANGUAGES}


def as_text(value: Value) -> str:
    """A value as a line of a report shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)
