"""What became of the jobs of this session, newest first, as lines."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.jobs.values import PastJob
from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.words import length
from imagebank.desktop.theme.look import gap
from imagebank.language import _


class PastJobs(QWidget):
    """A line a job; says so where there was none."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(8))
        self.words = label(wrap=True)
        self._box.addWidget(self.words)
        self.show_jobs(())

    def show_jobs(self, jobs: Iterable[PastJob]) -> None:
        """Show these."""
        line = _("{ended}  {title} – {how} ({took})")
        said = [line.format(ended=one.ended, title=one.title, how=one.how, took=length(one.took_s)) for one in jobs]
        self.words.setText("\n".join(said) or _("Inget jobb har körts sedan fönstret öppnades."))
