"""`imagebank demo`: the main job as a demonstration, and the window on it where there is a screen."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli.options import Answer, Command
from imagebank.cli.progress import drive
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.demonstration import DEMO_PASSPHRASE, Demonstration, demonstrate


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, default=None, metavar="DIR", help=_("Ny mapp för banken och paketet"))
    parser.add_argument("--no-window", action="store_true", help=_("Öppna inte fönstret"))


def _run(words: argparse.Namespace) -> Answer:
    folder = (words.to or _unused(Path.cwd() / "demo")).resolve()
    done = Demonstration(folder / "bank", folder / "paket")
    drive(demonstrate(done, date.today()))  # noqa: DTZ011 - the day where the user sits
    data = {
        "library": str(done.library), "pack": str(done.pack), "assets": done.assets,
        "issued": {"pack": done.number, "items": list(done.items), "refused": done.refused}, "usable": done.usable,
    }  # fmt: skip
    return Answer(data, _text(done), window=None if words.no_window else done.library)


def _unused(folder: Path) -> Path:
    """`demo`, or `demo-2`, `demo-3` … where there is one already: nothing is written over."""
    number, place = 1, folder
    while place.exists():
        number += 1
        place = folder.with_name(f"{folder.name}-{number}")
    return place


def _text(done: Demonstration) -> str:
    said = [
        _("Demobanken ligger i {where} och har {n} bilder och filmer.").format(where=done.library, n=done.assets),
        _("{n} av dem får användas på webben i dag.").format(n=done.usable),
        _("Bildpaket {pack} ligger i {where}. Bilder och filmer i det: {n}.").format(
            pack=done.number, n=len(done.items), where=done.pack
        ),
        _("{n} lämnades utanför, för att samtycket är återkallat.").format(n=done.refused),
        _("Personvalvet öppnas med lösenfrasen: {phrase}").format(phrase=DEMO_PASSPHRASE),
    ]
    return "\n".join(said)


COMMAND = Command(
    "demo", N_("visar huvuduppgiften i en demobank"), "imagebank demo --to ~/demo --no-window", _flags, _run
)
