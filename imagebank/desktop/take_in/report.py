"""What became of every file: new, failed with the reason, similar, known already, joined to another."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.parts.words import breakable, number
from imagebank.desktop.take_in.report_text import Part, as_text, parts, title_words
from imagebank.desktop.take_in.values import ReportLine, TakeInReport
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _, ngettext

_SHOWN = 40


class TakeInReportDialog(Sheet):
    """Emits `show_wanted` (the new ones in the grid), `undo_wanted`, and `review_wanted` (the similar ones)."""

    show_wanted = Signal()
    undo_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, parent: QWidget | None, report: TakeInReport) -> None:
        found = list(parts(report))
        super().__init__(parent, title_words(report), 720, 640 if len(found) > 1 else 300)
        self._report = report
        self.copy = button(_("Kopiera rapporten"), "copy")
        self.undo = button(_("Ångra inhämtningen…"), "undo-2")
        self.review = button(_("Granska liknande"), "images")
        self.show_new = button(_("Visa de nya"), "images", "primary")
        column = Column("DialogBody", margin=6)
        for part in found:
            column.add(_card(part, {"new": self.undo, "similar": self.review}.get(part.key)))
        column.read_as(title_words(report))
        self.body.addWidget(column, 1)
        self._connect()
        close = self.close_button()
        self.undo.setVisible(bool(report.id) and report.imported > 0)
        self.show_new.setEnabled(report.imported > 0)
        self.put_buttons(None, self.copy, close, self.show_new)
        (self.show_new if report.imported else close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.copy.clicked.connect(self._copy)
        self.undo.clicked.connect(self.undo_wanted)
        self.review.clicked.connect(self._review)
        self.show_new.clicked.connect(self._show)

    def _show(self) -> None:
        self.show_wanted.emit()
        self.accept()

    def _review(self) -> None:
        self.accept()
        self.review_wanted.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._report))
        words = _("Rapporten är kopierad")
        self.copy.setText(words)
        self.copy.setAccessibleName(words)
        announce(self, words)


def _card(part: Part, deed: QPushButton | None) -> QWidget:
    card = QFrame()
    card.setObjectName("Card")
    card.setAccessibleName(part.heading)
    words = label(part.heading, "heading", wrap=True)
    head = QHBoxLayout()
    head.setSpacing(gap(12))
    head.addWidget(IconLabel(24, part.icon, part.ink))
    head.addWidget(Turning(words, deed, px(240)) if deed else words, 1)
    box = QVBoxLayout(card)
    box.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
    box.setSpacing(gap(8))
    box.addLayout(head)
    if part.lines:
        box.addWidget(_files(part.lines[:_SHOWN]))
    if len(part.lines) > _SHOWN:
        rest = len(part.lines) - _SHOWN
        box.addWidget(label(ngettext("och {n} till", "och {n} till", rest).format(n=number(rest)), "muted"))
    return card


def _files(lines: tuple[ReportLine, ...]) -> QWidget:
    """All of them in one label: a label for each would hold the window up."""
    made = label(wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText("".join(f"<p><b>{escape(breakable(one.name))}</b><br>{escape(one.reason)}</p>" for one in lines))
    made.setAccessibleName(" ".join(f"{one.name}: {one.reason}" for one in lines))
    made.setContentsMargins(gap(36), 0, 0, 0)
    return made
