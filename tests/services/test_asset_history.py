"""What was done with one asset: newest first, in words, whole also where many were changed at once; never a text."""

import pytest

from imagebank.core.errors import WrongWords
from imagebank.services.asset_history import history_of
from imagebank.services.describing import Edit, edit
from imagebank.services.marking import mark
from imagebank.services.reverting import undo
from imagebank.store import history, ledger
from tests.making import picture, pupil, taken_in, with_pupil

SECRET = "Astrid i klassrummet"


@pytest.fixture
def ids(library, tmp_path):
    report = taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(30)])
    return [id for id, _path, _sha256 in report.imported]


def told(library, id):
    return [(one.who, one.words, one.detail) for one in history_of(library, id).acts]


def test_an_edit_is_told_with_its_fields_and_not_its_texts(library, ids):
    edit(library, ids[:1], Edit({("title", "sv"): SECRET, ("alt", "sv"): SECRET}, add_concepts=("larmiljo:fysisk",)))
    who = library.actor.name
    assert told(library, ids[0]) == [
        (who, "Ändring", "alternativtext, ämnesord, titel"),
        (who, "Hämtad in i banken", ""),
    ]
    assert SECRET not in repr(history_of(library, ids[0]))


def test_an_edit_of_many_is_told_of_each_of_them(library, ids):
    mark(library, ids, "rating", 4)
    assert all(len(told(library, id)) == 2 for id in ids)
    assert history_of(library, ids[-1]).acts[0].detail == "betyg"


def test_others_are_not_told_of(library, ids):
    mark(library, ids[:1], "rating", 4)
    assert len(told(library, ids[1])) == 1


def test_a_person_in_it_is_told_without_who_it_is(library, ids):
    person = pupil(library)
    with_pupil(library, ids[0], person)
    page = history_of(library, ids[0])
    assert any(one.words == "Person angiven" for one in page.acts)
    assert person not in repr(page)


def test_undoing_is_told_too(library, ids):
    mark(library, ids[:1], "rating", 4)
    undo(library)
    assert [words for _who, words, _detail in told(library, ids[0])][:2] == ["Ångrat", "Ändring"]


def test_it_comes_in_pages(library, ids):
    for stars in range(7):
        mark(library, ids[:1], "rating", stars % 5 + 1)
    first = history_of(library, ids[0], most=5)
    assert len(first.acts) == 5
    second = history_of(library, ids[0], first.older, most=5)
    assert second.older is None
    assert [one.words for one in second.acts] == ["Ändring", "Ändring", "Hämtad in i banken"]


def test_an_unknown_asset_has_none(library):
    with pytest.raises(WrongWords):
        history_of(library, "nosuch")


def test_lines_that_are_carried_tell_of_what_they_name(library, ids):
    mark(library, ids[:1], "rating", 4)
    with library.catalogue.write() as db:
        db.execute("DELETE FROM ledger_asset")
        line = ledger.last(db)
        history.note(db, line.seq, line.verb, line.subject, ours=False)
    assert [words for _who, words, _detail in told(library, ids[0])] == ["Ändring", "Hämtad in i banken"]
