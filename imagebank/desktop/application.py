"""Opens the window: looks that Qt can run, makes the application, dresses it, hands over to whoever feeds it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from imagebank.desktop.requirements import what_is_missing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from imagebank.desktop.main_window import MainWindow

Feed = Callable[["MainWindow"], object]


def run(argv: Sequence[str], feed: Feed, language: str = "sv", picture: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    `feed(window)` fills and connects it; what it returns is kept alive. With `picture`, the window is drawn
    into that PNG and closed. Returns an exit code; a missing library or display is a sentence on stderr and 5.
    """
    missing = what_is_missing()
    if missing:
        sys.stderr.write(missing + "\n")
        return 5
    app = make_application(argv, language)
    window = _make_window(app)
    fed = feed(window)
    window.show()
    code = _draw(window, picture) if picture else app.exec()
    del fed
    return code


def make_application(
    argv: Sequence[str], language: str = "sv", theme: str = "system", percent: int = 100
) -> QApplication:
    """The application object: dressed, with Qt's own words in `language`, and the focus ring."""
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from imagebank.desktop.parts.focus_ring import FocusRing
    from imagebank.desktop.theme.look import Look

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(argv))
    app.setApplicationName("imagebank")
    app.setApplicationDisplayName("")
    QLocale.setDefault(QLocale(QLocale.Language.English if language == "en" else QLocale.Language.Swedish))
    _load_qt_words(app, language)
    Look(app, theme, percent / 100).dress()  # type: ignore[arg-type]
    FocusRing(app)
    return app


def _make_window(app: QApplication) -> MainWindow:
    from imagebank.desktop.main_window import MainWindow

    del app
    return MainWindow()


def _load_qt_words(app: QApplication, language: str) -> None:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    words = QTranslator(app)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def _draw(window: MainWindow, picture: Path) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from imagebank.desktop.snapshot import snapshot

    def draw() -> None:
        snapshot(window, picture)
        window.close()

    QTimer.singleShot(1500, draw)
    return QApplication.exec()
