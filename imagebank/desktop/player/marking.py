"""What is said of a film while it is watched: the moment that stands for it, and when somebody is seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.player.values import FilmValue
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.who.times import clock
from imagebank.language import _


class Marking(QFrame):
    """Emits `poster_wanted(on)`, `begun`, `ended`, `span_wanted(person, from, to)`, `who_wanted`. Hidden from those who only read."""

    poster_wanted = Signal(bool)
    begun = Signal()
    ended = Signal()
    span_wanted = Signal(str, float, float)
    who_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("PendingBar")
        self._span: tuple[float | None, float | None] = (None, None)
        self._poster = button(_("Använd som filmens bild"), "image-up")
        self._free = button(_("Låt programmet välja bild"))
        self._begin, self._end = button(_("Här börjar det (I)")), button(_("Här slutar det (O)"))
        self.words = label(look="heading")
        self._person, self._give = Combo(), button(_("Ange att personen syns här"), "check")
        self._who = button(_("Vilka är med?…"), "users")
        self.words.setFixedHeight(px(40))
        self._person.setMinimumContentsLength(22)
        self._person.setAccessibleName(_("Personen som syns"))
        self._person.setAccessibleDescription(_("Personen som syns"))
        self._poster.clicked.connect(lambda: self.poster_wanted.emit(True))
        self._free.clicked.connect(lambda: self.poster_wanted.emit(False))
        self._begin.clicked.connect(self.begun)
        self._end.clicked.connect(self.ended)
        self._give.clicked.connect(self._give_pressed)
        self._who.clicked.connect(self.who_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        box.addWidget(
            flowing(self._poster, self._free, self._begin, self._end, self.words, self._person, self._give, self._who)
        )

    def show_film(self, film: FilmValue) -> None:
        """Another film, or the same one after a change; what is marked stays while the film is the same."""
        self.setVisible(film.may_edit)
        self._free.setVisible(film.poster_s is not None)
        self._person.offer(film.people, self._person.key())
        for one in (self._person, self._give):
            one.setVisible(bool(film.people))
        self.show_span(*self._span)

    def show_span(self, from_s: float | None, to_s: float | None) -> None:
        """What is marked so far."""
        self._span = from_s, to_s
        if from_s is None and to_s is None:
            self.words.setText(_("Inget avsnitt är markerat"))
        else:
            said = _("Markerat: {begin}–{end}")
            self.words.setText(said.format(begin=clock(from_s) or "…", end=clock(to_s) or "…"))
        self._give.setEnabled(from_s is not None and to_s is not None)

    def _give_pressed(self) -> None:
        from_s, to_s = self._span
        if from_s is not None and to_s is not None and self._person.key():
            self.span_wanted.emit(self._person.key(), from_s, to_s)
