"""The keys of the window, said once: shown in a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+F", N_("Sök")),
    ("Ctrl+D", N_("Spara sökningen")),
    ("Ctrl+N", N_("Hämta in")),
    ("Ctrl+Shift+N", N_("Mer om att hämta in")),
    ("Ctrl+R", N_("Ange vilka som är med på det markerade")),
    ("Ctrl+Shift+P", N_("Personer och samtycken")),
    ("Ctrl+P", N_("Gör ett bildpaket av det markerade")),
    ("Ctrl+Shift+B", N_("Bildpaket")),
    ("Ctrl+Shift+K", N_("Kontrollera en presentation")),
    ("Ctrl+E", N_("Använd bilden i min presentation")),
    (N_("Alt+uppil, Alt+nedpil"), N_("Flytta bilden i bildpaketet")),
    ("Ctrl+S", N_("Spara ändringarna")),
    ("Ctrl+Shift+F", N_("Visa eller dölj filter")),
    ("Ctrl+I", N_("Visa eller dölj uppgifter")),
    ("Ctrl+1, Ctrl+2", N_("Visa som rutnät eller tabell")),
    ("F6", N_("Gå till nästa del av fönstret")),
    (N_("Skift+F6"), N_("Gå till föregående del av fönstret")),
    (N_("Pilar, Home, End, Page Up, Page Down"), N_("Flytta i rutnätet")),
    (N_("Mellanslag"), N_("Markera eller avmarkera bilden")),
    (N_("Skift+pilar"), N_("Markera flera i följd")),
    ("Ctrl+A", N_("Markera alla")),
    (N_("Bokstäver"), N_("Gå till nästa titel som börjar så")),
    (N_("Skift+mellanslag"), N_("Uteslut filtret")),
    (N_("Delete, backsteg"), N_("Ta bort filtret som står över bilderna")),
    ("Enter", N_("Gå till bildens uppgifter")),
    ("F1", N_("Den här hjälpen")),
)
WRITING = frozenset(
    ("Ctrl+D", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+R", "Ctrl+P", "Ctrl+Shift+B", "Alt+uppil, Alt+nedpil", "Ctrl+S")
)
"""Keys of those who may write; nobody else is shown them."""


class HelpDialog(Sheet):
    """A table of keys."""

    def __init__(self, parent: QWidget | None, *, may_write: bool = True) -> None:
        super().__init__(parent, _("Kortkommandon"), 640, 620)
        column = Column("DialogBody", margin=0)
        column.add(_table([one for one in KEYS if may_write or one[0] not in WRITING]))
        self.body.addWidget(column, 1)
        close = button(_("Stäng"), look="primary")
        close.clicked.connect(self.accept)
        self.put_buttons(None, close)


def _table(keys_and_words: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(gap(10))
    grid.setHorizontalSpacing(gap(20))
    grid.setColumnStretch(1, 1)
    for row, (keys, words) in enumerate(keys_and_words):
        grid.addWidget(label(_(keys), "heading", wrap=True), row, 0)
        grid.addWidget(label(_(words), wrap=True), row, 1)
    grid.setColumnMinimumWidth(0, px(220))
    return made
