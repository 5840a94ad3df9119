"""Taking one picture for one's own presentation: what for, where it is shown, in which rendition; then saved or copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.desktop.values import Choice
from imagebank.language import _


@dataclass(frozen=True, slots=True)
class PullWish:
    """What one picture is taken for: `title` says what for, `preset` in which rendition; `as_slides`: as a slide too."""

    title: str
    channel: str
    preset: str
    as_slides: bool = False


class PullSheet(AskSheet):
    """Emits `save_wanted(wish, folder)`, `copy_wanted(wish)`, and `use_changed(channel)`: answer with `show_answer`."""

    save_wanted = Signal(PullWish, Path)
    copy_wanted = Signal(PullWish)
    use_changed = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        picture: str,
        channels: Sequence[Choice],
        presets: Sequence[Choice],
        wish: PullWish,
    ) -> None:
        words = _("Banken antecknar att bilden används, så att du får veta om den måste bort. Du kan också dra bilden från rutnätet till PowerPoint eller Word.")  # fmt: skip
        super().__init__(parent, _("Använd i min presentation"), words, _("Spara…"), (640, 620))
        self._denied = ""
        self.choose_folder = self._choose_folder
        self.title_field = QLineEdit(wish.title)
        self.channel, self.preset = Combo(channels), Combo(presets)
        self.channel.stand_at(wish.channel)
        self.preset.stand_at(wish.preset)
        self.answer = label("", wrap=True)
        self.slides = Tick(_("Spara också en färdig sida i PowerPoint, med alternativtext och bildkredit"))
        self.slides.setChecked(wish.as_slides)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.wish()))
        self.channel.chosen.connect(self.use_changed)
        self.add(
            label(picture, "name", wrap=True),
            labelled(_("Vad den ska användas till"), self.title_field),
            labelled(_("Var den visas"), self.channel, self.answer),
            labelled(_("Storlek"), self.preset),
            self.slides,
        )

    def more_buttons(self) -> tuple[QPushButton, ...]:
        """The other way out."""
        self.copy = button(_("Kopiera"), "copy")
        return (self.copy,)

    def wish(self) -> PullWish:
        """What is asked for."""
        return PullWish(self.title_field.text().strip(), self.channel.key(), self.preset.key())

    def show_answer(self, channel: str, denied: str, words: str) -> None:
        """Whether the picture may be used in the channel; `denied` says why not."""
        if channel == self.channel.key():
            self._denied = denied
            self.answer.setText(denied or words)
            self.answer.setProperty("tone", "bad" if denied else "ok")
            self.answer.style().polish(self.answer)
            self.check()

    def problem(self) -> str:
        """Nothing said of what for, or it may not be used so."""
        if not self.title_field.text().strip():
            return _("Skriv vad bilden ska användas till.")
        return _("Bilden får inte användas så.") if self._denied else ""

    def check(self, _changed: object = None) -> None:
        """Say what is missing, if anything; both ways out are open or neither."""
        super().check()
        self.copy.setEnabled(self.press.isEnabled())

    def send(self) -> None:
        """Save it, in a folder that is asked for."""
        folder = self.choose_folder()
        if folder:
            self.save_wanted.emit(replace(self.wish(), as_slides=self.slides.isChecked()), Path(folder))
        self.check()

    def _choose_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Välj plats"))
