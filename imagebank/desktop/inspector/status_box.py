"""The answer in a box: icon, word and colour, the reasons, what would mend it, and buttons that lead there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from imagebank.desktop.inspector.steps import Steps
from imagebank.desktop.parts.bullets import Bullets
from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import StatusValue
from imagebank.language import _


class StatusBox(QFrame):
    """Shows a `StatusValue`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("StatusBox")
        self._icon = IconLabel(24)
        self._headline = label(look="heading", wrap=True)
        self._reasons, self._mends = Bullets(), Bullets()
        self.steps = Steps()
        self._solve = label(_("Så går det att lösa:"), "heading", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(gap(5))
        for part in (self._headline, self._reasons, self._solve, self._mends):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(gap(12))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(14), gap(11), gap(14), gap(12))
        box.setSpacing(gap(12))
        box.addLayout(row)
        box.addWidget(self.steps)

    def show_status(self, status: StatusValue) -> None:
        """Say it: in the box, and as one sentence for a screen reader."""
        ink = TONE_INKS[status.tone]
        for part in (self, self._headline):
            part.setProperty("tone", ink)
            part.style().polish(part)
        self._icon.show_icon(TONE_ICONS[status.tone], ink)
        self._headline.setText(status.headline)
        self._reasons.show_sentences(status.reasons)
        self._solve.setVisible(bool(status.mend))
        self._mends.show_sentences(status.mend)
        self.steps.show_steps(status.steps)
        mend = _("Så går det att lösa: {steps}").format(steps=" ".join(status.mend)) if status.mend else ""
        self.setAccessibleName(". ".join(filter(None, (status.headline, *status.reasons, mend))))
