"""How files are taken in: only what is new, and copied or left where they are."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.radio import Radio
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap
from imagebank.language import _


class WayBox(QWidget):
    """Copy, and everything, to begin with."""

    def __init__(self) -> None:
        super().__init__()
        self.only_new = Tick(_("Bara det som är nytt (hoppa över det som tagits in från kortet förut)"))
        self.copy = Radio(_("Kopiera originalen till banken"))
        self.reference = Radio(_("Låt originalen ligga kvar där de är"))
        copied = _("Banken har en egen kopia, som aldrig ändras. Kortet eller mappen kan tömmas efteråt.")
        left = _("Banken pekar på filerna. Flyttas, ändras eller raderas de kan bilderna inte lämnas ut förrän de är sökta på nytt.")  # fmt: skip
        self._means = {self.copy: label(copied, "muted", wrap=True), self.reference: label(left, "muted", wrap=True)}
        group = QWidget()
        group.setAccessibleName(_("Originalen"))
        inner = QVBoxLayout(group)
        box = QVBoxLayout(self)
        for layout in (inner, box):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(gap(2))
        inner.addWidget(label(_("Originalen"), "heading"))
        for one, means in self._means.items():
            means.setContentsMargins(gap(33), 0, 0, gap(4))
            one.setAccessibleDescription(means.text())
            one.toggled.connect(means.setVisible)
            means.hide()
            inner.addWidget(one)
            inner.addWidget(means)
        box.addWidget(group)
        box.addSpacing(gap(8))
        box.addWidget(self.only_new)
        self.copy.setChecked(True)

    def stand_at(self, *, reference: bool, only_new: bool) -> None:
        """Begin with this."""
        (self.reference if reference else self.copy).setChecked(True)
        self.only_new.setChecked(only_new)
