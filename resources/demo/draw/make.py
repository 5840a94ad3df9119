"""Draws everything: `python -m resources.demo.draw.make [--only NAME]`."""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QGuiApplication

from . import films, symbols
from . import scenes_details as details
from . import scenes_outdoor as outdoor
from . import scenes_people as people
from . import scenes_rooms as rooms
from .exif import Shot, metadata
from .room import ICONS

TARGET = Path(__file__).parent.parent / "pictures"
LIMIT = 345_000
STOCKHOLM, HARNOSAND, UMEA, OREBRO = (59.3293, 18.0686), (62.6323, 17.9379), (63.8258, 20.2630), (59.2741, 15.2066)

PICTURES = {
    "klassrum": (rooms.klassrum, Shot("2026-08-17 09:12:31", STOCKHOLM, "RS1-000412", True)),
    "lugn-vra": (rooms.lugn_vra, Shot("2026-03-04 13:40:02", thumbnail=True)),
    "grupprum-skarmvagg": (rooms.grupprum, Shot("2026-03-11 10:05:47")),
    "ljudabsorbenter": (rooms.ljudabsorbenter, Shot("2026-03-11 10:22:10", None, "RS1-000412")),
    "matsal": (rooms.matsal, Shot("2026-04-21 10:31:55", OREBRO)),
    "bibliotek": (rooms.bibliotek, Shot("2026-04-21 14:02:13", OREBRO)),
    "slojdsal": (rooms.slojdsal, Shot("2026-04-22 08:47:39")),
    "avskild-arbetsplats": (rooms.avskild, Shot("2026-02-18 11:15:08")),
    "flexibla-sittplatser": (rooms.flexibla, Shot("2026-02-18 11:32:44", None, "RS1-000398")),
    "stabord": (rooms.stabord, Shot("2026-02-19 09:03:21")),
    "sittsack": (rooms.sittsack, Shot("2026-10-06 15:20:00")),
    "blandskydd": (rooms.blandskydd, Shot("2026-05-07 12:48:16")),
    "kapprum": (rooms.kapprum, Shot("2026-09-02 07:52:30", HARNOSAND, thumbnail=True)),
    "kontrastmarkerad-trappa": (rooms.trappa, Shot("2026-09-02 08:10:04", HARNOSAND)),
    "schema-pa-vaggen": (details.schema, Shot("2026-09-14 08:01:12")),
    "horselkapor": (details.horselkapor, Shot("2026-09-14 08:25:50", thumbnail=True)),
    "timstock": (details.timstock, Shot("2026-09-15 10:10:10")),
    "bildstod": (details.bildstod, Shot("2026-09-15 10:44:27")),
    "horslinga-skylt": (details.horslinga, Shot("2026-06-03 13:13:13", UMEA, "RS1-000398")),
    "kansloskala": (details.kansloskala, Shot("2026-06-03 13:30:41")),
    "lektionsstruktur": (details.lektionsstruktur, Shot("2026-08-18 08:00:05")),
    "skolgard": (outdoor.skolgard, Shot("2026-06-09 11:58:32", UMEA)),
    "ramp": (outdoor.ramp, Shot("2026-06-09 12:20:18", UMEA)),
    "uteklassrum": (outdoor.uteklassrum, Shot("2026-05-20 10:36:09")),
    "kompisgunga": (outdoor.lekplats, Shot("2026-05-20 11:02:58", None, "RS1-000412")),
    "tva-elever-samarbetar": (people.tva_elever, Shot("2026-09-22 09:41:00")),
    "larare-och-elev-vid-dator": (people.larare_elev, Shot("2026-09-22 10:15:36", STOCKHOLM)),
    "samling-i-ring": (people.samling, Shot("2026-08-19 08:20:45", None, "RS1-000412", True)),
    "elever-bakifran": (people.bakifran, Shot("2026-08-19 09:02:17")),
    "valkomnande-i-dorren": (people.valkomnande, Shot("2026-08-20 07:58:53", STOCKHOLM, thumbnail=True)),
    "larare-i-korridoren": (people.portratt, Shot("2026-08-20 11:30:24", turned=True)),
    "elev-laser": (people.laser, Shot("2026-04-15 13:07:42")),
    "gymnasieelev-vid-dator": (people.gymnasist, Shot("2026-10-12 14:18:29")),
    "tre-elever-pa-skolgarden": (people.tre_ute, Shot("2026-05-21 09:55:11")),
    "elever-planerar": (people.parprat, Shot("2026-10-13 10:00:37")),
}


def picture(name: str) -> str:
    """Draw and write one picture; returns a line for the log."""
    draw, shot = PICTURES[name]
    made = draw().finish()
    if shot.turned:
        made = made.transpose(Image.Transpose.ROTATE_90)
    data, quality = _packed(made, metadata(made, shot))
    (TARGET / f"{name}.jpg").write_bytes(data)
    return f"{name}.jpg  {made.width} × {made.height}  {len(data) // 1000} kB  q{quality}"


def _packed(made: Image.Image, exif: bytes) -> tuple[bytes, int]:
    """The picture as a JPEG below the limit, and its quality."""
    quality = 90
    while True:
        out = BytesIO()
        made.save(out, "JPEG", quality=quality, exif=exif, optimize=True, progressive=True, dpi=(300, 300))
        if out.tell() <= LIMIT or quality < 50:
            return out.getvalue(), quality
        quality -= 4


def film(name: str) -> str:
    """Draw and write one film and its captions; returns a line for the log."""
    frames, notes, cues = films.FILMS[name]
    target = TARGET / f"{name}.mp4"
    films.write(target, frames(), notes)
    (TARGET / f"{name}.sv.vtt").write_text(films.captions(cues), "utf-8")
    return f"{target.name}  {target.stat().st_size // 1000} kB"


def one(name: str) -> str:
    """Draw one thing by its name, in a process of its own."""
    app = QGuiApplication.instance() or QGuiApplication([])
    ICONS.update(symbols.SYMBOLS)
    line = film(name) if name in films.FILMS else picture(name)
    del app
    return line


def main() -> None:
    """Draw all, or what `--only` names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=[*PICTURES, *films.FILMS], metavar="NAME")
    wanted = parser.parse_args().only or [*films.FILMS, *PICTURES]
    TARGET.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(min(len(wanted), os.cpu_count() or 1)) as pool:
        for line in pool.map(one, wanted):
            print(line, flush=True)


if __name__ == "__main__":
    main()
