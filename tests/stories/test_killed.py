"""Killed at fifty random moments of an import of ten thousand: whole assets only, and the same import finishes the rest. `make soak`."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from imagebank.services import library as libraries
from imagebank.services.upkeep import Checkup, examine
from tests.benchmarks.files import small_jpegs

COMMAND = [sys.executable, "-m", "imagebank"]
FILES, KILLS = int(os.environ.get("IMAGEBANK_KILL_FILES", "10000")), 50


def run(*words: object) -> dict:
    done = subprocess.run([*COMMAND, *map(str, words), "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def killed_after(seconds: float, *words: object, children: bool) -> bool:
    """Start, wait, kill -9 the program (and its decoders, or leave those to notice); whether it was still running."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, words), "--json"], stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        (os.killpg if children else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def sound(bank: Path, *, deep: bool) -> int:
    """How many assets the library has; it opens, and doctor finds nothing wrong."""
    library = libraries.open_library(bank, "Kim")
    report = Checkup()
    for _ in examine(library, report, deep=deep):
        pass
    count = library.db.execute("SELECT count(*) FROM asset").fetchone()[0]
    library.close()
    assert report.problems == []
    assert report.missing == []
    return count


@pytest.mark.skipif(not os.environ.get("IMAGEBANK_SOAK"), reason="make soak")
@pytest.mark.timeout(3600)
def test_fifty_kills(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    card, bank = tmp_path / "kort", tmp_path / "bank"
    for _path in small_jpegs(card, FILES):
        pass
    run("init", bank)
    kills, counts = 0, [0]
    started = time.monotonic()
    while kills < KILLS:
        # the farther the import, the longer a start takes to pass what is there already
        if not killed_after(
            0.6 + chance.random() * 4, "--library", bank, "import", card, "--only-new", children=chance.random() < 0.5
        ):
            break
        kills += 1
        counts.append(sound(bank, deep=kills % 10 == 0))
    said = run("--library", bank, "import", card)
    assert len(said["imported"]) + len(said["duplicates"]) == FILES
    assert said["failed"] == []
    assert sound(bank, deep=True) == FILES
    assert counts == sorted(counts)  # nothing that was committed is ever lost
    here = {path.stem for path in (bank / "originals").rglob("*.jpg")}
    assert here == {hashlib.sha256(path.read_bytes()).hexdigest() for path in card.rglob("*.JPG")}
    sys.stdout.write(
        json.dumps({"files": FILES, "kills": kills, "committed": counts, "s": round(time.monotonic() - started)}) + "\n"
    )
