"""The legal basis of showing a person: answer, channels, days, signatures and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.core.people import BASES, Release
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.language import _
from imagebank.services.wording import BASIS_WORDS, PURPOSE_WORDS

FLAGS: tuple[tuple[str, str], ...] = (
    ("evidence", N_("Underskriven blankett finns")),
    ("self_signed", N_("Personen har själv skrivit under")),
    ("assent", N_("Eleven har själv sagt ja")),
    ("appointed_guardian", N_("Förordnad vårdnadshavare, god man eller förvaltare har skrivit under")),
    ("child_said_no", N_("Barnet har sagt nej")),
    ("explicit", N_("Uttryckligt samtycke när sammanhanget avslöjar hälsa")),
    ("voice_ok", N_("Rösten får höras")),
    ("name_ok", N_("Namnet får anges")),
    ("no_alteration", N_("Bilden får inte ändras")),
    ("assessment", N_("Bedömningen av allmänt intresse är dokumenterad")),
    ("objection", N_("Personen har invänt")),
)
_ANSWERS = (("given", N_("Ja")), ("asked", N_("Begärt, inget svar ännu")), ("refused", N_("Nej")))


class ReleaseForm(QWidget):
    """`release(person)` is what was written; `problem()` says what is wrong."""

    def __init__(self, channels: Sequence[Choice], start: date, end: date) -> None:
        super().__init__()
        self._basis = Combo(Choice(basis, _(BASIS_WORDS[basis])) for basis in BASES)
        self._answer = Combo(Choice(key, _(words)) for key, words in _ANSWERS)
        self._signed = Combo(Choice(str(n), str(n)) for n in range(5))
        self._from, self._to = DateField(start), DateField(end)
        self._endless = Tick(_("Inget slutdatum"))
        self._channels = {one.key: Tick(one.label) for one in channels}
        self._purposes = {key: Tick(_(words)) for key, words in PURPOSE_WORDS.items()}
        self._purposes["info"].setChecked(True)
        self._flags = {name: Tick(_(words)) for name, words in FLAGS}
        self._endless.toggled.connect(lambda on: self._to.setEnabled(not on))
        self._lay_out()

    def stand_at(self, release: Release | None) -> None:
        """Begin with an earlier release's answers."""
        if release is None:
            return
        self._basis.stand_at(release.basis)
        self._answer.stand_at(release.status)
        self._signed.stand_at(str(release.guardians_signed))
        for ticks, held in ((self._channels, release.channels), (self._purposes, release.purposes)):
            for key, tick in ticks.items():
                tick.setChecked(key in held)
        for name, tick in self._flags.items():
            tick.setChecked(getattr(release, name))

    def release(self, person: str) -> Release:
        """The release, without an id yet."""
        return Release(
            "",
            person,
            basis=self._basis.key(),
            status=self._answer.key(),
            guardians_signed=int(self._signed.key()),
            channels=_ticked(self._channels),
            purposes=_ticked(self._purposes),
            valid_from=self._from.day(),
            valid_to=None if self._endless.isChecked() else self._to.day(),
            **{name: tick.isChecked() for name, tick in self._flags.items()},  # type: ignore[arg-type]
        )

    def problem(self) -> str:
        """What must be mended first, in a sentence; empty when nothing."""
        if self._answer.key() == "given" and not _ticked(self._channels):
            return _("Välj minst en kanal.")
        if not self._endless.isChecked() and self._to.day() < self._from.day():
            return _("Sista dagen är före första dagen.")
        return ""

    def watch(self, heard) -> None:  # noqa: ANN001 - any slot
        """Call `heard` after every change."""
        for combo in (self._basis, self._answer, self._signed):
            combo.chosen.connect(heard)
        for field in (self._from, self._to):
            field.picked.connect(heard)
        for tick in (*self._channels.values(), *self._purposes.values(), *self._flags.values(), self._endless):
            tick.clicked.connect(heard)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(12))
        for row in (
            labelled(_("Rättslig grund"), self._basis),
            labelled(_("Svar"), self._answer),
            labelled(_("Vårdnadshavare som har skrivit under"), self._signed),
            labelled(_("Gäller från"), self._from),
            labelled(_("Gäller till och med"), self._to, self._endless),
            _group(_("Kanaler"), self._channels),
            _group(_("Ändamål"), self._purposes),
            _group(_("Underlag och villkor"), self._flags),
        ):
            box.addWidget(row)


def _ticked(ticks: dict[str, Tick]) -> frozenset[str]:
    return frozenset(key for key, tick in ticks.items() if tick.isChecked())


def _group(heading: str, ticks: dict[str, Tick]) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(label(heading, "heading"))
    for tick in ticks.values():
        box.addWidget(tick)
    return made
