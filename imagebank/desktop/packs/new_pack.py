"""Sheets that begin or fill a pack: a new draft of what is selected, or a draft that is there already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from imagebank.desktop.packs.fields import PackRows
from imagebank.desktop.packs.values import PackChoices, PackFields, PackRow
from imagebank.desktop.parts.controls import labelled
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.desktop.theme.look import px
from imagebank.language import _, ngettext


class NewPackSheet(AskSheet):
    """Emits `wanted(fields)`."""

    wanted = Signal(PackFields)

    def __init__(self, parent: QWidget | None, count: int, choices: PackChoices, fields: PackFields) -> None:
        words = ngettext(
            "{n} markerad läggs i ett utkast. Där skrivs texterna, och en kollega godkänner innan något lämnas ut.",
            "{n} markerade läggs i ett utkast. Där skrivs texterna, och en kollega godkänner innan något lämnas ut.",
            count,
        ).format(n=count)
        super().__init__(parent, _("Nytt bildpaket"), words, _("Skapa utkastet"), (680, 760))
        self.rows = PackRows(fields.day)
        self.rows.offer(choices)
        self.rows.show_fields(fields)
        self.rows.day.not_before(fields.day)
        self.rows.edited.connect(self.check)
        self.add(self.rows)

    def problem(self) -> str:
        """No title, or an end before the beginning."""
        fields = self.rows.fields()
        if not fields.title:
            return _("Ge paketet en titel.")
        ends_first = fields.last_day is not None and fields.last_day < fields.day
        return _("Den planerade sista dagen är före dagen för publicering.") if ends_first else ""

    def send(self) -> None:
        """Tell what it is for."""
        self.wanted.emit(self.rows.fields())


class AddToPackSheet(AskSheet):
    """Emits `wanted(pack)`, or `new_wanted`."""

    wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None, count: int, drafts: Sequence[PackRow]) -> None:
        title = ngettext("Lägg {n} markerad i ett bildpaket", "Lägg {n} markerade i ett bildpaket", count)
        words = _("De läggs sist i paketet. Väntar det på godkännande eller är godkänt blir det ett utkast igen.")
        super().__init__(parent, title.format(n=count), words, _("Lägg i paketet"), (640, 560))
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(px(260))
        first = QListWidgetItem(_("Ett nytt bildpaket…"))
        first.setData(Qt.ItemDataRole.UserRole, "")
        self.list.addItem(first)
        for row in drafts:
            item = QListWidgetItem(f"{row.title}\n{row.status_word} · {row.facts}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}. {row.status_word}. {row.facts}")
            self.list.addItem(item)
        self.list.setCurrentRow(1 if drafts else 0)
        self.list.itemActivated.connect(lambda _item: self.press.click())
        self.add(labelled(_("Bildpaket"), self.list))

    def send(self) -> None:
        """Tell which."""
        item = self.list.currentItem()
        pack = str(item.data(Qt.ItemDataRole.UserRole)) if item else ""
        if pack:
            self.wanted.emit(pack)
        else:
            self.new_wanted.emit()
