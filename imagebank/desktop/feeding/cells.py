"""The cells in sight: their assets read, each with its status and the answer for the use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imagebank.core.errors import ImagebankError
from imagebank.core.use import Use
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.words import cell_value
from imagebank.desktop.values import CellValue
from imagebank.services.deciding import decide_all, statuses
from imagebank.services.searching import read


def cells(desk: Desk, numbers: Iterable[int], use: Use) -> Mapping[int, CellValue]:
    """Number → cell; of those that cannot be read nothing, which is said."""
    library, of = desk.library, desk.numbers.of
    try:
        assets = read(library, desk.numbers.ids(numbers))
        status = statuses(library, assets, use.date)
        verdicts = decide_all(library, assets, use)
    except ImagebankError as error:
        desk.asking.failed.emit(error)
        return {}
    made = (
        cell_value(of(one.id), one, status[one.id], verdicts[one.id], library.vocabulary, use.channel) for one in assets
    )
    return {cell.id: cell for cell in made}
