"""The register of persons: a list to search at the left, the chosen one at the right, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from imagebank.core.errors import N_
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.words import mixed
from imagebank.desktop.people.register_pane import PersonPane
from imagebank.desktop.people.values import PersonDetails, PersonRow
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.language import _

WAYS: tuple[tuple[str, str, str], ...] = (
    ("class_list", N_("Klasslista…"), "list-filter"),
    ("form", N_("Ta emot blankett…"), "files"),
    ("vault", N_("Personvalvet…"), "lock"),
)
"""Key, words and icon of what is not about one person."""


class RegisterDialog(Sheet):
    """Emits `chosen(id)`, `new_wanted`, `act_wanted(key, ids)`, and `way_wanted(key)` of one of `WAYS`; fill it with `show_rows`
    and `show_details`.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    way_wanted = Signal(str)
    act_wanted = Signal(str, tuple)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Personer"), 1160, 800)
        self._rows: list[PersonRow] = []
        self.sure, self.choose_extract = self._ask_to_erase, self._choose_extract
        self.banner = Banner()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Pseudonym, roll eller fotografering; namn när valvet är öppet"))
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Registrerade personer"))
        self._none = label("", "muted", wrap=True)
        self.pane = PersonPane()
        self.new = button(_("Ny person…"), "plus", "primary")
        self._lay_out()
        self._connect()
        self.show_rows(())

    def show_rows(self, rows: Sequence[PersonRow], chosen: str = "") -> None:
        """Show these persons; `chosen` is chosen, or whoever was."""
        held = {chosen} if chosen else set(self.ids())
        if rows and not self._rows:
            self.offer_keyboard(self.search)
        self._rows = list(rows)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(_line(row))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _line(row).replace("\n", ". "))
            self.list.addItem(item)
        again = [at for at, row in enumerate(rows) if row.id in held]
        self.list.setCurrentRow(again[0] if again else min(0, len(rows) - 1))
        for at in again:
            self.list.item(at).setSelected(True)
        self._filter(self.search.text())

    def show_details(self, details: PersonDetails) -> None:
        """Show one person, if it is still the chosen one."""
        if self.ids() == (details.id,):
            self.pane.show_details(details)

    def stand_at(self, person: str) -> None:
        """Choose a person."""
        self.search.clear()
        self.list.clearSelection()
        for at in range(self.list.count()):
            if self.list.item(at).data(Qt.ItemDataRole.UserRole) == person:
                self.list.setCurrentRow(at)

    def ids(self) -> tuple[str, ...]:
        """Who is chosen, in the list's order."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.isSelected() and not one.isHidden())  # fmt: skip

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(gap(10))
        self._finder = labelled(_("Sök"), self.search)
        left.addWidget(self._finder)
        left.addWidget(self.list, 1)
        left.addWidget(self._none)
        left.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(gap(24))
        row.addLayout(left, 4)
        row.addWidget(self.pane, 5)
        self.body.addWidget(self.banner)
        self.body.addLayout(row, 1)
        self.ways = {key: button(_(words), icon) for key, words, icon in WAYS}
        for key, press in self.ways.items():
            press.clicked.connect(lambda _on=False, key=key: self.way_wanted.emit(key))
        self.body.addWidget(flowing(*self.ways.values()))
        self.put_buttons(None, self.close_button(), self.new)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(self._selected)
        self.new.clicked.connect(self.new_wanted)
        self.pane.act_wanted.connect(self._act)

    def _act(self, key: str) -> None:
        self.banner.hide()
        if self.ids():
            self.act_wanted.emit(key, self.ids())

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        shown = 0
        for at, row in enumerate(self._rows):
            known = " ".join((row.id, row.role, row.name, *row.shoots)).casefold()
            fits = all(word in known for word in wanted)
            self.list.item(at).setHidden(not fits)
            shown += fits
        self._none.setText(
            _("Ingen person passar sökningen.")
            if self._rows
            else _("Ingen person är registrerad ännu. Registrera en ny, eller läs in en klasslista.")
        )
        self._none.setVisible(shown == 0)
        self.list.setVisible(shown > 0)
        self._finder.setVisible(bool(self._rows))
        if not self._rows:
            self.offer_keyboard(self.new)
        self._stand_at_first()
        self._selected()

    def _stand_at_first(self) -> None:
        if not self.ids():
            first = (at for at in range(self.list.count()) if not self.list.item(at).isHidden())
            self.list.setCurrentRow(next(first, -1))

    def _selected(self) -> None:
        ids = self.ids()
        self.pane.show_chosen(len(ids))
        if len(ids) == 1:
            self.chosen.emit(ids[0])

    def _ask_to_erase(self, person: str) -> bool:
        words = _("Namn, kontakt och blanketter för {person} förstörs och kan inte återskapas. Pseudonymen står kvar, bilderna får inte användas och det som är utlämnat återkallas.")  # fmt: skip
        answers = (Choice("erase", _("Radera")), Choice("keep", _("Behåll")))
        asked = Question(self, _("Radera ur personvalvet?"), words.format(person=person), answers, escape="keep")
        return asked.ask() == "erase"

    def _choose_extract(self, person: str) -> Path | None:
        kinds = ";;".join((_("PDF (*.pdf)"), _("JSON (*.json)")))
        name, _kind = QFileDialog.getSaveFileName(self, _("Spara registerutdraget"), f"registerutdrag-{person}.pdf", kinds)  # fmt: skip
        return Path(name) if name else None


def _line(row: PersonRow) -> str:
    head = " · ".join(part for part in (row.id, row.role, row.name) if part)
    pictures = mixed(row.pictures)
    last = _("till {day}").format(day=row.last_day) if row.last_day else ""
    return head + "\n" + " · ".join(part for part in (row.state, last, pictures) if part)
