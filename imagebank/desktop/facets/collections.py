"""The collections with how many each holds, a menu for each, and a way to make one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout

from imagebank.desktop.facets.saved import SavedRow
from imagebank.desktop.parts.controls import button, icon_button
from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.parts.words import number
from imagebank.desktop.search.values import SavedValue
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _, ngettext


class CollectionBox(Fold):
    """Hidden while there is none and this user makes none. Emits what is wanted, with a collection's id."""

    opened = Signal(str)
    rename_wanted = Signal(str)
    delete_wanted = Signal(str)
    add_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Samlingar"), is_open=True)
        self._rows: dict[str, CollectionRow] = {}
        self._box = QVBoxLayout(self.body)
        self._box.setContentsMargins(gap(2), 0, 0, 0)
        self._box.setSpacing(gap(2))
        self._new = button(_("Ny samling…"), "folder-plus", "saved")
        self._new.clicked.connect(self.new_wanted)
        self._box.addWidget(self._new)
        self.hide()

    def show_collections(self, values: Sequence[SavedValue], *, may_change: bool) -> None:
        """Show these; the rows are built anew only where they are others than before."""
        self._new.setVisible(may_change)
        if [(one.id, one.name) for one in values] != [(id, row.name) for id, row in self._rows.items()]:
            self._build(values, may_change)
        for value in values:
            self._rows[value.id].show_value(value)
        self.setVisible(bool(values) or may_change)

    def _build(self, values: Sequence[SavedValue], may_change: bool) -> None:
        held = next((id for id, row in self._rows.items() if row.press.hasFocus()), None)
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {value.id: CollectionRow(value, may_change) for value in values}
        for place, (id, row) in enumerate(self._rows.items()):
            row.press.clicked.connect(lambda _on=False, one=id: self.opened.emit(one))
            row.rename_wanted.connect(lambda one=id: self.rename_wanted.emit(one))
            row.remove_wanted.connect(lambda one=id: self.delete_wanted.emit(one))
            row.add_wanted.connect(lambda one=id: self.add_wanted.emit(one))
            self._box.insertWidget(place, row)
        if held is not None:
            (self._rows[held].press if held in self._rows else self.heading).setFocus()


class CollectionRow(SavedRow):
    """One of them."""

    add_wanted = Signal()
    ICON = "library"

    def _menu(self, name: str) -> QToolButton:
        words = _("Mer om {name}").format(name=name)
        more, menu = icon_button("ellipsis", words), QMenu(self)
        menu.setObjectName("TakeInMenu")
        menu.setAccessibleName(words)
        for said, icon_name, wish in (
            (_("Visa"), "library", self.press.clicked),
            (_("Lägg i det markerade"), "folder-plus", self.add_wanted),
            (_("Byt namn…"), "file-pen", self.rename_wanted),
            (_("Ta bort samlingen"), "trash-2", self.remove_wanted),
        ):
            one = menu.addAction(icon(icon_name), said)
            one.triggered.connect(self.press.click if wish is self.press.clicked else wish)
        more.setProperty("look", "small")
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setIconSize(QSize(px(18), px(18)))
        more.setFixedSize(px(32), px(32))
        return more

    def _spoken(self, value: SavedValue) -> str:
        count = value.count or 0
        words = ngettext("Samlingen {value}, {n} bild eller film", "Samlingen {value}, {n} bilder och filmer", count)
        said = words.format(value=value.name, n=number(count))
        return _("{value}, visas nu").format(value=said) if value.shown else said
