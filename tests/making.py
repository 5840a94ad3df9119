"""Makes small real files and fills small real libraries for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

from imagebank.core.actor import Actor
from imagebank.core.people import Appearance, Person, Release
from imagebank.services.describing import Edit, edit
from imagebank.services.ingest import Template, take_in
from imagebank.services.library import Library
from imagebank.services.releasing import add_person, add_release, appear
from imagebank.services.report import Report
from imagebank.services.vaulting import set_up_vault
from imagebank.store.people_vault import PeopleVault
from imagebank.store.vault_crypto import Cost

TODAY = date(2026, 11, 22)
CHANNELS = frozenset({"webb", "presentation", "tryck", "internt"})


PASSPHRASE = "stilla blå kulle regn"
FAST = Cost(memory_kib=64, iterations=1, lanes=1)
"""A passphrase slot that costs nothing, for tests that are not about its cost."""


def vault_of(library: Library) -> PeopleVault:
    """The library's people vault, set up with PASSPHRASE and open."""
    library.people_vault.cost = FAST
    set_up_vault(library, PASSPHRASE)
    return library.people_vault


def picture(path: Path, seed: int = 0, size: tuple[int, int] = (320, 240), **save: object) -> Path:
    """A JPEG (or what the name's ending says) that differs with `seed`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, ((seed * 53) % 256, (seed * 97) % 256, 120))
    ImageDraw.Draw(image).rectangle((10 + seed % 40, 20, 120, 180 - seed % 30), fill=(240, 200, (seed * 31) % 256))
    image.save(path, **save)
    return path


def film(path: Path, seconds: float = 1.0, size: tuple[int, int] = (160, 120)) -> Path:
    """An MP4 with H.264 and no sound."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(int(seconds * 10)):
            pixels = np.full((size[1], size[0], 3), (number * 20 % 256, 120, 90), dtype=np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


def taken_in(library: Library, paths: Sequence[Path], **template: str) -> Report:
    """Take files in and return the report."""
    report = Report()
    for _ in take_in(library, paths, Template(**template), report):
        pass
    return report


def as_actor(library: Library, name: str, role: str = "curator") -> Library:
    """The same library with somebody else acting."""
    return replace(library, actor=Actor(name, role))


def described(library: Library, ids: Sequence[str], **values: object) -> None:
    """Give assets what a public use asks for: title, alternative text, rights, an environment."""
    texts = {("title", "sv"): "Tomt klassrum", ("alt", "sv"): "Ett tomt klassrum med bord i rader."}
    edit(
        library,
        ids,
        Edit(texts, {"creator": "Kim", "licence_channels": CHANNELS, **values}, ("larmiljo:fysisk",)),  # type: ignore[arg-type]
    )


def usable(library: Library, folder: Path, n: int = 1) -> list[str]:
    """Pictures without people that may be used on the web: taken in, described, assessed by two."""
    report = taken_in(library, [picture(folder / f"rum {i}.jpg", i) for i in range(n)])
    ids = [id for id, _, _ in report.imported]
    described(library, ids, visibility="none")
    edit(as_actor(library, "Robin"), ids, Edit(second_review=True))
    return ids


def pupil(library: Library, **release: object) -> str:
    """A pupil of 12 with two guardians and a release that covers the web for three years; `release` alters it."""
    person, _ = add_person(library, Person("", birth_month=f"{TODAY.year - 12}-01", guardians=2))
    given = Release(
        "", person, status="given", guardians_signed=2, evidence=True, channels=CHANNELS,
        valid_from=TODAY - timedelta(days=30), valid_to=TODAY + timedelta(days=900),
    )  # fmt: skip
    add_release(library, replace(given, **release))  # type: ignore[arg-type]
    return person


def with_pupil(library: Library, id: str, person: str) -> None:
    """Register a pupil as identifiable in an asset."""
    appear(library, [id], Appearance(person))
    edit(library, [id], Edit(values={"visibility": "ident", "persons_declared": 1}))
