"""The folder in which pulled files lie while the program runs: whoever got one by drag or clipboard may read it late.

It is not emptied when the window closes, for that reason; the next start takes away what is left of earlier days.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

PREFIX = "imagebank-hamtat-"
_DAY_S = 24 * 60 * 60


def new_folder(root: Path | None = None) -> Path:
    """A new folder for this session, readable by the user only."""
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=root))


def sweep(root: Path | None = None) -> None:
    """Take away folders that are older than a day."""
    place = root or Path(tempfile.gettempdir())
    for folder in place.glob(f"{PREFIX}*"):
        try:
            old = time.time() - folder.stat().st_mtime > _DAY_S
        except OSError:
            continue
        if old and folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
