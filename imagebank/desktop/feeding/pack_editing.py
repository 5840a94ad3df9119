"""Writes what is edited in the workshop, by itself: a moment after the last key, one write at a time, nothing lost.

Each write changes only what was typed, on the pack as it is by then: what another program wrote meanwhile stays, and is
said. A write that is refused leaves the text where it is typed, to be written with the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from imagebank.core.errors import ImagebankError
from imagebank.core.pack import OPEN, ItemChoice, Pack
from imagebank.desktop.feeding.desk import Desk
from imagebank.services.drafting import PackEdit, choose, edit_pack, pack_of
from imagebank.services.library import Library

PAUSE_MS = 500
_FIELDS = ""
"""Where the pack's own fields are kept among what is edited; the others stand under their asset."""


class PackEditing(QObject):
    """`changed` after each write, `conflicted` when somebody else changed the pack, `refused(error, text)` when it cannot be
    written: `text` is what was typed.
    """

    changed = Signal()
    conflicted = Signal()
    refused = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.pack = ""
        self.round = 0
        self._known: Pack | None = None
        self._edits: dict[str, dict[str, object]] = {}
        self._writing: list[tuple[str, dict[str, object]]] = []
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.flush)

    @property
    def unsaved(self) -> dict[str, dict[str, object]]:
        """Asset → what is typed for it and not written yet."""
        found: dict[str, dict[str, object]] = {}
        for key, changes in (*self._writing, *self._edits.items()):
            if key != _FIELDS:
                found.setdefault(key, {}).update(changes)
        return found

    @property
    def waits(self) -> bool:
        """Whether something that was typed could not be written and waits."""
        return bool(self._edits) and not self._soon.isActive()

    def begin(self, id: str) -> None:
        """Another pack is worked on; what was typed for the last one is written."""
        if id != self.pack:
            self.flush()
            self.pack, self._known = id, None
            self._edits.clear()

    def edit_item(self, asset: str, changes: dict[str, object]) -> None:
        """Something was typed or chosen for an item."""
        self._edits.setdefault(asset, {}).update(changes)
        self._soon.start()

    def edit_fields(self, changes: dict[str, object]) -> None:
        """Something was typed or chosen for the pack itself (names of `PackFields`)."""
        self._edits.setdefault(_FIELDS, {}).update(changes)
        self._soon.start()

    def drop(self, asset: str) -> None:
        """An item is taken out: what was typed for it goes with it."""
        self._edits.pop(asset, None)

    def flush(self) -> None:
        """Write now."""
        self._soon.stop()
        edits, self._edits = self._edits, {}
        for key, changes in edits.items():
            self._write(self.pack, key, changes)

    def do(self, deed: Callable[[], object], then: Callable[[], object] = lambda: None) -> None:
        """Write what is typed, then change the pack by a verb."""
        self.flush()
        self._carry_out(self.pack, deed, then, lambda error: self.refused.emit(error, ""))

    def forget(self) -> None:
        """The pack was changed by a step of our own: what is read next is what we know."""
        self.round += 1
        self._known = None

    def see(self, pack: Pack, round: int) -> None:
        """The pack was read, after `round` writes of ours: say so if somebody else has changed it."""
        if pack.id != self.pack or round != self.round or self._writing:
            return
        known, self._known = self._known, pack
        if known is not None and known != pack and pack.status in OPEN:
            self.conflicted.emit()

    def _write(self, id: str, key: str, changes: dict[str, object]) -> None:
        entry = (key, changes)
        self._writing.append(entry)
        library = self._desk.library

        def refused(error: ImagebankError) -> None:
            self._writing.remove(entry)
            if id == self.pack and error.code != "NOT_IN_PACK":
                self._edits[key] = {**changes, **self._edits.get(key, {})}
            self.refused.emit(error, " ".join(text for text in changes.values() if isinstance(text, str)))

        self._carry_out(id, lambda: _written(library, id, key, changes), lambda: self._writing.remove(entry), refused)

    def _carry_out(
        self,
        id: str,
        deed: Callable[[], object],
        then: Callable[[], object],
        refused: Callable[[ImagebankError], object],
    ) -> None:
        library = self._desk.library

        def act() -> tuple[Pack, Pack]:
            before = pack_of(library, id)
            deed()
            return before, pack_of(library, id)

        def done(packs: tuple[Pack, Pack]) -> None:
            before, after = packs
            self.round += 1
            then()
            if id == self.pack:
                other = self._known is not None and self._known != before
                self._known = after
                if other:
                    self.conflicted.emit()
            self.changed.emit()

        self._desk.asking.do(act, done, refused)


def _written(library: Library, id: str, key: str, changes: dict[str, object]) -> None:
    if key == _FIELDS:
        edit_pack(library, id, _edit(changes))
        return
    held = next((item.choice for item in pack_of(library, id).items if item.asset == key), ItemChoice())
    choose(library, id, key, replace(held, **changes))  # type: ignore[arg-type]


def _edit(changes: dict[str, object]) -> PackEdit:
    """The window's names of a pack's fields as the service's."""
    names = {"day": "date", "last_day": "lifetime_to"}
    given = {names.get(name, name): value for name, value in changes.items()}
    if "lifetime_to" in given:
        last = given["lifetime_to"]
        given["lifetime_to"] = last.isoformat() if last is not None else ""  # type: ignore[attr-defined]
    return PackEdit(**given)  # type: ignore[arg-type]
