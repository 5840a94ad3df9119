"""The work list at the window: what waits, and where each line leads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.persons import open_names
from imagebank.desktop.parts.words import mixed
from imagebank.desktop.tasks.dialog import COVER, DUE, RECALL, TasksDialog
from imagebank.desktop.tasks.values import TaskValue
from imagebank.language import _, sentence
from imagebank.services.due import DUE_WORDS, Due, due
from imagebank.services.library import Library
from imagebank.services.recalling import recall
from imagebank.services.releasing import shown
from imagebank.services.reminding import calendar, draft, save
from imagebank.services.tasks import KINDS, Task, tasks


class Tasks(QObject):
    """`show_wanted(ids, words)` asks for pictures in the grid, `person_wanted(id)` and `recall_wanted(id)` for a dialog,
    `pack_wanted(id)` for a pack in its workshop.
    """

    show_wanted = Signal(tuple, str)
    person_wanted = Signal(str)
    recall_wanted = Signal(str)
    pack_wanted = Signal(str)

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__(desk.window)
        self._desk, self._today = desk, today
        desk.window.header.people.tasks_wanted.connect(self.open)

    def open(self) -> None:
        """Show the list."""
        library, today = self._desk.library, self._today
        dialog = TasksDialog(self._desk.window)
        dialog.show_wanted.connect(self._show)
        dialog.open_wanted.connect(self._open)
        dialog.save_wanted.connect(lambda path, kind: self._save(dialog, path, kind))
        show = if_alive(dialog, dialog.show_tasks)

        def known() -> list[TaskValue]:
            names = open_names(library)
            waiting = [_value(library, one, names.get(one.subject, "")) for one in tasks(library, today)]
            return [*map(_due_value, due(library, today)), *waiting]

        self._desk.asking.ask("tasks", known, show)
        dialog.open()

    def _open(self, task: TaskValue) -> None:
        wanted = {RECALL: self.recall_wanted, DUE: self.pack_wanted}.get(task.kind, self.person_wanted)
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
    if task.kind == COVER:
        return (task.subject,)
    if task.kind == RECALL:
        return tuple(recall(library, task.subject).assets.split())
    return tuple(sorted(shown(library.db, task.subject)))
