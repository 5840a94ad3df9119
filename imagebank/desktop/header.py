"""The top of the window: whose it is, search, panels, check, people vault, accessibility, help, take in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.search.box import SearchBox
from imagebank.desktop.step_buttons import StepButtons
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.vault.values import STATE_ICONS, VaultState, state_word
from imagebank.language import _


class Header(QFrame):
    """Emits `take_in_wanted`, `help_wanted`, `trace_wanted`, `vault_wanted`; holds the search box and the buttons of the panels."""

    take_in_wanted = Signal()
    help_wanted = Signal()
    trace_wanted = Signal()
    vault_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Header")
        self._logo = IconLabel(28, "images", "accent")
        self._brand = label(_("Bildbanken"), "brand")
        self.search = SearchBox()
        self.steps = StepButtons(self)
        self.facets = _panel_button("list-filter", _("Visa filter"), "Ctrl+Shift+F")
        self.inspector = _panel_button("panel-right", _("Visa uppgifter"), "Ctrl+I")
        self.look = icon_button("accessibility", _("Utseende och textstorlek"))
        self.look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._help = icon_button("circle-question-mark", _("Handbok"), "F1")
        self._take_in = button(_("Hämta in"), "image-plus", "primary")
        self._take_in.setShortcut("Ctrl+N")
        self._vault = icon_button("lock", _("Personvalvet"))
        self._vault.clicked.connect(self.vault_wanted)
        self.show_vault("missing")
        self._trace = icon_button("file-search", _("Kontrollera en presentation"), "Ctrl+Shift+K")
        self._trace.clicked.connect(self.trace_wanted)
        self._help.clicked.connect(self.help_wanted)
        self._take_in.clicked.connect(self.take_in_wanted)
        self._lay_out()

    def be_narrow(self, narrow: bool) -> None:
        """Leave words out where room is scarce; the logo and the icons stay."""
        self._brand.setVisible(not narrow)
        self._take_in.setText("" if narrow else _("Hämta in"))
        self._take_in.setToolTip(_("Hämta in") if narrow else "")

    def show_panels(self, on: bool) -> None:
        """Whether the panels beside the pictures are there to be shown."""
        for one in (self.facets, self.inspector):
            one.setVisible(on)

    def may_write(self, may: bool) -> None:
        """Whether this user takes files in and works with people."""
        self._take_in.setVisible(may)
        self.steps.setVisible(may)
        self._vault.setVisible(may)

    def show_vault(self, state: VaultState) -> None:
        """How the people vault stands now, as icon and word."""
        words = _("Personvalvet ({state})").format(state=state_word(state))
        self._vault.setIcon(icon(STATE_ICONS[state]))
        self._vault.setAccessibleName(words)
        self._vault.setToolTip(words)

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
        for part in (self.steps, self.facets, self.inspector, self._trace, self._vault, self.look, self._help):
            row.addWidget(part)
        row.addSpacing(gap(8))
        row.addWidget(self._take_in)


def _panel_button(icon_name: str, name: str, shortcut: str) -> QToolButton:
    made = icon_button(icon_name, name, shortcut)
    made.setCheckable(True)
    return made
