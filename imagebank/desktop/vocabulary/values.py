"""What the place of the vocabulary shows: plain, frozen, already worded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A line of the tree: `key` is a notation, or a list's code at the top; `level` its depth.

    `pictures` says how many, `state` that it is out of use or that its list is fixed; `spoken` is the whole line aloud;
    `words` are all that it is found by.
    """

    key: str
    label: str
    level: int
    pictures: str = ""
    state: str = ""
    spoken: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SynonymValue:
    """One synonym: `hidden` is only for searching."""

    lang: str
    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ConceptDetails:
    """One concept to edit: or, with `why_not`, only to look at. `scheme` True: it is a list, under which concepts are added.

    `fixed`: a branch that the program knows, which is neither moved nor taken away.
    """

    key: str
    label: str
    path: str
    name_sv: str = ""
    name_en: str = ""
    note: str = ""
    synonyms: tuple[SynonymValue, ...] = ()
    uses: str = ""
    state: str = ""
    deprecated: bool = False
    scheme: bool = False
    fixed: bool = False
    why_not: str = ""
