"""What helps who describes: the guide while an alternative text is written, the list of concepts, templates, the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from imagebank.core.alt_guide import guide
from imagebank.core.changes import Changes
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.pack_values import remarks_of
from imagebank.desktop.feeding.recent import Recent
from imagebank.desktop.feeding.sheets import carry_out, refuse
from imagebank.desktop.feeding.vocabulary import picker_rows
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.inspector.template_sheet import TemplateSheet
from imagebank.desktop.packs.values import Remark
from imagebank.desktop.parts.words import mixed, number
from imagebank.desktop.take_in.fields import GIVEN_FIELDS
from imagebank.desktop.values import HistoryLine
from imagebank.desktop.vocabulary.picker import PickSheet
from imagebank.language import _, language
from imagebank.services import template as templates
from imagebank.services.alt_texts import alt_context
from imagebank.services.asset_history import Page, history_of
from imagebank.services.library import Library
from imagebank.services.naming import finder
from imagebank.services.searching import read
from imagebank.services.telling import channel_words
from imagebank.services.template import LISTS
from imagebank.services.templating import Outcome, apply, preview

_LANGUAGES = {"alt_sv": "sv", "alt_en": "en"}


class Describing(QObject):
    """Answers the inspector. `recent` is kept by whoever remembers between runs."""

    def __init__(self, desk: Desk, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching
        self.recent = Recent()
        self.sheet: PickSheet | None = None
        inspector = desk.window.inspector
        inspector.alt_typed.connect(self._alt_typed)
        inspector.history_wanted.connect(self._history_wanted)
        inspector.list_wanted.connect(self.open_list)
        inspector.template_wanted.connect(self._template_wanted)
        inspector.pull_wanted.connect(desk.window.selection_bar.pull_wanted)
        inspector.edited.connect(lambda _ids, changes: self.recent.use(changes.get("concepts_added", ())))
        watching.changed.connect(self._changed)

    def open_list(self, _numbers: Sequence[int] = ()) -> None:
        """The whole vocabulary in a sheet, ticked as the inspector stands; each tick is an edit that waits there."""
        box = self._desk.window.inspector.concepts
        rows = picker_rows(self._desk.library.vocabulary, self.recent.ids)
        sheet = self.sheet = PickSheet(self._desk.window, rows, box.ticks())
        sheet.ticked.connect(lambda id, on: box.give(id, on=on))  # noqa: A006
        sheet.finished.connect(self._list_closed)
        sheet.open()

    def _list_closed(self) -> None:
        self.sheet = None
        self._desk.window.inspector.concepts.focus()

    def _changed(self, changes: Changes) -> None:
        """A colleague changed the list: what stands open follows, ticked as before."""
        if changes.vocabulary and self.sheet is not None:
            rows = picker_rows(self._desk.library.vocabulary, self.recent.ids)
            self.sheet.pick.show_list(rows, self._desk.window.inspector.concepts.ticks())

    def _alt_typed(self, numbers: tuple[int, ...], key: str, text: str) -> None:
        library, id = self._desk.library, self._desk.numbers.id(numbers[0])
        inspector = self._desk.window.inspector

        def show(found: tuple[Remark, ...]) -> None:
            inspector.show_remarks(numbers, key, text, found)

        self._desk.asking.ask(f"guide-{key}", lambda: remarks_on(library, id, _LANGUAGES[key], text), show)

    def _history_wanted(self, numbers: tuple[int, ...], before: int | None) -> None:
        library, id = self._desk.library, self._desk.numbers.id(numbers[0])
        inspector = self._desk.window.inspector

        def show(page: Page) -> None:
            inspector.show_history(numbers, history_lines(page), page.older, more=before is not None)

        self._desk.asking.ask("history", lambda: history_of(library, id, before), show)

    def _template_wanted(self, numbers: tuple[int, ...]) -> None:
        library = self._desk.library
        self._desk.asking.ask(
            "kept-templates", lambda: list(templates.saved(library)), lambda names: self._ask_which(numbers, names)
        )

    def _ask_which(self, numbers: tuple[int, ...], names: list[str] | None) -> None:
        window = self._desk.window
        if not names:
            words = _("Det finns ingen mall än. En mall sparas i Hämta in, under Uppgifter för alla filer.")
            window.page.banner.say(words, "warn")
            return
        sheet = TemplateSheet(window, names, mixed(len(numbers)))
        sheet.chosen.connect(lambda name: self._preview(sheet, numbers, name))
        sheet.used.connect(lambda name: self._use(sheet, numbers, name))
        self._preview(sheet, numbers, names[0])
        sheet.open()

    def _preview(self, sheet: TemplateSheet, numbers: tuple[int, ...], name: str) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)

        def show(found: list[Outcome]) -> None:
            n = max((one.changed for one in found), default=0)
            words = _("Mallen ändrar inget på det markerade.") if not n else _("Det går att ångra.")
            sheet.show_outcome(name, outcome_rows(library, found), words, changes=bool(n))

        self._desk.asking.ask(
            "template-preview", lambda: preview(library, ids, templates.named(library, name)), if_alive(sheet, show),
            lambda error: refuse(self._desk, sheet, error),
        )  # fmt: skip

    def _use(self, sheet: TemplateSheet, numbers: tuple[int, ...], name: str) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(numbers)

        def done(_changes: object) -> None:
            self._watching.look()
            words = _("Mallen ”{name}” är använd på {amount}.").format(name=name, amount=mixed(len(ids)))
            self._desk.window.page.banner.say(words, "ok")

        carry_out(self._desk, sheet, lambda: apply(library, ids, templates.named(library, name)), done)


def remarks_on(library: Library, id: str, lang: str, text: str) -> tuple[Remark, ...]:
    """What the guide says of an alternative text that is being written for a picture."""
    found = next(iter(read(library, [id])), None)
    if found is None or not text.strip():  # that there is none is said by the answer above
        return ()
    written = replace(found, alt={**found.alt, lang: text})
    return remarks_of(guide(text, alt_context(library, written, lang, finder(library))))


def history_lines(page: Page) -> tuple[HistoryLine, ...]:
    """Acts as the window shows them, in local time."""
    return tuple(HistoryLine(_when(one.at), one.who, one.words, one.detail) for one in page.acts)


def outcome_rows(library: Library, found: Sequence[Outcome]) -> tuple[tuple[str, str], ...]:
    """Each field with what it gets, and on how many."""
    words = {field.key: _(field.words) for field in GIVEN_FIELDS}
    return tuple((words.get(one.field, one.field), f"{_given(library, one)}: {_on_how_many(one)}") for one in found)


def _given(library: Library, one: Outcome) -> str:
    value = one.given.value
    listed = [value] if isinstance(value, str) else list(value)
    if one.field == "licence_channels":
        return channel_words(library.vocabulary, listed)
    known = library.vocabulary.concepts
    return ", ".join(
        known[each].label(language()) if one.field == "concepts" and each in known else each for each in listed
    )


def _on_how_many(one: Outcome) -> str:
    if not one.changed:
        return _("ändrar inget")
    how = _("läggs till på {n}") if one.given.mode == "add" and one.field in LISTS else _("sätts på {n}")
    said = how.format(n=number(one.changed))
    return _("{said}, {kept} behåller sitt").format(said=said, kept=number(one.kept)) if one.kept else said


def _when(at: str) -> str:
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at
