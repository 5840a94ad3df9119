"""A picture of a window, also where there is no screen: for the README and for a run without a display."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


def snapshot(window: QWidget, path: Path) -> Path:
    """Draw `window` as it stands into a PNG at `path`."""
    window.ensurePolished()
    if not window.grab().save(str(path), "PNG"):
        raise OSError(str(path))
    return path
