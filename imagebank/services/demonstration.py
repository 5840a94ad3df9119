"""The main job as a demonstration: a demo library from `resources/demo`, then search, decision, pack, export.

Everything in it is drawn by the project; dates are relative to the day it is made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from imagebank.core.actor import Actor
from imagebank.core.people import Appearance, Person, Release
from imagebank.core.progress import Progress
from imagebank.core.query import Field
from imagebank.core.use import Use
from imagebank.paths import DEMO
from imagebank.services import library as libraries
from imagebank.services.acting import put_actor
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.ingest import Template, take_in
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.releasing import add_person, add_release, appear, withdraw
from imagebank.services.report import Report
from imagebank.services.searching import find
from imagebank.services.vaulting import set_up_vault

CURATOR, REVIEWER, ADVISOR = "Kim Sund", "Robin Ek", "Alex Berg"
"""The demo's colleagues, invented."""

DEMO_PASSPHRASE = "lugna rum i skolan"  # noqa: S105 - the demo's names are invented, and anybody may read them
"""What opens the demo's people vault."""

CHANNEL, PACK_TITLE = "webb", "Lugna och tydliga lärmiljöer"
ALL_CHANNELS = (
    "internt", "webb", "presentation", "presentation-delad", "tryck", "rapport", "sociala", "konferens", "larresurs",
    "webbinarium",
)  # fmt: skip


@dataclass
class Demonstration:
    """What the demonstration made."""

    library: Path
    pack: Path
    number: str | None = None
    assets: int = 0
    usable: int = 0
    items: tuple[str, ...] = ()
    refused: int = 0


def demonstrate(done: Demonstration, today: date) -> Iterator[Progress]:
    """Make the demo library in `done.library` and the pack in `done.pack`; fills `done`.

    Raises LibraryProblem where the folder already holds something.
    """
    library = libraries.init(done.library, CURATOR)
    try:
        for actor in (Actor(CURATOR), Actor(REVIEWER), Actor(ADVISOR, "advisor")):
            put_actor(library, actor)
        set_up_vault(library, DEMO_PASSPHRASE)
        report = Report()
        yield from take_in(library, [DEMO / "pictures"], Template(creator=CURATOR), report)
        story = tomllib.loads((DEMO / "story.toml").read_text("utf-8"))
        ids = {Path(path).name: id for id, path, _ in report.imported}
        people = _register(library, story["person"], today)
        _describe(library, story["scene"], ids, people)
        done.assets = len(ids)
        yield from _publish(library, done, today)
    finally:
        library.close()


def _register(library: Library, persons: list[dict[str, Any]], today: date) -> dict[str, str]:
    """Register persons and releases; returns the story's key → pseudonym."""
    pseudonyms = {}
    for told in persons:
        person = Person("", told["role"], _birth_month(told, today), told.get("adult", False), told.get("guardians"))
        pseudonyms[told["key"]], _ = add_person(library, person, told.get("name"))
        if "release" in told:
            _release(library, pseudonyms[told["key"]], told["release"], today)
    return pseudonyms


def _birth_month(told: dict[str, Any], today: date) -> str | None:
    return f"{today.year - told['age']}-01" if "age" in told else None


def _release(library: Library, person: str, told: dict[str, Any], today: date) -> None:
    flags = (
        "explicit", "assent", "self_signed", "evidence", "assessment", "name_ok", "voice_ok", "no_alteration",
    )  # fmt: skip
    release = Release(
        "", person, told.get("basis", "consent"), told.get("status", "given"),
        guardians_signed=told.get("guardians_signed", 0), channels=frozenset(told.get("channels", ALL_CHANNELS)),
        languages=frozenset(told.get("languages", ())),
        valid_from=today - timedelta(days=told.get("began_days_ago", 200)),
        valid_to=today + timedelta(days=told["ends_in_days"]) if "ends_in_days" in told else None,
        **{flag: told.get(flag, False) for flag in flags},
    )  # fmt: skip
    add_release(library, release)
    if told.get("withdrawn"):
        withdraw(library, person)


def _describe(library: Library, scenes: list[dict[str, Any]], ids: dict[str, str], people: dict[str, str]) -> None:
    reviewer = replace(library, actor=Actor(REVIEWER))
    for told in scenes:
        id = ids[told["file"]]
        texts = {
            (name, lang): text for name in ("title", "caption", "alt") for lang, text in told.get(name, {}).items()
        }
        rights = {"creator": told.get("creator", CURATOR), "credit": told.get("credit", "Illustration: Bildbanken")}
        licence = frozenset(told.get("licence_channels", ALL_CHANNELS))
        assessed = {
            name: told[name]
            for name in ("visibility", "persons_declared", "audio_description", "visible_aid")
            if name in told
        }
        values = {**rights, "licence_channels": licence, **assessed}
        edit(library, [id], Edit(texts, values, tuple(told.get("concepts", ()))))
        if told.get("second_review", told.get("visibility") in ("none", "unident")):
            edit(reviewer, [id], Edit(second_review=True))
        for one in told.get("people", ()):
            appear(
                library,
                [id],
                Appearance(people[one["key"]], True, one.get("voice", False), one.get("from_s"), one.get("to_s")),
            )


def _publish(library: Library, done: Demonstration, today: date) -> Iterator[Progress]:
    """Search what may be used on the web, choose among it, and issue an approved pack."""
    usable = find(library, Field("usable", CHANNEL), day=today).ids
    chosen = find(library, Field("larmiljo", "fysisk"), day=today, channel=CHANNEL, order="name").ids[:8]
    films = find(library, Field("media", "film"), day=today, channel=CHANNEL, order="name").ids[:1]
    withdrawn = find(library, Field("status", "aterkallat"), day=today).ids[:1]
    order = Order(
        tuple(dict.fromkeys([*chosen, *films, *withdrawn])), Use(CHANNEL, today, title=PACK_TITLE), done.pack,
        approved_by=REVIEWER, recipient="Webbredaktionen",
    )  # fmt: skip
    report = Export()
    yield from export(library, order, report)
    done.usable, done.number = len(usable), report.pack
    done.items, done.refused = tuple(report.items), len(report.refused)
