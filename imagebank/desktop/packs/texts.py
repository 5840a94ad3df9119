"""The texts that an item has in its pack: fields that keep what is typed, and the alternative text with its guide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from imagebank.core.alt_guide import MAX_LENGTH, WARN_LENGTH
from imagebank.desktop.packs.values import Remark
from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.controls import label, name
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap
from imagebank.language import _, ngettext

_PAUSE_MS = 900
"""The guide's remarks are read aloud when nobody has typed for so long."""


class KeptText(QWidget):
    """A text under its heading; empty, its own text stands in the field as a hint. Emits `edited(text)` while it is typed.

    `show_text` never takes away what is being typed: only a field that stands as it was last shown gets another text.
    """

    edited = Signal(str)

    def __init__(self, heading: str, lines: int) -> None:
        super().__init__()
        self._shown, self._key = "", -1
        self.words = label(heading, "heading", wrap=True)
        self.field = text_area(lines)
        name(self.field, self.words)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(gap(6))
        self.box.addWidget(self.words)
        self.box.addWidget(self.field)
        self.field.textChanged.connect(self._typed)

    def text(self) -> str:
        """What stands there, on one line."""
        return " ".join(self.field.toPlainText().split())

    def show_text(self, key: int, text: str, own: str, *, may_edit: bool) -> None:
        """Show the text of item `key`; `own` is what holds where it is empty."""
        self.field.setPlaceholderText(own)
        self.field.setReadOnly(not may_edit)
        typing = key == self._key and self.text() != " ".join(self._shown.split())
        self._key, self._shown = key, text
        if not typing and self.text() != " ".join(text.split()):
            blocked = self.field.blockSignals(True)
            self.field.setPlainText(text)
            self.field.blockSignals(blocked)
        self.refresh()

    def refresh(self) -> None:
        """Another text is shown."""

    def _typed(self) -> None:
        self.refresh()
        self.edited.emit(self.text())


class AltText(KeptText):
    """The alternative text here, its length as it grows, and what the guide says of it; or decorative, without any.

    Emits `decorated(bool)` too.
    """

    decorated = Signal(bool)

    def __init__(self) -> None:
        super().__init__(_("Alternativtext här"), 4)
        self._own, self._said = "", ""
        self._remarks: tuple[Remark, ...] = ()
        self.count = label("", "muted", wrap=True)
        self.remarks = Remarks()
        self.decorative = Tick(_("Dekorativ här: bilden säger inget som texten inte säger"))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._say)
        for part in (self.count, self.remarks, self.decorative):
            self.box.addWidget(part)
        self.decorative.clicked.connect(self._decorate)

    def show_alt(
        self, key: int, text: str, own: str, remarks: Sequence[Remark], *, decorative: bool, may_edit: bool
    ) -> None:
        """Show item `key`'s text, or the tick that it has none."""
        self._own = own
        if key != self._key:
            self._said = _sentence(remarks)
        self.decorative.setChecked(decorative)
        self.decorative.setEnabled(may_edit)
        self.show_text(key, text, own, may_edit=may_edit and not decorative)
        self.show_remarks(key, self.held(), remarks)

    def held(self) -> str:
        """The text that leaves: this one, else the picture's own."""
        return self.text() or " ".join(self._own.split())

    def show_remarks(self, key: int, text: str, remarks: Sequence[Remark]) -> None:
        """What the guide says of `text`, if that is still what stands there; said aloud after a pause."""
        if key != self._key or text != self.held():
            return
        self._remarks = () if self.decorative.isChecked() else tuple(remarks)
        self.remarks.show_remarks(self._remarks)
        self.field.setAccessibleDescription(
            " ".join(part for part in (self.count.text(), _sentence(self._remarks)) if part)
        )
        self._later.start()

    def refresh(self) -> None:
        """Count anew."""
        n = len(self.held())
        words = ngettext("{n} tecken", "{n} tecken", n).format(n=n)
        if not self.text() and self._own:
            words = _("{count}, bildens egen text").format(count=words)
        self.count.setText(words)
        self.count.setProperty("tone", "bad" if n > MAX_LENGTH else "warn" if n > WARN_LENGTH else "")
        self.count.style().polish(self.count)
        self.count.setVisible(not self.decorative.isChecked())

    def _decorate(self, on: bool) -> None:
        self.field.setReadOnly(on)
        self.show_remarks(self._key, self.held(), ())
        self.refresh()
        self.decorated.emit(on)

    def _say(self) -> None:
        said = _sentence(self._remarks)
        if said != self._said and self.field.hasFocus():
            announce(self.field, said or _("Alternativtexten är bra."))
        self._said = said


class Remarks(QWidget):
    """What the guide says: what stops, and under it what is only advice, told apart by word, icon and colour."""

    def __init__(self) -> None:
        super().__init__()
        self.stops, self.advice = label("", wrap=True), label("", wrap=True)
        self.stops.setProperty("tone", "bad")
        self._rows = _with_icon("shield-x", "bad", self.stops), _with_icon("info", "text", self.advice)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(4))
        for row in self._rows:
            box.addWidget(row)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these; hidden where there are none."""
        for row, line, words in zip(self._rows, (self.stops, self.advice), _told(remarks), strict=True):
            line.setText(words)
            row.setVisible(bool(words))
        self.setVisible(bool(remarks))


def _with_icon(icon: str, ink: str, words: QLabel) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(8))
    row.addWidget(IconLabel(18, icon, ink), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return made


def _told(remarks: Sequence[Remark]) -> tuple[str, str]:
    stops = " ".join(one.words for one in remarks if one.stops)
    advice = " ".join(one.words for one in remarks if not one.stops)
    return (
        _("Stoppar: {remarks}").format(remarks=stops) if stops else "",
        _("Råd, stoppar inte: {remarks}").format(remarks=advice) if advice else "",
    )


def _sentence(remarks: Sequence[Remark]) -> str:
    return " ".join(part for part in _told(remarks) if part)
