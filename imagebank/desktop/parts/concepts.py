"""Concepts as chips, and a search that adds one by its label or a synonym."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from imagebank.desktop.parts.chips import Chip, Chips
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.partly import ALL, NONE, SOME, Partly
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import ConceptValue
from imagebank.language import _

_Index = QModelIndex | QPersistentModelIndex
_SEARCHED = Qt.ItemDataRole.UserRole


class Vocabulary(QAbstractListModel):
    """The concepts to choose among: shown with their path, found by label, path and synonyms."""

    def __init__(self, concepts: Sequence[ConceptValue] = ()) -> None:
        super().__init__()
        self.concepts = tuple(concepts)

    def replace(self, concepts: Sequence[ConceptValue]) -> None:
        """Another vocabulary."""
        self.beginResetModel()
        self.concepts = tuple(concepts)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """How many concepts."""
        return 0 if parent is not None and parent.isValid() else len(self.concepts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> str | None:
        """What is shown, or what is searched."""
        if not index.isValid():
            return None
        concept = self.concepts[index.row()]
        if role == _SEARCHED:
            return _searched(concept)
        return _shown(concept) if role == Qt.ItemDataRole.DisplayRole else None


class ConceptsBox(QWidget):
    """Emits `changed(ids)` with all concepts that are to stand; `headed` False where something else names the box.

    With `listed` there is a button for the whole list, which emits `list_wanted`. Of several pictures, `partly` shows the
    concepts that only some have.
    """

    changed = Signal(tuple)
    list_wanted = Signal()

    def __init__(self, *, headed: bool = True, listed: bool = False) -> None:
        super().__init__()
        self.partly = Partly()
        self.partly.hide()
        self.choose = button(_("Välj ur lista…"), "list-checks", spoken=_("Välj ämnesord ur lista…"))
        self.choose.clicked.connect(self.list_wanted)
        self._listed = listed
        self._concepts: tuple[ConceptValue, ...] = ()
        self._vocabulary = Vocabulary()
        self._chips = Chips()
        self._chips.removed.connect(self._remove)
        self._none = label(_("Inga ämnesord ännu."), "muted", wrap=True)
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Sök ämnesord eller synonym"))
        self._add_row = labelled(_("Lägg till ämnesord"), self._field)
        self._may_edit = True
        self._complete()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(8))
        if headed:
            box.addWidget(label(_("Ämnesord"), "heading"))
        for part in (self._chips, self._none, self.partly, self._add_row, self.choose):
            box.addWidget(part)
        self.choose.setVisible(listed)

    def offer(self, concepts: Sequence[ConceptValue]) -> None:
        """The vocabulary to choose among."""
        self._vocabulary.replace(concepts)

    def focus(self) -> None:
        """Take the keyboard to the line that adds one."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ids(self) -> tuple[str, ...]:
        """The concepts that stand here."""
        return tuple(one.id for one in self._concepts)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show the concepts of these ids, those of them that are offered."""
        known = {one.id: one for one in self._vocabulary.concepts}
        self.show_concepts(tuple(known[one] for one in ids if one in known), may_edit=True)

    def show_concepts(self, concepts: tuple[ConceptValue, ...], may_edit: bool) -> None:
        """Show these chips."""
        self._concepts, self._may_edit = concepts, may_edit
        self._chips.show_chips([self._chip(concept) for concept in concepts])
        self._none.setVisible(not concepts)
        self._add_row.setVisible(may_edit)
        self.choose.setVisible(may_edit and self._listed)

    def give(self, id: str, *, on: bool) -> None:
        """Put one concept there, or take it away, as if it was done by hand."""
        if row := self.partly.rows.get(id):
            row.stand_at(ALL if on else NONE)
            self.partly.changed.emit(id, row.to)
        elif not on:
            self._remove(id)
        elif found := next((one for one in self._vocabulary.concepts if one.id == id), None):
            self._add(found)

    def ticks(self) -> dict[str, bool | None]:
        """Concept → whether it stands here; None: on some of them."""
        states = {SOME: None, ALL: True, NONE: False}
        return dict.fromkeys(self.ids(), True) | {id: states[row.to] for id, row in self.partly.rows.items()}

    def _chip(self, concept: ConceptValue) -> Chip:
        words = _("Ta bort ämnesordet {concept}").format(concept=concept.label)
        return Chip(concept.id, concept.label, words if self._may_edit else concept.label, self._may_edit)

    def _complete(self) -> None:
        completer = QCompleter(self._vocabulary, self)
        completer.setCompletionRole(_SEARCHED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        _dress(completer)
        completer.activated.connect(self._picked)
        self._field.setCompleter(completer)
        self._field.returnPressed.connect(self._entered)

    def _picked(self, completed: str) -> None:
        found = next((one for one in self._vocabulary.concepts if _searched(one) == completed), None)
        if found:
            self._add(found)

    def _entered(self) -> None:
        written = self._field.text().strip().casefold()
        for concept in self._vocabulary.concepts:
            if written in (word.casefold() for word in (concept.label, *concept.synonyms)):
                self._add(concept)
                return

    def _add(self, concept: ConceptValue) -> None:
        if row := self.partly.rows.get(concept.id):
            row.stand_at(ALL)
            self.partly.changed.emit(concept.id, ALL)
        elif concept.id not in (one.id for one in self._concepts):
            self._put((*self._concepts, concept))
        self._clear_soon()

    def _remove(self, key: str) -> None:
        if self._may_edit:
            self._put(tuple(one for one in self._concepts if one.id != key))

    def _put(self, concepts: tuple[ConceptValue, ...]) -> None:
        self.show_concepts(concepts, self._may_edit)
        self.changed.emit(tuple(one.id for one in concepts))

    def _clear_soon(self) -> None:
        """After the completer has written its words into the field."""
        QTimer.singleShot(0, self._field.clear)


def _dress(completer: QCompleter) -> None:
    popup = completer.popup()
    if popup is not None:
        popup.setObjectName("Completions")


def _searched(concept: ConceptValue) -> str:
    return " ".join((concept.label, *concept.synonyms, concept.path))


def _shown(concept: ConceptValue) -> str:
    return f"{concept.label} – {concept.path}" if concept.path else concept.label
