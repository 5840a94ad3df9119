"""The review: one group of like pictures at a time, two of them beside each other, a decision by button or key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from imagebank.desktop.alike.page import AlikePage
from imagebank.desktop.alike.values import AlikeGroup
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.empty import Empty
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.words import number
from imagebank.language import _

Ids = tuple[int, ...]


class AlikeDialog(Sheet):
    """Emits `group_wanted(ids)`: answer with `show_group`; and the decisions: answer with `carried_out`, then `show_groups`.

    `merge_wanted(keep, other, best)`: `best` says whether the best original file shall stand for both.
    `unlike_wanted(ids)`, `stack_wanted(ids)`; `compare_wanted` asks for the whole bank to be compared again.
    """

    group_wanted = Signal(tuple)
    merge_wanted = Signal(int, int, bool)
    unlike_wanted = Signal(tuple)
    stack_wanted = Signal(tuple)
    compare_wanted = Signal()

    def __init__(self, parent: QWidget | None, small: Thumbnails, large: Thumbnails) -> None:
        super().__init__(parent, _("Liknande bilder"), 1180, 860)
        self.banner = Banner()
        self.page = AlikePage(small, large)
        self._groups: list[Ids] = []
        self._at, self._busy = 0, True
        self._waiting = label(_("Letar upp liknande bilder…"), "muted")
        self._empty = _empty()
        self._pages = QStackedWidget()
        self._counter = label(look="heading", wrap=True)
        self.before, self.after = button(_("← Föregående")), button(_("Nästa →"))
        self._lay_out()
        self._connect()

    def begin_at(self, place: int) -> None:
        """Which of the groups that are shown next to begin with."""
        self._at = place

    def show_groups(self, groups: Sequence[Ids]) -> None:
        """The groups that wait, after a decision too: stays at the same place in the row."""
        self._groups = list(groups)
        self._at = max(0, min(self._at, len(groups) - 1))
        self._busy = False
        for one in (self.before, self.after):
            one.setVisible(bool(groups))
        if groups:
            self._ask()
        else:
            self._counter.setText("")
            self._pages.setCurrentWidget(self._empty)

    def show_group(self, group: AlikeGroup) -> None:
        """The group that was asked for."""
        words = _("{n} av {total}").format(n=number(self._at + 1), total=number(len(self._groups)))
        self._counter.setText(words)
        self.page.show_group(group)
        self._pages.setCurrentWidget(self.page)
        announce(self, f"{words}. {group.relation}")

    def carried_out(self, sentence: str) -> None:
        """A decision was carried out."""
        self.banner.say(sentence, "ok")

    def complain(self, sentence: str) -> None:
        """A decision could not be carried out."""
        self._busy = False
        self.banner.say(sentence, "bad")

    def decide(self, key: str) -> None:
        """Carry out what the key stands for, unless a decision is under way."""
        group, page = self.page.group, self.page
        if self._busy or group is None or self._pages.currentWidget() is not page:
            return
        self._busy = True
        left, right = page.left.id, page.right.id
        if key in ("1", "2"):
            keep, other = (left, right) if key == "1" else (right, left)
            self.merge_wanted.emit(keep, other, page.best.isChecked())
        elif key == "3":
            self.unlike_wanted.emit((left, right))
        else:
            self.stack_wanted.emit(group.ids)

    def _lay_out(self) -> None:
        for page in (self._waiting, self.page, self._empty):
            self._pages.addWidget(page)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._pages, 1)
        close = self.close_button()
        self.put_buttons(self._counter, self.before, self.after, close)
        self.after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.page.decided.connect(self.decide)
        self._empty.pressed.connect(self.compare_wanted)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        for key in "1234":
            QShortcut(QKeySequence(key), self, lambda key=key: self.decide(key))
        QShortcut(QKeySequence(Qt.Key.Key_Left), self, lambda: self._step(-1))
        QShortcut(QKeySequence(Qt.Key.Key_Right), self, lambda: self._step(1))

    def _step(self, by: int) -> None:
        if self._groups and not self._busy:
            self._at = (self._at + by) % len(self._groups)
            self._ask()

    def _ask(self) -> None:
        self.group_wanted.emit(self._groups[self._at])


def _empty() -> Empty:
    return Empty(
        "circle-check",
        _("Inget väntar på granskning"),
        _("Nya bilder som liknar någon som redan finns visas här. Du kan också låta jämföra hela banken på nytt."),
        _("Jämför hela banken"),
        "search",
    )
