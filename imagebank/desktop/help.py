"""The keys of the window, said once: shown in a dialog."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.places import PLACES
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+F", N_("Sök")),
    ("Ctrl+D", N_("Spara sökningen")),
    ("Ctrl+N", N_("Hämta in")),
    ("Ctrl+R", N_("Ange vilka som är med på det markerade")),
    ("Ctrl+K", N_("Snabbklassificera: en bild i taget med siffror")),
    (N_("I snabbklassificera: 1–9, pilar, Enter"), N_("Kryssa i och ur ett ämnesord, gå vidare")),
    (N_("I snabbklassificera: T, A, L"), N_("Titel, alternativtext, hela listan")),
    (N_("I snabbklassificera: Ctrl+0–5, P, X, U"), N_("Betyg, urval")),
    ("Ctrl+P", N_("Gör ett bildpaket av det markerade")),
    ("Ctrl+Shift+K", N_("Kontrollera en presentation")),
    ("Ctrl+E", N_("Använd bilden i min presentation")),
    (N_("Alt+uppil, Alt+nedpil"), N_("Flytta bilden i bildpaketet")),
    ("Ctrl+S", N_("Spara ändringarna")),
    ("Ctrl+Z", N_("Ångra det senaste som sparades")),
    ("Ctrl+Shift+Z, Ctrl+Y", N_("Gör om det som ångrades")),
    ("Ctrl+Shift+F", N_("Visa eller dölj filter")),
    ("Ctrl+I", N_("Visa eller dölj uppgifter")),
    ("Ctrl+1, Ctrl+2", N_("Visa som rutnät eller tabell")),
    ("Ctrl+PgDown, Ctrl+PgUp", N_("Gå till nästa eller föregående del av uppgifterna")),
    ("F6", N_("Gå till nästa del av fönstret")),
    (N_("Skift+F6"), N_("Gå till föregående del av fönstret")),
    (N_("Pilar, Home, End, Page Up, Page Down"), N_("Flytta i rutnätet")),
    (N_("Mellanslag"), N_("Markera eller avmarkera bilden")),
    (N_("Skift+pilar"), N_("Markera flera i följd")),
    ("Ctrl+A", N_("Markera alla")),
    ("0–5", N_("Sätt betyg på det markerade; 0 tar bort det")),
    ("P, X, U", N_("Utvald, bortvald, utan urval")),
    ("Ctrl+L", N_("Lägg det markerade i en samling")),
    ("Ctrl+C", N_("Kopiera bilden, för att klistra in i en presentation")),
    ("Ctrl+Shift+L", N_("Ta bort det markerade ur samlingen som visas")),
    (N_("Skift+F10, menytangenten"), N_("Visa vad som kan göras med det markerade")),
    (N_("Skift+dra, eller dra från tom yta"), N_("Markera med en ram")),
    (N_("Bokstäver"), N_("Gå till nästa titel som börjar så; för P, X och U håll Skift")),
    (N_("Skift+mellanslag"), N_("Uteslut filtret")),
    (N_("Delete, backsteg"), N_("Ta bort filtret som står över bilderna")),
    ("Enter", N_("Gå till bildens uppgifter")),
    ("F11, Ctrl+Enter", N_("Visa bilden stort eller spela filmen")),
    ("Ctrl+J", N_("Jämför två till fyra markerade bilder")),
    (N_("I stor vy: + − Z"), N_("Större, mindre, växla mellan hela bilden och 100 %")),
    (N_("I stor vy: Ctrl+0, Ctrl+1"), N_("Hela bilden, 100 %")),
    (N_("I stor vy: T, H, Esc"), N_("Alternativtext, dölj raderna, tillbaka")),
    (N_("I film: mellanslag, J, L"), N_("Spela eller pausa, fem sekunder bakåt eller framåt")),
    (N_("I film: komma, punkt"), N_("Föregående eller nästa ruta")),
    (N_("I film: C, M"), N_("Undertexter, ljud")),
    (N_("I film: I, O"), N_("Här börjar och slutar avsnittet")),
    ("F1", N_("Handboken, vid den del du står i")),
    ("?", N_("Den här listan")),
)
WRITING = frozenset(
    (
        "Ctrl+D",
        "Ctrl+N",
        "Ctrl+R",
        "Ctrl+K",
        "I snabbklassificera: 1–9, pilar, Enter",
        "I snabbklassificera: T, A, L",
        "I snabbklassificera: Ctrl+0–5, P, X, U",
        "Ctrl+P",
        "Alt+uppil, Alt+nedpil",
        "Ctrl+S",
        "Ctrl+Z",
        "Ctrl+Shift+Z, Ctrl+Y",
        "0–5",
        "P, X, U",
        "Ctrl+L",
        "Ctrl+Shift+L",
    )
)
"""Keys of those who may write; nobody else is shown them."""


class HelpDialog(Sheet):
    """A table of keys: to the places that one can go to, then the others."""

    def __init__(self, parent: QWidget | None, *, places: Collection[str] = (), may_write: bool = True) -> None:
        super().__init__(parent, _("Kortkommandon"), 640, 620)
        column = Column("DialogBody", margin=6)
        leading = [(place.keys, place.words) for place in PLACES if place.key in places]
        column.add(_table([*leading, *(one for one in KEYS if may_write or one[0] not in WRITING)]))
        column.read_as(_("Kortkommandon"))
        column.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.addWidget(column, 1)
        close = self.close_button("primary")
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
