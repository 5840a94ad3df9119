"""Mutated real files through the decoding worker: every one is taken or is a sentence, and the program lives. `make soak`."""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem, ProgrammingError
from imagebank.media import intake
from imagebank.media.worker import Decoder

DECODES = int(os.environ.get("IMAGEBANK_FUZZ", "20000"))
LARGEST = 250_000
"""Bytes of the largest seed: small files give more decodes."""

INTERESTING = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x80\0\0\0",
    b"\0\0\0\1",
    b"%n%s",
    b"\xff\xd8\xff",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few changes of the kinds that break decoders: bits, bytes, numbers, cuts, repeats, exchanges."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        if len(made) < 8:
            break
        at = min(int(chance.betavariate(0.6, 2.0) * len(made)), len(made) - 5)  # heads more often than tails
        kind = chance.randrange(6)
        if kind == 0:
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            made[at] = chance.randrange(256)
        elif kind == 2:
            new = chance.choice(INTERESTING)
            made[at : at + len(new)] = new
        elif kind == 3:
            del made[at : at + chance.randrange(1, 2000)]
        elif kind == 4:
            made[at:at] = made[at : at + chance.randrange(1, 200)]
        else:
            other = chance.randrange(len(made) - 4)
            made[at : at + 4], made[other : other + 4] = made[other : other + 4], made[at : at + 4]
    return bytes(made)


@pytest.mark.skipif(not os.environ.get("IMAGEBANK_SOAK"), reason="make soak")
@pytest.mark.timeout(7200)
def test_twenty_thousand_mutated_files(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    manifest = json.loads((corpus / "manifest.json").read_text("utf-8"))["files"]
    seeds = [
        path for one in manifest
        if (path := corpus / one["path"]).is_file() and 0 < path.stat().st_size <= LARGEST and one.get("decodable") in ("yes", "partial", "preview only")
    ]  # fmt: skip
    threads = os.cpu_count() or 2
    told: Counter[str] = Counter()
    bugs: list[str] = []
    guard = threading.Lock()

    def work(number: int) -> None:
        chance = random.Random(number)
        with Decoder() as decoder:
            for count in range(DECODES // threads):
                seed = chance.choice(seeds)
                path = tmp_path / f"{number}{seed.suffix}"
                path.write_bytes(mutated(seed.read_bytes(), chance))
                try:
                    decoder.run(intake.take, path, timeout_s=20.0)
                    code = "taken"
                except FileProblem as problem:
                    code = problem.code
                except ProgrammingError as fault:
                    code = "BUG"
                    kept = tmp_path.parent / f"bug-{number}-{count}{seed.suffix}"
                    path.rename(kept)
                    bugs.append(f"{seed.name} → {kept}: {fault}")
                with guard:
                    told[code] += 1

    started = time.monotonic()
    workers = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    said = {"seeds": len(seeds), "s": round(time.monotonic() - started), "codes": dict(told.most_common())}
    sys.stdout.write(json.dumps(said) + "\n")
    assert bugs == []
    assert sum(told.values()) == DECODES // threads * threads
    assert told["taken"] > DECODES // 20
