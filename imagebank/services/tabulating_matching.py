"""Which picture each row of a table is about: by id, SHA-256 or the original's name; what cannot be told is said."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from imagebank.core.asset import Asset
from imagebank.core.errors import N_, WorldError, WrongWords
from imagebank.media.table_rows import Row, Table
from imagebank.services.library import Library
from imagebank.services.searching import visible
from imagebank.services.tabulating_headings import (
    FILE,
    FOLDER,
    ID,
    SETTLING,
    SHA256,
    SHOOT,
    SIZE,
    TAKEN,
    Columns,
    columns,
)
from imagebank.store import assets, holdings, merging

SHOWN_IDS = 5


@dataclass(frozen=True, slots=True)
class Matched:
    """One row and the asset it is about, or why that is not known."""

    row: Row
    asset: str | None = None
    problem: WorldError | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """What the columns mean, and every row with its asset or its problem."""

    columns: Columns
    rows: tuple[Matched, ...]


def match(library: Library, table: Table, mapping: Mapping[str, str] | None = None) -> Matching:
    """Find each row's asset. Raises WrongWords where the headings do not say enough (see `columns`)."""
    known = columns(table, mapping)
    index = _Index(library, known, table.rows)
    found: list[Matched] = []
    first: dict[str, int] = {}
    for row in table.rows:
        try:
            asset = index.asset_of(row)
        except WrongWords as problem:
            found.append(Matched(row, problem=problem))
            continue
        before = first.setdefault(asset, row.number)
        if before == row.number:
            found.append(Matched(row, asset))
        else:
            again = N_("Raden gäller samma bild som rad {row}. Slå ihop dem till en rad.")
            found.append(Matched(row, problem=WrongWords("SAME_PICTURE", again, row=before)))
    return Matching(known, tuple(found))


class _Index:
    """The bank's ids by id, hash and name, and the assets whose name is not theirs alone."""

    def __init__(self, library: Library, known: Columns, rows: Sequence[Row]) -> None:
        held = [one for one in holdings.holdings(library.db) if one.kind != "sidecar"]
        seen = set(visible(library, list(dict.fromkeys(one.asset for one in held))))
        self.columns = known
        self.by_id = {id: id for id in seen}
        place = known.of(ID)
        said = [_cell(row, place).casefold() for row in rows] if place is not None else []
        merged = merging.resolve(library.db, [id for id in said if id and id not in seen])
        self.by_id |= {old: new for old, new in merged.items() if new in seen}
        self.by_sha256 = {one.sha256: one.asset for one in held if one.asset in seen}
        self.by_name, self.by_stem = defaultdict(set), defaultdict(set)
        for one in held:
            if one.asset in seen:
                name = _plain(one.name)
                self.by_name[name].add(one.asset)
                self.by_stem[PurePosixPath(name).stem].add(one.asset)
        unsettled = {id for found in map(self._agreed, rows) if len(found) > 1 for id in found}
        self.assets = {one.id: one for one in assets.get(library.db, sorted(unsettled))}

    def asset_of(self, row: Row) -> str:
        """Raises WrongWords: no key, no such picture, keys of different pictures, several pictures."""
        found = self._candidates(row)
        if len(found) > 1:
            found = self._settled(row, found)
        if len(found) > 1:
            some = ", ".join(sorted(found)[:SHOWN_IDS]) + (" …" if len(found) > SHOWN_IDS else "")
            raise WrongWords(
                "AMBIGUOUS",
                N_("Flera bilder heter {name}: {ids}. Skriv rätt id i en kolumn Id, eller lägg till storlek, datum, mapp eller SHA-256."),
                name=self._said(row), ids=some,
            )  # fmt: skip
        return next(iter(found))

    def _agreed(self, row: Row) -> set[str]:
        """The assets that all keys of the row agree on. A key that no picture has is passed over if another has one."""
        keys = [found for found in self._found(row) if found]
        return set.intersection(*keys) if keys else set()

    def _candidates(self, row: Row) -> set[str]:
        agreed = self._agreed(row)
        if not agreed and not any(self._found(row)):
            if not self._said(row):
                raise WrongWords(
                    "NO_KEY", N_("Raden säger inte vilken bild den gäller. Fyll i filnamnet eller ta bort raden.")
                )
            raise WrongWords(
                "NO_SUCH_PICTURE",
                N_("Det finns ingen bild eller film som heter {name} i banken. Kontrollera namnet, eller importera filen först."),
                name=self._said(row),
            )  # fmt: skip
        if not agreed:
            raise WrongWords(
                "KEYS_DISAGREE",
                N_(
                    "Id, SHA-256 och filnamn på raden hör till olika bilder. Kan kolumnerna ha sorterats var för sig? Rätta raden."
                ),
            )
        return agreed

    def _found(self, row: Row) -> list[set[str]]:
        id = _cell(row, self.columns.of(ID))
        sha256 = _cell(row, self.columns.of(SHA256)).casefold()
        name = _plain(_parts(_cell(row, self.columns.of(FILE)))[-1])
        by_id = self.by_id.get(id) or self.by_id.get(id.casefold())
        return [
            {by_id} if by_id else set(),
            {self.by_sha256[sha256]} if sha256 in self.by_sha256 else set(),
            set(self.by_name.get(name) or self.by_stem.get(name) or ()) if name else set(),
        ]

    def _said(self, row: Row) -> str:
        cells = (_cell(row, self.columns.of(field)) for field in (FILE, ID, SHA256))
        return next((cell for cell in cells if cell), "")

    def _settled(self, row: Row, found: set[str]) -> set[str]:
        """Those of `found` that the further columns fit; a column that fits none settles nothing."""
        for field in SETTLING:
            said = _cell(row, self.columns.of(field))
            if not said and field == FOLDER:
                said = "/".join(_parts(_cell(row, self.columns.of(FILE)))[:-1])
            fitting = {id for id in found if said and _fits(field, said, self.assets[id])}
            found = fitting or found
        return found


def _fits(field: str, said: str, asset: Asset) -> bool:
    if field == SIZE:
        return re.sub(r"[\s']|(byte|bytes|b)$", "", said.casefold()) == str(asset.file.bytes)
    if field == TAKEN:
        moment = re.sub(r"^(\d{4})[:/.](\d\d)[:/.](\d\d)", r"\1-\2-\3", said).replace(" ", "T")
        return len(moment) >= 10 and (asset.captured_at or "").startswith(moment)
    if field == SHOOT:
        return _plain(said) == _plain(asset.shoot or "")
    wanted, here = _parts(said), _parts(asset.reference or "")[:-1]
    return bool(wanted) and [_plain(one) for one in here[-len(wanted) :]] == [_plain(one) for one in wanted]


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _parts(path: str) -> list[str]:
    """A path's parts, whichever system wrote it; one empty part for an empty path."""
    return [part for part in re.split(r"[\\/]", path) if part] or [""]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
