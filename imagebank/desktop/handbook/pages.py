"""Which page of the handbook is about what. No Qt."""

from __future__ import annotations

from pathlib import Path

from imagebank.desktop.places import (
    FOLLOW_UP,
    LIBRARY,
    PACKS,
    PEOPLE,
    SETTINGS,
    TAKE_IN,
    TASKS,
    VOCABULARY,
)
from imagebank.paths import HANDBOOK

FIRST, ADVISORS = "index.md", "radgivare.md"
PAGES: dict[str, str] = {
    LIBRARY: "bilder.md",
    TAKE_IN: "hamta-in.md",
    PEOPLE: "personer.md",
    TASKS: "att-gora.md",
    PACKS: "bildpaket.md",
    FOLLOW_UP: "uppfoljning.md",
    VOCABULARY: "amnesord.md",
    SETTINGS: "installningar.md",
}
"""Place → page; the pages have the same names in every language."""


def page_about(place: str, lang: str, *, may_write: bool) -> Path:
    """The page about a place, in the language; advisors have one of their own for the pictures."""
    name = ADVISORS if place == LIBRARY and not may_write else PAGES.get(place, FIRST)
    return HANDBOOK / lang / name
