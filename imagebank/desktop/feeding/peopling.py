"""Who is in the pictures: adding, registering, removing, renewing and withdrawing. Each is a verb; the feed redraws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from imagebank.core.people import Appearance, Person, Release
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.persons import person_choices, release_words
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.vaulting import ask_for_vault
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.people.choose import ChoosePersonDialog
from imagebank.desktop.people.dialogs import NewPersonDialog, ReleaseDialog
from imagebank.desktop.people.release_form import ReleaseForm
from imagebank.desktop.values import Choice
from imagebank.language import _
from imagebank.services.captioning import put_captions
from imagebank.services.library import Library
from imagebank.services.releasing import (
    add_person,
    add_release,
    appear,
    disappear,
    in_force,
    known_person,
    proposed_end,
    withdraw,
)
from imagebank.services.searching import read
from imagebank.services.wording import person_words


class Peopling(QObject):
    """Answers the inspector's wishes about people, and about a film's captions. `several_wanted`: for many pictures."""

    several_wanted = Signal(tuple)

    def __init__(self, desk: Desk, watching: Watching, today: date) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._today = desk, watching, today
        desk.window.inspector.person_wanted.connect(self._person_wanted)
        desk.window.inspector.person_removed.connect(self._person_removed)
        desk.window.inspector.release_wanted.connect(self._release_wanted)
        desk.window.inspector.captions_wanted.connect(self._captions_wanted)

    def _person_wanted(self, numbers: Sequence[int]) -> None:
        if len(numbers) > 1:
            self.several_wanted.emit(tuple(numbers))
            return
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)

        def known() -> tuple[tuple[Choice, ...], bool]:
            return person_choices(library), all(asset.media == "film" for asset in read(library, ids))

        self._desk.asking.ask("persons", known, lambda answer: self._choose(ids, *answer))

    def _choose(self, ids: Sequence[str], persons: Sequence[Choice], film: bool) -> None:
        dialog = ChoosePersonDialog(self._desk.window, persons, film)
        dialog.chosen.connect(lambda appearance: self._put(ids, appearance))
        dialog.new_wanted.connect(lambda: self._new(ids))
        dialog.open()

    def _put(self, ids: Sequence[str], appearance: Appearance) -> None:
        library = self._desk.library
        self._desk.asking.do(lambda: appear(library, ids, appearance), self._watching.look)

    def _new(self, ids: Sequence[str]) -> None:
        dialog = NewPersonDialog(self._desk.window, self._form())
        dialog.wanted.connect(lambda *said: self._register(dialog, ids, *said))
        dialog.open()

    def register_for(self, parent: QWidget, then: Callable[[Choice], object]) -> None:
        """Register somebody new who is put into no picture yet; `then` gets the person."""
        library = self._desk.library
        dialog = NewPersonDialog(parent, self._form())

        def deed(person: Person, name: str, release: Release | None) -> Choice:
            pseudonym = register(library, (), person, name, release)
            return Choice(pseudonym, person_words(known_person(library, pseudonym)))

        def done(person: Choice) -> None:
            self._watching.look()
            then(person)

        def go(*said: object) -> None:
            def keep() -> None:
                carry_out(self._desk, dialog, lambda: deed(*said), done)  # type: ignore[arg-type]

            self._with_name(str(said[1]), keep, dialog)

        dialog.wanted.connect(go)
        dialog.open()

    def _with_name(self, name: str, go: Callable[[], object], sheet: NewPersonDialog) -> None:
        """Go on once the vault can keep a name; at once where there is none to keep. Until then the sheet stays as it is."""
        if name:
            ask_for_vault(self._desk, go, sheet)
        else:
            go()

    def open_release(self, person: str) -> None:
        """The release of that person."""
        self._release_wanted(person)

    def _register(
        self, sheet: NewPersonDialog, ids: Sequence[str], person: Person, name: str, release: Release | None
    ) -> None:
        library = self._desk.library

        def go() -> None:
            carry_out(self._desk, sheet, lambda: register(library, ids, person, name, release), self._registered)

        self._with_name(name, go, sheet)

    def _registered(self, pseudonym: str) -> None:
        words = _("Personen har pseudonymen {person} och är tillagd.").format(person=pseudonym)
        self._desk.window.page.banner.say(words, "ok")
        self._watching.look()

    def _person_removed(self, numbers: Sequence[int], person: str) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)
        self._desk.asking.do(lambda: disappear(library, ids, person), self._watching.look)

    def _release_wanted(self, person: str) -> None:
        library = self._desk.library

        def known() -> tuple[str, Release | None]:
            return person_words(known_person(library, person)), in_force(library, person)

        self._desk.asking.ask("release", known, lambda answer: self._show_release(person, *answer))

    def _show_release(self, person: str, words: str, release: Release | None) -> None:
        form = self._form()
        form.stand_at(release)
        dialog = ReleaseDialog(self._desk.window, person, words, release_words(release), form)
        dialog.may_withdraw(release is not None and release.status == "given")
        dialog.wanted.connect(self._renew)
        dialog.withdraw_wanted.connect(lambda: self._withdraw(person))
        dialog.open()

    def _renew(self, release: Release) -> None:
        library = self._desk.library
        self._desk.asking.do(lambda: add_release(library, release), self._watching.look)

    def _withdraw(self, person: str) -> None:
        library = self._desk.library
        self._desk.asking.do(lambda: withdraw(library, person), self._watching.look)

    def _form(self) -> ReleaseForm:
        library = self._desk.library
        return ReleaseForm(channel_choices(library.vocabulary), self._today, proposed_end(library, self._today))

    def _captions_wanted(self, numbers: Sequence[int]) -> None:
        kinds = _("Undertexter (*.vtt *.srt)")
        name, _kind = QFileDialog.getOpenFileName(self._desk.window, _("Välj undertexter"), filter=kinds)
        if name:
            self.put_captions(self._desk.numbers.ids(numbers), Path(name))

    def put_captions(self, ids: Sequence[str], path: Path) -> None:
        """Keep a caption file with a film; the language stands at the end of its name, Swedish otherwise."""
        library = self._desk.library
        lang = "en" if path.stem.casefold().endswith((".en", "_en", "-en")) else "sv"
        self._desk.asking.do(lambda: put_captions(library, ids[0], path, lang), self._watching.look)


def register(library: Library, ids: Sequence[str], person: Person, name: str, release: Release | None) -> str:
    """Register a person with a release and put them into assets; returns the pseudonym."""
    pseudonym, _made = add_person(library, person, name or None)
    if release is not None:
        add_release(library, replace(release, person=pseudonym))
    if ids:
        appear(library, ids, Appearance(pseudonym))
    return pseudonym
