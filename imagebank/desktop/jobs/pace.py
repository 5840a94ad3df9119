"""How long a job still takes: from how long its steps have taken, without the time it was paused. Arithmetic only."""

from __future__ import annotations

from imagebank.language import _, ngettext

LEAST_S = 3.0
"""Before this nothing is promised."""


class Pace:
    """Told of every step and pause, with the clock's seconds (monotonic)."""

    def __init__(self) -> None:
        self._worked = 0.0
        self._since: float | None = None

    def begin(self, now: float) -> None:
        """The work begins, or goes on after a pause."""
        if self._since is None:
            self._since = now

    def pause(self, now: float) -> None:
        """The work rests."""
        self._worked = self.worked(now)
        self._since = None

    def worked(self, now: float) -> float:
        """Seconds worked so far."""
        return self._worked + (now - self._since if self._since is not None else 0.0)

    def left(self, done: int, total: int, now: float) -> float | None:
        """Seconds still to work; None while that cannot be known."""
        worked = self.worked(now)
        if not done or done >= total or worked < LEAST_S:
            return None
        return worked / done * (total - done)


def left_words(seconds: float) -> str:
    """The time left as people say it, rounded up."""
    minutes = -(-int(seconds) // 60)
    if minutes <= 1:
        return _("mindre än en minut kvar")
    if minutes < 90:
        return ngettext("ungefär {n} minut kvar", "ungefär {n} minuter kvar", minutes).format(n=minutes)
    hours = round(minutes / 60)
    return ngettext("ungefär {n} timme kvar", "ungefär {n} timmar kvar", hours).format(n=hours)
