"""The judged collection as a library, and how the answers to its questions compare with the judgements."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset, FileFacts
from imagebank.services.library import Library
from imagebank.store import assets, shoots

HERE = Path(__file__).parent
Answer = Callable[[str], Iterable[str]]


@dataclass
class Figures:
    """Of one group of questions: relevant records, those found, wrong hits, named traps found."""

    relevant: int = 0
    found: int = 0
    wrong: int = 0
    traps: int = 0


def fill(library: Library) -> None:
    """Put every record into the catalogue, by its own id."""
    records = json.loads((HERE / "collection.json").read_text(encoding="utf-8"))
    with library.catalogue.write() as db:
        for number, one in enumerate(records):
            assets.insert(db, _asset(db, number, one))


def _asset(db, number: int, one: dict) -> Asset:
    def texts(field: str) -> dict[str, str]:
        return {lang: one[f"{field}_{lang}"] for lang in ("sv", "en") if one.get(f"{field}_{lang}")}

    return Asset(
        one["id"], f"{number:064x}", "film" if one["kind"] == "film" else "foto", FileFacts(one["file_name"], 1, "JPEG"),
        title=texts("title"), alt=texts("alt"), caption=texts("caption"), keywords=tuple(one["keywords"]),
        concepts=tuple(sorted(set(one["concepts"]))), rights=Rights(one["creator"]),
        shoot=shoots.put_shoot(db, f"s{number}", one["place"]), imported_at="2026-11-25T00:00:00+00:00",
    )  # fmt: skip


def questions() -> list[dict]:
    """Every question with its judgements."""
    return json.loads((HERE / "questions.json").read_text(encoding="utf-8"))


def measured(answer: Answer) -> tuple[dict[str, Figures], list[str]]:
    """Figures by group, and a line for each question that is not answered as it was judged."""
    groups: dict[str, Figures] = {}
    lines: list[str] = []
    for one in questions():
        found, relevant = set(answer(one["text"])), set(one["relevant"])
        wrong = found - relevant - set(one.get("borderline", ()))
        sums = groups.setdefault(one["group"], Figures())
        sums.relevant += len(relevant)
        sums.found += len(found & relevant)
        sums.wrong += len(wrong)
        sums.traps += len(found & set(one["unwanted"]))
        if wrong or relevant - found:
            lines.append(
                f"{one['id']} {one['group']} {one['text']!r}: missed {sorted(relevant - found)}, wrong {sorted(wrong)}"
            )
    return groups, lines
