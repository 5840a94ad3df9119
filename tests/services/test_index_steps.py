"""Whatever is done, the index that followed step by step says what one made anew says, and what plain SQL says.

A library on the disk, seen by two programs; small domains, so that the same things meet. `IMAGEBANK_STEPS` asks for more
examples than a test run has time for.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from imagebank.core.pack import Pack, PackItem
from imagebank.core.people import Appearance, Person
from imagebank.core.registers import Weeded
from imagebank.core.use import Use
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import words_of
from imagebank.index.columns import ORDERS
from imagebank.services import library as libraries
from imagebank.services import snapshots
from imagebank.services.deciding import decide_all
from imagebank.services.indexing import indexed, rebuild, save_index
from imagebank.services.verdicts import severities
from imagebank.store import assets, incoming, ledger, packs, people, registers, reviews
from imagebank.store import settings as setting_table
from imagebank.store import vocabulary as vocabulary_table
from imagebank.store.engine import Connection
from tests.services.same_index import as_sql_says, numbers_of, same
from tests.services.small_bank import CONCEPTS, LABELS, NAMES, TEXTS, a_concept, make
from tests.services.test_setwise import PERSONS, _put, appearance, asset, person, policy, release, rights, use

EXAMPLES = int(os.environ.get("IMAGEBANK_STEPS", "40"))
text, name, concept = st.sampled_from(TEXTS), st.sampled_from(NAMES), st.sampled_from(CONCEPTS)
place, who, whose = st.integers(0, 7), st.integers(0, 1), st.sampled_from(PERSONS)
field, lang = st.sampled_from(("title", "alt", "caption")), st.sampled_from(("sv", "en"))
visibility, label, flag = st.sampled_from(("na", "none", "ident")), st.sampled_from(LABELS), st.booleans()
at = st.sampled_from((None, "2026-10-01", "2025-02-03T04:05:06"))
Act = Callable[[Connection], object]


@pytest.fixture(scope="module", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A library with a small vocabulary and two persons, copied for each example."""
    Steps.template = tmp_path_factory.mktemp("steps") / "bank"
    make(Steps.template)


class Steps(RuleBasedStateMachine):
    """`both` are two programs; `anew` is a third, whose index is made from the start for each comparison."""

    template = Path()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="imagebank-steps-"))
        self.root = self.folder / "bank"
        shutil.copytree(self.template, self.root)
        self.count = self.steps = 0
        self.open()

    def open(self) -> None:
        """Open the library in every program."""
        self.both = [libraries.open_library(self.root, "Kim") for _ in range(2)]
        self.anew = libraries.open_library(self.root, "Kim")

    def close(self) -> None:
        """Close it in every program."""
        for one in (*self.both, self.anew):
            one.close()

    def teardown(self) -> None:
        """Nothing stays."""
        self.close()
        shutil.rmtree(self.folder)

    def write(self, who: int, act: Act) -> None:
        """One write by one of the programs, with its line of the ledger: no two of those are alike, as no two moments are."""
        self.count += 1
        with self.both[who].catalogue.write() as db:
            act(db)
            ledger.append(db, "Kim", "edit", f"step {self.count}")

    def id(self, place: int) -> str | None:
        """An asset, if there is any."""
        ids = assets.all_ids(self.anew.db)
        return ids[place % len(ids)] if ids else None

    def on(self, who: int, place: int, act: Callable[[Connection, str], object]) -> None:
        """One write to one asset, if there is any."""
        id = self.id(place)
        if id is not None:
            self.write(who, lambda db: act(db, id))

    @initialize(told=st.lists(st.tuples(asset, name, text), min_size=3, max_size=5))
    def begin(self, told) -> None:
        """Some assets to begin with."""
        for one, name, text in told:
            self.put(0, one, name, text)

    @rule(who=who, told=asset, name=name, text=text)
    def add(self, who: int, told, name: str, text: str) -> None:
        """An asset comes."""
        self.put(who, told, name, text)

    def put(self, who: int, told, name: str, text: str) -> None:
        """Write an asset."""
        self.count += 1

        def act(db: Connection) -> None:
            told_here = told | {"concepts": tuple(one for one in told["concepts"] if one in CONCEPTS)}
            _put(db, f"a{self.count}", self.count, told_here)
            assets.put_columns(db, f"a{self.count}", {"name": name})
            assets.put_texts(db, f"a{self.count}", {"caption": {"sv": text}})

        self.write(who, act)

    @rule(who=who, place=place, field=field, lang=lang, text=text)
    def say(self, who: int, place: int, field: str, lang: str, text: str) -> None:
        """A text is written, or taken away."""
        self.on(who, place, lambda db, one: assets.put_texts(db, one, {field: {lang: text}}))

    @rule(who=who, place=place, texts=st.lists(text, max_size=2), beside=text)
    def keywords(self, who: int, place: int, texts: list[str], beside: str) -> None:
        """The words that the file brought are others."""

        def act(db: Connection, id: str) -> None:
            assets.put_keywords(db, id, texts)
            incoming.put(db, id, [("x", beside)], ())
            assets.touch(db, id)  # as every service does: the feed knows of no incoming fields

        self.on(who, place, act)

    @rule(who=who, place=place, add=st.lists(concept, max_size=2), remove=st.lists(concept, max_size=2))
    def tag(self, who: int, place: int, add: list[str], remove: list[str]) -> None:
        """Concepts are put on and taken off."""
        self.on(who, place, lambda db, one: assets.put_concepts(db, one, add, remove))

    @rule(who=who, place=place, rights=rights)
    def license(self, who: int, place: int, rights) -> None:
        """Other rights."""
        self.on(who, place, lambda db, one: assets.put_rights(db, one, rights))

    @rule(who=who, place=place, name=name, blocked=flag, visibility=visibility, at=at)
    def assess(self, who: int, place: int, name: str, at: str | None, *, blocked: bool, visibility: str) -> None:
        """Columns of the asset itself."""
        values: dict[str, object] = {"name": name, "blocked": blocked, "visibility": visibility, "captured_at": at}
        self.on(who, place, lambda db, one: assets.put_columns(db, one, values))

    @rule(who=who, place=place, whose=whose, appearance=appearance, gone=st.booleans())
    def appear(self, who: int, place: int, whose: str, appearance: Appearance, *, gone: bool) -> None:
        """A person is in a picture, or is no more."""
        self.on(
            who, place,
            lambda db, one: assets.remove_appearance(db, one, whose) if gone else assets.put_appearance(db, one, replace(appearance, person=whose)),
        )  # fmt: skip

    @rule(who=who, whose=whose, release=release)
    def release(self, who: int, whose: str, release) -> None:
        """A person answers."""
        self.count += 1
        self.write(who, lambda db: people.insert_release(db, replace(release, id=f"r{self.count}", person=whose)))

    @rule(who=who, whose=whose, person=person)
    def revise(self, who: int, whose: str, person: Person) -> None:
        """A person is protected, older, deceased …"""
        self.write(who, lambda db: people.revise_person(db, replace(person, id=whose), "2026-11-02", "Kim"))

    @rule(who=who, places=st.lists(place, min_size=1, max_size=2, unique=True), title=text)
    def bind(self, who: int, places: list[int], title: str) -> None:
        """A pack is made."""
        ids = sorted({id for place in places if (id := self.id(place))})
        self.count += 1
        made = Pack(
            f"P{self.count}", title, "issued", "webb", "info", "2026-11-22", "sv", "SE", "Kim", "2026-11-22T00:00:00", approved_by="Robin",
            items=tuple(PackItem(id, "", "ALLOW") for id in ids),
        )  # fmt: skip
        self.write(who, lambda db: packs.insert(db, made))

    @rule(who=who, place=place)
    def weed(self, who: int, place: int) -> None:
        """An asset is destroyed; a pack keeps its id."""

        def act(db: Connection, id: str) -> None:
            snapshots.forget_snapshot(self.both[who])
            registers.put(db, Weeded(id, "0" * 64, "x", "2026-11-22", "Kim"))
            assets.remove(db, id)

        self.on(who, place, act)

    @rule(who=who, notation=concept, label=label, broader=st.one_of(st.none(), concept), retired=flag)
    def classify(self, who: int, notation: str, label: str, broader: str | None, *, retired: bool) -> None:
        """A concept is called otherwise, moved, retired."""
        above = () if broader is None or broader == notation or notation in self.anew_ancestors(broader) else (broader,)
        changed = replace(a_concept(notation, label, *above), deprecated=retired)
        self.write(who, lambda db: vocabulary_table.put(db, Vocabulary({}, {notation: changed})))

    def anew_ancestors(self, notation: str) -> set[str]:
        """What lies above a concept now."""
        rows = self.anew.db.execute("SELECT ancestor FROM concept_up WHERE notation = ?", (notation,))
        return {row[0] for row in rows}

    @rule(who=who, rules=policy, doubt=st.booleans())
    def rules_change(self, who: int, rules: dict[str, str], *, doubt: bool) -> None:
        """Settings, and a doubt, which the feed says nothing of."""

        def act(db: Connection) -> None:
            for name, value in rules.items():
                setting_table.put(db, name, value)
            if doubt:
                reviews.doubt(db, "x", "y")
            else:
                reviews.settle_doubt(db, "z", "Kim", "x")

        self.write(who, act)

    @rule(who=who, place=place, text=text, asks=st.booleans(), notation=concept)
    def roll_back(self, who: int, place: int, text: str, notation: str, *, asks: bool) -> None:
        """A write that fails, the index having been asked in the middle of it."""
        library = self.both[who]

        def act(db: Connection, id: str) -> None:
            assets.put_texts(db, id, {"title": {"sv": text}})
            people.revise_person(db, Person(PERSONS[0], "elev", protected=True), "2026-11-02", "Kim")
            vocabulary_table.put(db, Vocabulary({}, {notation: a_concept(notation, "Hammare")}))
            if asks:
                held = indexed(library)
                assert set(words_of(text)) <= {word for word in words_of(text) if held.index.word(word)}
            raise InterruptedError

        with suppress(InterruptedError):
            self.on(who, place, act)

    @rule(who=who, tidy=st.booleans())
    def settle(self, who: int, *, tidy: bool) -> None:
        """The loose part is packed."""
        held = indexed(self.both[who]).index
        if tidy:
            held.tidy()
        else:
            held.settle()

    @rule(who=who, place=place, order=st.sampled_from(ORDERS))
    def look(self, who: int, place: int, order: str) -> None:
        """One program is at the newest moment, the other not; an order is worked out."""
        held = indexed(self.both[who]).index
        held.in_order(held.everything, order)

    @rule(who=who)
    def save(self, who: int) -> None:
        """The index is written beside the catalogue, by one or the other."""
        assert save_index(self.both[who])

    @rule(who=who)
    def reopen(self, who: int) -> None:
        """A program is started again, with or without a snapshot, old or new."""
        self.both[who].close()
        self.both[who] = libraries.open_library(self.root, "Kim")
        assert self.both[who].vocabulary.concepts, "read before the index is, so that it may be an older one"

    @rule()
    def keep_copy(self) -> None:
        """Somebody copies the catalogue by hand."""
        self.close()
        shutil.copy(self.root / libraries.CATALOGUE, self.folder / "copy")
        self.open()

    @rule()
    def put_copy_back(self) -> None:
        """… and puts it back later, beside a snapshot of what came after it."""
        if (self.folder / "copy").exists():
            self.close()
            shutil.copy(self.folder / "copy", self.root / libraries.CATALOGUE)
            self.open()

    @rule(who=who, wanted=use)
    def ask(self, who: int, wanted: Use) -> None:
        """What may be used, by the index and by the decision."""
        library, wanted = self.both[who], replace(wanted, title="")
        held = indexed(library)
        with held.index.lock:
            levels = severities(library, held, wanted)
            said = dict(zip(held.index.ids_of(held.index.everything), levels[numbers_of(held)].tolist(), strict=True))
        found = assets.get(library.db, assets.all_ids(library.db))
        assert said == {id: int(one.severity) for id, one in decide_all(library, found, wanted).items()}

    @invariant()
    def says_what_one_made_anew_says(self) -> None:
        """The invariant; the second program looks every third time, so that it has more to catch up with."""
        self.steps += 1
        anew = rebuild(self.anew)
        for library in self.both[: 2 if self.steps % 3 == 0 else 1]:
            held = indexed(library)
            same(held, anew)
            as_sql_says(library, held, TEXTS)


Steps.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
TestSteps = Steps.TestCase
