"""Forms that came back, at the window: each file is read, its persons found by the codes, and kept with one save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from imagebank.core.answers import Ticks
from imagebank.core.errors import ImagebankError
from imagebank.core.registers import ConsentForm
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.paper_acts import signed
from imagebank.desktop.feeding.persons import person_choices
from imagebank.desktop.feeding.register_rows import labelled_channels, signers
from imagebank.desktop.feeding.sheets import carry_out, refuse
from imagebank.desktop.feeding.vaulting import ask_for_vault
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.people.paper_sheets import PAPERS
from imagebank.desktop.people.returned import ReturnedSheet
from imagebank.desktop.people.values import FormAnswers, FormPerson
from imagebank.desktop.values import Choice
from imagebank.language import _, ngettext, sentence
from imagebank.services.answering import asked_channels, last_asked
from imagebank.services.consenting import ASKED_CHANNELS, in_order
from imagebank.services.library import Library
from imagebank.services.releasing import in_force, known_person
from imagebank.services.returning import Answers, Returned, form_of, keep_form, read_scan
from imagebank.services.telling import narrowed_words


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet to show: a file, and the form on it if its code was found."""

    found: Returned
    form: ConsentForm | None
    persons: tuple[Choice, ...]


class ReturnedForms(QObject):
    """Answers the menu's wish; files come one after the other, a file with several forms has a sheet for each."""

    def __init__(self, desk: Desk, watching: Watching, today: date) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._today = desk, watching, today
        self._files: list[Path] = []
        self._sheets: list[_Sheet] = []
        self._unread: list[str] = []
        self._narrowed: list[str] = []
        self._kept = 0
        self.sheet: ReturnedSheet | None = None
        self.choose_files: Callable[[], list[Path]] = self._choose_files

    def ask(self) -> None:
        """Ask for files, open the vault, and begin."""
        paths = self.choose_files()
        if paths:
            ask_for_vault(self._desk, lambda: self.start(paths))

    def start(self, paths: Sequence[Path]) -> None:
        """Take these files, one after the other."""
        self._files, self._sheets, self._unread, self._kept = list(paths), [], [], 0
        self._narrowed = []
        self._next()

    def _choose_files(self) -> list[Path]:
        kinds = _("Blanketter ({kinds})").format(kinds=PAPERS)
        names, _kind = QFileDialog.getOpenFileNames(self._desk.window, _("Välj blanketter"), filter=kinds)
        return [Path(name) for name in names]

    def _next(self) -> None:
        if self._sheets:
            self._show(self._sheets.pop(0))
        elif self._files:
            path = self._files.pop(0)
            library = self._desk.library
            self._desk.asking.do(lambda: _sheets(library, path), self._read, self._cannot)
        else:
            self._over()

    def _read(self, sheets: Sequence[_Sheet]) -> None:
        self._sheets = list(sheets)
        self._next()

    def _cannot(self, error: ImagebankError) -> None:
        """A file that is no form: said when all are done; now the next one."""
        self._unread.append(sentence(error))
        self._next()

    def _over(self) -> None:
        self._watching.look()
        words = ngettext("{n} blankett är sparad i personvalvet.", "{n} blanketter är sparade i personvalvet.", self._kept)  # fmt: skip
        said = [words.format(n=self._kept)] if self._kept else []
        if said or self._unread:
            told = [*said, *self._narrowed, *self._unread]
            self._desk.window.page.banner.say(" ".join(told), "ok" if told == said else "warn")

    def _show(self, one: _Sheet) -> None:
        sheet = self.sheet = ReturnedSheet(self._desk.window, one.found.path.name, _note(one), one.persons, self._today)
        sheet.person_chosen.connect(lambda person: self._find(sheet, lambda: ("", person)))
        library = self._desk.library
        sheet.code_wanted.connect(lambda code: self._find(sheet, lambda: _owner(form_of(library, code))))
        sheet.wanted.connect(lambda said: self._keep(sheet, one.found, said))
        sheet.rejected.connect(self._next)
        form = one.form
        if form is not None:
            self._find(sheet, lambda: _owner(form))
        sheet.open()

    def _find(self, sheet: ReturnedSheet, owner: Callable[[], tuple[str, str]]) -> None:
        library, today = self._desk.library, self._today
        self._desk.asking.ask(
            "form-person", lambda: _person(library, *owner(), today), if_alive(sheet, sheet.show_person),
            lambda error: refuse(self._desk, sheet, error),
        )  # fmt: skip

    def _keep(self, sheet: ReturnedSheet, found: Returned, said: FormAnswers) -> None:
        library, today = self._desk.library, self._today

        def kept(narrowed: str) -> None:
            self._kept += 1
            self._narrowed += [f"{said.person}: {narrowed}"] if narrowed else []
            self._next()

        carry_out(self._desk, sheet, lambda: keep(library, found, said, today), kept)


def keep(library: Library, found: Returned, said: FormAnswers, today: date) -> str:
    """What stands on the form and the form itself, whole or not at all. Returns what is left, if others said yes to less."""
    signatures = tuple(signed(who, answer, said.day, "paper") for who, answer in said.signatures)
    ticks = Ticks(said.channels, said.flags, said.until)
    keep_form(library, found, said.person, Answers(ticks, signatures, said.diary_number or None, said.code or None), today)  # fmt: skip
    return narrowed_words(in_force(library, said.person), ticks, library.vocabulary)


def _sheets(library: Library, path: Path) -> list[_Sheet]:
    found, persons = read_scan(library, path), person_choices(library)
    return [_Sheet(found, form, persons) for form in found.forms or (None,)]


def _owner(form: ConsentForm) -> tuple[str, str]:
    return form.code, form.person


def _person(library: Library, code: str, id: str, today: date) -> FormPerson:
    person, release = known_person(library, id), in_force(library, id)
    card = library.people_vault.card(id)
    asked = asked_channels(library, release, code) if release else frozenset(ASKED_CHANNELS)
    channels = labelled_channels(library, in_order(asked))
    last = last_asked(library, release) if release else None
    return FormPerson(id, card.name if card else "", signers(library, person, today), channels, code, last)


def _note(one: _Sheet) -> str:
    name = one.found.path.name
    if one.form is not None:
        return _("{name}. Koden {code} hittades på blanketten.").format(name=name, code=one.form.code)
    if one.found.unknown_codes:
        codes = ", ".join(one.found.unknown_codes)
        return _("{name}. Koden {code} hör inte till den här banken.").format(name=name, code=codes)
    return _("{name}. Ingen kod hittades. Skriv koden, eller välj personen.").format(name=name)
