"""Keeps the status of every asset on a day, and what may be used in a channel, in step with the change feed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.use import Use
from imagebank.services.deciding import decide_all, statuses
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.setwise import severities_of_all
from imagebank.store import assets, reviews
from imagebank.store import settings as setting_table

KEPT = 8
"""How many questions (a day's status, a channel's use) are kept at once."""


@dataclass
class _Answers:
    """One question's answers by asset, true at change `seq` under `settings`."""

    seq: int
    settings: dict[str, str]
    by_asset: dict[str, str] = field(default_factory=dict)


_guard = threading.Lock()


def status_of_all(library: Library, day: date) -> dict[str, str]:
    """Id → status notation on `day`, for the whole bank."""
    return _answers(library, f"status {day}", lambda found: statuses(library, found, day))


def verdicts_of_all(library: Library, use: Use) -> dict[str, str]:
    """Id → name of the verdict's severity, for the whole bank: set-wise at first, then asset by asset as they change."""

    def answer(found: Sequence[Asset]) -> dict[str, str]:
        return {id: verdict.severity.name for id, verdict in decide_all(library, found, use).items()}

    def whole() -> dict[str, str]:
        return {id: severity.name for id, severity in severities_of_all(library, use).items()}

    return _answers(library, f"use {use}", answer, whole)


def _answers(
    library: Library,
    question: str,
    answer: Callable[[Sequence[Asset]], dict[str, str]],
    whole: Callable[[], dict[str, str]] | None = None,
) -> dict[str, str]:
    with _guard:
        stored = {**setting_table.read(library.db), "doubt": str(reviews.in_doubt(library.db))}
        kept = library.memory.pop(question, None)
        if not isinstance(kept, _Answers) or kept.settings != stored:
            kept = _Answers(0, stored)
        _renew(library, kept, answer, whole)
        library.memory[question] = kept
        while len(library.memory) > KEPT:
            library.memory.pop(next(iter(library.memory)))
        return kept.by_asset


def _renew(
    library: Library,
    kept: _Answers,
    answer: Callable[[Sequence[Asset]], dict[str, str]],
    whole: Callable[[], dict[str, str]] | None,
) -> None:
    newest = last_change(library)
    if newest == kept.seq:
        return
    changed = changes_since(library, kept.seq) if kept.seq else Changes(vocabulary=True)
    if changed.vocabulary and whole is not None:
        kept.by_asset, kept.seq = whole(), newest
        return
    if changed.vocabulary:
        ids = assets.all_ids(library.db)
        known: dict[str, str] = {}
    else:
        ids = sorted(changed.assets | assets.of_people(library.db, sorted(changed.people)))
        known = dict(kept.by_asset)
    for start in range(0, len(ids), assets.CHUNK):
        part = ids[start : start + assets.CHUNK]
        for id in part:
            known.pop(id, None)  # taken out of the catalogue, unless it is answered anew
        known.update(answer(assets.get(library.db, part)))
    kept.by_asset = known  # a new one: whoever reads the old one reads on undisturbed
    kept.seq = newest
