"""What may be meant by what is being typed → the list under the search box; late answers are dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject

from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.parts.words import number
from imagebank.desktop.search.values import Suggestion
from imagebank.language import ngettext
from imagebank.services.completing import Completion, complete


class Suggesting(QObject):
    """Answers the search box."""

    def __init__(self, desk: Desk, results: Results) -> None:
        super().__init__(desk.window)
        self._desk, self._results = desk, results
        desk.window.header.search.suggestions_wanted.connect(self._ask)

    def _ask(self, text: str, cursor: int) -> None:
        library, wish, box = self._desk.library, self._results.wish, self._desk.window.header.search
        self._desk.asking.ask(
            "complete",
            lambda: complete(library, text, cursor, day=wish.day, channel=wish.channel),
            lambda found: box.suggest(text, [_suggestion(one) for one in found]),
            lambda _error: box.suggest(text, ()),
        )


def _suggestion(one: Completion) -> Suggestion:
    spoken = [one.label, one.detail]
    if one.count is not None:
        spoken.append(ngettext("{n} träff", "{n} träffar", one.count).format(n=number(one.count)))
    return Suggestion(one.start, one.end, one.insert, one.label, one.detail, one.count, ", ".join(filter(None, spoken)))
