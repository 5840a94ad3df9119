"""The top of the inspector: picture, name, file, and the answer for the use in force."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.inspector.picture import Picture
from imagebank.desktop.inspector.status_box import StatusBox
from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import InspectorValue


class Head(QWidget):
    """Shows what is looked at; nothing here is edited."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._picture = Picture(thumbnails)
        self._name = label(look="name", wrap=True)
        self._file = label(look="muted", wrap=True)
        self.missing = label(wrap=True)
        self.missing.setProperty("tone", "bad")
        self._status = StatusBox()
        self.steps = self._status.steps
        words = QVBoxLayout()
        words.setSpacing(gap(4))
        words.addWidget(self._name)
        words.addWidget(self._file)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(14))
        box.addWidget(self._picture)
        box.addLayout(words)
        box.addWidget(self.missing)
        box.addWidget(self._status)

    def show_head(self, value: InspectorValue) -> None:
        """Show it; the picture is spoken as its alternative text."""
        alt = value.texts.get("alt_sv")
        self._picture.show_id(value.picture, alt if isinstance(alt, str) and alt else value.heading)
        self._name.setText(breakable(value.heading))
        self._name.setAccessibleName(value.heading)
        self._file.setText(value.file_line)
        self.missing.setText(value.missing)
        self.missing.setVisible(bool(value.missing))
        self._status.show_status(value.status)
