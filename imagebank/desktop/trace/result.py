"""What was found in the files: the bank's pictures with their answers, the others counted, what could not be read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.packs.verdicts import VerdictList
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS
from imagebank.desktop.theme.look import gap
from imagebank.desktop.trace.values import TraceValue
from imagebank.language import _, ngettext

_MOST_UNREAD = 6


class TraceResult(Sheet):
    """Emits `page_wanted`, `table_wanted` (where to save is asked for), `show_wanted` (in the grid), `again_wanted`."""

    page_wanted = Signal()
    table_wanted = Signal()
    show_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None, value: TraceValue, thumbnails: Thumbnails) -> None:
        super().__init__(parent, _("Kontrollen är klar"), 860, 720)
        self._value = value
        self.body.addWidget(_card(value))
        self.list = VerdictList(thumbnails)
        self.list.setAccessibleName(_("Bilder ur banken"))
        self.list.verdicts.show_items(value.ours)
        self.body.addWidget(self.list, 1)
        self.list.setVisible(bool(value.ours))
        if value.unread:
            self.body.addWidget(label(breakable(unread_words(value)), wrap=True))
        if not value.ours:
            self.body.addStretch(1)
        self._put_buttons()

    def _put_buttons(self) -> None:
        page = button(_("Spara som webbsida…"), "save")
        table = button(_("Spara som tabell…"), "table-2")
        show = button(_("Visa i banken"), "images")
        again = button(_("Kontrollera fler…"), "file-search")
        close = button(_("Stäng"), look="primary")
        for one, signal in ((page, self.page_wanted), (table, self.table_wanted), (again, self.again_wanted)):
            one.clicked.connect(signal)
        show.clicked.connect(self._show)
        close.clicked.connect(self.reject)
        show.setEnabled(bool(self._value.ours))
        self.put_buttons(None, page, table, show, again, close)
        (self.list if self._value.ours else close).setFocus()
        announce(self, self._value.heading)

    def _show(self) -> None:
        self.show_wanted.emit()
        self.accept()


def _card(value: TraceValue) -> QWidget:
    card = QFrame()
    card.setObjectName("Card")
    mark = IconLabel(28, TONE_ICONS[value.worst], TONE_INKS[value.worst])  # type: ignore[index]
    lines = QVBoxLayout()
    lines.setSpacing(gap(2))
    lines.addWidget(label(value.heading, "heading", wrap=True))
    lines.addWidget(label(others_words(value), "muted", wrap=True))
    row = QHBoxLayout(card)
    row.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
    row.setSpacing(gap(14))
    row.addWidget(mark)
    row.addLayout(lines, 1)
    return card


def others_words(value: TraceValue) -> str:
    """How many pictures are not the bank's."""
    words = ngettext("{n} bild känns inte igen som bankens.", "{n} bilder känns inte igen som bankens.", value.others)
    said = words.format(n=value.others) if value.others else _("Alla bilder är ur banken.")
    if not value.ours and not value.others:
        said = _("Det fanns inga bilder.")
    stopped = _("Kontrollen avbröts.")
    return f"{said} {stopped}" if value.stopped else said


def unread_words(value: TraceValue) -> str:
    """What could not be read, the first few."""
    rest = len(value.unread) - _MOST_UNREAD
    more = ngettext("och {n} till", "och {n} till", rest).format(n=rest) if rest > 0 else ""
    return "\n".join(filter(None, (_("Gick inte att läsa:"), *value.unread[:_MOST_UNREAD], more)))
