"""An empty place that says what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.theme.look import gap, px


class Empty(QScrollArea):
    """An icon, a heading, a sentence, and one button for the next step."""

    pressed = Signal()

    def __init__(self, icon_name: str, heading: str, sentence: str, action: str, action_icon: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon = IconLabel(56, icon_name, "accent")
        words = label(sentence, "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(px(360))
        title = label(heading, "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        press = self.press = button(action, action_icon, "primary")
        press.clicked.connect(self.pressed)
        self._lay_out(title, words, press)

    def _lay_out(self, title: QLabel, words: QLabel, press: QWidget) -> None:
        body = QWidget()
        body.setObjectName("Empty")
        box = QVBoxLayout(body)
        box.setContentsMargins(gap(24), gap(24), gap(24), gap(24))
        box.setSpacing(gap(12))
        box.addStretch(2)
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(title)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(words)
        row.addStretch(1)
        box.addLayout(row)
        box.addSpacing(gap(8))
        box.addWidget(press, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.setWidget(body)
