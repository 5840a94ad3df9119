"""Checking decks: the sheet, the job, the answer; documents dropped on the window come here instead of being taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from imagebank.core.errors import ImagebankError
from imagebank.core.trace import Hit, Trace
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.jobs.job import Job, stepping
from imagebank.desktop.trace.result import TraceResult
from imagebank.desktop.trace.sheet import TraceSheet
from imagebank.desktop.trace.values import TraceAsk, TraceValue
from imagebank.desktop.values import PackItemValue, Tone
from imagebank.language import _, language, ngettext
from imagebank.services import trace_report
from imagebank.services.library import Library
from imagebank.services.trace_words import ANSWER_WORDS, HOW_WORDS, reasons, until
from imagebank.services.tracing import trace

_TONES: dict[str, Tone] = {"remove": "bad", "ends": "conditions", "allowed": "ok"}


class Tracing(QObject):
    """`show_wanted(ids, what they are called)` asks for what was found in the grid."""

    show_wanted = Signal(tuple, str)

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._today = desk, today
        self.choose_file = self._choose_file
        desk.window.header.trace_wanted.connect(self.ask)

    def ask(self, paths: Sequence[Path] = ()) -> None:
        """Ask what to check; `paths` were dropped."""
        sheet = TraceSheet(self._desk.window, channel_choices(self._desk.library.vocabulary), paths)

        def go(wanted: TraceAsk) -> None:
            sheet.accept()
            self.check(wanted)

        sheet.wanted.connect(go)
        sheet.open()

    def check(self, wanted: TraceAsk) -> None:
        """Check as a job, and show what was found."""
        found, library, today = Trace(), self._desk.library, self._today()
        channel = wanted.channel or None
        job = Job(_("Kontrollerar bilder"), lambda: stepping(trace(library, wanted.paths, today, found, channel)))
        job.finished.connect(lambda _result: self._read(found, stopped=False))
        job.cancelled.connect(lambda: self._read(found, stopped=True))
        job.failed.connect(self._failed)
        self._desk.window.lane.start(job)

    def _read(self, found: Trace, *, stopped: bool) -> None:
        library, number = self._desk.library, self._desk.numbers.of
        self._desk.asking.do(
            lambda: trace_value(library, found, number, stopped=stopped), lambda value: self._show(found, value)
        )

    def _show(self, found: Trace, value: TraceValue) -> None:
        dialog = TraceResult(self._desk.window, value, self._desk.window.thumbnails)
        dialog.show_wanted.connect(
            lambda: self.show_wanted.emit(_assets(found), _("Bilderna i det som kontrollerades"))
        )
        dialog.again_wanted.connect(lambda: (dialog.accept(), self.ask()))
        dialog.page_wanted.connect(lambda: self._save(found, _("svar.html"), "html"))
        dialog.table_wanted.connect(lambda: self._save(found, _("svar.csv"), "csv"))
        dialog.open()

    def _save(self, found: Trace, name: str, form: str) -> None:
        path = self.choose_file(name)
        if not path:
            return
        library, lang = self._desk.library, language()

        def write() -> Path:
            made = (
                trace_report.page(library, found, lang)
                if form == "html"
                else trace_report.table(found, trace_report.titles(library, found, lang), lang)
            )
            trace_report.replace(Path(path), made)
            return Path(path)

        def said(saved: Path) -> None:
            self._desk.window.page.banner.say(_("Svaret är sparat: {where}").format(where=saved), "ok")

        self._desk.asking.do(write, said)

    def _choose_file(self, name: str) -> str:
        return QFileDialog.getSaveFileName(self._desk.window, _("Spara svaret"), str(Path.home() / name))[0]

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ImagebankError):
            self._desk.complain(error)


def trace_value(library: Library, found: Trace, number: Callable[[str], int], *, stopped: bool) -> TraceValue:
    """What was found, in the window's words; each picture once for each place."""
    named = trace_report.titles(library, found, language())
    ours = tuple(_item(hit, named, number) for hit in found.hits if hit.match.asset)
    others = sum(not hit.match.asset for hit in found.hits)
    unread = tuple(
        " ".join(part for part in (f"{one.file.name}:", one.place and f"{one.place}:", one.sentence) if part)
        for one in found.unread
    )
    return TraceValue(_heading(found), ours, others, unread, stopped)


def _heading(found: Trace) -> str:
    out = len(found.of_kind("remove"))
    stays = len(found.of_kind("allowed")) + len(found.of_kind("ends"))
    if not out and not stays:
        return _("Ingen bild ur banken hittades.")
    parts = [ngettext("{n} bild ska bort", "{n} bilder ska bort", out).format(n=out)] if out else []
    parts += [ngettext("{n} får vara kvar", "{n} får vara kvar", stays).format(n=stays)] if stays else []
    return " · ".join(parts)


def _item(hit: Hit, named: dict[str, str], number: Callable[[str], int]) -> PackItemValue:
    where = ", ".join(part for part in (hit.file.name, hit.place) if part)
    title = f"{named.get(hit.match.asset, hit.match.asset)} – {where}"
    answer = hit.answer
    said = [*reasons(answer)] if answer.kind == "remove" else []
    if answer.last_day:
        said.append(until(answer))
    said.append(_("{how}.").format(how=_(HOW_WORDS[hit.match.how])))
    others = [named.get(id, id) for id in answer.instead]
    instead = (_("Använd hellre: {others}").format(others=", ".join(others)),) if others else ()
    return PackItemValue(
        number(hit.match.asset), title, _TONES[answer.kind], _(ANSWER_WORDS[answer.kind]), tuple(said), instead
    )  # fmt: skip


def _assets(found: Trace) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.match.asset for hit in found.hits if hit.match.asset))
