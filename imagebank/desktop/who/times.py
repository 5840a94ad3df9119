"""When each person is seen in a film: from and to, as minutes and seconds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.theme.look import gap
from imagebank.desktop.who.values import Seen
from imagebank.language import _

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}(?:[.,]\d+)?)")


class Times(QWidget):
    """Hidden for pictures. Emits `timed(key, from, to)` when both fields can be read; seconds, or None where empty."""

    timed = Signal(str, object, object)

    def __init__(self, heading: str, starts: str, ends: str) -> None:
        """`starts` and `ends` name the fields aloud and hold `{who}`."""
        super().__init__()
        self._heading, self._spoken = heading, (starts, ends)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap(6))
        for column in range(3):
            self._grid.setColumnStretch(column, 1)
        self._fields: dict[str, tuple[QLineEdit, QLineEdit]] = {}

    def show_times(self, seen: Sequence[Seen], film: bool) -> None:
        """A row for each person; the rows stay while the persons are the same."""
        self.setVisible(film and bool(seen))
        if [one.person for one in seen] != list(self._fields) or not film:
            self._build(seen if film else ())
        for one in seen if film else ():
            for field, second in zip(self._fields[one.person], (one.from_s, one.to_s), strict=True):
                if not field.hasFocus():
                    field.setText(clock(second))

    def _build(self, seen: Sequence[Seen]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._fields = {}
        for column, words in enumerate((self._heading, _("från (mm:ss)"), _("till (mm:ss)"))):
            if seen:
                self._grid.addWidget(label(words, "muted", wrap=True), 0, column)
        for row, one in enumerate(seen, 1):
            self._grid.addWidget(label(one.person, wrap=" " in one.person), row, 0)
            made = self._field(one.person, self._spoken[0]), self._field(one.person, self._spoken[1])
            self._fields[one.person] = made
            for column, field in enumerate(made, 1):
                self._grid.addWidget(field, row, column)

    def _field(self, person: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(words.format(who=person))
        field.setMaxLength(8)
        field.setMinimumWidth(1)
        field.textEdited.connect(lambda _text: self._edited(person))
        return field

    def _edited(self, person: str) -> None:
        first, last = (field.text().strip() for field in self._fields[person])
        if all(not text or seconds(text) is not None for text in (first, last)):
            self.timed.emit(person, seconds(first), seconds(last))


def seconds(text: str) -> float | None:
    """`1:05` or `65` as seconds; None where it cannot be read."""
    found = _CLOCK.fullmatch(text.strip())
    return 60 * int(found[1] or 0) + float(found[2].replace(",", ".")) if found else None


def clock(second: float | None) -> str:
    """Seconds as `1:05`."""
    if second is None:
        return ""
    whole, part = divmod(second, 60)
    return f"{int(whole)}:{part:04.1f}" if part % 1 else f"{int(whole)}:{int(part):02}"
