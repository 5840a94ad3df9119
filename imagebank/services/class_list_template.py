"""The class list to hand out: headings and one invented row, CSV or XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from imagebank.core.errors import N_
from imagebank.core.words import fold
from imagebank.language import _
from imagebank.media import table
from imagebank.services.class_list_rows import LABELS, Entry

EXAMPLE = N_("Exempel Elevsson")

UNASKED = ("first_name", "last_name", "guardian1_birth_month", "guardian2_birth_month")
"""Fields that a list may have and the template does not ask for."""


def template_rows() -> Iterator[tuple[str, ...]]:
    """The list to hand out: headings and one invented row."""
    shown = [field for field in LABELS if field not in UNASKED]
    yield tuple(_(LABELS[field]) for field in shown)
    example = {
        "name": _(EXAMPLE), "role": _("elev"), "birth_month": "2014-05", "guardian1": _("Exempel Förälder"), "guardians": "2",
        "guardian1_contact": "namn@example.org", "guardian2": _("Exempel Vårdnadshavare"),
    }  # fmt: skip
    yield tuple(example.get(field, "") for field in shown)


def write_template(path: Path) -> None:
    """Write the list to hand out, CSV or XLSX by its ending. Raises FileProblem where it cannot be written."""
    table.write(path, list(template_rows()))


def is_example(entry: Entry) -> bool:
    """The invented row, left in by somebody who filled in the list below it."""
    return fold(entry.card.name) in {fold(_(EXAMPLE, lang)) for lang in ("sv", "en")}
