"""The sections under the head of the inspector: folds, of which it is remembered which are open. Said once, here."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.controls import rule
from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.look import gap
from imagebank.language import _

DESCRIBE, CLASSIFY, PEOPLE, RIGHTS, FILE, HISTORY = "describe", "classify", "people", "rights", "file", "history"

SECTIONS: dict[str, str] = {
    DESCRIBE: N_("Beskriv"), CLASSIFY: N_("Klassificera"), PEOPLE: N_("Personer"), RIGHTS: N_("Rättigheter"),
    FILE: N_("Fil"), HISTORY: N_("Historik"),
}  # fmt: skip
"""In the order in which the work goes."""

USUAL = (DESCRIBE, CLASSIFY, PEOPLE, RIGHTS)


class Section(Fold):
    """One section: put parts into it with `add`. Emits `turned(open)`."""

    turned = Signal(bool)

    def __init__(self, key: str) -> None:
        self._called = _(SECTIONS[key])
        super().__init__(self._called, is_open=key in USUAL)
        self.key = key
        self._box = QVBoxLayout(self.body)
        self._box.setContentsMargins(0, gap(8), 0, gap(6))
        self._box.setSpacing(gap(14))
        self.body.setMinimumWidth(1)  # the panel's width counts, not that of a part which is hidden by now
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.insertWidget(0, rule())
        self.heading.setMinimumHeight(gap(32))
        self.heading.clicked.connect(lambda: self.turned.emit(self.is_open))

    def add(self, *parts: QWidget) -> None:
        """Put parts under the others."""
        for part in parts:
            self._box.addWidget(part)

    def count(self, n: int) -> None:
        """How many there are inside, in the heading."""
        self.call(_("{group} ({n})").format(group=self._called, n=number(n)) if n else self._called)


class Sections(QObject):
    """All of them. Emits `turned(key, open)` when the user folds or unfolds one."""

    turned = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all = {key: Section(key) for key in SECTIONS}
        for key, one in self._all.items():
            one.turned.connect(lambda on, key=key: self.turned.emit(key, on))

    def __getitem__(self, key: str) -> Section:
        return self._all[key]

    def __iter__(self) -> Iterator[Section]:
        return iter(self._all.values())

    def open_ones(self) -> str:
        """The keys of those that are open, for remembering."""
        return " ".join(one.key for one in self if one.is_open) or "-"

    def open_only(self, keys: str) -> None:
        """Open those that are remembered; the usual ones where nothing is."""
        wanted = keys.split() if keys else USUAL
        for one in self:
            one.unfold(one.key in wanted)

    def show(self, shown: bool) -> None:
        """Whether there are sections at all."""
        for one in self:
            one.setVisible(shown)

    def reveal(self, part: QWidget) -> None:
        """Unfold the section that holds a part, so that it can take the keyboard."""
        for one in self:
            if one.isAncestorOf(part) and not one.is_open:
                one.unfold()
                self.turned.emit(one.key, True)

    def step(self, held: QWidget | None, by: int) -> None:
        """Take the keyboard to the heading of the next section, or the one before, round at the ends."""
        shown = [one for one in self if one.isVisible()]
        if not shown:
            return
        here = next((i for i, one in enumerate(shown) if held is not None and one.isAncestorOf(held)), None)
        if here is not None and by < 0 and not shown[here].heading.hasFocus():
            by = 0  # first to the heading of the section that one is in
        aim = (here + by) % len(shown) if here is not None else (0 if by > 0 else len(shown) - 1)
        shown[aim].heading.setFocus(Qt.FocusReason.ShortcutFocusReason)
