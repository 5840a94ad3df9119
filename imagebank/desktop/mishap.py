"""What nobody foresaw: kept in a log, said to the user in a calm sentence that says where, never swallowed.

The log holds where it happened and of which kind the error was. Never what the error says: that may hold a name.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import FrameSummary, extract_tb
from types import TracebackType

from PySide6.QtCore import QStandardPaths

from imagebank.language import _

MOST = 1_000_000
"""Bytes of the log and of the one before it, together."""

_FRAMES = 60
_ROOT = Path(__file__).resolve().parents[2]


def log_place() -> Path:
    """The log, in the user's own folder."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "imagebank.log"


def say_mishaps(say: Callable[[str], object], log: Path) -> None:
    """From now on, an error of ours is also written to `log`, and reaches the user through `say`."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            say(_sentence(log, error))

    sys.excepthook = hook


def _sentence(log: Path, error: BaseException) -> str:
    try:
        _keep(log, "\n".join(_told(error)) + "\n\n")
    except OSError:
        return _("Något gick fel i programmet. Det som är sparat finns kvar. Felet kunde inte skrivas i någon logg.")
    return _("Något gick fel i programmet. Det som är sparat finns kvar. Felet står i {path}.").format(path=log)


def _keep(log: Path, text: str) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    written, most = text.encode()[-MOST // 2 :], MOST // 2
    if log.exists() and log.stat().st_size + len(written) > most:
        log.replace(log.with_name(log.name + ".1"))
    with log.open("ab") as file:
        file.write(written)


def _told(error: BaseException) -> Iterator[str]:
    """The time, and each error with its place, what led to it last."""
    yield datetime.now(UTC).isoformat(" ", "seconds")
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield f"{type(found).__module__}.{type(found).__qualname__}"
        yield from map(_place, extract_tb(found.__traceback__)[-_FRAMES:])
        found = found.__cause__ or found.__context__


def _place(frame: FrameSummary) -> str:
    """A place in the program; of paths outside it only the file's name, for a home folder is named by its owner."""
    path = Path(frame.filename)
    name = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
    return f"  {name}:{frame.lineno} in {frame.name}"
