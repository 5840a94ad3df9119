"""Near duplicates are found when they come in; bursts become stacks; what somebody judged is not asked again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from imagebank.services.library import Library
from imagebank.services.merging import merge, unlike
from imagebank.services.searching import read
from imagebank.services.similar import duplicates, look_everywhere
from imagebank.services.undoing import undo_take_in
from tests.making import taken_in


@pytest.fixture
def scene(shared: Path) -> Image.Image:
    """A real photograph from the corpus."""
    path = next(
        path for path in sorted((shared / "corpus" / "12_rooms_places").iterdir()) if path.suffix in (".jpg", ".jpeg")
    )
    return Image.open(path).convert("RGB")


def shot(picture: Image.Image, path: Path, taken: str | None = None, **save: object) -> Path:
    exif = Image.Exif()
    if taken:
        exif[271], exif[272] = "Canon", "EOS R8"
        exif.get_ifd(0x8769)[36867] = taken
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, exif=exif, **save)
    return path


def ids_by_name(library: Library, report) -> dict[str, str]:
    return {Path(path).name: id for id, path, _ in report.imported}


def test_a_smaller_copy_and_a_crop_are_proposed(library: Library, scene: Image.Image, tmp_path: Path) -> None:
    first = taken_in(library, [shot(scene, tmp_path / "a.jpg", quality=92)]).imported[0][0]
    small = scene.resize((scene.width // 2, scene.height // 2))
    w, h = scene.size
    cropped = scene.crop((w // 25, h // 25, w - w // 25, h - h // 25))
    report = taken_in(library, [shot(small, tmp_path / "b.jpg", quality=40), shot(cropped, tmp_path / "c.png")])
    here = ids_by_name(library, report)
    assert {one for one, _ in report.similar} == {here["b.jpg"], here["c.png"]}
    assert {frozenset(group.ids) for group in duplicates(library)} == {frozenset({first, *here.values()})}
    unlike(library, [first, here["c.png"]])
    unlike(library, [here["b.jpg"], here["c.png"]])
    assert [set(group.ids) for group in duplicates(library)] == [{first, here["b.jpg"]}]
    for _ in look_everywhere(library):
        pass
    assert [set(group.ids) for group in duplicates(library)] == [{first, here["b.jpg"]}]
    merge(library, first, [here["b.jpg"]])
    assert duplicates(library) == []


def test_a_burst_becomes_a_stack_and_no_duplicates(library: Library, scene: Image.Image, tmp_path: Path) -> None:
    for number in range(3):
        moved = scene.rotate(number * 0.7, expand=False).crop((20, 20, scene.width - 20, scene.height - 20))
        shot(moved, tmp_path / "k" / f"IMG_{number}.jpg", f"2026:05:04 10:00:0{number}", quality=90)
    report = taken_in(library, [tmp_path / "k"])
    found = read(library, [id for id, _, _ in report.imported])
    assert {asset.stack for asset in found} == {found[0].id}
    assert report.similar == []
    assert duplicates(library) == []


def test_what_is_gone_is_no_longer_alike(library: Library, scene: Image.Image, tmp_path: Path) -> None:
    first = taken_in(library, [shot(scene, tmp_path / "a.jpg")])
    undo_take_in(library, first.take_in)
    again = taken_in(library, [shot(scene.resize((400, 300)), tmp_path / "b.jpg")])
    assert again.similar == []
    assert duplicates(library) == []
