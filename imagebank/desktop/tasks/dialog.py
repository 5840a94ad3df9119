"""The work list: what waits, under a heading for each kind; a line leads to its pictures, its person, its pack or its recall."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.tasks.values import TaskValue
from imagebank.language import _

RECALL, COVER, DUE, APPROVAL = "recall", "confirm_cover", "due", "approval"


class TasksDialog(Sheet):
    """Emits `show_wanted(task)`, `open_wanted(task)`, `recalls_wanted`, and `save_wanted(path, "eml" or "ics")`."""

    show_wanted = Signal(TaskValue)
    open_wanted = Signal(TaskValue)
    save_wanted = Signal(Path, str)
    recalls_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Att göra"), 860, 680)
        self.choose_file = self._choose_file
        self._tasks: tuple[TaskValue, ...] = ()
        self.banner = Banner()
        self._none = label(_("Inget väntar. Här visas samtycken som går ut, underskrifter och svar som saknas, och det som är publicerat och ska bort."), "muted", wrap=True)  # fmt: skip
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Att göra"))
        self.mail = button(_("Spara som e-postutkast…"), "save")
        self.calendar = button(_("Spara som kalender…"), "calendar")
        self.recalls = button(_("Återkallelser…"), "undo-2")
        self.pictures = button(_("Visa bilderna"), "images")
        self.act = button(_("Öppna"), look="primary")
        self.act.setDefault(True)
        self._lay_out()
        self._connect()
        self.show_tasks(())

    def show_tasks(self, tasks: Sequence[TaskValue]) -> None:
        """Show these, in their order."""
        held, first = self._held(), not self._tasks
        self._tasks = tuple(tasks)
        self.list.clear()
        for group, members in groupby(tasks, lambda task: task.group):
            head = QListWidgetItem(group)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = self.font()
            font.setBold(True)
            head.setFont(font)
            head.setForeground(self.palette().text())
            self.list.addItem(head)
            for task in members:
                item = QListWidgetItem(task.words)
                item.setData(Qt.ItemDataRole.UserRole, task)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group}. {task.words}")
                self.list.addItem(item)
        self._none.setVisible(not tasks)
        self.list.setVisible(bool(tasks))
        rows = [self.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.list.count())]
        self.list.setCurrentRow(rows.index(held) if held is not None and held in rows else 1 if tasks else -1)
        if tasks and first:
            self.offer_keyboard(self.list)
        self._check()

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _lay_out(self) -> None:
        for part in (self.banner, self._none):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        close = self.close_button()
        self.body.addWidget(flowing(self.recalls, self.mail, self.calendar))
        self.put_buttons(None, close, self.pictures, self.act)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._check)
        self.list.itemActivated.connect(self._open)
        self.act.clicked.connect(self._open)
        self.pictures.clicked.connect(self._show)
        self.recalls.clicked.connect(self.recalls_wanted)
        self.mail.clicked.connect(lambda: self._save("eml"))
        self.calendar.clicked.connect(lambda: self._save("ics"))

    def _held(self) -> TaskValue | None:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _check(self, _row: int = 0) -> None:
        held = self._held()
        self.act.setEnabled(held is not None)
        self.pictures.setEnabled(held is not None)
        for press in (self.mail, self.calendar):
            press.setEnabled(any(one.kind != DUE for one in self._tasks))
        if held is not None:
            self.act.setText(_open_words(held.kind))
            self.act.setAccessibleName(_open_words(held.kind))

    def _open(self, _item: object = None) -> None:
        held = self._held()
        if held is not None:
            (self.show_wanted if held.kind == COVER else self.open_wanted).emit(held)
            self.accept()

    def _show(self) -> None:
        held = self._held()
        if held is not None:
            self.show_wanted.emit(held)
            self.accept()

    def _save(self, ending: str) -> None:
        path = self.choose_file(ending)
        if path is not None:
            self.save_wanted.emit(path, ending)

    def _choose_file(self, ending: str) -> Path | None:
        kinds = {"eml": _("E-postutkast (*.eml)"), "ics": _("Kalender (*.ics)")}
        name, _kind = QFileDialog.getSaveFileName(self, _("Spara"), f"att-gora.{ending}", kinds[ending])
        return Path(name) if name else None


def _open_words(kind: str) -> str:
    if kind == COVER:
        return _("Visa bilden")
    if kind in (DUE, APPROVAL):
        return _("Öppna bildpaketet")
    return _("Öppna återkallelsen") if kind == RECALL else _("Öppna personen")
