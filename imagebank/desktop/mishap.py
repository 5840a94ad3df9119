"""What nobody foresaw: written to the log in full, said to the user in a calm sentence, never swallowed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from imagebank.language import _


def say_mishaps(say: Callable[[str], object]) -> None:
    """From now on, an error of ours also reaches the user through `say`."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            say(_("Något gick fel i programmet. Det som är sparat finns kvar. Felet står i programmets logg."))

    sys.excepthook = hook
