"""What a film needs besides: captions and whether it needs audio description."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import SEVERAL, Choice, InspectorValue
from imagebank.language import _


class FilmBox(QWidget):
    """Hidden for pictures. Emits `audio_chosen(key)`, `captions_wanted` and `play_wanted`."""

    audio_chosen = Signal(str)
    captions_wanted = Signal()
    play_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._play = button(_("Spela"), "play", spoken=_("Spela filmen"))
        self._play.clicked.connect(self.play_wanted)
        self._audio = Combo()
        self._captions = label(wrap=True)
        self._add = button(_("Lägg till undertexter…"), "plus")
        self._add.clicked.connect(self.captions_wanted)
        self._audio.chosen.connect(self._chosen)
        self._caption_rows = QWidget()
        inner = QVBoxLayout(self._caption_rows)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap(6))
        for part in (label(_("Undertexter"), "heading"), self._captions, self._add):
            inner.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(14))
        box.addWidget(self._play)
        box.addWidget(self._caption_rows)
        box.addWidget(labelled(_("Syntolkning"), self._audio))

    def show_film(self, value: InspectorValue) -> None:
        """Stand at the film's answers."""
        self.setVisible(value.audio is not None)
        several = value.audio is SEVERAL
        head = (Choice("", _("Flera värden")),) if several else ()
        self._audio.offer((*head, *value.audios), "" if several or value.audio is None else str(value.audio))
        self._audio.setEnabled(value.may_edit)
        self._caption_rows.setVisible(value.captions is not None)
        self._play.setVisible(len(value.ids) == 1)
        self._captions.setText(", ".join(value.captions or ()) or _("Inga undertexter ännu."))
        self._add.setVisible(value.may_edit)

    def _chosen(self, key: str) -> None:
        if key:
            self.audio_chosen.emit(key)
