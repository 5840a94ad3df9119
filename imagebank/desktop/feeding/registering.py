"""The register of persons at the window: its dialog, a new person, and the pictures of those chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from imagebank.core.people import Person, Release
from imagebank.desktop.feeding import register_rows
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.register_acts import RegisterActs
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.vaulting import ask_for_vault
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.people.dialogs import NewPersonDialog
from imagebank.desktop.people.register import RegisterDialog
from imagebank.desktop.people.release_form import ReleaseForm
from imagebank.desktop.places import PEOPLE
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.releasing import add_person, add_release, proposed_end, shown


class Registering(QObject):
    """`show_wanted(ids, words)` asks for pictures in the grid; `recalls_wanted` for the recalls, `way_wanted(key)` for what is
    not about one person.
    """

    show_wanted = Signal(tuple, str)
    recalls_wanted = Signal()
    way_wanted = Signal(str)

    def __init__(self, desk: Desk, watching: Watching, today: date) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._today = desk, watching, today
        self.dialog: RegisterDialog | None = None
        self.acts = RegisterActs(desk, today)
        self.acts.recalls_wanted.connect(self.recalls_wanted)
        if desk.library.actor.may_write:
            desk.window.places.offer(PEOPLE, self._page, self._renew)

    def open(self, person: str = "") -> None:
        """Go to the register, standing at `person`."""
        self._desk.window.places.go(PEOPLE)
        if person and self.dialog is not None:
            self._fill(self.dialog, person)

    def _renew(self) -> None:
        if self.dialog is not None:
            self._fill(self.dialog)

    def _page(self) -> RegisterDialog:
        dialog = self.dialog = RegisterDialog(self._desk.window)
        dialog.way_wanted.connect(self.way_wanted)
        dialog.chosen.connect(lambda person: self._show_details(dialog, person))
        dialog.new_wanted.connect(lambda: self._new(dialog))
        dialog.act_wanted.connect(lambda key, ids: self._act(dialog, key, ids))
        return dialog

    def _fill(self, dialog: RegisterDialog, chosen: str = "") -> None:
        library, today = self._desk.library, self._today
        show = if_alive(dialog, lambda rows: dialog.show_rows(rows, chosen))
        self._desk.asking.ask("register", lambda: register_rows.rows(library, today), show)

    def _show_details(self, dialog: RegisterDialog, id: str) -> None:
        library, today = self._desk.library, self._today
        show = if_alive(dialog, dialog.show_details)
        self._desk.asking.ask("details", lambda: register_rows.details(library, id, today), show)

    def _act(self, dialog: RegisterDialog, key: str, ids: Sequence[str]) -> None:
        if key == "pictures":
            self._show_pictures(dialog, ids)
        else:
            self.acts.act(key, dialog, tuple(ids), lambda: self._done(dialog))

    def _done(self, dialog: RegisterDialog) -> None:
        """An act was carried out: everything is read again."""
        self._watching.look()
        if isValid(dialog):
            self._fill(dialog)

    def _show_pictures(self, dialog: RegisterDialog, ids: Sequence[str]) -> None:
        library = self._desk.library

        def show(found: tuple[str, ...]) -> None:
            if not found:
                dialog.banner.say(_("Personen är inte med i någon bild ännu."), "ok")
                return
            words = _("Bilder med {who}") if len(ids) == 1 else _("Bilder med {n} personer")
            self.show_wanted.emit(found, words.format(who=ids[0], n=len(ids)))

        self._desk.asking.ask("pictures-of", lambda: _pictures(library, ids), if_alive(dialog, show))

    def _new(self, dialog: RegisterDialog) -> None:
        library = self._desk.library
        form = ReleaseForm(channel_choices(library.vocabulary), self._today, proposed_end(library, self._today))
        sheet = NewPersonDialog(dialog, form)
        sheet.wanted.connect(lambda *said: self._named(dialog, sheet, *said))
        sheet.open()

    def _named(
        self, dialog: RegisterDialog, sheet: NewPersonDialog, person: Person, name: str, release: Release | None
    ) -> None:
        """The sheet stays, with all that is filled in, until the person is registered."""

        def go() -> None:
            self._register(dialog, sheet, person, name, release)

        if name:
            ask_for_vault(self._desk, go, sheet)
        else:
            go()

    def _register(
        self, dialog: RegisterDialog, sheet: NewPersonDialog, person: Person, name: str, release: Release | None
    ) -> None:
        library = self._desk.library

        def done(pseudonym: str) -> None:
            self._watching.look()
            if isValid(dialog):
                dialog.banner.say(_("Personen har pseudonymen {person}.").format(person=pseudonym), "ok")
                self._fill(dialog, pseudonym)

        carry_out(self._desk, sheet, lambda: _registered(library, person, name, release), done)


def _registered(library: Library, person: Person, name: str, release: Release | None) -> str:
    pseudonym, _changes = add_person(library, person, name or None)
    if release is not None:
        add_release(library, replace(release, person=pseudonym))
    return pseudonym


def _pictures(library: Library, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({one for id in ids for one in shown(library.db, id)}))
