"""Carries out the next steps of the inspector, and the curator's decision on what stops at a review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from imagebank.core.errors import ImagebankError
from imagebank.core.use import Use
from imagebank.core.verdict import Severity
from imagebank.desktop.feeding import steps
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.covering import Covering
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.peopling import Peopling
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.who import Who
from imagebank.desktop.feeding.words import channel_label
from imagebank.desktop.inspector.decide import DecideDialog
from imagebank.language import _, language, sentence
from imagebank.services.deciding import check
from imagebank.services.library import Library
from imagebank.services.reviewing import review
from imagebank.services.searching import read
from imagebank.services.wording import messages


@dataclass(frozen=True, slots=True)
class _Question:
    id: str
    picture: str
    use: Use
    findings: tuple[str, ...]


class Mending(QObject):
    """Answers `step_wanted(numbers, action, person)`; `person_wanted` asks for the register, standing at a person.

    `ledger_wanted` asks for the confirmation after a restore.
    """

    person_wanted = Signal(str)
    ledger_wanted = Signal()

    def __init__(
        self, desk: Desk, results: Results, watching: Watching, peopling: Peopling, who: Who, covering: Covering
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._watching = desk, results, watching
        self._peopling, self._who, self._covering = peopling, who, covering
        desk.window.inspector.step_wanted.connect(self.take)

    def take(self, numbers: Sequence[int], action: str, person: str, use: Use | None = None) -> None:
        """Open where it is mended; what is decided is decided for `use`, or the one that the grid is judged against."""
        window = self._desk.window
        if action.startswith(steps.FIELD):
            window.inspector.focus_field(action.removeprefix(steps.FIELD))
        elif action == steps.RELEASE:
            self._peopling.open_release(person)
        elif action == steps.REGISTER:
            self.person_wanted.emit(person)
        elif action == steps.WHO:
            self._who.open(numbers)
        elif action == steps.COVER:
            self._covering.open(numbers, person.split())
        elif action == steps.CONFIRM_COVER:
            self._covering.confirm(numbers)
        elif action == steps.SECOND:
            window.inspector.review_wanted.emit(tuple(numbers))
        elif action == steps.LEDGER:
            self.ledger_wanted.emit()
        elif action == steps.DECIDE:
            self._ask(numbers, use or self._results.use)

    def _ask(self, numbers: Sequence[int], use: Use) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers[:1])
        self._desk.asking.ask("decide", lambda: _question(library, ids[0], use), self._show)

    def _show(self, question: _Question | None) -> None:
        if question is None:
            return
        channel = channel_label(self._desk.library.vocabulary, question.use.channel)
        words = _("Användning: {channel}. Beslutas av {name}.").format(
            channel=channel, name=self._desk.library.actor.name
        )
        dialog = DecideDialog(self._desk.window, question.picture, words, question.findings)
        dialog.decided.connect(lambda reason: self._decide(dialog, question, reason))
        dialog.open()

    def _decide(self, dialog: DecideDialog, question: _Question, reason: str) -> None:
        library = self._desk.library

        def done(_answer: object) -> None:
            self._watching.look()
            self._desk.window.page.banner.say(_("Beslutet är antecknat."), "ok")
            if_alive(dialog, dialog.accept)()

        def refused(error: ImagebankError) -> None:
            if_alive(dialog, lambda: dialog.complain(sentence(error)))()

        self._desk.asking.do(lambda: review(library, question.id, question.use, reason), done, refused)


def _question(library: Library, id: str, use: Use) -> _Question | None:
    found = read(library, [id])
    if not found:
        return None
    verdict = check(library, [id], use)[id]
    stops = [one for one in verdict.findings if one.severity is Severity.REVIEW]
    return _Question(id, found[0].name_in(language()), use, messages(stops))
