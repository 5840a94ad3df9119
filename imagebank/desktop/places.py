"""The places of the window, said once, and the stack that shows one of them at a time; each is made when it is first visited."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.tab_order import in_order

LIBRARY, TAKE_IN, PEOPLE, TASKS = "library", "take_in", "people", "tasks"
PACKS, FOLLOW_UP, VOCABULARY, SETTINGS = "packs", "follow_up", "vocabulary", "settings"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its key, its words and icon on the rail, and the keys that lead there."""

    key: str
    words: str
    icon: str
    keys: str


PLACES: tuple[Place, ...] = (
    Place(LIBRARY, N_("Bilder"), "images", "Alt+1"),
    Place(TAKE_IN, N_("Hämta in"), "image-plus", "Alt+2"),
    Place(PEOPLE, N_("Personer"), "users", "Alt+3"),
    Place(TASKS, N_("Att göra"), "list-checks", "Alt+4"),
    Place(PACKS, N_("Bildpaket"), "package", "Alt+5"),
    Place(FOLLOW_UP, N_("Uppföljning"), "chart-column", "Alt+6"),
    Place(VOCABULARY, N_("Ämnesord"), "tags", "Alt+7"),
    Place(SETTINGS, N_("Inställningar"), "settings", "Alt+8"),
)


class Places(QStackedWidget):
    """Emits `shown(key)`. The library is there from the beginning, the others as they are offered."""

    shown = Signal(str)

    def __init__(self, library: QWidget) -> None:
        super().__init__()
        self._made: dict[str, QWidget] = {LIBRARY: library}
        self._makers: dict[str, tuple[Callable[[], QWidget], Callable[[], object]]] = {}
        self.addWidget(library)

    @property
    def here(self) -> str:
        """The key of the place that is shown."""
        return next(key for key, page in self._made.items() if page is self.currentWidget())

    def offered(self) -> Collection[str]:
        """The keys of the places that one can go to."""
        return {LIBRARY, *self._makers}

    def offer(self, key: str, make: Callable[[], QWidget], arrive: Callable[[], object] = lambda: None) -> None:
        """A place that one can go to: made the first time, `arrive` is called every time."""
        self._makers[key] = make, arrive

    def go(self, key: str) -> None:
        """Show a place; one that is not offered stays unseen."""
        if key == LIBRARY:
            self._show(key)
        elif key in self._makers:
            make, arrive = self._makers[key]
            if key not in self._made:
                self._add(key, make())
            self._show(key)
            arrive()

    def focus(self) -> None:
        """Take the keyboard into the place that is shown, where it last was."""
        page = self.currentWidget()
        held = page.focusWidget() if page is not None else None
        if page is not None and (held is None or not held.isVisible() or not held.isEnabled()):
            held = next(in_order(page), None)
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def held(self) -> QWidget | None:
        """What has the keyboard in the place that is shown; None where it is elsewhere."""
        page, held = self.currentWidget(), self.window().focusWidget()
        return held if page is not None and held is not None and page.isAncestorOf(held) else None

    def _add(self, key: str, page: QWidget) -> None:
        if isinstance(page, Sheet):
            page.be_page()
        self._made[key] = page
        self.addWidget(page)

    def _show(self, key: str) -> None:
        other = self.currentWidget() is not self._made[key]
        self.setCurrentWidget(self._made[key])
        if other:
            if key != LIBRARY:
                self.focus()
            self.shown.emit(key)
