"""Near duplicates: real pictures of the corpus, real decoders, and an independent reckoning of what near means."""

from __future__ import annotations

import io
import json
import os
import random
import time
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from imagebank.media import likeness
from imagebank.media.fingerprint import BYTES, LENGTH, few_steps, fingerprint, is_plain
from imagebank.media.likeness import Likenesses, compare
from imagebank.media.stacks import Shot, groups, relation, stacks
from imagebank.media.thumbnail import thumbnail

FOLDER = "corpus/14_near_duplicates"


@cache
def print_of(path: Path) -> bytes:
    with Image.open(path) as image:
        return fingerprint(thumbnail(image))


def print_in(image: Image.Image) -> bytes:
    return fingerprint(thumbnail(image))


@pytest.fixture
def bakery(shared: Path) -> Image.Image:
    with Image.open(shared / FOLDER / "gen-bakery-original.jpg") as image:
        return image.convert("RGB")


def cut(left: float, top: float, right: float, bottom: float) -> Callable[[Image.Image], Image.Image]:
    def crop(image: Image.Image) -> Image.Image:
        width, height = image.size
        return image.crop((round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom))))  # fmt: skip

    return crop


def again(format: str, quality: int) -> Callable[[Image.Image], Image.Image]:
    def save(image: Image.Image) -> Image.Image:
        file = io.BytesIO()
        image.save(file, format, quality=quality)
        return Image.open(file)

    return save


def with_logo(image: Image.Image) -> Image.Image:
    made = image.copy()
    width, height = made.size
    ImageDraw.Draw(made).ellipse((width * 0.85, height * 0.85, width * 0.98, height * 0.97), fill=(20, 60, 160))
    return made


CHANGED = {
    "half": lambda image: image.resize((image.width // 2, image.height // 2)),
    "jpeg 30": again("JPEG", 30), "webp 40": again("WEBP", 40), "grey": lambda image: image.convert("L"),
    "lighter": lambda image: image.point(lambda value: round(255 * (value / 255) ** 0.7)), "logo": with_logo,
    "turned 3": lambda image: image.rotate(3),
}  # fmt: skip
CROPPED = {
    "5 %": cut(0.05, 0.05, 0.05, 0.05), "8 %": cut(0.08, 0.08, 0.08, 0.08), "left": cut(0.1, 0, 0, 0),
    "top": cut(0, 0.1, 0, 0), "right": cut(0, 0, 0.1, 0), "bottom": cut(0, 0, 0, 0.1),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGED)
def test_changed_copies_are_near(bakery: Image.Image, name: str) -> None:
    near = compare(print_in(bakery), print_in(CHANGED[name](bakery)))
    assert near is not None
    assert not near.part


@pytest.mark.parametrize("name", CROPPED)
def test_crops_are_near_both_ways_and_told_as_crops(bakery: Image.Image, name: str) -> None:
    whole, part = print_in(bakery), print_in(CROPPED[name](bakery))
    assert compare(whole[:BYTES], part[:BYTES]) is None, (
        "the first part alone does not see it: the second is what we test"
    )
    assert compare(whole, part) == compare(part, whole)
    assert relation(Shot("a", None, None, whole), Shot("b", None, None, part)) == "crop"


def test_the_corpus_has_its_groups_and_no_false_pair(shared: Path) -> None:
    files = json.loads((shared / "corpus" / "manifest.json").read_text("utf-8"))["files"]
    of = {one["path"]: one for one in files if one["path"].startswith("14_near_duplicates/")}
    paths = [path for path, one in of.items() if one["group"] != "cd-stereo-1"]
    bank = Likenesses(paths, [print_of(shared / "corpus" / path) for path in paths])
    found = {frozenset((one, other)) for one, other, _far in bank.pairs(paths)}
    assert [pair for pair in found if len({of[path]["group"] for path in pair}) > 1] == []
    hard = {
        "mirror",
        "mirrored",
        "crop30",
        "rotation",
        "rotated 90 pixels",
        "letterboxed",
        "edited by iPhone (IMG_E)",
    }  # the edit cuts off a quarter
    easy = [path for path in paths if of[path]["dup_relation"] not in hard]
    wanted = {frozenset(pair) for pair in combinations(easy, 2) if len({of[path]["group"] for path in pair}) == 1}
    assert len(wanted) > 60
    assert wanted - found == set()


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (600, 400), "white"), Image.new("RGB", (1, 1)), Image.new("RGB", (3000, 2), "grey"),
        Image.linear_gradient("L").resize((600, 400)),
        Image.frombytes("L", (600, 400), random.Random(1).randbytes(240_000)).point(lambda value: value // 32),
    ],
    ids=["white", "dot", "line", "slope", "night"],
)  # fmt: skip
def test_plain_pictures_are_near_nothing(image: Image.Image) -> None:
    made = print_in(image)
    assert len(made) == LENGTH
    assert is_plain(made)
    bank = Likenesses(["a", "b"], [made, print_in(Image.new("RGB", (600, 400), "black"))])
    assert bank.near(made) == []
    assert list(bank.pairs(["a", "b"])) == []


def test_old_fingerprints_compare_by_the_first_part(shared: Path) -> None:
    names = ("gen-bakery-original.jpg", "gen-bakery-jpeg20.jpg", "gen-falcon-original.jpg")
    bakery, small, falcon = (print_of(shared / FOLDER / name) for name in names)
    bank = Likenesses(["new", "old", "other", "none", "odd"], [bakery, small[:BYTES], falcon[:BYTES], None, b"odd"])
    assert {id for id, _far in bank.near(small)} == {id for id, _far in bank.near(small[:BYTES])} == {"new", "old"}
    assert [(one, other) for one, other, _far in bank.pairs(["old", "unknown"])] == [("old", "new")]
    assert bank.near(None) == bank.near(b"odd") == []
    bank.add("old", falcon)
    assert [id for id, _far in bank.near(small)] == ["new"]
    assert len(bank) == 5


# What near means, reckoned a second time with Python's own numbers.


def differing(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def expected(one: bytes, other: bytes) -> float | None:
    steps = differing(one[:64], other[:64]) / 512
    by_steps = steps <= 0.2 and not few_steps(one) and not few_steps(other)
    if 64 in (len(one), len(other)):
        return steps if by_steps else None
    views = [[print_[64 + 24 * view :][:24] for view in range(7)] for print_ in (one, other)]
    best: list[float] = []
    for at, to in [(0, 0), *((0, view) for view in range(1, 7)), *((view, 0) for view in range(1, 7))]:
        mine, yours = views[0][at], views[1][to]
        far, coarse = differing(mine, yours) / 192, differing(mine[:8], yours[:8])
        near = (
            coarse <= 16 and far <= 0.22 if at or to else coarse <= 20 and (far <= 0.26 or (far <= 0.34 and by_steps))
        )
        if near and any(mine) and any(yours):
            best.append(far)
    return min(best, default=None)


@st.composite
def families(draw: st.DrawFn) -> list[bytes]:
    """Fingerprints that lie about as far from one another as the limits: bits flipped, views swapped, halves cut off."""
    chance = random.Random(draw(st.integers(0, 10**6)))
    seed = chance.randbytes(LENGTH)
    made: list[bytes] = []
    for share in draw(
        st.lists(st.sampled_from([0.0, 0.05, 0.12, 0.16, 0.18, 0.2, 0.24, 0.3]), min_size=2, max_size=12)
    ):
        bits = sum(1 << at for at in range(LENGTH * 8) if chance.random() < share)
        one = (int.from_bytes(seed, "big") ^ bits).to_bytes(LENGTH, "big")
        kind = chance.randrange(6)
        swapped = one[:64] + one[88:112] + one[64:88] + one[112:]
        made.append([one, one, swapped, one[:64], one[:64] + bytes(24) + one[88:], bytes(64) + one[64:]][kind])
    return made


@settings(max_examples=60, deadline=None)
@given(families(), st.sampled_from([2, 3, 64]))
def test_nothing_is_lost_to_the_shortcuts(prints: list[bytes], block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "BLOCK", block)
        ids = [str(at) for at in range(len(prints))]
        bank = Likenesses(ids, prints)
        for print_ in prints:
            wanted = {
                id: far for id, other in zip(ids, prints, strict=True) if (far := expected(print_, other)) is not None
            }
            assert dict(bank.near(print_)) == pytest.approx(wanted)
        wanted_pairs = {
            frozenset(pair)
            for pair in combinations(ids, 2)
            if expected(prints[int(pair[0])], prints[int(pair[1])]) is not None
        }
        assert sorted(map(sorted, wanted_pairs)) == sorted(sorted(pair[:2]) for pair in bank.pairs(ids))
        new = ids[::2]
        assert {frozenset(pair[:2]) for pair in bank.pairs(new)} == {pair for pair in wanted_pairs if pair & set(new)}


def test_a_chain_gathers_no_strangers() -> None:
    chain = [
        ("a", "b", 0.1),
        ("b", "c", 0.2),
        ("c", "d", 0.05),
        ("e", "f", 0.1),
        ("f", "g", 0.1),
        ("g", "e", 0.2),
        ("e", "e", 0),
    ]
    assert groups(chain) == [frozenset("efg"), frozenset("ab"), frozenset("cd")]
    assert groups([]) == []


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from([0.0, 0.1, 0.2]))))
def test_in_a_group_everyone_is_near_everyone(pairs: list[tuple[str, str, float]]) -> None:
    near = {frozenset(pair[:2]) for pair in pairs}
    found = groups(pairs)
    members = [id for group in found for id in group]
    assert len(members) == len(set(members))
    assert all(frozenset(pair) in near for group in found for pair in combinations(group, 2))
    left = {id for pair in near if len(pair) == 2 for id in pair} - set(members)
    assert not any(frozenset(pair) in near for pair in combinations(left, 2)), (
        "two that are near and free would have joined"
    )
    assert found == groups(reversed(pairs))


def shot(id: str, second: str | None, print_: bytes, camera: str | None = "Nikon D70", width: int = 900) -> Shot:
    return Shot(id, f"2026-05-04T10:00:{second}" if second else None, camera, print_, width, 600)


def test_a_burst_is_a_stack_and_a_small_copy_is_not_a_shot(bakery: Image.Image) -> None:
    one, moved, small = print_in(bakery), print_in(bakery.rotate(3)), print_in(CHANGED["half"](bakery))
    shots = [
        shot("third", "05", one), shot("first", "01+02:00", one), shot("second", "02", moved), shot("copy", "01", small, width=450),
        shot("later", "09", one), shot("else", "03", one, camera="Canon"), shot("when", None, one),
        Shot("day", "2026-05-04", "Nikon D70", one), Shot("nonsense", "2026-99-04T10", "Nikon D70", one),
    ]  # fmt: skip
    assert stacks(shots) == [("first", "second", "third")]
    assert relation(shots[1], shots[2]) == "burst"
    assert relation(shots[1], shots[3]) == "copy"
    assert relation(shots[0], shots[4]) == "copy", "the same picture four seconds later is no burst"
    assert relation(shots[1], Shot("far", "2026-05-04T10:00:01", "Nikon D70", print_in(bakery.rotate(90)))) is None


def test_two_frames_of_one_second_are_a_burst_where_they_differ(bakery: Image.Image) -> None:
    one, moved = shot("a", "01", print_in(bakery)), shot("b", "01", print_in(bakery.rotate(3)))
    assert relation(one, moved) == "burst"
    assert stacks([moved, one]) == [("a", "b")]
    assert relation(one, shot("c", "01", print_in(CHANGED["jpeg 30"](bakery)))) == "copy"


@pytest.mark.skipif(not os.environ.get("IMAGEBANK_SOAK"), reason="make soak")
def test_a_million() -> None:
    chance = random.Random(1)
    prints = [chance.randbytes(LENGTH) for _ in range(1_000_000)]
    bank = Likenesses([str(at) for at in range(len(prints))], prints)
    assert bank.size < 250e6
    begun = time.process_time()
    for at in range(0, 1_000_000, 50_000):
        assert bank.near(prints[at]) == [(str(at), 0.0)]
    assert (time.process_time() - begun) / 20 < 0.1


def test_many_at_once_are_the_same_as_one_by_one() -> None:
    import random

    chance = random.Random(5)
    prints: list[tuple[str, bytes | None]] = [(f"{n}", chance.randbytes(LENGTH)) for n in range(40)]
    prints += [("old", chance.randbytes(64)), ("none", None), ("flat", bytes(LENGTH)), ("7", chance.randbytes(LENGTH))]
    prints += [(f"near {n}", bytes([prints[n][1][0] ^ 1]) + prints[n][1][1:]) for n in range(10)]  # type: ignore[index]
    one_by_one, at_once = Likenesses(), Likenesses()
    for id, print_ in prints:
        one_by_one.add(id, print_)
    at_once.extend(prints[:25])
    at_once.extend(prints[25:])
    for _id, print_ in prints:
        assert at_once.near(print_) == one_by_one.near(print_)
    assert len(at_once) == len(one_by_one)
    assert any(at_once.near(print_) for _id, print_ in prints)
