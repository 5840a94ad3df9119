"""Exporting: renditions of camera JPEGs of 24 megapixels against the bare work; one run tells the ratio for each set of presets."""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from imagebank.core.rendition import NOBODY, LeavingMetadata
from imagebank.media.rendering import render_photos
from imagebank.media.worker import Decoder
from imagebank.services.presets import presets
from tests.benchmarks.files import camera_jpegs
from tests.benchmarks.measuring import Measured, measure

ROUNDS = 3
SETS = (
    ("web",),
    ("web", "web-hero"),
    ("social-landscape", "social-square", "social-portrait"),
    ("web", "print", "original"),
)
"""What some channels get: one rendition, two, three crops, and sizes that need every pixel."""

METADATA = LeavingMetadata(
    "0123456789/abcdef", title={"sv": "Tomt klassrum", "en": "Empty classroom"}, alt={"sv": "Ett tomt klassrum."},
    caption={"sv": "Ett klassrum med skärmar."}, creator="Kim Sund", credit="Kim Sund/SPSM", copyright="© SPSM",
    usage_terms={"sv": "Får användas på webben till och med 2028-06-30."}, last_day="2028-06-30",
    keywords=("klassrum", "skärm"), model_release=NOBODY, licensor="SPSM", licensor_email="bildbank@example.org",
)  # fmt: skip


def against_bare(folder: Path, names: tuple[str, ...], count: int) -> dict[str, object]:
    """Medians of some rounds, ours (in its worker, checked, synced, hashed) and the bare work taking turns."""
    card = folder / "card"
    if not card.exists():
        camera_jpegs(card, count)
    ours: list[Measured] = []
    bare: list[Measured] = []
    for number in range(ROUNDS):
        for kept, module in ((bare, "bare_renditions"), (ours, "bench_export")):
            target = folder / f"{module}{number}"
            command = [sys.executable, "-m", f"tests.benchmarks.{module}", card, target, *names]
            kept.append(measure(command))
            if kept[-1].code or len(list(target.iterdir())) != count * len(names):
                raise AssertionError(module)
            shutil.rmtree(target)
    cpu = [one.cpu_s / other.cpu_s for one, other in zip(ours, bare, strict=True)]
    wall = [one.wall_s / other.wall_s for one, other in zip(ours, bare, strict=True)]
    return {
        "presets": list(names),
        "files": count,
        "cpu_ratio": round(statistics.median(cpu), 3),
        "wall_ratio": round(statistics.median(wall), 3),
        "wall_ms_a_file": round(1000 * statistics.median(one.wall_s for one in ours) / count, 1),
        "bare_wall_ms_a_file": round(1000 * statistics.median(one.wall_s for one in bare) / count, 1),
        "peak_mb": round(max(one.peak_mb for one in ours)),
    }


def ours(source: Path, target: Path, names: list[str]) -> None:
    """What an export does to each original, by the same functions and in the same worker."""
    target.mkdir(parents=True)
    own = presets().photo
    with Decoder() as decoder:
        for path in sorted(source.iterdir()):
            wanted = [(target / f"{path.stem}-{name}.jpg", own[name]) for name in names]
            decoder.run(render_photos, path, wanted, METADATA)


def main() -> None:
    """Print one JSON document; `--files 40` says how many; with SOURCE TARGET NAME… it is the work that is measured."""
    if len(sys.argv) > 3 and not sys.argv[1].startswith("--"):
        ours(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
        return
    count = int(sys.argv[sys.argv.index("--files") + 1]) if "--files" in sys.argv else 40
    with tempfile.TemporaryDirectory(prefix="imagebank-bench-") as name:
        said = [against_bare(Path(name), names, count) for names in SETS]
    sys.stdout.write(json.dumps(said, indent=2) + "\n")


if __name__ == "__main__":
    main()
