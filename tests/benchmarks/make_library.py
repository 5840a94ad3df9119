"""Makes a large library through `apply`, for the measures of search: `python -m tests.benchmarks.make_library N FOLDER`.

The folder must not exist; the statements lie beside it while they are read and are taken away afterwards.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

from imagebank.services import library as libraries
from imagebank.services.applying import Applied, apply
from tests.benchmarks.believable import write


def make(count: int, folder: Path) -> dict[str, object]:
    """Write the statements of `count` assets, apply them to a new library in `folder`; what was done, in seconds."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    source = folder.with_name(f"{folder.name}.jsonl")
    started = time.perf_counter()
    write(source, count)
    written = time.perf_counter()
    aside = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(aside, ignore_errors=True)  # of a making that was interrupted
    library, report = libraries.init(aside, "Kim"), Applied()
    for number, _progress in enumerate(apply(library, source, report)):
        if number % 50 == 0:
            passed = time.perf_counter() - written
            print(f"{report.lines} lines, {passed:.0f} s", file=sys.stderr, flush=True)
    library.close()
    applied = time.perf_counter()
    source.unlink()
    aside.rename(folder)
    return {
        "assets": count, "lines": report.lines, "refused": len(report.refused), "write_s": round(written - started, 1),
        "apply_s": round(applied - written, 1), "assets_per_s": round(count / (applied - written)),
        "catalogue_mb": round((folder / "catalogue.sqlite").stat().st_size / (1 << 20)),
    }  # fmt: skip


def main() -> None:
    """Print the figures as JSON. What is made already is left as it is."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    if folder.exists():
        print(json.dumps({"there_already": str(folder)}))
    else:
        print(json.dumps(make(count, folder)))


if __name__ == "__main__":
    main()
