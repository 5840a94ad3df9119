"""Undo and redo in the header: two buttons that say which step they mean, the newest steps in a menu, and their keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from imagebank.desktop.parts.controls import icon_button
from imagebank.desktop.theme.look import gap
from imagebank.language import _

UNDO_KEYS = ("Ctrl+Z",)
REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")
SHOWN = 10


class StepButtons(QWidget):
    """Emits `undo_wanted(steps)` and `redo_wanted()`: how many steps back, from the menu more than one."""

    undo_wanted = Signal(int)
    redo_wanted = Signal()

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__()
        self._undo = icon_button("undo-2", _("Ångra"))
        self._redo = icon_button("redo-2", _("Gör om"))
        self._menu = QMenu(self)
        self._undo.setMenu(self._menu)
        self._undo.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self._undo.clicked.connect(self._undo_one)
        self._redo.clicked.connect(self.redo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(8))
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        self.show_steps((), ())
        if window is not None:
            self._take_keys(window)

    def show_steps(self, undo: Sequence[str], redo: Sequence[str]) -> None:
        """The names of what can be undone and done again, nearest first."""
        for press, names, some, none in (
            (self._undo, undo, _("Ångra: {step}"), _("Ångra: det finns inget att ångra")),
            (self._redo, redo, _("Gör om: {step}"), _("Gör om: det finns inget att göra om")),
        ):
            words = some.format(step=names[0]) if names else none
            keys = UNDO_KEYS if press is self._undo else REDO_KEYS
            press.setAccessibleName(words)
            press.setToolTip(f"{words} ({keys[0]})")
            press.setEnabled(bool(names))
        self._menu.clear()
        for number, words in enumerate(undo[:SHOWN], 1):
            self._menu.addAction(words).triggered.connect(lambda _on=False, n=number: self.undo_wanted.emit(n))

    def _undo_one(self) -> None:
        self.undo_wanted.emit(1)

    def _take_keys(self, window: QWidget) -> None:
        for keys, act in ((UNDO_KEYS, self._undo.click), (REDO_KEYS, self._redo.click)):
            for one in keys:
                QShortcut(QKeySequence(one), window, act)
        self._fields = _Fields(self)


class _Fields(QObject):
    """A text field keeps the keys of undo while it has something of its own to undo or do again, and no longer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Let a key go by that the field would swallow for nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_idle(watched, event):
            event.ignore()
            return True
        return False

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, (QLineEdit, QTextEdit, QPlainTextEdit)) and new is not self._held:
            new.installEventFilter(self)  # a second time moves it, never doubles it
            self._held = new


def _is_idle(field: QObject, event: QKeyEvent) -> bool:
    """Whether it is a key of undo that this field has no use for."""
    pressed = QKeySequence(event.keyCombination())
    undoes = any(pressed == QKeySequence(one) for one in UNDO_KEYS)
    if not undoes and not any(pressed == QKeySequence(one) for one in REDO_KEYS):
        return False
    if isinstance(field, QLineEdit):
        return not (field.isUndoAvailable() if undoes else field.isRedoAvailable())
    if isinstance(field, (QTextEdit, QPlainTextEdit)):
        text = field.document()
        return not (text.isUndoAvailable() if undoes else text.isRedoAvailable())
    return False
