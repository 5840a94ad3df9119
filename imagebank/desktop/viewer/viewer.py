"""One photo or film as large as the screen, and on through the result by keys. Films are shown by the player."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from imagebank.desktop.grid.mark_keys import is_plain
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.parts.controls import icon_button, label
from imagebank.desktop.parts.guidance import help_pressed
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.parts.words import number
from imagebank.desktop.player.player import Player
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import CellValue
from imagebank.desktop.viewer.foot import Foot
from imagebank.desktop.viewer.head import Head
from imagebank.desktop.viewer.pictures import ViewerPictures
from imagebank.desktop.viewer.stage import Stage
from imagebank.desktop.viewer.zoom import FIT, STEP, Zoom
from imagebank.language import _

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
NOBODY = -1
LEAST_WIDE, LEAST_HIGH = 400, 300


class Viewer(QWidget):
    """A window over `rows`. `left(id)` when it closes; `film_wanted(id)`: fill `player`.

    `key_wanted(id, key, text)`: a key that the viewer has no use for, and the picture it was pressed at.
    """

    left = Signal(int)
    film_wanted = Signal(int)
    key_wanted = Signal(int, int, str)

    def __init__(self, parent: QWidget | None, rows: GridModel, pictures: ViewerPictures, player: Player) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("Centre")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._rows, self._pictures, self._row, self._way = rows, pictures, 0, 1
        self.stage, self.player, self.foot = Stage(), player, Foot()
        close = icon_button("x", _("Tillbaka till bilderna"))
        close.clicked.connect(self.close)
        self.head = Head(close)
        self.alt = label(wrap=True)
        self._bars = True
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> int:
        """The id of the picture shown."""
        one = self._rows.id_at(self._row)
        return NOBODY if one is None else one

    def show_row(self, row: int) -> None:
        """Another picture of the result."""
        self._way = -1 if row < self._row else 1
        self._row = row
        self.stage.set_zoom(FIT)
        cell = self._rows.cell(row)
        film = cell is not None and cell.media == "film"
        held = self.focusWidget()
        on_picture = held is None or held in (self.stage, self.player) or self.player.isAncestorOf(held)
        self.player.leave()
        self._pages.setCurrentWidget(self.player if film else self.stage)
        self.foot.show_film(film=film)
        if film and cell is not None:
            self.player.expect(cell)
            self.film_wanted.emit(cell.id)
        if on_picture:
            self._focus_picture()
        self._draw()
        self._say(cell)
        self._ask_around()

    def step(self, by: int) -> None:
        """On or back; at the ends that is said."""
        row = self._row + by
        if 0 <= row < len(self._rows.ids):
            self.show_row(row)
        else:
            announce(self, _("Det här är den första.") if by < 0 else _("Det här är den sista."))

    def renew(self, ids: list[int] | None) -> None:
        """These have changed; all, when None."""
        self._rows.forget(ids)
        if ids is None or self.shown in ids:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Steps, the ends, the bars, the way back; the rest is offered to others."""
        key = event.key()
        acts = {
            Qt.Key.Key_Home: lambda: self.show_row(0),
            Qt.Key.Key_End: lambda: self.show_row(max(0, len(self._rows.ids) - 1)),
            Qt.Key.Key_Escape: self.close, Qt.Key.Key_F11: self.close,
            Qt.Key.Key_T: self._turn_alt, Qt.Key.Key_H: self._turn_bars,
        }  # fmt: skip
        if key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        elif key in acts and not event.modifiers():
            acts[Qt.Key(key)]()
        elif not help_pressed(self, event) and self.shown != NOBODY and is_plain(event):
            self.key_wanted.emit(self.shown, key, event.text())

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes as the window is read."""
        return move_focus(self, forward)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Silence the film, and tell where the reader was."""
        self.player.stop()
        self.left.emit(self.shown)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The share of the original changes with the room."""
        super().resizeEvent(event)
        self._zoom_told()

    def _lay_out(self) -> None:
        self._pages.addWidget(self.stage)
        self._pages.addWidget(self.player)
        self.alt.setContentsMargins(gap(16), gap(8), gap(16), gap(4))
        self.alt.hide()
        box = QVBoxLayout(self)
        box.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # else as high as the words need at their narrowest
        self.setMinimumSize(px(LEAST_WIDE), px(LEAST_HIGH))
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self._pages, 1)
        box.addWidget(self.alt)
        box.addWidget(self.foot)

    def _connect(self) -> None:
        stage, foot = self.stage, self.foot
        stage.zoomed.connect(self._zoom)
        stage.pressed.connect(stage.turn_zoom)
        self._pictures.ready.connect(self._came)
        foot.stepped.connect(self.step)
        foot.zoomed.connect(lambda way: stage.zoom_by(STEP**way))
        foot.fit_wanted.connect(stage.zoom_to_fit)
        foot.full_wanted.connect(stage.zoom_to_full)
        foot.alt_wanted.connect(self._turn_alt)

    def _zoom(self, zoom: Zoom) -> None:
        self.stage.set_zoom(zoom)
        self._put_picture()

    def _draw(self) -> None:
        cell = self._rows.cell(self._row)
        total = len(self._rows.ids)
        self.head.show_cell(cell, _("{n} av {total}").format(n=number(self._row + 1), total=number(total)))
        self.foot.show_place(first=self._row == 0, last=self._row >= total - 1)
        self.setWindowTitle(cell.title if cell else _("Bilden finns inte längre"))
        self.alt.setText((cell.alt if cell else "") or _("Alternativtext saknas."))
        self._put_picture()

    def _put_picture(self) -> None:
        cell, one = self._rows.cell(self._row), self.shown
        if cell is None:
            gone = _("Bilden finns inte längre i banken. Gå vidare till nästa, eller tillbaka med Esc.")
            self.stage.show_picture(None, None, gone)
            self.stage.say(gone)
            return
        picture = self._pictures.best(one)
        sentence = self._pictures.problem(one) or (
            _("Bilden kan inte visas.") if self._pictures.is_settled(one) else _("Hämtar bilden…")
        )
        self.stage.say(cell.spoken)
        self.stage.show_picture(picture, cell.pixels, sentence)
        self.player.show_poster(picture)
        if self.stage.wants_more() and cell.media != "film" and self._pictures.is_settled(one):
            self.stage.show_picture(self._pictures.best(one, full=True), cell.pixels, sentence)
        self._tell_problem(one, has_picture=picture is not None)
        self._zoom_told()

    def _tell_problem(self, one: int, *, has_picture: bool) -> None:
        """A picture of which only the small one is left says so under itself."""
        problem = self._pictures.problem(one) if has_picture else ""
        if problem:
            self.alt.setText(problem)
        self.alt.setVisible(bool(problem) or self._alt_wanted)

    def _zoom_told(self) -> None:
        self.foot.show_percent(self.stage.percent())

    def _came(self, one: int) -> None:
        if one == self.shown:
            self._put_picture()

    def _ask_around(self) -> None:
        """What is likely to be wanted next, and last what is wanted now: the newest request is answered first."""
        near = (self._row - self._way, self._row + 2 * self._way, self._row + self._way, self._row)
        self._pictures.make_ready(one for row in near if (one := self._rows.id_at(row)) is not None)

    def _say(self, cell: CellValue | None) -> None:
        _title, _status, place = self.head.words()
        announce(self, f"{place}. {cell.spoken}" if cell else self.stage.accessibleName())

    def _focus_picture(self) -> None:
        shown = self.player if self._pages.currentWidget() is self.player else self.stage
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    _alt_wanted = False

    def _turn_alt(self) -> None:
        self._alt_wanted = not self._alt_wanted
        self.foot.show_alt(shown=self._alt_wanted)
        self._draw()
        if self._alt_wanted:
            announce(self, self.alt.text())

    def _turn_bars(self) -> None:
        """At once, without motion, for everybody."""
        self._bars = not self._bars
        for part in (self.head, self.foot):
            part.setVisible(self._bars)
        if not self._bars:
            self._focus_picture()
            announce(self, _("Raderna är dolda. H visar dem igen."))
