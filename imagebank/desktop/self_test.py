"""The window tries itself on a library: it fills, it can be drawn, and a film of a pack plays a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from imagebank.desktop.player.multimedia import multimedia
from imagebank.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from imagebank.desktop.shell import Shell

_PATIENCE_S, _EVERY_MS = 30.0, 20


class NotWorking(Exception):
    """What the window could not do, in a sentence."""


def try_window(shell: Shell, films: Path) -> Iterator[str]:
    """Yields in words what went well. Raises NotWorking for the first thing that does not."""
    session = shell.session
    if session is None:
        raise NotWorking(_("Fönstret öppnades inte."))
    page, thumbnails = session.window.page, session.window.thumbnails
    if not _comes_true(lambda: len(session.window.model.ids) > 0):
        raise NotWorking(_("Rutnätet fylldes inte."))
    first = int(session.window.model.ids[0])
    if not _comes_true(lambda: thumbnails.pixmap(first) is not None):
        raise NotWorking(_("Ingen miniatyr visades."))
    if _colours(page.grid.viewport().grab().toImage()) < _FEWEST:
        raise NotWorking(_("Fönstret ritades inte."))
    yield _("Fönstret visar bankens bilder.")
    yield _play(next(iter(sorted(films.rglob("*.mp4")))))


_FEWEST = 12
"""Fewer colours than this are a blank window, not pictures."""


def _play(film: Path) -> str:
    if multimedia() is None:
        return _("Filmspelaren är inte installerad (tillägget film); filmer visas ruta för ruta.")
    from imagebank.desktop.player.engine import Engine

    engine, frames = Engine(), []
    failures: list[str] = []
    engine.shown.connect(lambda image, _second: frames.append(image.size()))
    engine.failed.connect(failures.append)
    engine.open(film, 0.0)
    engine.play()
    came = _comes_true(lambda: bool(frames or failures))
    engine.close()
    if failures or not came:
        raise NotWorking(failures[0] if failures else _("Filmen visade ingen bild."))
    return _("En film spelas.")


def _comes_true(condition: Callable[[], bool]) -> bool:
    """Let the window work until `condition` holds; False when the patience ends first."""
    loop, ticks, rounds = QEventLoop(), QTimer(interval=_EVERY_MS), [0]

    def look() -> None:
        rounds[0] += 1
        if condition() or rounds[0] * _EVERY_MS > _PATIENCE_S * 1000:
            loop.quit()

    ticks.timeout.connect(look)
    ticks.start()
    loop.exec()
    return condition()


def _colours(image: QImage) -> int:
    wide, high = image.width(), image.height()
    return len({image.pixel(x, y) for x in range(0, wide, 7) for y in range(0, high, 7)}) if wide and high else 0
