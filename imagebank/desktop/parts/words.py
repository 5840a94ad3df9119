"""Numbers, amounts, days, lengths and names of files as people read them."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from imagebank.language import _, ngettext


def number(n: int) -> str:
    """`12480` as `12 480`, with a space that does not break."""
    return f"{n:,}".replace(",", "\u00a0")


def amount(pictures: int, films: int) -> str:
    """`6 bilder`, `1 film`, `5 bilder och 1 film`."""
    stills = ngettext("{n} bild", "{n} bilder", pictures).format(n=number(pictures))
    if not films:
        return stills
    moving = ngettext("{n} film", "{n} filmer", films).format(n=number(films))
    return _("{pictures} och {films}").format(pictures=stills, films=moving) if pictures else moving


def mixed(n: int) -> str:
    """`6 bilder och filmer`, where nobody has counted how many are films."""
    return ngettext("{n} bild eller film", "{n} bilder och filmer", n).format(n=number(n))


def day_words(day: date) -> str:
    """`30 juni 2028`, in the window's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def length(seconds: float) -> str:
    """A film's length, `3:19` or `1:02:07`."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def breakable(text: str) -> str:
    """A file's name that may be broken over lines after its signs and before its inner capitals (invisible spaces are put there)."""
    return re.sub(r"([_./:\-]|[a-zåäö](?=[A-ZÅÄÖ]))", "\\1\u200b", text)
