"""What has become of a pack: the steps it took, and the places where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from imagebank.desktop.packs.values import PlaceValue
from imagebank.desktop.parts.bullets import Bullets
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _


class PackStory(Column):
    """Emits `place_wanted` and `down_wanted(place)`."""

    place_wanted = Signal()
    down_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("DialogBody", margin=4, spacing=14)
        self.add_place = button(_("Anteckna var det är publicerat…"), "map-pin")
        self.add_place.clicked.connect(self.place_wanted)
        self._none = label("", "muted", wrap=True)
        self._places = QWidget()
        box = QVBoxLayout(self._places)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(10))
        self._cards: list[QWidget] = []
        self._shown: tuple[PlaceValue, ...] | None = None
        self._steps = Bullets()
        for part in (
            label(_("Publicerat på"), "name"), self._none, self._places, flowing(self.add_place),
            label(_("Historik"), "name"), self._steps,
        ):  # fmt: skip
            self.add(part)

    def show_story(
        self, history: Sequence[str], places: Sequence[PlaceValue], *, has_left: bool, may_edit: bool
    ) -> None:
        """Show the steps and the places; places are noted once the pack has left."""
        self._steps.show_sentences(history)
        self.add_place.setVisible(has_left and may_edit)
        self._none.setVisible(not places)
        self._none.setText(
            _("Ingen plats är antecknad. Anteckna var bilderna är publicerade, så vet banken var de ska bort om ett samtycke återkallas.")
            if has_left
            else _("Platser antecknas när paketet är utlämnat.")
        )  # fmt: skip
        if tuple(places) != self._shown:
            self._shown = tuple(places)
            self._build(may_edit=may_edit)

    def _build(self, *, may_edit: bool) -> None:
        for one in self._cards:
            one.hide()
            one.deleteLater()
        self._cards = [self._card(one, may_edit=may_edit) for one in self._shown or ()]
        for one in self._cards:
            self._places.layout().addWidget(one)  # type: ignore[union-attr]

    def _card(self, place: PlaceValue, *, may_edit: bool) -> QWidget:
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(gap(2))
        lines.addWidget(label(place.words, "heading", wrap=True))
        lines.addWidget(label(place.facts, "muted", wrap=True))
        made = QFrame()
        made.setObjectName("Card")
        box = QVBoxLayout(made)
        box.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        if place.down or not may_edit:
            box.addWidget(words)
            return made
        down = button(
            _("Märk som borttaget"), "check", spoken=_("Märk som borttaget: {place}").format(place=place.words)
        )
        down.clicked.connect(lambda: self.down_wanted.emit(place.id))
        box.addWidget(Turning(words, down, px(260)))
        return made
