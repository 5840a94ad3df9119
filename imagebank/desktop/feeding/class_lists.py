"""Class lists at the window: read, mapped, registered, and then forms to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from imagebank.core.errors import ImagebankError
from imagebank.core.people import Release
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.paper_acts import PaperActs
from imagebank.desktop.feeding.register_rows import labelled_channels
from imagebank.desktop.feeding.sheets import carry_out, refuse
from imagebank.desktop.feeding.vaulting import ask_for_vault
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.people.class_list import ChooseListSheet, ClassListDialog
from imagebank.desktop.people.values import ClassListValue
from imagebank.desktop.values import Choice
from imagebank.language import _, ngettext, sentence
from imagebank.services.class_list import FIELDS, ClassList, Listed, headings_of, known_rows, read_list, register_list
from imagebank.services.class_list_rows import LABELS
from imagebank.services.class_list_template import write_template
from imagebank.services.consenting import ASKED_CHANNELS
from imagebank.services.library import Library
from imagebank.services.releasing import proposed_end


class ClassLists(QObject):
    """Answers the menu's wish."""

    def __init__(self, desk: Desk, watching: Watching, today: date, papers: PaperActs) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._today, self._papers = desk, watching, today, papers

    def open(self) -> None:
        """Ask for the list."""
        sheet = ChooseListSheet(self._desk.window)
        sheet.wanted.connect(lambda path: self._read(sheet, path))
        sheet.template_wanted.connect(lambda path: self._template(sheet, path))
        sheet.open()

    def _template(self, sheet: ChooseListSheet, path: Path) -> None:
        words = _("Listan att dela ut ligger i {where}.").format(where=path)
        said = if_alive(sheet, lambda _none: sheet.banner.say(words, "ok"))
        self._desk.asking.do(lambda: write_template(path), said, lambda error: refuse(self._desk, sheet, error))

    def _read(self, sheet: ChooseListSheet, path: Path) -> None:
        def headings() -> tuple[str, ...]:
            return headings_of(path)

        carry_out(self._desk, sheet, headings, lambda found: self._show(path, found))

    def _show(self, path: Path, headings: Sequence[str]) -> None:
        library = self._desk.library
        fields = [Choice(key, _(words)) for key, words in LABELS.items()]
        channels = labelled_channels(library, ASKED_CHANNELS)
        end = proposed_end(library, self._today)
        dialog = ClassListDialog(self._desk.window, path.name, headings, fields, channels, end)
        dialog.mapped.connect(lambda columns: self._map(dialog, path, mapping_of(columns)))
        dialog.wanted.connect(lambda asked, last, again: self._register(dialog, path, asked, last, again))
        self._map(dialog, path, {})
        dialog.open()

    def _map(self, dialog: ClassListDialog, path: Path, mapping: Mapping[str, str]) -> None:
        library, today, headings = self._desk.library, self._today, tuple(dialog.combos)

        def read() -> tuple[ClassList, int | None]:
            found = read_list(library, path, today, mapping)
            return found, known_rows(library, found) if library.people_vault.is_open else None

        def show(read: tuple[ClassList, int | None]) -> None:
            dialog.show_value(list_value(*read))

        def cannot(error: ImagebankError) -> None:
            dialog.show_value(ClassListValue(headings, problem=sentence(error)))

        self._desk.asking.ask(
            "class-list", read, if_alive(dialog, show), if_alive(dialog, cannot)
        )  # fmt: skip

    def _register(self, dialog: ClassListDialog, path: Path, channels: frozenset[str], last: date, again: bool) -> None:
        library, today, mapping = self._desk.library, self._today, mapping_of(dialog.columns())
        ask = Release("", "", status="asked", channels=channels, valid_from=today, valid_to=last) if channels else None

        def go() -> None:
            carry_out(
                self._desk, dialog, lambda: _registered(library, path, today, mapping, ask, again=again), self._tell
            )

        ask_for_vault(self._desk, if_alive(dialog, go), dialog)
        dialog.check()

    def _tell(self, done: Listed) -> None:
        self._watching.look()
        window = self._desk.window
        if not isValid(window):
            return
        made = done.persons
        words = ngettext("{n} person är registrerad.", "{n} personer är registrerade.", len(made)).format(n=len(made))
        if done.known:
            known = ngettext(
                "{n} var redan registrerad: rad {rows}.", "{n} var redan registrerade: rad {rows}.", len(done.known)
            )
            words += " " + known.format(n=len(done.known), rows=", ".join(str(row) for row, _person in done.known))
        forms = (_("Skriv ut blanketter…"), lambda: self._papers.forms(window, made, self._watching.look))
        window.page.banner.say(words, "ok", [forms] if made else [])


def mapping_of(columns: Mapping[str, str]) -> dict[str, str]:
    """Heading → field as the services ask for it: every field, with its heading or none."""
    chosen = {field: heading for heading, field in columns.items() if field}
    return {field: chosen.get(field, "") for field in FIELDS}


def list_value(found: ClassList, known: int | None = None) -> ClassListValue:
    """A list as the dialog shows it."""
    columns = {found.headings[place]: field for field, place in found.columns.items()}
    broken = tuple(_("Rad {row}: {why}").format(row=one.number, why=one.why) for one in found.broken)
    return ClassListValue(found.headings, columns, len(found.entries), broken, known=known, examples=found.examples)


def _registered(
    library: Library, path: Path, today: date, mapping: Mapping[str, str], ask: Release | None, *, again: bool
) -> Listed:
    done, _changes = register_list(library, read_list(library, path, today, mapping), ask, again=again)
    return done
