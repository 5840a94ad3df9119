"""A template on pictures in the bank: what it would change is what it changes, in one edit that is undone as one."""

import pytest

from imagebank.core.errors import WrongWords
from imagebank.services.describing import Edit, edit
from imagebank.services.reverting import undo
from imagebank.services.searching import read
from imagebank.services.template import Given, Template
from imagebank.services.templating import apply, preview
from tests.making import picture, taken_in

TEMPLATE = Template(
    fields={
        "creator": Given("Lovisa Ek"), "credit": Given("Foto: Lovisa Ek", "set"), "title": Given("Ekskolan"),
        "concepts": Given(("larmiljo:fysisk",)), "licence_channels": Given(("webb",)), "keywords": Given(("skola",)),
    }
)  # fmt: skip


@pytest.fixture
def ids(library, tmp_path):
    report = taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(3)])
    made = [id for id, _path, _sha256 in report.imported]
    edit(library, made[:1], Edit({("title", "sv"): "Egen"}, {"creator": "Sam", "credit": "Sam"}, ("larmiljo:social",)))
    return made


def test_the_preview_counts_what_is_changed(library, ids):
    found = {one.field: (one.changed, one.kept) for one in preview(library, ids, TEMPLATE)}
    assert found == {
        "creator": (2, 1), "credit": (3, 0), "title": (2, 1), "concepts": (3, 0), "licence_channels": (3, 0),
        "keywords": (3, 0),
    }  # fmt: skip


def test_what_is_there_stays_unless_the_template_sets_it(library, ids):
    apply(library, ids, TEMPLATE)
    own, other = read(library, ids[:2])
    assert (own.title["sv"], own.rights.creator, own.rights.credit) == ("Egen", "Sam", "Foto: Lovisa Ek")
    assert set(own.concepts) == {"larmiljo:social", "larmiljo:fysisk"}
    assert (other.title["sv"], other.rights.creator, other.rights.channels) == ("Ekskolan", "Lovisa Ek", {"webb"})
    assert other.keywords == ("skola",)


def test_it_is_undone_as_one(library, ids):
    before = read(library, ids)
    apply(library, ids, TEMPLATE)
    assert len(library.steps.done) == 2
    undo(library)
    after = read(library, ids)
    assert [(one.title, one.rights, one.concepts, one.keywords) for one in after] == [
        (one.title, one.rights, one.concepts, one.keywords) for one in before
    ]


def test_a_concept_that_is_gone_changes_nothing(library, ids):
    with pytest.raises(WrongWords):
        apply(library, ids, Template(fields={"concepts": Given(("finnsinte",)), "title": Given("x", "set")}))
    assert read(library, ids)[1].title == {}


def test_used_twice_the_second_changes_nothing(library, ids):
    apply(library, ids, TEMPLATE)
    assert {one.changed for one in preview(library, ids, TEMPLATE)} == {0}
