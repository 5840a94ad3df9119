"""How large a window may be: no larger than its screen, with room left for its frame."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What the system draws around a window, at most."""


def fitting(part: QWidget, wide: int, high: int) -> QSize:
    """The size that is wished for, or what the screen of `part` has room for."""
    return QSize(wide, high).boundedTo(available(part) - _FRAME)


def available(part: QWidget) -> QSize:
    """The part of the screen that windows may take."""
    return part.screen().availableSize()
