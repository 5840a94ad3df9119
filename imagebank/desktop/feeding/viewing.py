"""The large view, comparing and the film player, opened from grid or table; when they close, the grid stands where they were."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid

from imagebank.core.changes import Changes
from imagebank.desktop.feeding.cells import cells
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.pictures import frames_of_films
from imagebank.desktop.feeding.playing import Playing
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.viewing_pictures import LargePictures
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.who import Who
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.places import LIBRARY
from imagebank.desktop.player.player import Player
from imagebank.desktop.viewer.compare import LEAST, MOST, Compare
from imagebank.desktop.viewer.pictures import ViewerPictures
from imagebank.desktop.viewer.viewer import NOBODY, Viewer
from imagebank.language import _

VIEW_KEYS, COMPARE_KEYS = ("F11", "Ctrl+Return"), "Ctrl+J"


class Viewing(QObject):
    """`open(ids, start)` shows one of a result, `compare(ids)` some beside each other.

    `key_wanted(number, key, text)`: a key pressed in either that they have no use for, and the asset it was pressed at.
    """

    key_wanted = Signal(int, int, str)

    def __init__(self, desk: Desk, results: Results, watching: Watching, who: Who) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._who = desk, results, who
        self._sources = LargePictures(desk)
        self._pictures = ViewerPictures(
            desk.window.thumbnails, self._sources.large, self._sources.full, self._sources.problem
        )
        self._pictures.setParent(self)
        self._playing = Playing(desk, watching)
        self.viewer: Viewer | None = None
        self.comparison: Compare | None = None
        window = desk.window
        for keys, act in (
            (VIEW_KEYS[1], self.open_current),
            (COMPARE_KEYS, self.compare_selected),
        ):
            shortcut = QShortcut(QKeySequence(keys), window.page, act)
            shortcut.setContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut
            )  # where the pictures are, and nowhere else
        QShortcut(QKeySequence(VIEW_KEYS[0]), window, self._open_here)  # also from the fields beside the pictures
        window.page.view_wanted.connect(self.open_number)
        window.inspector.view_wanted.connect(self.open_number)
        window.closing.connect(self._closing)
        watching.changed.connect(self._changed)

    def open(self, ids: np.ndarray, start: int) -> None:
        """Show the asset at place `start` of `ids`: the catalogue's numbers in order, of which no copy is made."""
        if not 0 <= start < len(ids) or self.viewer is not None:
            return
        desk = self._desk
        rows = GridModel()
        rows.fetch_with(lambda numbers: cells(desk, numbers, self._results.use))
        rows.show_ids(ids)
        player = Player(frames_of_films(desk))
        self.viewer = viewer = Viewer(desk.window, rows, self._pictures, player)
        rows.setParent(viewer)
        self._playing.feed(player)
        viewer.film_wanted.connect(lambda number: self._playing.show(player, number))
        player.who_wanted.connect(self._open_who)
        viewer.key_wanted.connect(self.key_wanted)
        viewer.left.connect(self._left)
        viewer.resize(_room(desk))
        viewer.show_row(start)
        viewer.showFullScreen()

    @property
    def pictures(self) -> ViewerPictures:
        """The large pictures, for whoever else shows one at a time."""
        return self._pictures

    def open_number(self, number: int) -> None:
        """Show this asset among the result, or alone where it is not in it."""
        model = self._desk.window.model
        row = model.row_of(number)
        self.open(*((model.ids, row) if row is not None else (np.array([number], np.int64), 0)))

    def open_current(self) -> None:
        """Show what the keyboard stands at, or the first one selected, or the first of all."""
        window = self._desk.window
        grid, model = window.page.grid, window.model
        number = grid.current_id()
        if number is None and grid.selected_count():
            number = int(grid.selected_ids()[0])
        if number is None:
            number = model.id_at(0)
        if number is not None:
            self.open_number(number)

    def _open_here(self) -> None:
        if self._desk.window.places.here == LIBRARY:
            self.open_current()

    def compare_selected(self) -> None:
        """Compare what is selected, or say how many can be."""
        grid = self._desk.window.page.grid
        if LEAST <= grid.selected_count() <= MOST:
            self.compare(grid.selected_ids().tolist())
        else:
            words = _("Markera två till fyra bilder som du vill jämföra.")
            self._desk.window.page.banner.say(words, "warn")

    def compare(self, numbers: Sequence[int]) -> None:
        """Show two to four assets side by side."""
        desk = self._desk
        found = cells(desk, numbers, self._results.use)
        wanted = [found[number] for number in numbers if number in found][:MOST]
        if not wanted or self.comparison is not None:
            return
        self.comparison = shown = Compare(desk.window, wanted, self._pictures)
        shown.deselected.connect(self._deselected)
        shown.key_wanted.connect(self.key_wanted)
        shown.opened.connect(self._alone)
        shown.left.connect(self._left)
        shown.resize(_room(desk))
        shown.showFullScreen()
        shown.focus()

    def _alone(self, number: int) -> None:
        if self.comparison is not None:
            self.comparison.close()
        self.open_number(number)

    def _open_who(self, number: int) -> None:
        """The dialog about who is in it is the window's own: the view makes way."""
        if self.viewer is not None:
            self.viewer.close()
        self._who.open([number])

    def _deselected(self, number: int) -> None:
        grid = self._desk.window.page.grid
        ids = grid.selected_ids()
        grid.select_ids(ids[ids != number])

    def _left(self, number: int) -> None:
        self.viewer = self.comparison = None
        self._pictures.forget()
        if number != NOBODY:
            self._desk.window.page.stand_at(number)

    def _changed(self, changes: Changes) -> None:
        everything = changes.people or changes.vocabulary
        numbers = None if everything else self._desk.numbers.all_of(changes.assets)
        self._pictures.forget(self._desk.numbers.all_of(changes.assets))
        if self.viewer is not None and isValid(self.viewer):
            self.viewer.renew(numbers)
        if self.comparison is not None and isValid(self.comparison):
            shown = [pane.id for pane in self.comparison.panes]
            self.comparison.renew(list(cells(self._desk, shown, self._results.use).values()))

    def _closing(self) -> None:
        for one in (self.viewer, self.comparison):
            if one is not None and isValid(one):
                one.close()
        self._pictures.stop()


def _room(desk: Desk) -> QSize:
    """The window's size, where the screen does not say otherwise."""
    return desk.window.size()
