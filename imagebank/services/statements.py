"""One statement of the interchange format for each kind of thing, to and from plain JSON values (docs/interchange.md).

What is empty or at its default is left out when written, and filled in when read.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any

from imagebank.core.actor import Actor
from imagebank.core.assessment import Rights
from imagebank.core.asset import Area, Asset, Camera, FileFacts, Gps
from imagebank.core.ledger import LedgerLine
from imagebank.core.pack import ItemChoice, Pack, PackItem
from imagebank.core.people import Appearance, Person, Release, Span
from imagebank.core.vocabulary import Concept, Label, Scheme
from imagebank.services.library import now
from imagebank.services.template import FIELDS
from imagebank.store.originals import OtherOriginal

Statement = dict[str, Any]

MODES = ("set", "add")
_HASH = re.compile(r"[0-9a-f]{64}")
_EXTENSION = re.compile(r"[a-z0-9]{1,8}")


def plain(value: object) -> Any:  # noqa: ANN401 - JSON values
    """A frozen dataclass as JSON values, without what is at its default; sets sorted, dates as text."""
    if hasattr(value, "__dataclass_fields__"):
        pairs = ((f.name, getattr(value, f.name), _default(f)) for f in fields(value))  # type: ignore[arg-type]
        return {name: plain(inner) for name, inner, default in pairs if inner != default}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _default(field: Any) -> object:  # noqa: ANN401 - a dataclass field
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def asset_of(said: Statement) -> Asset:
    """Read an asset; `shoot` is the shoot's name."""
    rights, gps = said.get("rights"), said.get("gps")
    for moment in ("captured_at", "imported_at"):
        if said.get(moment) is not None:
            date.fromisoformat(said[moment][:10])
    given = {
        "imported_at": now(),
        **said,
        "rating": said.get("rating") or None,
        "file": FileFacts(**said["file"]),
        "camera": Camera(**said.get("camera", {})),
        "gps": Gps(**gps) if gps else None,
        "rights": _rights(rights) if rights is not None else None,
        "appearances": tuple(_appearance(a) for a in said.get("appearances", ())),
        **{name: tuple(said.get(name, ())) for name in ("keywords", "concepts", "captions")},
    }
    return Asset(**given)


def _appearance(said: Statement) -> Appearance:
    more = tuple(Span(**_with_area(span)) for span in said.get("more", ()))
    return Appearance(**{**_with_area(said), "more": more})


def _with_area(said: Statement) -> Statement:
    area = said.get("area")
    return {**said, "area": tuple(float(side) for side in area) if area else None}


def _rights(said: Statement) -> Rights:
    return Rights(**{**said, "channels": frozenset(said.get("channels", ())), "to": day(said.get("to"))})


def release_of(said: Statement) -> Release:
    """Read a release."""
    sets = ("channels", "purposes", "languages", "territory", "withdrawn_channels", "contexts")
    given = {name: frozenset(said[name]) for name in sets if name in said}
    start = day(said.get("valid_from"))
    dates = {"valid_to": day(said.get("valid_to")), **({"valid_from": start} if start else {})}
    return Release(**{**said, **given, **dates})


def person_of(said: Statement) -> Person:
    """Read a person's post; names are never among its fields."""
    return Person(**said)


def concept_of(said: Statement) -> Concept:
    """Read a concept."""
    labels = tuple(Label(**label) for label in said.get("labels", ()))
    return Concept(**{**said, "labels": labels, "broader": tuple(said.get("broader", ()))})


def scheme_of(said: Statement) -> Scheme:
    """Read a scheme."""
    return Scheme(**said)


def pack_of(said: Statement) -> Pack:
    """Read a pack with its items."""
    items = tuple(_pack_item(item) for item in said.get("items", ()))
    return Pack(**{**said, "items": items, "renditions": tuple(said.get("renditions", ()))})


def _pack_item(said: Statement) -> PackItem:
    chosen = said.get("choice", {})
    pairs = {name: tuple(float(part) for part in chosen[name]) for name in ("focus", "span") if name in chosen}
    choice = ItemChoice(**{**chosen, **pairs, "renditions": tuple(chosen.get("renditions", ()))})
    return PackItem(**{**said, "codes": tuple(said.get("codes", ())), "choice": choice})


def actor_of(said: Statement) -> Actor:
    """Read an actor."""
    return Actor(**said)


def line_of(said: Statement) -> LedgerLine:
    """Read a line of the ledger."""
    return LedgerLine(**{name: value for name, value in said.items() if name != "about"})


def about_of(said: Statement) -> list[str]:
    """The assets that a line of the ledger tells of; a file from before says nothing of it."""
    return [str(one) for one in said.get("about", ())]


def hash_of(said: Statement) -> str:
    """The SHA-256 of a file in the vault: it stands in a path, so it is a hash and nothing else."""
    if not _HASH.fullmatch(said["sha256"]):
        raise ValueError(said["sha256"])
    return said["sha256"]


def other_of(said: Statement) -> OtherOriginal:
    """Read the original of a picture that was merged into another."""
    hash_of(said)
    if not _EXTENSION.fullmatch(said["extension"]):
        raise ValueError(said["extension"])
    return OtherOriginal(**said)


def incoming_of(said: Statement) -> tuple[list[tuple[str, str]], list[Area]]:
    """Read what a file said beyond the bank's own fields: (name, text) pairs, and areas without names."""
    pairs = [(name, text) for name, text in said.get("fields", ())]
    areas = [Area(*(float(side) for side in shape)) for shape in said.get("areas", ())]
    if not all(isinstance(word, str) for pair in pairs for word in pair):
        raise TypeError(said["fields"])
    if not all(0 <= side <= 1 for area in areas for side in (area.x, area.y, area.width, area.height)):
        raise ValueError(said["areas"])
    return pairs, areas


def template_of(said: Statement) -> dict[str, Any]:
    """Read a template's fields: name → [`set` or `add`, text or list of texts]."""
    for name, (mode, value) in said["fields"].items():
        texts = value if isinstance(value, list) else [value]
        if name not in FIELDS or mode not in MODES or not all(isinstance(text, str) for text in texts):
            raise ValueError(name)
    return said["fields"]


def moment(text: str) -> str:
    """A time in ISO 8601, as it is written. Raises ValueError for anything else."""
    datetime.fromisoformat(text)
    return text


def day(text: str | None) -> date | None:
    """A date, None where there is none."""
    return date.fromisoformat(text) if text else None
