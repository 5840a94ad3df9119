"""The place of settings: how the window looks on this computer, what holds for the bank, and who works in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.jobs.past import PastJobs
from imagebank.desktop.look_menu import SIZES, THEMES
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.settings.rows import SettingRow
from imagebank.desktop.settings.values import ColleagueValue, SettingValue
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice
from imagebank.language import LANGUAGE_NAMES, _, language

ROLES: tuple[tuple[str, str], ...] = (
    ("curator", N_("Kommunikatör: arbetar med bilderna")),
    ("advisor", N_("Rådgivare: hämtar det som får användas")),
)
"""Role and its words."""


class SettingsPage(Sheet):
    """Emits `theme_chosen(key)`, `size_chosen(percent)`, `language_chosen(code)`, `switch_wanted` (another bank),
    `setting_chosen(name, value)` and `colleague_wanted(name, role)`. What concerns the bank is only shown to whoever may write.
    """

    switch_wanted = Signal()
    theme_chosen = Signal(str)
    size_chosen = Signal(int)
    language_chosen = Signal(str)
    setting_chosen = Signal(str, str)
    colleague_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None, *, may_write: bool) -> None:
        super().__init__(parent, _("Inställningar"), 860, 760)
        self.banner = Banner()
        self.theme = Combo([Choice(key, _(words)) for key, words in THEMES])
        size = _("{percent} %")
        self.text_size = Combo([Choice(str(one), size.format(percent=one)) for one in SIZES])
        self.speech = Combo([Choice(code, name) for code, name in LANGUAGE_NAMES.items()])
        self.jobs = PastJobs()
        self.rows: dict[str, SettingRow] = {}
        self._bank = _card(_("Banken"), _("Gäller alla som använder banken, från nästa sökning."))
        self._known: dict[str, Combo] = {}
        self._colleagues = _card(
            _("Medarbetare"), _("Ett namn som banken inte känner blir kommunikatör första gången.")
        )
        self._list = QVBoxLayout()
        self.name, self.role = QLineEdit(), Combo(role_choices())
        self.add = button(_("Lägg till"), "plus")
        self.switch = button(_("Öppna en annan bank…"), "folder-open")
        self._lay_out(may_write)
        self._connect()

    def show_look(self, theme: str, percent: int) -> None:
        """Stand at the look in force."""
        self.theme.stand_at(theme)
        self.text_size.stand_at(str(percent))
        self.speech.stand_at(language())

    def show_settings(self, settings: Sequence[SettingValue]) -> None:
        """Show the bank's settings; rows are made once, and then stand where they are."""
        for one in settings:
            if one.name not in self.rows:
                row = self.rows[one.name] = SettingRow(one)
                row.changed.connect(self.setting_chosen)
                _box(self._bank).addWidget(row)
            self.rows[one.name].show_value(one)

    def show_colleagues(self, colleagues: Sequence[ColleagueValue]) -> None:
        """Show who works in the bank."""
        for one in colleagues:
            if one.name not in self._known:
                chooser = self._known[one.name] = Combo(role_choices())
                chooser.chosen.connect(lambda role, name=one.name: self.colleague_wanted.emit(name, role))
                self._list.addWidget(labelled(one.name, chooser))
            self._known[one.name].stand_at(one.role)

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _lay_out(self, may_write: bool) -> None:
        look = _card(
            _("Den här datorn"), _("Gäller bara dig. Färgerna kan följa systemet, även dess önskan om hög kontrast.")
        )
        for words, chooser in (
            (_("Färger"), self.theme),
            (_("Textstorlek"), self.text_size),
            (_("Språk"), self.speech),
        ):
            _box(look).addWidget(labelled(words, chooser))
        _box(look).addWidget(flowing(self.switch))
        _box(self._colleagues).addLayout(self._list)
        row = QHBoxLayout()
        row.setSpacing(gap(10))
        row.addWidget(labelled(_("Ny medarbetares namn"), self.name), 3)
        row.addWidget(labelled(_("Roll"), self.role), 3)
        _box(self._colleagues).addLayout(row)
        _box(self._colleagues).addWidget(flowing(self.add))
        column = Column("DialogBody", margin=4, spacing=20)
        for part in (look, self._bank, self._colleagues):
            column.add(part)
        jobs = _card(_("Jobb"), _("Det som har tagit längre tid, nyast överst."))
        _box(jobs).addWidget(self.jobs)
        column.add(jobs)
        self._bank.setVisible(may_write)
        self._colleagues.setVisible(may_write)
        self.body.addWidget(self.banner)
        self.body.addWidget(column, 1)
        self._foot.hide()

    def _connect(self) -> None:
        self.switch.clicked.connect(self.switch_wanted)
        self.theme.chosen.connect(self.theme_chosen)
        self.text_size.chosen.connect(lambda percent: self.size_chosen.emit(int(percent)))
        self.speech.chosen.connect(self.language_chosen)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.setEnabled(False)

    def _add(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.colleague_wanted.emit(name, self.role.key())
            self.name.clear()


def role_choices() -> list[Choice]:
    """The roles to choose among."""
    return [Choice(role, _(words)) for role, words in ROLES]


def _card(heading: str, note: str) -> QFrame:
    made = QFrame()
    made.setObjectName("Card")
    made.setMaximumWidth(px(760))
    box = QVBoxLayout(made)
    box.setContentsMargins(gap(20), gap(16), gap(20), gap(20))
    box.setSpacing(gap(14))
    box.addWidget(label(heading, "name"))
    box.addWidget(label(note, "muted", wrap=True))
    return made


def _box(card: QFrame) -> QVBoxLayout:
    found = card.layout()
    assert isinstance(found, QVBoxLayout)
    return found
