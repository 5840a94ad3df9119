"""The place of the vocabulary: the lists as a tree at the left, the chosen concept at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.question import Question
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.desktop.vocabulary.pane import ConceptPane
from imagebank.desktop.vocabulary.tree import ConceptTree
from imagebank.desktop.vocabulary.values import ConceptDetails, ConceptRow
from imagebank.language import _


class VocabularyPage(Sheet):
    """Emits `chosen(key)`, `pictures_wanted(key)`, `export_wanted`; `tree` and `pane` emit the rest."""

    chosen = Signal(str)
    pictures_wanted = Signal(str)
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Ämnesord"), 1160, 800)
        self.banner, self.tree, self.pane = Banner(), ConceptTree(), ConceptPane()
        self.leave: Callable[[], str] = self._ask_to_leave
        note = _(
            "Listorna som bilder klassas med. Ett ämnesord som används tas aldrig bort: det slås ihop eller tas ur bruk."
        )
        self.pictures = button(_("Visa bilderna"), "images")
        self.export = button(_("Spara som fil…"), "save")
        row = QHBoxLayout()
        row.setSpacing(gap(24))
        row.addWidget(self.tree, 4)
        row.addWidget(self.pane, 5)
        self.body.addWidget(label(note, "muted", wrap=True))
        self.body.addWidget(self.banner)
        self.body.addLayout(row, 1)
        self.put_buttons(None, self.close_button(), self.export, self.pictures)
        self.tree.chosen.connect(self._moved)
        self.pictures.clicked.connect(lambda: self.pictures_wanted.emit(self.pane.shown()))
        self.export.clicked.connect(self.export_wanted)

    def show_rows(self, rows: Sequence[ConceptRow], stand_at: str = "") -> None:
        """Show the tree; `stand_at` is chosen, or what was. What was typed about one that somebody took away stays."""
        held = self.pane.shown()
        if held and held not in {row.key for row in rows} and self.pane.has_typed():
            self.tree.blockSignals(True)
            self.tree.show_rows(rows)
            self.tree.stand_at("")
            self.tree.blockSignals(False)
            self.banner.say(_("Ämnesordet har tagits bort av någon annan. Det du skrev står kvar."), "warn")
            return
        self.tree.show_rows(rows)
        if stand_at:
            self.tree.stand_at(stand_at)

    def show_details(self, details: ConceptDetails | None) -> None:
        """Show one concept, if it is still the chosen one."""
        if details is None or details.key == self.tree.key():
            self.pane.show_details(details)
            self.pictures.setEnabled(details is not None and not details.scheme and not details.why_not)

    def choose_file(self) -> Path | None:
        """Where the lists shall be saved; None: not at all."""
        kinds = _("SKOS i Turtle (*.ttl)")
        name, _kind = QFileDialog.getSaveFileName(self, _("Spara ämnesorden"), "amnesord.ttl", kinds)
        return Path(name) if name else None

    def _moved(self, key: str) -> None:
        """Before another is shown, what was typed is saved or given up."""
        held = self.pane.shown()
        if held and key != held and self.pane.has_typed():
            answer = self.leave()
            if answer == "stay":
                self.tree.stand_at(held)
                return
            if answer == "save":
                self.pane.save.click()
            self.pane.forget_typed()
        if key != self.pane.shown() or not key:
            self.chosen.emit(key)

    def _ask_to_leave(self) -> str:
        words = _("Det du har skrivit om ämnesordet är inte sparat.")
        ways = (Choice("stay", _("Stanna kvar")), Choice("drop", _("Släng ändringarna")), Choice("save", _("Spara")))
        return Question(self, _("Spara ämnesordet?"), words, ways, escape="stay").ask()
