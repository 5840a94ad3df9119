"""Numbers, lengths and dates as people read them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def number(n: int) -> str:
    """`12480` as `12 480`, with a space that does not break."""
    return f"{n:,}".replace(",", "\u00a0")


def length(seconds: float) -> str:
    """A film's length, `3:19` or `1:02:07`."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def long_date(day: date) -> str:
    """`14 juni 2026`, in the language of the window."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
