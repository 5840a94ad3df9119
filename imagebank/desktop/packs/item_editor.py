"""One item of a pack: what stops it and where that is mended, its texts here, its renditions, focus point or film part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.inspector.status_box import StatusBox
from imagebank.desktop.packs.crops import CroppedPicture
from imagebank.desktop.packs.film import FilmPart
from imagebank.desktop.packs.texts import AltText, KeptText
from imagebank.desktop.packs.values import ItemValue, PresetValue, Remark
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.ticks_box import TicksBox
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import TickValue
from imagebank.language import _


class ItemEditor(Column):
    """Emits `edited(number, changes)` (names of `core.pack.ItemChoice`), `alt_typed(number, text)`, and
    `step_wanted(number, action, person)`.
    """

    edited = Signal(int, dict)
    alt_typed = Signal(int, str)
    step_wanted = Signal(int, str, str)

    def __init__(self, small: Thumbnails, large: Thumbnails) -> None:
        super().__init__("DialogBody", margin=4, spacing=16)
        self.item: ItemValue | None = None
        self._title = label("", "name", wrap=True)
        self.status = StatusBox()
        self.alt, self.caption = AltText(), KeptText(_("Bildtext här"), 3)
        self.renditions = TicksBox(_("Utgåvor"), _("Utgåva: {words}"))
        self._usual = label("", "muted", wrap=True)
        self.as_usual = button(_("Välj kanalens utgåvor igen"), "undo-2")
        self.picture = CroppedPicture(small, large)
        self.no_point = button(_("Låt banken välja fokuspunkten"), "undo-2")
        self._crop_words = label("", "muted", wrap=True)
        self.film = FilmPart()
        self._frame = _group(label(_("Fokuspunkt"), "heading"), self._crop_words, self.picture, flowing(self.no_point))
        self._part = _group(label(_("Det som används av filmen"), "heading"), self.film)
        for part in (
            self._title, self.status, self.alt, self.caption,
            _group(self.renditions, self._usual, flowing(self.as_usual)), self._frame, self._part,
        ):  # fmt: skip
            self.add(part)
        self._connect()

    def show_item(self, item: ItemValue, *, may_edit: bool) -> None:
        """Show this item; what is being typed for it stays."""
        other = self.item is None or self.item.number != item.number
        self.item = item
        choice, key = item.choice, item.number
        self._title.setText(item.title)
        self.status.show_status(item.status)
        self.alt.show_alt(
            key, choice.alt or "", item.own_alt, item.remarks, decorative=choice.decorative, may_edit=may_edit
        )
        self.caption.show_text(key, choice.caption or "", item.own_caption, may_edit=may_edit)
        self._show_renditions(item, may_edit=may_edit)
        self._frame.setVisible(item.media == "foto" and item.size is not None)
        if item.size is not None:
            self.picture.show_picture(key, item.title, item.size, item.areas, may_edit)
        self.picture.show_crops(self._in_use(), choice.focus)
        self.no_point.setVisible(choice.focus is not None and may_edit)
        self._say_crops()
        self._part.setVisible(item.media == "film")
        if item.media == "film":
            self.film.show_choice(key, choice, item.duration_s or 0.0, may_edit=may_edit)
        if other:
            self.verticalScrollBar().setValue(0)

    def show_remarks(self, number: int, text: str, remarks: Sequence[Remark]) -> None:
        """What the guide says of an alternative text."""
        self.alt.show_remarks(number, text, remarks)

    def focus_alt(self) -> None:
        """Take the keyboard to the alternative text."""
        self.alt.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_renditions(self, item: ItemValue, *, may_edit: bool) -> None:
        chosen = item.choice.renditions or item.usual
        self.renditions.show_ticks(tuple(TickValue(p.key, p.label, p.key in chosen) for p in item.presets), may_edit)
        own = bool(item.choice.renditions)
        self._usual.setText(
            _("Valda för den här.") if own else _("Paketets eller kanalens utgåvor, om inget annat väljs.")
        )
        self.as_usual.setVisible(own and may_edit)

    def _in_use(self) -> list[PresetValue]:
        ticked = self.renditions.ticked()
        return [one for one in self.item.presets if one.key in ticked] if self.item else []

    def _say_crops(self) -> None:
        cut = any(one.ratio for one in self._in_use())
        chosen = _("Klicka i bilden eller flytta med pilarna. Ramarna visar vad utgåvorna behåller.")
        self._crop_words.setText(chosen if cut else _("Ingen av utgåvorna beskär bilden."))

    def _connect(self) -> None:
        self.alt.edited.connect(self._alt_edited)
        self.alt.decorated.connect(lambda on: self._tell(decorative=on))
        self.caption.edited.connect(lambda text: self._tell(caption=text or None))
        self.renditions.changed.connect(self._ticked)
        self.as_usual.clicked.connect(lambda: self._tell(renditions=()))
        self.picture.chosen.connect(lambda point: self._tell(focus=point))
        self.no_point.clicked.connect(self._no_point)
        self.film.edited.connect(lambda changes: self._tell(**changes))
        self.status.steps.wanted.connect(self._step)

    def _tell(self, **changes: object) -> None:
        if self.item is not None:
            self.edited.emit(self.item.number, changes)

    def _alt_edited(self, text: str) -> None:
        self._tell(alt=text or None)
        if self.item is not None:
            self.alt_typed.emit(self.item.number, self.alt.held())

    def _ticked(self, _key: str, _on: bool) -> None:
        self._tell(renditions=self.renditions.ticked())
        self.picture.show_crops(self._in_use(), self.picture.point)
        self._say_crops()

    def _no_point(self) -> None:
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picture.show_crops(self._in_use(), None)
        self._tell(focus=None)

    def _step(self, action: str, person: str) -> None:
        if self.item is not None:
            self.step_wanted.emit(self.item.number, action, person)


def _group(*parts: QWidget) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap(6))
    for part in parts:
        box.addWidget(part)
    return made
