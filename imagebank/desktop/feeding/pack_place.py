"""Feeds the place of packs: the list, the workshop of the chosen one, and what is edited, moved and mended there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from shiboken6 import isValid

from imagebank.core.changes import Changes
from imagebank.core.errors import ImagebankError
from imagebank.core.pack import Pack
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.mending import Mending
from imagebank.desktop.feeding.pack_editing import PackEditing
from imagebank.desktop.feeding.pack_mending import PackMending
from imagebank.desktop.feeding.pack_places import PackPlaces
from imagebank.desktop.feeding.pack_rows import pack_rows
from imagebank.desktop.feeding.pack_steps import PackSteps
from imagebank.desktop.feeding.pack_values import pack_value, remarks_on
from imagebank.desktop.feeding.pictures import large_pictures
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.selecting import Selecting
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.packs.dialog import PacksDialog
from imagebank.desktop.packs.values import PackValue
from imagebank.desktop.places import PACKS
from imagebank.language import _, sentence
from imagebank.services.drafting import add_items, pack_of, put_in_order, remove_items


class PackPlace(QObject):
    """The place of packs, at the list or at one pack, kept true from its first visit on."""

    def __init__(
        self, desk: Desk, watching: Watching, there: tuple[Results, Selecting, Mending], today: Callable[[], date]
    ) -> None:
        """`there`: who shows a picture that is mended in the grid and the inspector."""
        super().__init__(desk.window)
        self._desk, self._watching, self._today = desk, watching, today
        self._dialog: PacksDialog | None = None
        self._large: Thumbnails | None = None
        self._weeded: list[str] = []
        self.editing = PackEditing(desk)
        self.steps = PackSteps(desk, self.editing, watching, today)
        self.places = PackPlaces(desk, self.steps, today)
        self._mend = PackMending(desk, self.editing, there, today)
        self._mend.back_wanted.connect(self.open)
        self.steps.opened.connect(self.show)
        self.steps.gone.connect(self._gone)
        self.editing.changed.connect(self._written)
        self.editing.conflicted.connect(self._conflicted)
        self.editing.refused.connect(self._refused)
        watching.changed.connect(self._changed)
        if desk.library.actor.may_write:
            desk.window.places.offer(PACKS, self._page, self._arrive)

    def open(self, pack: str = "") -> None:
        """Go to the packs, or to one of them in the workshop."""
        self._desk.window.places.go(PACKS)
        if pack:
            self.show(pack)

    def _arrive(self) -> None:
        self._list()
        self.renew()

    def _page(self) -> PacksDialog:
        desk = self._desk
        large = Thumbnails(large_pictures(desk), kept=20)
        dialog = self._dialog = PacksDialog(desk.window, desk.window.thumbnails, large, self._today())
        self.steps.dialog = dialog
        dialog.opened.connect(self.show)
        dialog.left.connect(self._left)
        dialog.act_wanted.connect(self.steps.act)
        self._large = large
        desk.window.places.shown.connect(lambda _key: self.editing.flush())
        self._listen(dialog)
        return dialog

    def show(self, pack: str) -> None:
        """Show one pack in the workshop."""
        if pack:
            self.editing.begin(pack)
            self.renew()

    def renew(self) -> None:
        """Read the pack that is worked on again."""
        dialog, library, id = self._dialog, self._desk.library, self.editing.pack
        if dialog is None or not id:
            return
        round, unsaved, number, today = self.editing.round, self.editing.unsaved, self._number, self._today()

        def known() -> tuple[PackValue, Pack]:
            pack = pack_of(library, id)  # first: what is shown is never older than what a step is bound to
            return pack_value(library, id, number, today, unsaved), pack

        def show(answer: tuple[PackValue, Pack]) -> None:
            if id != self.editing.pack:
                return
            if round != self.editing.round:
                self.renew()
                return
            dialog.show_pack(answer[0])
            self.steps.pack = answer[1]
            self._offer_selected(dialog, answer[1])
            self.editing.see(answer[1], round)

        self._desk.asking.ask("workshop", known, if_alive(dialog, show), self._not_there)

    def _listen(self, dialog: PacksDialog) -> None:
        shop, editing, ids = dialog.workshop, self.editing, self._id
        shop.fields_edited.connect(editing.edit_fields)
        shop.editor.edited.connect(lambda number, changes: editing.edit_item(ids(number), changes))
        shop.editor.alt_typed.connect(self._alt_typed)
        shop.editor.step_wanted.connect(lambda *step: self._mend.take(dialog, self.steps.pack, *step))
        shop.items.ordered.connect(self._order)
        shop.remove_wanted.connect(self._remove)
        shop.add_wanted.connect(self._add)
        shop.story.place_wanted.connect(self.places.place)
        shop.story.down_wanted.connect(self.places.take_down)

    def _list(self) -> None:
        library, dialog = self._desk.library, self._dialog
        if dialog is not None:
            self._desk.asking.ask("packs", lambda: pack_rows(library), if_alive(dialog, dialog.show_rows))

    def _number(self, asset: str) -> int:
        """The number of an item; what is weeded has none, and gets one of its own below nought."""
        number = self._desk.numbers.of(asset)
        if number >= 0:
            return number
        if asset not in self._weeded:
            self._weeded.append(asset)
        return -2 - self._weeded.index(asset)

    def _id(self, number: int) -> str:
        return self._weeded[-2 - number] if number < -1 else self._desk.numbers.id(number)

    def _alt_typed(self, number: int, text: str) -> None:
        library, dialog, id = self._desk.library, self._dialog, self.editing.pack
        asset = self._id(number)
        if dialog is not None:
            show = if_alive(dialog, lambda found: dialog.workshop.editor.show_remarks(number, text, found))
            self._desk.asking.ask("remarks", lambda: remarks_on(library, id, asset, text), show)

    def _order(self, numbers: tuple[int, ...]) -> None:
        library, id, ids = self._desk.library, self.editing.pack, [self._id(number) for number in numbers]
        self.editing.do(lambda: put_in_order(library, id, ids))

    def _remove(self, number: int) -> None:
        library, id, asset = self._desk.library, self.editing.pack, self._id(number)
        self.editing.drop(asset)
        self.editing.do(lambda: remove_items(library, id, [asset]))

    def _add(self) -> None:
        library, id = self._desk.library, self.editing.pack
        ids = self._desk.numbers.ids(self._desk.window.page.grid.selected_ids().tolist())
        self.editing.do(lambda: add_items(library, id, ids))

    def _offer_selected(self, dialog: PacksDialog, pack: Pack) -> None:
        grid, held = self._desk.window.page.grid, {self._desk.numbers.of(item.asset) for item in pack.items}
        few = grid.selected_count() <= MOST_ADDED
        new = set(grid.selected_ids().tolist()) - held if few else set()
        dialog.workshop.offer_selected(len(new))

    def _changed(self, changes: Changes) -> None:
        if self._dialog is None or not isValid(self._dialog):
            return
        if changes.packs:
            self._list()
        self.renew()

    def _written(self) -> None:
        self._watching.look()
        self.renew()

    def _conflicted(self) -> None:
        if self.steps.warn_of_change():
            return
        words = _("Någon annan ändrade bildpaketet. Det du har skrivit står kvar och sparas.")
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.banner.say(words, "warn")

    def _refused(self, error: ImagebankError, text: str) -> None:
        words = sentence(error)
        words = _("{why} Det här är inte sparat: {text}").format(why=words, text=text) if text else words
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.complain(words)
            self.renew()
        else:
            self._desk.window.page.banner.say(words, "bad")

    def _not_there(self, error: ImagebankError) -> None:
        """The pack cannot be read: somebody took it away."""
        self._gone()
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.complain(sentence(error))

    def _gone(self) -> None:
        if self._dialog is not None and isValid(self._dialog):
            self.editing.begin("")
            self._dialog.show_list()
            self._list()

    def _left(self) -> None:
        self.editing.begin("")
        self._list()

    def close(self) -> None:
        """Before the window closes: what was typed is written."""
        self.editing.begin("")
        if self._large is not None:
            self._large.stop()


MOST_ADDED = 2_000
"""More than this are not offered for adding."""
