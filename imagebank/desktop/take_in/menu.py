"""The menu beside the take-in button: everything that has to do with taking in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from imagebank.desktop.theme.icons import icon
from imagebank.language import _


class TakeInMenu(QMenu):
    """Emits one wish for each line."""

    take_in_wanted = Signal()
    history_wanted = Signal()
    folders_wanted = Signal()
    review_wanted = Signal()
    refind_wanted = Signal()
    coverage_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TakeInMenu")
        self.setAccessibleName(_("Mer om att hämta in"))
        lines = (
            (_("Hämta in…"), "image-plus", self.take_in_wanted),
            (_("Tidigare inhämtningar…"), "undo-2", self.history_wanted),
            (_("Bevakade mappar…"), "folder-open", self.folders_wanted),
            (_("Granska liknande bilder…"), "images", self.review_wanted),
            (_("Sök upp flyttade original…"), "search", self.refind_wanted),
            (_("Täckning: vad saknas?…"), "grid-3x3", self.coverage_wanted),
        )
        for words, icon_name, wish in lines:
            self.addAction(icon(icon_name), words).triggered.connect(lambda _on=False, wish=wish: wish.emit())
