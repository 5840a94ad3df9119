"""Two to four pictures side by side, looked at together: zoomed and moved as one, each with its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from imagebank.desktop.grid.mark_keys import is_plain
from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.guidance import help_pressed
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import CellValue
from imagebank.desktop.viewer.pane import Pane
from imagebank.desktop.viewer.pictures import ViewerPictures
from imagebank.desktop.viewer.zoom import FIT, STEP, Zoom
from imagebank.language import _, ngettext

LEAST, MOST = 2, 4
LEAST_WIDE, LEAST_HIGH = 480, 300
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Compare(QWidget):
    """A window over `LEAST` to `MOST` pictures. `deselected(id)`: one is put away; `opened(id)`: one shall be seen alone.

    `left(id)`: the window closes, with the keyboard at that picture; `key_wanted` as the viewer's.
    """

    deselected = Signal(int)
    opened = Signal(int)
    left = Signal(int)
    key_wanted = Signal(int, int, str)

    def __init__(self, parent: QWidget | None, cells: Sequence[CellValue], pictures: ViewerPictures) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("Centre")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Jämför bilder"))
        self._pictures, self._zoom = pictures, FIT
        self.panes = [Pane(cell) for cell in cells]
        self._active = self.panes[0]
        self._heading = label(look="heading")
        self._percent = label(look="muted")
        self._percent.setFixedHeight(px(40))
        self._lay_out()
        for pane in self.panes:
            pane.stage.zoomed.connect(self._zoomed)
            pane.stage.pressed.connect(lambda stage=pane.stage: self._pressed(stage))
            pane.put_away.connect(self._put_away)
        pictures.ready.connect(self._came)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        for pane in self.panes:
            self._draw(pane)
        self._count()

    @property
    def active(self) -> Pane:
        """The pane that has the keyboard, or had it last."""
        return self._active

    def focus(self, place: int = 0) -> None:
        """Take the keyboard to a picture."""
        self._active = self.panes[place % len(self.panes)]
        self._active.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The arrows go from picture to picture (moved pictures take them first), Delete puts one away, Enter shows it alone."""
        key = event.key()
        if key in _ARROWS:
            self.focus(self.panes.index(self.active) + _ARROWS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._put_away(self.active.id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = self.focusWidget()
            held.click() if hasattr(held, "click") else self.opened.emit(self.active.id)  # type: ignore[union-attr]
        elif not help_pressed(self, event) and is_plain(event):
            self.key_wanted.emit(self.active.id, key, event.text())

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes as the window is read."""
        return move_focus(self, forward)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The share of the originals changes with the room."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._tell_percent)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Tell where the reader was."""
        self.left.emit(self.active.id)
        super().closeEvent(event)

    def renew(self, cells: Sequence[CellValue]) -> None:
        """These have changed."""
        for cell in cells:
            for pane in self.panes:
                if pane.id == cell.id:
                    pane.show_cell(cell)
                    self._draw(pane)

    def _lay_out(self) -> None:
        close = icon_button("x", _("Tillbaka till bilderna"))
        close.clicked.connect(self.close)
        smaller, larger = icon_button("zoom-out", _("Mindre")), icon_button("zoom-in", _("Större"))
        fit, full = (
            button(_("Hela bilderna"), "maximize"),
            button(_("100 %"), spoken=_("100 %, bildpunkt för bildpunkt")),
        )
        smaller.clicked.connect(lambda: self.active.stage.zoom_by(1 / STEP))
        larger.clicked.connect(lambda: self.active.stage.zoom_by(STEP))
        fit.clicked.connect(lambda: self._zoomed(FIT))
        full.clicked.connect(self._zoom_to_full)
        head = QFrame()
        head.setObjectName("Header")
        row = QHBoxLayout(head)
        row.setContentsMargins(gap(16), gap(8), gap(10), gap(8))
        row.addWidget(self._heading)
        row.addWidget(flowing(smaller, self._percent, larger, fit, full), 1)
        row.addWidget(close)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(gap(12), gap(12), gap(12), gap(12))
        self._grid.setSpacing(gap(12))
        self._arrange()
        box = QVBoxLayout(self)
        box.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # else as high as the words need at their narrowest
        self.setMinimumSize(px(LEAST_WIDE), px(LEAST_HIGH))
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addLayout(self._grid, 1)

    def _arrange(self) -> None:
        """Side by side; four in two rows, where most pictures are larger."""
        columns = 2 if len(self.panes) == MOST else len(self.panes)
        for place, pane in enumerate(self.panes):
            self._grid.addWidget(pane, *divmod(place, columns))
        for place in range(MOST):
            self._grid.setColumnStretch(place, int(place < columns))
            self._grid.setRowStretch(place, int(place * columns < len(self.panes)))

    def _zoom_to_full(self) -> None:
        self.active.stage.zoom_to_full()

    def _zoomed(self, zoom: Zoom) -> None:
        self._zoom = zoom
        for pane in self.panes:
            pane.stage.set_zoom(zoom)
            self._draw(pane)

    def _pressed(self, stage: object) -> None:
        pane = next(one for one in self.panes if one.stage is stage)
        pane.stage.zoom_to_full() if self._zoom.fits else self._zoomed(FIT)

    def _came(self, one: int) -> None:
        for pane in self.panes:
            if pane.id == one:
                self._draw(pane)

    def _draw(self, pane: Pane) -> None:
        cell, stage = pane.cell, pane.stage
        stage.say(cell.spoken)
        sentence = self._pictures.problem(cell.id) or _("Hämtar bilden…")
        stage.show_picture(self._pictures.best(cell.id), cell.pixels, sentence)
        if stage.wants_more() and cell.media != "film" and self._pictures.is_settled(cell.id):
            stage.show_picture(self._pictures.best(cell.id, full=True), cell.pixels, sentence)
        self._tell_percent()

    def _tell_percent(self) -> None:
        percent = self.active.stage.percent()
        self._percent.setText(_("{n} %").format(n=percent) if percent else "")

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for pane in self.panes:
            if new is not None and pane.isAncestorOf(new):
                self._active = pane
                self._tell_percent()

    def _put_away(self, one: int) -> None:
        """The last one stays: there is always something to look at."""
        if len(self.panes) == 1:
            announce(self, _("Det är den enda bilden som är kvar. Esc går tillbaka."))
            return
        place, pane = next((at, pane) for at, pane in enumerate(self.panes) if pane.id == one)
        self.panes.remove(pane)
        self._active = self.panes[min(place, len(self.panes) - 1)]
        self._grid.removeWidget(pane)
        pane.hide()
        pane.deleteLater()
        self._arrange()
        self.focus(min(place, len(self.panes) - 1))
        self._count()
        announce(self, _("{title} är avmarkerad").format(title=pane.cell.title))
        self.deselected.emit(one)

    def _count(self) -> None:
        n = len(self.panes)
        self._heading.setText(ngettext("{n} bild", "Jämför {n} bilder", n).format(n=n))
