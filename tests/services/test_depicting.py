"""Who is in an asset: persons, times and assessment in one transaction, and several times of a person decide nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.errors import WrongWords
from imagebank.core.people import Appearance, Span, joined
from imagebank.core.use import Use
from imagebank.services.deciding import check, statuses
from imagebank.services.depicting import Depiction, depict
from imagebank.services.library import Library
from imagebank.services.releasing import appear, disappear
from imagebank.services.searching import read
from imagebank.store import assets, ledger
from tests.making import TODAY, film, picture, pupil, taken_in

AREA = (0.1, 0.2, 0.3, 0.4)
SPANS = (Span(0.0, 1.0), Span(2.0, 2.5, AREA), Span(2.75, 3.0))


@pytest.fixture
def on_film(library: Library, tmp_path: Path) -> tuple[str, str]:
    return taken_in(library, [film(tmp_path / "rast.mp4", 3.0)]).imported[0][0], pupil(library)


def verbs(library: Library) -> list[str]:
    return [line.verb for line in ledger.lines(library.db)]


def test_every_time_is_kept_changed_and_taken_away(library: Library, on_film: tuple[str, str]) -> None:
    id, person = on_film
    for spans in (SPANS, SPANS[:1], SPANS[1:], (Span(),)):
        changes = depict(library, id, Depiction({person: spans}, "ident", 1))
        assert id in changes.assets
        (one,) = read(library, [id])[0].appearances
        assert one.spans == spans
    depict(library, id, Depiction(visibility="none"))
    assert read(library, [id])[0].appearances == ()
    assert library.db.execute("SELECT count(*) FROM appearance_span").fetchone()[0] == 0


def test_several_times_are_one_person(library: Library, on_film: tuple[str, str]) -> None:
    """Decisions, statuses and counts are those of the person, whose times are all known."""
    id, person = on_film
    use = Use("webb", TODAY, title="Rast", range_s=(0.0, 1.0))

    def answers() -> object:
        found = read(library, [id])
        return len(found[0].appearances), check(library, [id], use)[id].findings, statuses(library, found, TODAY)

    depict(library, id, Depiction({person: SPANS[:1]}, "ident", 1))
    once = answers()
    depict(library, id, Depiction({person: SPANS}, "ident", 1))
    assert answers() == once
    assert "PERSON_NOT_REGISTERED" not in {finding.code for finding in once[1]}  # type: ignore[index]


def test_whether_a_person_is_heard_stays(library: Library, on_film: tuple[str, str]) -> None:
    id, person = on_film
    appear(library, [id], Appearance(person, identifiable=False, voice=True))
    depict(library, id, Depiction({person: SPANS}, "ident", 1))
    (one,) = read(library, [id])[0].appearances
    assert (one.identifiable, one.voice, one.more) == (False, True, SPANS[1:])


def test_the_others_get_who_they_lack_and_keep_what_they_have(library: Library, tmp_path: Path) -> None:
    ids = [id for id, _p, _s in taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(3)]).imported]
    one, two = pupil(library), pupil(library)
    depict(library, ids[1], Depiction({one: (Span(area=AREA),)}, "unident", 4))
    depict(library, ids[0], Depiction({one: (Span(),), two: (Span(),)}, "ident", 2), ids[1:])
    found = {asset.id: asset for asset in read(library, ids)}
    assert all({a.person for a in found[id].appearances} == {one, two} for id in ids)
    assert [(found[id].visibility, found[id].persons_declared) for id in ids] == [
        ("ident", 2),
        ("unident", 4),
        ("ident", 2),
    ]
    assert {a.person: a.area for a in found[ids[1]].appearances} == {one: AREA, two: None}
    assert verbs(library)[-4:] == ["edit", "appear", "appear", "edit"]


@pytest.mark.parametrize("step", ["count", "others", "ledger"])
def test_all_or_nothing(library: Library, tmp_path: Path, step: str) -> None:
    """Whatever the last step stumbles over, nothing of the picture is saved, nor in the ledger."""
    ids = [id for id, _p, _s in taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(2)]).imported]
    person, before = pupil(library), read(library, ids)
    with library.catalogue.write() as db:
        watched = {"count": f"UPDATE OF persons_declared ON asset WHEN NEW.id = '{ids[0]}'",
                   "others": f"UPDATE OF persons_declared ON asset WHEN NEW.id = '{ids[1]}'",
                   "ledger": "INSERT ON ledger WHEN NEW.verb = 'edit'"}[step]  # fmt: skip
        db.execute(f"CREATE TRIGGER stumble BEFORE {watched} BEGIN SELECT RAISE(ABORT, 'stumbled'); END")
    acts = verbs(library)
    with pytest.raises(WrongWords, match="stumbled"):
        depict(library, ids[0], Depiction({person: (Span(area=AREA),)}, "ident", 1), ids[1:])
    assert read(library, ids) == before
    assert verbs(library) == acts
    with library.catalogue.write() as db:
        db.execute("DROP TRIGGER stumble")
    depict(library, ids[0], Depiction({person: (Span(area=AREA),)}, "ident", 1), ids[1:])
    assert all(len(asset.appearances) == 1 for asset in read(library, ids))


@pytest.mark.parametrize(
    "spans", [(Span(2, 1),), (Span(0, 1), Span(2)), (Span(0, 1), Span()), (Span(0, 1), Span(3, 2))]
)
def test_times_that_cannot_be_are_a_sentence(
    library: Library, on_film: tuple[str, str], spans: tuple[Span, ...]
) -> None:
    id, person = on_film
    with pytest.raises(WrongWords) as caught:
        depict(library, id, Depiction({person: spans}, "ident", 1))
    assert caught.value.code == "BAD_TIMES"
    assert read(library, [id])[0].appearances == ()


def test_who_is_taken_out_takes_their_times_along(library: Library, on_film: tuple[str, str]) -> None:
    id, person = on_film
    appear(library, [id], Appearance(person).with_spans(SPANS))
    disappear(library, [id], person)
    appear(library, [id], Appearance(person))
    assert read(library, [id])[0].appearances == (Appearance(person),)


seconds = st.integers(0, 9).map(float)
closed = st.tuples(seconds, seconds, st.sampled_from((None, AREA))).map(lambda t: Span(min(t[:2]), max(t[:2]), t[2]))
appearances = st.lists(closed, max_size=3).map(lambda spans: Appearance("P-1").with_spans(spans))


@given(appearances, appearances)
def test_two_posts_of_one_person_are_seen_whenever_either_was(one: Appearance, other: Appearance) -> None:
    both = joined(one, other)
    for second in range(10):
        was = any((s.from_s or 0) <= second <= (9 if s.to_s is None else s.to_s) for s in (*one.spans, *other.spans))
        now = any((s.from_s or 0) <= second <= (9 if s.to_s is None else s.to_s) for s in both.spans)
        assert now or not was
    assert all(span.is_closed for span in both.more)
    if one.spans[0].is_closed and other.spans[0].is_closed:
        assert set(both.spans) == {*one.spans, *other.spans}


@given(st.lists(closed, max_size=4))
def test_times_of_an_appearance_are_those_it_was_given(spans: list[Span]) -> None:
    assert Appearance("P-1", voice=True).with_spans(spans).spans == (tuple(spans) or (Span(),))


def test_the_store_gives_back_what_it_got(library: Library, on_film: tuple[str, str]) -> None:
    id, person = on_film
    wanted = replace(Appearance(person, voice=True).with_spans(SPANS), area=AREA)
    with library.write("test", id) as db:
        assets.put_appearance(db, id, wanted)
    assert read(library, [id])[0].appearances == (wanted,)
