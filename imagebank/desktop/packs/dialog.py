"""The pack dialog: what it is for, and the verdict of every picture for just that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.packs.form import PackForm
from imagebank.desktop.packs.verdicts import VerdictList
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice, PackDraft, PackItemValue
from imagebank.language import _, ngettext


class PackDialog(Sheet):
    """Emits `use_changed(PackDraft)`: answer with `show_items`; and `export_wanted(PackDraft)`."""

    use_changed = Signal(PackDraft)
    export_wanted = Signal(PackDraft)

    def __init__(
        self, parent: QWidget | None, thumbnails: Thumbnails, ids: tuple[int, ...], form: PackForm, actor: str
    ) -> None:
        super().__init__(parent, _("Skapa bildpaket"), 1120, 800)
        self.form = form
        self._ids = ids
        self._actor = actor
        self._leaves = 0
        self._sum = label(look="heading", wrap=True)
        self._list = VerdictList(thumbnails)
        self._why_not = label(look="muted", wrap=True)
        self._export = button(_("Exportera"), "package", "primary")
        self._lay_out()
        form.use_changed.connect(self._use_changed)
        form.changed.connect(self._check)
        form.entered.connect(self._export.click)
        self._export.clicked.connect(self._press)
        self._check()

    def show_items(self, items: Sequence[PackItemValue]) -> None:
        """The verdicts for the use in force."""
        self._list.verdicts.show_items(items)
        self._leaves = sum(item.leaves for item in items)
        words = sum_words(self._leaves, len(items) - self._leaves)
        if words != self._sum.text():
            announce(self, words)
        self._sum.setText(words)
        text = ngettext("Exportera {n} bild", "Exportera {n} bilder", self._leaves).format(n=self._leaves)
        self._export.setText(text)
        self._export.setAccessibleName(text)
        self._check()

    def draft(self) -> PackDraft:
        """What is asked for."""
        return self.form.draft(self._ids)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(gap(8))
        right.addWidget(self._sum)
        right.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(gap(24))
        row.addWidget(self.form, 2)
        row.addLayout(right, 3)
        self.body.addLayout(row, 1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.put_buttons(self._why_not, cancel, self._export)

    def _use_changed(self) -> None:
        self._check()
        self.use_changed.emit(self.draft())

    def _check(self) -> None:
        draft = self.draft()
        same = bool(draft.approver) and same_person(draft.approver, self._actor)
        self.form.warning.setText(_("Den som godkänner måste vara någon annan än du."))
        self.form.warning.setVisible(same)
        missing = what_is_missing(draft, self._leaves, same)
        self._why_not.setText(missing)
        self._export.setEnabled(not missing)

    def _press(self) -> None:
        self.export_wanted.emit(self.draft())


def make_pack_form(
    channels: Sequence[Choice], purposes: Sequence[Choice], channel: str, day: date, target: Path
) -> PackForm:
    """A form that stands at `channel` and `day`."""
    form = PackForm(channels, purposes, day, target)
    form.stand_at(channel)
    return form


def same_person(one: str, other: str) -> bool:
    """Whether two written names are the same, apart from case and spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def sum_words(leaves: int, left: int) -> str:
    """`9 bilder följer med · 3 lämnas utanför`."""
    first = ngettext("{n} bild följer med", "{n} bilder följer med", leaves).format(n=leaves)
    second = ngettext("{n} lämnas utanför", "{n} lämnas utanför", left).format(n=left)
    return f"{first} · {second}"


def what_is_missing(draft: PackDraft, leaves: int, same: bool) -> str:
    """Why the export cannot begin, in a sentence; empty when it can."""
    if not draft.title:
        return _("Ge paketet en titel.")
    if not leaves:
        return _("Ingen av bilderna får lämna banken för den här användningen.")
    if not draft.approver:
        return _("Skriv vem som godkänner paketet.")
    return _("Den som godkänner måste vara någon annan än du.") if same else ""
