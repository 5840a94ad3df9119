"""The right side: one asset, or several, seen closely and edited. Edits wait until they are saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.inspector.changes import (
    CHANNEL,
    FLAG,
    IDENTIFIABLE,
    NOBODY,
    PARTLY,
    person_added,
    shown_fields,
    split,
)
from imagebank.desktop.inspector.cover_box import CoverBox
from imagebank.desktop.inspector.facts import FactsBox, IncomingBox, StackBox
from imagebank.desktop.inspector.fields import FIELDS
from imagebank.desktop.inspector.film import FilmBox
from imagebank.desktop.inspector.head import Head
from imagebank.desktop.inspector.history import HistoryBox
from imagebank.desktop.inspector.pending import Change, Pending
from imagebank.desktop.inspector.pending_bar import PendingBar
from imagebank.desktop.inspector.people import PeopleBox
from imagebank.desktop.inspector.reader import Reader
from imagebank.desktop.inspector.review import ReviewBox
from imagebank.desktop.inspector.sections import CLASSIFY, DESCRIBE, FILE, HISTORY, PEOPLE, RIGHTS, Sections
from imagebank.desktop.inspector.text_rows import TextRow
from imagebank.desktop.inspector.wishes import Wishes
from imagebank.desktop.packs.values import Remark
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.concepts import ConceptsBox
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.tab_order import in_order
from imagebank.desktop.parts.ticks_box import TicksBox
from imagebank.desktop.values import SEVERAL, Choice, ConceptValue, HistoryLine, InspectorValue, Several
from imagebank.language import _


class Inspector(Wishes):
    """What of it is wanted elsewhere is told by the signals of `Wishes`."""

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
        self.concepts = ConceptsBox(listed=True)
        self.review = ReviewBox()
        self._licence = TicksBox(_("Licensens kanaler"), _("Licensen gäller för {words}"))
        self._flags, self._terms = TicksBox(_("Bedömning")), TicksBox("")
        self.film = FilmBox()
        self.people, self.cover = PeopleBox(), CoverBox()
        self._facts = FactsBox()
        self.incoming, self.stack = IncomingBox(), StackBox()
        self.sections, self.reader, self.history = Sections(self), Reader(), HistoryBox()
        self.template = button(_("Använd mall…"), "list-checks")
        self.quick = button(_("Snabbklassificera…"), "tags", spoken=_("Snabbklassificera… (Ctrl+K)"))
        self.quick.setToolTip(_("Snabbklassificera (Ctrl+K)"))
        self._no_alt = label(_("Alternativtexten skrivs för en bild i taget."), "muted", wrap=True)
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
            held = any(one.isAncestorOf(QApplication.focusWidget()) for one in self.sections)  # type: ignore[arg-type]
            self.reader.setVisible(not value.may_edit)
            self.sections.show(value.may_edit)
            self._show_fields(value) if value.may_edit else self.reader.show_value(value)
            if self._awaited or (held and not value.may_edit):
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
        if self._value is not None and not self._value.may_edit:
            self.reader.focus()
        elif self._value is not None and self.sections[DESCRIBE].is_open:
            self._texts["title"].focus()
        elif self._value is not None:
            self.sections.step(None, 1)

    def show_remarks(self, ids: tuple[int, ...], key: str, text: str, remarks: Sequence[Remark]) -> None:
        """What the guide says of an alternative text, if that is what stands there."""
        if self._value is not None and ids == self._value.ids:
            self._texts[key].show_remarks(text, remarks)

    def show_history(
        self, ids: tuple[int, ...], lines: Sequence[HistoryLine], older: int | None, *, more: bool
    ) -> None:
        """What was done with the picture, if it is the one shown."""
        if self._value is not None and ids == self._value.ids:
            self.history.show_lines(lines, older, more=more)

    def offer_templates(self, names: Sequence[str]) -> None:
        """Whether there is a template to use."""
        self.template.setVisible(bool(names))

    def save(self) -> None:
        """Emit what was edited, unless a text is too long."""
        if self._value and self._pending and not self._complaint():
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
        many = len(value.ids) > 1
        for key, row in self._texts.items():
            row.show_text(value.texts.get(key, ""), value.may_edit)
            row.setVisible(not (many and row.field.warn))
            self._ask_guide(key)
        self._no_alt.setVisible(many)
        self._show_visibility(value)
        self.review.show_review(value.review)
        self.concepts.show_concepts(value.concepts, value.may_edit)
        self.concepts.partly.show_partly(value.partly, may_edit=value.may_edit)
        self.sections[PEOPLE].count(len(value.people))
        self.sections[CLASSIFY].count(len(value.concepts))
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
        self._ask_history()

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
        at = self.sections
        at[DESCRIBE].add(*self._rows("words"), self._no_alt, self.film)
        at[CLASSIFY].add(*self._rows("classify"), self.concepts, flowing(self.quick, self.template))
        at[PEOPLE].add(visibility, self.review, self.people, self.cover, *self._rows("people"), self._flags)
        at[RIGHTS].add(*self._rows("rights"), self._licence, self._terms)
        at[FILE].add(self._facts, self.stack, self.incoming)
        at[HISTORY].add(self.history)
        for part in (self._head, self.reader, *at):
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
            row.changed.connect(self._text_changed)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            step = QShortcut(QKeySequence(keys), self, lambda by=by: self.sections.step(QApplication.focusWidget(), by))
            step.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.sections.turned.connect(lambda key, on: self._ask_history() if key == HISTORY and on else None)
        self.history.older_wanted.connect(self._ask_history)
        self.reader.pull_wanted.connect(self.pull_wanted)
        self.concepts.list_wanted.connect(lambda: self.list_wanted.emit(self._value.ids) if self._value else None)
        self.concepts.partly.changed.connect(lambda one, to: self._change(f"{PARTLY}{one}", to))
        self.quick.clicked.connect(lambda: self._about(self.quick_wanted))
        self.template.clicked.connect(lambda: self._about(self.template_wanted))
        self._visibility.chosen.connect(self._visibility_chosen)
        self.film.audio_chosen.connect(lambda key: self._change("audio_description", key))
        self.concepts.changed.connect(lambda ids: self._change("concepts", ids))
        for box, kind in ((self._licence, CHANNEL), (self._flags, FLAG), (self._terms, FLAG)):
            box.changed.connect(lambda key, on, kind=kind: self._change(f"{kind}{key}", "on" if on else "off"))
        self.review.wanted.connect(lambda: self._about(self.review_wanted))
        self.film.play_wanted.connect(lambda: self.view_wanted.emit(self._value.ids[0]) if self._value else None)
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
        self._bar.undone.connect(self.dropped)

    def _change(self, key: str, value: Change) -> None:
        self._pending.change(key, value)
        self._edited_in = QApplication.focusWidget()
        self._update_bar()
        QTimer.singleShot(0, self._column.follow_focus)  # a field grows with its text

    def _text_changed(self, key: str, text: str) -> None:
        self._change(key, text)
        self._ask_guide(key)

    def _ask_guide(self, key: str) -> None:
        row, value = self._texts[key], self._value
        if row.field.warn and value is not None and len(value.ids) == 1 and (row.text() or key == "alt_sv"):
            self.alt_typed.emit(value.ids, key, row.text())

    def _ask_history(self, before: int | None = None) -> None:
        if self._value is None or not self.sections[HISTORY].is_open:
            return
        if len(self._value.ids) > 1:
            self.history.say(_("Historiken visas för en bild i taget."))
        else:
            self.history_wanted.emit(self._value.ids, before)

    def _visibility_chosen(self, key: str) -> None:
        if key:
            self._change("visibility", key)
            self.people.allow_adding(key != NOBODY)

    def _propose_identifiable(self) -> None:
        """A person was just added to what nobody has assessed: the assessment waits, ready to be saved."""
        self._visibility.stand_at(IDENTIFIABLE)
        self._visibility_chosen(self._visibility.key())

    def focus_field(self, key: str) -> None:
        """Take the keyboard to a field: a text's key, `visibility`, `concepts`, `audio`, `captions`, `channels`, `terms` or `flags`."""
        boxes: dict[str, QWidget] = {
            "concepts": self.concepts, "audio": self.film, "captions": self.film, "channels": self._licence,
            "terms": self._terms, "visibility": self._visibility, **self._texts,
        }  # fmt: skip
        box = boxes.get(key, self._flags)
        self.sections.reveal(box)
        if key in self._texts:
            self._texts[key].focus()
        elif key == "concepts":
            self.concepts.focus()
        elif stops := list(in_order(box)):
            stops[-1 if key == "audio" else 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _about(self, intention: SignalInstance, *more: object) -> None:
        """Emit an intention about what is shown; what was edited is saved first."""
        if self._value:
            self.save()
            intention.emit(self._value.ids, *more)

    def _person_removed(self, appearance: str) -> None:
        if self._value:
            self.person_removed.emit(self._value.ids, appearance)

    def _complaint(self) -> str:
        return " ".join(filter(None, (row.complaint() for row in self._texts.values())))

    def _update_bar(self) -> None:
        if not self._pending and self._bar.holds_keyboard() and self._value:
            self._keyboard_back()
        self._bar.show_pending(bool(self._pending), self._complaint())

    def _keyboard_back(self) -> None:
        """From the bar that goes away to the field that was edited, or to the first one."""
        last = self._edited_in
        if last is not None and isValid(last) and self._column.isAncestorOf(last) and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()
