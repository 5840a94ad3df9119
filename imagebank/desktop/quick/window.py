"""Quick classifying: one picture large, digits give and take concepts, arrows go on. What is chosen is written at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from imagebank.desktop.grid.mark_keys import mark_wish
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import icon_button
from imagebank.desktop.parts.guidance import help_pressed
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.parts.words import number
from imagebank.desktop.quick.foot import Foot
from imagebank.desktop.quick.side import Side
from imagebank.desktop.quick.summary import Summary
from imagebank.desktop.quick.values import QuickKey, QuickPicture, QuickSum
from imagebank.desktop.theme.look import px
from imagebank.desktop.viewer.head import Head
from imagebank.desktop.viewer.pictures import ViewerPictures
from imagebank.desktop.viewer.stage import Stage
from imagebank.desktop.viewer.viewer import NOBODY
from imagebank.desktop.viewer.zoom import FIT
from imagebank.language import _

_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Backspace: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1,
}  # fmt: skip
LEAST_WIDE, LEAST_HIGH, SIDE = 480, 360, 330


class _Still(Stage):
    """A stage whose keys are the window's, but for larger and smaller."""

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Plus and minus zoom."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal):
            super().keyPressEvent(event)
        else:
            event.ignore()


class QuickWindow(QWidget):
    """A window over `rows`. `stood(number)`: another picture is shown; answer with `show_picture`.

    `toggled(number, id, on)`, `written(number, texts)` and `marked(number, name, value)` are to be written at once.
    `finished` when the last one is done (answer with `show_sum`), `left(number)` when it closes.
    """

    stood = Signal(int)
    toggled = Signal(int, str, bool)
    written = Signal(int, dict)
    typed = Signal(int, str)
    marked = Signal(int, str, object)
    list_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    finished = Signal()
    lacking_wanted = Signal()
    left = Signal(int)

    def __init__(self, parent: QWidget | None, rows: GridModel, pictures: ViewerPictures) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("Centre")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Snabbklassificera"))
        self._rows, self._pictures, self._row = rows, pictures, 0
        self._keys: tuple[QuickKey, ...] = ()
        self._picture = QuickPicture(NOBODY)
        self._lacking: int | None = None
        self.stage, self.side, self.foot, self.summary, self.banner = _Still(), Side(), Foot(), Summary(), Banner()
        close = icon_button("x", _("Tillbaka till bilderna"))
        close.clicked.connect(self.close)
        self.head = Head(close)
        self._pages, self._work = QStackedWidget(), QWidget()
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> int:
        """The number of the picture shown."""
        one = self._rows.id_at(self._row)
        return NOBODY if one is None else one

    @property
    def row(self) -> int:
        """Which one of them it is."""
        return self._row

    def show_keys(self, keys: Sequence[QuickKey]) -> None:
        """The concepts that the digits stand for."""
        self._keys = tuple(keys)
        self.side.show_keys(keys)
        self.side.show_picture(self._picture)

    def show_row(self, row: int) -> None:
        """Another picture; what is written in the texts is handed on first."""
        self._hand_over()
        self._row = row
        self._pages.setCurrentWidget(self._work)
        self.foot.show()
        self.stage.set_zoom(FIT)
        self.banner.hide()
        self.stood.emit(self.shown)
        self._draw()
        if not isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit):
            self.stage.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()
        near = (row - 1, row + 2, row + 1, row)
        self._pictures.make_ready(one for at in near if (one := self._rows.id_at(at)) is not None)

    def show_picture(self, picture: QuickPicture, *, texts: bool = True) -> None:
        """What is known of the picture shown; with `texts`, its texts too."""
        if picture.number == self.shown:
            fresh = texts and (picture.number != self._picture.number or not self._changed_texts())
            self._picture = picture
            self.side.show_picture(picture)
            if fresh:
                self.side.show_texts(picture)

    def show_lacking(self, n: int | None) -> None:
        """How many of all lack an environment."""
        self._lacking = n
        self._tell_place()

    def show_sum(self, told: QuickSum) -> None:
        """The end."""
        self._pages.setCurrentWidget(self.summary)
        self.head.show_cell(None, "")
        self.foot.hide()
        self.summary.show_sum(told)
        announce(self, self.summary.words.text())

    def step(self, by: int) -> None:
        """On or back; after the last one comes the summary."""
        row = self._row + by
        if 0 <= row < len(self._rows.ids):
            self.show_row(row)
        elif by > 0:
            self._hand_over()
            self.finished.emit()
        else:
            announce(self, _("Det här är den första."))

    def renew(self) -> None:
        """Something has changed: cell and picture anew; what is being written stays."""
        self._rows.forget(None)
        if self._pages.currentWidget() is self._work:
            self.stood.emit(self.shown)
            self._draw()

    def complain(self, sentence: str) -> None:
        """Something could not be written."""
        self.banner.say(sentence, "warn")

    def put_back(self, number_: int, texts: dict[str, str]) -> None:
        """A text could not be written: it stands in its field again, if its picture is shown."""
        if number_ == self.shown:
            shown = self._picture
            self.side.show_texts(QuickPicture(number_, texts.get("title", shown.title), texts.get("alt_sv", shown.alt)))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Digits, steps, texts, marks, help."""
        if help_pressed(self, event):
            return
        if self._pages.currentWidget() is self.summary:
            self._key_at_end(event)
            return
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        wish = mark_wish(key) if control or not Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None
        letters = {Qt.Key.Key_T: self.side.title, Qt.Key.Key_A: self.side.alt}
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in _STEPS and not held:
            self.step(_STEPS[Qt.Key(key)])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not held:
            self._digit(key - Qt.Key.Key_0)
        elif wish is not None and (control == (wish[0] == "rating")) and self.shown != NOBODY:
            self.marked.emit(self.shown, *wish)
        elif key in letters and not held:
            letters[Qt.Key(key)].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_L and not held:
            self.list_wanted.emit(self.shown)
        elif key == Qt.Key.Key_Z and control:
            self.undo_wanted.emit()
        elif (key == Qt.Key.Key_Y and control) or (
            key == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes as the window is read."""
        return move_focus(self, forward)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """What is written is handed on; then tell where one was."""
        self._hand_over()
        self.left.emit(self.shown)
        super().closeEvent(event)

    def _key_at_end(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.show_row(self._row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (held := self.focusWidget()) is not None:
            getattr(held, "click", lambda: None)()
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> None:
        found = next((one for one in self._keys if one.digit == digit), None)
        if found is not None and found.id in self.side.ticks:
            tick = self.side.ticks[found.id]
            tick.setChecked(not tick.isChecked())
            self._toggle(found.id, tick.isChecked())

    def _toggle(self, key: str, on: bool) -> None:
        label = next((one.label for one in self._keys if one.id == key), key)
        self._picture = QuickPicture(
            self._picture.number, self._picture.title, self._picture.alt,
            self._picture.on | {key} if on else self._picture.on - {key}, self._picture.others, self._picture.marks,
        )  # fmt: skip
        announce(self, _("{concept} på").format(concept=label) if on else _("{concept} av").format(concept=label))
        if self.shown != NOBODY:
            self.toggled.emit(self.shown, key, on)

    def _hand_over(self) -> None:
        changed = self._changed_texts()
        if changed and self._picture.number != NOBODY:
            shown = self._picture
            new = self.side.texts()
            self._picture = QuickPicture(shown.number, new["title"], new["alt_sv"], shown.on, shown.others, shown.marks)
            self.written.emit(shown.number, changed)

    def _changed_texts(self) -> dict[str, str]:
        before = {"title": self._picture.title, "alt_sv": self._picture.alt}
        return {key: text for key, text in self.side.texts().items() if text.strip() != before[key].strip()}

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stage, 1)
        row.addWidget(self.side)
        self.side.setFixedWidth(px(SIDE))
        self._pages.addWidget(self._work)
        self._pages.addWidget(self.summary)
        self.banner.hide()
        box = QVBoxLayout(self)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(px(LEAST_WIDE), px(LEAST_HIGH))
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part, stretch in ((self.head, 0), (self.banner, 0), (self._pages, 1), (self.foot, 0)):
            box.addWidget(part, stretch)

    def _connect(self) -> None:
        self.side.toggled.connect(self._toggle)
        self.side.typed.connect(lambda field: self.typed.emit(self.shown, field))
        self.side.left_text.connect(self._leave_text)
        self.side.list_wanted.connect(lambda: self.list_wanted.emit(self.shown))
        self.foot.stepped.connect(self.step)
        self.foot.undo_wanted.connect(self.undo_wanted)
        self.summary.back_wanted.connect(self.close)
        self.summary.again_wanted.connect(lambda: self.show_row(0))
        self.summary.lacking_wanted.connect(self.lacking_wanted)
        self.stage.zoomed.connect(self._zoom)
        self._pictures.ready.connect(lambda one: self._put_picture() if one == self.shown else None)

    def _leave_text(self) -> None:
        self._hand_over()
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zoom(self, zoom: object) -> None:
        self.stage.set_zoom(zoom)  # type: ignore[arg-type]
        self._put_picture()

    def _draw(self) -> None:
        self.head.show_cell(self._rows.cell(self._row), "")
        self._tell_place()
        self._put_picture()

    def _tell_place(self) -> None:
        self.foot.show_place(place_words(self._row, len(self._rows.ids), self._lacking), first=self._row == 0)

    def _put_picture(self) -> None:
        cell, one = self._rows.cell(self._row), self.shown
        if cell is None:
            gone = _("Bilden finns inte längre i banken. Gå vidare till nästa.")
            self.stage.show_picture(None, None, gone)
            self.stage.say(gone)
            return
        settled = self._pictures.is_settled(one)
        why = self._pictures.problem(one) or (_("Bilden kan inte visas.") if settled else _("Hämtar bilden…"))
        self.stage.say(cell.spoken)
        self.stage.show_picture(self._pictures.best(one), cell.pixels, why)

    def _say(self) -> None:
        cell = self._rows.cell(self._row)
        announce(self, f"{self.foot.place()}. {cell.spoken}" if cell else self.stage.accessibleName())


def place_words(row: int, total: int, lacking: int | None) -> str:
    """`12 av 87, 30 utan lärmiljö`."""
    words = _("{n} av {total}").format(n=number(row + 1), total=number(total))
    return words if lacking is None else _("{place}, {n} utan lärmiljö").format(place=words, n=number(lacking))
