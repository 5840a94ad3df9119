"""Looks before it leaps: Qt aborts, or raises, where system libraries or a display are missing. No Qt here."""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Mapping

from imagebank.language import _

_ALWAYS = {
    "glib-2.0": "libglib2.0-0",
    "GL": "libgl1",
    "EGL": "libegl1",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
}
_XCB = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-shape": "libxcb-shape0",
}


def what_is_missing(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> str:
    """A sentence with what to do before a window can open; empty when it can."""
    seen = os.environ if environment is None else environment
    if not platform.startswith("linux"):
        return ""
    wanted = seen.get("QT_QPA_PLATFORM", "")
    on_x = wanted.startswith("xcb") or (not wanted and "WAYLAND_DISPLAY" not in seen)
    missing = _missing({**_ALWAYS, **(_XCB if on_x else {})})
    if missing:
        words = _("Fönstret behöver bibliotek som saknas i systemet. Installera dem: sudo apt-get install {packages}")
        return words.format(packages=" ".join(missing))
    if on_x and not seen.get("DISPLAY"):
        return _(
            "Det finns ingen skärm att öppna fönstret på (DISPLAY är inte satt). Logga in i en grafisk session, "
            "eller sätt QT_QPA_PLATFORM=offscreen för att köra utan skärm."
        )
    return ""


def _missing(libraries: Mapping[str, str]) -> list[str]:
    return [package for name, package in libraries.items() if ctypes.util.find_library(name) is None]
