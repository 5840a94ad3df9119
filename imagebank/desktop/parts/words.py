"""Numbers, lengths and names of files as people read them."""

from __future__ import annotations

import re


def number(n: int) -> str:
    """`12480` as `12 480`, with a space that does not break."""
    return f"{n:,}".replace(",", "\u00a0")


def length(seconds: float) -> str:
    """A film's length, `3:19` or `1:02:07`."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def breakable(text: str) -> str:
    """A file's name that may be broken over lines after its signs and before its inner capitals (invisible spaces are put there)."""
    return re.sub(r"([_./:\-]|[a-zåäö](?=[A-ZÅÄÖ]))", "\\1\u200b", text)
