"""The keys of the dialog: each person's own, 0, f, n, the arrows, Enter and Ctrl+F."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton


def put_keys(dialog: QDialog, keys: Mapping[str, Callable[[], object]], enter: Callable[[], object]) -> None:
    """Let each key do its deed; Enter presses the button that has the keyboard, and is `enter` elsewhere."""

    def entered() -> None:
        held = dialog.focusWidget()
        if isinstance(held, QPushButton):
            held.click()
        else:
            enter()

    for key, deed in keys.items():
        QShortcut(QKeySequence(key), dialog, deed)
    for key in ("Return", "Enter"):
        QShortcut(QKeySequence(key), dialog, entered)
