"""Carrying out what a sheet asked for: it closes when it is done, and says why when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.desk import Desk
from imagebank.language import sentence

Answer = TypeVar("Answer")


class Asker(Protocol):
    """A sheet that can be closed, and told why it is not."""

    def accept(self) -> None:
        """Close it."""

    def complain(self, sentence: str) -> None:
        """Say why not."""


def carry_out(desk: Desk, sheet: Asker, deed: Callable[[], Answer], then: Callable[[Answer], object]) -> None:
    """Do `deed` for `sheet`, close it and go on with `then`; a refusal is said in the sheet."""

    def done(answer: Answer) -> None:
        if isValid(cast(QWidget, sheet)):
            sheet.accept()
        then(answer)

    desk.asking.do(deed, done, lambda error: refuse(desk, sheet, error))


def refuse(desk: Desk, sheet: Asker, error: ImagebankError) -> None:
    """Say an error in the sheet that asked, or in the window where it is closed by now."""
    if isValid(cast(QWidget, sheet)):
        sheet.complain(sentence(error))
    else:
        desk.complain(error)
