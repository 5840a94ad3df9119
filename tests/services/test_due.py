"""What must come down, place by place, asked again each day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from imagebank.core.registers import Placement
from imagebank.core.use import Use
from imagebank.services.describing import Edit, edit
from imagebank.services.due import Due, due
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.placing import record_place, take_down
from imagebank.services.recalling import answer, recalls
from imagebank.services.releasing import withdraw
from tests.making import TODAY, pupil, usable, with_pupil


def out(library: Library, ids: list[str], target: Path, recipient: str = "Webben") -> str:
    done = Export()
    order = Order(tuple(ids), Use("webb", TODAY, title="Rum"), target, approved_by="Robin", recipient=recipient)
    for _ in export(library, order, done):
        pass
    assert done.pack is not None
    return done.pack


def kinds(found: list[Due]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.kind, one.place, one.assets) for one in found]


def test_nothing_is_due_for_what_has_no_end(library: Library, tmp_path: Path) -> None:
    out(library, usable(library, tmp_path, 2), tmp_path / "ut")
    assert due(library, TODAY) == []


def test_a_withdrawal_is_due_where_it_is_until_it_is_answered(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    pack = out(library, ids, tmp_path / "ut")
    record_place(library, Placement("", pack, "spsm.se/rum", assets=ids[0]))
    withdraw(library, person)
    assert kinds(due(library, TODAY)) == [("withdrawn", "spsm.se/rum", (ids[0],))]
    (recall,) = recalls(library)
    answer(library, recall.id, "removed")
    assert due(library, TODAY) == []


def test_a_place_that_holds_one_picture_is_not_asked_about_another(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    pack = out(library, ids, tmp_path / "ut")
    record_place(library, Placement("", pack, "spsm.se/annat", assets=ids[1]))
    withdraw(library, person)
    assert [(one.place, one.assets) for one in recalls(library)] == [("Rum", ids[0])]


def test_an_end_is_told_before_and_after(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    with_pupil(library, ids[0], pupil(library, valid_to=TODAY + timedelta(days=200)))
    pack = out(library, ids, tmp_path / "ut")
    assert due(library, TODAY) == []
    assert [(one.kind, one.day) for one in due(library, TODAY + timedelta(days=150))] == [
        ("ends", TODAY + timedelta(days=200))
    ]
    late = due(library, TODAY + timedelta(days=201))
    assert [(one.kind, one.pack) for one in late] == [("stopped", pack)]


def test_a_planned_end_is_due(library: Library, tmp_path: Path) -> None:
    pack = out(library, usable(library, tmp_path), tmp_path / "ut")
    end = TODAY + timedelta(days=10)
    place, _changes = record_place(library, Placement("", pack, "Mässan", kind="event", planned_end=end.isoformat()))
    assert [(one.kind, one.place, one.day) for one in due(library, TODAY)] == [("ends", "Mässan", end)]
    assert [one.kind for one in due(library, end + timedelta(days=1))] == ["ended"]
    take_down(library, place, end)
    assert due(library, end + timedelta(days=1)) == []


def test_a_block_is_due_and_a_lost_alternative_text_is_not(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path)
    out(library, ids, tmp_path / "ut")
    edit(library, ids, Edit({("alt", "sv"): None}))
    assert due(library, TODAY) == []
    edit(library, ids, Edit(values={"licence_channels": frozenset({"tryck"})}))
    assert [one.kind for one in due(library, TODAY)] == ["stopped"]
    edit(library, ids, Edit(values={"blocked": True}))
    assert [one.kind for one in due(library, TODAY)] == ["withdrawn"]


def test_only_the_picture_that_ends_is_told(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    end = TODAY + timedelta(days=20)
    with_pupil(library, ids[0], pupil(library, valid_to=end))
    out(library, ids, tmp_path / "ut")
    assert [(one.kind, one.assets, one.day) for one in due(library, TODAY)] == [("ends", (ids[0],), end)]
