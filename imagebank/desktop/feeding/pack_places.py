"""Where a pack was published: noted, and marked as taken down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from shiboken6 import isValid

from imagebank.core.registers import Placement
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.pack_steps import PackSteps
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.packs.step_sheets import PublishedSheet
from imagebank.desktop.values import Choice
from imagebank.language import _, language
from imagebank.services.placing import record_place, take_down
from imagebank.services.recalling import recalls
from imagebank.services.searching import read


class PackPlaces(QObject):
    """Of the pack that `steps` acts on."""

    def __init__(self, desk: Desk, steps: PackSteps, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._steps, self._today = desk, steps, today

    def place(self) -> None:
        """Ask where the pack was published."""
        pack, library, lang = self._steps.pack, self._desk.library, language()
        if pack is None:
            return

        def show(pictures: list[Choice]) -> None:
            if self._steps.dialog is None or not isValid(self._steps.dialog):
                return
            last = date.fromisoformat(pack.lifetime_to) if pack.lifetime_to else None
            sheet = PublishedSheet(self._steps.dialog, pictures, self._today(), last)
            sheet.wanted.connect(lambda *said: self._record(sheet, pack.id, *said))
            sheet.open()

        ids = [item.asset for item in pack.items]
        self._desk.asking.ask(
            "pictures", lambda: [Choice(one.id, one.name_in(lang)) for one in read(library, ids)], show
        )

    def _record(
        self, sheet: PublishedSheet, pack: str, kind: str, place: str, recipient: str, day: date, end: date | None,
        pictures: tuple[str, ...],
    ) -> None:  # fmt: skip
        library = self._desk.library
        made = Placement(
            "", pack, place, recipient or None, day.isoformat(), end.isoformat() if end else None,
            assets=" ".join(pictures), kind=kind,
        )  # fmt: skip

        def deed() -> int:
            before = len(recalls(library))
            record_place(library, made)
            return len(recalls(library)) - before

        def told(opened: int) -> None:
            if opened:
                self._steps.said(
                    _("Platsen är antecknad. Bilder på den får inte längre användas: se Återkallelser."), "warn"
                )
            else:
                self._steps.said(_("Platsen är antecknad."))

        carry_out(self._desk, sheet, deed, told)

    def take_down(self, place: str) -> None:
        """What was at a place is taken down, today."""
        library, today = self._desk.library, self._today()
        self._desk.asking.do(
            lambda: take_down(library, place, today),
            lambda _changes: self._steps.said(_("Borttaget är antecknat.")),
            self._steps.refused,
        )
