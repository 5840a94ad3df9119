"""What every file gets: a kept template to begin with, a row for each field, and keeping it as a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.take_in.editors import editor_of
from imagebank.desktop.take_in.fields import GIVEN_FIELDS
from imagebank.desktop.take_in.given_row import GivenRow
from imagebank.desktop.take_in.values import Given
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice, ConceptValue
from imagebank.language import _


class ForAll(QWidget):
    """Emits `keep_wanted` (under which name is asked elsewhere) and `forget_wanted(name)`."""

    keep_wanted = Signal()
    forget_wanted = Signal(str)

    def __init__(self, concepts: Sequence[ConceptValue], channels: Sequence[Choice], today: date) -> None:
        super().__init__()
        self._templates: Mapping[str, Given] = {}
        self._rows = [GivenRow(field, editor_of(field.kind, concepts, channels, today)) for field in GIVEN_FIELDS]
        self._fold = Fold(_("Uppgifter för alla filer"), is_open=False)
        self._template = Combo()
        self._keep = button(_("Spara som mall…"), "save")
        self._forget = button(_("Ta bort mallen"), "trash-2")
        self._summary = label(look="muted", wrap=True)
        self._summary.setContentsMargins(gap(33), 0, 0, 0)
        self._lay_out()
        self._template.chosen.connect(self._chosen)
        self._keep.clicked.connect(self.keep_wanted)
        self._forget.clicked.connect(lambda: self.forget_wanted.emit(self._template.key()))
        for row in self._rows:
            row.changed.connect(self._sum_up)
        self.offer_templates({})
        self._sum_up()

    def offer_templates(self, templates: Mapping[str, Given], name: str = "") -> None:
        """The kept templates, standing at `name`."""
        self._templates = templates
        none = Choice("", _("Ingen mall") if templates else _("Ingen mall är sparad"))
        self._template.offer((none, *(Choice(one, one) for one in templates)), name)
        self._template.setEnabled(bool(templates))
        self._forget.setVisible(bool(self._template.key()))

    def show_given(self, given: Given) -> None:
        """Use exactly these fields."""
        for row in self._rows:
            row.show_given(given.get(row.field.key))

    def given(self) -> dict:
        """The fields that are used, with their values."""
        return {row.field.key: row.given() for row in self._rows if row.is_used()}

    def problem(self) -> str:
        """What must be mended first, in a sentence; empty when nothing. Takes the keyboard there."""
        for row in self._rows:
            if row.is_used() and not row.given().value:
                self.unfold()
                row.focus()
                return _("”{field}” är ikryssat men tomt. Fyll i det eller ta bort krysset.").format(field=row.words)
        return ""

    def unfold(self) -> None:
        """Show the rows."""
        self._fold.unfold()
        self._sum_up()

    def _lay_out(self) -> None:
        deeds = QWidget()
        flow = Flow(deeds, gap(8))
        for one in (self._keep, self._forget):
            flow.addWidget(one)
        inside = QVBoxLayout(self._fold.body)
        inside.setContentsMargins(gap(4), gap(6), gap(4), gap(4))
        inside.setSpacing(gap(4))
        inside.addWidget(labelled(_("Mall"), self._template))
        inside.addSpacing(gap(6))
        for row in self._rows:
            inside.addWidget(row)
        inside.addSpacing(gap(6))
        inside.addWidget(deeds)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._fold)
        box.addWidget(self._summary)
        self._fold.heading.clicked.connect(self._sum_up)

    def _chosen(self, name: str) -> None:
        self.show_given(self._templates.get(name, {}))
        self._forget.setVisible(bool(name))

    def _sum_up(self) -> None:
        """Folded, the heading is followed by what is used, so that nothing is given unseen."""
        used = [row.said() for row in self._rows if row.is_used()]
        self._summary.setText(", ".join(used) if used else _("Inget ifyllt"))
        self._summary.setVisible(not self._fold.is_open)
        self._keep.setEnabled(bool(used))
