"""What is selected: the sentence under the grid and the inspector beside it, read beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from imagebank.core.changes import Changes
from imagebank.core.errors import ImagebankError
from imagebank.core.use import Use
from imagebank.desktop.feeding.amounts import SHOWN
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.editing import save
from imagebank.desktop.feeding.inspection import inspector_value
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.vocabulary import concept_values
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.words import channel_label
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.words import number
from imagebank.desktop.values import Choice, InspectorValue, SelectionValue
from imagebank.language import _, ngettext
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.searching import allowed

Asker = Callable[[QWidget], str]


@dataclass(frozen=True, slots=True)
class _Answer:
    selection: SelectionValue
    value: InspectorValue | None
    instead: str = ""


class Selecting(QObject):
    """Shows what is selected, and saves what is edited there. `ask` answers save, drop or stay about unsaved edits.

    `show_wanted(ids, words)` asks for a burst in the grid; `shown` tells that the inspector shows what is selected.
    """

    show_wanted = Signal(tuple, str)
    shown = Signal()

    def __init__(self, desk: Desk, results: Results, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._watching = desk, results, watching
        self._shown = np.zeros(0, np.int64)
        self.ask: Asker = ask_about_edits
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._selected)
        desk.window.page.grid.selection_changed.connect(self._soon.start)
        desk.window.inspector.edited.connect(self._edited)
        desk.window.inspector.dropped.connect(self.renew)
        desk.window.inspector.review_wanted.connect(self._review)
        desk.window.inspector.stack_wanted.connect(self._show_stack)
        desk.window.inspector.offer_concepts(concept_values(desk.library.vocabulary))
        results.use_changed.connect(self.renew)

    def apply(self, changes: Changes) -> None:
        """Show anew if what is selected may have changed."""
        if changes.vocabulary:
            self._desk.window.inspector.offer_concepts(concept_values(self._desk.library.vocabulary))
        many = len(self._shown) > SHOWN
        touched = many or changes.assets.intersection(self._desk.numbers.ids(self._shown.tolist()))
        if touched and self._desk.window.inspector.has_pending():
            words = _("Det markerade har ändrats medan du skrev. Det du har skrivit står kvar, och bara det sparas.")
            self._desk.window.page.banner.say(words, "warn")
        if touched or changes.people or changes.vocabulary:
            self.renew()

    def leave(self) -> bool:
        """Before the window closes: False when the user wants to stay with unsaved edits."""
        return self._settled()

    def renew(self) -> None:
        """Read what is selected again."""
        desk, use, shown = self._desk, self._results.use, self._shown
        self._desk.asking.ask("inspect", lambda: _answer(desk, shown, use), self._show)

    def _selected(self) -> None:
        now = self._desk.window.page.grid.selected_ids()
        if np.array_equal(now, self._shown):
            return
        if not self._settled():
            self._desk.window.page.grid.go_back_to(self._shown)
            return
        self._shown = now
        self.renew()

    def _settled(self) -> bool:
        """Unsaved edits saved or dropped; False to stay."""
        inspector = self._desk.window.inspector
        answer = self.ask(self._desk.window) if inspector.has_pending() else "drop"
        if answer == "save":
            inspector.save()
            return not inspector.has_pending()
        if answer == "drop":
            inspector.undo()
        return answer == "drop"

    def _show(self, answer: _Answer) -> None:
        self._desk.window.selection_bar.show_selection(answer.selection)
        if not self._desk.window.inspector.has_pending():
            self._desk.window.inspector.show_value(answer.value, answer.instead)
        self.shown.emit()

    def _edited(self, numbers: Sequence[int], changes: dict) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)
        self._desk.asking.do(lambda: save(library, ids, changes), self._watching.look, self._not_saved)

    def _review(self, numbers: Sequence[int]) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)
        self._desk.asking.do(lambda: edit(library, ids, Edit(second_review=True)), self._watching.look)

    def _show_stack(self, numbers: Sequence[int]) -> None:
        self.show_wanted.emit(self._desk.numbers.ids(numbers), _("En serie"))

    def _not_saved(self, error: ImagebankError) -> None:
        self._desk.window.inspector.not_saved()
        self._desk.complain(error)


def _answer(desk: Desk, numbers: np.ndarray, use: Use) -> _Answer:
    library, n = desk.library, len(numbers)
    may = allowed(library, numbers, use) if n else 0
    selection = _selection_value(library, n, may, use)
    if n > SHOWN:
        return _Answer(selection, None, _too_many(selection))
    shown = numbers.tolist()
    return _Answer(selection, inspector_value(library, shown, desk.numbers.ids(shown), use, desk.numbers.of))


def _too_many(selection: SelectionValue) -> str:
    words = _("{n} markerade. {sentence}. Uppgifter visas och ändras för högst {most} åt gången.")
    return words.format(n=number(selection.count), sentence=selection.sentence, most=number(SHOWN))


def _selection_value(library: Library, count: int, allowed: int, use: Use) -> SelectionValue:
    channel = channel_label(library.vocabulary, use.channel)
    if allowed == count:
        sentence = ngettext("Får användas: {channel}", "Alla får användas: {channel}", count).format(channel=channel)
        return SelectionValue(count, "ok", sentence)
    if not allowed:
        sentence = ngettext("Får inte användas: {channel}", "Ingen får användas: {channel}", count)
        return SelectionValue(count, "bad", sentence.format(channel=channel))
    sentence = _("{n} av {count} får användas: {channel}").format(
        n=number(allowed), count=number(count), channel=channel
    )
    return SelectionValue(count, "review", sentence)


def ask_about_edits(parent: QWidget) -> str:
    """Ask what to do with edits that are not saved."""
    drop, save_them = Choice("drop", _("Spara inte")), Choice("save", _("Spara"))
    answers = (Choice("stay", _("Fortsätt redigera")), drop, save_them)
    words = _("Ändringarna av det markerade är inte sparade.")
    return Question(parent, _("Spara ändringarna?"), words, answers, escape="stay").ask()
