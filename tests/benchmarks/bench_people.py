"""What may be used in a channel: the set-wise SQL against the pure decision asked asset by asset, in one run."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from imagebank.core.use import Use
from imagebank.services import library as libraries
from imagebank.services.applying import Applied, apply
from imagebank.services.deciding import decide_all
from imagebank.services.library import Library
from imagebank.services.setwise import severities_of_all
from imagebank.store import assets
from tests.benchmarks.believable import write

USE = Use("webb", date(2026, 11, 22))
ROUNDS = 3


def main(count: int) -> None:
    """Print medians of some rounds as JSON; the two must give the same answer."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "big.jsonl", count)
        library = libraries.init(Path(folder) / "bank", "Kim")
        for _ in apply(library, Path(folder) / "big.jsonl", Applied()):
            pass
        first, answer = _timed(lambda: severities_of_all(library, USE))
        warm = [_timed(lambda: severities_of_all(library, USE))[0] for _ in range(ROUNDS)]
        pure = [_timed(lambda: _pure(library)) for _ in range(ROUNDS)]
        assert all(one == answer for _seconds, one in pure)
        seconds, bare = statistics.median(warm), statistics.median(one for one, _answer in pure)
        print(json.dumps({
            "assets": len(answer), "set_wise_first_s": round(first, 2), "set_wise_s": round(seconds, 2), "pure_s": round(bare, 2),
            "ratio": round(seconds / bare, 3),
        }))  # fmt: skip
        library.close()


def _pure(library: Library) -> dict[str, object]:
    found: dict[str, object] = {}
    ids = assets.all_ids(library.db)
    for start in range(0, len(ids), assets.CHUNK):
        part = assets.get(library.db, ids[start : start + assets.CHUNK])
        found |= {id: verdict.severity for id, verdict in decide_all(library, part, USE).items()}
    return found


def _timed(work: Callable[[], dict]) -> tuple[float, dict]:
    started = time.perf_counter()
    answer = work()
    return time.perf_counter() - started, answer


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
