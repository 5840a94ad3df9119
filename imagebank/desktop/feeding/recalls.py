"""Recalls at the window: letters to send, answers, and the places where packs were put."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from imagebank.core.registers import Placement, Recall
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.sheets import carry_out, refuse
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.parts.words import mixed
from imagebank.desktop.tasks.place import PlaceSheet
from imagebank.desktop.tasks.recalls import RecallsDialog
from imagebank.desktop.tasks.values import RecallValue
from imagebank.desktop.values import Choice
from imagebank.language import _, language
from imagebank.services.library import Library
from imagebank.services.packing import issued
from imagebank.services.placing import record_place
from imagebank.services.recalling import answer, letter, recalls
from imagebank.services.reminding import letter_draft, save

_NOT_OUT = ("draft", "submitted", "approved")


class Recalls(QObject):
    """`show_wanted(ids, words)` asks for a recall's pictures in the grid."""

    show_wanted = Signal(tuple, str)

    def __init__(self, desk: Desk, watching: Watching, today: date) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._today = desk, watching, today

    def open(self, id: str = "") -> None:
        """Show the recalls without an answer, standing at `id`."""
        dialog = RecallsDialog(self._desk.window)
        dialog.answered.connect(lambda *said: self._answer(dialog, *said))
        dialog.save_wanted.connect(lambda recall, path: self._save(dialog, recall, path))
        dialog.show_wanted.connect(lambda one: self.show_wanted.emit(one.assets, one.line.splitlines()[0]))
        dialog.place_wanted.connect(lambda: self._place(dialog))
        self._fill(dialog, id)
        dialog.open()

    def _fill(self, dialog: RecallsDialog, chosen: str = "") -> None:
        library, today = self._desk.library, self._today

        def known() -> list[RecallValue]:
            return [_value(library, one, today) for one in recalls(library)]

        self._desk.asking.ask("recalls", known, if_alive(dialog, lambda found: dialog.show_recalls(found, chosen)))

    def _answer(self, dialog: RecallsDialog, id: str, said: str, note: str) -> None:
        library = self._desk.library

        def done(_changes: object) -> None:
            self._watching.look()
            if isValid(dialog):
                dialog.banner.say(_("Svaret är antecknat."), "ok")
                self._fill(dialog)

        self._desk.asking.do(
            lambda: answer(library, id, said, note or None), done, lambda error: refuse(self._desk, dialog, error)
        )

    def _save(self, dialog: RecallsDialog, id: str, path: Path) -> None:
        library, today = self._desk.library, self._today
        words = _("Brevet ligger i {where}.").format(where=path)
        self._desk.asking.do(
            lambda: save(path, letter_draft(letter(library, id, today, language()))),
            if_alive(dialog, lambda _none: dialog.banner.say(words, "ok")),
            lambda error: refuse(self._desk, dialog, error),
        )

    def _place(self, dialog: RecallsDialog) -> None:
        library = self._desk.library

        def known() -> list[Choice]:
            out = [one for one in reversed(issued(library)) if one.status not in _NOT_OUT]
            return [Choice(one.id, f"{one.id}, {one.title}") for one in out]

        def show(packs: list[Choice]) -> None:
            sheet = PlaceSheet(dialog, packs, self._today)
            sheet.wanted.connect(lambda *said: self._record(dialog, sheet, *said))
            sheet.open()

        self._desk.asking.ask("packs", known, if_alive(dialog, show))

    def _record(
        self, dialog: RecallsDialog, sheet: PlaceSheet, pack: str, place: str, recipient: str, on: date, end: date | None
    ) -> None:  # fmt: skip
        library = self._desk.library
        placement = Placement("", pack, place, recipient or None, on.isoformat(), end.isoformat() if end else None)

        def deed() -> int:
            before = len(recalls(library))
            record_place(library, placement)
            return len(recalls(library)) - before

        def told(opened: int) -> None:
            words = [_("Platsen är antecknad för {pack}.").format(pack=pack)]
            if opened:
                words.append(_("Bilder i paketet får inte längre användas. Återkallelser för platsen: {n}.").format(n=opened))  # fmt: skip
            self._watching.look()
            dialog.banner.say(" ".join(words), "warn" if opened else "ok")
            self._fill(dialog)

        carry_out(self._desk, sheet, deed, if_alive(dialog, told))


def _value(library: Library, one: Recall, today: date) -> RecallValue:
    assets = tuple(one.assets.split())
    count = mixed(len(assets))
    opened = _("öppnad {day}").format(day=one.opened_at[:10])
    recipient = _("Mottagare: {who}").format(who=one.recipient) if one.recipient else ""
    lasting = "" if one.recallable else _("Går inte att kalla tillbaka helt: det som är tryckt finns kvar.")
    facts = "\n".join(part for part in (recipient, lasting) if part)
    written = letter(library, one.id, today, language())
    text = f"{written.to}\n{written.subject}\n\n{written.body}"
    return RecallValue(one.id, f"{one.pack} · {one.place}\n{count} · {opened}", facts, text, assets)
