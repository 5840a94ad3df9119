"""What the dialogs of taking in show and ask for: plain, frozen, already worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Mode = Literal["add", "set"]


@dataclass(frozen=True, slots=True)
class GivenValue:
    """What a field of every file gets: `set` in place of what the file says, `add` where it says nothing."""

    value: str | tuple[str, ...]
    mode: Mode = "add"


Given = Mapping[str, GivenValue]
"""Values by the field's name, as `services.template` calls it."""


@dataclass(frozen=True, slots=True)
class TakeInPlan:
    """What the take-in dialog asks for; with `reference` originals stay where they are."""

    paths: tuple[Path, ...]
    shoot: str
    given: Given = field(default_factory=dict)
    reference: bool = False
    only_new: bool = False


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A file, and what is to say about it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class TakeInReport:
    """What became of every file of a take-in; `id` is empty where there is nothing to undo."""

    imported: int
    known: tuple[ReportLine, ...] = ()
    failed: tuple[ReportLine, ...] = ()
    stopped: bool = False
    similar: tuple[ReportLine, ...] = ()
    companions: tuple[ReportLine, ...] = ()
    id: str = ""
    remarks: tuple[ReportLine, ...] = ()
    """Of new files: what was done to them."""


@dataclass(frozen=True, slots=True)
class PastTakeIn:
    """A taking-in that was made: its lines for the list, whether it has something to show, and may be undone."""

    id: str
    headline: str
    source: str
    assets: int
    may_undo: bool
    became: str = ""
    """What became of its files, where that is still known."""


@dataclass(frozen=True, slots=True)
class FolderValue:
    """A watched folder: where it is, what its files get, how it is."""

    path: Path
    gets: str
    state: str
