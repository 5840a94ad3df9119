"""The left side: the use that the grid is judged against, the saved searches and the collections, then the facets with counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.facets.collections import CollectionBox
from imagebank.desktop.facets.group import FacetBox
from imagebank.desktop.facets.saved import SavedBox
from imagebank.desktop.facets.use import UseBox
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import FacetGroup, UseValue
from imagebank.language import _


class FacetPanel(Column):
    """Emits `ticked(group, key, on)`, `excluded(group, key, on)` and, through `use`, the chosen use."""

    ticked = Signal(str, str, bool)
    excluded = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__("FacetsBody", margin=16, spacing=14)
        self.setObjectName("Facets")
        self.setAccessibleName(_("Filter"))
        self.use = UseBox()
        self.saved = SavedBox()
        self.collections = CollectionBox()
        self._groups = _holder()
        self._boxes: dict[str, FacetBox] = {}
        for part in (self.use, self.saved, self.collections, self._groups):
            self.add(part)

    def show_use(self, use: UseValue) -> None:
        """Stand at the use in force."""
        self.use.show_use(use)

    def show_facets(self, groups: Sequence[FacetGroup]) -> None:
        """New counts; a group's boxes are built anew only where they are others than before."""
        if [group.key for group in groups] != list(self._boxes):
            self._build(groups)
        for group in groups:
            if not self._boxes[group.key].update_values(group):
                self._replace(group)

    def focus_first(self) -> None:
        """Take the keyboard to the first control."""
        self.use.focus()

    def _build(self, groups: Sequence[FacetGroup]) -> None:
        before = {key: box.is_open for key, box in self._boxes.items()}
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {
            group.key: self._made(replace(group, open=before.get(group.key, group.open))) for group in groups
        }
        for box in self._boxes.values():
            self._groups.layout().addWidget(box)  # type: ignore[union-attr]

    def _replace(self, group: FacetGroup) -> None:
        old = self._boxes[group.key]
        held = old.held()
        new = self._boxes[group.key] = self._made(replace(group, open=old.is_open))
        old.parentWidget().layout().replaceWidget(old, new)  # type: ignore[union-attr]
        old.hide()
        old.deleteLater()
        new.show()
        if held is not None:
            new.hold(held)

    def _made(self, group: FacetGroup) -> FacetBox:
        box = FacetBox(group)
        box.ticked.connect(self.ticked)
        box.excluded.connect(self.excluded)
        return box


def _holder() -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap(14))
    return made
