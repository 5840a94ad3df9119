"""Registered names that stand in the bank's own texts: looked for while the vault is open, shown, or replaced by pseudonyms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.parts.question import Question
from imagebank.desktop.values import Choice
from imagebank.desktop.vault.dialog import VaultDialog
from imagebank.language import _, ngettext, sentence
from imagebank.services.naming import NameFound, names_in_bank, replace_names


class Naming(QObject):
    """`show_wanted(ids, words)` asks for the pictures whose texts hold a name."""

    show_wanted = Signal(tuple, str)

    def __init__(self, desk: Desk, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching
        self.ask_what: Callable[[VaultDialog, str], str] = _ask_what

    def look(self, dialog: VaultDialog) -> None:
        """Look for names, and ask what shall be done with those found."""
        library = self._desk.library
        complain = if_alive(dialog, lambda error: dialog.complain(sentence(error)))
        found = if_alive(dialog, lambda names: self._found(dialog, names))
        self._desk.asking.ask("names", lambda: names_in_bank(library), found, complain)

    def _found(self, dialog: VaultDialog, names: Sequence[NameFound]) -> None:
        if not names:
            dialog.banner.say(_("Inget registrerat namn står i banken."), "ok")
            return
        ids = tuple(dict.fromkeys(one.asset for one in names))
        words = ngettext("Ett registrerat namn står i texterna till {n} bild.", "Registrerade namn står i texterna till {n} bilder.", len(ids))  # fmt: skip
        answer = self.ask_what(dialog, words.format(n=len(ids)))
        if answer == "show":
            dialog.accept()
            self.show_wanted.emit(ids, _("Bilder med namn i texterna"))
        elif answer == "replace":
            self._replace(dialog, names)

    def _replace(self, dialog: VaultDialog, names: Sequence[NameFound]) -> None:
        library = self._desk.library

        def done(_changes: object) -> None:
            self._watching.look()
            if isValid(dialog):
                dialog.banner.say(_("Namnen är utbytta mot pseudonymer i katalogen. Originalen är orörda."), "ok")

        complain = if_alive(dialog, lambda error: dialog.complain(sentence(error)))
        self._desk.asking.do(lambda: replace_names(library, names), done, complain)


def _ask_what(dialog: VaultDialog, words: str) -> str:
    said = words + " " + _("De kan bytas ut mot pseudonymen. Originalen är orörda.")
    answers = (Choice("keep", _("Avbryt")), Choice("show", _("Visa bilderna")), Choice("replace", _("Byt ut namnen")))
    return Question(dialog, _("Namn i banken"), said, answers, escape="keep").ask()
