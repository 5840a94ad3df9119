"""The left side: the learning environment first, then the use, then the other facets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from imagebank.desktop.facets.group import FacetBox
from imagebank.desktop.facets.use import UseBox
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.values import FacetGroup, UseValue
from imagebank.language import _


class FacetPanel(Column):
    """Emits `ticked(group, key, on)` and, through `use`, the chosen use."""

    ticked = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__("FacetsBody", margin=16, spacing=14)
        self.setObjectName("Facets")
        self.setAccessibleName(_("Filter"))
        self.use = UseBox()
        self._boxes: dict[str, FacetBox] = {}

    def show_use(self, use: UseValue) -> None:
        """Stand at the use in force."""
        self.use.show_use(use)

    def show_facets(self, groups: Sequence[FacetGroup]) -> None:
        """New counts; the boxes are built anew only where they are others than before."""
        same = [group.key for group in groups] == list(self._boxes)
        if not (same and all(self._boxes[group.key].update_values(group) for group in groups)):
            self._build(groups)

    def focus_first(self) -> None:
        """Take the keyboard to the first heading."""
        for box in self._boxes.values():
            box.focus()
            return

    def _build(self, groups: Sequence[FacetGroup]) -> None:
        self.use.setParent(None)
        self.clear()
        self._boxes.clear()
        for place, group in enumerate(groups):
            box = self._boxes[group.key] = FacetBox(group)
            box.ticked.connect(self.ticked)
            self.add(box)
            if place == 0:
                self.add(self.use)
        self.use.show()
