"""From what is selected to a pack: a new draft that opens in the workshop, or a draft that is there already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from imagebank.core.use import Use
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.amounts import selected
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.pack_place import PackPlace
from imagebank.desktop.feeding.pack_rows import open_rows, pack_choices
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.packs.new_pack import AddToPackSheet, NewPackSheet
from imagebank.desktop.packs.values import PackChoices, PackFields, PackRow
from imagebank.desktop.parts.words import mixed
from imagebank.language import _, language, ngettext
from imagebank.services.drafting import add_items, make_draft


class Packing(QObject):
    """Answers the selection bar and Ctrl+P."""

    def __init__(
        self, desk: Desk, results: Results, watching: Watching, place: PackPlace, today: Callable[[], date]
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._watching, self._place, self._today = desk, results, watching, place, today
        may, bar = desk.library.actor.may_write, desk.window.selection_bar
        bar.may_pack(may)
        if may:
            bar.pack_wanted.connect(self.ask)
            bar.add_wanted.connect(self.add)

    def ask(self) -> None:
        """Ask what a new pack of what is selected is for."""
        numbers, library = self._selected(), self._desk.library
        if numbers:
            show = self._ask
            self._desk.asking.ask("pack", lambda: pack_choices(library), lambda found: show(numbers, found))

    def add(self) -> None:
        """Ask which draft what is selected shall be put into."""
        numbers, library = self._selected(), self._desk.library
        if numbers:
            show = self._choose
            self._desk.asking.ask("pack", lambda: open_rows(library), lambda found: show(numbers, found))

    def _selected(self) -> tuple[int, ...]:
        numbers = selected(self._desk, "pack")
        if numbers is not None and not numbers:
            words = _("Markera först de bilder och filmer som ska med i bildpaketet.")
            self._desk.window.page.banner.say(words, "warn")
        return numbers or ()

    def _ask(self, numbers: tuple[int, ...], choices: PackChoices) -> None:
        use, purpose = self._results.use, choices.purposes[0].key
        fields = PackFields("", use.channel, purpose, max(use.date, self._today()), language())
        sheet = NewPackSheet(self._desk.window, len(numbers), choices, fields)
        sheet.wanted.connect(lambda said: self._make(sheet, numbers, said))
        sheet.open()

    def _make(self, sheet: NewPackSheet, numbers: tuple[int, ...], said: PackFields) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)
        use = Use(said.channel, said.day, said.purpose, said.language, title=said.title, lifetime_to=said.last_day)

        def made(answer: tuple[str, object]) -> None:
            self._watching.look()
            self._place.open(answer[0])

        carry_out(self._desk, sheet, lambda: make_draft(library, ids, use, said.recipient or None), made)

    def _choose(self, numbers: tuple[int, ...], drafts: list[PackRow]) -> None:
        sheet = AddToPackSheet(self._desk.window, len(numbers), drafts)
        sheet.wanted.connect(lambda pack: self._add(sheet, numbers, pack))
        sheet.new_wanted.connect(lambda: self._new_instead(sheet))
        sheet.open()

    def _new_instead(self, sheet: AddToPackSheet) -> None:
        if_alive(sheet, sheet.accept)()
        self.ask()

    def _add(self, sheet: AddToPackSheet, numbers: tuple[int, ...], pack: str) -> None:
        library, ids, n = self._desk.library, self._desk.numbers.ids(numbers), len(numbers)

        def added(_changes: object) -> None:
            self._watching.look()
            words = ngettext("{what} ligger i {pack}.", "{what} ligger i {pack}.", n).format(what=mixed(n), pack=pack)
            action = _("Öppna bildpaketet"), lambda: self._place.open(pack)
            self._desk.window.page.banner.say(words, "ok", (action,))

        carry_out(self._desk, sheet, lambda: add_items(library, pack, ids), added)
