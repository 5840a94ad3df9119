"""A pack as it is told to whoever receives it: the one description from which page, slides, lists and tables are written.

No person is in it, not even by pseudonym; the photographer's name is, in creator and credit.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, TypeVar

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and the control characters and halves of characters that no page should."""

INVISIBLE = ("Cc", "Cf", "Mn", "Cn", "Co")
"""The kinds of characters that nobody sees by themselves."""

SAME_SHAPE = 0.015
"""Sides whose ratios differ by no more than this share are of one shape: rounding, not a crop."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in; empty where there is none."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class DescribedFile:
    """One written rendition. `path` is relative to the pack's payload; `label` names the preset in the pack's language."""

    preset: str
    label: str
    path: str
    format: str
    width: int
    height: int
    bytes: int
    sha256: str

    @property
    def longest(self) -> int:
        """The longer side in pixels."""
        return max(self.width, self.height)

    def has_shape(self, width: int, height: int) -> bool:
        """Say whether it is the whole picture of these sides, not a crop of it."""
        return abs(self.width * height / max(1, self.height * width) - 1) <= SAME_SHAPE


@dataclass(frozen=True, slots=True)
class DescribedItem:
    """One picture or film that leaves. Texts by language (`sv`, `en`) where a mapping.

    `identifier` is what its files' metadata carry. `alt` is empty when `decorative`. `captions` are caption files and
    `transcripts` their texts: language → path. `audio_description` is `made`, `not_needed` or `undecided`. `width` and
    `height` are the original's as shown, where they are known.
    """

    id: str
    identifier: str
    original_sha256: str
    media: str
    title: Mapping[str, str]
    caption: Mapping[str, str]
    alt: Mapping[str, str]
    decorative: bool
    creator: str | None
    credit: str
    usage_terms: Mapping[str, str]
    last_day: str | None
    concepts: tuple[str, ...]
    keywords: tuple[str, ...]
    verdict: str
    codes: tuple[str, ...]
    files: tuple[DescribedFile, ...]
    captions: Mapping[str, str] = field(default_factory=dict)
    transcripts: Mapping[str, str] = field(default_factory=dict)
    poster: str | None = None
    duration_s: float | None = None
    audio_description: str = "undecided"
    copyright: str | None = None
    width: int | None = None
    height: int | None = None

    @property
    def is_film(self) -> bool:
        """A film, not a picture."""
        return self.media == "film"

    def name(self, lang: str) -> Said:
        """The title on one line; where there is none, the id. Never a file's own name."""
        said = told(self.title, lang)
        return Said(on_one_line(said.text) or self.id, said.lang)

    def alternative(self, lang: str) -> Said:
        """The alternative text; empty for a decorative picture."""
        return Said("", lang) if self.decorative else told(self.alt, lang)

    def whole(self) -> tuple[DescribedFile, ...]:
        """The files that show the whole picture, smallest first; where all are crops, those of the first one's shape."""
        by_size = sorted(self.files, key=lambda file: (file.longest, file.bytes))
        if self.width and self.height:
            uncropped = tuple(file for file in by_size if file.has_shape(self.width, self.height))
            if uncropped:
                return uncropped
        first = self.files[0] if self.files else None
        return tuple(file for file in by_size if first and file.has_shape(first.width, first.height))

    def fitting(self, longest: int, preset: str = "") -> DescribedFile | None:
        """The file for a place of `longest` pixels: of `preset` (or its kin), else the smallest that fills it, else the largest."""
        whole = self.whole()
        among = [file for file in whole if file.preset.split("-")[0] == preset] or whole
        return next((file for file in among if file.longest >= longest), among[-1] if among else None)


@dataclass(frozen=True, slots=True)
class Description:
    """A whole pack. `channel_label`, `purpose_label` are in the pack's language, `language` is `sv` or `en`; dates ISO 8601."""

    pack: str
    status: str
    title: str
    language: str
    organisation: str
    contact: str
    channel: str
    channel_label: str
    purpose: str
    purpose_label: str
    territory: str
    date: str
    made_at: str
    recipient: str | None
    approved_by: str | None
    last_day: str | None
    items: tuple[DescribedItem, ...]

    @property
    def is_draft(self) -> bool:
        """Nobody has approved it: it says so everywhere."""
        return self.status in ("draft", "submitted")

    @property
    def name(self) -> str:
        """The title on one line; where it is nothing but space, the number."""
        return on_one_line(self.title) or self.pack

    def headings(self) -> tuple[Said, ...]:
        """Each item's name, no two alike: those that share a title are numbered."""
        names = [item.name(self.language) for item in self.items]
        shared, met = Counter(said.text for said in names), Counter[str]()
        given = []
        for said in names:
            met[said.text] += 1
            number = f" ({met[said.text]})" if shared[said.text] > 1 else ""
            given.append(Said(f"{said.text}{number}", said.lang))
        return tuple(given)


def on_one_line(text: str) -> str:
    """The text with single spaces between its words; empty where nothing of it can be seen."""
    seen = any(not sign.isspace() and unicodedata.category(sign) not in INVISIBLE for sign in text)
    return " ".join(text.split()) if seen else ""


def told(texts: Mapping[str, str], lang: str) -> Said:
    """One of the texts: in `lang`, else in Swedish, else in any language, else none."""
    for known in (lang, "sv", *texts):
        if texts.get(known, "").strip():
            return Said(texts[known], known)
    return Said("", lang)


def cleaned(value: T) -> T:
    """The same value with every text in it free of what XML cannot hold."""
    return _cleaned(value)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - whatever a description holds
    if isinstance(value, str):
        return FORBIDDEN.sub("", value)
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    if isinstance(value, Mapping):
        return {key: _cleaned(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{one.name: _cleaned(getattr(value, one.name)) for one in fields(value)})
    return value
