"""One setting of the bank as a row: asked for by its kind, told when it is changed, and set back where it was refused."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.settings.values import SettingValue

_MOST = 999_999


class SettingRow(QWidget):
    """Emits `changed(name, value)` when the user has chosen, or has left the field."""

    changed = Signal(str, str)

    def __init__(self, setting: SettingValue) -> None:
        super().__init__()
        self._setting = setting
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.field = QLineEdit()
        self.choice = Combo(setting.choices)
        self.tick = Tick(setting.words)
        if setting.kind == "yes_no":
            self.tick.clicked.connect(lambda on: self._tell("true" if on else "false"))
            box.addWidget(self.tick)
        elif setting.kind == "choice":
            self.choice.chosen.connect(self._tell)
            box.addWidget(labelled(setting.words, self.choice))
        else:
            if setting.kind == "number":
                self.field.setValidator(QIntValidator(0, _MOST, self.field))
            self.field.editingFinished.connect(lambda: self._tell(self.field.text().strip()))
            box.addWidget(labelled(setting.words, self.field))
        self.show_value(setting)

    def show_value(self, setting: SettingValue) -> None:
        """Stand at what is in force, telling nobody; what is being typed stays."""
        self._setting = setting
        self.tick.setChecked(setting.value == "true")
        self.choice.stand_at(setting.value)
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(setting.value)

    def _tell(self, value: str) -> None:
        self.field.setModified(False)
        if value != self._setting.value:
            self.changed.emit(self._setting.name, value)
