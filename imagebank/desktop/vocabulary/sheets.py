"""Small dialogs of the vocabulary: a new concept, and which other concept is meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import ConceptValue
from imagebank.language import _


class NewConceptSheet(Sheet):
    """Emits `wanted(name_sv, name_en, note)`; stays open until it is accepted, and says why something does not go."""

    wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None, under: str) -> None:
        super().__init__(parent, _("Nytt ämnesord"), 520, 520)
        self.banner = Banner()
        self.name_sv, self.name_en, self.note = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(96))
        self.keep = button(_("Lägg till"), "plus", "primary")
        self.keep.setDefault(True)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        for part in (
            self.banner,
            label(_("Hör under: {under}").format(under=under), "muted", wrap=True),
            labelled(_("Namn på svenska"), self.name_sv),
            labelled(_("Namn på engelska"), self.name_en),
            labelled(_("Vad det betyder"), self.note),
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.put_buttons(None, cancel, self.keep)
        self.name_sv.textChanged.connect(self._check)
        self.keep.clicked.connect(self._press)
        self._check()

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.name_sv.text().strip()))

    def _press(self) -> None:
        self.wanted.emit(self.name_sv.text(), self.name_en.text(), self.note.toPlainText())


class PickSheet(Sheet):
    """Emits `picked(id)`: one of `concepts`, or nothing (empty) where `none_words` offers that."""

    picked = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        words: str,
        do: str,
        concepts: Sequence[ConceptValue],
        none_words: str = "",
    ) -> None:
        super().__init__(parent, title, 560, 620)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Namn eller synonym"))
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Ämnesord att välja"))
        if none_words:
            self._add("", none_words, none_words)
        for one in concepts:
            self._add(one.id, f"{one.label}\n{one.path}", " ".join((one.label, one.path, *one.synonyms)))
        self.keep = button(do, look="primary")
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(labelled(_("Sök ämnesord"), self.search))
        self.body.addWidget(self.list, 1)
        self.put_buttons(None, cancel, self.keep)
        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(self._check)
        self.list.itemActivated.connect(self._press)
        self.keep.clicked.connect(self._press)
        self._check()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, key: str, words: str, found_by: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, (key, found_by.casefold()))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ". "))
        self.list.addItem(item)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(not all(word in item.data(Qt.ItemDataRole.UserRole)[1] for word in wanted))
        self._check()

    def _chosen(self) -> QListWidgetItem | None:
        return next((one for one in self.list.selectedItems() if not one.isHidden()), None)

    def _check(self) -> None:
        self.keep.setEnabled(self._chosen() is not None)

    def _press(self) -> None:
        item = self._chosen()
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole)[0])
            self.accept()
