"""One library at one window, put together: who feeds what, and what happens when the look changes or the window closes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer

from imagebank.core.changes import Changes
from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.acting import Acting
from imagebank.desktop.feeding.archiving import Archiving
from imagebank.desktop.feeding.asking import Asking
from imagebank.desktop.feeding.class_lists import ClassLists
from imagebank.desktop.feeding.collecting import Collecting
from imagebank.desktop.feeding.covering import Covering
from imagebank.desktop.feeding.describing import Describing
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.follow_up import FollowUp
from imagebank.desktop.feeding.history import History
from imagebank.desktop.feeding.inbox import Inbox
from imagebank.desktop.feeding.likeness import Likeness
from imagebank.desktop.feeding.marking import Marking
from imagebank.desktop.feeding.mending import Mending
from imagebank.desktop.feeding.numbers import Numbers
from imagebank.desktop.feeding.pack_place import PackPlace
from imagebank.desktop.feeding.packing import Packing
from imagebank.desktop.feeding.peopling import Peopling
from imagebank.desktop.feeding.pictures import small_pictures, strips
from imagebank.desktop.feeding.pulling import Pulling
from imagebank.desktop.feeding.quick import QuickClassify
from imagebank.desktop.feeding.recalls import Recalls
from imagebank.desktop.feeding.refinding import Refinding
from imagebank.desktop.feeding.registering import Registering
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.returned import ReturnedForms
from imagebank.desktop.feeding.reverting import Reverting
from imagebank.desktop.feeding.saving import Saving
from imagebank.desktop.feeding.selecting import Selecting
from imagebank.desktop.feeding.settings_page import SettingsPlace
from imagebank.desktop.feeding.suggesting import Suggesting
from imagebank.desktop.feeding.taking_in import TakingIn
from imagebank.desktop.feeding.tasks import Tasks
from imagebank.desktop.feeding.tracing import Tracing
from imagebank.desktop.feeding.undoing import Undoing
from imagebank.desktop.feeding.vaulting import Vaulting
from imagebank.desktop.feeding.viewing import Viewing
from imagebank.desktop.feeding.vocabulary_page import VocabularyPlace
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.who import Who
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.main_window import MainWindow
from imagebank.desktop.trace.values import are_documents
from imagebank.language import _
from imagebank.services.indexing import must_be_read, read_in
from imagebank.services.library import Library


class Session(QObject):
    """Feeds one `MainWindow`. `rebuild_wanted` asks for a new window with the same wish and selection."""

    def __init__(
        self, library: Library, wish: Wish, numbers: Numbers | None = None, selected: np.ndarray | None = None
    ) -> None:
        window = MainWindow()
        super().__init__(window)
        self.window = window
        self.desk = Desk(library, window, Asking(window), numbers or Numbers(library))
        self.watching = Watching(self.desk)
        self.results = Results(self.desk, wish)
        self.saving = Saving(self.desk, self.results)
        self.reverting = Reverting(self.desk, self.results, self.watching)
        self.reverting.reverted.connect(self.saving.renew)
        self.vocabulary = VocabularyPlace(self.desk, self.results, self.watching)
        self.suggesting = Suggesting(self.desk, self.results)
        self.selecting = Selecting(self.desk, self.results, self.watching)
        self.describing = Describing(self.desk, self.watching)
        self.undoing = Undoing(self.desk, self.watching)
        self.taking_in = TakingIn(self.desk, self.undoing, _today)
        self.history = History(self.desk, self.undoing, self.watching, self.taking_in)
        self.inbox = Inbox(self.desk, self.taking_in)
        self.likeness = Likeness(self.desk, self.watching, _today)
        self.refinding = Refinding(self.desk, self.watching)
        self.peopling = Peopling(self.desk, self.watching, _today())
        self.who = Who(self.desk, self.watching, self.peopling, _today)
        self.viewing = Viewing(self.desk, self.results, self.watching, self.who)
        self.marking = Marking(self.desk, self.watching, self.viewing)
        self.quick = QuickClassify(
            (self.desk, self.results, self.watching), self.viewing, self.marking, self.reverting, self.describing
        )
        self.collecting = Collecting(self.desk, self.results, self.watching, self.reverting)
        self.covering = Covering(self.desk, self.results, self.watching)
        self.follow_up = FollowUp(self.desk, self.results)
        self.mending = Mending(self.desk, self.results, self.watching, self.peopling, self.who, self.covering)
        there = self.results, self.selecting, self.mending
        self.pack_place = PackPlace(self.desk, self.watching, there, _today)
        self.packing = Packing(self.desk, self.results, self.watching, self.pack_place, _today)
        self.pulling = Pulling(self.desk, _today)
        self.acting = Acting(self.desk, self.viewing, self.marking, self.collecting, self.reverting, self.pulling)
        self.tracing = Tracing(self.desk, _today)
        self.settings = SettingsPlace(self.desk, self.watching)
        self.archiving = Archiving(self.desk, self.watching, _today)
        self.mending.ledger_wanted.connect(self.archiving.confirm_ledger)
        self._compose_people()
        self._selected = selected
        self._connect()
        window.offer_places()
        desk = self.desk
        desk.asking.ask("index", lambda: must_be_read(desk.library), self._begin)

    def _begin(self, must_read: bool) -> None:
        """Ask the first question; a large bank that is opened for the first time is read in before, as a job that can be seen."""
        if not must_read:
            self.results.renew()
            return
        library = self.desk.library
        job = Job(_("Läser in banken för sökning"), lambda: read_in(library))
        job.ended.connect(self.results.renew)
        self.window.lane.start(job)

    def _compose_people(self) -> None:
        desk, watching, today = self.desk, self.watching, _today()
        self.vaulting = Vaulting(desk, watching)
        self.registering = Registering(desk, watching, today)
        self.class_lists = ClassLists(desk, watching, today, self.registering.acts.papers)
        self.returned = ReturnedForms(desk, watching, today)
        self.tasks = Tasks(desk, watching, today)
        self.recalls = Recalls(desk, watching, today)
        self.registering.recalls_wanted.connect(self.recalls.open)
        ways = {"class_list": self.class_lists.open, "form": self.returned.ask, "vault": self.vaulting.open}
        self.registering.way_wanted.connect(lambda key: ways[key]())
        self.tasks.person_wanted.connect(self.registering.open)
        self.mending.person_wanted.connect(self.registering.open)
        self.tasks.recall_wanted.connect(self.recalls.open)
        self.tasks.pack_wanted.connect(self.pack_place.open)
        for one in (self.registering, self.tasks, self.recalls, self.vaulting.naming):
            one.show_wanted.connect(self.results.show_only)

    def _connect(self) -> None:
        window, desk = self.window, self.desk
        window.show_role(may_write=desk.library.actor.may_write)
        window.setWindowTitle(
            _("{bank} – Bildbanken – {name}").format(bank=desk.library.root.name, name=desk.library.actor.name)
        )
        desk.asking.failed.connect(self._failed)
        window.thumbnails.fetch_with(small_pictures(desk))
        window.page.grid.hover.strips.fetch_with(strips(desk))
        window.leave = self.selecting.leave
        window.closing.connect(self._closing)
        self.watching.changed.connect(self._changed)
        self.watching.gone.connect(self._failed)
        self.watching.back.connect(self._back)
        self._connect_taking_in()
        self.results.shown.connect(self._select_again)

    def _connect_taking_in(self) -> None:
        ways = {
            "take_in": self.taking_in.ask,
            "folders": self.inbox.open,
            "review": self.likeness.open,
            "refind": self.refinding.ask,
            "report": self.taking_in.show_last,
        }
        self.history.act_wanted.connect(lambda key: ways[key]())
        self.taking_in.review_wanted.connect(self.likeness.open)
        for one in (self.taking_in, self.inbox):
            one.show_wanted.connect(self.results.show_new)
        window = self.window
        window.drop.dropped.connect(self.take_dropped)
        for one in (self.history, self.refinding, self.selecting, self.tracing):
            one.show_wanted.connect(self.results.show_only)

    def take_dropped(self, paths: list[Path]) -> None:
        """Documents are checked, everything else is taken in by whoever may."""
        if are_documents(paths) or not self.desk.library.actor.may_write:
            self.tracing.ask(paths)
        else:
            self.taking_in.ask(paths)

    def _changed(self, changes: Changes) -> None:
        self.window.thumbnails.forget(self.desk.numbers.all_of(changes.assets))
        self.results.apply(changes)
        self.selecting.apply(changes)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ImagebankError):
            self.desk.complain(error)

    def _back(self) -> None:
        """The bank can be reached again: what was asked meanwhile is asked anew."""
        self.window.page.banner.say(_("Banken går att nå igen."), "ok")
        self.results.renew()

    def _select_again(self) -> None:
        """Once, after the window was built anew."""
        selected, self._selected = self._selected, None
        if selected is not None:
            QTimer.singleShot(0, lambda: self.window.page.grid.select_ids(selected))

    def _closing(self) -> None:
        self.pack_place.close()
        self.watching.stop()
        self.inbox.stop()
        self.desk.asking.stop()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the user sits
