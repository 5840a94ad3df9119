"""Weeding, disclosure and the ledger's confirmation at the window, each by a curator who names the decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from imagebank.desktop.archiving.sheets import DiscloseSheet, LedgerSheet, WeedSheet
from imagebank.desktop.feeding.amounts import selected
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.pack_files import usual_place
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.parts.words import mixed
from imagebank.language import _, ngettext
from imagebank.services.disclosing import Disclosure, disclose
from imagebank.services.reapplying import confirm_ledger
from imagebank.services.weeding import weed


class Archiving(QObject):
    """From the selection bar's menu, or a picture's next step, to an act in the ledger."""

    def __init__(self, desk: Desk, watching: Watching, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._today = desk, watching, today
        bar, may = desk.window.selection_bar, desk.library.actor.may_write
        bar.may_archive(may)
        if may:
            bar.weed_wanted.connect(self.weed)
            bar.disclose_wanted.connect(self.disclose)

    def weed(self) -> None:
        """Destroy what is selected, by a decision."""
        library, ids = self._desk.library, self._selected("weed")
        if not ids:
            return
        sheet = WeedSheet(self._desk.window, len(ids))
        words = ngettext("{what} är gallrad.", "{what} är gallrade.", len(ids)).format(what=mixed(len(ids)))
        sheet.wanted.connect(
            lambda authority: carry_out(self._desk, sheet, lambda: weed(library, ids, authority), self._done(words))
        )
        sheet.open()

    def disclose(self) -> None:
        """Copy the originals of what is selected as public records, by a decision."""
        library, ids, today = self._desk.library, self._selected("disclose"), self._today()
        if not ids:
            return
        sheet = DiscloseSheet(self._desk.window, len(ids), usual_place())

        def go(target: Path, number: str, decision: str, decided_by: str) -> None:
            order = Disclosure(tuple(ids), number, decided_by, decision)
            words = _("Utlämnat: {n}. Filerna ligger i {where}.").format(n=len(ids), where=target)
            carry_out(self._desk, sheet, lambda: disclose(library, order, target, today), self._done(words))

        sheet.wanted.connect(go)
        sheet.open()

    def confirm_ledger(self) -> None:
        """No withdrawal after the backup is unknown, says a curator."""
        library = self._desk.library
        sheet = LedgerSheet(self._desk.window)
        words = _("Bekräftat. Bilder med personer avgörs som vanligt igen.")
        sheet.wanted.connect(
            lambda reason: carry_out(self._desk, sheet, lambda: confirm_ledger(library, reason), self._done(words))
        )
        sheet.open()

    def _selected(self, deed: str) -> list[str]:
        """The ids of what is selected; none where it is too much, which is said."""
        return list(self._desk.numbers.ids(selected(self._desk, deed) or ()))

    def _done(self, words: str) -> Callable[[object], None]:
        def told(_answer: object) -> None:
            self._watching.look()
            self._desk.window.page.banner.say(words, "ok")

        return told
