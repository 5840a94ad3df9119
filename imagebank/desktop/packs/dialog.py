"""Bildpaket: the place where packs are found, worked on and taken through their steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QToolButton, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.packs.listing import PackList
from imagebank.desktop.packs.values import PackRow, PackValue
from imagebank.desktop.packs.workshop import Workshop
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.theme.icons import icon
from imagebank.language import _

MORE = {
    "copy": (N_("Gör en kopia"), "copy"),
    "delete": (N_("Ta bort bildpaketet…"), "trash-2"),
}
"""What is done more seldom, in a menu."""

ACTS = {
    "return": (N_("Lämna tillbaka…"), "undo-2"),
    "submit": (N_("Lämna för godkännande…"), "send"),
    "approve": (N_("Godkänn…"), "check"),
    "issue": (N_("Lämna ut…"), "package-check"),
}
"""The steps as buttons, the main one last."""

MAIN = ("submit", "approve", "issue")


class PacksDialog(Sheet):
    """Emits `opened(id)` for a pack that is to be shown, `act_wanted(act)` for a step of the one that is, `left` when it is
    left for the list.
    """

    opened = Signal(str)
    act_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None, small: Thumbnails, large: Thumbnails, today: date) -> None:
        super().__init__(parent, _("Bildpaket"), 1360, 860)
        self.banner = Banner()
        self.list, self.workshop = PackList(), Workshop(small, large, today)
        self._pages = QStackedWidget()
        self._why_not = label(look="muted", wrap=True)
        self.acts: dict[str, QPushButton] = {}
        self._open = button(_("Öppna"), look="primary")
        self._lay_out()
        self._connect()
        self.show_list()

    @property
    def pack(self) -> str:
        """The number of the pack in the workshop; empty while the list is shown."""
        in_workshop = self._pages.currentWidget() is self.workshop and self.workshop.pack is not None
        return self.workshop.pack.id if in_workshop and self.workshop.pack else ""

    def show_rows(self, rows: Sequence[PackRow], group: str = "") -> None:
        """The packs that there are."""
        self.list.show_rows(rows, group)
        self._check()

    def show_list(self) -> None:
        """Leave the workshop for the list; the keyboard stands at the pack that was left."""
        held = self.pack
        self._pages.setCurrentWidget(self.list)
        self.title.setText(_("Bildpaket"))
        self.list.stand_at(held)
        self.list.focus()
        self._check()

    def show_pack(self, pack: PackValue) -> None:
        """Show a pack in the workshop, or the one there as it stands now."""
        other, before = self.pack != pack.id, self.workshop.pack
        self.workshop.show_pack(pack)
        if not other and before is not None and before.status != pack.status:
            announce(self, f"{pack.status_word}. {pack.sentence}")
        self._pages.setCurrentWidget(self.workshop)
        self.title.setText(pack.fields.title)
        if other:
            self.workshop.head.sides.choose(0 if pack.may_edit else 2)
            at = self.workshop.items if pack.items and pack.may_edit else self.workshop.head.back
            self.offer_keyboard(at)
        self._check()

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _lay_out(self) -> None:
        for page in (self.list, self.workshop):
            self._pages.addWidget(page)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._pages, 1)
        for act, (words, name) in ACTS.items():
            self.acts[act] = button(_(words), name, "primary" if act in MAIN else "")
            self.acts[act].clicked.connect(lambda _on=False, act=act: self._act(act))
        self.put_buttons(self._why_not, self._make_more(), *self.acts.values(), self._open)

    def _make_more(self) -> QToolButton:
        self.more, menu = icon_button("ellipsis", _("Mer")), QMenu(self)
        menu.setObjectName("TakeInMenu")
        menu.setAccessibleName(_("Mer"))
        self.more_acts: dict[str, QAction] = {}
        for act, (words, name) in MORE.items():
            self.more_acts[act] = menu.addAction(icon(name), _(words))
            self.more_acts[act].triggered.connect(lambda _on=False, act=act: self._act(act))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return self.more

    def _connect(self) -> None:
        self._open.clicked.connect(lambda: self._enter(self.list.current()))
        self.list.opened.connect(self._enter)
        self.list.held.connect(self._check)
        self.workshop.head.back_wanted.connect(self._back)

    def _enter(self, pack: str) -> None:
        self.banner.hide()
        self.opened.emit(pack)

    def _back(self) -> None:
        self.banner.hide()
        self.left.emit()
        self.show_list()

    def _act(self, act: str) -> None:
        self.banner.hide()
        self.act_wanted.emit(act)

    def _check(self) -> None:
        pack = self.workshop.pack if self.pack else None
        self._open.setVisible(pack is None)
        self._open.setEnabled(bool(self.list.current()))
        self._why_not.setText(pack.why_not if pack else "")
        for act, line in self.more_acts.items():
            line.setVisible(pack is not None and act in pack.acts)
        self.more.setVisible(pack is not None and any(act in pack.acts for act in MORE))
        for act, press in self.acts.items():
            press.setVisible(pack is not None and act in pack.acts)
            press.setEnabled(pack is not None and not (act in MAIN and pack.why_not))
            press.setAccessibleDescription(pack.why_not if pack and act in MAIN else "")
