"""What shall be taken in, how, and what is common to all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.take_in.drop import FileDrop
from imagebank.desktop.take_in.for_all import ForAll
from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.desktop.take_in.sources import Sources
from imagebank.desktop.take_in.values import Given, TakeInPlan
from imagebank.desktop.take_in.way import WayBox
from imagebank.desktop.values import Choice, ConceptValue
from imagebank.language import _


class TakeInDialog(Sheet):
    """Emits `wanted(TakeInPlan)`: answer with `accept`, or with `complain`, and it stays as it is.

    `keep_wanted(name, given)` and `forget_wanted(name)` are about templates: answer with `offer_templates`.
    """

    wanted = Signal(TakeInPlan)
    keep_wanted = Signal(str, dict)
    forget_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        plan: TakeInPlan,
        today: date,
        concepts: Sequence[ConceptValue] = (),
        channels: Sequence[Choice] = (),
    ) -> None:
        super().__init__(parent, _("Hämta in bilder och filmer"), 720, 800)
        self.banner = Banner()
        self.sources = Sources()
        self.way = WayBox()
        self.for_all = ForAll(concepts, channels, today)
        self._shoot = QLineEdit(plan.shoot)
        self._shoot.setPlaceholderText(_("Till exempel Ekskolan, september 2026"))
        self._start = button(_("Hämta in"), "image-plus", "primary")
        self._start.setDefault(True)
        self._lay_out()
        self._connect()
        self.sources.choose(plan.paths)
        self.way.stand_at(reference=plan.reference, only_new=plan.only_new)
        self.for_all.show_given(plan.given)

    def plan(self) -> TakeInPlan:
        """What is asked for."""
        return TakeInPlan(
            self.sources.paths,
            self._shoot.text().strip(),
            self.for_all.given(),
            self.way.reference.isChecked(),
            self.way.only_new.isChecked(),
        )

    def complain(self, sentence: str) -> None:
        """It cannot be done so: say why, and keep everything that was written."""
        self.banner.say(sentence, "bad")

    def offer_templates(self, templates: Mapping[str, Given], name: str = "") -> None:
        """The kept templates, standing at `name`."""
        self.for_all.offer_templates(templates, name)

    def _lay_out(self) -> None:
        column = Column("DialogBody", margin=4, spacing=14)
        promise = _(
            "Originalen ändras aldrig. Dubbletter känns igen, och filer som inte kan läsas redovisas med orsak."
        )
        column.add(label(promise, "muted", wrap=True))
        column.add(self.sources)
        column.add(labelled(_("Fotografering"), self._shoot))
        column.add(self.for_all)
        column.add(self.way)
        self.body.addWidget(self.banner)
        self.body.addWidget(column, 1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.put_buttons(None, cancel, self._start)

    def _connect(self) -> None:
        FileDrop(self).dropped.connect(self.sources.choose)
        self.sources.changed.connect(lambda: self._start.setEnabled(bool(self.sources.paths)))
        self.for_all.keep_wanted.connect(self._ask_name)
        self.for_all.forget_wanted.connect(self.forget_wanted)
        self._start.clicked.connect(self._press)

    def _press(self) -> None:
        if self._is_whole():
            self.wanted.emit(self.plan())

    def _ask_name(self) -> None:
        if self._is_whole():
            sheet = NameSheet(self, _("Spara som mall"), _("Mallens namn"), _("En mall med samma namn ersätts."))
            sheet.named.connect(lambda name: self.keep_wanted.emit(name, self.for_all.given()))
            sheet.open()

    def _is_whole(self) -> bool:
        problem = self.for_all.problem()
        if problem:
            self.complain(problem)
        else:
            self.banner.hide()
        return not problem
