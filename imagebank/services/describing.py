"""Describes and classifies: texts, rights, assessment and concepts of one or many assets, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from imagebank.core.actor import is_same
from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords, bad_value
from imagebank.core.fields import FIELDS, Value, checked
from imagebank.core.query import FIELD_NAMES
from imagebank.core.registers import CoveredVersion
from imagebank.core.vocabulary import CLOSED_SCHEMES, Concept
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.services.recalling import stop_what_is_out
from imagebank.services.searching import existing, known_channel
from imagebank.store import assets, registers
from imagebank.store.engine import Connection

CONFIRMABLE = ("none", "unident")
"""Visibilities that a second reviewer confirms."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What to change. `texts`: (field, language) → text; `values`: field → value; concepts by notation or label.

    `second_review` confirms the visibility as another person than the one who assessed it.
    """

    texts: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    add_concepts: tuple[str, ...] = ()
    remove_concepts: tuple[str, ...] = ()
    second_review: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing to change."""
        return self == Edit()


def edit(library: Library, ids: Sequence[str], change: Edit) -> Changes:
    """Change assets, all or none.

    Raises WrongWords for an unknown id, concept, channel or value, Refused where the same person would review twice.
    """
    refresh(library)
    wanted = existing(library, ids)
    values = {name: _checked(library, name, value) for name, value in change.values.items()}
    add = [concept(library, text) for text in change.add_concepts]
    remove = [concept(library, text, even_old=True) for text in change.remove_concepts]
    names = sorted({*values, *(name for name, _ in change.texts), *(["concepts"] if add or remove else [])})
    before = last_change(library)
    told = {"blocked": wanted} if values.get("blocked") else {}  # a restored backup blocks them again from the ledger
    with library.write(
        "edit", ",".join(wanted[:20]), assets=len(wanted), fields=names, second_review=change.second_review, **told
    ) as db:
        whole = replace(change, values=values, add_concepts=tuple(add), remove_concepts=tuple(remove))
        for asset in assets.get(db, wanted):
            put(library, db, asset, whole)
        if told:
            stop_what_is_out(db, wanted, "block")
    return changes_since(library, before)


def put(library: Library, db: Connection, asset: Asset, change: Edit, copyright_notice: str | None = None) -> None:
    """Write a change, whose values are checked and whose concepts are notations, to one asset inside the write `db`."""
    columns = _columns(library, asset, change.values, second_review=change.second_review)
    assets.put_columns(db, asset.id, columns)
    if "visibility" in columns or "persons_declared" in columns:  # a confirmation is of what was assessed then
        registers.alter(db, CoveredVersion, asset.id, confirmed_by=None, confirmed_at=None)
    for (name, lang), text in change.texts.items():
        assets.put_texts(db, asset.id, {name: {lang: checked(name, text)}})
    rights = _rights(asset, change.values)
    if copyright_notice is not None:
        rights = replace(rights or Rights(), copyright=copyright_notice)
    if rights != asset.rights and rights is not None:
        assets.put_rights(db, asset.id, rights)
    assets.put_concepts(db, asset.id, change.add_concepts, change.remove_concepts)
    assets.touch(db, asset.id)


def concept(library: Library, text: str, *, even_old: bool = False) -> str:
    """The notation that `text` means: a notation or a label. Raises WrongWords for an unknown or computed one.

    One that is out of use is only taken away, not given (`even_old`).
    """
    field, _colon, value = text.partition(":")
    scheme = FIELD_NAMES.get(field.casefold())
    notation = library.vocabulary.resolve(text) or (library.vocabulary.resolve(value, scheme) if scheme else None)
    if notation is None:
        raise WrongWords("UNKNOWN_CONCEPT", N_("Ämnesordet ”{text}” finns inte. Kontrollera stavningen."), text=text)
    found = library.vocabulary.concepts[notation]
    if found.scheme in CLOSED_SCHEMES - {"mediatyp"}:
        raise WrongWords("CLOSED_SCHEME", N_("”{text}” räknas ut av programmet och sätts inte för hand."), text=text)
    if found.deprecated and not even_old:
        raise _out_of_use(library, found)
    return notation


def _out_of_use(library: Library, found: Concept) -> WrongWords:
    label = found.label("sv")
    if found.successor is None:
        return WrongWords("DEPRECATED", N_("”{text}” används inte längre. Välj ett annat ämnesord."), text=label)
    successor = library.vocabulary.concepts[found.successor].label("sv")
    return WrongWords(
        "DEPRECATED", N_("”{text}” används inte längre. Använd {successor}."), text=label, successor=successor
    )


def _checked(library: Library, name: str, value: Value) -> Value:
    if FIELDS[name].kind == "channels" and isinstance(value, frozenset):
        return frozenset(known_channel(library.vocabulary, channel) for channel in value)
    return checked(name, value)


def _columns(library: Library, asset: Asset, values: Mapping[str, Value], *, second_review: bool) -> dict[str, object]:
    plain = {
        name: value for name, value in values.items()
        if not FIELDS[name].rights and FIELDS[name].kind != "text" and name != "visibility"
    }  # fmt: skip
    return {**plain, **_assessment(library, asset, values.get("visibility"), second_review=second_review)}


def _assessment(library: Library, asset: Asset, visibility: Value, *, second_review: bool) -> dict[str, object]:
    """Who assessed the people and who confirmed it. The same answer by another person is a confirmation."""
    actor = library.actor.name
    if visibility is not None and visibility != asset.visibility:
        assessed = None if visibility == "na" else actor
        return {"visibility": visibility, "second_review_by": None, "assessed_by": assessed}
    confirms = second_review or (
        visibility is not None and asset.visibility in CONFIRMABLE and not is_same(asset.assessed_by, actor)
    )
    if not confirms:
        return {}
    if asset.visibility not in CONFIRMABLE:
        raise Refused(
            "NOTHING_TO_CONFIRM", N_("{asset} är inte bedömd som en bild utan identifierbara personer. Bedöm den först."),
            asset=asset.id,
        )  # fmt: skip
    if is_same(asset.assessed_by, actor):
        raise Refused(
            "SAME_REVIEWER",
            N_("{name} har själv bedömt {asset}. En annan person ska bekräfta."),
            name=actor,
            asset=asset.id,
        )
    return {"second_review_by": actor}


def _rights(asset: Asset, values: Mapping[str, Value]) -> Rights | None:
    given = {name: value for name, value in values.items() if FIELDS[name].rights}
    if not given:
        return asset.rights
    renamed = {
        {"licence_channels": "channels", "licence_to": "to"}.get(name, name): value for name, value in given.items()
    }
    return replace(asset.rights or Rights(), **renamed)  # type: ignore[arg-type]


def parsed(name: str, text: str) -> Value:
    """Read a field's value from a flag's or table's text. Raises WrongWords where it cannot be one."""
    kind = FIELDS[name].kind
    try:
        if kind == "bool":
            return {"yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}[text.casefold()]
        if kind == "date":
            return date.fromisoformat(text) if text else None
        if kind == "count":
            return int(text) if text else None
        if kind == "channels":
            return frozenset(part.strip() for part in text.split(",") if part.strip())
    except (KeyError, ValueError) as error:
        raise bad_value(
            value=text,
            name=name,
            choices={"bool": "yes, no", "date": "2027-05-26", "count": f"0–{FIELDS[name].most}"}[kind],
        ) from error
    return text
