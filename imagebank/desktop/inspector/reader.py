"""What somebody who only reads needs of a picture: to use it, and the texts that go with it, to be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.inspector.facts import FactsTable
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.lines import broken
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import InspectorValue
from imagebank.language import _

_TEXTS: tuple[tuple[str, str, str], ...] = (
    ("alt_sv", N_("Alternativtext"), N_("Kopiera alternativtexten")),
    ("credit", N_("Bildkredit"), N_("Kopiera bildkrediten")),
    ("caption", N_("Bildtext"), N_("Kopiera bildtexten")),
    ("alt_en", N_("Alternativtext på engelska"), N_("Kopiera den engelska alternativtexten")),
)
"""The text's key, what it is, what its button says."""


class Reader(QWidget):
    """The texts as texts. Emits `pull_wanted`."""

    pull_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pull = button(_("Använd i min presentation"), "presentation", "primary")
        self.pull.setMinimumHeight(px(48))
        self.pull.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pull.clicked.connect(self.pull_wanted)
        self.last_day = label(wrap=True)
        self._why_not = label(look="muted", wrap=True)
        self._facts = FactsTable()
        self.texts = {key: CopyRow(_(words), _(copy)) for key, words, copy in _TEXTS}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(14))
        for part in (self.pull, self._why_not, self.last_day, *self.texts.values(), self._facts):
            box.addWidget(part)

    def show_value(self, value: InspectorValue) -> None:
        """Show one picture; of several only what they may be used for, which the head says."""
        one = len(value.ids) == 1
        may = one and value.status.tone in ("ok", "conditions")
        self.pull.setVisible(one)
        self.pull.setEnabled(may)
        why = "" if may else _("Bilden får inte användas nu. Skälen står ovanför.")
        if not one:
            why = _("Markera en bild i taget för att använda den.")
        self._why_not.setText(why)
        self._why_not.setVisible(bool(why))
        self.last_day.setText(value.last_day)
        self.last_day.setVisible(bool(value.last_day) and may)
        for key, row in self.texts.items():
            text = value.texts.get(key)
            row.show_text(text if one and isinstance(text, str) else "")
        self._facts.show_facts(value.facts)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Break the words of the button over lines where the text is large."""
        super().resizeEvent(event)
        self.pull.ensurePolished()
        self.pull.setText("\n".join(broken(self.pull.accessibleName(), self.pull.font(), self.width() - px(80))))

    def focus(self) -> None:
        """Take the keyboard to what one came for."""
        first = next((one for one in (self.pull, *self._buttons()) if one.isVisible() and one.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _buttons(self) -> list[QPushButton]:
        return [row.copy for row in self.texts.values()]


class CopyRow(QWidget):
    """A text with its heading, and a button that copies it; hidden where there is none."""

    def __init__(self, words: str, copy: str) -> None:
        super().__init__()
        self._text = ""
        self._words = words
        self.shown = label(wrap=True)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy = button(_("Kopiera"), "copy", spoken=copy)
        self.copy.setToolTip(copy)
        self.copy.clicked.connect(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(6))
        for part in (label(words, "heading", wrap=True), self.shown, flowing(self.copy)):
            box.addWidget(part)

    def show_text(self, text: str) -> None:
        """Show it."""
        self._text = text
        self.shown.setText(text)
        self.shown.setAccessibleName(f"{self._words}: {text}")
        self.setVisible(bool(text))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)
        announce(self, _("Kopierad."))
