"""The list of packs: whose, how they stand, and which one to open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.packs.values import ALL, MINE, OUT, WAITING, PackRow
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice
from imagebank.language import _

GROUPS = (
    (MINE, N_("Mina bildpaket ({n})")),
    (WAITING, N_("Väntar på att jag godkänner ({n})")),
    (OUT, N_("Utlämnade ({n})")),
    (ALL, N_("Alla ({n})")),
)
_NONE = {
    MINE: N_("Du har inga bildpaket ännu. Markera bilder i rutnätet och välj Skapa bildpaket."),
    WAITING: N_("Inget bildpaket väntar på att du godkänner det."),
    OUT: N_("Inget bildpaket är utlämnat ännu."),
    ALL: N_("Det finns inga bildpaket ännu. Markera bilder i rutnätet och välj Skapa bildpaket."),
}


class PackList(QWidget):
    """Emits `opened(id)`, and `held` when another line is stood at."""

    opened = Signal(str)
    held = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PackRow, ...] = ()
        self.group = Combo()
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(px(22), px(22)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Bildpaket"))
        self._none = label("", "muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(12))
        box.addWidget(labelled(_("Visa"), self.group))
        box.addWidget(self._none)
        box.addWidget(self.list, 1)
        box.addStretch(0)
        self.group.setMaximumWidth(px(420))
        self.group.chosen.connect(self._draw)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.currentRowChanged.connect(lambda _row: self.held.emit())

    def show_rows(self, rows: Sequence[PackRow], group: str = "") -> None:
        """Show these packs; the first time, or when asked for, as `group`."""
        self._rows = tuple(rows)
        key = group or self.group.key() or (MINE if any(MINE in one.groups for one in rows) else ALL)
        counts = {name: sum(name in one.groups for one in rows) for name, _words in GROUPS}
        self.group.offer((Choice(name, _(words).format(n=counts[name])) for name, words in GROUPS), key)
        self._draw(key)

    def current(self) -> str:
        """The pack that is stood at; empty where there is none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def stand_at(self, id: str) -> None:
        """Stand at a pack, if it is listed."""
        for at in range(self.list.count()):
            if self.list.item(at).data(Qt.ItemDataRole.UserRole) == id:
                self.list.setCurrentRow(at)

    def focus(self) -> None:
        """Take the keyboard to the list, or to the choice of what it shows."""
        (self.list if self.list.count() else self.group).setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, group: str) -> None:
        held = self.current()
        self.list.clear()
        for row in (one for one in self._rows if group in one.groups):
            item = QListWidgetItem(icon(row.icon, row.ink), f"{row.title}\n{row.status_word} · {row.facts}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}. {row.status_word}. {row.facts}")
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.stand_at(held)
        self._none.setText(_(_NONE.get(group, "")))
        self._none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self.held.emit()

    def _open(self) -> None:
        if self.current():
            self.opened.emit(self.current())
