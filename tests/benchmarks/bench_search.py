"""Search in libraries that `make bench-library` made, against FTS5 + GROUP BY in the same run.

`python -m tests.benchmarks.bench_search [--asks N] [--no-baseline] LIBRARY …`. Each library is measured in a process of its own, so that its memory
is its own; what is written, a title at a time, is written back.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from imagebank.services import library as libraries
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.searching import Found, find, read
from imagebank.services.snapshots import NAME
from tests.benchmarks.fts_baseline import Baseline
from tests.benchmarks.questions import DAY, Asked, Questions
from tests.benchmarks.timing import PATIENCE_S, Times, figure, p99, peak_mb, table, timed

ROWS = 200
"""A page of results."""

AIM_MS, AIM_OPEN_S, AIM_MB = 50, 1.0, 400
HEADS = (
    "ms", "median", "p99", "cpu median", "p99", "asked", "FTS5: median", "p99", "asked", "cpu ratio: median", "p99",
)  # fmt: skip
BY_SQL = ("word", "prefix", "narrow", "facets", "whole", "page")


def ask(folder: Path, asks: int, *, baseline: bool) -> dict[str, object]:
    """Every row about one library: ours, and the baseline's."""
    library = libraries.open_library(folder, "Kim")
    rows = _rows(library, Questions(library), asks)
    ours = {name: timed(work, questions) for name, (work, questions) in rows.items()}
    ours["write"] = _writes(library, min(asks, 50))
    count = len(find(library, Asked().query, day=DAY))
    said: dict[str, object] = {
        "assets": count,
        "peak_mb": peak_mb(),
        "ours": {name: vars(times) for name, times in ours.items()},
    }
    if baseline:
        with tempfile.TemporaryDirectory(prefix="imagebank-bench-") as name:
            sql = Baseline(library, Path(name), "webb", DAY)
            said["baseline"] = {name: vars(timed(_by_sql(library, sql, name), rows[name][1])) for name in BY_SQL}
            said["build_s"] = sql.build_s
            sql.close()
    library.close()
    return said


def _rows(library: Library, drawn: Questions, asks: int) -> dict[str, tuple[Callable[[Asked], object], list[Asked]]]:
    def with_facets(one: Asked) -> object:
        return find(library, one.query, day=one.day, channel=one.channel, facets=True).numbers

    def page(one: Asked) -> object:
        return read(library, find(library, one.query, day=one.day, channel=one.channel).ids[:ROWS])

    words = drawn.one_word(asks)
    return {
        "word": (with_facets, words),
        "prefix": (with_facets, drawn.typed(asks)),
        "narrow": (with_facets, drawn.narrow(asks)),
        "narrow anew": (with_facets, drawn.narrow(asks, anew=True)),
        "facets": (with_facets, drawn.ticked(asks)),
        "whole": (with_facets, [Asked()] * asks),
        "page": (page, words),
    }


def _by_sql(library: Library, sql: Baseline, row: str) -> Callable[[Asked], object]:
    if row == "page":  # reading the assets is the same work for both
        return lambda one: read(library, sql.ids(sql.find(one)[:ROWS]))
    return sql.find_and_count


def _writes(library: Library, count: int) -> Times:
    """A new title, and the same asset found by it: from the edit's end to the answer. The old title is put back."""
    named = find(library, Asked().query, day=DAY).named
    times = Times()
    for number in range(count):
        id = named[number * 7919 % len(named)].decode()
        (before,) = read(library, [id])
        word = f"nyskriven{number}x"
        edit(library, [id], Edit(texts={("title", "sv"): f"Ett {word} rum"}))
        answers: list[Found] = []
        times.add(lambda: answers.append(find(library, Asked((word,)).query, day=DAY, facets=True)))  # noqa: B023 - called at once
        if list(answers[0].ids) != [id]:
            raise AssertionError(f"{id} is not found by what was just written")
        edit(library, [id], Edit(texts={("title", "sv"): before.title.get("sv")}))
    return times


def first(folder: Path) -> dict[str, float]:
    """A fresh process: seconds from the opening to the first page of results with its facets; the memory it took."""
    began = time.perf_counter()
    library = libraries.open_library(folder, "Kim")
    found = find(library, Asked().query, day=DAY, facets=True)
    shown = read(library, [one.decode() for one in found.named[:ROWS].tolist()])
    passed = time.perf_counter() - began
    library.close()
    return {"s": passed, "cpu_s": time.process_time(), "rows": len(shown), "peak_mb": peak_mb()}


def report(folder: Path, said: dict, opened: Sequence[tuple[str, dict]]) -> str:
    """One library's figures in plain text."""
    labels = {
        "word": "one word, facets", "prefix": "a prefix as typed, facets", "narrow": "3 words + 2 facets + channel and day, facets",
        "narrow anew": "the same, each time another channel and day", "facets": "1 or 2 facets, no word, facets",
        "whole": "the whole bank, facets", "page": f"one word, first {ROWS} assets read", "write": "found after a write, facets",
    }  # fmt: skip
    lines = []
    for name, times in said["ours"].items():
        ours, sql = Times(**times), Times(**said.get("baseline", {}).get(name, {}))
        cells = [labels[name], *_two(ours.wall), *_two(ours.cpu), str(len(ours))]
        if len(sql):
            same = ours.first(len(sql))
            ratios = median(same.cpu) / median(sql.cpu), p99(same.cpu) / p99(sql.cpu)
            cells += [*_two(sql.wall), str(len(sql)), *(f"{one:.3f}" for one in ratios)]
        lines.append(cells + ["-"] * (len(HEADS) - len(cells)))
    head = f"{folder}: {said['assets']} assets, asked from one process; peak {said['peak_mb']:.0f} MB (aim {AIM_MB}), p99 aim {AIM_MS} ms"
    told = [
        f"first answer {name}: {one['s']:.2f} s (aim {AIM_OPEN_S}; the whole process {one['cpu_s']:.2f} s cpu), peak {one['peak_mb']:.0f} MB"
        for name, one in opened
    ]
    if "build_s" in said:
        told.append(
            f"the baseline's tables took {said['build_s']:.0f} s; a row is asked for {PATIENCE_S:.0f} s at most"
        )
    return "\n".join([head, table(HEADS, lines), *told, ""])


def _two(ms: Sequence[float]) -> tuple[str, str]:
    return figure(median(ms)), figure(p99(ms))


def _in_its_own(part: str, folder: Path, *more: str) -> dict:
    command = [sys.executable, "-m", "tests.benchmarks.bench_search", part, str(folder), *more]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def measure(folders: Sequence[Path], asks: int, *, baseline: bool) -> None:
    """Every library, one after another: opened without a snapshot and with one, then asked; at last the page of each beside the first's."""
    pages: list[tuple[int, Times]] = []
    for folder in folders:
        (folder / NAME).unlink(missing_ok=True)
        opened = [(name, _in_its_own("first", folder)) for name in ("without a snapshot", "with a snapshot")]
        said = _in_its_own("ask", folder, "--asks", str(asks), *([] if baseline else ["--no-baseline"]))
        print(report(folder, said, opened), flush=True)
        pages.append((said["assets"], Times(**said["ours"]["page"])))
    few, first_page = pages[0]
    for count, page in pages[1:]:
        ratios = median(page.cpu) / median(first_page.cpu), p99(page.cpu) / p99(first_page.cpu)
        print(f"a page of results, {count} assets to {few} (cpu): median {ratios[0]:.2f}, p99 {ratios[1]:.2f}")


def main() -> None:
    """Without a part, all of it in plain text; a part of one library as JSON."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("what", nargs="+", help="libraries; before them `first` or `ask` for one part of one of them")
    words.add_argument("--asks", type=int, default=200)
    words.add_argument("--no-baseline", action="store_true")
    said = words.parse_args()
    part, *rest = said.what
    if part == "first":
        print(json.dumps(first(Path(rest[0]))))
    elif part == "ask":
        print(json.dumps(ask(Path(rest[0]), said.asks, baseline=not said.no_baseline)))
    else:
        measure([Path(one) for one in said.what], said.asks, baseline=not said.no_baseline)


if __name__ == "__main__":
    main()
