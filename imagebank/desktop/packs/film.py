"""Of a film in a pack: which part is used, and the moment of its still."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imagebank.core.pack import ItemChoice
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.words import length
from imagebank.desktop.theme.look import gap
from imagebank.desktop.who.times import clock, seconds
from imagebank.language import _


class FilmPart(QWidget):
    """Emits `edited(changes)` with `span` and `poster_s` in seconds once what is written can be read."""

    edited = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._key, self._shown, self._duration = -1, ("", "", ""), 0.0
        self.start, self.end, self.still = QLineEdit(), QLineEdit(), QLineEdit()
        self._problem = label("", wrap=True)
        self._problem.setProperty("tone", "bad")
        row = QHBoxLayout()
        row.setSpacing(gap(12))
        for words, field in ((_("Från"), self.start), (_("Till"), self.end), (_("Stillbild vid"), self.still)):
            field.setMaxLength(8)
            field.setMinimumWidth(1)
            row.addWidget(labelled(words, field), 1)
            field.textEdited.connect(self._typed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(6))
        box.addLayout(row)
        box.addWidget(self._problem)

    def show_choice(self, key: int, choice: ItemChoice, duration_s: float, *, may_edit: bool) -> None:
        """Show what was chosen for film `key`; what is being typed stays."""
        first, last = choice.span or (None, None)
        new = clock(first), clock(last), clock(choice.poster_s)
        fields = (self.start, self.end, self.still)
        for field, text, before in zip(fields, new, self._shown, strict=True):
            if key != self._key or field.text() == before:
                field.setText(text)
            field.setReadOnly(not may_edit)
        self._key, self._shown, self._duration = key, new, duration_s
        for field, hint in zip(fields, ("0:00", clock(duration_s), _("Väljs av banken")), strict=True):
            field.setPlaceholderText(hint)
        self._say()

    def problem(self) -> str:
        """Why what is written cannot be used, in a sentence."""
        written = [field.text().strip() for field in (self.start, self.end, self.still)]
        read = [seconds(text) if text else None for text in written]
        if any(text and second is None for text, second in zip(written, read, strict=True)):
            return _("Skriv tider som minuter och sekunder, till exempel 1:05.")
        if any(second is not None and second > self._duration for second in read):
            return _("Filmen är {length} lång.").format(length=length(self._duration))
        if (read[0] or 0) >= (read[1] if read[1] is not None else self._duration):
            return _("Avsnittet slutar före sin början.")
        return ""

    def _typed(self, _text: str) -> None:
        self._say()
        if not self.problem():
            first, last, still = (seconds(field.text()) for field in (self.start, self.end, self.still))
            whole = first is None and last is None
            span = None if whole else (first or 0.0, self._duration if last is None else last)
            self.edited.emit({"span": span, "poster_s": still})

    def _say(self) -> None:
        problem = self.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
