"""What the place of settings shows: plain, frozen, already worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from imagebank.desktop.values import Choice

Kind = Literal["text", "number", "yes_no", "choice"]


@dataclass(frozen=True, slots=True)
class SettingValue:
    """One setting of the bank: its words, how it is asked for, and its value as text (`true` or `false` for `yes_no`)."""

    name: str
    words: str
    kind: Kind
    value: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ColleagueValue:
    """Somebody who works in the bank, and as what."""

    name: str
    role: str
