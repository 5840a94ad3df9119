"""Two assets that are the same picture become one, and nothing that was known of either is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.people import Appearance
from imagebank.core.query import Word
from imagebank.core.use import Use
from imagebank.services.deciding import check
from imagebank.services.describing import Edit, edit
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.merging import merge, proposed, unlike
from imagebank.services.packing import Order
from imagebank.services.releasing import appear
from imagebank.services.searching import existing, find, read
from imagebank.services.upkeep import Checkup, examine
from imagebank.services.verifying import verify
from imagebank.store import incoming, ledger, merged, merging, packs
from tests.making import TODAY, as_actor, described, picture, pupil, taken_in, usable, with_pupil


@pytest.fixture
def two(library: Library, tmp_path: Path) -> list[str]:
    big = picture(tmp_path / "stor.jpg", 1, (640, 480))
    small = picture(tmp_path / "liten.jpg", 1, (320, 240))
    return [id for id, _, _ in taken_in(library, [small, big]).imported]


def test_every_word_of_both_is_kept(library: Library, two: list[str]) -> None:
    keep, other = two
    edit(
        library,
        [keep],
        Edit({("title", "sv"): "Aula", ("alt", "sv"): "En tom aula."}, {"creator": "Kim"}, ("plats:aula",)),
    )
    texts = {("title", "sv"): "Samlingssal", ("title", "en"): "Assembly hall", ("caption", "sv"): "Före samlingen."}
    edit(library, [other], Edit(texts, {"creator": "Robin", "credit": "Foto: Robin"}, ("larmiljo:fysisk",)))
    merge(library, keep, [other])
    made = read(library, [keep])[0]
    assert made.title == {"sv": "Aula", "en": "Assembly hall"}
    assert made.caption == {"sv": "Före samlingen."}
    assert made.alt == {"sv": "En tom aula."}
    assert made.rights is not None
    assert (made.rights.creator, made.rights.credit) == ("Kim", "Foto: Robin")
    assert made.concepts == ("larmiljo:fysisk", "plats:aula")
    assert {("merged.title.sv", "Samlingssal"), ("merged.creator", "Robin"), ("merged.name", "stor.jpg")} <= set(
        incoming.fields(library.db, keep)
    )
    assert find(library, Word("samlingssal"), day=TODAY).ids == [keep]


def test_the_old_id_means_the_kept_one(library: Library, two: list[str], tmp_path: Path) -> None:
    keep, other = two
    changes = merge(library, keep, [other])
    assert changes.assets >= {keep, other}
    assert existing(library, [other, keep]) == [keep]
    assert read(library, [other]) == []
    assert taken_in(library, [tmp_path / "stor.jpg"]).duplicates == [(str(tmp_path / "stor.jpg"), keep)]
    third = taken_in(library, [picture(tmp_path / "tredje.jpg", 5)]).imported[0][0]
    merge(library, third, [keep])
    assert existing(library, [other]) == [third]
    assert len(list(library.originals.walk())) == 3
    report = Checkup()
    for _ in examine(library, report):
        pass
    assert report == Checkup()


def test_the_better_original_may_stand_for_both(library: Library, two: list[str]) -> None:
    small, big = two
    assert proposed(library, two) == (small, big)
    before = {asset.id: asset for asset in read(library, two)}
    merge(library, small, [big], original=big)
    kept = read(library, [small])[0]
    assert (kept.sha256, kept.file, kept.fingerprint) == (before[big].sha256, before[big].file, before[big].fingerprint)
    assert library.originals.verify(before[small].sha256, "jpg")
    assert merging.resolve(library.db, [big]) == {big: small}


def test_persons_of_both_are_there_and_the_stricter_holds(library: Library, two: list[str]) -> None:
    keep, other = two
    one, both = pupil(library), pupil(library)
    edit(library, [keep], Edit(values={"visibility": "unident", "persons_declared": 1}))
    with_pupil(library, other, one)
    appear(library, [keep], Appearance(both, identifiable=False))
    appear(library, [other], Appearance(both, identifiable=True))
    edit(
        library, [other], Edit(values={"persons_declared": 2, "blocked": True, "licence_channels": frozenset({"webb"})})
    )
    edit(library, [keep], Edit(values={"licence_channels": frozenset({"webb", "tryck"})}))
    merge(library, keep, [other])
    made = read(library, [keep])[0]
    assert {(a.person, a.identifiable) for a in made.appearances} == {(one, True), (both, True)}
    assert (made.visibility, made.persons_declared, made.blocked) == ("ident", 2, True)
    assert made.rights is not None
    assert made.rights.channels == {"webb"}


def test_packs_and_their_verification_go_on(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    new = taken_in(library, [picture(tmp_path / "ny.jpg", 40, (640, 480))]).imported[0][0]
    order = Order(tuple(ids), Use("webb", TODAY, title="T"), tmp_path / "ut", approved_by="Robin")
    report = Export()
    for _ in export(library, order, report):
        pass
    assert report.pack is not None
    assert proposed(library, [new, ids[0]]) == (ids[0], ids[0])
    merge(library, ids[0], [new])
    verified = verify(library, tmp_path / "ut", TODAY)
    assert verified.whole
    assert verified.may_be_used
    described(
        library, [new2 := taken_in(library, [picture(tmp_path / "ny2.jpg", 41)]).imported[0][0]], visibility="none"
    )
    edit(as_actor(library, "Robin"), [new2], Edit(second_review=True))
    merge(library, new2, [ids[1]])
    pack = packs.pack(library.db, report.pack)
    assert pack is not None
    assert [item.asset for item in pack.items] == [ids[0], new2]
    verified = verify(library, tmp_path / "ut", TODAY)
    assert [item.id for item in verified.items] == ids
    assert verified.may_be_used
    assert [line.verb for line in ledger.lines(library.db)].count("merge") == 2


def test_merging_never_makes_more_allowed_than_the_two_were(library: Library, tmp_path: Path) -> None:
    free = usable(library, tmp_path / "fri")[0]
    stopped = taken_in(library, [picture(tmp_path / "s.jpg", 60)]).imported[0][0]
    edit(library, [stopped], Edit(values={"visibility": "ident", "persons_declared": 1}))
    use = Use("webb", TODAY)
    assert check(library, [free], use)[free].severity.name in ("ALLOW", "CONDITIONS")
    merge(library, free, [stopped])
    assert check(library, [free], use)[free].severity.name not in ("ALLOW", "CONDITIONS")


def test_what_cannot_be_merged_is_a_sentence(library: Library, two: list[str], tmp_path: Path) -> None:
    from tests.making import film

    clip = taken_in(library, [film(tmp_path / "film.mp4")]).imported[0][0]
    for keep, others in ((two[0], [two[0]]), (two[0], []), (two[0], [clip]), (two[0], ["finnsinte"])):
        with pytest.raises(WrongWords):
            merge(library, keep, others)
    assert len(read(library, two)) == 2


def test_pairs_that_only_look_alike_are_remembered(library: Library, two: list[str]) -> None:
    unlike(as_actor(library, "Robin"), two)
    assert merged.unlike(library.db) == [(min(two), max(two))]
