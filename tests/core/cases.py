"""Reads a decision case (see docs/decision.md, "The fields of a case") into the values that `decide` asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from imagebank.core.assessment import Assessment, Rights
from imagebank.core.people import Depicted, Release
from imagebank.core.use import Policy, Use


def assessment(asset: dict[str, Any]) -> Assessment:
    return Assessment(
        media=asset.get("media", "foto"),
        visibility=asset.get("visibility", "na"),
        persons_declared=asset.get("persons_declared"),
        blocked=asset.get("blocked", False),
        third_party_work=asset.get("third_party_work", False),
        readable_personal_data=asset.get("readable_personal_data", False),
        second_review=asset.get("second_review", True),
        rights=rights(asset.get("rights")),
        health_revealing=asset.get("health_revealing", False),
        own_special_school=asset.get("own_special_school", False),
        person_ranges_known=asset.get("person_ranges_known", True),
        alt=bool(asset.get("alt", True)),
        captions=bool(asset.get("captions", True)),
        audio_description=asset.get("ad", "not_needed"),
    )


def rights(record: dict[str, Any] | None) -> Rights | None:
    if record is None:
        return None
    return Rights(
        creator=record.get("creator"),
        channels=frozenset(record.get("channels") or ()),
        to=day(record.get("to")),
        no_derivatives=record.get("no_derivatives", False),
        credit_required=record.get("credit_required", True),
    )


def depicted(person: dict[str, Any]) -> Depicted:
    names = ("guardians", "guardians_unknown", "identifiable", "protected", "deceased", "lacks_capacity", "voice")
    given = {name: person[name] for name in names if person.get(name) is not None}
    return Depicted(
        id=person["id"],
        role=person.get("role", "elev"),
        age_then=person.get("age_then"),
        age_now=person.get("age_now"),
        **given,
    )


def release(person: dict[str, Any], policy: Policy) -> Release | None:
    record = person.get("consent")
    if record is None:
        return None
    then = person.get("age_then")
    minor_then = then is None or then < policy.guardian_age
    flags = (
        "explicit",
        "assent",
        "appointed_guardian",
        "child_said_no",
        "assessment",
        "objection",
        "name_ok",
        "no_alteration",
    )
    return Release(
        id=f"release of {person['id']}",
        person=person["id"],
        basis=record.get("basis", "consent"),
        status=record.get("status", ""),
        guardians_signed=record.get("guardians_signed", 0),
        self_signed=record.get("self_signed", not minor_then),
        evidence=record.get("evidence", True),
        voice_ok=record.get("voice_ok", True),
        valid_from=day(record.get("from")) or date(2025, 1, 1),
        valid_to=day(record.get("to")),
        purposes=frozenset(record.get("purposes", ["info"])),
        **{flag: record.get(flag, False) for flag in flags},
        **{
            kind: frozenset(record.get(kind) or ())
            for kind in ("channels", "languages", "territory", "withdrawn_channels")
        },
    )


def use(record: dict[str, Any]) -> Use:
    flags = (
        "alteration",
        "with_name",
        "school_named",
        "no_credit",
        "disclosure",
        "blur_second_review",
        "sound_removed",
    )
    moment = day(record["date"])
    assert moment is not None
    return Use(
        channel=record["channel"],
        date=moment,
        purpose=record.get("purpose", "info"),
        language=record.get("language", "sv"),
        territory=record.get("territory", "SE"),
        licence_out=record.get("licence_out"),
        range_s=tuple(record["range"]) if record.get("range") else None,
        lifetime_to=day(record.get("lifetime_to")),
        blurred=frozenset(record.get("blurred") or ()),
        **{flag: bool(record.get(flag, False)) for flag in flags},
    )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
