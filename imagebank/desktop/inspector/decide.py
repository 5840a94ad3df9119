"""The curator's decision on what stops at a review: the sentences, the reason, and what the decision binds to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.bullets import Bullets
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.scroll import Column
from imagebank.language import _


class DecideDialog(Sheet):
    """Emits `decided(reason)`: answer with `accept`, or with `complain`."""

    decided = Signal(str)

    def __init__(self, parent: QWidget | None, picture: str, use: str, findings: Sequence[str]) -> None:
        super().__init__(parent, _("Pröva och besluta"), 680, 640)
        self.banner = Banner()
        self.reason = text_area(4)
        self._why_not = label(look="muted", wrap=True)
        self._save = button(_("Besluta"), "check", "primary")
        told = Bullets()
        told.show_sentences(findings)
        binds = _("Beslutet gäller just den här bilden i den här användningen. Det upphör genast om bilden, personerna, samtycket eller reglerna ändras, och det tar aldrig bort ett nej.")  # fmt: skip
        column = Column("DialogBody", margin=4, spacing=12)
        column.add(label(picture, "heading", wrap=True))
        column.add(label(use, "muted", wrap=True))
        column.add(label(_("Det här ska prövas:"), "heading", wrap=True))
        column.add(told)
        column.add(labelled(_("Skälet till beslutet"), self.reason))
        column.add(label(binds, "muted", wrap=True))
        self.body.addWidget(self.banner)
        self.body.addWidget(column, 1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(lambda: self.decided.emit(self.reason.toPlainText().strip()))
        self.put_buttons(self._why_not, cancel, self._save)
        self.reason.textChanged.connect(self._check)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check()

    def complain(self, sentence: str) -> None:
        """The decision could not be recorded."""
        self.banner.say(sentence, "warn")

    def _check(self) -> None:
        missing = "" if self.reason.toPlainText().strip() else _("Skriv skälet till beslutet.")
        self._why_not.setText(missing)
        self._save.setEnabled(not missing)
