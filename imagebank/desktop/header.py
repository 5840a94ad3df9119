"""The top of the window: whose it is, search, panels, people, accessibility, help, take in and its menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.people.menu import PeopleMenu
from imagebank.desktop.search.box import SearchBox
from imagebank.desktop.take_in.menu import TakeInMenu
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _


class Header(QFrame):
    """Emits `take_in_wanted`, `help_wanted`, `packs_wanted`, `trace_wanted`; holds the search box and the buttons of the panels."""

    take_in_wanted = Signal()
    help_wanted = Signal()
    packs_wanted = Signal()
    trace_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Header")
        self._logo = IconLabel(28, "images", "accent")
        self._brand = label(_("Bildbanken"), "brand")
        self.search = SearchBox()
        self.facets = _panel_button("list-filter", _("Visa filter"), "Ctrl+Shift+F")
        self.inspector = _panel_button("panel-right", _("Visa uppgifter"), "Ctrl+I")
        self.look = icon_button("accessibility", _("Utseende och textstorlek"))
        self.look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._help = icon_button("circle-question-mark", _("Hjälp och kortkommandon"), "F1")
        self._take_in = button(_("Hämta in"), "image-plus", "primary")
        self._take_in.setShortcut("Ctrl+N")
        self.menu = TakeInMenu(self)
        self._more = _menu_button(self.menu)
        self.people = PeopleMenu(self)
        self._people = icon_button("shield-check", _("Personer och samtycken"), "Ctrl+Shift+P")
        self._people.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._people.setMenu(self.people)
        self._packs = icon_button("package", _("Bildpaket"), "Ctrl+Shift+B")
        self._packs.clicked.connect(self.packs_wanted)
        self._trace = icon_button("file-search", _("Kontrollera en presentation"), "Ctrl+Shift+K")
        self._trace.clicked.connect(self.trace_wanted)
        self._help.clicked.connect(self.help_wanted)
        self.menu.take_in_wanted.connect(self.take_in_wanted)
        self._take_in.clicked.connect(self.take_in_wanted)
        self._lay_out()

    def be_narrow(self, narrow: bool) -> None:
        """Leave words out where room is scarce; the logo and the icons stay."""
        self._brand.setVisible(not narrow)
        self._take_in.setText("" if narrow else _("Hämta in"))
        self._take_in.setToolTip(_("Hämta in") if narrow else "")

    def may_pack(self, may: bool) -> None:
        """Whether this user works with packs."""
        self._packs.setVisible(may)

    def may_take_in(self, may: bool) -> None:
        """Whether this user takes files in."""
        self._take_in.setVisible(may)
        self._more.setVisible(may)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(20), gap(13), gap(20), gap(13))
        row.setSpacing(gap(8))
        row.addWidget(self._logo)
        row.addSpacing(gap(4))
        row.addWidget(self._brand)
        row.addSpacing(gap(26))
        self.search.setMaximumWidth(px(560))
        row.addWidget(self.search, 10)
        row.addStretch(1)
        for part in (self.facets, self.inspector, self._packs, self._trace, self._people, self.look, self._help):
            row.addWidget(part)
        row.addSpacing(gap(8))
        both = QHBoxLayout()
        both.setSpacing(gap(2))
        both.addWidget(self._take_in)
        both.addWidget(self._more)
        row.addLayout(both)


def _panel_button(icon_name: str, name: str, shortcut: str) -> QToolButton:
    made = icon_button(icon_name, name, shortcut)
    made.setCheckable(True)
    return made


def _menu_button(menu: TakeInMenu) -> QToolButton:
    made = icon_button("chevron-down", _("Mer om att hämta in"), "Ctrl+Shift+N")
    made.setIcon(icon("chevron-down", "on_accent"))
    made.setProperty("look", "primary")
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(menu)
    return made
