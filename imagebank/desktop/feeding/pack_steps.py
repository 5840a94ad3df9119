"""A pack's steps at the window: submitted, approved, given back, issued as a job, copied, deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from imagebank.core.errors import ImagebankError
from imagebank.core.pack import Pack
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.pack_editing import PackEditing
from imagebank.desktop.feeding.pack_files import file_name, unused, usual_place
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.jobs.job import Job, stepping
from imagebank.desktop.packs.dialog import PacksDialog
from imagebank.desktop.packs.result import PackResultDialog
from imagebank.desktop.packs.step_sheets import IssueSheet, NoteSheet
from imagebank.desktop.parts.question import Question
from imagebank.desktop.values import Choice, PackResult
from imagebank.language import _, sentence
from imagebank.services.approving import approve, give_back, submit
from imagebank.services.drafting import copy_pack, delete_draft, steps_of
from imagebank.services.exporting import Export, issue
from imagebank.services.library import Library
from imagebank.services.searching import read

Ask = Callable[[QWidget, Pack], bool]


class PackSteps(QObject):
    """Acts on `pack`, the one in the workshop of `dialog`. `opened(id)` asks for another pack, `gone` says that it is deleted.

    `sure` asks before a draft is deleted.
    """

    opened = Signal(str)
    gone = Signal()

    def __init__(self, desk: Desk, editing: PackEditing, watching: Watching, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._editing, self._watching, self._today = desk, editing, watching, today
        self.dialog: PacksDialog | None = None
        self.pack: Pack | None = None
        self._sheet: NoteSheet | None = None
        self.sure: Ask = ask_to_delete
        self._place = usual_place()

    def act(self, act: str) -> None:
        """Take a step; what is typed is written before."""
        if self.pack is None or self.dialog is None:
            return
        self._editing.flush()
        {"copy": self._copy, "delete": self._delete, "issue": self._ask_to_issue}.get(act, lambda: self._note(act))()

    def _note(self, act: str) -> None:
        library, id, today, seen = self._desk.library, self._id(), self._today(), self.pack
        sheet = self._sheet = NoteSheet(self.dialog, act, _told(library, id) if act == "approve" else "")
        deeds: dict[str, Callable[[str], object]] = {
            "submit": lambda note: submit(library, id, today, note),
            "approve": lambda note: approve(library, id, today, note, seen=seen),
            "return": lambda note: give_back(library, id, note),
        }
        words = {
            "submit": _("Bildpaketet är lämnat för godkännande."),
            "approve": _("Bildpaketet är godkänt och kan lämnas ut."),
            "return": _("Bildpaketet är ett utkast igen."),
        }

        def go(note: str) -> None:
            if self._editing.waits:
                sheet.complain(_("Något du har skrivit kunde inte sparas. Ändra det först."))
            else:
                carry_out(self._desk, sheet, lambda: deeds[act](note), lambda _done: self.said(words[act]))

        sheet.wanted.connect(go)
        sheet.open()

    def _copy(self) -> None:
        library, id, today = self._desk.library, self._id(), self._today()

        def copied(answer: tuple[str, object]) -> None:
            self._watching.look()
            self.opened.emit(answer[0])
            self.say(_("Det här är kopian, {pack}.").format(pack=answer[0]))

        self._desk.asking.do(lambda: copy_pack(library, id, today), copied, self.refused)

    def _delete(self) -> None:
        library, id = self._desk.library, self._id()
        if self.dialog is None or self.pack is None or not self.sure(self.dialog, self.pack):
            return

        def deleted(_changes: object) -> None:
            self._watching.look()
            self.gone.emit()

        self._desk.asking.do(lambda: delete_draft(library, id), deleted, self.refused)

    def _ask_to_issue(self) -> None:
        pack = self.pack
        if pack is None:
            return
        sheet = IssueSheet(self.dialog, self._place, pack.recipient or "")

        def go(folder: Path, form: str, recipient: str) -> None:
            self._place = folder
            sheet.accept()
            self._issue(
                pack,
                unused(folder / f"{pack.id}-{file_name(pack.title)}", ".zip" if form == "zip" else ""),
                form,
                recipient,
            )

        sheet.wanted.connect(go)
        sheet.open()

    def _issue(self, pack: Pack, target: Path, form: str, recipient: str) -> None:
        library, today, report = self._desk.library, self._today(), Export()
        job = Job(
            _("Lämnar ut {title}").format(title=pack.title),
            lambda: stepping(issue(library, pack.id, target, today, report, form, recipient)),
        )
        job.finished.connect(lambda _result: self._issued(report, target))
        job.cancelled.connect(lambda: self.say(_("Utlämningen avbröts. Inget har skrivits."), "warn"))
        job.failed.connect(self._failed)
        self._desk.window.lane.start(job)

    def _issued(self, report: Export, target: Path) -> None:
        self._watching.look()
        over = self.dialog if self.dialog is not None and isValid(self.dialog) else self._desk.window
        if not self._desk.window.isVisible():
            return
        films = sum(one.media == "film" for one in read(self._desk.library, report.items))
        result = PackResult(report.pack or "", target, len(report.items), films=films)
        shown = PackResultDialog(over, result, self._desk.window.thumbnails)
        shown.open_wanted.connect(_open)
        shown.open()

    def _id(self) -> str:
        return self.pack.id if self.pack else ""

    def said(self, words: str, tone: str = "ok") -> None:
        """A step is done: read the pack again, and say so."""
        self._watching.look()
        self._editing.forget()
        self._editing.changed.emit()
        self.say(words, tone)

    def say(self, words: str, tone: str = "ok") -> None:
        """Say it in the dialog, or in the window where that is closed by now."""
        over = self.dialog if self.dialog is not None and isValid(self.dialog) else self._desk.window.page
        over.banner.say(words, tone)  # type: ignore[arg-type]

    def warn_of_change(self) -> bool:
        """Somebody else changed the pack: said in the sheet of a step that is open; False where none is."""
        sheet = self._sheet
        if sheet is None or not isValid(sheet) or not sheet.isVisible():
            return False
        sheet.complain(_("{pack} ändrades just av någon annan. Se efter och gör om.").format(pack=self._id()))
        return True

    def refused(self, error: ImagebankError) -> None:
        """Say why a step cannot be taken."""
        self.say(sentence(error), "bad")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self.refused(error)


def ask_to_delete(parent: QWidget, pack: Pack) -> bool:
    """Ask whether a pack that never left shall be deleted."""
    words = _("Bilderna ligger kvar i banken. Det som är skrivet för paketet försvinner.")
    answers = (Choice("delete", _("Ta bort")), Choice("keep", _("Behåll")))
    title = _("Ta bort {title}?").format(title=pack.title)
    return Question(parent, title, words, answers, escape="keep").ask() == "delete"


def _open(result: PackResult) -> None:
    place = result.target if result.target.is_dir() else result.target.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def _told(library: Library, id: str) -> str:
    """What the one who submitted the pack last said to whoever approves it."""
    sent = [step for step in steps_of(library, id) if step.step == "submitted"]
    return (
        _("Anteckning från {who}: {note}").format(who=sent[-1].actor, note=sent[-1].note)
        if sent and sent[-1].note
        else ""
    )
