"""What became of every file: imported, known already, failed with the reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import ReportLine, TakeInReport
from imagebank.language import _, ngettext

_SHOWN = 200


class TakeInReportDialog(Sheet):
    """Emits `show_wanted` when the new assets shall be shown in the grid."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None, report: TakeInReport) -> None:
        super().__init__(parent, _("Inhämtningen är klar"), 680, 620 if report.known or report.failed else 300)
        if report.stopped:
            self.title.setText(_("Inhämtningen avbröts"))
        column = Column("DialogBody", margin=0)
        column.add(_part("circle-check", "ok", _imported(report.imported), ()))
        if report.known:
            column.add(_part("info", "muted", _known(len(report.known)), report.known))
        if report.failed:
            column.add(_part("circle-alert", "bad", _failed(len(report.failed)), report.failed))
        self.body.addWidget(column, 1)
        close = button(_("Stäng"))
        close.clicked.connect(self.reject)
        show = button(_("Visa de nya"), "images", "primary")
        show.setEnabled(report.imported > 0)
        show.clicked.connect(self._show)
        self.put_buttons(None, close, show)

    def _show(self) -> None:
        self.show_wanted.emit()
        self.accept()


def _imported(n: int) -> str:
    return ngettext("{n} fil hämtades in", "{n} filer hämtades in", n).format(n=number(n))


def _known(n: int) -> str:
    words = ngettext("{n} fil fanns redan i banken", "{n} filer fanns redan i banken", n)
    return words.format(n=number(n))


def _failed(n: int) -> str:
    return ngettext("{n} fil kunde inte hämtas in", "{n} filer kunde inte hämtas in", n).format(n=number(n))


def _part(icon_name: str, ink: str, heading: str, lines: tuple[ReportLine, ...]) -> QWidget:
    card = QFrame()
    card.setObjectName("Card")
    card.setAccessibleName(heading)
    mark = IconLabel(24, icon_name, ink)
    head = QHBoxLayout()
    head.setSpacing(gap(12))
    head.addWidget(mark)
    head.addWidget(label(heading, "heading", wrap=True), 1)
    box = QVBoxLayout(card)
    box.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
    box.setSpacing(gap(8))
    box.addLayout(head)
    for line in lines[:_SHOWN]:
        box.addWidget(_line(line))
    if len(lines) > _SHOWN:
        rest = len(lines) - _SHOWN
        box.addWidget(label(ngettext("och {n} till", "och {n} till", rest).format(n=number(rest)), "muted"))
    return card


def _line(line: ReportLine) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(gap(36), 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(label(line.name, wrap=True))
    box.addWidget(label(line.reason, "muted", wrap=True))
    return made
