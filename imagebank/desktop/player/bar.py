"""The player's controls: play, back and on, the place in the film, sound, speed, captions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.controls import name as named
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.words import length
from imagebank.desktop.player.values import CaptionTrack
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice
from imagebank.language import _

_TENTHS = 10
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "2")
OFF, NORMAL = "", "1"


class QuietSlider(QSlider):
    """A slider that leaves the wheel alone: rolling past must not change anything."""

    def __init__(self, most: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, most)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Not ours."""
        event.ignore()


class PlayerBar(QFrame):
    """Emits intentions in seconds, shares and keys; `show_…` say how it stands."""

    play_wanted = Signal()
    jumped = Signal(float)
    framed = Signal(int)
    sought = Signal(float)
    volume_chosen = Signal(float)
    mute_wanted = Signal()
    speed_chosen = Signal(float)
    captions_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("JobBar")
        self._length_s = 0.0
        self._play = button(_("Spela"), "play", "primary")
        self._play.clicked.connect(self.play_wanted)
        self._place = QuietSlider(0)
        self._place.setSingleStep(_TENTHS)
        self._place.setPageStep(5 * _TENTHS)
        self._place.valueChanged.connect(lambda tenths: self.sought.emit(tenths / _TENTHS))
        self._clock = label()
        self._mute = icon_button("volume-2", _("Stäng av ljudet"))
        self._mute.clicked.connect(self.mute_wanted)
        self._volume = QuietSlider(100)
        self._volume.setFixedSize(px(110), px(40))
        self._volume.setValue(80)
        self._volume.valueChanged.connect(self._volume_moved)
        self._speed, self._captions = Combo(), Combo()
        self._lay_out()
        self._volume_named()
        self.show_second(0.0, aloud=True)

    def show_film(
        self, length_s: float, tracks: Sequence[CaptionTrack], track: str, *, sound: bool, plays: bool
    ) -> None:
        """Another film."""
        self._length_s = length_s
        self._captions.offer([Choice(OFF, _("Av")), *(Choice(one.lang, one.label) for one in tracks)], track)
        self._captions_row.setVisible(bool(tracks))
        for one in (self._mute, self._volume):
            one.setEnabled(sound)
        self._play.setEnabled(plays)
        self._speed.setEnabled(plays)
        was = self._place.blockSignals(True)
        self._place.setRange(0, max(1, round(length_s * _TENTHS)))
        self._place.blockSignals(was)
        self.show_second(0.0, aloud=True)

    def show_playing(self, *, on: bool) -> None:
        """Whether the film moves."""
        words = _("Pausa") if on else _("Spela")
        self._play.setText(words)
        self._play.setAccessibleName(words)
        self._play.setIcon(icon("pause" if on else "play", "on_accent"))

    def show_second(self, second: float, *, aloud: bool) -> None:
        """Where the film stands; `aloud` lets the slider be called by it too, which a film that moves does not."""
        words = _("{at} av {length}").format(at=length(int(second)), length=length(self._length_s))
        self._clock.setText(words)
        was = self._place.blockSignals(True)
        self._place.setValue(round(second * _TENTHS))
        self._place.blockSignals(was)
        if aloud:
            self._place.setAccessibleName(_("Plats i filmen: {place}").format(place=words))

    def show_muted(self, *, on: bool) -> None:
        """Whether it is silent."""
        words = _("Slå på ljudet") if on else _("Stäng av ljudet")
        self._mute.setIcon(icon("volume-x" if on else "volume-2"))
        self._mute.setAccessibleName(words)
        self._mute.setToolTip(words)

    def show_track(self, lang: str) -> None:
        """Which captions are seen."""
        self._captions.stand_at(lang)

    @property
    def volume(self) -> float:
        """0 to 1, as chosen."""
        return self._volume.value() / 100

    @property
    def clock(self) -> str:
        """`0:12 av 0:38`."""
        return self._clock.text()

    def _lay_out(self) -> None:
        back, on = (
            icon_button("rotate-ccw", _("Fem sekunder bakåt")),
            icon_button("rotate-cw", _("Fem sekunder framåt")),
        )
        before, after = icon_button("step-back", _("Föregående ruta")), icon_button("step-forward", _("Nästa ruta"))
        back.clicked.connect(lambda: self.jumped.emit(-5.0))
        on.clicked.connect(lambda: self.jumped.emit(5.0))
        before.clicked.connect(lambda: self.framed.emit(-1))
        after.clicked.connect(lambda: self.framed.emit(1))
        self._speed.offer([Choice(one, _speed_words(one)) for one in SPEEDS], NORMAL)
        self._speed.chosen.connect(lambda key: self.speed_chosen.emit(float(key)))
        self._captions.chosen.connect(self.captions_chosen)
        self._captions_row = _beside(_("Undertexter"), self._captions)
        top = QHBoxLayout()
        top.setSpacing(gap(12))
        top.addWidget(self._place, 1)
        top.addWidget(self._clock)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(16), gap(6), gap(16), gap(8))
        box.setSpacing(gap(6))
        box.addLayout(top)
        box.addWidget(
            flowing(
                self._play, back, on, before, after, self._mute, self._volume, _beside(_("Fart"), self._speed),
                self._captions_row,
            )
        )  # fmt: skip

    def _volume_moved(self, percent: int) -> None:
        self._volume_named()
        self.volume_chosen.emit(percent / 100)

    def _volume_named(self) -> None:
        self._volume.setAccessibleName(_("Ljudstyrka: {n} procent").format(n=self._volume.value()))


def _speed_words(key: str) -> str:
    return _("Normal") if key == NORMAL else _("{n} gånger").format(n=QLocale().toString(float(key)))


def _beside(words: str, combo: Combo) -> QWidget:
    """A heading beside its combo box, so that the row stays low."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(8))
    said = label(words, "heading")
    named(combo, said)
    combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    combo.setMinimumContentsLength(9)
    row.addWidget(said)
    row.addWidget(combo)
    return made
