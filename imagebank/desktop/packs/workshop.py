"""The workshop of one pack: its pictures in their order and what stops each, what it is for, and what became of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.packs.fields import PackRows
from imagebank.desktop.packs.head import PackHead
from imagebank.desktop.packs.item_editor import ItemEditor
from imagebank.desktop.packs.items import ItemList
from imagebank.desktop.packs.story import PackStory
from imagebank.desktop.packs.values import PackValue, amount_of
from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.ticks_box import TicksBox
from imagebank.desktop.parts.yielding import yielding
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import TickValue
from imagebank.language import _, ngettext


class _Under(QStackedWidget):
    """What is under the head asks for its least height only: the head is whole before it gets more."""

    def hasHeightForWidth(self) -> bool:
        """The height for a width would be asked for."""
        return False

    def sizeHint(self) -> QSize:
        """No more than the least."""
        return self.minimumSizeHint()


class Workshop(QWidget):
    """Parts are public: who feeds it listens to them. Emits `fields_edited(changes)`, `remove_wanted(number)`, `add_wanted`."""

    fields_edited = Signal(dict)
    remove_wanted = Signal(int)
    add_wanted = Signal()

    def __init__(self, small: Thumbnails, large: Thumbnails, today: date) -> None:
        super().__init__()
        self.pack: PackValue | None = None
        self.head, self.items = PackHead(), ItemList(small)
        self.editor, self.rows, self.story = ItemEditor(small, large), PackRows(today), PackStory()
        self.renditions = TicksBox(_("Utgåvor för hela paketet"), _("Utgåva för hela paketet: {words}"))
        self._sum = label("", "heading", wrap=True)
        self._none = label(_("Paketet är tomt. Stäng, markera bilder i rutnätet och välj Lägg i bildpaket."), "muted", wrap=True)  # fmt: skip
        self.up, self.down = icon_button("arrow-up", _("Flytta upp")), icon_button("arrow-down", _("Flytta ner"))
        self.remove = icon_button("trash-2", _("Ta ut ur paketet"))
        self.add_selected = button("", "plus")
        self.offer_selected(0)
        self._sides = _Under()
        self._lay_out()
        self._connect()

    def show_pack(self, pack: PackValue) -> None:
        """Show this pack as it stands now; the keyboard and what is typed stay where they are."""
        self.pack = pack
        facts = [pack.id, amount_of(pack.items)]
        self.head.show_pack(pack, " · ".join(facts))
        self.rows.offer(pack.choices)
        self.rows.show_fields(pack.fields, may_edit=pack.may_edit)
        chosen = pack.fields.renditions
        ticks = tuple(TickValue(one.key, one.label, one.key in chosen) for one in pack.choices.renditions)
        self.renditions.show_ticks(ticks, pack.may_edit)
        self.items.show_items([one.line for one in pack.items], may_edit=pack.may_edit)
        has_left = pack.status not in ("draft", "submitted", "approved")
        self.story.show_story(pack.history, pack.places, has_left=has_left, may_edit=bool(pack.acts))
        self._show_sum(pack)
        self._show_held()

    def offer_selected(self, count: int) -> None:
        """How many are selected in the grid and not in the pack yet: they may be added."""
        words = ngettext("Lägg till {n} markerad", "Lägg till {n} markerade", count).format(n=count)
        self.add_selected.setText(words)
        self.add_selected.setAccessibleName(words)
        self.add_selected.setVisible(count > 0 and self.pack is not None and self.pack.may_edit)

    def _show_sum(self, pack: PackValue) -> None:
        stopped = [one for one in pack.items if not one.line.leaves]
        words = ngettext("{what} behöver åtgärdas", "{what} behöver åtgärdas", len(stopped))
        words = words.format(what=amount_of(stopped))
        self._sum.setText(words if stopped else _("Allt är klart att lämnas ut"))
        self._sum.setProperty("tone", "bad" if stopped else "ok")
        self._sum.style().polish(self._sum)
        self._sum.setVisible(bool(pack.items) and pack.may_edit)
        self._none.setVisible(not pack.items)
        for part in (self.items, self.editor):
            part.setVisible(bool(pack.items))
        for press in (self.up, self.down, self.remove):
            press.setVisible(bool(pack.items) and pack.may_edit)

    def _show_held(self, _number: int = 0) -> None:
        pack, held = self.pack, self.items.current()
        item = next((one for one in pack.items if one.number == held), None) if pack else None
        if pack is not None and item is not None:
            self.editor.show_item(item, may_edit=pack.may_edit)
        row = self.items.currentIndex().row()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self.items.numbers()) - 1)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(gap(8))
        for part in (self._sum, self._none):
            left.addWidget(part)
        left.addWidget(self.items, 1)
        left.addStretch(0)
        left.addWidget(yielding(flowing(self.up, self.down, self.remove, self.add_selected)))
        pictures = QWidget()
        row = QHBoxLayout(pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(20))
        row.addLayout(left, 2)
        row.addWidget(self.editor, 3)
        about = Column("DialogBody", margin=4, spacing=18)
        about.add(self.rows)
        about.add(self.renditions)
        about.add(label(_("Utan val blir det kanalens utgåvor."), "muted", wrap=True))
        self.rows.setMaximumWidth(px(720))
        self.items.setMinimumHeight(px(60))
        for side in (pictures, about, self.story):
            self._sides.addWidget(side)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(12))
        box.addWidget(yielding(self.head))
        box.addWidget(self._sides, 1)

    def _connect(self) -> None:
        self.head.sides.chosen.connect(self._sides.setCurrentIndex)
        self.items.held.connect(self._show_held)
        self.items.ordered.connect(self._show_held)
        self.items.remove_wanted.connect(self._remove)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self.items.move(-1))
        self.down.clicked.connect(lambda: self.items.move(1))
        self.add_selected.clicked.connect(self.add_wanted)
        self.rows.edited.connect(self.fields_edited)
        self.renditions.changed.connect(
            lambda _key, _on: self.fields_edited.emit({"renditions": self.renditions.ticked()})
        )

    def _remove(self) -> None:
        held = self.items.current()
        if held is not None and self.pack is not None and self.pack.may_edit:
            self.remove_wanted.emit(held)
