"""Every measure of a report equals a plain count in Python: random small banks over tiny domains, on both sides of midnight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imagebank.core.asset import Asset
from imagebank.core.errors import Refused, WrongWords
from imagebank.core.pack import Pack, PackItem
from imagebank.core.people import Person
from imagebank.core.registers import Placement, Recall, Weeded, Withdrawal
from imagebank.core.report import FEW, Figure, Period, Report, Row, Table
from imagebank.core.status import EXPIRING, LIMITED, NOT_NEEDED, VALID
from imagebank.core.swedish_days import swedish_day
from imagebank.core.use import Use
from imagebank.core.verdict import Severity
from imagebank.services import library as libraries
from imagebank.services.deciding import decide_all, statuses
from imagebank.services.library import Library
from imagebank.services.reporting import make_report
from imagebank.store import assets, packs, registers
from tests.making import as_actor
from tests.services.test_setwise import PERSONS, _fill, asset, person, policy, release

MIDNIGHTS = (
    "2026-10-31T22:59:59+00:00", "2026-10-31T23:00:00+00:00", "2026-11-10T12:00:00+00:00", "2026-11-22T22:59:59+00:00",
    "2026-11-22T23:00:00+00:00", "2026-12-01T12:00:00+00:00",
)  # fmt: skip
"""Before, at the beginning of, in, and after a period that begins on 1 November and ends before the 23rd."""

PERIOD = Period(date(2026, 11, 1), date(2026, 11, 23))
CONCEPTS = ("larmiljo:fysisk", "larmiljo:fys-ljud", "larmiljo:social", "skolform:grundskola", "skolform:specialskola", "plats:aula", "tema:narvaro", "malniva:rektor", "insats:niva-1", "insats:framjande")  # fmt: skip
time = st.sampled_from(MIDNIGHTS)
some_day = st.sampled_from(("2026-10-31", "2026-11-01", "2026-11-22", "2026-11-23"))
extra = st.fixed_dictionaries({"at": time, "concepts": st.frozensets(st.sampled_from(CONCEPTS), max_size=4), "alt_en": st.booleans()})  # fmt: skip
pack = st.fixed_dictionaries({
    "status": st.sampled_from(("draft", "submitted", "approved", "issued", "stale", "recalled")), "kind": st.sampled_from(("pack", "pull")),
    "made": time, "issued": st.one_of(st.none(), time), "channel": st.sampled_from(("webb", "tryck", "gone")),
    "items": st.frozensets(st.integers(0, 4), min_size=1, max_size=4),
})  # fmt: skip
recall = st.tuples(st.sampled_from(("withdrawal", "withdrawal", "block")), time, st.one_of(st.none(), time))
examples = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory):
    library = libraries.init(tmp_path_factory.mktemp("reporting") / "bank", "Kim")
    yield library
    library.close()


@dataclass
class Event:
    asset: str
    kind: str
    channel: str
    pack: str
    at: str


def fill(library: Library, told, extras, posts, releases, rules, issued=()) -> list[Event]:
    """Fill the bank anew; returns what left in it, ever, as anybody would count it."""
    with library.catalogue.write() as db:
        for table in ("placement", "recall", "withdrawal", "issued_file", "pack", "weeded"):
            db.execute(f"DELETE FROM {table}")
    ids = _fill(library, told, posts, releases, rules)
    events = []
    with library.catalogue.write() as db:
        for id, one in zip(ids, extras, strict=False):
            db.execute("UPDATE asset SET imported_at = ? WHERE id = ?", (one["at"], id))
            db.execute("DELETE FROM asset_concept WHERE asset = ?", (id,))
            db.executemany("INSERT INTO asset_concept VALUES (?, ?)", [(id, notation) for notation in one["concepts"]])
            if one["alt_en"]:
                db.execute("INSERT INTO asset_text VALUES (?, 'alt', 'en', 'A room') ON CONFLICT DO NOTHING", (id,))
        registers.put(db, Weeded("GONE", "0" * 64, "RA-FS", "2026-11-10T12:00:00+00:00", "Kim"))
        held = [*ids, *["GONE"]]
        for number, one in enumerate(issued):
            name = f"P2026-{number:04d}"
            items = [held[place] for place in sorted(one["items"]) if place < len(held)] or [held[0]]
            is_out = one["status"] in ("issued", "stale", "recalled")
            packs.insert(db, Pack(
                name, "T", one["status"], one["channel"], "info", "2026-11-22", "sv", "SE", "Kim", one["made"],
                approved_by="Robin", items=tuple(map(PackItem, items)), kind=one["kind"],
            ))  # fmt: skip
            if one["issued"] and is_out:
                db.execute("INSERT INTO pack_step VALUES (?, 'issued', ?, 'Kim', '')", (name, one["issued"]))
            if is_out:
                events += [Event(id, one["kind"], one["channel"], name, one["issued"] or one["made"]) for id in items]
    return events


def table(report: Report, code: str) -> Table:
    return next(one for one in report.tables if one.code == code)


def cells(table: Table, key: str) -> dict[str, Figure]:
    row = next(row for row in table.rows if row.key == key)
    return {column.code: figure for column, figure in zip(table.columns, row.figures, strict=True)}


def within(at: str, period: Period = PERIOD) -> bool:
    return period.start <= swedish_day(at) < period.end


def having(library: Library, held: Collection[Asset], notation: str) -> set[str]:
    below = library.vocabulary.descendants(notation)
    return {one.id for one in held if below & set(one.concepts)}


def usable_in(library: Library, held: list[Asset], channel: str, day: date) -> set[str]:
    found = decide_all(library, held, Use(channel, day))
    return {id for id, verdict in found.items() if verdict.severity <= Severity.CONDITIONS}


def usable_somewhere(library: Library, held: list[Asset]) -> set[str]:
    public = [channel for channel in library.vocabulary.channels() if channel != "internt"]
    return set().union(*(usable_in(library, held, channel, PERIOD.last) for channel in public))


def stock_of(library: Library) -> list[Asset]:
    everything = assets.get(library.db, assets.all_ids(library.db))
    return [one for one in everything if swedish_day(one.imported_at) < PERIOD.end]


def slices(library: Library, held: list[Asset], shown: Table, scheme: str, root: str = "") -> dict[str, set[str]]:
    """Row → the assets that belong in it."""
    everything = {one.id for one in held}
    concepts = [row.key for row in shown.rows if row.kind == "value"]
    pool = (
        library.vocabulary.descendants(root) - {root}
        if root
        else {one.notation for one in library.vocabulary.of_scheme(scheme)}
    )
    assert set(concepts) == pool
    found = {key: having(library, held, key) for key in concepts}
    return found | {"none": everything - set().union(*found.values())}


usage_bank = {
    "told": st.lists(asset, min_size=2, max_size=4), "extras": st.lists(extra, min_size=4, max_size=4), "posts": st.tuples(person, person),
    "releases": st.lists(release, max_size=2), "rules": policy, "issued": st.lists(pack, max_size=5),
}  # fmt: skip


@examples
@given(**usage_bank)
def test_use_is_counted_as_by_hand(bank: Library, told, extras, posts, releases, rules, issued) -> None:
    ever = [one for one in fill(bank, told, extras, posts, releases, rules, issued) if swedish_day(one.at) < PERIOD.end]
    now = [one for one in ever if within(one.at)]
    held = stock_of(bank)
    usable, known = usable_somewhere(bank, held), {one.id for one in held}
    growth = {one.id for one in held if within(one.imported_at)}
    report = make_report(bank, "usage", PERIOD)

    def expected(those: set[str], events: list[Event]) -> dict[str, float | None]:
        used = len({one.asset for one in events})
        return {
            "stock": len(those), "usable": len(those & usable), "growth": len(those & growth),
            "items": sum(one.kind == "pack" for one in events), "pulls": sum(one.kind == "pull" for one in events), "used": used,
            "per_asset": round(len(events) / used, 1) if used else None, "never": len(those - {one.asset for one in ever}),
        }  # fmt: skip

    def told_of(shown: Table, key: str) -> dict[str, float | None]:
        return {code: figure.n for code, figure in cells(shown, key).items()}

    whole = expected(known, now)
    summary = told_of(table(report, "summary"), "total")
    assert {code: summary[code] for code in whole} == whole
    assert summary["packs"] == len({one.pack for one in now if one.kind == "pack"})
    assert summary["weeded"] == 1
    for code, scheme, root in (("environment", "larmiljo", ""), ("school", "skolform", ""), ("place", "plats", ""), ("theme", "tema", ""), ("target", "malniva", ""), ("tier", "insats", "insats:niva")):  # fmt: skip
        shown = table(report, code)
        assert shown.overlapping
        for key, those in slices(bank, held, shown, scheme, root).items():
            assert told_of(shown, key) == expected(those, [one for one in now if one.asset in those]), (code, key)
        assert told_of(shown, "total") == whole
        gone = [one for one in now if one.asset not in known]
        rows = [row for row in shown.rows if row.key == "gone"]
        assert bool(rows) == bool(gone)
        if gone:
            assert told_of(shown, "gone")["items"] == sum(one.kind == "pack" for one in gone)
            assert told_of(shown, "gone")["used"] == len({one.asset for one in gone})
    assert_months_and_channels(report, now, growth, {one.id: one for one in held})


def assert_months_and_channels(report: Report, now: list[Event], growth: set[str], held: dict[str, Asset]) -> None:
    months = table(report, "month")
    assert [row.key for row in months.rows] == ["2026-11", "total"]
    channels = table(report, "channel")
    for channel in {"webb", "tryck", "internt", *(one.channel for one in now)}:
        here = [one for one in now if one.channel == channel]
        assert {code: figure.n for code, figure in cells(channels, channel).items()} == {
            "packs": len({one.pack for one in here if one.kind == "pack"}), "items": sum(one.kind == "pack" for one in here),
            "pulls": sum(one.kind == "pull" for one in here), "used": len({one.asset for one in here}),
        }  # fmt: skip
    for key in ("2026-11", "total"):
        assert cells(months, key)["growth"].n == len(growth)
        assert cells(months, key)["pulls"].n == sum(one.kind == "pull" for one in now)
    for code, field in (("media", "media"), ("visibility", "visibility")):
        shown = table(report, code)
        for row in shown.rows[:-1]:
            assert row.figures[0].n == sum(getattr(one, field) == row.key for one in held.values())
        assert sum(row.figures[0].n or 0 for row in shown.rows[:-1]) == shown.rows[-1].figures[0].n == len(held)


@examples
@given(**{**usage_bank, "issued": st.just(())})
def test_readiness_is_counted_as_by_hand(bank: Library, told, extras, posts, releases, rules, issued) -> None:
    fill(bank, told, extras, posts, releases, rules)
    held = stock_of(bank)
    status = statuses(bank, held, PERIOD.last)
    films, known = {one.id for one in held if one.media == "film"}, {one.id for one in held}
    sets = {
        "alt_sv": {one.id for one in held if "sv" in one.alt}, "alt_en": {one.id for one in held if "en" in one.alt},
        "captions_sv": {one.id for one in held if "sv" in one.captions}, "audio_description": {one.id for one in held if one.audio_description != "undecided"},
        "two_people": {one.id for one in held if one.assessed_by and one.second_review_by},
        "rights": {one.id for one in held if one.rights and (one.rights.creator or "").strip() and one.rights.channels},
        "consent": {id for id, said in status.items() if said in (VALID, LIMITED, EXPIRING, NOT_NEEDED)}, "ready": usable_somewhere(bank, held),
    }  # fmt: skip
    report = make_report(bank, "readiness", PERIOD)
    for code, scheme in (("environment", "larmiljo"), ("school", "skolform")):
        shown = table(report, code)
        for key, those in (*slices(bank, held, shown, scheme).items(), ("total", known)):
            told_here = cells(shown, key)
            assert told_here["stock"].n == len(those)
            for measure, has in sets.items():
                whole = those & films if measure in ("captions_sv", "audio_description") else those
                wanted = Figure(len(has & whole), len(whole)) if whole else Figure(None, 0, "none")
                assert told_here[measure] == wanted, (code, key, measure)


@examples
@given(**{**usage_bank, "issued": st.just(())}, channel=st.sampled_from(("webb", "tryck", "internt")))
def test_coverage_is_counted_as_by_hand(bank: Library, told, extras, posts, releases, rules, issued, channel) -> None:
    fill(bank, told, extras, posts, releases, rules)
    held = stock_of(bank)
    now = usable_in(bank, held, channel, PERIOD.last)
    later = usable_in(bank, held, channel, PERIOD.last + timedelta(days=bank.policy.warn_days))
    sets = {"usable_here": now, "expiring": now - later, "no_alt": {one.id for one in held if not one.alt}}
    report = make_report(bank, "coverage", PERIOD, channel)
    for measure, found in sets.items():
        shown = table(report, measure)
        schools = {one.code.partition(":")[2]: place for place, one in enumerate(shown.columns)}
        in_school = {key: having(bank, held, key) for key in schools if key not in ("none", "all")}
        everywhere = {one.notation for one in bank.vocabulary.of_scheme("skolform")}
        in_some = set().union(*(having(bank, held, key) for key in everywhere))
        in_school |= {"none": {one.id for one in held} - in_some, "all": {one.id for one in held}}
        for key, those in slices(bank, held, shown, "larmiljo").items():
            row = next(row for row in shown.rows if row.key == key)
            for school, place in schools.items():
                assert row.figures[place].n == len(found & those & in_school[school]), (measure, key, school)
    gaps = {row.key: row.figures[0].n for row in table(report, "gaps").rows}
    concepts = {
        one.notation: len(having(bank, held, one.notation) & now) for one in bank.vocabulary.of_scheme("larmiljo")
    }
    assert gaps == {key: n for key, n in concepts.items() if n < 3}


@examples
@given(
    posts=st.tuples(person, person), releases=st.lists(release, max_size=4), registered=st.lists(st.one_of(st.none(), time), min_size=4, max_size=4),
    withdrawn=st.lists(some_day, max_size=9), asked=st.lists(recall, max_size=9), many=st.sampled_from((1, 6)),
)  # fmt: skip
def test_consents_are_counted_as_by_hand(bank: Library, posts, releases, registered, withdrawn, asked, many) -> None:
    fill(bank, (), (), posts, releases, {})
    with bank.catalogue.write() as db:
        for row, at in zip(db.execute("SELECT id FROM release ORDER BY seq").fetchall(), registered, strict=False):
            db.execute("UPDATE release SET registered_at = ? WHERE id = ?", (at, row["id"]))
        packs.insert(db, Pack("P2026-0001", "T", "issued", "webb", "info", "2026-11-22", "sv", "SE", "Kim", MIDNIGHTS[0], approved_by="Robin"))  # fmt: skip
        withdrawn = withdrawn * many
        for number, day in enumerate(withdrawn):
            registers.put(db, Withdrawal(f"w{number}", PERSONS[0], "r", day))
        for number, (cause, opened, answered) in enumerate(asked):
            answer = "open" if answered is None else ("removed", "cannot", "no_answer")[number % 3]
            registers.put(db, Recall(f"c{number}", cause, "P2026-0001", "x", "a", "webb", answer=answer, opened_at=opened, answered_at=answered))  # fmt: skip
    report = make_report(bank, "consents", PERIOD)
    assert_told_or_small(table(report, "persons"), persons_by_hand(bank))
    came = Counter(day[:7] for day in withdrawn if PERIOD.start.isoformat() <= day < PERIOD.end.isoformat())
    assert_told_or_small(table(report, "withdrawals"), {"2026-11": came["2026-11"]})
    ours = [
        (opened, answered, n)
        for n, (cause, opened, answered) in enumerate(asked)
        if cause == "withdrawal" and within(opened)
    ]
    answered = [(o, a, n) for o, a, n in ours if a is not None and swedish_day(a) < PERIOD.end]
    counted = Counter(("removed", "cannot", "no_answer")[n % 3] for _o, _a, n in answered)
    assert_told_or_small(table(report, "recalls"), {**dict.fromkeys(("removed", "cannot", "no_answer"), 0), **counted, "open": len(ours) - len(answered)})  # fmt: skip
    taken = [(swedish_day(a) - swedish_day(o)).days for o, a, _n in answered]
    days = cells(table(report, "days"), "total")
    wanted = (median(taken), max(taken)) if len(taken) >= FEW else (None, None)
    assert (days["median_days"].n, days["longest_days"].n) == wanted


def persons_by_hand(library: Library) -> dict[str, int]:
    found: Counter[str] = Counter()
    warn, last = timedelta(days=library.policy.warn_days), PERIOD.last
    for id in PERSONS:
        rows = library.db.execute("SELECT * FROM release WHERE person = ? ORDER BY seq", (id,)).fetchall()
        known = [row for row in rows if swedish_day(row["registered_at"] or row["valid_from"]) < PERIOD.end]
        newest = known[-1] if known else None
        if newest is None or newest["status"] == "superseded":
            found["none"] += 1
        elif newest["status"] != "given":
            found[newest["status"]] += 1
        elif newest["valid_to"] is None or date.fromisoformat(newest["valid_to"]) > last + warn:
            found["given"] += 1
        else:
            found["expiring" if date.fromisoformat(newest["valid_to"]) >= last else "expired"] += 1
    return {key: found[key] for key in ("given", "expiring", "expired", "asked", "refused", "withdrawn", "none")}


def assert_told_or_small(shown: Table, counted: dict[str, int]) -> None:
    rows: dict[str, Row] = {row.key: row for row in shown.rows}
    assert set(counted) == set(rows) - {"total"}
    for key, n in counted.items():
        assert rows[key].figures[0].n == (None if n < FEW or rows[key].figures[0].hidden == "kept" else n)
        assert (rows[key].figures[0].hidden == "few") == (n < FEW)
    assert rows["total"].figures[0].n in (None, sum(counted.values()))


def test_an_advisor_counts_what_an_advisor_may_know_of(bank: Library) -> None:
    told = {
        "media": "foto", "visibility": "none", "blocked": False, "third_party_work": False, "readable_personal_data": False,
        "visible_aid": False, "own_special_school": False, "second": True, "persons_declared": None, "rights": None,
        "captured_at": None, "alt": True, "captions": False, "audio_description": "undecided", "people": [], "concepts": (),
        "title": "Rum", "cover": None, "confirmed": False, "covered": [],
    }  # fmt: skip
    extras = [{"at": MIDNIGHTS[2], "concepts": frozenset({"larmiljo:fysisk"}), "alt_en": False}] * 2
    issued = [{"status": "issued", "kind": "pack", "made": MIDNIGHTS[2], "issued": None, "channel": "webb", "items": frozenset({0, 1})}]  # fmt: skip
    fill(bank, [told, {**told, "blocked": True}], extras, (Person(""), Person("")), (), {}, issued)
    for who, n in (("curator", 2), ("advisor", 1)):
        found = make_report(as_actor(bank, "Ada", who), "usage", PERIOD)
        summary, physical = (
            cells(table(found, "summary"), "total"),
            cells(table(found, "environment"), "larmiljo:fysisk"),
        )
        assert (summary["stock"].n, summary["items"].n, summary["used"].n) == (n, n, n)
        assert (physical["stock"].n, physical["items"].n) == (n, n)
        assert not any(row.key == "gone" for row in table(found, "environment").rows)


def test_what_cannot_be_counted_is_said(bank: Library) -> None:
    for kind, period, channel, code in (
        ("weather", PERIOD, None, "BAD_VALUE"), ("usage", Period(PERIOD.end, PERIOD.end), None, "EMPTY_PERIOD"),
        ("coverage", PERIOD, "rymden", "UNKNOWN_CHANNEL"),
    ):  # fmt: skip
        with pytest.raises(WrongWords) as found:
            make_report(bank, kind, period, channel)
        assert found.value.code == code
    with pytest.raises(Refused):
        make_report(as_actor(bank, "Ada", "advisor"), "consents", PERIOD)


def test_places_are_counted_until_they_are_taken_down(bank: Library) -> None:
    fill(bank, (), (), (Person(""), Person("")), (), {})
    with bank.catalogue.write() as db:
        packs.insert(db, Pack("P2026-0001", "T", "issued", "webb", "info", "2026-11-22", "sv", "SE", "Kim", MIDNIGHTS[0], approved_by="Robin"))  # fmt: skip
        for number, (at, down) in enumerate(((MIDNIGHTS[0], None), (MIDNIGHTS[2], None), (MIDNIGHTS[2], "2026-11-20"), (MIDNIGHTS[2], "2026-11-23"))):  # fmt: skip
            registers.put(db, Placement(f"l{number}", "P2026-0001", "x", recorded_at=at, recorded_by="Kim", taken_down_on=down))  # fmt: skip
    told = cells(table(make_report(bank, "usage", PERIOD), "summary"), "total")
    assert (told["places"].n, told["live"].n) == (3, 2)
