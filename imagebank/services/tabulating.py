"""Descriptions from a table that somebody made beside the bank: its rows fill the fields of the pictures they name.

Names of people are not taken. A row is taken whole or not at all; what differs from the bank is told, and replaced only
when asked for. An empty cell never empties a field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import WorldError
from imagebank.core.progress import Progress
from imagebank.core.vocabulary import CLOSED_SCHEMES
from imagebank.media import table as table_file
from imagebank.media.table_rows import Row, Table
from imagebank.media.worker import Decoder
from imagebank.services import describing
from imagebank.services.describing import Edit
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.services.tabulating_headings import COPYRIGHT, Columns, columns, template_records
from imagebank.services.tabulating_matching import Matched, Matching, match
from imagebank.services.tabulating_rows import Difference, Reader, Said, news
from imagebank.store import assets, ledger
from imagebank.store.engine import Connection

__all__ = [
    "Columns",
    "Described",
    "Difference",
    "Matched",
    "Matching",
    "Row",
    "Table",
    "apply_table",
    "columns",
    "match",
    "read_table",
    "template_table",
]

BATCH = 50
TIMEOUT_S = 180.0
"""Seconds that reading a table may take: 100,000 rows of ten columns in XLSX took 20."""


@dataclass
class Described:
    """What became of a table's rows.

    `changed` are the assets that were changed (in a rehearsal: would be), `same` counts rows that said nothing new,
    `bad` holds (row number, problem), `differs` what bank and table say otherwise.
    """

    rows: int = 0
    changed: list[str] = field(default_factory=list)
    same: int = 0
    differs: list[Difference] = field(default_factory=list)
    bad: list[tuple[int, WorldError]] = field(default_factory=list)
    columns: Columns = field(default_factory=lambda: Columns(()))
    changes: Changes = Changes()


def read_table(path: Path) -> Table:
    """The table in a CSV or XLSX file, read in a decoding worker of its own. Raises FileProblem where there is none."""
    with Decoder() as decoder:  # a large table takes long: the shared worker has pictures waiting
        return decoder.run(table_file.read, path, timeout_s=TIMEOUT_S)


def template_table(path: Path) -> None:
    """Write an empty table with our headings and an example row, CSV or XLSX. Raises FileProblem where it cannot be."""
    table_file.write(path, template_records())


def apply_table(
    library: Library,
    table: Table,
    report: Described,
    mapping: Mapping[str, str] | None = None,
    *,
    overwrite: bool = False,
    dry_run: bool = False,
) -> Iterator[Progress]:
    """Take every good row in, in batches of one transaction with its ledger line; fills `report`.

    Raises WrongWords where the headings do not say enough, Refused where the actor may not write.
    """
    refresh(library)
    matching = match(library, table, mapping)
    run = _Run(library, table, matching, report, overwrite=overwrite)
    report.columns, before = matching.columns, last_change(library)
    for start in range(0, len(matching.rows), BATCH):
        run.take(matching.rows[start : start + BATCH], dry_run=dry_run)
        report.changes = changes_since(library, before)
        yield Progress(report.rows, len(matching.rows), table.name)


class _Run:
    """One application under way."""

    def __init__(
        self, library: Library, table: Table, matching: Matching, report: Described, *, overwrite: bool
    ) -> None:
        self.library, self.report, self.overwrite = library, report, overwrite
        self.reader = Reader(library, table, matching.columns)
        concepts = library.vocabulary.concepts.values()
        self.open_concepts = {one.notation for one in concepts if one.scheme not in CLOSED_SCHEMES}

    def take(self, batch: Sequence[Matched], *, dry_run: bool) -> None:
        """Read the batch's rows, and write what is new in them, in one transaction."""
        good: list[tuple[int, str, Said]] = []
        for one in batch:
            said, problems = self.reader.read(one.row)
            problems = ([one.problem] if one.problem else []) + problems
            self.report.bad += [(one.row.number, problem) for problem in problems]
            if one.asset and not problems:
                good.append((one.row.number, one.asset, said))
        self.report.rows += len(batch)
        wanted = self._news(self.library.db, good)
        if not dry_run and any(said.fields for _asset, said, _differs in wanted):
            with self.library.transaction() as db:
                wanted = self._news(db, good)  # once more: somebody may have written in between
                self._write(db, wanted)
        self.report.same += sum(not said.fields and not differs for _asset, said, differs in wanted)
        self.report.changed += [asset.id for asset, said, _differs in wanted if said.fields]
        self.report.differs += [one for _asset, _said, differs in wanted for one in differs]

    def _news(
        self, db: Connection, good: Sequence[tuple[int, str, Said]]
    ) -> list[tuple[Asset, Said, list[Difference]]]:
        held = {asset.id: asset for asset in assets.get(db, [id for _row, id, _said in good])}
        return [
            (held[id], *news(row, held[id], said, self.open_concepts, overwrite=self.overwrite))
            for row, id, said in good
            if id in held
        ]

    def _write(self, db: Connection, wanted: Sequence[tuple[Asset, Said, list[Difference]]]) -> None:
        changing = [(asset, said) for asset, said, _differs in wanted if said.fields]
        for asset, said in changing:
            _put(self.library, db, asset, said)
        ids = [asset.id for asset, _said in changing]
        fields = sorted({name for _asset, said in changing for name in said.fields})
        subject = ",".join(ids[:20])
        ledger.append(db, self.library.actor.name, "edit", subject, assets=len(ids), fields=fields, table=True)


def _put(library: Library, db: Connection, asset: Asset, said: Said) -> None:
    """As `describing.edit` writes one asset, with the copyright line, inside a transaction that is open already."""
    values = {name: value for name, value in said.values.items() if name != COPYRIGHT}
    change = Edit(said.texts, values, tuple(said.concepts), tuple(said.no_concepts))
    describing.put(library, db, asset, change, str(said.values[COPYRIGHT]) if COPYRIGHT in said.values else None)
