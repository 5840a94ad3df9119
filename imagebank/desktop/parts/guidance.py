"""The keys that help on, in windows over the main one: its own shortcuts are not heard there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def help_pressed(part: QWidget, event: QKeyEvent, *, keys: bool = True) -> bool:
    """F1 shows the handbook over `part`, and with `keys` the question mark the sheet of keys.

    False where it was another key, or where nobody above `part` has a guide.
    """
    step: QWidget | None = part
    while step is not None and not hasattr(step, "guide"):
        step = step.parentWidget()
    guide = getattr(step, "guide", None)
    if guide is None:
        return False
    if event.key() == Qt.Key.Key_F1:
        guide.show_handbook(part)
    elif keys and event.text() == "?":
        guide.show_keys(part)
    else:
        return False
    return True
