from __future__ import annotations

import errno
import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem, LibraryProblem
from imagebank.media import vault as rooms
from imagebank.media.fingerprint import sha256_of
from imagebank.media.vault import Vault


def test_store_keeps_verifies_and_protects(photo, tmp_path: Path) -> None:
    source, vault = photo("Åäö.png"), Vault(tmp_path / "bank")
    stored = vault.store(source)
    assert stored.sha256 == sha256_of(source)
    assert stored.path == vault.path_of(stored.sha256, "png")
    assert stored.path.read_bytes() == source.read_bytes()
    assert stat.S_IMODE(stored.path.stat().st_mode) == 0o444
    assert vault.verify(stored.sha256, "png")
    assert list(vault.walk()) == [(stored.sha256, stored.path)]
    assert not list(vault.temporary.iterdir())


def test_the_extension_comes_from_the_content(photo, tmp_path: Path) -> None:
    path = photo("bild.png")
    assert Vault(tmp_path / "b").store(path.rename(path.with_suffix(".jpg"))).path.suffix == ".png"


def test_storing_twice_changes_nothing(photo, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "bank")
    first = vault.store(photo())
    before = first.path.stat()
    assert vault.store(photo()) == first
    assert first.path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_damaged_original_is_noticed_and_mended(photo, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "bank")
    stored = vault.store(photo())
    stored.path.chmod(0o644)
    stored.path.write_bytes(b"x" * stored.bytes)
    assert not vault.verify(stored.sha256, "jpg")
    vault.store(photo())
    assert vault.verify(stored.sha256, "jpg")


def test_many_at_once(photo, tmp_path: Path) -> None:
    source = photo()
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: Vault(tmp_path / "bank").store(source), range(24)))
    assert len(set(done)) == 1
    assert len(list(Vault(tmp_path / "bank").walk())) == 1


def test_a_full_disk_leaves_nothing(photo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    vault = Vault(tmp_path / "bank")
    monkeypatch.setattr(rooms.os, "fsync", full)
    with pytest.raises(LibraryProblem) as caught:
        vault.store(photo())
    assert caught.value.code == "DISK_FULL"
    assert not [path for path in (tmp_path / "bank").rglob("*") if path.is_file()]


def test_a_copy_that_differs_is_refused(photo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "sha256_of", lambda _path: "0" * 64)
    with pytest.raises(LibraryProblem):
        Vault(tmp_path / "bank").store(photo())
    assert not list(Vault(tmp_path / "bank").walk())


def test_sweep_takes_only_what_is_abandoned(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.temporary.mkdir(parents=True)
    ours, old, dead = (
        vault.temporary / f"{name}.part" for name in (f"{os.getpid()}-aa", f"{os.getpid()}-bb", "4194999-cc")
    )
    for part in (ours, old, dead):
        part.write_bytes(b"x")
    os.utime(old, (time.time() - 100_000,) * 2)
    assert vault.sweep() == 2
    assert ours.exists()


def test_a_missing_source(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        Vault(tmp_path).store(tmp_path / "borta.jpg")
