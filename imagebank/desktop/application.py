"""Opens the window: looks that Qt can run, makes the application, dresses it, opens the bank or the first page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from imagebank.core.errors import ImagebankError, LibraryProblem
from imagebank.desktop.command import Words, read_words
from imagebank.desktop.requirements import what_is_missing
from imagebank.language import _, language, sentence, use_language
from imagebank.paths import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from imagebank.desktop.shell import Shell

WRONG_WORDS, NO_LIBRARY, NO_SCREEN = 2, 4, 5

PICTURE_SIZE = (1440, 900)
FILLED_MS, SETTLED_MS = 2000, 1500
"""Time for a new window to fill, and for the inspector and the pictures to follow, before it is drawn."""


def run(words: Sequence[str]) -> int:
    """Open the window on the bank that the words name, or the first page; stay until it is closed."""
    try:
        said = read_words(words)
    except ImagebankError as error:
        sys.stderr.write(sentence(error) + "\n")
        return WRONG_WORDS
    return _open(said, None)


def open_window(library: Path, actor: str, language: str = "", picture: Path | None = None) -> int:
    """Open the window on `library` as `actor`. With `picture`, it is drawn into that PNG and closed."""
    return _open(Words(library, actor, language), picture)


def try_window(library: Path) -> int:
    """Try the window on `library` and its pack beside it: says what went well, or what did not. 0, or 1."""
    missing = what_is_missing()
    if missing:
        sys.stderr.write(missing + "\n")
        return NO_SCREEN
    from imagebank.desktop.memory import Memory
    from imagebank.desktop.self_test import NotWorking, try_window
    from imagebank.desktop.shell import Shell
    from imagebank.services.demonstration import CURATOR

    make_application(["imagebank"], language())
    shell = Shell(CURATOR, Memory(kept=False))
    shell.open(library)
    try:
        for words in try_window(shell, library.parent):
            sys.stdout.write(words + "\n")
    except NotWorking as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        if shell.window is not None:
            shell.window.close()
        shell.close()
    sys.stdout.write(_("Programmet fungerar på den här datorn.") + "\n")
    return 0


def has_screen() -> bool:
    """Whether a window can be opened here."""
    return not what_is_missing()


def make_application(
    argv: Sequence[str], language: str = "sv", theme: str = "system", percent: int = 100
) -> QApplication:
    """The application object: dressed, with Qt's own words in `language`, and the focus ring."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from imagebank.desktop.parts.focus_ring import FocusRing
    from imagebank.desktop.speaking import speak
    from imagebank.desktop.theme.look import Look

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(argv))
    app.setApplicationName("imagebank")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("imagebank")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "imagebank.png")))
    speak(language)
    Look(app, theme, percent / 100).dress()  # type: ignore[arg-type]
    FocusRing(app)
    return app


def _open(words: Words, picture: Path | None) -> int:
    missing = what_is_missing()
    if missing:
        sys.stderr.write(missing + "\n")
        return NO_SCREEN
    from imagebank.desktop.dropped import Dropped
    from imagebank.desktop.instance import hand_over
    from imagebank.desktop.memory import Memory
    from imagebank.desktop.mishap import log_place, say_mishaps
    from imagebank.desktop.shell import Shell

    memory = Memory()
    language = words.language or memory.text("language", "sv")
    use_language(language)
    app = make_application(["imagebank"], language, memory.text("theme", "system"), memory.number("percent", 100))
    shell = Shell(words.actor, memory, words.role)
    dropped = Dropped(app)
    dropped.opened.connect(shell.take)
    library = words.library or (memory.newest() if words.paths else None)
    if picture is None and library is not None and hand_over(library, words.paths, words.actor, words.role):
        sys.stdout.write(_("Banken är redan öppen. Dess fönster visas nu.") + "\n")
        return 0
    refused = False
    try:
        if library is None:
            shell.show_first_page()
        else:
            shell.open(library)
        shell.take(words.paths)
    except LibraryProblem as error:
        sys.stderr.write(sentence(error) + "\n")
        if picture or not _is_watched():
            return NO_LIBRARY
        refused = True
        _ask_instead(shell, error)
    say_mishaps(shell.say, log_place())
    code = _draw(shell, picture) if picture else app.exec()
    shell.close()
    return NO_LIBRARY if refused and shell.session is None else code


def _is_watched() -> bool:
    """Whether somebody sees the window: one who clicked on an icon has no terminal to read a sentence in."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.platformName() not in ("offscreen", "minimal")


def _ask_instead(shell: Shell, error: LibraryProblem) -> None:
    """The first page, saying why the bank that was asked for is not open."""
    shell.show_first_page()
    if shell.page is not None:
        shell.page.complain(error)


def _draw(shell: Shell, picture: Path) -> int:
    """Draw the window when it has filled, with its first asset selected, and close it. Returns 1 where nothing was drawn."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from imagebank.desktop.snapshot import snapshot

    def select() -> None:
        if shell.session is not None:
            shell.session.window.resize(*PICTURE_SIZE)
            shell.session.window.page.grid.select_ids({1})
        QTimer.singleShot(SETTLED_MS, draw)

    def draw() -> None:
        drawn = False
        try:
            if shell.window is not None:
                snapshot(shell.window, picture)
                drawn = True
                shell.window.close()
        finally:
            QApplication.exit(0 if drawn else 1)

    QTimer.singleShot(FILLED_MS, select)
    return QApplication.exec()
