"""Packs: the dialog with a verdict for every picture, the export as a job, the result."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.core.use import PURPOSES, Use
from imagebank.core.verdict import Finding, Verdict
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.amounts import selected
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.words import VERDICT_TONES, channel_choices
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.packs.dialog import PackDialog, make_pack_form
from imagebank.desktop.packs.result import PackResultDialog
from imagebank.desktop.values import Choice, PackDraft, PackItemValue, PackResult
from imagebank.language import _, language
from imagebank.services.acting import actors
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.searching import read
from imagebank.services.sorting_out import sort_out
from imagebank.services.wording import PURPOSE_WORDS, VERDICT_WORDS, mends, messages


class Packing(QObject):
    """From selection to a pack on disk."""

    def __init__(self, desk: Desk, results: Results) -> None:
        super().__init__(desk.window)
        self._desk, self._results = desk, results
        self._place = usual_place()
        desk.window.selection_bar.may_pack(desk.library.actor.may_write)
        if desk.library.actor.may_write:
            desk.window.selection_bar.pack_wanted.connect(self.ask)

    def ask(self) -> None:
        """Ask what the pack is for."""
        desk, use = self._desk, self._results.use
        numbers = selected(desk, "pack")
        if numbers is None:
            return
        if not numbers:
            desk.window.page.banner.say(_("Markera först de bilder och filmer som ska med i bildpaketet."), "warn")
            return
        purposes = tuple(Choice(key, _(PURPOSE_WORDS[key])) for key in PURPOSES)
        channels = channel_choices(desk.library.vocabulary)
        form = make_pack_form(channels, purposes, use.channel, use.date, self._place)
        form.not_before(_today())
        form.offer_approvers(approvers(desk.library))
        dialog = PackDialog(desk.window, desk.window.thumbnails, numbers, form, desk.library.actor.name)
        dialog.use_changed.connect(lambda draft: self._judge(draft, if_alive(dialog, dialog.show_items)))
        dialog.export_wanted.connect(lambda draft: self._export(draft, dialog.accept))
        dialog.open()
        self._judge(dialog.draft(), if_alive(dialog, dialog.show_items))

    def _judge(self, draft: PackDraft, show: Callable[[Sequence[PackItemValue]], object]) -> None:
        library, numbers = self._desk.library, self._desk.numbers
        order = order_of(draft, numbers.ids(draft.ids))
        self._desk.asking.ask("pack", lambda: pack_items(library, order, numbers.of), show)

    def _export(self, draft: PackDraft, accept: Callable[[], object]) -> None:
        library, report = self._desk.library, Export()
        self._place = draft.target
        order = order_of(draft, self._desk.numbers.ids(draft.ids))
        job = Job(_("Gör bildpaketet {title}").format(title=draft.title), lambda: _task(library, order, report))
        job.finished.connect(lambda _result: self._done(order, report))
        job.cancelled.connect(self._cancelled)
        job.failed.connect(self._failed)
        accept()
        self._desk.window.lane.start(job)

    def _done(self, order: Order, report: Export) -> None:
        left = [(one.asset, one.findings) for one in report.refused]
        library, numbers = self._desk.library, self._desk.numbers
        self._desk.asking.do(
            lambda: left_out(library, left, numbers.of),
            lambda items: self._show(PackResult(report.pack or "", order.target, len(report.items), tuple(items))),
        )

    def _show(self, result: PackResult) -> None:
        if not self._desk.window.isVisible():
            return
        dialog = PackResultDialog(self._desk.window, result, self._desk.window.thumbnails)
        dialog.open_wanted.connect(_open)
        dialog.open()

    def _cancelled(self) -> None:
        self._desk.window.page.banner.say(_("Bildpaketet avbröts. Inget har skrivits."), "warn")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def usual_place() -> Path:
    """The user's documents, or home where there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def approvers(library: Library) -> list[str]:
    """Those who may approve: curators other than the one at the window."""
    return [one.name for one in actors(library) if one.may_write and one.name != library.actor.name]


def order_of(draft: PackDraft, ids: Sequence[str]) -> Order:
    """The order that the dialog's words ask for; the pack lies under its title in the place that was chosen."""
    use = Use(draft.channel, draft.day, draft.purpose, title=draft.title)
    target = unused(draft.target / file_name(draft.title), ".zip" if draft.form == "zip" else "")
    return Order(tuple(ids), use, target, draft.form, draft.approver, draft.recipient or None, asked=_today())


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the user sits


def file_name(title: str) -> str:
    """A title as a name that every file system takes."""
    plain = title.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "bildpaket"


def unused(path: Path, suffix: str) -> Path:
    """The path with its suffix, numbered where something lies there already."""
    number, found = 1, path.with_name(path.name + suffix)
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}{suffix}")
    return found


def pack_items(library: Library, order: Order, number: Callable[[str], int]) -> list[PackItemValue]:
    """The verdict of every asset of the order."""
    sorted_out = sort_out(library, order)
    found = [(item.asset.id, item.verdict.findings) for item in sorted_out.items]
    return left_out(library, found + [(one.asset, one.findings) for one in sorted_out.refused], number)


def left_out(
    library: Library, found: Sequence[tuple[str, Sequence[Finding]]], number: Callable[[str], int]
) -> list[PackItemValue]:
    """Assets with what the decision found about them."""
    titles = {asset.id: asset.name_in(language()) for asset in read(library, [id for id, _findings in found])}
    return [_item(number(id), titles[id], findings) for id, findings in found]


def _item(number: int, title: str, findings: Sequence[Finding]) -> PackItemValue:
    severity = Verdict(tuple(findings)).severity
    words = _(VERDICT_WORDS[severity.name])
    return PackItemValue(number, title, VERDICT_TONES[severity], words, messages(findings), mends(findings))


def _task(library: Library, order: Order, report: Export) -> Generator[Progress, None, None]:
    yield from export(library, order, report)


def _open(result: PackResult) -> None:
    place = result.target if result.target.is_dir() else result.target.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
