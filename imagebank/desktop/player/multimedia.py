"""Whether Qt's multimedia is here: it is an extra of its own, and needs libraries of the system's."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from PySide6.QtCore import QLoggingCategory


@cache
def multimedia() -> ModuleType | None:
    """`PySide6.QtMultimedia`, or None where it is not installed or cannot be loaded."""
    QLoggingCategory.setFilterRules(
        "qt.multimedia.*=false"
    )  # its talk is of codecs; what a film lacks, the player says
    try:
        from PySide6 import QtMultimedia
    except ImportError:
        return None
    return QtMultimedia
