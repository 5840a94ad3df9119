"""ZIP archives: no entry escapes, sizes are counted and not believed, names come out as they were meant."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from imagebank.core.errors import FileProblem
from imagebank.media import archive
from imagebank.media.archive import Archive, is_archive

ESCAPES = [
    "../out.jpg",
    "/etc/out.jpg",
    "..\\..\\out.jpg",
    "C:\\Windows\\out.jpg",
    "a/../../out.jpg",
    "./out.jpg",
    "//server/share/out.jpg",
]


def packed(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ESCAPES)
def test_no_entry_escapes_its_folder(tmp_path: Path, name: str) -> None:
    opened = Archive(packed(tmp_path / "a.zip", {name: b"picture"}))
    folder = tmp_path / "inner" / "folder"
    folder.mkdir(parents=True)
    out = opened.copy_out(0, folder)
    assert out.parent == folder
    assert out.name.endswith("out.jpg")
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == sorted(["a.zip", out.name])
    assert ".." not in next(opened.entries())[1].split("/")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(name="\0")
@given(name=st.text(min_size=1, max_size=300).filter(lambda text: not text.endswith("/")))
def test_any_name_comes_out_inside(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("zip")
    try:
        path = packed(folder / "a.zip", {name: b"x"})
    except (UnicodeEncodeError, ValueError, IndexError, struct.error):
        return  # a name that no archive can hold
    (folder / "in").mkdir()
    opened = Archive(path)
    for number, _shown in opened.entries():
        assert opened.copy_out(number, folder / "in").resolve().parent == (folder / "in").resolve()


def test_a_symbolic_link_is_only_its_text(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link.jpg")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(info, "/etc/passwd")
    out = Archive(tmp_path / "a.zip").copy_out(0, tmp_path)
    assert not out.is_symlink()
    assert out.read_text() == "/etc/passwd"


def test_a_bomb_stops_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_FROM", 1 << 20)
    opened = Archive(packed(tmp_path / "a.zip", {"bomb.bmp": bytes(50 << 20)}))
    with pytest.raises(FileProblem, match=r"bomb\.bmp"):
        opened.copy_out(0, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_names_that_macs_write_without_saying_utf_8(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"smorgas.jpg": b"x"})
    path.write_bytes(path.read_bytes().replace(b"smorgas.jpg", "smårg.jpg".encode() + b"x"))
    assert [name for _, name in Archive(path).entries()] == ["smårg.jpgx"]


@pytest.mark.parametrize("cut", [30, 100, -20])
def test_a_damaged_archive_is_a_sentence(tmp_path: Path, cut: int) -> None:
    whole = packed(tmp_path / "a.zip", {"a.jpg": b"abc" * 100}).read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[:cut])
    assert is_archive(tmp_path / "b.zip")
    with pytest.raises(FileProblem, match="arkivet"):
        Archive(tmp_path / "b.zip")


def test_a_damaged_entry_leaves_nothing(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.jpg": bytes(range(256)) * 40})
    content = bytearray(path.read_bytes())
    content[60:90] = b"\xff" * 30
    path.write_bytes(content)
    with pytest.raises(FileProblem):
        Archive(path).copy_out(0, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_an_office_document_is_no_collection_of_files(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="annat slag"):
        Archive(packed(tmp_path / "a.pptx", {"[Content_Types].xml": b"<x/>", "ppt/media/image1.png": b"x"}))


def test_an_entry_without_a_name_has_its_number(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"qqq": b"x"})
    path.write_bytes(path.read_bytes().replace(b"qqq", b"\0qq"))
    opened = Archive(path)
    assert list(opened.entries()) == [(0, "0")]
    assert opened.copy_out(0, tmp_path).name == "0"
