"""When each person is seen in a film: from and to, as minutes and seconds, as many times as they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import icon_button, label
from imagebank.desktop.theme.look import gap
from imagebank.desktop.who.values import TimeRow
from imagebank.language import _

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}(?:[.,]\d+)?)")


class Times(QWidget):
    """Hidden for pictures. Emits `timed(key, from, to)` when both fields can be read (seconds, or None where empty),
    `chosen(key)` when a row gets the keyboard, `added(key)` for one more time after that one, and `removed(key)`.
    """

    timed = Signal(str, object, object)
    chosen = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, heading: str, starts: str, ends: str) -> None:
        """`starts` and `ends` name the fields aloud and hold `{who}`."""
        super().__init__()
        self._heading, self._spoken = heading, (starts, ends)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(6))
        self._rows: list[TimeRow] = []
        self._fields: dict[str, tuple[QLineEdit, QLineEdit]] = {}

    def show_times(self, rows: Sequence[TimeRow], film: bool) -> None:
        """These rows; the fields stay while the rows are of the same persons and times."""
        self.setVisible(film and bool(rows))
        if [_shape(one) for one in rows] != [_shape(one) for one in self._rows]:
            self._build(rows)
        self._rows = list(rows)
        for one in rows:
            for field, second in zip(self._fields[one.key], (one.from_s, one.to_s), strict=True):
                if not field.hasFocus():
                    field.setText(clock(second))

    def take_keyboard(self, key: str) -> None:
        """Let the row of that key be filled in."""
        if key in self._fields:
            field = self._fields[key][0]
            if (line := field.parentWidget()) is not None:
                line.show()  # a new row is not shown yet, and what is not shown gets no keyboard
            field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Whoever comes to a field looks at its time."""
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(next((key for key, fields in self._fields.items() if watched in fields), ""))
        return False

    def _build(self, rows: Sequence[TimeRow]) -> None:
        for fields in self._fields.values():
            for field in fields:
                field.removeEventFilter(self)  # one that goes gives the keyboard to another, which nobody chose
        while (item := self._box.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._fields = {}
        if rows:
            self._box.addWidget(label(self._heading, "muted", wrap=True))
            names = (label(words, "muted", wrap=True) for words in (_("från (mm:ss)"), _("till (mm:ss)")))
            self._box.addWidget(_side_by_side(names))
        for one in rows:
            self._put_row(one)

    def _put_row(self, row: TimeRow) -> None:
        """The words and buttons, and under them the fields: there is no room for all beside each other in large text."""
        buttons: list[QWidget] = []
        if row.may_remove:
            remove = icon_button("x", _("Ta bort tiden: {who}").format(who=row.words))
            remove.clicked.connect(lambda: self.removed.emit(row.key))
            buttons.append(remove)
        if row.may_add:
            add = icon_button("plus", _("En tid till: {who}").format(who=row.words))
            add.clicked.connect(lambda: self.added.emit(row.key))
            buttons.append(add)
        made = self._field(row, self._spoken[0]), self._field(row, self._spoken[1])
        self._fields[row.key] = made
        self._box.addWidget(_side_by_side([label(row.words, wrap=" " in row.words)], buttons))
        self._box.addWidget(_side_by_side(made))

    def _field(self, row: TimeRow, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(words.format(who=row.words))
        field.setMaxLength(8)
        field.setMinimumWidth(1)
        field.textEdited.connect(lambda _text: self._edited(row.key))
        field.installEventFilter(self)
        return field

    def _edited(self, key: str) -> None:
        first, last = (field.text().strip() for field in self._fields[key])
        if all(not text or seconds(text) is not None for text in (first, last)):
            self.timed.emit(key, seconds(first), seconds(last))


def _side_by_side(parts: Iterable[QWidget], buttons: Iterable[QWidget] = ()) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(6))
    for part in parts:
        row.addWidget(part, 1)
    for button in buttons:
        row.addWidget(button)
    return made


def _shape(row: TimeRow) -> tuple[str, str, bool, bool]:
    """What a row is made of, whatever its times are."""
    return row.key, row.words, row.may_add, row.may_remove


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
