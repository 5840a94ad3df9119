"""Defects found by readers and first users, each kept from coming back."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.app import main
from imagebank.core.errors import FileProblem, Refused
from imagebank.core.people import Appearance
from imagebank.core.query import parse
from imagebank.core.use import Use
from imagebank.services.deciding import check, health_contexts
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import Order, issued
from imagebank.services.releasing import add_release, appear, in_force, withdraw
from imagebank.services.searching import existing, find, read, total
from imagebank.services.thumbnails import thumbnail
from imagebank.services.verifying import verify
from tests.making import TODAY, as_actor, picture, pupil, taken_in, usable, with_pupil

USE = Use("webb", TODAY, title="Rum")


def made(library: Library, order: Order) -> Export:
    done = Export()
    for _ in export(library, order, done):
        pass
    return done


def codes(library: Library, id: str, channel: str = "webb") -> tuple[str, ...]:
    return check(library, [id], Use(channel, TODAY))[id].codes


def test_relative_paths_work_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    picture(tmp_path / "kort" / "rum.jpg")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IMAGEBANK_LIBRARY", "bank")
    assert main(["init", "bank"]) == 0
    capsys.readouterr()
    assert main(["import", "kort", "--json"]) == 0
    id = json.loads(capsys.readouterr().out)["imported"][0]["id"]
    words = ["--alt", "Ett rum.", "--creator", "Kim", "--licence-channel", "webb", "--visibility", "none"]
    assert main(["edit", id, *words, "--as", "Kim"]) == 0
    assert main(["edit", id, "--second-review", "--as", "Robin"]) == 0
    assert (
        main(["export", id, "--channel", "webb", "--title", "T", "--to", "ut", "--as", "Kim", "--approved-by", "Robin"])
        == 0
    )
    assert main(["verify", "ut"]) == 0


@pytest.mark.parametrize("status", ["withdrawn", "refused", "asked"])
def test_a_partial_withdrawal_never_gives_back(library: Library, tmp_path: Path, status: str) -> None:
    id = usable(library, tmp_path)[0]
    person = pupil(library, status=status)
    with_pupil(library, id, person)
    before = codes(library, id)
    withdraw(library, person, frozenset({"tryck"}))
    assert codes(library, id) in (before, ("CONSENT_WITHDRAWN",))
    assert codes(library, id) != ("OK",)


def test_a_registered_face_makes_an_empty_room_untrue(library: Library, tmp_path: Path) -> None:
    id = usable(library, tmp_path)[0]
    person = pupil(library, status="refused")
    appear(library, [id], Appearance(person))
    assert codes(library, id) == ("CONSENT_REFUSED",)
    appear(library, [id], Appearance(person, identifiable=False))
    assert codes(library, id) == ("OK",)


@pytest.mark.parametrize("name", ["eva", " Eva ", "EVA", "Eva"])
def test_the_same_person_however_written_is_one_person(library: Library, tmp_path: Path, name: str) -> None:
    eva = as_actor(library, "Eva")
    id = taken_in(eva, [picture(tmp_path / "a.jpg")]).imported[0][0]
    edit(eva, [id], Edit(values={"visibility": "none"}))
    with pytest.raises(Refused):
        edit(as_actor(library, name), [id], Edit(second_review=True))
    with pytest.raises(Refused):
        made(eva, Order((id,), USE, tmp_path / "ut", approved_by=name))


def test_an_advisor_is_not_promoted_by_an_approval(library: Library, tmp_path: Path) -> None:
    from imagebank.core.actor import Actor
    from imagebank.services.acting import put_actor

    put_actor(library, Actor("Åsa Råd", "advisor"))
    ids = usable(library, tmp_path)
    for name in ("åsa råd", "Åsa  Råd "):
        with pytest.raises(Refused):
            made(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by=name))


def test_a_pack_is_not_dated_back(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    yesterday = replace(USE, date=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="bakåt"):
        made(library, Order(tuple(ids), yesterday, tmp_path / "ut", approved_by="Robin", asked=TODAY))


def test_anything_changed_about_an_item_stops_the_pack(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    task = export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export())
    next(task)
    edit(library, ids, Edit({("alt", "sv"): "Något annat."}))
    with pytest.raises(Refused, match="ändrades"):
        list(task)
    assert not (tmp_path / "ut").exists()


def test_a_shortened_release_while_it_is_made_stops_the_pack(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    task = export(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"), Export())
    next(task)
    release = in_force(library, person)
    assert release is not None
    add_release(library, replace(release, id="", valid_to=date(2027, 12, 1)))
    with pytest.raises(Refused):
        list(task)


def test_a_file_name_never_leaves(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [picture(tmp_path / "Kalle Karlsson 7B.jpg")]).imported[0][0]
    values = {"creator": "Kim", "licence_channels": frozenset({"webb"}), "visibility": "none"}
    edit(library, [id], Edit({("alt", "sv"): "Ett rum."}, values))
    edit(as_actor(library, "Robin"), [id], Edit(second_review=True))
    made(library, Order((id,), USE, tmp_path / "ut", approved_by="Robin"))
    for path in (tmp_path / "ut").rglob("*"):
        assert "Kalle" not in path.name
        assert path.is_dir() or b"Kalle" not in path.read_bytes(), path


def test_a_name_that_is_no_text_is_taken_in(library: Library, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path / "kort") + b"/z\xe9.jpg"
    picture(tmp_path / "kort" / "a.jpg", 1)
    Path(os.fsdecode(odd)).write_bytes(picture(tmp_path / "b.jpg", 2).read_bytes())
    report = taken_in(library, [tmp_path / "kort"])
    assert len(report.imported) == 2
    assert {asset.file.name for asset in read(library, [id for id, _, _ in report.imported])} == {
        "a.jpg",
        "z\ufffd.jpg",
    }


def test_an_advisor_does_not_meet_a_blocked_picture_by_its_id(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    edit(library, ids[:1], Edit(values={"blocked": True}))
    advisor = as_actor(library, "Alex", "advisor")
    assert read(advisor, ids) == read(library, ids[1:])
    assert thumbnail(advisor, ids[0]) is None
    assert thumbnail(library, ids[0]) is not None
    assert total(advisor) == 1
    with pytest.raises(Exception, match="Det finns ingen bild"):
        existing(advisor, ids)


def test_another_pack_under_the_same_number_is_not_whole(library: Library, tmp_path: Path) -> None:
    from imagebank.media import bag

    ids = usable(library, tmp_path)
    made(library, Order(tuple(ids), USE, tmp_path / "ut", approved_by="Robin"))
    assert verify(library, tmp_path / "ut", TODAY).issued
    web = next((tmp_path / "ut" / "data" / "renditions" / "web").iterdir())
    picture(web, 99)
    bag.finish(tmp_path / "ut", {"External-Identifier": "P2026-0001"})
    said = verify(library, tmp_path / "ut", TODAY)
    assert (said.whole, said.issued) == (False, False)
    assert "lämnade ut" in (said.problem or "")


def test_a_draft_is_not_issued(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    made(library, Order(tuple(ids), USE, tmp_path / "ut"))
    said = verify(library, tmp_path / "ut", TODAY)
    assert (said.whole, said.issued, said.status) == (True, False, "draft")
    assert issued(library)[0].approved_by is None


@pytest.mark.parametrize("manifest", ['{"items": ["a"], "use": {}}', '{"items": [], "use": null}', "[" * 100_000, "{}"])
def test_a_malicious_manifest_is_a_sentence(library: Library, tmp_path: Path, manifest: str) -> None:
    from imagebank.media import bag

    (tmp_path / "ut" / "data").mkdir(parents=True)
    (tmp_path / "ut" / "data" / "manifest.json").write_text(manifest)
    bag.finish(tmp_path / "ut", {})
    with pytest.raises(FileProblem, match="inget bildpaket"):
        verify(library, tmp_path / "ut", TODAY)


def test_a_zip_bomb_is_not_unpacked(library: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/bagit.txt", b"\0" * (200 << 20))
    with pytest.raises(FileProblem):
        verify(library, tmp_path / "bomb.zip", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Elever med hörselnedsättningar", "En autismklass", "Autistiska elever", "neuropsykiatrisk funktionsnedsättning",
        "en elev med läs- och skrivsvårighet", "ho\u0308rselnedsa\u0308ttning", "psykisk\nohälsa", "adhd_rum", "npf-säkrat",
        "En döv elev", "dyslexiutredning", "elever med IF",
    ],
)  # fmt: skip
def test_a_diagnosis_is_found_however_it_is_written(library: Library, tmp_path: Path, text: str) -> None:
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    assert health_contexts(read(library, [id])[0], library.vocabulary, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ett lugnt rum med god ljudmiljö", "If the room is calm, add a screen", "Elever läser böcker", "Två elever skriver",
        "Utsikt mot skolgården", "Motion och rörelse på rasten", "Fasta rutiner", "Oro inför provet", "Mattematerial på hyllan",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_diagnosis(library: Library, tmp_path: Path, text: str) -> None:
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    assert not health_contexts(read(library, [id])[0], library.vocabulary, text)


def test_the_agencys_own_special_school_reveals_health(library: Library, tmp_path: Path) -> None:
    id = usable(library, tmp_path)[0]
    with_pupil(library, id, pupil(library))
    edit(library, [id], Edit(values={"own_special_school": True}))
    verdict = check(library, [id], Use("webb", TODAY))[id]
    assert [one.code for one in verdict.findings] == ["ART9_EXPLICIT_MISSING", "POWER_IMBALANCE"]


def test_another_programs_new_concept_is_met(library: Library, tmp_path: Path) -> None:
    from imagebank.core.vocabulary import Concept, Label, Vocabulary
    from imagebank.services import library as libraries
    from imagebank.store import vocabulary as table

    id = usable(library, tmp_path)[0]
    find(library, parse(""), day=TODAY, facets=True)
    other = libraries.open_library(library.root, "Robin")
    with other.write("concept", "tema:ny") as db:
        table.put(db, Vocabulary({}, {"tema:ny": Concept("tema:ny", "tema", (Label("pref", "sv", "Nytt"),))}))
    other.close()
    edit(library, [id], Edit(add_concepts=("tema:ny",)))
    assert find(library, parse("tema:ny"), day=TODAY, facets=True).facets["tema"] == {"tema:ny": 1}
