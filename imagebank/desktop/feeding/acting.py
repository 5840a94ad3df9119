"""The menu over the pictures: which acts there are for what is selected and for this user, and what each does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from imagebank.core.fields import MOST_STARS
from imagebank.desktop.acts.menu import ActMenu
from imagebank.desktop.acts.values import ACTS, ActLine
from imagebank.desktop.feeding.collecting import Collecting
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.marking import Marking, selected_or_current
from imagebank.desktop.feeding.pulling import Pulling
from imagebank.desktop.feeding.reverting import Reverting
from imagebank.desktop.feeding.viewing import Viewing
from imagebank.desktop.grid.selection import Flag
from imagebank.desktop.values import CellValue, Choice
from imagebank.desktop.viewer.compare import LEAST, MOST
from imagebank.language import _
from imagebank.services.searching import read
from imagebank.services.step_words import step_name

NEW = "\nnew"
"""Stands among the collections for one that is to be made."""
MOST_COLLECTIONS = 20
"""So many collections stand in the menu; all of them in the sheet."""


class Acting(QObject):
    """Opens the menu where grid or table asks for it."""

    def __init__(
        self,
        desk: Desk,
        viewing: Viewing,
        marking: Marking,
        collecting: Collecting,
        reverting: Reverting,
        pulling: Pulling,
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._marking, self._collecting = desk, marking, collecting
        bar = desk.window.selection_bar
        self._deeds: dict[str, Callable[[], object]] = {
            "view": viewing.open_current, "compare": viewing.compare_selected, "like": bar.like_wanted.emit,
            "uncollect": collecting.take_out, "earlier": lambda: collecting.move(0), "later": lambda: collecting.move(-1),
            "pack": bar.pack_wanted.emit, "add": bar.add_wanted.emit, "pull": bar.pull_wanted.emit, "copy": pulling.copy,
            "people": bar.people_wanted.emit, "reveal": self._reveal, "disclose": bar.disclose_wanted.emit,
            "weed": bar.weed_wanted.emit, "undo": reverting.undo,
        }  # fmt: skip
        desk.window.page.menu_wanted.connect(self.open)

    def open(self, spot: QPoint) -> None:
        """Open the menu at a place of the screen. Where nothing is selected, what the keyboard stands at is."""
        page = self._desk.window.page
        current = page.grid.currentIndex()
        if QApplication.activePopupWidget() is not None:
            return
        if not page.grid.selected_count() and current.isValid():
            page.grid.marks.select(current, Flag.ClearAndSelect | Flag.Rows)
        if page.grid.selected_count():
            menu = ActMenu(page.view(), self.lines())
            menu.wanted.connect(self.do)
            menu.popup(spot)

    def lines(self) -> list[ActLine]:
        """The acts for what is selected now, in order."""
        may = self._desk.library.actor.may_write
        grid = self._desk.window.page.grid
        n, cell = grid.selected_count(), self._only_cell()
        found: list[ActLine] = []
        for act in ACTS.values():
            if act.writes and not may:
                continue
            why_not = _why_not(act.key, n)
            if act.key == "rating":
                found.append(ActLine(act, choices=_ratings(), chosen=(cell.stars or "0") if cell else ""))
            elif act.key in ("picked", "rejected", "none"):
                found.append(ActLine(act, _("Det är den redan.") if cell and cell.pick == act.key else ""))
            elif act.key == "collect":
                found.append(ActLine(act, choices=self._collections()))
            elif act.key in ("uncollect", "earlier", "later"):
                found += [ActLine(act)] if self._collecting.shown is not None else []
            elif act.key == "reveal":
                found += [ActLine(act)] if self._folder() is not None else []
            elif act.key == "undo":
                steps = self._desk.library.steps.done
                found += [ActLine(act, step=step_name(steps[0]))] if steps else []
            else:
                found.append(ActLine(act, why_not))
        return found

    def do(self, key: str, choice: str = "") -> None:
        """Carry an act out."""
        if key == "rating":
            self._marking.mark_selected("rating", int(choice))
        elif key in ("picked", "rejected", "none"):
            self._marking.mark_selected("pick", key)
        elif key == "collect":
            self._collecting.ask() if choice in ("", NEW) else self._collecting.add(choice)
        else:
            self._deeds[key]()

    def _only_cell(self) -> CellValue | None:
        """The one that is selected; None where there are several."""
        numbers, model = selected_or_current(self._desk)[:2], self._desk.window.model
        row = model.row_of(numbers[0]) if len(numbers) == 1 else None
        return None if row is None else model.cell(row)

    def _collections(self) -> tuple[Choice, ...]:
        known = self._collecting.choices[:MOST_COLLECTIONS]
        return (*known, Choice(NEW, _("Ny eller annan samling…") if known else _("Ny samling…")))

    def _folder(self) -> Path | None:
        """Where the original of the one selected lies; None for one that the bank keeps itself, or that is not there."""
        numbers = selected_or_current(self._desk)[:2]
        if len(numbers) != 1:
            return None
        found = read(self._desk.library, self._desk.numbers.ids(numbers))
        path = Path(found[0].reference) if found and found[0].reference else None
        return path.parent if path is not None and path.parent.is_dir() else None

    def _reveal(self) -> None:
        folder = self._folder()
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _ratings() -> tuple[Choice, ...]:
    return tuple(
        Choice(str(n), _("Betyg {n}").format(n=n) if n else _("Inget betyg")) for n in range(MOST_STARS, -1, -1)
    )


def _why_not(key: str, count: int) -> str:
    if key == "compare" and not LEAST <= count <= MOST:
        return _("Markera två till fyra bilder som du vill jämföra.")
    if key in ("like", "pull", "copy") and count != 1:
        return _("Markera en bild i taget.")
    return ""
