"""What every feeder holds: the library, the window it feeds, the numbering, and the way to ask."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.asking import Asking
from imagebank.desktop.feeding.numbers import Numbers
from imagebank.desktop.main_window import MainWindow
from imagebank.language import sentence
from imagebank.services.library import Library


@dataclass(frozen=True)
class Desk:
    """One library at one window."""

    library: Library
    window: MainWindow
    asking: Asking
    numbers: Numbers

    def complain(self, error: ImagebankError) -> None:
        """Say an error's sentence in the calm banner."""
        self.window.page.banner.say(sentence(error), "bad")
