"""Letters and register extracts as tagged PDF, from a `Document` of plain blocks."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from imagebank.core.document import Block, Document
from imagebank.media.typesetting import typeset


def letter(data: Document, target: Path) -> None:
    """Write a letter: sender and day at the top, title, blocks, contact at the end. Meant for one page; it may be more.

    Raises `FileProblem` DISK_FULL, NOT_WRITTEN.
    """
    typeset("document", _data(data, "letter"), target)


def extract_pdf(data: Document, target: Path) -> None:
    """Write an extract of the register: title, day, blocks, with the pages numbered. Raises as `letter`."""
    typeset("document", _data(data, "extract"), target, private=True)


def _data(document: Document, kind: str) -> dict[str, object]:
    return {**asdict(document), "kind": kind, "blocks": [_block(block) for block in document.blocks]}


def _block(block: Block) -> dict[str, object]:
    return {"block": type(block).__name__.lower(), **asdict(block)}
