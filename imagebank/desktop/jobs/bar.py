"""The bar that shows the running job: what, how far, how long it still takes, and ways to pause and to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from imagebank.desktop.jobs.values import JobValue
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap
from imagebank.language import _, ngettext


class JobBar(QFrame):
    """Hidden while nothing runs. Emits `cancel_wanted`, `pause_wanted(rest)`."""

    cancel_wanted = Signal()
    pause_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("JobBar")
        self._title = label(look="heading", wrap=True)
        self._count = label(look="muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = button(_("Avbryt"), "x")
        self._cancel.clicked.connect(self._press)
        self._pause = button(_("Pausa"), "pause")
        self._pause.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        self._paused = False
        words = QVBoxLayout()
        words.setSpacing(gap(5))
        for part in (self._title, self._bar, self._count):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(10), gap(20), gap(10))
        row.setSpacing(gap(16))
        row.addLayout(words, 1)
        row.addWidget(self._pause)
        row.addWidget(self._cancel)
        self.hide()

    def show_job(self, job: JobValue | None, waiting: int = 0) -> None:
        """Show the running job, or hide."""
        if job is None:
            self.hide()
            return
        if self.isHidden() or self._bar.accessibleName() != job.title:
            self._begin(job)
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        self._count.setText(_progress_words(job, waiting))
        if job.paused != self._paused:
            self._show_paused(job)
        self.show()

    def _begin(self, job: JobValue) -> None:
        self._cancel.setEnabled(True)
        self._cancel.setText(_("Avbryt"))
        self._paused = job.paused
        self._name_pause(job)
        self._cancel.setAccessibleName(_("Avbryt: {job}").format(job=job.title))
        self._title.setText(job.title)
        self._bar.setAccessibleName(job.title)
        announce(self, _("Startat: {job}").format(job=job.title))

    def _show_paused(self, job: JobValue) -> None:
        self._paused = job.paused
        self._name_pause(job)
        announce(self, _("Pausat") if job.paused else _("Fortsätter"))

    def _name_pause(self, job: JobValue) -> None:
        words = _("Fortsätt") if job.paused else _("Pausa")
        self._pause.setText(words)
        self._pause.setAccessibleName(_("{deed}: {job}").format(deed=words, job=job.title))
        self._pause.setIcon(icon("play" if job.paused else "pause"))

    def _press(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText(_("Avbryter…"))
        self.cancel_wanted.emit()


def _progress_words(job: JobValue, waiting: int) -> str:
    parts = [_("{n} av {total}").format(n=number(job.done), total=number(job.total))] if job.total else []
    parts += [_("pausat")] if job.paused else [job.left] if job.left else []
    parts += [job.what] if job.what else []
    if waiting:
        parts.append(ngettext("{n} jobb väntar", "{n} jobb väntar", waiting).format(n=waiting))
    return " · ".join(parts)
