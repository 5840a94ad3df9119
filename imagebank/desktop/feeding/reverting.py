"""Undo and redo of edits in the window: the buttons follow the session's steps, the banner says what was undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from imagebank.core.errors import ImagebankError, Refused
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.watching import Watching
from imagebank.language import _, sentence
from imagebank.services.reverting import Reverted, Steps, history, redo, undo
from imagebank.services.step_words import step_name

MOST_STOOD_AT = 2000
"""As many pictures as are marked after an undo."""


class Reverting(QObject):
    """`reverted` tells that something was undone or done again, also what the change feed does not tell of."""

    reverted = Signal()
    _moved = Signal()

    def __init__(self, desk: Desk, results: Results, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._watching = desk, results, watching
        self._buttons = desk.window.header.steps
        self._buttons.undo_wanted.connect(self.undo)
        self._buttons.redo_wanted.connect(self.redo)
        self._moved.connect(self.renew, Qt.ConnectionType.QueuedConnection)
        self._newest: object = None
        self._moved.connect(self._went_on, Qt.ConnectionType.QueuedConnection)
        watching.changed.connect(self.renew)
        desk.library.steps.told.append(self._tell)
        desk.window.closing.connect(self._stop)
        self.renew()

    def _went_on(self) -> None:
        """Another act was done: what was said of the last one goes. Steps that are only forgotten are no act."""
        newest = next(iter(self._desk.library.steps.done), None)
        if newest is not None and newest is not self._newest:
            self._desk.window.page.banner.let_go()
        self._newest = newest

    def renew(self, _changes: object = None) -> None:
        """Show which steps there are now."""
        library = self._desk.library
        self._desk.asking.ask("steps", lambda: _named(history(library)), lambda names: self._buttons.show_steps(*names))

    def undo(self, steps: int = 1) -> None:
        """Undo the newest edit, or several, one after the other; the first that cannot be undone ends it."""
        library = self._desk.library

        def deed() -> list[Reverted]:
            made = [undo(library)]
            with suppress(
                Refused
            ):  # the first ones are undone all the same, and said; the next press says what stands in the way
                made += (undo(library) for _again in range(steps - 1))
            return made

        self._do(deed, _("Ångrat: {step}."), (_("Gör om"), self.redo))

    def redo(self) -> None:
        """Do again what was undone last."""
        library = self._desk.library
        self._do(lambda: [redo(library)], _("Gjort igen: {step}."), (_("Ångra"), self.undo))

    def _do(self, deed: Callable[[], list[Reverted]], said: str, back: tuple[str, Callable[[], object]]) -> None:
        def done(made: list[Reverted]) -> None:
            self._look_again()
            last = made[-1]
            numbers = self._desk.numbers.all_of(last.assets[:MOST_STOOD_AT])
            name = step_name(last.step)
            ways = [back]
            if not self._stand_at(numbers) and last.assets:
                ways.append((_("Visa"), lambda: self._results.show_only(last.assets, name)))
            self._desk.window.page.banner.say(said.format(step=name), "ok", ways)

        def refused(error: ImagebankError) -> None:
            self._look_again()
            self._desk.window.page.banner.say(sentence(error), "warn")

        self._desk.asking.do(deed, done, refused)

    def _look_again(self) -> None:
        self._watching.look()
        self.renew()
        self.reverted.emit()

    def _stand_at(self, numbers: np.ndarray | list[int] | set[int]) -> bool:
        """Mark the pictures and stand at the first, where they are shown and nothing typed would be lost."""
        window = self._desk.window
        there = [one for one in numbers if window.model.row_of(int(one)) is not None]
        if there and not window.inspector.has_pending():
            window.page.grid.go_back_to(np.array(there))
        return bool(there)

    def _tell(self) -> None:
        """From whatever thread an edit was made in."""
        self._moved.emit()

    def _stop(self) -> None:
        told = self._desk.library.steps.told
        if self._tell in told:
            told.remove(self._tell)


def _named(steps: Steps) -> tuple[list[str], list[str]]:
    return [step_name(one) for one in steps.undo[:10]], [step_name(one) for one in steps.redo[:1]]
