"""The vocabulary edited in a real library: pictures, searches and templates follow; what is used is never deleted; all can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from imagebank.core.errors import ImagebankError, Refused, WrongWords
from imagebank.core.ledger import first_broken
from imagebank.core.query import parse
from imagebank.core.use import Use
from imagebank.media import skos
from imagebank.services import saved_searches, template, vocabulary
from imagebank.services.approving import submit
from imagebank.services.describing import Edit, edit
from imagebank.services.drafting import make_draft, pack_of
from imagebank.services.library import Library, open_library
from imagebank.services.pack_checks import check_pack
from imagebank.services.reverting import history, redo, undo
from imagebank.services.searching import find, read
from imagebank.services.step_words import step_name
from imagebank.store import ledger
from tests.making import TODAY, as_actor, picture, taken_in, usable
from tests.services.test_reverting import everything


@pytest.fixture
def ids(library: Library, tmp_path: Path) -> list[str]:
    return [one[0] for one in taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(3)]).imported]


def found(library: Library, text: str) -> set[str]:
    return set(find(library, parse(text), day=TODAY).ids)


def test_a_new_concept_is_offered_found_and_undone(library: Library, ids: list[str]) -> None:
    before = everything(library)
    notation, changes = vocabulary.add(
        library, "plats", "Lekrum", label_en="Playroom", broader="plats:inomhus", note="Där man leker."
    )
    assert changes.vocabulary
    assert notation == "plats:lekrum"
    edit(library, ids[:1], Edit(add_concepts=("Lekrum",)))
    assert found(library, "lekrum") == found(library, "plats:playroom") == {ids[0]}
    assert vocabulary.counts(library)[notation] == 1
    undo(library)
    assert [step_name(one) for one in history(library).undo] == ["Lägg till ämnesord i listan"]
    undo(library)
    assert everything(library) == before
    with pytest.raises(WrongWords):
        edit(library, ids[:1], Edit(add_concepts=("Lekrum",)))
    redo(library)
    edit(library, ids[:1], Edit(add_concepts=("Lekrum",)))


def test_a_renamed_concept_is_found_by_both_names_at_once(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit(add_concepts=("plats:klassrum",)))
    vocabulary.rename(library, "plats:klassrum", "Zebrasal")
    assert found(library, "zebrasal") == found(library, "klassrum") == {ids[0]}
    assert library.vocabulary.concepts["plats:klassrum"].label("sv") == "Zebrasal"
    undo(library)
    assert found(library, "zebrasal") == set()
    assert found(library, "klassrum") == {ids[0]}


def test_merging_takes_everything_along(library: Library, ids: list[str]) -> None:
    edit(library, ids[:2], Edit(add_concepts=("plats:klassrum",)))
    edit(library, ids[1:], Edit(add_concepts=("plats:grupprum",)))
    saved_searches.save(library, "Rum", "plats:grupprum betyg:3")
    saved_searches.save(library, "Annat", "-plats:grupprum")
    template.save(library, "Skola", template.Template(fields={"concepts": template.Given(("plats:grupprum",))}))
    before = everything(library)
    vocabulary.merge(library, "plats:grupprum", "plats:klassrum")
    assert [one.concepts for one in read(library, ids)] == [("plats:klassrum",)] * 3
    assert [one.query for one in saved_searches.saved(library)] == ["plats:klassrum betyg:3", "-plats:klassrum"]
    assert found(library, "grupprum") == found(library, "plats:klassrum") == set(ids)
    assert template.saved(library)["Skola"].given()["concepts"].value == ("plats:klassrum",)
    old = library.vocabulary.concepts["plats:grupprum"]
    assert (old.deprecated, old.successor) == (True, "plats:klassrum")
    assert not vocabulary.uses(library, "plats:grupprum")
    assert step_name(history(library).undo[0]) == "Slå ihop ämnesord"
    after = everything(library)
    undo(library)
    assert everything(library) == before
    redo(library)
    assert everything(library) == after
    assert first_broken(ledger.lines(library.db)) is None


def test_what_is_used_is_never_deleted(library: Library, ids: list[str]) -> None:
    notation, _ = vocabulary.add(library, "plats", "Lekrum")
    edit(library, ids[:1], Edit(add_concepts=(notation,)))
    saved_searches.save(library, "Lek", "plats:lekrum")
    with pytest.raises(Refused, match=r"”Lekrum” används: bilder 1, sökningar och mallar: Lek"):
        vocabulary.delete(library, notation)
    undo(library)
    undo(library)
    vocabulary.delete(library, notation)
    assert notation not in library.vocabulary.concepts
    undo(library)
    assert library.vocabulary.concepts[notation].label("sv") == "Lekrum"


def test_a_concept_out_of_use_is_not_given_but_can_be_taken_away(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit(add_concepts=("plats:klassrum",)))
    vocabulary.deprecate(library, "plats:klassrum", "plats:grupprum")
    with pytest.raises(WrongWords, match=r"Klassrum” används inte längre\. Använd Grupprum"):
        edit(library, ids[1:], Edit(add_concepts=("plats:klassrum",)))
    assert found(library, "plats:klassrum") == {ids[0]}
    edit(library, ids[:1], Edit(remove_concepts=("plats:klassrum",)))
    vocabulary.revive(library, "plats:klassrum")
    edit(library, ids[1:], Edit(add_concepts=("plats:klassrum",)))


def test_a_colleague_s_change_counts_at_once(library: Library, ids: list[str]) -> None:
    other = open_library(library.root, "Robin")
    notation, _ = vocabulary.add(other, "plats", "Lekrum")
    vocabulary.rename(library, notation, "Lekhall")
    vocabulary.delete(other, notation)
    with pytest.raises(WrongWords):
        vocabulary.rename(library, notation, "Leksal")
    with pytest.raises(Refused, match="Ingenting ändrades"):
        undo(library)
    other.close()


def test_an_undo_does_not_delete_what_somebody_uses(library: Library, ids: list[str]) -> None:
    notation, _ = vocabulary.add(library, "plats", "Lekrum")
    other = open_library(library.root, "Robin")
    edit(other, ids[:1], Edit(add_concepts=(notation,)))
    other.close()
    before = everything(library)
    with pytest.raises(Refused, match="Ingenting ändrades"):
        undo(library)
    assert everything(library) == before


def test_moving_counts_under_the_new_branch(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit(add_concepts=("plats:klassrum",)))
    vocabulary.move(library, "plats:klassrum", "plats:utomhus")
    assert found(library, "plats:utomhus") == {ids[0]}
    undo(library)
    assert found(library, "plats:utomhus") == set()


def test_the_ledger_tells_no_labels(library: Library) -> None:
    notation, _ = vocabulary.add(library, "plats", "Zebrarum")
    vocabulary.rename(library, notation, "Giraffrum")
    assert "iraff" not in "".join(line.detail + line.subject for line in ledger.lines(library.db))


def test_an_advisor_may_not(library: Library) -> None:
    with pytest.raises(ImagebankError):
        vocabulary.add(as_actor(library, "Ada", "advisor"), "plats", "Lekrum")


def test_what_is_exported_is_read_by_others_and_by_us(library: Library, tmp_path: Path) -> None:
    vocabulary.rename(library, "plats:klassrum", "Zebrasal")
    vocabulary.deprecate(library, "plats:korridor", "plats:klassrum")
    path = tmp_path / "lista.ttl"
    path.write_bytes(vocabulary.export(library))
    graph = Graph().parse(path, format="turtle")
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == len(library.vocabulary.concepts)
    back = skos.read(path)
    assert set(back.concepts) == set(library.vocabulary.concepts)
    for notation, one in library.vocabulary.concepts.items():
        other = back.concepts[notation]
        assert (set(one.labels), one.broader, one.note, one.deprecated, one.successor) == (
            set(other.labels), other.broader, other.note, other.deprecated, other.successor,
        )  # fmt: skip
    assert vocabulary.export(library) == path.read_bytes()


def test_approval_asks_for_a_learning_environment(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    edit(library, ids[:1], Edit(remove_concepts=tuple(read(library, ids[:1])[0].concepts)))
    pack, _ = make_draft(library, ids, Use("webb", TODAY, title="Rum"), "Webben")
    checks = check_pack(library, pack_of(library, pack), TODAY)
    assert [[said.code for said in one.findings if said.code == "ENVIRONMENT_MISSING"] for one in checks] == [
        ["ENVIRONMENT_MISSING"],
        [],
    ]
    with pytest.raises(Refused, match=ids[0]):
        submit(library, pack, TODAY)
    edit(library, ids[:1], Edit(add_concepts=("larmiljo:fysisk",)))
    submit(library, pack, TODAY)
