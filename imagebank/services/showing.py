"""Everything known of an asset, as plain values for `show --json` and the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.services.deciding import person_statuses, statuses
from imagebank.services.library import Library
from imagebank.services.searching import existing
from imagebank.services.statements import plain
from imagebank.store import assets, incoming


def show(library: Library, ids: Sequence[str], day: date) -> list[dict[str, Any]]:
    """Describe assets, in the order of `ids`. Raises WrongWords for an id that the library does not have."""
    found = assets.get(library.db, existing(library, ids))
    status = statuses(library, found, day)
    return [_described(library, asset, status[asset.id], day) for asset in found]


def _described(library: Library, asset: Asset, status: str, day: date) -> dict[str, Any]:
    file, rights = asset.file, asset.rights
    names = ("name", "bytes", "format", "width", "height", "duration_s", "fps", "video_codec", "has_audio")
    return {
        "id": asset.id,
        "sha256": asset.sha256,
        "media": asset.media,
        "status": status,
        "file": {name: getattr(file, name) for name in names},
        "captured_at": asset.captured_at,
        "camera": {"make": asset.camera.make, "model": asset.camera.model},
        "gps": {"lat": asset.gps.lat, "lon": asset.gps.lon} if asset.gps else None,
        "title": dict(asset.title),
        "caption": dict(asset.caption),
        "alt": dict(asset.alt),
        "rights": _rights(rights) if rights else None,
        "concepts": list(asset.concepts),
        "keywords": list(asset.keywords),
        "captions": list(asset.captions),
        "shoot": asset.shoot,
        "imported_at": asset.imported_at,
        "people": _people(library, asset, day),
        "assessment": {
            "third_party_work": asset.third_party_work,
            "readable_personal_data": asset.readable_personal_data,
            "visible_aid": asset.visible_aid,
            "own_special_school": asset.own_special_school,
            "audio_description": asset.audio_description,
        },
        "rating": asset.rating,
        "pick": asset.pick,
        "poster_s": asset.poster_s,
        "blocked": asset.blocked,
        "state": asset.state,
        "version": asset.version,
    }


def _rights(rights: Rights) -> dict[str, Any]:
    return {
        "creator": rights.creator,
        "credit": rights.credit,
        "copyright": rights.copyright,
        "channels": sorted(rights.channels),
        "to": rights.to.isoformat() if rights.to else None,
        "no_derivatives": rights.no_derivatives,
        "credit_required": rights.credit_required,
    }


def _people(library: Library, asset: Asset, day: date) -> dict[str, Any]:
    status = person_statuses(library, asset, day)
    return {
        "visibility": asset.visibility,
        "persons_declared": asset.persons_declared,
        "assessed_by": asset.assessed_by,
        "second_review_by": asset.second_review_by,
        "appearances": [{**plain(one), "status": status[one.person]} for one in asset.appearances],
    }


def incoming_fields(library: Library, id: str) -> tuple[tuple[str, str], ...]:
    """What the original says beyond the bank's own fields, as (name, text); it is searchable and never leaves."""
    return incoming.fields(library.db, id)
