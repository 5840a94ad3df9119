"""The line over a picture: what it is called, whether it may be used (icon and word), which one of how many."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import CellValue
from imagebank.language import _


def state_words(cell: CellValue) -> str:
    """Whether it may be used, and what people think of it: `Giltigt samtycke · Betyg 3 · Utvald`."""
    stars = _("Betyg {n}").format(n=cell.stars) if cell.stars else ""
    return " · ".join(part for part in (cell.status_word, stars, cell.pick_word) if part)


class Head(QFrame):
    """Show a `CellValue` and the place in words; `after` are controls at its end."""

    def __init__(self, *after: QWidget) -> None:
        super().__init__()
        self.setObjectName("Header")
        self._title = label(look="heading", wrap=True)
        self._icon = IconLabel(20)
        self._status = label(wrap=True)
        self._place = label(look="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(8), gap(10), gap(8))
        row.setSpacing(gap(10))
        row.addWidget(self._title, 3)
        row.addWidget(self._icon)
        row.addWidget(self._status, 2)
        for one in (self._place, *after):
            row.addWidget(one)

    def show_cell(self, cell: CellValue | None, place: str) -> None:
        """Another picture; None: it is gone."""
        self._title.setText(breakable(cell.title) if cell else "")
        self._status.setText(state_words(cell) if cell else "")
        self._icon.setVisible(cell is not None)
        self._place.setText(place)
        self._place.setVisible(bool(place))
        if cell is not None:
            self._icon.show_icon(TONE_ICONS[cell.tone], TONE_INKS[cell.tone])

    def words(self) -> tuple[str, str, str]:
        """Title, status and place as shown."""
        return self._title.text(), self._status.text(), self._place.text()
