"""Pictures and persons for the dialog about who is in them, and what it gives back, saved by the services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from imagebank.core.asset import Area, Asset
from imagebank.core.query import Field
from imagebank.desktop.values import Choice
from imagebank.desktop.who.draft import KEYS
from imagebank.desktop.who.geometry import Shape
from imagebank.desktop.who.values import FoundFaces, Seen, WhoDraft, WhoPicture
from imagebank.language import language
from imagebank.services.covering import faces_of, moments_of_faces
from imagebank.services.depicting import Depiction, depict
from imagebank.services.library import Library
from imagebank.services.naming import person_labels
from imagebank.services.releasing import persons
from imagebank.services.searching import find, read


def who_pictures(library: Library, ids: Sequence[str], number: Callable[[str], int]) -> list[WhoPicture]:
    """The pictures in the order of `ids`; those that are gone are left out."""
    found = {asset.id: asset for asset in read(library, ids)}
    faces = found_faces(library, ids)
    return [_picture(found[id], number(id), faces.get(id)) for id in ids if id in found]


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
    """Save the persons, their times and areas and the assessment of the first of `ids`, and put the persons into the others."""
    said = Depiction({one.person: one.spans for one in draft.seen}, draft.visibility, draft.declared)
    depict(library, ids[0], said, ids[1:])


def found_faces(library: Library, ids: Sequence[str]) -> dict[str, FoundFaces]:
    """Asset → its faces, and for film when they are seen; those that nobody looked in are left out."""
    moments = moments_of_faces(library, ids)
    return {id: FoundFaces(shapes_of(areas), moments.get(id)) for id, areas in faces_of(library, ids).items()}


def seen_of(asset: Asset) -> tuple[Seen, ...]:
    """Who is in an asset, at all their times."""
    return tuple(Seen(one.person, one.spans) for one in asset.appearances)


def _picture(asset: Asset, number: int, found: FoundFaces | None) -> WhoPicture:
    faces, at = (None, None) if found is None else (found.shapes, found.at_s)
    return WhoPicture(
        number, asset.name_in(language()), asset.media == "film", asset.visibility, asset.persons_declared,
        seen_of(asset), faces, at, asset.file.duration_s,
    )  # fmt: skip
