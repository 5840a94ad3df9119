"""A person's register extract (art. 15 GDPR): everything that is kept about one person, with the names of the open vault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from imagebank.core.pack import Pack
from imagebank.core.people import Person
from imagebank.core.registers import ConsentForm, Evidence, Recall, Withdrawal
from imagebank.language import _
from imagebank.services import evidencing, signing
from imagebank.services.library import Library
from imagebank.services.recalling import places
from imagebank.services.releasing import known_person
from imagebank.services.statements import plain
from imagebank.store import assets, packs, people, registers


def extract(library: Library, person: str, today: date) -> dict[str, Any]:
    """Every picture, release, signature, form, pack and place of a person, as JSON values.

    Raises Refused where the vault is closed: an extract without the name and the forms would not be whole.
    """
    library.require_curator()
    post = known_person(library, person)
    library.people_vault.require_open()
    card = library.people_vault.card(person)
    posts = [person, *(one.id for one in people.persons(library.db) if one.merged_into == person)]
    ids = sorted(assets.of_people(library.db, [person]))
    found = assets.get(library.db, ids)
    with library.write("extract", person, assets=len(ids)):
        pass
    return {
        "format": "imagebank register extract 1",
        "day": today.isoformat(),
        "organisation": library.setting("organisation"),
        "contact": library.setting("contact"),
        "person": {"id": person, **plain(post)},
        "card": plain(card) if card else None,
        "destroyed": _destroyed(post),
        "earlier_posts": [{"until": until, **plain(old)} for old, until, _by in people.history(library.db, person)],
        "releases": [plain(one) for post in posts for one in signing.history(library, post)],
        "signatures": [plain(one) for post in posts for one in signing.signatures(library, post)],
        "evidence": [_evidence(library, one, posts) for one in _on_file(library, posts)],
        "objections": [plain(one) for post in posts for one in signing.objections(library, post)],
        "withdrawals": [plain(one) for one in registers.of(library.db, Withdrawal, "person", posts)],
        "forms": [plain(one) for one in registers.of(library.db, ConsentForm, "person", posts)],
        "pictures": [
            {
                "id": one.id, "media": one.media, "title": dict(one.title), "captured_at": one.captured_at, "shoot": one.shoot,
                "appearance": plain(next(a for a in one.appearances if a.person == person)),
            }
            for one in found
        ],
        "packs": [_pack(library, pack, set(ids)) for pack in packs.with_any(library.db, ids)],
        "recalls": [plain(one) for one in registers.of(library.db, Recall, "person", posts)],
    }  # fmt: skip


def _destroyed(post: Person) -> str:
    """What is no more of somebody who was erased, and since when; empty for others."""
    if not post.erased_at:
        return ""
    return _("Namn, kontaktuppgifter och egna blanketter förstördes {day} och finns inte kvar.").format(
        day=post.erased_at[:10]
    )


def _on_file(library: Library, posts: Sequence[str]) -> list[Evidence]:
    found = {one.id: one for post in posts for one in evidencing.evidences(library, post)}
    return list(found.values())


def _evidence(library: Library, one: Evidence, posts: Sequence[str]) -> dict[str, Any]:
    """A form that is on file; a form that is about several has one code, which is told to whom it was printed for."""
    whose = {form.person for form in registers.all_(library.db, ConsentForm, code=one.code)} if one.code else set()
    return plain(one if not whose or whose & set(posts) else replace(one, code=None))


def _pack(library: Library, pack: Pack, ids: set[str]) -> dict[str, Any]:
    return {
        "pack": pack.id, "title": pack.title, "status": pack.status, "channel": pack.channel, "recipient": pack.recipient,
        "made_at": pack.made_at, "pictures": [item.asset for item in pack.items if item.asset in ids],
        "places": [plain(one) for one in places(library, pack.id)],
    }  # fmt: skip
