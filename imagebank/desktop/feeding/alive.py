"""Answers for a dialog that may have been closed meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def if_alive(dialog: QWidget, act: Callable[..., object]) -> Callable[..., object]:
    """`act`, unless `dialog` is gone when the answer comes."""
    return lambda *answer: act(*answer) if isValid(dialog) else None
