"""Taking in: 200 camera JPEGs of 24 megapixels against the bare work; memory and pace as files and library grow."""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.files import camera_jpegs, small_jpegs
from tests.benchmarks.measuring import Measured, measure

COMMAND = [sys.executable, "-m", "imagebank"]
ROUNDS = 3


def against_bare(folder: Path, count: int = 200) -> dict[str, object]:
    """Medians of some rounds, ours and the bare work taking turns: ratios of CPU and wall, milliseconds a file."""
    card = folder / "card"
    camera_jpegs(card, count)
    ours: list[Measured] = []
    bare: list[Measured] = []
    for number in range(ROUNDS):
        bare.append(measure([sys.executable, "-m", "tests.benchmarks.bare_work", card, folder / f"bare{number}"]))
        ours.append(_import(folder / f"bank{number}", card))
        shutil.rmtree(folder / f"bare{number}")
        shutil.rmtree(folder / f"bank{number}")
    cpu = [one.cpu_s / other.cpu_s for one, other in zip(ours, bare, strict=True)]
    wall = [one.wall_s / other.wall_s for one, other in zip(ours, bare, strict=True)]
    return {
        "files": count,
        "cpu_ratio": round(statistics.median(cpu), 3),
        "wall_ratio": round(statistics.median(wall), 3),
        "cpu_ms_a_file": round(1000 * statistics.median(one.cpu_s for one in ours) / count, 1),
        "wall_ms_a_file": round(1000 * statistics.median(one.wall_s for one in ours) / count, 1),
        "bare_cpu_ms_a_file": round(1000 * statistics.median(one.cpu_s for one in bare) / count, 1),
        "bare_wall_ms_a_file": round(1000 * statistics.median(one.wall_s for one in bare) / count, 1),
        "cores_used": round(statistics.median(one.cpu_s / one.wall_s for one in ours), 2),
        "peak_mb": round(max(one.peak_mb for one in ours)),
    }


def _import(bank: Path, card: Path, *more: str) -> Measured:
    if not bank.exists():
        measure([*COMMAND, "init", bank])
    done = measure([*COMMAND, "--library", bank, "import", card, "--json", *more])
    said = json.loads(done.out)
    if done.code != 0 or said["failed"]:
        raise AssertionError(said["failed"][:3])
    return done


def growing(folder: Path, steps: tuple[int, ...] = (1_000, 9_000, 20_000)) -> list[dict[str, object]]:
    """Small files, referenced in place, into one library that grows: files a second and memory at each step."""
    bank, told, first = folder / "bank", [], 0
    for count in steps:
        card = folder / f"small{first}"
        for _path in small_jpegs(card, count, first):
            pass
        done = _import(bank, card, "--reference")
        told.append({
            "already": first, "files": count, "files_a_second": round(count / done.wall_s, 1),
            "cpu_ms_a_file": round(1000 * done.cpu_s / count, 2), "peak_mb": round(done.peak_mb),
        })  # fmt: skip
        first += count
        shutil.rmtree(card)
    return told


def main() -> None:
    """Print one JSON document; `--steps 1000,99000` says how the library grows."""
    steps = (1_000, 9_000, 20_000)
    if "--steps" in sys.argv:
        steps = tuple(int(one) for one in sys.argv[sys.argv.index("--steps") + 1].split(","))
    with tempfile.TemporaryDirectory(prefix="imagebank-bench-") as name:
        folder = Path(name)
        said: dict[str, object] = {}
        if "--only-growing" not in sys.argv:
            said["camera_jpegs"] = against_bare(folder / "camera")
        (folder / "growing").mkdir()
        said["growing"] = growing(folder / "growing", steps)
    sys.stdout.write(json.dumps(said, indent=2) + "\n")


if __name__ == "__main__":
    main()
