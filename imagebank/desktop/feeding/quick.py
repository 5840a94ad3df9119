"""Quick classifying: which pictures, which keys; what is chosen is written at once, each choice a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid

from imagebank.core.changes import Changes
from imagebank.core.errors import ImagebankError
from imagebank.core.fields import PICK_WORDS
from imagebank.core.query import parse
from imagebank.core.vocabulary import ENVIRONMENT_SCHEME, NEED_SCHEME, Vocabulary
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.cells import cells
from imagebank.desktop.feeding.describing import Describing, remarks_on
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.editing import edit_of
from imagebank.desktop.feeding.marking import Marking
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.reverting import Reverting
from imagebank.desktop.feeding.viewing import Viewing
from imagebank.desktop.feeding.vocabulary import concept_values, picker_rows, place_in_list, tagged
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.wish import no_concept
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.quick.side import ALT
from imagebank.desktop.quick.values import QuickKey, QuickPicture, QuickSum
from imagebank.desktop.quick.window import QuickWindow
from imagebank.desktop.values import ConceptValue
from imagebank.desktop.viewer.viewer import NOBODY
from imagebank.desktop.vocabulary.picker import PickSheet
from imagebank.language import _, sentence
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.searching import find, read

KEYS, DIGITS = "Ctrl+K", 9
_LISTS_NOT_FILLED_FROM = frozenset({NEED_SCHEME, "mediatyp"})
"""A digit never stands for a need or diagnosis because others used it often."""


@dataclass(frozen=True, slots=True)
class _Outlook:
    keys: tuple[QuickKey, ...]
    lacking: np.ndarray


class QuickClassify(QObject):
    """Opens it with `Ctrl+K`, for what is selected, or for the whole result where one or none is."""

    def __init__(
        self, there: tuple[Desk, Results, Watching], viewing: Viewing, marking: Marking, reverting: Reverting,
        describing: Describing,
    ) -> None:  # fmt: skip
        super().__init__(there[0].window)
        desk, self._results, self._watching = there
        self._desk, self._viewing = desk, viewing
        self._marking, self._reverting, self._describing = marking, reverting, describing
        self.window: QuickWindow | None = None
        self._changed_ones: set[int] = set()
        self._seen: set[int] = set()
        self._lacking: np.ndarray | None = None
        if desk.library.actor.may_write:
            shortcut = QShortcut(QKeySequence(KEYS), desk.window.page, self.open)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            desk.window.inspector.quick_wanted.connect(lambda _ids: self.open())
        self._watching.changed.connect(self._changed)
        desk.window.closing.connect(self._closing)

    def open(self) -> None:
        """Begin where the keyboard stands."""
        desk, grid = self._desk, self._desk.window.page.grid
        ids = grid.selected_ids() if grid.selected_count() > 1 else desk.window.model.ids
        if self.window is not None or not len(ids):
            return
        rows = GridModel()
        rows.fetch_with(lambda numbers: cells(desk, numbers, self._results.use))
        rows.show_ids(np.array(ids, np.int64))
        self._changed_ones, self._seen, self._lacking = set(), set(), None
        self.window = shown = QuickWindow(desk.window, rows, self._viewing.pictures)
        rows.setParent(shown)
        self._connect(shown)
        shown.show_keys(first_keys(desk.library.vocabulary, self._describing.recent.ids))
        current = grid.current_id()
        start = rows.row_of(current) if current is not None else None
        shown.resize(desk.window.size())
        shown.show_row(start or 0)
        shown.showMaximized()
        self._look_out(with_keys=True)

    def _connect(self, shown: QuickWindow) -> None:
        shown.stood.connect(self._stood)
        shown.toggled.connect(self._toggled)
        shown.written.connect(self._written)
        shown.typed.connect(self._typed)
        shown.marked.connect(self._marked)
        shown.list_wanted.connect(self._open_list)
        shown.undo_wanted.connect(self._reverting.undo)
        shown.redo_wanted.connect(self._reverting.redo)
        shown.finished.connect(self._finish)
        shown.lacking_wanted.connect(self._show_lacking)
        shown.left.connect(self._left)

    def _look_out(self, *, with_keys: bool = False) -> None:
        """How many lack an environment; at first, also which keys are worth having."""
        library, shown = self._desk.library, self.window
        if shown is None:
            return
        ids, recent = self._desk_ids(shown), self._describing.recent.ids

        def come(found: _Outlook) -> None:
            self._lacking = found.lacking
            if with_keys:
                shown.show_keys(found.keys)
                self._stood(shown.shown)  # what has a digit now is no longer told beside
            shown.show_lacking(len(found.lacking))

        self._desk.asking.ask("quick", lambda: _outlook(library, ids, recent), if_alive(shown, come))

    def _desk_ids(self, shown: QuickWindow) -> np.ndarray:
        return shown._rows.ids

    def _stood(self, number: int) -> None:
        """One picture is a matter of a millisecond: asked at once, so that a step is never seen half."""
        if self.window is not None and number != NOBODY:
            self._seen.add(number)
            library = self._desk.library
            picture = quick_picture(library, number, self._desk.numbers.id(number), self.window.side.ticks)
            if picture is not None:
                self.window.show_picture(picture)

    def _toggled(self, number: int, notation: str, on: bool) -> None:
        change = Edit(add_concepts=(notation,)) if on else Edit(remove_concepts=(notation,))
        if on:
            self._describing.recent.use((notation,))
        self._write(number, change, lambda _error: self._stood(number))

    def _written(self, number: int, texts: dict[str, str]) -> None:
        def refused(_error: ImagebankError) -> None:
            if self.window is not None and isValid(self.window):
                self.window.put_back(number, texts)

        self._write(number, edit_of(texts), refused)

    def _marked(self, number: int, name: str, value: str | int) -> None:
        self._changed_ones.add(number)
        self._marking.mark([number], name, value)

    def _write(self, number: int, change: Edit, otherwise: Callable[[ImagebankError], object]) -> None:
        library, id = self._desk.library, self._desk.numbers.id(number)

        def done(_changes: Changes) -> None:
            self._changed_ones.add(number)
            self._watching.look()

        def refused(error: ImagebankError) -> None:
            otherwise(error)
            if self.window is not None and isValid(self.window):
                self.window.complain(sentence(error))
            else:
                self._desk.complain(error)

        self._desk.asking.do(lambda: edit(library, [id], change), done, refused)

    def _typed(self, number: int, field: str) -> None:
        shown, library = self.window, self._desk.library
        if shown is None or field != ALT or number == NOBODY:
            return
        id, text = self._desk.numbers.id(number), shown.side.texts()[ALT]
        show = if_alive(shown, lambda found: shown.side.show_remarks(text, found))
        self._desk.asking.ask("quick-guide", lambda: remarks_on(library, id, "sv", text), show)

    def _open_list(self, number: int) -> None:
        shown, library = self.window, self._desk.library
        found = read(library, [self._desk.numbers.id(number)]) if shown is not None and number != NOBODY else []
        if shown is not None and found:
            rows = picker_rows(library.vocabulary, self._describing.recent.ids)
            sheet = PickSheet(shown, rows, dict.fromkeys(found[0].concepts, True))
            sheet.ticked.connect(lambda notation, on: self._toggled(number, notation, on))
            sheet.finished.connect(lambda _how: self._stood(number))
            sheet.open()

    def _finish(self) -> None:
        shown = self.window
        if shown is not None:  # the last write may be under way: what is said is asked after it
            self._desk.asking.do(lambda: None, if_alive(shown, lambda _nothing: self._sum_up()))

    def _sum_up(self) -> None:
        shown, library = self.window, self._desk.library
        if shown is None:
            return
        ids = self._desk_ids(shown)

        def come(found: _Outlook) -> None:
            self._lacking = found.lacking
            told = tuple(int(one) for one in found.lacking)
            shown.show_lacking(len(told))
            shown.show_sum(QuickSum(len(self._seen), len(self._changed_ones), len(ids), told))

        self._desk.asking.ask("quick-sum", lambda: _outlook(library, ids, ()), if_alive(shown, come))

    def _show_lacking(self) -> None:
        lacking, desk, shown = self._lacking, self._desk, self.window
        if shown is not None:
            shown.close()
        if lacking is not None and len(lacking):
            self._results.show_only(desk.numbers.ids(lacking.tolist()), _("Saknar lärmiljö"))

    def _changed(self, _changes: Changes) -> None:
        """Also what a colleague wrote: the picture shown follows, and the keys where a concept went."""
        shown = self.window
        if shown is None or not isValid(shown):
            return
        shown.renew()
        if _changes.vocabulary:
            shown.show_keys(first_keys(self._desk.library.vocabulary, self._describing.recent.ids))
        self._look_out(with_keys=_changes.vocabulary)

    def _left(self, number: int) -> None:
        self.window = None
        if number != NOBODY:
            self._desk.window.page.stand_at(number)

    def _closing(self) -> None:
        if self.window is not None and isValid(self.window):
            self.window.close()


def quick_picture(library: Library, number: int, id: str, keyed: Container[str]) -> QuickPicture | None:
    """What is shown of one picture; None where it is gone."""
    found = next(iter(read(library, [id])), None)
    if found is None:
        return None
    others = [one.label for one in tagged(library.vocabulary, found.concepts) if one.id not in keyed]
    marks = [_("Betyg {n}").format(n=found.rating)] if found.rating else []
    marks += [_(PICK_WORDS[found.pick])] if found.pick != "none" else []
    return QuickPicture(
        number, found.title.get("sv", ""), found.alt.get("sv", ""), frozenset(found.concepts), ", ".join(others),
        " · ".join(marks),
    )  # fmt: skip


def first_keys(vocabulary: Vocabulary, recent: Sequence[str], often: Sequence[str] = ()) -> tuple[QuickKey, ...]:
    """The environments, then what was used last, then what is used often: as many as there are digits."""
    values: dict[str, ConceptValue] = {one.id: one for one in concept_values(vocabulary)}
    tops = sorted(vocabulary.tops(ENVIRONMENT_SCHEME), key=lambda one: place_in_list(vocabulary, one))
    wanted = [one for one in dict.fromkeys((*tops, *recent, *often)) if one in values][:DIGITS]
    return tuple(QuickKey(one, at, values[one].label, values[one].path) for at, one in enumerate(wanted, 1))


def _outlook(library: Library, numbers: np.ndarray, recent: Sequence[str]) -> _Outlook:
    found = find(library, parse(""), day=date.min, facets=True)
    lacking = find(library, no_concept(ENVIRONMENT_SCHEME), day=date.min).numbers
    n = {
        notation: count
        for scheme, counts in found.facets.items() if scheme in library.vocabulary.schemes and scheme not in _LISTS_NOT_FILLED_FROM
        for notation, count in counts.items() if notation in library.vocabulary.concepts
    }  # fmt: skip
    often = sorted(n, key=lambda one: (-n[one], one))
    return _Outlook(first_keys(library.vocabulary, recent, often), numbers[np.isin(numbers, lacking)])
