"""One concept: its names, explanation and synonyms as fields, where it is used, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.chips import Chip, Chips
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled, rule
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice
from imagebank.desktop.vocabulary.values import ConceptDetails, SynonymValue
from imagebank.language import _

ADD, MOVE, MERGE, RETIRE, REVIVE, DELETE = "add", "move", "merge", "retire", "revive", "delete"
ACTS: tuple[tuple[str, str, str], ...] = (
    (ADD, N_("Nytt under detta…"), "plus"),
    (MOVE, N_("Flytta…"), "folder-open"),
    (MERGE, N_("Slå ihop med…"), "copy"),
    (RETIRE, N_("Ta ur bruk…"), "ban"),
    (REVIVE, N_("Ta i bruk igen"), "rotate-ccw"),
    (DELETE, N_("Ta bort…"), "trash-2"),
)
"""Key, words and icon of what is done with a whole concept."""

NAME_SV, NAME_EN, NOTE = "name_sv", "name_en", "note"
_LANGUAGES = {"sv": N_("svenska"), "en": N_("engelska")}


class ConceptPane(Column):
    """Emits `saved(key, changes)` with the fields that differ, `synonym_added(key, text, lang, hidden)`,
    `synonym_removed(key, text, lang)` and `act_wanted(act, key)`. What is typed stays until it is saved or another is chosen.
    """

    saved = Signal(str, dict)
    synonym_added = Signal(str, str, str, bool)
    synonym_removed = Signal(str, str, str)
    act_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Pane", margin=4, spacing=14)
        self._details: ConceptDetails | None = None
        self._synonyms: dict[str, SynonymValue] = {}
        self._head, self._path = label("", "name", wrap=True), label("", "muted", wrap=True)
        self._uses, self._state, self._why = (label("", look, wrap=True) for look in ("", "", "muted"))
        self._state_icon = IconLabel(20, "ban", "warn")
        self.names = {NAME_SV: QLineEdit(), NAME_EN: QLineEdit()}
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(96))
        self.save = button(_("Spara"), "save", "primary")
        self.chips = Chips()
        self._none = label(_("Inga synonymer ännu."), "muted", wrap=True)
        self.word = QLineEdit()
        self.lang = Combo(Choice(key, _(words)) for key, words in _LANGUAGES.items())
        self.kind = Combo((Choice("alt", _("visas")), Choice("hidden", _("bara för sökning"))))
        self.put = button(_("Lägg till synonym"), "plus")
        self.acts = {key: button(_(words), icon) for key, words, icon in ACTS}
        self._lay_out()
        self._connect()
        self.show_details(None)

    def show_details(self, details: ConceptDetails | None) -> None:
        """Show one concept; where it is the one that is shown, what was typed and not saved stays."""
        typed = self._typed() if self._details and details and details.key == self._details.key else {}
        self._details = details
        self._body.setVisible(details is not None)
        if details is None:
            return
        self._head.setText(details.label)
        for words, text in ((self._path, details.path), (self._uses, details.uses), (self._why, details.why_not)):
            words.setText(text)
            words.setVisible(bool(text))
        self._state.setText(details.state)
        self._state_row.setVisible(bool(details.state))
        for key, field in self.names.items():
            field.setText(typed.get(key, getattr(details, key)))
        self.note.setPlainText(typed.get(NOTE, details.note))
        editable = not details.why_not and not details.scheme
        for part in (self._fields, self._synonym_box):
            part.setVisible(editable)
        self._show_synonyms(details)
        self._offer_acts(details, editable=editable)
        self._check()

    def has_typed(self) -> bool:
        """Whether something is written that is not saved."""
        return bool(self._typed())

    def shown(self) -> str:
        """The concept that is shown."""
        return self._details.key if self._details else ""

    def forget_typed(self) -> None:
        """What was typed is saved now, or given up."""
        if self._details:
            for key, field in self.names.items():
                field.setText(getattr(self._details, key))
            self.note.setPlainText(self._details.note)

    def _lay_out(self) -> None:
        self._body = QWidget()
        box = _tight(QVBoxLayout(self._body))
        self._state_row = QWidget()
        row = QHBoxLayout(self._state_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._state_icon)
        row.addWidget(self._state, 1)
        self._fields, self._synonym_box = QWidget(), QWidget()
        fields = _tight(QVBoxLayout(self._fields))
        for part in (
            labelled(_("Namn på svenska"), self.names[NAME_SV]),
            labelled(_("Namn på engelska"), self.names[NAME_EN]),
            labelled(_("Vad det betyder"), self.note),
            flowing(self.save),
            rule(),
        ):
            fields.addWidget(part)
        words = _tight(QVBoxLayout(self._synonym_box))
        for part in (
            label(_("Synonymer"), "heading"), self.chips, self._none, labelled(_("Ny synonym"), self.word),
            labelled(_("Språk"), self.lang), labelled(_("Synonymen"), self.kind), flowing(self.put),
        ):  # fmt: skip
            words.addWidget(part)
        for part in (self._head, self._path, self._state_row, self._uses, self._why):
            box.addWidget(part)
        for part in (flowing(*self.acts.values()), rule(), self._fields, self._synonym_box):
            box.addWidget(part)
        self.add(self._body)

    def _connect(self) -> None:
        for field in self.names.values():
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self.save.click)
        self.note.textChanged.connect(self._check)
        self.word.textChanged.connect(self._check)
        self.word.returnPressed.connect(self.put.click)
        self.save.clicked.connect(self._save)
        self.put.clicked.connect(self._put)
        self.chips.removed.connect(self._remove)
        for key, press in self.acts.items():
            press.clicked.connect(lambda _on=False, key=key: self.act_wanted.emit(key, self.shown()))

    def _typed(self) -> dict[str, str]:
        if self._details is None or self._details.scheme:
            return {}
        now = {**{key: field.text() for key, field in self.names.items()}, NOTE: self.note.toPlainText()}
        return {key: text for key, text in now.items() if text.strip() != getattr(self._details, key)}

    def _check(self) -> None:
        self.save.setEnabled(bool(self._typed()) and bool(self.names[NAME_SV].text().strip()))
        self.put.setEnabled(bool(self.word.text().strip()))

    def _save(self) -> None:
        if changes := self._typed():
            self.saved.emit(self.shown(), changes)

    def _put(self) -> None:
        if text := self.word.text().strip():
            self.synonym_added.emit(self.shown(), text, self.lang.key(), self.kind.key() == "hidden")

    def _remove(self, key: str) -> None:
        one = self._synonyms[key]
        self.synonym_removed.emit(self.shown(), one.text, one.lang)

    def _show_synonyms(self, details: ConceptDetails) -> None:
        self._synonyms = {f"{one.lang} {one.text}": one for one in details.synonyms}
        self.chips.show_chips([_chip(key, one) for key, one in self._synonyms.items()])
        self._none.setVisible(not details.synonyms)

    def _offer_acts(self, details: ConceptDetails, *, editable: bool) -> None:
        offered = {
            ADD: not details.why_not and not details.deprecated,
            MOVE: editable and not details.fixed,
            MERGE: editable and not details.fixed and not details.deprecated,
            RETIRE: editable and not details.fixed and not details.deprecated,
            REVIVE: editable and details.deprecated,
            DELETE: editable and not details.fixed,
        }
        for key, press in self.acts.items():
            press.setVisible(offered[key])


def _tight(layout: QVBoxLayout) -> QVBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap(12))
    return layout


def _chip(key: str, one: SynonymValue) -> Chip:
    words = _("{text} ({lang}, bara för sökning)") if one.hidden else _("{text} ({lang})")
    shown = words.format(text=one.text, lang=_(_LANGUAGES.get(one.lang, one.lang)))
    return Chip(key, shown, _("Ta bort synonymen {text}").format(text=shown))
