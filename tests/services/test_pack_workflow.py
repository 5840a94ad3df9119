"""A pack goes from draft over a second person's approval to issued; any change makes it a draft again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from imagebank.core.errors import ImagebankError, Refused
from imagebank.core.pack import ItemChoice
from imagebank.core.query import parse
from imagebank.core.use import Use
from imagebank.services.approving import approve, give_back, submit
from imagebank.services.describing import Edit, edit
from imagebank.services.drafting import (
    PackEdit,
    add_items,
    choose,
    copy_pack,
    delete_draft,
    edit_pack,
    make_draft,
    pack_of,
    put_in_order,
    remove_items,
    steps_of,
)
from imagebank.services.exporting import Export, issue
from imagebank.services.library import Library
from imagebank.services.naming import names_in_bank
from imagebank.services.pack_checks import check_pack
from imagebank.services.releasing import withdraw
from imagebank.services.searching import find
from imagebank.services.tasks import tasks
from imagebank.services.verifying import verify
from imagebank.services.weeding import weed
from imagebank.store import ledger, pack_items
from tests.making import TODAY, as_actor, film, picture, pupil, taken_in, usable, vault_of, with_pupil

USE = Use("webb", TODAY, title="Lugna rum")


def code_of(act: Callable[..., object], *args: object) -> str:
    with pytest.raises(ImagebankError) as caught:
        act(*args)
    return caught.value.code


def drafted(library: Library, folder: Path, n: int = 2) -> tuple[str, list[str]]:
    ids = usable(library, folder, n)
    return make_draft(library, ids, USE, "Webben")[0], ids


def approved(library: Library, pack: str) -> None:
    submit(library, pack, TODAY)
    approve(as_actor(library, "Robin"), pack, TODAY)


def issued(library: Library, pack: str, target: Path) -> Export:
    done = Export()
    for _ in issue(library, pack, target, TODAY, done):
        pass
    return done


def test_the_whole_way(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    submit(library, pack, TODAY, "titta på ordningen")
    approve(as_actor(library, "Robin"), pack, TODAY)
    done = issued(library, pack, tmp_path / "ut")
    assert (done.pack, done.items) == (pack, ids)
    known = pack_of(library, pack)
    assert (known.status, known.approved_by, known.author, known.recipient) == ("issued", "Robin", "Kim", "Webben")
    assert [(step.step, step.actor) for step in steps_of(library, pack)] == [
        ("made", "Kim"), ("submitted", "Kim"), ("approved", "Robin"), ("issued", "Kim"),
    ]  # fmt: skip
    assert [line.verb for line in ledger.lines(library.db, pack)] == ["pack-made", "pack-step", "pack-step", "issue"]
    checked = verify(library, tmp_path / "ut", TODAY)
    assert checked.whole
    assert checked.issued
    assert checked.may_be_used


def test_every_file_that_left_is_known_by_its_bytes_and_its_identifier(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path, 1)
    approved(library, pack)
    issued(library, pack, tmp_path / "ut")
    manifest = json.loads((tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8"))
    files = manifest["items"][0]["renditions"]
    assert files
    for file in files:
        (found,) = pack_items.files_of(library.db, file["sha256"])
        assert (found.pack, found.asset, found.name) == (pack, ids[0], file["path"])
        assert pack_items.by_identifier(library.db, found.identifier) == (pack, ids[0])


def test_a_submitted_pack_waits_in_the_work_list_of_the_others(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    robin, kim = as_actor(library, "Robin"), library
    assert [one.kind for one in tasks(robin, TODAY)] == []
    submit(library, pack, TODAY)
    (waiting,) = tasks(robin, TODAY)
    assert (waiting.kind, waiting.subject, waiting.assets) == ("approval", pack, len(ids))
    assert waiting.words == f"Bildpaket väntar på godkännande: Lugna rum ({pack}) · från Kim"
    for other in (kim, as_actor(library, " kim "), as_actor(library, "Alva", "advisor")):
        assert tasks(other, TODAY) == []
    give_back(robin, pack, "ordningen")
    assert tasks(robin, TODAY) == []
    submit(robin, pack, TODAY)  # neither who made it nor who submitted it may approve it
    assert [len(tasks(one, TODAY)) for one in (kim, robin, as_actor(library, "Sam"))] == [0, 0, 1]


@pytest.mark.parametrize("name", ["Kim", " kim "])
def test_whoever_made_it_does_not_approve_it(library: Library, tmp_path: Path, name: str) -> None:
    pack, _ids = drafted(library, tmp_path)
    submit(library, pack, TODAY)
    assert code_of(approve, as_actor(library, name), pack, TODAY) == "SAME_APPROVER"
    assert pack_of(library, pack).status == "submitted"


def test_whoever_submitted_it_does_not_approve_it(library: Library, tmp_path: Path) -> None:
    pack, _ids = drafted(library, tmp_path)
    submit(as_actor(library, "Robin"), pack, TODAY)
    assert code_of(approve, as_actor(library, "Robin"), pack, TODAY) == "SAME_APPROVER"
    approve(as_actor(library, "Sam"), pack, TODAY)
    assert pack_of(library, pack).approved_by == "Sam"


def test_an_advisor_takes_no_step(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    advisor = as_actor(library, "Alva", "advisor")
    assert code_of(submit, advisor, pack, TODAY) == "NOT_CURATOR"
    assert code_of(make_draft, advisor, ids, USE) == "NOT_CURATOR"
    submit(library, pack, TODAY)
    assert code_of(approve, advisor, pack, TODAY) == "NOT_CURATOR"


def test_steps_out_of_turn_are_refused(library: Library, tmp_path: Path) -> None:
    pack, _ids = drafted(library, tmp_path)
    robin = as_actor(library, "Robin")
    assert code_of(approve, robin, pack, TODAY) == "WRONG_STEP"
    assert code_of(give_back, robin, pack, "nej") == "WRONG_STEP"
    assert code_of(lambda: issued(library, pack, tmp_path / "ut")) == "NOT_APPROVED"
    submit(library, pack, TODAY)
    assert code_of(submit, library, pack, TODAY) == "WRONG_STEP"
    assert code_of(give_back, robin, pack, "  ") == "NO_NOTE"
    assert not (tmp_path / "ut").exists()


def test_given_back_it_says_why_and_is_a_draft(library: Library, tmp_path: Path) -> None:
    pack, _ids = drafted(library, tmp_path)
    submit(library, pack, TODAY)
    give_back(as_actor(library, "Robin"), pack, "Byt första bilden")
    assert pack_of(library, pack).status == "draft"
    assert steps_of(library, pack)[-1].note == "Byt första bilden"


def test_any_change_of_an_approved_pack_asks_for_approval_again(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    new = taken_in(library, [picture(tmp_path / "ny.jpg", 9)]).imported[0][0]
    changes: list[Callable[[], object]] = [
        lambda: edit_pack(library, pack, PackEdit(title="Andra rum")),
        lambda: put_in_order(library, pack, ids[::-1]),
        lambda: choose(library, pack, ids[0], ItemChoice(alt="Ett tomt rum.")),
        lambda: remove_items(library, pack, ids[1:]),
        lambda: add_items(library, pack, ids[1:]),
    ]
    for change in changes:
        approved(library, pack)
        change()
        known = pack_of(library, pack)
        assert (known.status, known.approved_by) == ("draft", None)
        assert steps_of(library, pack)[-1].step == "returned"
    add_items(library, pack, [new])
    assert code_of(submit, library, pack, TODAY) == "PACK_NOT_READY"


def test_what_changes_nothing_leaves_the_approval(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    approved(library, pack)
    edit_pack(library, pack, PackEdit(title=USE.title, channel="webb"))
    add_items(library, pack, ids)
    put_in_order(library, pack, ids)
    assert pack_of(library, pack).status == "approved"


def test_an_issued_pack_is_not_changed_but_copied(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    choose(library, pack, ids[0], ItemChoice(alt="Ett tomt rum.", renditions=("web",)))
    approved(library, pack)
    issued(library, pack, tmp_path / "ut")
    assert code_of(remove_items, library, pack, ids) == "PACK_HAS_LEFT"
    assert code_of(delete_draft, library, pack) == "PACK_HAS_LEFT"
    made, _changes = copy_pack(library, pack, TODAY + timedelta(days=1))
    copy = pack_of(library, made)
    assert copy.status == "draft"
    assert [item.choice for item in copy.items] == [ItemChoice(alt="Ett tomt rum.", renditions=("web",)), ItemChoice()]
    delete_draft(library, made)
    assert code_of(pack_of, library, made) == "UNKNOWN_PACK"


def test_what_was_chosen_for_an_item_leaves_with_it(library: Library, tmp_path: Path) -> None:
    pack, (one, two) = drafted(library, tmp_path)
    choose(library, pack, one, ItemChoice(alt="Två bord vid fönstret.", caption="Rum 2", renditions=("web",)))
    choose(library, pack, two, ItemChoice(decorative=True))
    approved(library, pack)
    issued(library, pack, tmp_path / "ut")
    manifest = json.loads((tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8"))
    first, second = manifest["items"]
    assert first["alt"]["sv"] == "Två bord vid fönstret."
    assert first["caption"]["sv"] == "Rum 2"
    assert [file["preset"] for file in first["renditions"]] == ["web"]
    assert second["alt"] == {}
    assert "Två bord" not in json.dumps(second)


def test_a_picture_that_may_no_longer_be_used_stops_the_whole_approved_pack(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    pack, _changes = make_draft(library, ids, USE)
    approved(library, pack)
    withdraw(library, person)
    assert code_of(lambda: issued(library, pack, tmp_path / "ut")) == "PACK_NOT_WHOLE"
    assert not (tmp_path / "ut").exists()
    assert pack_of(library, pack).status == "approved"
    assert [one.asset for one in check_pack(library, pack_of(library, pack), TODAY) if one.stops] == [ids[0]]


def test_the_alternative_text_is_a_condition(library: Library, tmp_path: Path) -> None:
    pack, (one, two) = drafted(library, tmp_path)
    edit(library, [one], Edit({("alt", "sv"): None}))
    checks = {check.asset: check for check in check_pack(library, pack_of(library, pack), TODAY)}
    assert checks[one].stops
    assert [said.code for said in checks[one].alt_problems] == ["ALT_EMPTY"]
    assert not checks[two].stops
    choose(library, pack, one, ItemChoice(decorative=True))
    submit(library, pack, TODAY)
    choose(library, pack, one, ItemChoice(alt="Ett rum." * 40))
    assert code_of(submit, library, pack, TODAY) == "PACK_NOT_READY"


def test_a_diagnosis_in_this_contexts_text_is_heard_by_the_decision(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    with_pupil(library, id, pupil(library))
    pack, _changes = make_draft(library, [id], USE)
    assert not check_pack(library, pack_of(library, pack), TODAY)[0].stops
    choose(library, pack, id, ItemChoice(caption="Elev med autism."))
    codes = [one.code for one in check_pack(library, pack_of(library, pack), TODAY)[0].findings]
    assert "ART9_EXPLICIT_MISSING" in codes


def test_a_name_in_this_contexts_text_stops_it(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    person = pupil(library)
    vault_of(library).put(person, "Ada Ek")
    pack, _changes = make_draft(library, [id], USE)
    choose(library, pack, id, ItemChoice(alt="Ada Ek läser."))
    checks = check_pack(library, pack_of(library, pack), TODAY)
    assert [said.code for said in checks[0].alt_problems] == ["ALT_NAME"]
    assert code_of(make_draft, library, [id], Use("webb", TODAY, title="Ada Ek läser")) == "NAME_IN_TITLE"


def test_words_that_do_not_go(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    assert code_of(edit_pack, library, pack, PackEdit(channel="radio")) == "UNKNOWN_CHANNEL"
    assert code_of(edit_pack, library, pack, PackEdit(title="  ")) == "NO_TITLE"
    assert code_of(edit_pack, library, pack, PackEdit(renditions=("affisch",))) == "BAD_RENDITION"
    assert code_of(choose, library, pack, ids[0], ItemChoice(renditions=("affisch",))) == "BAD_RENDITION"
    assert code_of(choose, library, pack, ids[0], ItemChoice(focus=(0.5, 1.5))) == "BAD_FOCUS"
    assert code_of(choose, library, pack, ids[0], ItemChoice(span=(3.0, 2.0))) == "BAD_SPAN"
    assert code_of(choose, library, pack, "nope", ItemChoice()) == "NOT_IN_PACK"
    assert code_of(submit, library, make_draft(library, [], USE)[0], TODAY) == "EMPTY_PACK"
    past = Use("webb", TODAY, title="Rum", lifetime_to=TODAY - timedelta(days=1))
    assert code_of(make_draft, library, ids, past) == "BAD_LIFETIME"


def test_two_who_decide_at_once_meet(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, ids = drafted(library, tmp_path)
    submit(library, pack, TODAY)
    from imagebank.services import approving

    real = approving.check_pack

    def meanwhile(*args: object) -> object:
        remove_items(library, pack, ids[:1])
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(approving, "check_pack", meanwhile)
    with pytest.raises(Refused) as caught:
        approve(as_actor(library, "Robin"), pack, TODAY)
    assert caught.value.code == "PACK_CHANGED"
    assert pack_of(library, pack).status == "draft"


def test_a_crop_is_left_out_where_the_licence_forbids_alteration(library: Library, tmp_path: Path) -> None:
    (id,) = usable(library, tmp_path)
    edit(library, [id], Edit(values={"no_derivatives": True}))
    pack, _changes = make_draft(library, [id], USE, renditions=("web", "social-square"))
    approved(library, pack)
    issued(library, pack, tmp_path / "ut")
    manifest = json.loads((tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8"))
    assert [file["preset"] for file in manifest["items"][0]["renditions"]] == ["web"]
    only, _changes = make_draft(library, [id], USE, renditions=("social-square",))
    approved_codes = [one.code for one in check_pack(library, pack_of(library, only), TODAY)[0].findings]
    assert approved_codes == ["LICENCE_NO_DERIVATIVES"]


def test_a_films_part_is_decided_as_a_part(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [film(tmp_path / "f.mp4", 2)]).imported[0][0]
    edit(
        library,
        [id],
        Edit(
            {("title", "sv"): "Film"},
            {"creator": "Kim", "licence_channels": frozenset({"webb"}), "visibility": "ident"},
        ),
    )
    pack, _changes = make_draft(library, [id], USE)
    choose(library, pack, id, ItemChoice(span=(0.0, 1.0)))
    codes = {one.code for one in check_pack(library, pack_of(library, pack), TODAY)[0].findings}
    assert "TIME_RANGES_UNKNOWN" in codes
    choose(library, pack, id, ItemChoice())
    assert "TIME_RANGES_UNKNOWN" not in {
        one.code for one in check_pack(library, pack_of(library, pack), TODAY)[0].findings
    }


def test_captions_that_are_wrong_stop_a_film_and_unpleasant_ones_do_not(library: Library, tmp_path: Path) -> None:
    film(tmp_path / "k" / "rast.mp4", 2)
    vtt = "WEBVTT\n\n00:00.000 --> 00:01.500\nHej\n\n00:01.000 --> 00:02.000\nHej igen\n"
    (tmp_path / "k" / "rast.vtt").write_text(vtt, "utf-8")
    id = taken_in(library, [tmp_path / "k"]).imported[0][0]
    pack, _changes = make_draft(library, [id], Use("internt", TODAY, title="Film"))
    (check,) = check_pack(library, pack_of(library, pack), TODAY)
    assert [(lang, flaw.code, flaw.is_warning) for lang, flaw in check.flaws] == [("sv", "CAPTION_OVERLAPS", False)]
    assert check.stops


def test_a_weeded_picture_stops_the_draft_that_holds_it(library: Library, tmp_path: Path) -> None:
    pack, (one, two) = drafted(library, tmp_path)
    weed(library, [one], "RA-FS 2024:1")
    checks = check_pack(library, pack_of(library, pack), TODAY)
    assert [(check.asset, [said.code for said in check.findings]) for check in checks] == [
        (one, ["NOT_IN_BANK"]),
        (two, []),
    ]
    assert code_of(submit, library, pack, TODAY) == "PACK_NOT_READY"
    remove_items(library, pack, [one])
    submit(library, pack, TODAY)


def test_a_search_follows_what_is_put_in_and_taken_out(library: Library, tmp_path: Path) -> None:
    pack, (one, two) = drafted(library, tmp_path)
    query = parse(f"paket:{pack}")
    assert set(find(library, query, day=TODAY).ids) == {one, two}
    remove_items(library, pack, [one])
    assert list(find(library, query, day=TODAY).ids) == [two]
    add_items(library, pack, [one])
    assert set(find(library, query, day=TODAY).ids) == {one, two}
    delete_draft(library, pack)
    assert list(find(library, query, day=TODAY).ids) == []


def test_names_in_what_was_written_for_a_pack_are_found(library: Library, tmp_path: Path) -> None:
    pack, (one, _two) = drafted(library, tmp_path)
    person = pupil(library)
    choose(library, pack, one, ItemChoice(caption="Ada Ek läser."))
    vault_of(library).put(person, "Ada Ek")
    assert [(found.field, found.asset) for found in names_in_bank(library)] == [("pack", pack)]


def test_what_is_approved_is_what_was_seen(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    submit(library, pack, TODAY)
    shown = pack_of(library, pack)
    choose(library, pack, ids[0], ItemChoice(alt="Ett annat rum."))
    submit(library, pack, TODAY)
    with pytest.raises(Refused) as caught:
        approve(as_actor(library, "Robin"), pack, TODAY, seen=shown)
    assert caught.value.code == "PACK_CHANGED"
    approve(as_actor(library, "Robin"), pack, TODAY, seen=pack_of(library, pack))
    assert pack_of(library, pack).status == "approved"


def test_a_name_in_a_caption_or_title_stops_it(library: Library, tmp_path: Path) -> None:
    pack, (one, two) = drafted(library, tmp_path)
    vault_of(library).put(pupil(library), "Ada Ek")
    choose(library, pack, one, ItemChoice(caption="Ada Ek arbetar vid datorn."))
    edit(library, [two], Edit({("title", "sv"): "Ada Ek"}))
    for check in check_pack(library, pack_of(library, pack), TODAY):
        assert [said.code for said in check.findings] == ["NAME_TOLD"]
    assert code_of(submit, library, pack, TODAY) == "PACK_NOT_READY"


def test_an_empty_caption_here_is_none_in_any_language(library: Library, tmp_path: Path) -> None:
    pack, (one, _two) = drafted(library, tmp_path)
    edit(library, [one], Edit({("caption", "sv"): "Rum", ("caption", "en"): "Room"}))
    choose(library, pack, one, ItemChoice(caption=""))
    approved(library, pack)
    issued(library, pack, tmp_path / "ut")
    manifest = json.loads((tmp_path / "ut" / "data" / "manifest.json").read_text("utf-8"))
    assert manifest["items"][0]["caption"] == {}


def test_a_pack_is_issued_once(library: Library, tmp_path: Path) -> None:
    pack, _ids = drafted(library, tmp_path)
    approved(library, pack)
    other = issue(library, pack, tmp_path / "ut2", TODAY, Export())
    next(other)
    issued(library, pack, tmp_path / "ut")
    assert code_of(lambda: list(other)) == "HAS_LEFT"
    assert code_of(lambda: issued(library, pack, tmp_path / "ut3")) == "HAS_LEFT"
    assert not (tmp_path / "ut2").exists()


def test_the_number_of_a_deleted_draft_is_not_given_again(library: Library, tmp_path: Path) -> None:
    pack, ids = drafted(library, tmp_path)
    delete_draft(library, pack)
    assert make_draft(library, ids, USE)[0] != pack


def test_times_are_a_films_and_within_it(library: Library, tmp_path: Path) -> None:
    pack, (one, _two) = drafted(library, tmp_path)
    reel = taken_in(library, [film(tmp_path / "f.mp4", 2)]).imported[0][0]
    add_items(library, pack, [reel])
    assert code_of(choose, library, pack, one, ItemChoice(span=(0.0, 1.0))) == "NO_FILM"
    assert code_of(choose, library, pack, reel, ItemChoice(span=(0.0, 99.0))) == "BEYOND_END"
    choose(library, pack, reel, ItemChoice(span=(0.0, 2.0), poster_s=1.0))
