"""Beside the picture: the concepts with their keys, and the two texts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imagebank.core.alt_guide import MAX_LENGTH, WARN_LENGTH
from imagebank.desktop.inspector.text_rows import count_words
from imagebank.desktop.packs.texts import Remarks
from imagebank.desktop.packs.values import Remark
from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.quick.values import QuickKey, QuickPicture
from imagebank.desktop.theme.look import gap
from imagebank.language import _

TITLE, ALT = "title", "alt_sv"


class Side(Column):
    """Emits `toggled(id, on)`, `typed(field)` while a text is written, `left_text` when one goes back to the picture."""

    toggled = Signal(str, bool)
    typed = Signal(str)
    left_text = Signal()
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("InspectorBody", margin=16, spacing=14)
        self.setAccessibleName(_("Ämnesord och texter"))
        self.ticks: dict[str, Tick] = {}
        self._quiet = False
        self._keys = QWidget()
        self._ticked = QVBoxLayout(self._keys)
        self._ticked.setContentsMargins(0, 0, 0, 0)
        self._ticked.setSpacing(0)
        self._others = label(look="muted", wrap=True)
        self._marks = label(wrap=True)
        self.choose = button(_("Välj ur lista… (L)"), "list-checks")
        self.title, self.alt = QLineEdit(), text_area(3, 10)
        self.fields: dict[str, QWidget] = {TITLE: self.title, ALT: self.alt}
        self._counter, self.remarks = label(look="muted", wrap=True), Remarks()
        for part in (
            label(_("Siffran kryssar i och ur"), "heading", wrap=True), self._keys, self._others, self.choose, self._marks,
            labelled(_("Titel på svenska (T)"), self.title),
            labelled(_("Alternativtext på svenska (A)"), self.alt, self._counter, self.remarks),
            label(_("Esc går tillbaka till bilden. Texten sparas när du lämnar fältet."), "muted", wrap=True),
        ):  # fmt: skip
            self.add(part)
        self.choose.clicked.connect(self.list_wanted)
        self.title.textChanged.connect(lambda: self._typed(TITLE))
        self.alt.textChanged.connect(lambda: self._typed(ALT))
        self.title.returnPressed.connect(self.left_text)
        for field in self.fields.values():
            field.installEventFilter(self)

    def show_keys(self, keys: Sequence[QuickKey]) -> None:
        """The concepts that the digits stand for."""
        for tick in self.ticks.values():
            tick.hide()
            tick.deleteLater()
        self.ticks = {}
        for one in keys:
            words = _("{digit}   {concept}").format(digit=one.digit, concept=one.label)
            tick = Tick(words, spoken=_("{concept}, tangent {digit}").format(concept=one.label, digit=one.digit))
            tick.setToolTip(one.path)
            tick.clicked.connect(lambda on, key=one.id: self.toggled.emit(key, on))
            self.ticks[one.id] = tick
            self._ticked.addWidget(tick)

    def show_picture(self, picture: QuickPicture) -> None:
        """Tick what is on, and show the texts, unless one is being written."""
        for key, tick in self.ticks.items():
            tick.setChecked(key in picture.on)
        self._others.setText(_("Också: {concepts}").format(concepts=picture.others) if picture.others else "")
        self._others.setVisible(bool(picture.others))
        self._marks.setText(picture.marks)
        self._marks.setVisible(bool(picture.marks))

    def show_texts(self, picture: QuickPicture) -> None:
        """The picture's texts, in place of what stands there."""
        self._quiet = True
        self.title.setText(picture.title)
        self.title.setCursorPosition(0)
        self.alt.setPlainText(picture.alt)
        self._quiet = False
        self._count()
        self.remarks.show_remarks(())

    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {TITLE: self.title.text(), ALT: self.alt.toPlainText()}

    def show_remarks(self, text: str, remarks: Sequence[Remark]) -> None:
        """What the guide says of the alternative text, if that is what stands there."""
        if text == self.alt.toPlainText():
            self.remarks.show_remarks(remarks)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Escape in a text goes back to the picture, and does not close the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left_text.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The arrows go on to the next picture; scrolling follows the keyboard by itself."""
        event.ignore()

    def _typed(self, field: str) -> None:
        if field == ALT:
            self._count()
        if not self._quiet:
            self.typed.emit(field)

    def _count(self) -> None:
        n = len(self.alt.toPlainText())
        self._counter.setText(count_words(n, WARN_LENGTH, MAX_LENGTH))
        self._counter.setProperty("tone", "bad" if n > MAX_LENGTH else "warn" if n > WARN_LENGTH else "")
        self._counter.style().polish(self._counter)
        self._counter.setMinimumHeight(gap(4))
