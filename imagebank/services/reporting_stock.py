"""What the bank holds at the end of the period, by kind of media and by who is seen."""

from __future__ import annotations

from collections.abc import Mapping

from pyroaring import BitMap

from imagebank.core.errors import N_
from imagebank.core.fields import VISIBILITY_WORDS
from imagebank.core.report import Row, Table
from imagebank.language import _
from imagebank.services.reporting_basis import Basis, count, total
from imagebank.services.reporting_words import columns
from imagebank.store import reporting

MEDIA_WORDS = {"foto": N_("Foto"), "film": N_("Film")}


def tables(basis: Basis) -> list[Table]:
    """Stock by media and by visibility: parts of a whole."""
    return [
        _parts(basis, "media", _("Foto och film"), _("medium"), MEDIA_WORDS),
        _parts(basis, "visibility", _("Vem som syns"), _("vem som syns"), VISIBILITY_WORDS),
    ]


def _parts(basis: Basis, code: str, title: str, cut: str, values: Mapping[str, str]) -> Table:
    came = reporting.taken_in(basis.library.db, basis.start, basis.end)
    growth = BitMap([number for number, _at in came]) & basis.stock
    rows = []
    for value, words in values.items():
        here = basis.held.index.value(f"{code}:{value}") & basis.stock
        rows.append(Row(value, _(words), (count(here, here), count(basis.usable, here), count(growth, here))))
    whole = total([count(found, basis.stock) for found in (basis.stock, basis.usable, growth)])
    return Table(code, title, cut, columns("stock", "usable", "growth"), (*rows, whole), chart=("stock",))
