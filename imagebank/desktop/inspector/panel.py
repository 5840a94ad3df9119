"""The right side: one asset, or several, seen closely and edited. Edits wait until they are saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.inspector.concepts import ConceptsBox
from imagebank.desktop.inspector.facts import FactsBox
from imagebank.desktop.inspector.fields import FIELDS
from imagebank.desktop.inspector.pending import Change, Pending
from imagebank.desktop.inspector.pending_bar import PendingBar
from imagebank.desktop.inspector.people import PeopleBox
from imagebank.desktop.inspector.picture import Picture
from imagebank.desktop.inspector.rights import LicenceBox
from imagebank.desktop.inspector.status_box import StatusBox
from imagebank.desktop.inspector.text_rows import TextRow
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import label, labelled, rule
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.values import SEVERAL, Choice, ConceptValue, InspectorValue, Several
from imagebank.language import _


class Inspector(QFrame):
    """Emits `edited(ids, changes)` on save.

    `changes` holds, for what was changed: texts by field key, `visibility`, `concepts` (ids added and removed as
    `concepts_added`, `concepts_removed`) and channels of the licence (`channels_added`, `channels_removed`).
    """

    edited = Signal(tuple, dict)
    person_wanted = Signal(tuple)
    person_removed = Signal(tuple, str)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("Inspector")
        self._value: InspectorValue | None = None
        self._pending = Pending()
        self._picture = Picture(thumbnails)
        self._name = label(look="name", wrap=True)
        self._file = label(look="muted", wrap=True)
        self._status = StatusBox()
        self._texts = {field.key: TextRow(field) for field in FIELDS}
        self._visibility = Combo()
        self.concepts = ConceptsBox()
        self._licence = LicenceBox()
        self.people = PeopleBox()
        self._facts = FactsBox()
        self._bar = PendingBar()
        self._nothing = label(_("Markera en bild eller film för att se och ändra dess uppgifter."), "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.show_value(None)

    def offer_concepts(self, concepts: Sequence[ConceptValue]) -> None:
        """The vocabulary to choose among."""
        self.concepts.offer(concepts)

    def show_value(self, value: InspectorValue | None) -> None:
        """Show this; None when nothing is selected. Unsaved edits are gone: ask `has_pending` first."""
        self._value = value
        self._column.setVisible(value is not None)
        self._nothing.setVisible(value is None)
        self._pending = Pending(_shown(value) if value else None)
        if value is not None:
            self._show_head(value)
            self._show_fields(value)
        self._update_bar()

    def has_pending(self) -> bool:
        """Whether something was edited and not saved."""
        return bool(self._pending)

    def focus_first(self) -> None:
        """Take the keyboard to the first field."""
        self._texts["title"].focus()

    def save(self) -> None:
        """Emit what was edited, unless a text is too long."""
        if self._value and self._pending and not self._too_long():
            changes = _split(self._pending.changes(), self._value)
            self._pending = Pending()
            self._update_bar()
            self.edited.emit(self._value.ids, changes)

    def undo(self) -> None:
        """Show what was, forgetting the edits."""
        self.show_value(self._value)

    def _show_head(self, value: InspectorValue) -> None:
        alt = value.texts.get("alt_sv")
        self._picture.show_id(value.picture, alt if isinstance(alt, str) and alt else value.heading)
        self._name.setText(value.heading)
        self._file.setText(value.file_line)
        self._status.show_status(value.status)

    def _show_fields(self, value: InspectorValue) -> None:
        for key, row in self._texts.items():
            row.show_text(value.texts.get(key, ""), value.may_edit)
        self._show_visibility(value)
        self.concepts.show_concepts(value.concepts, value.may_edit)
        self._licence.show_channels(value.channels, value.may_edit)
        self.people.show_people(value.people, value.may_edit and len(value.ids) == 1)
        self._facts.show_facts(value.facts)

    def _show_visibility(self, value: InspectorValue) -> None:
        several = value.visibility is SEVERAL
        head = (Choice("", _("Flera värden")),) if several else ()
        key = "" if isinstance(value.visibility, Several) else value.visibility
        self._visibility.offer((*head, *value.visibilities), key)
        self._visibility.setEnabled(value.may_edit)

    def _lay_out(self) -> None:
        self._column = Column("InspectorBody", spacing=14)
        self._column.setAccessibleName(_("Uppgifter om det markerade"))
        words = [row for row in self._texts.values() if row.field.group == "words"]
        rights = [row for row in self._texts.values() if row.field.group == "rights"]
        self._visibility_row = labelled(_("Personer som syns"), self._visibility)
        parts: list[QWidget] = [self._picture, self._title(), self._status, *words]
        parts += [self.concepts, rule(), self._visibility_row, self.people, rule(), *rights, self._licence]
        for part in (*parts, rule(), self._facts):
            self._column.add(part)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(24)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._column, 1)
        box.addWidget(self._nothing, 1)
        box.addWidget(self._bar)

    def _title(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._name)
        box.addWidget(self._file)
        return made

    def _connect(self) -> None:
        for row in self._texts.values():
            row.changed.connect(self._change)
        self._visibility.chosen.connect(self._visibility_chosen)
        self.concepts.changed.connect(self._concepts_changed)
        self._licence.changed.connect(self._channel_changed)
        self.people.add_wanted.connect(self._person_wanted)
        self.people.remove_wanted.connect(self._person_removed)
        self._bar.saved.connect(self.save)
        self._bar.undone.connect(self.undo)

    def _change(self, key: str, value: Change) -> None:
        self._pending.change(key, value)
        self._update_bar()

    def _visibility_chosen(self, key: str) -> None:
        if key:
            self._change("visibility", key)

    def _concepts_changed(self, ids: tuple[str, ...]) -> None:
        self._change("concepts", ids)

    def _channel_changed(self, key: str, on: bool) -> None:
        self._change(f"channel:{key}", "on" if on else "off")

    def _person_wanted(self) -> None:
        if self._value:
            self.person_wanted.emit(self._value.ids)

    def _person_removed(self, appearance: str) -> None:
        if self._value:
            self.person_removed.emit(self._value.ids, appearance)

    def _too_long(self) -> bool:
        return any(row.too_long() for row in self._texts.values())

    def _update_bar(self) -> None:
        self._bar.show_pending(bool(self._pending), not self._too_long())


def _shown(value: InspectorValue) -> dict[str, object]:
    texts = {field.key: value.texts.get(field.key, "") for field in FIELDS}
    ticks = {
        f"channel:{tick.key}": "on" if tick.ticked else "off" for tick in value.channels if tick.ticked is not None
    }
    return {
        **texts,
        **ticks,
        "visibility": value.visibility,
        "concepts": tuple(concept.id for concept in value.concepts),
    }


def _split(changes: dict[str, Change], value: InspectorValue) -> dict[str, Change]:
    """Concepts and channels as what was added and what was removed, so that several assets can be edited at once."""
    channels = {key: on for key, on in changes.items() if key.startswith("channel:")}
    made = {key: new for key, new in changes.items() if key not in channels and key != "concepts"}
    if "concepts" in changes:
        before, after = [one.id for one in value.concepts], changes["concepts"]
        made["concepts_added"] = tuple(one for one in after if one not in before)
        made["concepts_removed"] = tuple(one for one in before if one not in after)
    if channels:
        names = {key.removeprefix("channel:"): on for key, on in channels.items()}
        made["channels_added"] = tuple(key for key, on in names.items() if on == "on")
        made["channels_removed"] = tuple(key for key, on in names.items() if on == "off")
    return made
