"""Who is in one asset, said at once: persons, when and where they are seen, and the assessment. All of it is saved, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.core.fields import Value, checked
from imagebank.core.people import Appearance, Span
from imagebank.services.covering import faces_of
from imagebank.services.describing import Edit, put
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.services.releasing import known_person
from imagebank.services.searching import existing
from imagebank.store import assets, ledger
from imagebank.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Depiction:
    """What is said of an asset: person → their times and areas (`Span`), visibility, how many persons are seen."""

    persons: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    visibility: str = "na"
    persons_declared: int | None = None


def depict(library: Library, id: str, said: Depiction, others: Sequence[str] = ()) -> Changes:
    """Let `said` stand for the asset, and put its persons into `others` too; one transaction.

    Whether a known person can be recognised or is heard stays as it was. In `others` nobody is taken out, and what
    somebody has assessed stays. Raises WrongWords for an unknown asset, person or value, and for times that cannot be.
    """
    refresh(library)
    existing(library, [id, *others])
    for person, spans in said.persons.items():
        known_person(library, person)
        _check_times(person, spans)
    before = last_change(library)
    with library.transaction("appear", id) as db:
        asset = assets.get(db, [id])[0]
        _put_persons(library, db, asset, said.persons)
        values: dict[str, Value] = {"visibility": said.visibility, "persons_declared": said.persons_declared}
        _describe(library, db, [(asset, values)])
        if others:
            _put_everywhere(library, db, others, said)
    return changes_since(library, before)


def _check_times(person: str, spans: Sequence[Span]) -> None:
    """The catalogue holds it too; here it is a sentence."""
    backwards = any(one.from_s is not None and one.to_s is not None and one.to_s < one.from_s for one in spans)
    if backwards or any(not one.is_closed for one in spans[1:]):
        raise WrongWords(
            "BAD_TIMES",
            N_("Tiderna för {person} går inte ihop. Ange från och till för varje gång, med slutet efter början."),
            person=person,
        )


def _put_persons(library: Library, db: Connection, asset: Asset, persons: Mapping[str, Sequence[Span]]) -> None:
    before = {one.person: one for one in asset.appearances}
    for person, spans in persons.items():
        wanted = before.get(person, Appearance(person)).with_spans(spans)
        if wanted != before.get(person):
            assets.put_appearance(db, asset.id, wanted)
            assets.touch(db, asset.id)
            ledger.append(db, library.actor.name, "appear", person, assets=1)
    for person in before:
        if person not in persons:
            assets.remove_appearance(db, asset.id, person)
            assets.touch(db, asset.id)
            ledger.append(db, library.actor.name, "disappear", person, assets=1)


def _put_everywhere(library: Library, db: Connection, ids: Sequence[str], said: Depiction) -> None:
    found = assets.get(db, ids)
    for person in said.persons:
        lacking = [one.id for one in found if all(there.person != person for there in one.appearances)]
        for id in lacking:
            assets.put_appearance(db, id, Appearance(person))
            assets.touch(db, id)
        if lacking:
            ledger.append(db, library.actor.name, "appear", person, assets=len(lacking))
    faces = faces_of(library, ids)
    told: list[tuple[Asset, Mapping[str, Value]]] = []
    for one in found:
        most = max(len({*said.persons, *(there.person for there in one.appearances)}), len(faces.get(one.id, ())))
        values: dict[str, Value] = {"persons_declared": max(most, one.persons_declared or 0)}
        if one.visibility == "na":
            values["visibility"] = said.visibility
        told.append((one, values))
    _describe(library, db, told)


def _describe(library: Library, db: Connection, told: Iterable[tuple[Asset, Mapping[str, Value]]]) -> None:
    """Write what differs only: the same answer again would be another person's confirmation. Alike assets share a line."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for asset, values in told:
        differing = {name: checked(name, value) for name, value in values.items() if value != getattr(asset, name)}
        if differing:
            put(library, db, asset, Edit(values=differing))
            alike.setdefault(tuple(sorted(differing)), []).append(asset.id)
    for names, ids in alike.items():
        ledger.append(
            db, library.actor.name, "edit", ",".join(ids[:20]), assets=len(ids), fields=list(names), second_review=False
        )
