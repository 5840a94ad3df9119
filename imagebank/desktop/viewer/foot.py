"""The controls under a picture: back and on, larger and smaller, the alternative text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _


class Foot(QFrame):
    """Emits what is wanted; `show_state` says how it stands."""

    stepped = Signal(int)
    zoomed = Signal(int)
    fit_wanted = Signal()
    full_wanted = Signal()
    alt_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("JobBar")
        back, on = icon_button("arrow-left", _("Föregående bild")), icon_button("arrow-right", _("Nästa bild"))
        back.clicked.connect(lambda: self.stepped.emit(-1))
        on.clicked.connect(lambda: self.stepped.emit(1))
        self._steps = {-1: back, 1: on}
        smaller, larger = icon_button("zoom-out", _("Mindre")), icon_button("zoom-in", _("Större"))
        smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        larger.clicked.connect(lambda: self.zoomed.emit(1))
        fit, full = button(_("Hela bilden"), "maximize"), button(_("100 %"), spoken=_("100 %, bildpunkt för bildpunkt"))
        fit.clicked.connect(self.fit_wanted)
        full.clicked.connect(self.full_wanted)
        self._percent = label(look="muted")
        self._percent.setMinimumWidth(px(64))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setFixedHeight(px(40))
        self._zooming = QWidget()
        inner = QHBoxLayout(self._zooming)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap(8))
        for one in (smaller, self._percent, larger, fit, full):
            inner.addWidget(one)
        self._alt = button(_("Visa alternativtext"), "text")
        self._alt.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._alt.clicked.connect(self.alt_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        row.addWidget(flowing(back, on, self._zooming, self._alt), 1)

    def show_place(self, *, first: bool, last: bool) -> None:
        """Whether there is something before and after."""
        self._steps[-1].setEnabled(not first)
        self._steps[1].setEnabled(not last)

    def show_percent(self, percent: int) -> None:
        """How large the original's pixels are shown; 0: there is no picture."""
        self._percent.setText(_("{n} %").format(n=percent) if percent else "")

    def show_film(self, *, film: bool) -> None:
        """A film fits its room always."""
        self._zooming.setVisible(not film)

    def show_alt(self, *, shown: bool) -> None:
        """Whether the alternative text is seen."""
        words = _("Dölj alternativtext") if shown else _("Visa alternativtext")
        self._alt.setText(words)
        self._alt.setAccessibleName(words)
