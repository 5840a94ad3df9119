"""How ready the stock is to be published: shares that have what a use asks for."""

from __future__ import annotations

from collections.abc import Mapping

from pyroaring import BitMap

from imagebank.core.report import Figure, Row, Table
from imagebank.core.status import EXPIRING, LIMITED, NOT_NEEDED, VALID
from imagebank.core.vocabulary import ENVIRONMENT_SCHEME
from imagebank.language import _
from imagebank.services.reporting_basis import SCHOOL_SCHEME, Basis, Slice, called, share, sliced, total
from imagebank.services.reporting_words import NARROWER, ONCE, columns
from imagebank.services.verdicts import statuses_of_all

SHARES = (
    "alt_sv", "alt_en", "captions_sv", "audio_description", "two_people", "rights", "consent", "ready",
)  # fmt: skip
OF_FILMS = frozenset({"captions_sv", "audio_description"})
CLEAR = (VALID, LIMITED, EXPIRING, NOT_NEEDED)
"""The statuses of a consent that is in order."""

Sets = Mapping[str, BitMap]


def tables(basis: Basis) -> list[Table]:
    """Readiness by environment and by school form."""
    sets = sets_of(basis)
    return [
        _by(basis, sets, "environment", ENVIRONMENT_SCHEME),
        _by(basis, sets, "school", SCHOOL_SCHEME),
    ]


def sets_of(basis: Basis) -> Sets:
    """What of the stock has each of `SHARES`; `film` beside them."""
    statuses = statuses_of_all(basis.library, basis.held, basis.period.last)
    counted = {code: basis.having(code) for code in ("alt_sv", "alt_en", "captions_sv", "audio_description", "two_people", "film")}  # fmt: skip
    clear = BitMap.union(BitMap(), *(statuses[one] for one in CLEAR))
    return {
        **counted, "rights": basis.held.index.value("has:rights") & basis.stock, "consent": clear & basis.stock,
        "ready": basis.usable,
    }  # fmt: skip


def _by(basis: Basis, sets: Sets, code: str, scheme: str) -> Table:
    rows = [Row(one.key, one.label, _figures(basis, sets, one), one.level, one.kind) for one in sliced(basis, scheme)]
    whole = total(_figures(basis, sets, Slice("", "", basis.stock)))
    title = called(basis.vocabulary, scheme)
    return Table(
        code, _("Färdigt att publicera: {cut}").format(cut=title), title, columns("stock", *SHARES), (*rows, whole),
        overlapping=True, chart=("ready",), notes=(_(ONCE), _(NARROWER)),
    )  # fmt: skip


def _figures(basis: Basis, sets: Sets, one: Slice) -> tuple[Figure, ...]:
    wholes = {code: sets["film"] if code in OF_FILMS else basis.stock for code in SHARES}
    return (Figure(len(one.found)), *(share(sets[code], wholes[code], one.found) for code in SHARES))
