"""Collections in the window: shown with how many each holds, opened, made, filled, ordered, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from imagebank.core.collection import Collection
from imagebank.core.errors import ImagebankError
from imagebank.core.query import Field, write
from imagebank.core.words import fold
from imagebank.desktop.acts.collect_sheet import CollectSheet
from imagebank.desktop.acts.values import ACTS
from imagebank.desktop.feeding.chips import word_parts
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.marking import selected_or_current
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.reverting import Reverting
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.parts.words import mixed
from imagebank.desktop.search.values import SavedValue
from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.desktop.values import Choice
from imagebank.language import _, ngettext, sentence
from imagebank.services.collecting import add, collected, counts, delete, items, make, move, rename, take_out

_Answer = tuple[Sequence[Collection], Mapping[str, int]]


class Collecting(QObject):
    """Reads them anew whenever the grid answers, as `Saving` does with searches."""

    def __init__(self, desk: Desk, results: Results, watching: Watching, reverting: Reverting) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._watching, self._reverting = desk, results, watching, reverting
        self._known: dict[str, Collection] = {}
        box = desk.window.facets.collections
        box.opened.connect(self.open)
        box.rename_wanted.connect(self._rename)
        box.delete_wanted.connect(self._delete)
        box.add_wanted.connect(self.add)
        box.new_wanted.connect(self.ask_new)
        results.shown.connect(self.renew)
        reverting.reverted.connect(self.renew)
        if desk.library.actor.may_write:
            desk.window.selection_bar.collect_wanted.connect(self.ask)
            QShortcut(QKeySequence(ACTS["collect"].keys), desk.window.page, self.ask)
            QShortcut(QKeySequence(ACTS["uncollect"].keys), desk.window.page, self.take_out)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every collection, by name."""
        return tuple(Choice(one.id, one.name) for one in self._known.values())

    @property
    def shown(self) -> Collection | None:
        """The collection that is shown: the one that the words ask for."""
        asked = [
            part.value
            for part in word_parts(self._results.wish)
            if isinstance(part, Field) and part.name == "collection"
        ]
        wanted = asked[0] if len(asked) == 1 else ""
        return next(
            (one for one in self._known.values() if wanted in (one.id,) or fold(one.name) == fold(wanted)), None
        )

    def renew(self) -> None:
        """Read them, and count."""
        library, wish = self._desk.library, self._results.wish
        channel = wish.channel if wish.only else None
        self._desk.asking.ask(
            "collections", lambda: (collected(library), counts(library, wish.day, channel)), self._show
        )

    def open(self, id: str) -> None:
        """Show what a collection holds, in its order."""
        if one := self._known.get(id):
            self._results.show_words(write(Field("collection", one.name)))

    def ask(self) -> None:
        """Ask where to put what is selected."""
        numbers = selected_or_current(self._desk)
        if not numbers:
            self._desk.window.page.banner.say(
                _("Markera först de bilder och filmer som ska ligga i samlingen."), "warn"
            )
            return
        sheet = CollectSheet(self._desk.window, len(numbers), self.choices)
        sheet.wanted.connect(lambda one: self.add(one, sheet=sheet))
        sheet.new_wanted.connect(lambda name: self._make(sheet, name, numbers))
        sheet.open()

    def ask_new(self) -> None:
        """Ask what a new, empty collection shall be called."""
        sheet = CollectSheet(self._desk.window, 0, ())
        sheet.new_wanted.connect(lambda name: self._make(sheet, name, ()))
        sheet.open()

    def add(self, id: str, *, sheet: CollectSheet | None = None) -> None:
        """Put what is selected last in a collection."""
        library, ids = self._desk.library, self._desk.numbers.ids(selected_or_current(self._desk))
        one = self._known.get(id)
        if one is None or not ids:
            self._desk.window.page.banner.say(
                _("Markera först de bilder och filmer som ska ligga i samlingen."), "warn"
            )
            return

        def added(n: int) -> None:
            if sheet is not None:
                sheet.accept()
            if not n:
                self._say(_("Det ligger redan i samlingen {name}.").format(name=one.name), id, undo=False)
                return
            words = ngettext("{what} ligger i samlingen {name}.", "{what} ligger i samlingen {name}.", n)
            self._done(words.format(what=mixed(n), name=one.name), id)

        self._desk.asking.do(lambda: add(library, id, ids), added)

    def take_out(self) -> None:
        """Take what is selected out of the collection that is shown."""
        one, library = self.shown, self._desk.library
        ids = self._desk.numbers.ids(selected_or_current(self._desk))
        if one is None:
            self._desk.window.page.banner.say(_("Visa först den samling som bilderna ska tas bort ur."), "warn")
        elif ids:
            words = _("{what} togs bort ur samlingen {name}, och är kvar i banken.")
            self._desk.asking.do(
                lambda: take_out(library, one.id, ids),
                lambda n: self._done(words.format(what=mixed(n), name=one.name)),
            )

    def move(self, place: int) -> None:
        """Put what is selected first (0) or last in the collection that is shown."""
        one, library = self.shown, self._desk.library
        ids = self._desk.numbers.ids(selected_or_current(self._desk))
        if one is not None and ids:
            at = place if place >= 0 else len(items(library, one.id))
            self._desk.asking.do(lambda: move(library, one.id, ids, at), lambda _c: self._look())

    def _make(self, sheet: CollectSheet, name: str, numbers: Sequence[int]) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)

        def made(one: Collection) -> None:
            self._known[one.id] = one
            self._done(_("Samlingen är gjord: {name}.").format(name=one.name), one.id)

        carry_out(self._desk, sheet, lambda: make(library, name, ids), made)

    def _rename(self, id: str) -> None:
        one, library = self._known.get(id), self._desk.library
        if one is None:
            return
        help_ = _("Samlingen delas av alla som använder banken.")
        sheet = NameSheet(self._desk.window, _("Byt namn på samlingen"), _("Samlingens namn"), help_)
        sheet.write(one.name)

        def renamed(name: str, was_shown: bool) -> None:
            self._known[id] = Collection(id, name, one.made_by, one.made_at)
            self._done(_("Samlingen heter nu {name}.").format(name=name), id)
            if was_shown:
                self.open(id)

        def named(name: str) -> None:
            was_shown = self.shown is not None and self.shown.id == id
            self._do(lambda: rename(library, id, name), lambda: renamed(" ".join(name.split()), was_shown))

        sheet.named.connect(named)
        sheet.open()

    def _delete(self, id: str) -> None:
        one, library = self._known.get(id), self._desk.library
        if one is not None:
            words = _("Samlingen är borttagen: {name}. Bilderna i den är kvar i banken.").format(name=one.name)
            self._do(lambda: delete(library, id), lambda: self._done(words))

    def _do(self, deed: Callable[[], object], done: Callable[[], object]) -> None:
        def refused(error: ImagebankError) -> None:
            self._desk.window.page.banner.say(sentence(error), "warn")

        self._desk.asking.do(deed, lambda _answer: done(), refused)

    def _done(self, words: str, id: str = "") -> None:
        self._look()
        self._say(words, id)

    def _look(self) -> None:
        self._watching.look()
        self._results.renew()  # names, and an empty collection, are no part of the feed

    def _say(self, words: str, id: str = "", *, undo: bool = True) -> None:
        ways = (
            [(_("Visa samlingen"), lambda: self.open(id))] if id and (self.shown is None or self.shown.id != id) else []
        )
        ways += [(_("Ångra"), self._reverting.undo)] if undo else []
        self._desk.window.page.banner.say(words, "ok", ways)

    def _show(self, answer: _Answer) -> None:
        found, held = answer
        self._known = {one.id: one for one in found}
        shown = self.shown
        values = [SavedValue(one.id, one.name, held.get(one.id, 0), one is shown) for one in found]
        may = self._desk.library.actor.may_write
        self._desk.window.facets.collections.show_collections(values, may_change=may)
