"""The menu for colours, size of text and language. Emits wishes; the look itself is changed by whoever owns it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from imagebank.core.errors import N_
from imagebank.language import LANGUAGE_NAMES, _, language

SIZES = (100, 125, 150, 175, 200)
THEMES: tuple[tuple[str, str], ...] = (
    ("system", N_("Som systemet")),
    ("light", N_("Ljust")),
    ("dark", N_("Mörkt")),
    ("contrast", N_("Hög kontrast")),
)
"""The wish of colours and its words."""


class LookMenu(QMenu):
    """Emits `theme_chosen(key)`, `size_chosen(percent)` and `language_chosen(code)`."""

    theme_chosen = Signal(str)
    size_chosen = Signal(int)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Utseende och textstorlek"))
        self._themes = self._group({key: _(words) for key, words in THEMES})
        self.addSeparator()
        words = _("Text {percent} %")
        self._sizes = self._group({str(size): words.format(percent=size) for size in SIZES})
        self.addSeparator()
        self._languages = self._group(LANGUAGE_NAMES)
        self._languages.triggered.connect(self._language)
        self._themes.triggered.connect(self._theme)
        self._sizes.triggered.connect(self._size)

    def show_wish(self, theme: str, percent: int) -> None:
        """Tick what is in force."""
        wishes = ((self._themes, theme), (self._sizes, str(percent)), (self._languages, language()))
        for group, key in wishes:
            for action in group.actions():
                action.setChecked(action.data() == key)

    def _group(self, lines: dict[str, str]) -> QActionGroup:
        group = QActionGroup(self)
        for key, words in lines.items():
            action = self.addAction(words)
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
        return group

    def _theme(self, action: QAction) -> None:
        self.theme_chosen.emit(str(action.data()))

    def _size(self, action: QAction) -> None:
        self.size_chosen.emit(int(action.data()))

    def _language(self, action: QAction) -> None:
        self.language_chosen.emit(str(action.data()))
