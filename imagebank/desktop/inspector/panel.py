"""The right side: one asset, or several, seen closely and edited. Edits wait until they are saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.inspector.changes import CHANNEL, FLAG, IDENTIFIABLE, NOBODY, person_added, shown_fields, split
from imagebank.desktop.inspector.cover_box import CoverBox
from imagebank.desktop.inspector.facts import FactsBox, IncomingBox, StackBox
from imagebank.desktop.inspector.fields import FIELDS
from imagebank.desktop.inspector.film import FilmBox
from imagebank.desktop.inspector.head import Head
from imagebank.desktop.inspector.pending import Change, Pending
from imagebank.desktop.inspector.pending_bar import PendingBar
from imagebank.desktop.inspector.people import PeopleBox
from imagebank.desktop.inspector.review import ReviewBox
from imagebank.desktop.inspector.text_rows import TextRow
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.concepts import ConceptsBox
from imagebank.desktop.parts.controls import label, labelled, rule
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.tab_order import in_order
from imagebank.desktop.parts.ticks_box import TicksBox
from imagebank.desktop.values import SEVERAL, Choice, ConceptValue, InspectorValue, Several
from imagebank.language import _


class Inspector(QFrame):
    """Emits `edited(ids, changes)` on save; answer with `not_saved()` when it could not be.

    `changes` holds, for what was changed: texts by field key, `visibility`, `audio_description`, `flag:…` (`on`, `off`),
    concepts as `concepts_added` and `concepts_removed`, the licence's channels as `channels_added`, `channels_removed`.
    """

    edited = Signal(tuple, dict)
    review_wanted = Signal(tuple)
    captions_wanted = Signal(tuple)
    person_wanted = Signal(tuple)
    person_removed = Signal(tuple, str)
    release_wanted = Signal(str)
    stack_wanted = Signal(tuple)
    step_wanted = Signal(tuple, str, str)
    confirm_wanted = Signal(tuple)
    cover_wanted = Signal(tuple)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("Inspector")
        self._value: InspectorValue | None = None
        self._awaited = False
        self._edited_in: QWidget | None = None
        self._pending, self._sent = Pending(), Pending()
        self._head = Head(thumbnails)
        self._texts = {field.key: TextRow(field) for field in FIELDS}
        self._visibility = Combo()
        self.concepts = ConceptsBox()
        self.review = ReviewBox()
        self._licence = TicksBox(_("Licensens kanaler"), _("Licensen gäller för {words}"))
        self._flags, self._terms = TicksBox(_("Bedömning")), TicksBox("")
        self.film = FilmBox()
        self.people, self.cover = PeopleBox(), CoverBox()
        self._facts = FactsBox()
        self.incoming, self.stack = IncomingBox(), StackBox()
        self._bar = PendingBar()
        self._nothing = label(look="muted", wrap=True)
        self._lay_out()
        self._connect()
        self.show_value(None)

    def offer_concepts(self, concepts: Sequence[ConceptValue]) -> None:
        """The vocabulary to choose among."""
        self.concepts.offer(concepts)

    def show_value(self, value: InspectorValue | None, instead: str = "") -> None:
        """Show this; None when nothing is selected, or too much, which `instead` says. Unsaved edits are gone: ask `has_pending` first."""
        same = bool(value and self._value and value.ids == self._value.ids)
        added = same and person_added(self._value, value)
        place = self._column.verticalScrollBar().value() if same else 0
        self._value = value
        self._column.setVisible(value is not None)
        self._nothing.setVisible(value is None)
        self._nothing.setText(instead or _("Markera en bild eller film för att se och ändra dess uppgifter."))
        self._pending = Pending(shown_fields(value) if value else None)
        if value is not None:
            self._head.show_head(value)
            self._show_fields(value)
            if self._awaited:
                self.focus_first()
        if added:
            self._propose_identifiable()
        self._column.verticalScrollBar().setValue(place)
        self._update_bar()

    def has_pending(self) -> bool:
        """Whether something was edited and not saved."""
        return bool(self._pending)

    def focus_first(self) -> None:
        """Take the keyboard to the first field, as soon as there is something to show."""
        self._awaited = self._value is None
        if not self._awaited:
            self._texts["title"].focus()

    def save(self) -> None:
        """Emit what was edited, unless a text is too long."""
        if self._value and self._pending and not self._too_long():
            changes = split(self._pending.changes(), self._value)
            self._sent, self._pending = self._pending, Pending()
            self._update_bar()
            self.edited.emit(self._value.ids, changes)

    def not_saved(self) -> None:
        """What was sent could not be saved: it waits again."""
        if not self._pending:
            self._pending = self._sent
            self._update_bar()

    def undo(self) -> None:
        """Show what was, forgetting the edits."""
        self.show_value(self._value)

    def _show_fields(self, value: InspectorValue) -> None:
        for key, row in self._texts.items():
            row.show_text(value.texts.get(key, ""), value.may_edit)
        self._show_visibility(value)
        self.review.show_review(value.review)
        self.concepts.show_concepts(value.concepts, value.may_edit)
        self.people.show_people(value.people, value.may_edit)
        self.people.allow_adding(value.visibility != NOBODY)
        self.people.show_faces(value.faces)
        self.cover.show_cover(value.cover)
        self.film.show_film(value)
        for box, ticks in ((self._licence, value.channels), (self._flags, value.flags), (self._terms, value.terms)):
            box.show_ticks(ticks, value.may_edit)
        self._facts.show_facts(value.facts)
        self.incoming.show_incoming(value.incoming)
        self.stack.show_stack(value.stack)

    def _show_visibility(self, value: InspectorValue) -> None:
        several = value.visibility is SEVERAL
        head = (Choice("", _("Flera värden")),) if several else ()
        key = "" if isinstance(value.visibility, Several) else value.visibility
        self._visibility.offer((*head, *value.visibilities), key)
        self._visibility.setEnabled(value.may_edit)

    def _lay_out(self) -> None:
        self._column = Column("InspectorBody", spacing=14)
        self._column.setAccessibleName(_("Uppgifter om det markerade"))
        visibility = labelled(_("Synliga personer"), self._visibility)
        parts: list[QWidget] = [self._head, *self._rows("words"), self.concepts]
        parts += [rule(), visibility, self.review, self.people, self.cover]
        parts += [*self._rows("people"), self._flags, self.film]
        parts += [rule(), *self._rows("rights"), self._licence, self._terms, rule(), self._facts]
        parts += [self.stack, self.incoming]
        for part in parts:
            self._column.add(part)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(24)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._column, 1)
        box.addWidget(self._nothing, 1)
        box.addWidget(self._bar)

    def _rows(self, group: str) -> list[TextRow]:
        return [row for row in self._texts.values() if row.field.group == group]

    def _connect(self) -> None:
        for row in self._texts.values():
            row.changed.connect(self._change)
        self._visibility.chosen.connect(self._visibility_chosen)
        self.film.audio_chosen.connect(lambda key: self._change("audio_description", key))
        self.concepts.changed.connect(lambda ids: self._change("concepts", ids))
        for box, kind in ((self._licence, CHANNEL), (self._flags, FLAG), (self._terms, FLAG)):
            box.changed.connect(lambda key, on, kind=kind: self._change(f"{kind}{key}", "on" if on else "off"))
        self.review.wanted.connect(lambda: self._about(self.review_wanted))
        self.film.captions_wanted.connect(lambda: self._about(self.captions_wanted))
        self.people.add_wanted.connect(lambda: self._about(self.person_wanted))
        self.people.remove_wanted.connect(self._person_removed)
        self.people.release_wanted.connect(self.release_wanted)
        self.stack.wanted.connect(self.stack_wanted)
        self.cover.confirm_wanted.connect(lambda: self._about(self.confirm_wanted))
        self.cover.cover_wanted.connect(lambda: self._about(self.cover_wanted))
        self._head.steps.wanted.connect(lambda *step: self._about(self.step_wanted, *step))
        self._bar.saved.connect(self.save)
        self._bar.undone.connect(self.undo)

    def _change(self, key: str, value: Change) -> None:
        self._pending.change(key, value)
        self._edited_in = QApplication.focusWidget()
        self._update_bar()

    def _visibility_chosen(self, key: str) -> None:
        if key:
            self._change("visibility", key)
            self.people.allow_adding(key != NOBODY)

    def _propose_identifiable(self) -> None:
        """A person was just added to what nobody has assessed: the assessment waits, ready to be saved."""
        self._visibility.stand_at(IDENTIFIABLE)
        self._visibility_chosen(self._visibility.key())

    def focus_field(self, key: str) -> None:
        """Take the keyboard to a field: a text's key, `visibility`, `audio`, `captions`, `channels` or `flags`."""
        boxes: dict[str, QWidget] = {"audio": self.film, "captions": self.film, "channels": self._licence}
        if key in self._texts:
            self._texts[key].focus()
        elif key == "visibility":
            self._visibility.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif stops := list(in_order(boxes.get(key, self._flags))):
            stops[-1 if key == "audio" else 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _about(self, intention: SignalInstance, *more: str) -> None:
        """Emit an intention about what is shown; what was edited is saved first."""
        if self._value:
            self.save()
            intention.emit(self._value.ids, *more)

    def _person_removed(self, appearance: str) -> None:
        if self._value:
            self.person_removed.emit(self._value.ids, appearance)

    def _too_long(self) -> bool:
        return any(row.too_long() for row in self._texts.values())

    def _update_bar(self) -> None:
        if not self._pending and self._bar.holds_keyboard() and self._value:
            self._keyboard_back()
        self._bar.show_pending(bool(self._pending), not self._too_long())

    def _keyboard_back(self) -> None:
        """From the bar that goes away to the field that was edited, or to the first one."""
        last = self._edited_in
        if last is not None and isValid(last) and self._column.isAncestorOf(last) and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()
