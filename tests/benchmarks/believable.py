"""A large, made up but believable library, as statements for `imagebank apply`: `python -m tests.benchmarks.believable N FILE.jsonl`.

About 8 concepts and 1 person a picture, a person for every fifty pictures, shoots of a hundred or so at one school on one day, over
eight years. Without files: every asset's original is missing, as in a library that came by a dump. The same for the same seed.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from imagebank.media.fingerprint import LENGTH
from tests.benchmarks.believable_people import Classes
from tests.benchmarks.believable_shoots import Shoot, drawn, planned, tags_of
from tests.benchmarks.swedish_text import Words

FIRST_DAY, DAYS = datetime(2018, 8, 20), 8 * 365  # noqa: DTZ001 - a camera's clock
PER_SHOOT, PER_PERSON = 120, 50
FILM, PEOPLED, BURST, CAPTIONED = 0.08, 0.45, 0.10, 0.4
LICENCES = (
    ["internt", "presentation", "rapport", "sociala", "tryck", "webb"],
    ["presentation", "tryck", "webb"],
    ["internt"],
)
TAGS = {"larmiljo": (2, 3, 3, 4, 5), "plats": (0, 0, 1)}
"""How many concepts of a scheme a picture has of its own."""

CAMERAS = (
    ("Canon", "EOS R8"),
    ("Canon", "EOS R6"),
    ("NIKON CORPORATION", "NIKON Z 6"),
    ("Apple", "iPhone 15"),
    ("SONY", "ILCE-7M4"),
)
VTT = "WEBVTT\n\n00:00.000 --> 00:04.000\n{}\n"

Statement = dict[str, Any]


class Bank:
    """Makes the statements."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self.count, self.chance = count, random.Random(seed)
        self.words = Words(self.chance)
        self.classes = Classes(self.chance, max(20, count // PER_PERSON), FIRST_DAY.date(), DAYS)
        self.tags = tags_of(self.chance)
        shoots = max(1, count // PER_SHOOT)
        self.shoots = planned(self.chance, self.tags, self.classes, shoots, FIRST_DAY, DAYS)

    def statements(self) -> Iterator[Statement]:
        """Everything, each after what it names."""
        for one in self.shoots:
            at = (one.at + timedelta(days=3)).isoformat(timespec="seconds") + "+00:00"
            yield {"is": "take_in", "id": one.take_in, "at": at, "actor": "Kim", "source": f"/kort/{one.take_in}"}
        yield from self.classes.statements()
        print_ = b""
        for number in range(self.count):
            shoot = self.shoots[min(number // PER_SHOOT, len(self.shoots) - 1)]
            if self.chance.random() > BURST or not print_:
                print_ = self.chance.randbytes(LENGTH)
            yield from self._asset(number, shoot, print_)

    def _asset(self, number: int, shoot: Shoot, print_: bytes) -> Iterator[Statement]:
        chance = self.chance
        film = chance.random() < FILM
        taken = shoot.at + timedelta(seconds=40 * (number % PER_SHOOT) + chance.randrange(30))
        make, model = CAMERAS[int(shoot.take_in[1:]) % len(CAMERAS)]
        said: Statement = {
            "is": "asset", "id": f"a{number:07}", "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
            "media": "film" if film else "foto", "extension": "mp4" if film else "jpg", "file": self._file(number, film),
            "imported_at": (shoot.at + timedelta(days=3)).isoformat(timespec="seconds") + "+00:00",
            "captured_at": taken.isoformat(timespec="seconds"), "camera": {"make": make, "model": model},
            "fingerprint": print_.hex(), "shoot": shoot.name, "take_in": shoot.take_in, "rights": self._rights(shoot),
            "concepts": self._concepts(shoot), **self._texts(), **self._seen(shoot, film),
        }  # fmt: skip
        if chance.random() < 0.3:
            said["rating"] = chance.choices((1, 2, 3, 4, 5), (5, 10, 40, 30, 15))[0]
        if chance.random() < 0.2:
            said["keywords"] = self.words.some(chance.randint(1, 3))
        yield said
        if film and chance.random() < 0.3:
            text = VTT.format(self.words.sentence())
            yield {"is": "captions", "asset": said["id"], "lang": "sv", "name": "sv.vtt", "vtt": text}

    def _file(self, number: int, film: bool) -> Statement:
        chance = self.chance
        shown = number % 9999 + 1  # as cameras count
        upright = chance.random() < 0.25
        if film:
            size = (1080, 1920) if upright else (1920, 1080)
            length = round(min(1800.0, 3 + chance.expovariate(1 / 45)), 2)
            more = {"duration_s": length, "fps": 25.0, "video_codec": "h264", "has_audio": chance.random() < 0.9}
            name, bytes_, kind = f"MVI_{shown:04}.MP4", int(length * 2_000_000), "MP4"
        else:
            size, more = ((4000, 6000) if upright else (6000, 4000)), {}
            name, bytes_, kind = f"IMG_{shown:04}.JPG", chance.randrange(2_000_000, 12_000_000), "JPEG"
        return {"name": name, "bytes": bytes_, "format": kind, "width": size[0], "height": size[1], **more}

    def _texts(self) -> Statement:
        chance, words = self.chance, self.words
        said: Statement = {}
        if chance.random() < 0.93:
            said["title"] = {"sv": words.title()}
        if chance.random() < 0.92:
            said["alt"] = (
                {"sv": words.sentence()} if chance.random() < 0.95 else {"sv": words.sentence(), "en": "A quiet room."}
            )
        if chance.random() < CAPTIONED:
            said["caption"] = {"sv": f"{words.sentence()} {words.sentence()}"}
        return said

    def _concepts(self, shoot: Shoot) -> list[str]:
        found = dict.fromkeys((*shoot.always, *(one for one in shoot.about if self.chance.random() < 0.6)))
        for scheme, numbers in TAGS.items():
            found.update(dict.fromkeys(drawn(self.chance, self.tags[scheme], self.chance.choice(numbers))))
        return sorted(found)

    def _rights(self, shoot: Shoot) -> Statement:
        chance = self.chance
        said: Statement = {"creator": shoot.creator, "channels": chance.choices(LICENCES, (90, 8, 2))[0]}
        if chance.random() < 0.05:
            said["to"] = date(chance.randint(2025, 2031), 12, 31).isoformat()
        return said

    def _seen(self, shoot: Shoot, film: bool) -> Statement:
        """Who is seen, and what has been assessed: most of it."""
        chance = self.chance
        flags = {"third_party_work": 0.01, "readable_personal_data": 0.005, "visible_aid": 0.02, "blocked": 0.001}
        said: Statement = {name: True for name, share in flags.items() if chance.random() < share}
        said |= {"own_special_school": True} if shoot.special else {}
        said |= {"audio_description": "not_needed"} if film and chance.random() < 0.7 else {}
        if chance.random() < 0.03:
            return said
        said |= {"assessed_by": "Kim", "second_review_by": "Robin"}
        if chance.random() > PEOPLED:
            return {**said, "visibility": chance.choices(("none", "unident"), (80, 20))[0]}
        shown = self.classes.together(shoot.groups)
        people = [{"person": one, **({"voice": True} if film and chance.random() < 0.5 else {})} for one in shown]
        return {**said, "visibility": "ident", "persons_declared": len(people), "appearances": people}


def write(target: Path, count: int, seed: int = 1) -> None:
    """Write the statements of a library of `count` assets."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for said in Bank(count, seed).statements():
            file.write(json.dumps(said, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
