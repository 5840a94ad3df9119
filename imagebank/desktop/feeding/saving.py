"""Searches kept under a name: shown with how many each finds now, opened, kept, renamed, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from imagebank.core.errors import ImagebankError
from imagebank.core.saved_search import SavedSearch
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.search.values import SavedValue
from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.language import _, sentence
from imagebank.services.saved_searches import counts, remove, rename, save, saved

_Answer = tuple[Sequence[SavedSearch], dict[str, int]]


class Saving(QObject):
    """Reads them anew whenever the grid answers, so that counts follow what is written and the day and channel chosen."""

    def __init__(self, desk: Desk, results: Results) -> None:
        super().__init__(desk.window)
        self._desk, self._results = desk, results
        self._saved: dict[str, SavedSearch] = {}
        box = desk.window.facets.saved
        box.opened.connect(self._open)
        box.rename_wanted.connect(self._rename)
        box.remove_wanted.connect(self._remove)
        desk.window.header.search.save_wanted.connect(self.ask)
        results.shown.connect(self.renew)

    def renew(self) -> None:
        """Read them, and count."""
        library, wish = self._desk.library, self._results.wish
        channel = wish.channel if wish.only else None
        may = library.actor.may_write and self._results.question() != ""
        self._desk.window.header.search.may_save(may)
        self._desk.asking.ask("saved", lambda: (saved(library), counts(library, wish.day, channel)), self._show)

    def ask(self) -> None:
        """Ask what to call the search that is shown."""
        question = self._results.question()
        help_ = _(
            "Sökningen sparas för alla som använder banken. Antalet träffar visas och uppdateras när något ändras."
        )
        sheet = NameSheet(self._desk.window, _("Spara sökningen"), _("Sökningens namn"), help_)
        sheet.write(question if len(question) <= 60 else "")
        sheet.named.connect(lambda name: self._save(name, question))
        sheet.open()

    def _show(self, answer: _Answer) -> None:
        searches, found = answer
        self._saved = {one.id: one for one in searches}
        question = self._results.question()
        values = [SavedValue(one.id, one.name, found.get(one.id), one.query == question) for one in searches]
        self._desk.window.facets.saved.show_saved(values, may_change=self._desk.library.actor.may_write)

    def _open(self, id: str) -> None:
        if one := self._saved.get(id):
            self._results.show_question(one.query)

    def _save(self, name: str, question: str, *, instead: bool = False) -> None:
        library = self._desk.library
        self._do(
            lambda: save(library, name, question, instead=instead),
            _("Sökningen är sparad: {name}.").format(name=name),
            replace=lambda: self._save(name, question, instead=True),
        )

    def _rename(self, id: str) -> None:
        one, library = self._saved.get(id), self._desk.library
        if one is None:
            return
        sheet = NameSheet(self._desk.window, _("Byt namn på sökningen"), _("Sökningens namn"), one.query)
        sheet.write(one.name)
        done = _("Sökningen har bytt namn.")
        sheet.named.connect(lambda name: self._do(lambda: rename(library, id, name), done))
        sheet.open()

    def _remove(self, id: str) -> None:
        one, library = self._saved.get(id), self._desk.library
        if one is not None:
            again = _("Ångra"), lambda: self._save(one.name, one.query)
            self._do(
                lambda: remove(library, id), _("Sökningen är borttagen: {name}.").format(name=one.name), after=again
            )

    def _do(
        self,
        deed: Callable[[], object],
        said: str,
        *,
        replace: Callable[[], object] | None = None,
        after: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        banner = self._desk.window.page.banner

        def done(_changes: object) -> None:
            banner.say(said, "ok", (after,) if after else ())
            self.renew()

        def refused(error: ImagebankError) -> None:
            taken = replace is not None and error.code == "NAME_TAKEN"
            banner.say(sentence(error), "warn", ((_("Ersätt den"), replace),) if taken and replace else ())

        self._desk.asking.do(deed, done, refused)
