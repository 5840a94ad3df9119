"""What the index says of the whole bank equals the pure decision and status: random small libraries, also after edits."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imagebank.core.use import Use
from imagebank.services.deciding import decide_all, statuses
from imagebank.services.indexing import indexed
from imagebank.services.library import Library
from imagebank.services.setwise import severities_of_all
from imagebank.services.verdicts import severities, statuses_of_all
from imagebank.store import assets, people
from tests.services.test_setwise import (
    DAYS,
    LIBRARIES,
    PERSONS,
    _fill,
    asset,
    empty,
    person,
    policy,
    rare,
    release,
    use,
)

__all__ = ["empty"]


def _agree(library: Library, wanted: list[Use]) -> None:
    found = assets.get(library.db, assets.all_ids(library.db))
    held = indexed(library)
    ids = {
        number: id for id, number in zip(held.index.ids_of(held.index.everything), held.index.everything, strict=True)
    }
    assert set(ids.values()) == {one.id for one in found}
    for one in wanted:
        one = replace(one, title="")
        pure = {id: verdict.severity for id, verdict in decide_all(library, found, one).items()}
        with held.index.lock:
            levels = severities(library, held, one)
        assert {id: levels[number] for number, id in ids.items()} == pure == severities_of_all(library, one)
    for day in DAYS:
        said = {
            ids[number]: status for status, those in statuses_of_all(library, held, day).items() for number in those
        }
        assert said == statuses(library, found, day)


@settings(
    max_examples=LIBRARIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    told=st.lists(asset, min_size=1, max_size=4), posts=st.tuples(person, person), releases=st.lists(release, max_size=3),
    rules=policy, wanted=st.lists(use, min_size=1, max_size=2), doubtful=rare, later=release, other=person,
)  # fmt: skip
def test_the_index_says_what_the_decision_says(
    empty: Library, told, posts, releases, rules, wanted, doubtful, later, other
) -> None:
    with empty.catalogue.write() as db:
        db.execute("DELETE FROM person_history")
    _fill(empty, told, posts, releases, rules)
    if doubtful:
        with empty.catalogue.write() as db:
            db.execute("INSERT INTO doubt (since, at) VALUES ('x', 'y')")
    _agree(empty, wanted)
    with empty.catalogue.write() as db:
        people.insert_release(db, replace(later, id="later", person=PERSONS[0]))
        people.revise_person(db, replace(other, id=PERSONS[1]), "2026-11-02", "Kim")
    _agree(empty, wanted)
