"""The end of quick classifying: what was done, and what still lacks an environment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.words import number
from imagebank.desktop.quick.values import QuickSum
from imagebank.desktop.theme.look import gap
from imagebank.language import _, ngettext


class Summary(QWidget):
    """Emits `back_wanted`, `again_wanted` and `lacking_wanted`."""

    back_wanted = Signal()
    again_wanted = Signal()
    lacking_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head, self.words = label(_("Klart"), "title"), label(wrap=True)
        self.back = button(_("Tillbaka till bilderna"), "check", "primary")
        self._again = button(_("Gå igenom igen"), "rotate-ccw")
        self.lacking = button(_("Visa dem som saknar lärmiljö"), "images")
        self.back.clicked.connect(self.back_wanted)
        self._again.clicked.connect(self.again_wanted)
        self.lacking.clicked.connect(self.lacking_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(40), gap(40), gap(40), gap(40))
        box.setSpacing(gap(16))
        box.addStretch(1)
        for part in (self._head, self.words, flowing(self.lacking, self._again, self.back)):
            box.addWidget(part)
        box.addStretch(2)

    def show_sum(self, told: QuickSum) -> None:
        """Say it, and take the keyboard."""
        self.words.setText(sum_words(told))
        self.lacking.setVisible(bool(told.lacking))
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)


def sum_words(told: QuickSum) -> str:
    """`87 genomgångna, 41 ändrade. 30 saknar lärmiljö.`"""
    seen = ngettext("{n} genomgången av {total}", "{n} genomgångna av {total}", told.seen)
    changed = ngettext("{n} ändrad", "{n} ändrade", told.changed).format(n=number(told.changed))
    n = len(told.lacking)
    lack = (
        ngettext("{n} saknar lärmiljö.", "{n} saknar lärmiljö.", n).format(n=number(n))
        if n
        else _("Alla har lärmiljö.")
    )
    said = _("{seen}, {changed}.").format(
        seen=seen.format(n=number(told.seen), total=number(told.total)), changed=changed
    )
    return f"{said} {lack}"
