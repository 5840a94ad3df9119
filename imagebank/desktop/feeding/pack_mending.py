"""What stops an item of a pack, mended: in the workshop, over it, or at the picture in the grid, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal, SignalInstance

from imagebank.core.pack import Pack
from imagebank.desktop.feeding import steps
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.mending import Mending
from imagebank.desktop.feeding.pack_editing import PackEditing
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.selecting import Selecting
from imagebank.desktop.packs.dialog import PacksDialog
from imagebank.language import _
from imagebank.services.issuing import use_of

_ALT = (f"{steps.FIELD}alt_sv", f"{steps.FIELD}alt_en")


class PackMending(QObject):
    """`back_wanted(pack)` asks for the workshop again."""

    back_wanted = Signal(str)

    def __init__(
        self, desk: Desk, editing: PackEditing, there: tuple[Results, Selecting, Mending], today: Callable[[], date]
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._editing, self._today = desk, editing, today
        self._results, self._selecting, self._mending = there

    def take(self, dialog: PacksDialog, pack: Pack | None, number: int, action: str, person: str) -> None:
        """Take one step for one item; what is decided is decided for the pack's use."""
        if pack is None:
            return
        if action in _ALT:
            dialog.workshop.editor.focus_alt()
        elif action.startswith(steps.FIELD):
            self._go_to_picture(pack.id, number, action)
        else:
            self._editing.flush()
            use = use_of(pack, max(self._today(), date.fromisoformat(pack.date)))
            self._mending.take((number,), action, person, use)

    def _go_to_picture(self, pack: str, number: int, action: str) -> None:
        window = self._desk.window

        def in_grid() -> None:
            once(self._selecting.shown, lambda: self._mending.take((number,), action, ""))
            window.page.grid.select_ids({number})
            window.show_inspector()
            self._selecting.renew()

        once(self._results.shown, in_grid)
        self._results.show_only(self._desk.numbers.ids((number,)), _("Åtgärdas för bildpaketet"))

        def go_back() -> None:
            window.page.banner.hide()
            self.back_wanted.emit(pack)

        back = _("Tillbaka till bildpaketet"), go_back
        words = _("Här åtgärdas det. Spara, och gå sedan tillbaka till bildpaketet.")
        window.page.banner.say(words, "ok", (back,), stays=True)


def once(signal: SignalInstance, act: Callable[[], object]) -> None:
    """Do it the next time, and never again."""

    def heard() -> None:
        signal.disconnect(heard)
        act()

    signal.connect(heard)
