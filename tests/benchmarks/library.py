"""A large, synthetic but believable library, as statements for `imagebank apply`: `python -m tests.benchmarks.library N FILE.jsonl`.

Without files: every asset's original is missing, as in a library that came by a dump.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from imagebank.media.fingerprint import LENGTH
from imagebank.media.skos import read
from imagebank.paths import VOCABULARY

NOUNS = [
    "klassrum",
    "matsal",
    "bibliotek",
    "skolgård",
    "entré",
    "grupprum",
    "aula",
    "korridor",
    "hörna",
    "bord",
    "stol",
    "schema",
    "bildstöd",
    "skärm",
    "ljuddämpning",
    "hörselkåpor",
    "ramp",
    "hiss",
    "handledare",
    "elev",
    "lärare",
    "grupp",
    "samling",
    "lek",
    "paus",
    "lektion",
    "slöjd",
    "idrott",
    "musik",
    "tavla",
    "tangentbord",
    "pekplatta",
    "punktskrift",
]
TRAITS = [
    "tomt",
    "lugnt",
    "ljust",
    "tydligt",
    "avskilt",
    "flexibelt",
    "tillgängligt",
    "rymligt",
    "nytt",
    "litet",
    "stort",
    "öppet",
    "ombyggt",
]
SCHEMES = ("larmiljo", "plats", "tema", "skolform")
CHANNELS = ("webb", "tryck", "presentation", "sociala", "rapport")
PEOPLE_SHARE, FILM_SHARE, BURST_SHARE = 0.3, 0.05, 0.1


def statements(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Persons with releases, then `count` assets; the same for the same seed."""
    chance = random.Random(seed)
    persons = max(1, count // 50)
    for number in range(persons):
        yield {"is": "person", "id": f"P-{number:06}", "role": "elev", "birth_month": "2014-03", "guardians": 2}
        yield {
            "is": "release", "id": f"r{number}", "seq": number + 1, "person": f"P-{number:06}",
            "status": chance.choice(["given"] * 8 + ["withdrawn", "refused"]), "guardians_signed": 2, "evidence": True,
            "channels": chance.sample(CHANNELS, 2), "valid_from": "2026-01-01", "valid_to": f"20{chance.randint(26, 29)}-12-31",
        }  # fmt: skip
    concepts = [
        one.notation for one in read(VOCABULARY).concepts.values() if one.scheme in SCHEMES and not one.deprecated
    ]
    print_ = chance.randbytes(LENGTH)
    start = datetime(2010, 1, 1)  # noqa: DTZ001 - a camera's clock
    for number in range(count):
        if chance.random() > BURST_SHARE:
            print_ = chance.randbytes(LENGTH)
        taken = start + timedelta(minutes=8.4 * number)
        yield _asset(chance, number, persons, concepts, print_, taken)


def _asset(
    chance: random.Random, number: int, persons: int, concepts: list[str], print_: bytes, taken: datetime
) -> dict[str, Any]:
    peopled, film = chance.random() < PEOPLE_SHARE, chance.random() < FILM_SHARE
    words = [chance.choice(TRAITS), chance.choice(NOUNS), "med", chance.choice(NOUNS)]
    said = {
        "is": "asset", "id": f"a{number:07}", "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "media": "film" if film else "foto", "extension": "mp4" if film else "jpg",
        "file": {
            "name": f"{'MVI' if film else 'IMG'}_{number:07}.{'MP4' if film else 'JPG'}", "bytes": chance.randrange(2_000_000, 12_000_000),
            "format": "MP4" if film else "JPEG", "width": 6000, "height": 4000, **({"duration_s": 12.5} if film else {}),
        },
        "imported_at": taken.isoformat(timespec="seconds") + "+00:00", "captured_at": taken.isoformat(timespec="seconds"),
        "camera": {"make": "Canon", "model": chance.choice(("EOS R8", "EOS R6", "EOS 90D"))}, "fingerprint": print_.hex(),
        "title": {"sv": " ".join(words).capitalize()}, "alt": {"sv": " ".join(["Ett", *words, "och", chance.choice(NOUNS)]) + "."},
        "rights": {"creator": chance.choice(("Kim Sund", "Robin Ek", "Alex Berg")), "channels": ["presentation", "tryck", "webb"]},
        "concepts": sorted(set(chance.choices(concepts, k=4))), "visibility": "ident" if peopled else "none", "assessed_by": "Kim",
    }  # fmt: skip
    if peopled:
        said["persons_declared"] = 1
        said["appearances"] = [{"person": f"P-{chance.randrange(persons):06}"}]
    else:
        said["second_review_by"] = "Robin"
    return said


def write(target: Path, count: int) -> None:
    """Write the statements of a library of `count` assets."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for said in statements(count):
            file.write(json.dumps(said, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
