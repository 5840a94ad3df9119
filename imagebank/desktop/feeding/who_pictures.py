"""Pictures and persons for the dialog about who is in them, and what it gives back, saved by the services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from imagebank.core.asset import Area, Asset
from imagebank.core.fields import Value
from imagebank.core.people import Appearance
from imagebank.core.query import Field
from imagebank.desktop.values import Choice
from imagebank.desktop.who.draft import KEYS
from imagebank.desktop.who.geometry import Shape
from imagebank.desktop.who.values import Seen, WhoDraft, WhoPicture
from imagebank.language import language
from imagebank.services.covering import faces_of
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.naming import person_labels
from imagebank.services.releasing import appear, disappear, persons
from imagebank.services.searching import find, read


def who_pictures(library: Library, ids: Sequence[str], number: Callable[[str], int]) -> list[WhoPicture]:
    """The pictures in the order of `ids`; those that are gone are left out."""
    found = {asset.id: asset for asset in read(library, ids)}
    faces = faces_of(library, ids)
    return [_picture(found[id], number(id), faces) for id in ids if id in found]


def near_and_far(library: Library, ids: Sequence[str], day: date) -> tuple[list[Choice], list[Choice]]:
    """The persons of these pictures and of their shoots, the most frequent first; and all others.

    Where everybody has a key, everybody is near.
    """
    assets = read(library, ids)
    shoots = {asset.shoot for asset in assets if asset.shoot}
    around = {id for shoot in sorted(shoots) for id in find(library, Field("shoot", shoot), day=day).ids} - set(ids)
    often = Counter(one.person for asset in (*assets, *read(library, sorted(around))) for one in asset.appearances)
    known = [one for one in persons(library) if one.merged_into is None and one.erased_at is None]
    words = {id: Choice(id, said) for id, said in person_labels(library, known).items()}
    near = [person for person, _times in often.most_common() if person in words]
    far = [person for person in words if person not in often]
    if len(near) + len(far) <= len(KEYS):
        near, far = near + far, []
    return [words[person] for person in near], [words[person] for person in far]


def shapes_of(areas: Iterable[Area]) -> tuple[Shape, ...]:
    """Areas as the window's shapes."""
    return tuple((one.x, one.y, one.width, one.height) for one in areas)


def save_who(library: Library, ids: Sequence[str], draft: WhoDraft) -> None:
    """Save the persons, their areas and the assessment of the first of `ids`, and put the persons into the others."""
    first, others = ids[0], ids[1:]
    asset = read(library, [first])[0]
    before = {one.person: one for one in asset.appearances}
    for one in draft.seen:
        wanted = replace(
            before.get(one.person, Appearance(one.person)), area=one.area, from_s=one.from_s, to_s=one.to_s
        )
        if wanted != before.get(one.person):
            appear(library, [first], wanted)
    kept = {one.person for one in draft.seen}
    for person in before:
        if person not in kept:
            disappear(library, [first], person)
    said: dict[str, Value] = {"visibility": draft.visibility, "persons_declared": draft.declared}
    _describe(library, [(asset, said)])
    if others:
        _put_everywhere(library, others, [one.person for one in draft.seen], draft.visibility)


def _put_everywhere(library: Library, ids: Sequence[str], people: Sequence[str], visibility: str) -> None:
    assets = read(library, ids)
    for person in people:
        lacking = [one.id for one in assets if all(there.person != person for there in one.appearances)]
        if lacking:
            appear(library, lacking, Appearance(person))
    faces = faces_of(library, ids)
    told: list[tuple[Asset, Mapping[str, Value]]] = []
    for one in assets:
        most = max(len({*people, *(there.person for there in one.appearances)}), len(faces.get(one.id, ())))
        said: dict[str, Value] = {"persons_declared": max(most, one.persons_declared or 0)}
        if one.visibility == "na":
            said["visibility"] = visibility
        told.append((one, said))
    _describe(library, told)


def _describe(library: Library, told: Iterable[tuple[Asset, Mapping[str, Value]]]) -> None:
    """Write what differs only, alike assets at once: the same answer again would be another person's confirmation."""
    alike: dict[tuple[tuple[str, Value], ...], list[str]] = {}
    for asset, said in told:
        differing = tuple((name, value) for name, value in said.items() if value != getattr(asset, name))
        alike.setdefault(differing, []).append(asset.id)
    for values, ids in alike.items():
        if values:
            edit(library, ids, Edit(values=dict(values)))


def _picture(asset: Asset, number: int, faces: Mapping[str, tuple[Area, ...]]) -> WhoPicture:
    seen = tuple(Seen(one.person, one.area, one.from_s, one.to_s) for one in asset.appearances)
    found = shapes_of(faces[asset.id]) if asset.id in faces else None
    return WhoPicture(
        number, asset.name_in(language()), asset.media == "film", asset.visibility, asset.persons_declared, seen, found
    )
