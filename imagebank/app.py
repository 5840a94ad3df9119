"""The composition root: chooses the door. No command: the window; otherwise the command line."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from imagebank.language import _, language
from imagebank.media import worker

OPTIONS_WITH_VALUE = ("--library", "--as", "--lang", "--role")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if worker.serve_if_asked(words):
        return 0
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not wants_window(words):
        from imagebank.cli import main as command_line

        if wants_command(words, command_line.COMMANDS):
            return command_line.run(words, show)
    from imagebank.desktop import application

    return application.run(words)


def show(library: Path, tried: bool = False) -> int:
    """Open the window on the demo library, or only try it; where there is no screen, say so and draw the window into a picture."""
    from imagebank.desktop import application
    from imagebank.services.demonstration import CURATOR

    if tried:
        return _try(library)
    if application.has_screen():
        return application.open_window(library, CURATOR, language())
    picture = library.parent / "window.png"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    code = application.open_window(library, CURATOR, language(), picture)
    if code == 0:
        said = _("Här finns ingen skärm. En bild av fönstret ligger i {where}.").format(where=picture)
        sys.stderr.write(said + "\n")
    return code


def _try(library: Path) -> int:
    """Try the window on a library made for that; its folder is taken away."""
    from imagebank.desktop import application

    if not application.has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return application.try_window(library)
    finally:
        shutil.rmtree(library.parent, ignore_errors=True)


def wants_window(words: Sequence[str]) -> bool:
    """Whether the words can only mean the window: then the commands are not even read in, and it opens sooner."""
    if any(word in ("-h", "--help") for word in words):
        return False
    first = _first_plain(words)
    return first is None or "/" in first or "\\" in first


def wants_command(words: Sequence[str], commands: object) -> bool:
    """Say whether the words hold a command or ask for help; a lone folder, or nothing, asks for the window."""
    if any(word in ("-h", "--help") for word in words):
        return True
    first = _first_plain(words)
    return first is not None and (first in commands or not _looks_like_folder(first))  # type: ignore[operator]


def _first_plain(words: Sequence[str]) -> str | None:
    rest = iter(words)
    for word in rest:
        if word in OPTIONS_WITH_VALUE:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return None


def _looks_like_folder(word: str) -> bool:
    return "/" in word or "\\" in word or word == "." or Path(word).is_dir()
