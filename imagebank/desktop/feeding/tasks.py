"""The work list at the window: what waits, and where each line leads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.persons import open_names
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.parts.words import mixed
from imagebank.desktop.places import TASKS
from imagebank.desktop.tasks.dialog import APPROVAL, COVER, DUE, RECALL, TasksDialog
from imagebank.desktop.tasks.values import TaskValue
from imagebank.language import _, sentence
from imagebank.services.drafting import pack_of
from imagebank.services.due import DUE_WORDS, Due, due
from imagebank.services.library import Library
from imagebank.services.recalling import recall
from imagebank.services.releasing import shown
from imagebank.services.reminding import calendar, draft, save
from imagebank.services.tasks import FROM, KINDS, Task, tasks

_SOON_MS, _FIRST_MS = 400, 2500
"""After a change, and after the window has opened, before what waits is counted: many changes come together, and pictures first."""


class Tasks(QObject):
    """`show_wanted(ids, words)` asks for pictures in the grid, `person_wanted(id)` and `recall_wanted(id)` for a dialog,
    `pack_wanted(id)` for a pack in its workshop.
    """

    show_wanted = Signal(tuple, str)
    person_wanted = Signal(str)
    recall_wanted = Signal(str)
    pack_wanted = Signal(str)

    def __init__(self, desk: Desk, watching: Watching, today: date) -> None:
        super().__init__(desk.window)
        self._desk, self._today = desk, today
        self._dialog: TasksDialog | None = None
        if desk.library.actor.may_write:
            desk.window.places.offer(TASKS, self._page, self.renew)
            watching.changed.connect(lambda _changes: self._soon.start())
            self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
            self._soon.timeout.connect(self.renew)
            QTimer.singleShot(_FIRST_MS, self, self.renew)

    def renew(self) -> None:
        """Read what waits again, for the list and for the number on the rail."""
        library, today = self._desk.library, self._today

        def known() -> list[TaskValue]:
            names = open_names(library)
            waiting = [_value(library, one, names.get(one.subject, "")) for one in tasks(library, today)]
            return [*map(_due_value, due(library, today)), *waiting]

        self._desk.asking.ask("tasks", known, self._fill)

    def _fill(self, waiting: list[TaskValue]) -> None:
        self._desk.window.rail.show_count(TASKS, len(waiting))
        if self._dialog is not None:
            self._dialog.show_tasks(waiting)

    def _page(self) -> TasksDialog:
        dialog = self._dialog = TasksDialog(self._desk.window)
        dialog.show_wanted.connect(self._show)
        dialog.open_wanted.connect(self._open)
        dialog.recalls_wanted.connect(lambda: self.recall_wanted.emit(""))
        dialog.save_wanted.connect(lambda path, kind: self._save(dialog, path, kind))
        return dialog

    def _open(self, task: TaskValue) -> None:
        wanted = {RECALL: self.recall_wanted, DUE: self.pack_wanted, APPROVAL: self.pack_wanted}.get(
            task.kind, self.person_wanted
        )
        wanted.emit(task.subject)

    def _show(self, task: TaskValue) -> None:
        library = self._desk.library

        def show(ids: tuple[str, ...]) -> None:
            if ids:
                self.show_wanted.emit(ids, f"{task.group}: {task.subject}")
            else:
                self._desk.window.page.banner.say(_("Inga bilder hänger på den raden ännu."), "ok")

        self._desk.asking.ask("task", lambda: _pictures(library, task), show)

    def _save(self, dialog: TasksDialog, path: Path, kind: str) -> None:
        library, today = self._desk.library, self._today

        def write() -> None:
            found = tasks(library, today)
            save(path, draft(library, found, today) if kind == "eml" else calendar(library, found))

        words = _("Sparat i {where}.").format(where=path)
        said = if_alive(dialog, lambda _none: dialog.banner.say(words, "ok"))
        self._desk.asking.do(write, said, if_alive(dialog, lambda error: dialog.complain(sentence(error))))


def _value(library: Library, task: Task, name: str) -> TaskValue:
    parts = [task.subject, *([name] if name else [])]
    if task.kind == RECALL:
        waiting = recall(library, task.subject)
        parts = [waiting.pack, waiting.place]
    if task.kind == APPROVAL:
        parts = [f"{task.title} ({task.subject})", _(FROM).format(who=task.by)]
    if task.due is not None:
        parts.append(task.due.isoformat())
    if task.assets:
        parts.append(mixed(task.assets))
    group = _(KINDS[task.kind]).partition(":")[0]
    return TaskValue(task.kind, task.subject, group, " · ".join(parts))


def _due_value(one: Due) -> TaskValue:
    """What is out and must come down, or soon will, at one place."""
    parts = [
        f"{one.title} ({one.pack})",
        *([one.place] if one.place != one.title else []),
        mixed(len(one.assets)),
    ]
    parts += [_("mottagare: {who}").format(who=one.recipient)] if one.recipient else []
    parts += [one.day.isoformat()] if one.day and one.kind in ("ended", "ends") else []
    parts += [] if one.recallable else [_("går inte att kalla tillbaka helt")]
    group = _("Publicerat: {what}").format(what=_(DUE_WORDS[one.kind]))
    return TaskValue(DUE, one.pack, group, " · ".join(parts), one.assets)


def _pictures(library: Library, task: TaskValue) -> tuple[str, ...]:
    if task.assets:
        return task.assets
    if task.kind == APPROVAL:
        return tuple(item.asset for item in pack_of(library, task.subject).items)
    if task.kind == COVER:
        return (task.subject,)
    if task.kind == RECALL:
        return tuple(recall(library, task.subject).assets.split())
    return tuple(sorted(shown(library.db, task.subject)))
