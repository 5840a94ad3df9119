"""Puts one statement (docs/interchange.md) into the catalogue, each kind in its own way."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from imagebank.core.ids import new_id
from imagebank.language import _
from imagebank.services import statements
from imagebank.services.class_list import REMEMBERED
from imagebank.services.library import Library
from imagebank.services.originals import is_there
from imagebank.services.releasing import stops
from imagebank.services.statements import Statement
from imagebank.settings import value_of
from imagebank.store import assets, carried, incoming, ledger, merged, originals, packs, people, shoots, templates
from imagebank.store import settings as setting_table
from imagebank.store.engine import Connection


def _row(table: str, db: Connection, said: Statement) -> None:
    carried.put(db, table, said)


WRONG = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What a statement that does not hold raises."""


class Putting:
    """Statements into one library. `carries_ledger`: the library has no acts of its own, so that it may take a ledger over."""

    def __init__(self, library: Library, *, carries_ledger: bool) -> None:
        self.library, self.carries_ledger = library, carries_ledger
        self.carried = False
        """Whether a line of a ledger was taken over."""
        self._spare = new_id()
        self._verbs: dict[str, Callable[[Connection, Statement], None]] = {
            "setting": self._setting, "actor": self._actor, "shoot": self._shoot, "template": self._template,
            "take_in": self._take_in, "person": self._person, "release": self._release, "asset": self._asset,
            "captions": self._captions, "incoming": self._incoming, "sidecar": self._sidecar,
            "other_original": self._other, "merged": self._merged, "unlike": self._unlike, "pack": self._pack,
            "ledger": self._ledger, **{table: partial(_row, table) for table in carried.TABLES},
        }  # fmt: skip

    def knows(self, kind: str) -> bool:
        """Whether `put` takes statements of this kind."""
        return kind in self._verbs

    def put(self, db: Connection, kind: str, said: Statement) -> None:
        """Put one statement in. Raises one of `WRONG` where it does not hold; the caller takes the step back."""
        self._verbs[kind](db, said)

    def _setting(self, db: Connection, said: Statement) -> None:
        if said["name"] == REMEMBERED:
            json.loads(said["value"])
        else:
            value_of({said["name"]: said["value"]}, said["name"])
        setting_table.put(db, said["name"], said["value"])

    def _actor(self, db: Connection, said: Statement) -> None:
        setting_table.put_actor(db, statements.actor_of(said))

    def _shoot(self, db: Connection, said: Statement) -> None:
        shoots.put_shoot(db, said["id"], said["name"])

    def _template(self, db: Connection, said: Statement) -> None:
        templates.put(db, said["name"], json.dumps(statements.template_of(said), ensure_ascii=False))

    def _take_in(self, db: Connection, said: Statement) -> None:
        shoots.put_take_in(db, said["id"], said["at"], said["actor"], said["source"])
        if said.get("undone_at"):
            shoots.mark_undone(db, said["id"], statements.moment(said["undone_at"]))

    def _person(self, db: Connection, said: Statement) -> None:
        people.insert_person(db, statements.person_of(said))

    def _release(self, db: Connection, said: Statement) -> None:
        release = statements.release_of({k: v for k, v in said.items() if k != "seq"})
        people.insert_release(db, release, said["seq"])
        if not self.carries_ledger and stops(release):
            packs.mark_stale(db, sorted(assets.of_people(db, [release.person])))

    def _asset(self, db: Connection, said: Statement) -> None:
        asset = statements.asset_of(said)
        shoot = self._shoot_named(db, asset.shoot) if asset.shoot else None
        here = is_there(self.library, asset)
        assets.insert(db, replace(asset, shoot=shoot, state="present" if here else "original_missing", captions=()))

    def _shoot_named(self, db: Connection, name: str) -> str:
        """The shoot's id; a new id is made when one was used up, for most assets are of a shoot that is there already."""
        found = shoots.put_shoot(db, self._spare, name)
        if found == self._spare:
            self._spare = new_id()
        return found

    def _captions(self, db: Connection, said: Statement) -> None:
        assets.put_caption_file(db, said["asset"], said["lang"], said["name"], said["vtt"])

    def _incoming(self, db: Connection, said: Statement) -> None:
        incoming.put(db, said["asset"], *statements.incoming_of(said))

    def _sidecar(self, db: Connection, said: Statement) -> None:
        incoming.put_sidecar(db, said["asset"], statements.hash_of(said), said["name"])

    def _other(self, db: Connection, said: Statement) -> None:
        originals.put_other(db, statements.other_of(said))

    def _merged(self, db: Connection, said: Statement) -> None:
        merged.put_merged(db, said["id"], said["asset"])

    def _unlike(self, db: Connection, said: Statement) -> None:
        merged.put_unlike(db, said["one"], said["other"])

    def _pack(self, db: Connection, said: Statement) -> None:
        packs.insert(db, statements.pack_of(said))

    def _ledger(self, db: Connection, said: Statement) -> None:
        line = statements.line_of(said)
        if not self.carries_ledger:
            raise ValueError(_("den här banken har redan en egen utlämningslogg"))
        ledger.carry(db, line, statements.about_of(said))
        self.carried = True
