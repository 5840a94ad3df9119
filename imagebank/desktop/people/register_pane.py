"""The chosen person in the register: what is known, and the buttons of what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.bullets import Bullets
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.people.values import PersonDetails
from imagebank.desktop.theme.look import gap
from imagebank.language import _, ngettext

ACTS: tuple[tuple[str, str], ...] = (
    ("sign", N_("Underskrift…")),
    ("forms", N_("Blankett…")),
    ("withdraw", N_("Återkalla…")),
    ("revise", N_("Ändra uppgifter…")),
)
MORE_ACTS: tuple[tuple[str, str], ...] = (
    ("pictures", N_("Visa bilderna")),
    ("release", N_("Rättslig grund…")),
    ("card", N_("Namn och vårdnadshavare…")),
    ("evidence", N_("Underlag…")),
    ("objection", N_("Invändning…")),
    ("merge", N_("Slå ihop med…")),
    ("extract", N_("Registerutdrag…")),
    ("erase", N_("Radera ur personvalvet…")),
)
FOR_SEVERAL = frozenset({"forms", "pictures"})


class PersonPane(QWidget):
    """Emits `act_wanted(key)` of one of `ACTS` or `MORE_ACTS`."""

    act_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading = label(look="name", wrap=True)
        self._column = Column("DialogBody", margin=2, spacing=14)
        self.buttons: dict[str, QPushButton] = {}
        self.menu = QMenu(self)
        self.menu.setAccessibleName(_("Fler åtgärder"))
        self._more = button(_("Fler åtgärder"), "chevron-down")
        self._more.setMenu(self.menu)
        self._more.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0px; }")
        self._acts = QWidget()
        flow = Flow(self._acts, gap(8))
        for key, words in ACTS:
            press = self.buttons[key] = button(_(words))
            press.clicked.connect(lambda _on=False, key=key: self.act_wanted.emit(key))
            flow.addWidget(press)
        flow.addWidget(self._more)
        self.actions_by_key = {key: self.menu.addAction(_(words)) for key, words in MORE_ACTS}
        for key, action in self.actions_by_key.items():
            action.triggered.connect(lambda _on=False, key=key: self.act_wanted.emit(key))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(10))
        for part in (self._heading, self._acts):
            box.addWidget(part)
        box.addWidget(self._column, 1)

    def show_chosen(self, count: int) -> None:
        """How many are chosen: some acts are for one person only."""
        for key, press in self.buttons.items():
            press.setEnabled(count == 1 or (count > 1 and key in FOR_SEVERAL))
        for key, action in self.actions_by_key.items():
            action.setEnabled(count == 1 or (count > 1 and key in FOR_SEVERAL))
        self._acts.setVisible(count > 0)
        if count != 1:
            self._column.clear()
            said = ngettext("{n} person är vald", "{n} personer är valda", count).format(n=count)
            self._heading.setText(said if count else "")

    def show_details(self, details: PersonDetails) -> None:
        """Everything about the chosen one."""
        self._heading.setText(details.heading)
        self._column.clear()
        if details.facts:
            self._column.add(label("\n".join(details.facts), wrap=True))
        for heading, sentences in details.sections:
            self._column.add(_section(heading, sentences))

    def run(self, key: str) -> None:
        """Do as if the button or line of `key` was pressed."""
        self.act_wanted.emit(key)


def _section(heading: str, sentences: tuple[str, ...]) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap(4))
    box.addWidget(label(heading, "heading"))
    if sentences:
        said = Bullets()
        said.show_sentences(sentences)
        box.addWidget(said)
    else:
        box.addWidget(label(_("Inget registrerat."), "muted"))
    return made
