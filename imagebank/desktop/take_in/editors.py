"""How each kind of field is written in the take-in dialog: a control with a value that can be read and shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.choosers import DateField
from imagebank.desktop.parts.concepts import ConceptsBox
from imagebank.desktop.parts.ticks_box import TicksBox
from imagebank.desktop.take_in.fields import Kind
from imagebank.desktop.values import Choice, ConceptValue, TickValue
from imagebank.language import _

Value = str | tuple[str, ...]


class Editor(Protocol):
    """A control for one value; empty when nothing is written."""

    @property
    def widget(self) -> QWidget:
        """The control."""
        ...

    def value(self) -> Value:
        """What is written."""
        ...

    def show_value(self, value: Value) -> None:
        """Write this."""
        ...


class Line:
    """One line of text."""

    def __init__(self) -> None:
        self.widget: QLineEdit = QLineEdit()

    def value(self) -> Value:
        """The text."""
        return self.widget.text().strip()

    def show_value(self, value: Value) -> None:
        """Write a text."""
        self.widget.setText(value if isinstance(value, str) else " ".join(value))


class Area:
    """Several lines of text."""

    def __init__(self) -> None:
        self.widget: QPlainTextEdit = text_area(3)

    def value(self) -> Value:
        """The text."""
        return self.widget.toPlainText().strip()

    def show_value(self, value: Value) -> None:
        """Write a text."""
        self.widget.setPlainText(value if isinstance(value, str) else "\n".join(value))


class Words:
    """Words with commas between."""

    def __init__(self) -> None:
        self.widget: QLineEdit = QLineEdit()
        self.widget.setPlaceholderText(_("Skriv med kommatecken emellan"))

    def value(self) -> Value:
        """Each word once."""
        parts = (part.strip() for part in self.widget.text().split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def show_value(self, value: Value) -> None:
        """Write words."""
        self.widget.setText(value if isinstance(value, str) else ", ".join(value))


class Concepts:
    """Concepts of the vocabulary."""

    def __init__(self, concepts: Sequence[ConceptValue]) -> None:
        self.widget: ConceptsBox = ConceptsBox(headed=False)
        self.widget.offer(concepts)
        self.widget.show_ids(())

    def value(self) -> Value:
        """Their notations."""
        return self.widget.ids()

    def show_value(self, value: Value) -> None:
        """Show concepts."""
        self.widget.show_ids((value,) if isinstance(value, str) else value)


class Channels:
    """Channels to tick."""

    def __init__(self, channels: Sequence[Choice]) -> None:
        self._channels = tuple(channels)
        self.widget: TicksBox = TicksBox("", _("Licensen gäller för {words}"))
        self.show_value(())

    def value(self) -> Value:
        """Their keys."""
        return self.widget.ticked()

    def show_value(self, value: Value) -> None:
        """Tick these."""
        ticks = tuple(TickValue(one.key, one.label, one.key in value) for one in self._channels)
        self.widget.show_ticks(ticks, may_edit=True)


class Day:
    """A day."""

    def __init__(self, today: date) -> None:
        self.widget: DateField = DateField(today)

    def value(self) -> Value:
        """As `2029-12-31`."""
        return self.widget.day().isoformat()

    def show_value(self, value: Value) -> None:
        """Stand at a day."""
        if value:
            self.widget.stand_at(date.fromisoformat(str(value)))


def editor_of(kind: Kind, concepts: Sequence[ConceptValue], channels: Sequence[Choice], today: date) -> Editor:
    """The control for a kind of field."""
    if kind == "concepts":
        return Concepts(concepts)
    if kind == "channels":
        return Channels(channels)
    if kind == "day":
        return Day(today)
    return {"area": Area, "words": Words}.get(kind, Line)()
