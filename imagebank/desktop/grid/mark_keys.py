"""The keys that rate and choose, in grid, table and viewer alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

MarkWish = tuple[str, str | int]
"""The field, `rating` or `pick`, and its value."""

_FIRST, _LAST = Qt.Key.Key_0.value, Qt.Key.Key_5.value
_PICKS = {Qt.Key.Key_P.value: "picked", Qt.Key.Key_X.value: "rejected", Qt.Key.Key_U.value: "none"}


def mark_wish(key: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> MarkWish | None:
    """0 to 5 are a rating, P picks, X rejects, U takes the choice back. Not with any key held beside it."""
    if held & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    if _FIRST <= key <= _LAST:
        return "rating", key - _FIRST
    return ("pick", _PICKS[key]) if key in _PICKS else None


def is_plain(event: QKeyEvent) -> bool:
    """Whether no key is held beside it."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
