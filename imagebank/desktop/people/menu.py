"""The menu of people in the header: what waits, the register, lists and forms, recalls, and how the people vault stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from imagebank.desktop.theme.icons import icon
from imagebank.desktop.vault.values import STATE_ICONS, VaultState, state_word
from imagebank.language import _


class PeopleMenu(QMenu):
    """Emits one wish for each line; `show_vault` says how the vault stands."""

    tasks_wanted = Signal()
    register_wanted = Signal()
    class_list_wanted = Signal()
    form_wanted = Signal()
    recalls_wanted = Signal()
    vault_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TakeInMenu")
        self.setAccessibleName(_("Personer och samtycken"))
        lines = (
            (_("Att göra…"), "check", self.tasks_wanted),
            (_("Personer…"), "users", self.register_wanted),
            (_("Klasslista…"), "list-filter", self.class_list_wanted),
            (_("Ta emot blankett…"), "files", self.form_wanted),
            (_("Återkallelser…"), "undo-2", self.recalls_wanted),
        )
        self._writing: list[QAction] = []
        for words, icon_name, wish in lines:
            line = self.addAction(icon(icon_name), words)
            line.triggered.connect(lambda _on=False, wish=wish: wish.emit())
            if wish in (self.class_list_wanted, self.form_wanted):
                self._writing.append(line)
        self.addSeparator()
        self._vault = self.addAction("")
        self._vault.triggered.connect(lambda _on=False: self.vault_wanted.emit())
        self.show_vault("missing")

    def may_write(self, may: bool) -> None:
        """Whether this user registers and changes: the lines that only do that are left out."""
        for line in self._writing:
            line.setVisible(may)

    def show_vault(self, state: VaultState) -> None:
        """How the people vault stands now, as icon and word."""
        self._vault.setIcon(icon(STATE_ICONS[state]))
        self._vault.setText(_("Personvalvet… ({state})").format(state=state_word(state)))
