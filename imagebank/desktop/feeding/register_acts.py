"""What is done with persons of the register: each act asks in a sheet, is carried out, and is told in the dialog's banner."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from imagebank.core.people import Person, Release
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.paper_acts import PaperActs
from imagebank.desktop.feeding.persons import person_choices, release_words
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.vaulting import ask_for_vault
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.people.dialogs import ReleaseDialog
from imagebank.desktop.people.post_sheets import CardSheet, MergeSheet, PostSheet
from imagebank.desktop.people.register import RegisterDialog
from imagebank.desktop.people.release_form import ReleaseForm
from imagebank.language import _, sentence
from imagebank.services.class_list import put_card
from imagebank.services.extract_paper import write_extract
from imagebank.services.extracting import extract
from imagebank.services.library import Library
from imagebank.services.registering import erase_person, merge_persons, revise_person
from imagebank.services.releasing import add_release, in_force, known_person, persons, proposed_end
from imagebank.services.reminding import save
from imagebank.services.wording import person_words

Done = Callable[[], object]


class RegisterActs(QObject):
    """`act` carries out one of the register's acts, and calls `done` when something was changed."""

    recalls_wanted = Signal()

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__(desk.window)
        self._desk, self._today = desk, today
        papers = self.papers = PaperActs(desk, today, self.recalls_wanted.emit)
        self._for_one: dict[str, Callable[[RegisterDialog, str, Done], None]] = {
            "revise": self._revise, "release": self._release, "card": self._card, "merge": self._merge,
            "extract": self._extract, "erase": self._erase, "sign": papers.sign, "evidence": papers.evidence,
            "withdraw": papers.withdraw, "objection": papers.objection,
        }  # fmt: skip

    def act(self, key: str, dialog: RegisterDialog, ids: Sequence[str], done: Done) -> None:
        """Do what the key names, for those chosen."""
        if key == "forms":
            self.papers.forms(dialog, ids, done)
        else:
            self._for_one[key](dialog, ids[0], done)

    def _revise(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        library = self._desk.library

        def show(person: Person) -> None:
            sheet = PostSheet(dialog, person)
            sheet.wanted.connect(
                lambda new: carry_out(self._desk, sheet, lambda: revise_person(library, new), lambda _changes: done())
            )
            sheet.open()

        self._desk.asking.ask("post", lambda: known_person(library, id), if_alive(dialog, show))

    def _release(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        library, today = self._desk.library, self._today

        def show(known: tuple[Person, Release | None]) -> None:
            person, release = known
            form = ReleaseForm(channel_choices(library.vocabulary), today, proposed_end(library, today))
            form.stand_at(release)
            sheet = ReleaseDialog(dialog, id, person_words(person), release_words(release), form)
            sheet.may_withdraw(False)
            sheet.wanted.connect(lambda new: self._do(dialog, lambda: add_release(library, new), lambda _new: done()))
            sheet.open()

        self._desk.asking.ask("post", lambda: (known_person(library, id), in_force(library, id)), if_alive(dialog, show))  # fmt: skip

    def _card(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        library = self._desk.library

        def go() -> None:
            card = library.people_vault.card(id)
            sheet = CardSheet(dialog, id, card)
            sheet.wanted.connect(
                lambda new: carry_out(self._desk, sheet, lambda: put_card(library, id, new), lambda _none: done())
            )
            sheet.open()

        ask_for_vault(self._desk, if_alive(dialog, go), dialog)

    def _merge(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        library = self._desk.library

        def show(others: Sequence) -> None:
            sheet = MergeSheet(dialog, id, others)
            sheet.wanted.connect(
                lambda gone: carry_out(
                    self._desk, sheet, lambda: merge_persons(library, id, gone), lambda _changes: done()
                )
            )
            sheet.open()

        def known() -> list:
            alone = {one.id for one in persons(library) if one.merged_into is None and one.id != id}
            return [one for one in person_choices(library) if one.key in alone]

        begin = if_alive(dialog, lambda: self._desk.asking.ask("others", known, if_alive(dialog, show)))
        if library.people_vault.is_set_up:  # the card of the other is moved, which needs its key
            ask_for_vault(self._desk, begin, dialog)
        else:
            begin()

    def _extract(self, dialog: RegisterDialog, id: str, _done: Done) -> None:
        library, today = self._desk.library, self._today

        def go() -> None:
            path = dialog.choose_extract(id)
            if path is not None:
                words = _("Registerutdraget ligger i {where}.").format(where=path)
                self._do(dialog, lambda: _write(library, id, today, path), lambda _none: say(dialog, words))

        ask_for_vault(self._desk, if_alive(dialog, go), dialog)

    def _erase(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        library = self._desk.library

        def erased(_changes: object) -> None:
            say(dialog, _("Namn och underlag för {person} är förstörda.").format(person=id))
            done()

        if dialog.sure(id):
            self._do(dialog, lambda: erase_person(library, id), erased)

    def _do(self, dialog: RegisterDialog, deed: Callable[[], object], then: Callable[[object], object]) -> None:
        self._desk.asking.do(deed, then, if_alive(dialog, lambda error: dialog.complain(sentence(error))))


def say(dialog: RegisterDialog, words: str) -> None:
    """Say it in the register's banner, if that is still open."""
    if isValid(dialog):
        dialog.banner.say(words, "ok")


def _write(library: Library, id: str, today: date, path: Path) -> None:
    said = extract(library, id, today)
    if path.suffix.casefold() == ".json":
        save(path, (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode(), private=True)
    else:
        write_extract(said, path)
