"""Recalls: what must be taken down and where, the letter to send, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from imagebank.core.errors import N_
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.tasks.values import RecallValue
from imagebank.desktop.theme.look import px
from imagebank.language import _

ANSWERS = (("removed", N_("Borttaget")), ("cannot", N_("Kan inte tas bort")), ("no_answer", N_("Svarar inte")))


class RecallsDialog(Sheet):
    """Emits `answered(id, answer, note)`, `save_wanted(id, path)`, `show_wanted(recall)`, `place_wanted`."""

    answered = Signal(str, str, str)
    save_wanted = Signal(str, Path)
    show_wanted = Signal(RecallValue)
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Återkallelser"), 940, 800)
        self._recalls: list[RecallValue] = []
        self.choose_file = self._choose_file
        self.banner = Banner()
        self._none = label(_("Ingen återkallelse väntar på svar. De öppnas av sig själva när ett samtycke återkallas för bilder som har lämnats ut. Anteckna var ett utlämnat bildpaket finns, så vet banken vart breven ska."), "muted", wrap=True)  # fmt: skip
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Öppna återkallelser"))
        self.facts, self.letter, self.note = label(wrap=True), QPlainTextEdit(), QLineEdit()
        self.letter.setReadOnly(True)
        self.letter.setTabChangesFocus(True)
        self.letter.setMinimumHeight(px(200))
        self.note.setPlaceholderText(_("Vad som inte gick att återkalla, utan namn"))
        self.answers = {key: button(_(words)) for key, words in ANSWERS}
        self.copy, self.save = button(_("Kopiera"), "copy"), button(_("Spara som e-postutkast…"), "save")
        self.pictures, self.place = button(_("Visa bilderna"), "images"), button(_("Anteckna plats…"), "plus")
        self._held_part = Column("DialogBody", margin=4, spacing=12)
        self._lay_out()
        self._connect()
        self.show_recalls(())

    def show_recalls(self, recalls: Sequence[RecallValue], chosen: str = "") -> None:
        """Show these, standing at `chosen`, or where the keyboard stood."""
        held = max(0, self.list.currentRow())
        self._recalls = list(recalls)
        self.list.clear()
        for one in recalls:
            item = QListWidgetItem(one.line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.line.replace("\n", ". "))
            self.list.addItem(item)
        ids = [one.id for one in recalls]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else min(held, len(ids) - 1))
        self._none.setVisible(not recalls)
        self.list.setVisible(bool(recalls))
        self._held_part.setVisible(bool(recalls))
        self._show()

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _lay_out(self) -> None:
        for part in (self.banner, self._none):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        for part in (
            self.facts,
            labelled(_("Brev"), self.letter, flowing(self.copy, self.save, self.pictures)),
            labelled(_("Anteckning till svaret"), self.note),
            flowing(*self.answers.values()),
        ):
            self._held_part.add(part)
        self.body.addWidget(self._held_part, 3)
        self.body.addStretch(0)
        close = self.close_button()
        self.put_buttons(None, self.place, close)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.place.clicked.connect(self.place_wanted)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.pictures.clicked.connect(self._pictures)
        for key, press in self.answers.items():
            press.clicked.connect(lambda _on=False, key=key: self._answer(key))

    def _held(self) -> RecallValue | None:
        row = self.list.currentRow()
        return self._recalls[row] if 0 <= row < len(self._recalls) else None

    def _show(self, _row: int = 0) -> None:
        held = self._held()
        self.facts.setText(held.facts if held else "")
        self.letter.setPlainText(held.letter if held else "")
        self.note.clear()

    def _answer(self, key: str) -> None:
        held = self._held()
        if held is not None:
            self.banner.hide()
            self.answered.emit(held.id, key, self.note.text().strip())

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.letter.toPlainText())
        self.banner.say(_("Brevet är kopierat."), "ok")

    def _save(self) -> None:
        held = self._held()
        path = self.choose_file() if held else None
        if held is not None and path is not None:
            self.save_wanted.emit(held.id, path)

    def _pictures(self) -> None:
        held = self._held()
        if held is not None:
            self.show_wanted.emit(held)
            self.accept()

    def _choose_file(self) -> Path | None:
        kind = _("E-postutkast (*.eml)")
        name, _kind = QFileDialog.getSaveFileName(self, _("Spara brevet"), "aterkallelse.eml", kind)
        return Path(name) if name else None
