"""What the inspector shows as pending fields, and pending fields as changes for whoever saves them. Pure: no Qt."""

from __future__ import annotations

from imagebank.desktop.inspector.fields import FIELDS
from imagebank.desktop.inspector.pending import Change
from imagebank.desktop.values import InspectorValue, TickValue

CHANNEL, FLAG, PARTLY = "channel:", "flag:", "partly:"
NOT_ASSESSED, NOBODY, IDENTIFIABLE = "na", "none", "ident"
"""Answers to who is seen, as the picture's field holds them."""


def shown_fields(value: InspectorValue) -> dict[str, object]:
    """Everything that can be edited, as it stands."""
    texts = {field.key: value.texts.get(field.key, "") for field in FIELDS}
    return {
        **texts,
        **_ticks(CHANNEL, value.channels),
        **_ticks(FLAG, (*value.flags, *value.terms)),
        "visibility": value.visibility,
        "audio_description": value.audio,
        "concepts": tuple(concept.id for concept in value.concepts),
        **{f"{PARTLY}{one.concept.id}": "" for one in value.partly},
    }


def _ticks(kind: str, values: tuple[TickValue, ...]) -> dict[str, object]:
    return {f"{kind}{tick.key}": "on" if tick.ticked else "off" for tick in values if tick.ticked is not None}


def split(changes: dict[str, Change], value: InspectorValue) -> dict[str, Change]:
    """Concepts and channels as what was added and what was removed, so that several assets can be edited at once."""
    channels = {key: on for key, on in changes.items() if key.startswith(CHANNEL)}
    partly = {key.removeprefix(PARTLY): to for key, to in changes.items() if key.startswith(PARTLY)}
    made = {
        key: new
        for key, new in changes.items()
        if key not in channels and key != "concepts" and not key.startswith(PARTLY)
    }
    if "concepts" in changes or partly:
        before = [one.id for one in value.concepts]
        after = changes.get("concepts", tuple(before))
        given, taken = [id for id, to in partly.items() if to == "on"], [id for id, to in partly.items() if to == "off"]
        made["concepts_added"] = (*(one for one in after if one not in before), *given)
        made["concepts_removed"] = (*(one for one in before if one not in after), *taken)
    if channels:
        names = {key.removeprefix(CHANNEL): on for key, on in channels.items()}
        made["channels_added"] = tuple(key for key, on in names.items() if on == "on")
        made["channels_removed"] = tuple(key for key, on in names.items() if on == "off")
    return made


def person_added(before: InspectorValue | None, after: InspectorValue | None) -> bool:
    """Whether somebody was added to what is not assessed yet."""
    return bool(before and after and after.visibility == NOT_ASSESSED and len(after.people) > len(before.people))
