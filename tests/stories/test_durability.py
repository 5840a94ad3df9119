"""The plug is pulled, the disk fills, two programs write at once: nothing committed is lost, nothing half-made looks whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.making import picture

COMMAND = [sys.executable, "-m", "imagebank"]


def start(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen([*COMMAND, *(str(word) for word in words), "--json"], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)  # fmt: skip


def run(*words: object) -> tuple[int, Any]:
    process = start(*words)
    out, _err = process.communicate(timeout=120)
    return process.returncode, json.loads(out)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    for number in range(130):
        picture(tmp_path / "kort" / f"bild {number:03}.jpg", number)
    return tmp_path / "kort"


def test_killed_in_the_middle_the_same_import_finishes(tmp_path: Path, card: Path) -> None:
    bank = tmp_path / "bank"
    assert run("init", bank)[0] == 0
    for wait in (1.2, 1.8):
        process = start("--library", bank, "import", card)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        code, said = run("--library", bank, "doctor")
        assert (code, said["problems"]) == (0, [])
    code, said = run("--library", bank, "import", card)
    assert code == 0
    assert len(said["imported"]) + len(said["duplicates"]) == 130
    assert run("--library", bank, "search")[1]["total"] == 130
    assert run("--library", bank, "doctor") == (
        0,
        {"doubtful": False, "problems": [], "uncatalogued": [], "missing": []},
    )


def test_two_programs_take_the_same_card_in_at_once(tmp_path: Path, card: Path) -> None:
    bank = tmp_path / "bank"
    run("init", bank)
    both = [start("--library", bank, "import", card) for _ in range(2)]
    said = [json.loads(process.communicate(timeout=120)[0]) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert len(said[0]["imported"]) + len(said[1]["imported"]) == 130
    assert run("--library", bank, "search")[1]["total"] == 130
    assert run("--library", bank, "doctor")[1]["problems"] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where the system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False
    ).returncode == 0  # fmt: skip
    if not made:
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_a_sentence_and_it_goes_on_when_there_is_room(tmp_path: Path, small_disk: Path) -> None:
    card = tmp_path / "kort"
    for number in range(12):
        picture(card / f"{number}.bmp", number, (400, 300))
    bank = small_disk / "bank"
    assert run("init", bank)[0] == 0
    code, said = run("--library", bank, "import", card)
    assert code == 4
    assert "full" in said["error"]["message"]
    subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
    assert run("--library", bank, "doctor")[1]["problems"] == []
    code, said = run("--library", bank, "import", card)
    assert (code, len(said["imported"]) + len(said["duplicates"])) == (0, 12)
    assert run("--library", bank, "doctor") == (
        0,
        {"doubtful": False, "problems": [], "uncatalogued": [], "missing": []},
    )


def test_a_full_disk_leaves_no_pack(tmp_path: Path, small_disk: Path) -> None:
    bank = tmp_path / "bank"
    run("init", bank)
    words = ["--library", bank, "--as", "Kim"]
    noise = np.random.default_rng(1).integers(0, 256, (1500, 1500, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.png")
    ids = [one["id"] for one in run(*words, "import", tmp_path / "a.png")[1]["imported"]]
    run(*words, "edit", *ids, "--title", "A", "--alt", "Ett rum.", "--creator", "Kim", "--licence-channel", "webb",
        "--visibility", "none")  # fmt: skip
    run("--library", bank, "--as", "Robin", "edit", *ids, "--second-review")
    (small_disk / "filler").write_bytes(os.urandom(1_000_000))
    code, said = run(
        *words, "export", *ids, "--channel", "webb", "--title", "T", "--to", small_disk / "ut", "--approved-by", "Robin"
    )
    assert code == 4
    assert "full" in said["error"]["message"]
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
