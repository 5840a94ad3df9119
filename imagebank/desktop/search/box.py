"""The search box at the top: words to search for, what may be meant by them, and the key that leads here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy

from imagebank.desktop.parts.controls import icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.search.completions import Completions
from imagebank.desktop.search.values import Suggestion
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _

_PAUSE_MS = 250
_ASK_MS = 80
_Key = Qt.Key


class SearchBox(QFrame):
    """Emits `searched` a moment after the last letter, and at once on Return, which also emits `entered`.

    `suggestions_wanted(text, cursor)` comes sooner: answer with `suggest`. `save_wanted`: keep this search under a name.
    """

    searched = Signal(str)
    entered = Signal()
    suggestions_wanted = Signal(str, int)
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("SearchBox")
        self.setFixedHeight(px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(20, "search")
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Sök titel, ämnesord, plats eller bildtext"))
        self._field.setAccessibleName(_("Sök i banken"))
        self._field.setProperty("ringOnParent", True)
        self._hint = label("Ctrl F")
        self._hint.setObjectName("KeyHint")
        self._clear = icon_button("x", _("Töm sökrutan"))
        self._clear.setFixedSize(px(30), px(30))
        self._clear.hide()
        self._save = icon_button("bookmark-plus", _("Spara sökningen…"), "Ctrl+D")
        self._save.setFixedSize(px(30), px(30))
        for press in (self._clear, self._save):
            press.setProperty("look", "small")
        self._save.hide()
        self.completions = Completions(self)
        self._said = ""
        self._whole = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon = QTimer(self, singleShot=True, interval=_ASK_MS)
        self._lay_out()
        self._connect()

    def text(self) -> str:
        """What is written."""
        return self._field.text()

    def typed(self) -> str:
        """The word that is still being typed; nothing when a space follows it, or the keyboard is elsewhere."""
        text = self._field.text()
        if (
            self._whole
            or not self._field.hasFocus()
            or self._field.cursorPosition() < len(text)
            or text != text.rstrip()
        ):
            return ""
        return text.split()[-1] if text else ""

    def write(self, text: str) -> None:
        """Show `text` without searching."""
        self._said = text
        self._field.setText(text)
        self._timer.stop()
        self._soon.stop()

    def suggest(self, text: str, suggestions: Sequence[Suggestion]) -> None:
        """Show what may be meant by `text`, unless it is another by now or the keyboard is elsewhere."""
        self.completions.offer(suggestions if text == self._field.text() and self._field.hasFocus() else ())

    def may_save(self, may: bool) -> None:
        """Whether there is something to keep, and somebody who may keep it."""
        self._save.setVisible(may)

    def focus(self) -> None:
        """Take the keyboard, everything marked."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The list would stand beside its box."""
        super().resizeEvent(event)
        self.completions.hide()

    def mousePressEvent(self, _event: QMouseEvent, /) -> None:
        """The whole frame is the target."""
        self.focus()

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        """The keys of the list, while it is shown, and the list goes where the keyboard goes."""
        if event.type() == QEvent.Type.FocusOut:
            self.completions.hide()
            self._soon.stop()
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, shown = event.key(), self.completions.isVisible()
        if not shown:
            if key == _Key.Key_Down and self._field.text():
                self._ask()
                return True
            return False
        if key in (_Key.Key_Down, _Key.Key_Up):
            self.completions.step(1 if key == _Key.Key_Down else -1)
            return True
        if key == _Key.Key_Escape:
            self.completions.hide()
            return True
        enters = key in (_Key.Key_Return, _Key.Key_Enter)
        if (enters or key == _Key.Key_Tab) and self.completions.take():
            return True
        if enters or key == _Key.Key_Tab:
            self.completions.hide()
        return False

    def _take(self, one: Suggestion) -> None:
        """Put it in the place of what was typed; a name of a field waits for its value, a word is done."""
        text = self._field.text()
        rest = text[one.end :]
        insert = one.insert if one.insert.endswith(":") or rest else f"{one.insert} "
        self._field.setText(text[: one.start] + insert + rest)
        self._field.setCursorPosition(one.start + len(insert))
        if insert.endswith(":"):
            self._ask()

    def _ask(self) -> None:
        if self._field.hasFocus():
            self.suggestions_wanted.emit(self._field.text(), self._field.cursorPosition())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(14), 0, gap(10), 0)
        row.setSpacing(gap(6))
        for part in (self._icon, self._field, self._clear, self._save, self._hint):
            row.addWidget(part, 1 if part is self._field else 0, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._tell)
        self._field.textChanged.connect(self._written)
        self._field.textEdited.connect(lambda _text: self._soon.start())
        self._field.installEventFilter(self)
        self._soon.timeout.connect(self._ask)
        self.completions.chosen.connect(self._take)
        self._save.clicked.connect(self._entered)
        self._save.clicked.connect(self.save_wanted)
        self._field.returnPressed.connect(self._entered)
        self._field.returnPressed.connect(self.entered)
        self._clear.clicked.connect(self._empty)
        find = QAction(self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        find.triggered.connect(self.focus)
        self.addAction(find)

    def _entered(self) -> None:
        """What is written is whole: its last word is no beginning of a longer one any more."""
        if self.typed():
            self._whole, self._said = True, ""
        self._tell()

    def _written(self, text: str) -> None:
        self._whole = False
        self._clear.setVisible(bool(text))
        self._hint.setVisible(not text)
        self._timer.start()

    def _empty(self) -> None:
        self._field.clear()
        self.focus()
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        if self._field.text().strip() != self._said:
            self._said = self._field.text().strip()
            self.searched.emit(self._said)
