"""What is to be checked: files, a folder, and perhaps a channel. Files can be dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import labelled
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.desktop.take_in.drop import FileDrop
from imagebank.desktop.take_in.sources import Sources
from imagebank.desktop.trace.values import TraceAsk
from imagebank.desktop.values import Choice
from imagebank.language import _


class TraceSheet(AskSheet):
    """Emits `wanted(TraceAsk)`."""

    wanted = Signal(TraceAsk)

    def __init__(self, parent: QWidget | None, channels: Sequence[Choice], paths: Sequence[Path] = ()) -> None:
        words = _("Varje bild ur banken känns igen, också när den är förminskad, beskuren eller ligger i en skärmdump. Svaret säger vad som får vara kvar, till när, vad som ska bort och vad som kan användas i stället.")  # fmt: skip
        super().__init__(parent, _("Kontrollera en presentation"), words, _("Kontrollera"), (640, 520))
        self.sources = Sources()
        self.sources.choose(paths)
        usual = Choice("", _("Den som bilden lämnades ut för"))
        self.channel = Combo((usual, *channels))
        self.sources.changed.connect(self.check)
        FileDrop(self).dropped.connect(self.sources.choose)
        self.add(
            labelled(_("Presentationer, dokument, bilder eller mappar"), self.sources),
            labelled(_("Kanal"), self.channel),
        )

    def problem(self) -> str:
        """Nothing chosen."""
        return "" if self.sources.paths else _("Välj vad som ska kontrolleras, eller släpp det här.")

    def send(self) -> None:
        """Tell what and for what."""
        self.wanted.emit(TraceAsk(self.sources.paths, self.channel.key()))
