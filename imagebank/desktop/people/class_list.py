"""A class list: which file, what its columns mean, who can be registered, and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from imagebank.desktop.parts.bullets import Bullets
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.people.ask_sheet import AskSheet, TickGroup
from imagebank.desktop.people.values import ClassListValue
from imagebank.desktop.values import Choice
from imagebank.language import _, ngettext

_MOST_BROKEN = 30


class ChooseListSheet(AskSheet):
    """Asks for the list. Emits `wanted(path)`, or `template_wanted(path)` for an empty list to hand out."""

    wanted = Signal(Path)
    template_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None) -> None:
        self.template = button(_("Spara tom lista att dela ut…"), "save")
        words = _("En rad för varje person, med rubriker i första raden. Har skolan ingen lista kan du spara en tom att dela ut.")  # fmt: skip
        super().__init__(parent, _("Klasslista"), words, _("Läs listan"), (680, 360))
        self.choose_template = self._choose_template
        self.path = QLineEdit()
        browse = button(_("Välj fil…"), "folder")
        browse.clicked.connect(self._choose)
        self.template.clicked.connect(self._template)
        self.add(labelled(_("Fil, CSV eller XLSX"), self.path, browse))

    def more_buttons(self) -> tuple:
        """The empty list."""
        return (self.template,)

    def problem(self) -> str:
        """No file."""
        return "" if self.path.text().strip() else _("Välj en fil.")

    def send(self) -> None:
        """Tell the file."""
        self.wanted.emit(Path(self.path.text().strip()).expanduser())

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Välj klasslista"), filter=_("Listor (*.csv *.xlsx)"))
        if name:
            self.path.setText(name)

    def _template(self) -> None:
        path = self.choose_template()
        if path is not None:
            self.template_wanted.emit(path)

    def _choose_template(self) -> Path | None:
        kinds = ";;".join((_("Excel (*.xlsx)"), _("CSV (*.csv)")))
        name, _kind = QFileDialog.getSaveFileName(self, _("Spara tom lista"), "klasslista.xlsx", kinds)
        return Path(name) if name else None


class ClassListDialog(AskSheet):
    """Shows what was read. Emits `mapped({heading: field})` at every change, and `wanted(channels, last_day, again)`."""

    mapped = Signal(dict)
    wanted = Signal(frozenset, date, bool)

    def __init__(
        self, parent: QWidget | None, name: str, headings: Sequence[str], fields: Sequence[Choice], channels: Sequence[Choice],
        end: date,
    ) -> None:  # fmt: skip
        words = _("Välj vad varje kolumn betyder. Namnen sparas bara i personvalvet. Valet för en lista med vanliga rubriker kommer banken ihåg.")  # fmt: skip
        super().__init__(parent, name, words, _("Registrera"), (760, 820))
        self._value = ClassListValue(tuple(headings))
        self._count, self._broken = label(look="heading", wrap=True), Bullets()
        unused = Choice("", _("Används inte"))
        self.combos = {heading: Combo((unused, *fields)) for heading in headings if heading}
        self.channels, self.end = TickGroup(_("Be om samtycke för"), channels), DateField(end)
        for heading, combo in self.combos.items():
            self.column.add(labelled(_("Kolumn: {heading}").format(heading=heading), combo))
            combo.chosen.connect(self._mapped)
        self.column.add(self._count)
        self.column.add(self._broken)
        self.again = Tick(_("Registrera även den som redan finns med samma namn och födelsemånad"))
        self.add(self.channels, labelled(_("Sista dagen"), self.end), self.again)

    def show_value(self, value: ClassListValue) -> None:
        """What the list says by these columns."""
        self._value = value
        for heading, combo in self.combos.items():
            if not value.problem:
                combo.stand_at(value.columns.get(heading, ""))
        rows = ngettext("{n} rad går att registrera", "{n} rader går att registrera", value.rows)
        told = [rows.format(n=value.rows)]
        if value.known:
            known = ngettext("{n} av dem är redan registrerad", "{n} av dem är redan registrerade", value.known)
            told.append(known.format(n=value.known))
        if value.examples:
            told.append(_("mallens exempelrad hoppas över"))
        self._count.setText(value.problem or ", ".join(told))
        self._broken.show_sentences(value.broken[:_MOST_BROKEN])
        announce(self, self._count.text())
        self.check()

    def problem(self) -> str:
        """Nobody can be registered, or somebody cannot."""
        if self._value.problem:
            return self._value.problem
        if self._value.broken:
            return _("Rätta raderna i listan först. Ingen registreras annars.")
        return "" if self._value.rows else _("Ingen rad går att registrera.")

    def columns(self) -> Mapping[str, str]:
        """Heading → field, as chosen."""
        return {heading: combo.key() for heading, combo in self.combos.items()}

    def send(self) -> None:
        """Tell what is asked of them."""
        self.wanted.emit(self.channels.ticked(), self.end.day(), self.again.isChecked())

    def _mapped(self, _key: str) -> None:
        self.banner.hide()
        self.mapped.emit(dict(self.columns()))
