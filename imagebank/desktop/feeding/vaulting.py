"""The people vault at the window: its dialog, opening by the keyring at the start, and asking for it where an act needs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.naming import Naming
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.vault.dialog import VaultDialog
from imagebank.desktop.vault.passphrases import NewPassphraseSheet, UnlockSheet
from imagebank.desktop.vault.recovery import RecoveryKeySheet
from imagebank.desktop.vault.values import VaultValue
from imagebank.language import _, sentence
from imagebank.services import vaulting
from imagebank.services.library import Library
from imagebank.services.reminding import save

Then = Callable[[], object]


class Vaulting(QObject):
    """Answers the menu's wish, and opens the vault by the keyring when the window opens."""

    def __init__(self, desk: Desk, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching
        self.naming = Naming(desk, watching)
        desk.window.header.vault_wanted.connect(self.open)
        library = desk.library

        def begin() -> VaultValue:
            vaulting.open_from_keyring(library)
            return value_of(library)

        desk.asking.do(begin, lambda value: show_state(desk, value), lambda _error: None)

    def open(self) -> None:
        """Show the vault's dialog."""
        dialog = VaultDialog(self._desk.window)
        dialog.wanted.connect(lambda key: self._act(dialog, key))
        self._fill(dialog)
        dialog.open()

    def _fill(self, dialog: VaultDialog) -> None:
        desk = self._desk

        def show(value: VaultValue) -> None:
            show_state(desk, value)
            if isValid(dialog):
                dialog.show_value(value)

        desk.asking.ask("vault", lambda: value_of(desk.library), show)

    def _act(self, dialog: VaultDialog, key: str) -> None:
        desk, library = self._desk, self._desk.library

        def done(_answer: object = None) -> None:
            self._watching.look()
            if isValid(dialog):
                self._fill(dialog)

        deeds: dict[str, Callable[[], object]] = {
            "lock": lambda: vaulting.lock_vault(library),
            "remember": lambda: vaulting.remember_in_keyring(library),
            "forget": lambda: vaulting.forget_in_keyring(library),
        }
        if key in deeds:
            desk.asking.do(deeds[key], done, lambda error: _complain(desk, dialog, error))
        elif key == "set_up":
            set_up(desk, dialog, done)
        elif key == "unlock":
            unlock(desk, dialog, done)
        elif key == "names":
            self.naming.look(dialog)
        elif key == "change":
            _change(desk, dialog, done)
        else:
            renew = if_alive(dialog, lambda new: _show_recovery(desk, dialog, new, done))
            desk.asking.do(
                lambda: vaulting.renew_recovery_key(library), renew, lambda error: _complain(desk, dialog, error)
            )


def ask_for_vault(desk: Desk, then: Then, over: QWidget | None = None) -> None:
    """Go on with `then` once the vault is open: at once, or after it was set up or opened; not at all where that is cancelled."""

    def go(value: VaultValue) -> None:
        parent = over if over is not None and isValid(over) else desk.window
        if value.state == "open":
            then()
        elif value.state == "locked":
            unlock(desk, parent, then)
        else:
            set_up(desk, parent, then)

    desk.asking.ask("vault-needed", lambda: value_of(desk.library), go)


def unlock(desk: Desk, over: QWidget, then: Then) -> None:
    """Ask for the passphrase or the recovery key, and go on."""
    sheet, library = UnlockSheet(over), desk.library

    def opened(secret: str, by_key: bool) -> None:
        verb = vaulting.open_vault_with_recovery if by_key else vaulting.open_vault
        carry_out(desk, sheet, lambda: _after(library, lambda: verb(library, secret)), lambda value: _on(desk, value, then))  # fmt: skip

    sheet.wanted.connect(opened)
    sheet.open()


def set_up(desk: Desk, over: QWidget, then: Then) -> None:
    """Ask for a new passphrase, show the recovery key, and go on when it is written down."""
    sheet, library = NewPassphraseSheet(over), desk.library

    def made(key: str) -> None:
        desk.asking.ask("vault", lambda: value_of(library), lambda value: show_state(desk, value))
        _show_recovery(desk, over if isValid(over) else desk.window, key, then)

    sheet.wanted.connect(
        lambda passphrase: carry_out(desk, sheet, lambda: vaulting.set_up_vault(library, passphrase), made)
    )
    sheet.open()


def show_state(desk: Desk, value: VaultValue) -> None:
    """Let the menu say how the vault stands."""
    desk.window.header.show_vault(value.state)


def value_of(library: Library) -> VaultValue:
    """How the vault stands."""
    found = vaulting.status(library)
    state = "open" if found.open else "locked" if found.set_up else "missing"
    return VaultValue(state, found.keyring, found.plain)


def _after(library: Library, deed: Then) -> VaultValue:
    deed()
    return value_of(library)


def _on(desk: Desk, value: VaultValue, then: Then) -> None:
    show_state(desk, value)
    then()


def _change(desk: Desk, over: QWidget, then: Then) -> None:
    sheet, library = NewPassphraseSheet(over, change=True), desk.library

    def changed(_none: object) -> None:
        if isinstance(over, VaultDialog) and isValid(over):
            over.banner.say(_("Lösenfrasen är bytt."), "ok")
        then()

    sheet.wanted.connect(lambda new: carry_out(desk, sheet, lambda: vaulting.change_passphrase(library, new), changed))
    sheet.open()


def _show_recovery(desk: Desk, over: QWidget, key: str, then: Then) -> None:
    sheet = RecoveryKeySheet(over, key)

    def saved(path: Path) -> None:
        sheet.banner.say(_("Nyckeln ligger i {where}. Flytta den från datorn.").format(where=path), "ok")

    def keep(path: Path, text: str) -> None:
        desk.asking.do(
            lambda: save(path, text.encode()),
            if_alive(sheet, lambda _none: saved(path)),
            if_alive(sheet, lambda error: sheet.banner.say(sentence(error), "bad")),
        )

    sheet.save_wanted.connect(keep)
    sheet.accepted.connect(then)
    sheet.open()


def _complain(desk: Desk, dialog: VaultDialog, error: ImagebankError) -> None:
    if isValid(dialog):
        dialog.complain(sentence(error))
    else:
        desk.complain(error)
