"""The bar under the grid: how many are selected, what is true of all of them, and what to do with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from imagebank.desktop.acts.values import ACTS
from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS, icon
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import SelectionValue
from imagebank.language import _, ngettext

_PLACES: dict[int, tuple[tuple[int, int, int], ...]] = {
    1: ((0, 0, 1), (0, 1, 1), (0, 2, 1)),
    2: ((0, 0, 1), (1, 0, 3), (0, 2, 1)),
    3: ((0, 0, 3), (1, 0, 3), (2, 0, 3)),
}
"""Lines of the bar → row, column and width in columns of: how many, the sentence, the buttons."""


class SelectionBar(QFrame):
    """Hidden while nothing is selected. Emits `pack_wanted`, `add_wanted` (to a pack), `collect_wanted` (to a collection),
    `pull_wanted` (one picture for a presentation), `people_wanted`, `clear_wanted`, `like_wanted`, `weed_wanted`, `disclose_wanted`.
    """

    pack_wanted = Signal()
    add_wanted = Signal()
    collect_wanted = Signal()
    pull_wanted = Signal()
    people_wanted = Signal()
    clear_wanted = Signal()
    like_wanted = Signal()
    weed_wanted = Signal()
    disclose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("SelectionBar")
        self._count = label(look="heading")
        self._icon = IconLabel(20)
        self._sentence = label(wrap=True)
        clear = icon_button("x", _("Avmarkera alla"))
        self._people, self._pack = button(_("Personer…")), button(_("Skapa bildpaket…"), "package", "primary")
        self._pull = button(_("Använd i min presentation…"), "presentation", "primary")
        self._pull.setToolTip(_("Använd i min presentation (Ctrl+E)"))
        self._pull.hide()
        self._people.setToolTip(_("Vilka är med? (Ctrl+R)"))
        self._deeds = QWidget()
        for press, intention in (
            (clear, self.clear_wanted),
            (self._people, self.people_wanted),
            (self._pack, self.pack_wanted),
            (self._pull, self.pull_wanted),
        ):
            press.clicked.connect(intention)
        self._head, self._told = QWidget(), QWidget()
        _row(self._head, clear, self._count)
        self._more = self._make_more()
        _row(self._deeds, self._people, self._more, self._pack, self._pull)
        _row(self._told, self._icon, self._sentence).setStretch(1, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(gap(16), gap(11), gap(20), gap(11))
        self._grid.setHorizontalSpacing(gap(10))
        self._grid.setVerticalSpacing(gap(8))
        self._grid.setColumnStretch(1, 1)
        self.setMinimumWidth(1)
        self._lines = 0
        self._break(self.width())
        self.hide()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where room is scarce, the sentence has a line of its own, and then the button too."""
        super().resizeEvent(event)
        self._break(event.size().width())

    def may_pack(self, may: bool) -> None:
        """Whether this user makes packs; who does not takes one picture at a time."""
        self._pack.setVisible(may)
        self._add.setVisible(may)
        self._collect.setVisible(may)
        self._pull.setVisible(not may)

    def may_archive(self, may: bool) -> None:
        """Whether this user weeds and discloses."""
        for act in self._archiving:
            act.setVisible(may)

    def may_register(self, may: bool) -> None:
        """Whether this user registers who is in the pictures."""
        self._people.setVisible(may)

    def show_selection(self, value: SelectionValue) -> None:
        """Say what is selected; hide when nothing is."""
        words = ngettext("{n} markerad", "{n} markerade", value.count)
        self._count.setText(words.format(n=number(value.count)))
        self._sentence.setText(value.sentence)
        self._icon.show_icon(TONE_ICONS[value.tone], TONE_INKS[value.tone])
        self._icon.setVisible(bool(value.sentence))
        self._told.setVisible(bool(value.sentence))
        for one in (self._like, self._pull_act, self._pull):
            one.setEnabled(value.count == 1)
        self._break(self.width())
        self.setVisible(value.count > 0)

    def _make_more(self) -> QToolButton:
        more, menu = icon_button("ellipsis", _("Mer")), QMenu(self)
        menu.setObjectName("TakeInMenu")
        menu.setAccessibleName(_("Mer"))
        acts = []
        for key, wish in (
            ("collect", self.collect_wanted),
            ("add", self.add_wanted),
            ("pull", self.pull_wanted),
            ("like", self.like_wanted),
            ("disclose", self.disclose_wanted),
            ("weed", self.weed_wanted),
        ):
            act = ACTS[key]
            words = _("{words}…").format(words=_(act.words)) if key == "collect" else _(act.words)
            acts.append(menu.addAction(icon(act.icon), f"{words}\t{act.keys}" if act.keys else words))
            acts[-1].triggered.connect(lambda _on=False, wish=wish: wish.emit())
        self._collect, self._add, self._pull_act, self._like, *self._archiving = acts
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _break(self, width: int) -> None:
        deeds = (self._people, self._more, self._pack, self._pull)
        shown = [one.sizeHint().width() + gap(10) for one in deeds if not one.isHidden()]
        needed = self._head.sizeHint().width() + sum(shown) + gap(36)
        lines = 1 if needed + px(260) <= width else 2 if needed <= width else 3
        if lines != self._lines:
            self._lines = lines
            parts = (self._head, self._told, self._deeds)
            for part, (row, column, across) in zip(parts, _PLACES[lines], strict=True):
                side = Qt.AlignmentFlag(0) if part is self._told else Qt.AlignmentFlag.AlignLeft
                side = Qt.AlignmentFlag.AlignRight if part is self._deeds and lines < 3 else side
                self._grid.addWidget(part, row, column, 1, across, side)


def _row(holder: QWidget, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(10))
    for part in parts:
        row.addWidget(part)
    return row
