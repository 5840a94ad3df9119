"""Check my deck: every picture of ours in documents, archives and folders, and whether it may still stand there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from imagebank.core.errors import FileProblem
from imagebank.core.progress import Progress
from imagebank.core.trace import Answered, Hit, Match, NotRead, Trace
from imagebank.core.use import Use
from imagebank.core.verdict import Severity, Verdict
from imagebank.language import sentence
from imagebank.media.embedded import pictures_in
from imagebank.media.embedded_place import Embedded, Unread
from imagebank.services.deciding import check
from imagebank.services.due import ACCESSIBILITY
from imagebank.services.ending import last_day_of
from imagebank.services.issuing import use_of
from imagebank.services.library import Library, refresh
from imagebank.services.recognising import UNKNOWN, Recogniser
from imagebank.services.replacing import instead_of
from imagebank.services.searching import known_channel
from imagebank.services.sighting import make_ready
from imagebank.services.trace_words import places_in_words
from imagebank.store import assets, packs

CHANNEL = "presentation"
"""The channel that is asked about where a picture left in no pack and nobody said."""

WEEDED = "WEEDED"
"""The reason of a picture that the bank no longer has."""


def trace(
    library: Library, paths: Sequence[Path], day: date, report: Trace, channel: str | None = None
) -> Iterator[Progress]:
    """Look through files and folders; fills `report`. Yields after each picture.

    A picture is asked about in the use of the pack or pull in which it left, or in `channel` where one is named. Raises
    WrongWords for an unknown channel, FileProblem where a path does not exist.
    """
    if channel is not None:
        known_channel(library.vocabulary, channel)
    refresh(library)
    report.day = day.isoformat()
    yield from make_ready(library)
    answers: dict[tuple[Match, str | None], Answered] = {}
    number = 0
    with Recogniser(library) as recogniser, tempfile.TemporaryDirectory(prefix="imagebank-trace-") as folder:
        for path in paths:
            for found in _pictures(path, Path(folder), alone=len(paths) == 1):
                number += 1
                if isinstance(found, Unread):
                    report.unread.append(NotRead(path, places_in_words(found.places), sentence(found.problem)))
                    continue
                place = places_in_words(found.places)
                try:
                    matches = recogniser.matches(found)
                except FileProblem as problem:
                    report.unread.append(NotRead(path, place, sentence(problem)))
                    continue
                for match in matches:
                    key = (replace(match, how="", alike=1.0), channel)
                    if key not in answers:
                        answers[key] = answer(library, match, day, channel)
                    report.hits.append(Hit(path, place, found.name, match, answers[key]))
                yield Progress(number, 0, f"{path.name} {place}".strip())


def _pictures(path: Path, folder: Path, *, alone: bool) -> Iterator[Embedded | Unread]:
    """What lies in a path; one that is not there is told among others, and raised where it was all that was asked for."""
    try:
        yield from pictures_in(path, folder)
    except FileProblem as problem:
        if alone:
            raise
        yield Unread((), problem)


def answer(library: Library, match: Match, day: date, channel: str | None = None) -> Answered:
    """Whether a picture may stand there on `day`, in the use of its pack, or in `channel`."""
    if match == UNKNOWN:
        return Answered("unknown")
    use = _use(library, match, day, channel)
    said = Answered("remove", channel=use.channel, purpose=use.purpose)
    if not assets.existing(library.db, [match.asset]):
        return replace(said, why=(WEEDED,))
    verdict = check(library, [match.asset], use)[match.asset]
    stops = _stops(verdict)
    if stops:
        return replace(said, why=stops, instead=instead_of(library, match.asset, use))
    last = last_day_of(library, match.asset)
    ends = last is not None and last <= day + timedelta(days=library.policy.warn_days)
    return replace(said, kind="ends" if ends else "allowed", last_day=last.isoformat() if last else None)


def _use(library: Library, match: Match, day: date, channel: str | None) -> Use:
    pack = packs.pack(library.db, match.pack) if match.pack else None
    if pack is None:
        return Use(channel or CHANNEL, day)
    use = use_of(pack, day)
    return replace(use, channel=channel) if channel else use


def _stops(verdict: Verdict) -> tuple[str, ...]:
    """Why it must come out, the most severe first; what only a new pack needs is no reason."""
    severe = [one for one in verdict.findings if one.severity > Severity.CONDITIONS and one.code not in ACCESSIBILITY]
    return tuple(dict.fromkeys(one.code for one in sorted(severe, key=lambda one: -one.severity)))
