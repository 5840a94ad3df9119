"""Somebody in several pictures at once, with a time in a film: added to the times that are known, unless they are replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.core.people import Appearance
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.releasing import known_person
from imagebank.services.searching import existing, read
from imagebank.store import assets

SLACK_S = 0.5
"""Seconds that an end may lie beyond a film: people round, and players show whole seconds."""


def appear_at(
    library: Library, ids: Sequence[str], appearance: Appearance, *, replace_times: bool = False
) -> tuple[list[str], Changes]:
    """Put a person into assets, or change how they appear. Returns the assets in which a further time was added.

    Raises WrongWords for a time in a photo or beyond a film's end; then nothing is changed.
    """
    known_person(library, appearance.person)
    found = read(library, existing(library, ids))
    for one in found:
        _check(one, appearance)
    wanted = {one.id: _wanted(one, appearance, replace_times=replace_times) for one in found}
    changed = [one for one in found if wanted[one.id] not in one.appearances]
    if not changed:
        return [], Changes()
    before = last_change(library)
    with library.write("appear", appearance.person, assets=len(changed)) as db:
        for one in changed:
            assets.put_appearance(db, one.id, wanted[one.id])
            assets.touch(db, one.id)
    added = [one.id for one in changed if appearance.from_s is not None and len(wanted[one.id].spans) > 1]
    return added, changes_since(library, before)


def _wanted(asset: Asset, appearance: Appearance, *, replace_times: bool) -> Appearance:
    known = next((one for one in asset.appearances if one.person == appearance.person), None)
    if known is None or replace_times or not known.spans[0].is_closed:
        return appearance
    if appearance.from_s is None:
        return appearance.with_spans(known.spans)
    said = {(one.from_s, one.to_s) for one in known.spans}
    return replace(appearance, more=()).with_spans(
        (*known.spans, *(one for one in appearance.spans if (one.from_s, one.to_s) not in said))
    )


def _check(asset: Asset, appearance: Appearance) -> None:
    last = max((one.to_s for one in appearance.spans if one.to_s is not None), default=None)
    if last is None:
        return
    if asset.media != "film":
        raise WrongWords("NO_FILM", N_("{id} är en bild: tider anges bara i filmer."), id=asset.id)
    length = asset.file.duration_s
    if length is not None and last > length + SLACK_S:
        raise WrongWords(
            "BEYOND_FILM",
            N_("Filmen {id} är {seconds} sekunder lång. Ange tider inom den."),
            id=asset.id,
            seconds=round(length, 1),
        )
