"""The searches that are kept, with how many each finds now, and a menu to rename or remove one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.parts.lines import broken, height_of
from imagebank.desktop.parts.words import number
from imagebank.desktop.search.values import SavedValue
from imagebank.desktop.theme.fonts import tabular
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _, ngettext


class SavedBox(Fold):
    """Hidden while none is kept. Emits `opened`, `rename_wanted` and `remove_wanted` with an id."""

    opened = Signal(str)
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Sparade sökningar"), is_open=True)
        self._rows: dict[str, SavedRow] = {}
        self._may_change = False
        self._box = QVBoxLayout(self.body)
        self._box.setContentsMargins(gap(2), 0, 0, 0)
        self._box.setSpacing(gap(2))
        self.hide()

    def show_saved(self, values: Sequence[SavedValue], *, may_change: bool) -> None:
        """Show these; the rows are built anew only where they are others than before."""
        if [(one.id, one.name) for one in values] != [(id, row.name) for id, row in self._rows.items()]:
            self._build(values, may_change)
        for value in values:
            self._rows[value.id].show_value(value)
        self.setVisible(bool(values))

    def _build(self, values: Sequence[SavedValue], may_change: bool) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {value.id: SavedRow(value, may_change) for value in values}
        for id, row in self._rows.items():
            row.press.clicked.connect(lambda _on=False, one=id: self.opened.emit(one))
            row.rename_wanted.connect(lambda one=id: self.rename_wanted.emit(one))
            row.remove_wanted.connect(lambda one=id: self.remove_wanted.emit(one))
            self._box.addWidget(row)


class SavedRow(QWidget):
    """One of them: its name to press, the count, and the menu."""

    rename_wanted = Signal()
    remove_wanted = Signal()
    ICON = "bookmark"

    def __init__(self, value: SavedValue, may_change: bool) -> None:
        super().__init__()
        self.name = value.name
        self.press: QPushButton = button(value.name, self.ICON, "saved")
        self.press.setIconSize(QSize(px(23), px(18)))
        self.press.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._count = label(look="muted")
        self._count.setFont(tabular(self._count.font()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(4))
        row.addWidget(self.press, 1)
        row.addWidget(self._count)
        if may_change:
            row.addWidget(self._menu(value.name))

    def show_value(self, value: SavedValue) -> None:
        """Another count; whether it is the one shown."""
        self._count.setText("–" if value.count is None else number(value.count))
        self.press.setIcon(icon("check" if value.shown else self.ICON))
        self.press.setAccessibleName(self._spoken(value))
        self.press.setToolTip(
            _("Finner inget: ett ämnesord i den heter något annat nu.") if value.count is None else ""
        )

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The name over two lines, shortened to what fits."""
        super().resizeEvent(event)
        room = self.press.width() - px(46)
        first, *rest = broken(self.name, self.press.font(), room)
        short = self.press.fontMetrics().elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, room)
        words = [line for line in (first, short) if line]
        self.press.setText("\n".join(words))
        self.press.setFixedHeight(max(px(36), height_of(len(words), self.press.font()) + px(14)))

    def _spoken(self, value: SavedValue) -> str:
        return _spoken(value)

    def _menu(self, name: str) -> QToolButton:
        words = _("Mer om {name}").format(name=name)
        more, menu = icon_button("ellipsis", words), QMenu(self)
        menu.setAccessibleName(words)
        for said, icon_name, wish in (
            (_("Byt namn…"), "save", self.rename_wanted),
            (_("Ta bort"), "trash-2", self.remove_wanted),
        ):
            menu.addAction(icon(icon_name), said).triggered.connect(lambda _on=False, wish=wish: wish.emit())
        more.setProperty("look", "small")
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setIconSize(QSize(px(18), px(18)))
        more.setFixedSize(px(32), px(32))
        return more


def _spoken(value: SavedValue) -> str:
    if value.count is None:
        said = _("{value}, finner inget").format(value=value.name)
    else:
        words = ngettext("{value}, {n} träff", "{value}, {n} träffar", value.count)
        said = words.format(value=value.name, n=number(value.count))
    return _("{value}, visas nu").format(value=said) if value.shown else said
