"""What was edited in the inspector → one verb of the services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from imagebank.core.changes import Changes
from imagebank.core.fields import Value
from imagebank.services.describing import Edit, edit, parsed
from imagebank.services.library import Library
from imagebank.services.searching import read

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("title", "sv"), "title_en": ("title", "en"),
    "caption": ("caption", "sv"), "caption_en": ("caption", "en"),
    "alt_sv": ("alt", "sv"), "alt_en": ("alt", "en"),
}  # fmt: skip
"""The inspector's key → the field and its language."""

VALUES: dict[str, str] = {
    "creator": "creator", "credit": "credit", "licence_last_day": "licence_to", "persons_declared": "persons_declared",
    "rating": "rating",
    "visibility": "visibility", "audio_description": "audio_description",
}  # fmt: skip
"""The inspector's key → the field that is not kept by language."""

FLAG = "flag:"

EditedChanges = Mapping[str, str | tuple[str, ...]]


def save(library: Library, ids: Sequence[str], changes: EditedChanges) -> Changes:
    """Save edits of one or many assets. One write, unless the assets' licence channels differ and are among the edits.

    Raises WrongWords where a date or number cannot be read.
    """
    made = Changes()
    for channels, part in _by_channels(library, ids, changes).items():
        made |= edit(library, part, edit_of(changes, channels))
    return made


def edit_of(changes: EditedChanges, channels: frozenset[str] | None = None) -> Edit:
    """The edits as an `Edit`; `channels` are the licence's when they were edited."""
    texts = {TEXTS[key]: str(text) for key, text in changes.items() if key in TEXTS}
    values: dict[str, Value] = {
        VALUES[key]: parsed(VALUES[key], str(text).strip()) for key, text in changes.items() if key in VALUES
    }
    values |= {key.removeprefix(FLAG): on == "on" for key, on in changes.items() if key.startswith(FLAG)}
    if channels is not None:
        values["licence_channels"] = channels
    return Edit(texts, values, _tuple(changes, "concepts_added"), _tuple(changes, "concepts_removed"))


def _by_channels(
    library: Library, ids: Sequence[str], changes: EditedChanges
) -> Mapping[frozenset[str] | None, list[str]]:
    """The assets by the licence channels they shall have: each keeps what was not touched."""
    if "channels_added" not in changes:
        return {None: list(ids)}
    added, removed = _tuple(changes, "channels_added"), _tuple(changes, "channels_removed")
    parts: dict[frozenset[str] | None, list[str]] = defaultdict(list)
    for asset in read(library, ids):
        before = asset.rights.channels if asset.rights else frozenset()
        parts[frozenset((before | set(added)) - set(removed))].append(asset.id)
    return parts


def _tuple(changes: EditedChanges, key: str) -> tuple[str, ...]:
    found = changes.get(key, ())
    return found if isinstance(found, tuple) else (found,)
