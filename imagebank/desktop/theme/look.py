"""The look in force: which tokens, how large the text. Kept by the application object, so that nothing is global."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from imagebank.desktop.theme.fonts import body_font, load_font
from imagebank.desktop.theme.palette import palette
from imagebank.desktop.theme.stylesheet import stylesheet
from imagebank.desktop.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

Wish = Literal["system", "light", "dark", "contrast"]
_BY_WISH = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}


class Look(QObject):
    """Dresses the application: `dress()` once, then again by itself when system or user wish otherwise."""

    changed = Signal()

    def __init__(self, app: QApplication, wish: Wish = "system", scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._wish: Wish = wish
        self._scale = scale
        self.setObjectName("Look")
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @property
    def wish(self) -> Wish:
        """What the user asked for; `system` follows the system."""
        return self._wish

    @property
    def scale(self) -> float:
        """The size of text, 1.0 to 2.0."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return _BY_WISH.get(self._wish) or _system_tokens()

    def dress(self) -> None:
        """Put style, font, palette and style sheet on the application."""
        load_font()
        if self._app.style().objectName().lower() != "fusion":
            self._app.setStyle("Fusion")
        self._app.setFont(body_font(self._scale))
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(stylesheet(self.tokens, self._scale))
        self.changed.emit()

    def ask(self, wish: Wish | None = None, scale: float | None = None) -> None:
        """Change the wish or the size of text (kept between 1 and 2), and dress anew."""
        self._wish = wish or self._wish
        self._scale = min(2.0, max(1.0, scale or self._scale))
        self.dress()

    def _system_changed(self) -> None:
        if self._wish == "system":
            self.dress()


def look() -> Look | None:
    """The look of the running application, if it was dressed."""
    app = QApplication.instance()
    return app.findChild(Look, "Look", Qt.FindChildOption.FindDirectChildrenOnly) if app else None


def tokens() -> Tokens:
    """The colours in force (light before anything was dressed)."""
    found = look()
    return found.tokens if found else LIGHT


def px(size: float) -> int:
    """`size` pixels of the design at the text size in force."""
    found = look()
    return round(size * (found.scale if found else 1.0))


def gap(size: float) -> int:
    """`size` pixels of space: it grows, but less than the text does, to leave room for the words."""
    found = look()
    return round(size * (1 + 0.3 * ((found.scale if found else 1.0) - 1)))


def _system_tokens() -> Tokens:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
