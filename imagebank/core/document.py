"""A document made of plain blocks, for letters and extracts: what stands in it, nothing of how it looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 or 2, below the document's title. No level is skipped."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Things and what is said of them: (term, text)."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what each column holds, and the rows, each as long as `columns`. `caption` says what it lists."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


Block = Heading | Paragraph | Rows | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A letter or an extract. `title` becomes the file's title too: it never names a person.

    `lang` is the language of all texts; `sender`, `day` and `contact` stand at the top and the bottom of a letter.
    """

    title: str
    lang: str
    blocks: tuple[Block, ...]
    sender: str = ""
    day: str = ""
    contact: str = ""
