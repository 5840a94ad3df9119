"""`imagebank cover ID`: faces found, counted and covered in a version of its own; `--confirm` by a second person."""

from __future__ import annotations

import argparse

from imagebank.cli.options import UNCHANGED, Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.core.asset import Area
from imagebank.core.cover import Cover
from imagebank.core.errors import N_, ImagebankError, WorldError, WrongWords
from imagebank.language import _, ngettext
from imagebank.services.covering import Covered, CoverOrder, confirm_cover, cover, faces_of, find_faces, version_of
from imagebank.services.searching import existing, read


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))
    parser.add_argument("--count", action="store_true", help=_("Räkna bara ansikten, täck inget"))
    parser.add_argument(
        "--area",
        action="append",
        default=[],
        metavar="X,Y,W,H",
        help=_("Område att täcka, i andelar av bilden 0–1; upprepas"),
    )
    parser.add_argument("--person", action="append", default=[], metavar="P", help=_("Vem som täcks; upprepas"))
    parser.add_argument("--no-faces", action="store_true", help=_("Täck bara de angivna områdena, inte alla ansikten"))
    parser.add_argument(
        "--soften", action="store_true", help=_("Mjukgör de angivna områdena i stället; det gör ingen oigenkännlig")
    )
    parser.add_argument("--remove-sound", action="store_true", help=_("Ta bort filmens ljud"))
    parser.add_argument(
        "--confirm", action="store_true", help=_("Bekräfta som andra person att ingen täckt går att känna igen")
    )


def _run(words: argparse.Namespace) -> Answer:
    try:
        return _covered(words)
    except ImagebankError as error:
        raise with_hint(error) from error


def with_hint(error: ImagebankError) -> ImagebankError:
    """The same error; where faces cannot be detected here, with the words that do without."""
    if error.code != "FACES_MISSING":
        return error
    return WorldError(
        "FACES_MISSING",
        N_("Ansikten kan inte letas upp: tillägget ”faces” är inte installerat (se README). Ange områdena själv: --no-faces --area x,y,w,h."),
    )  # fmt: skip


def _covered(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        ids = existing(library, words.ids)
        if words.confirm:
            versions = {id: version_of(library, id) for id in ids}
            new = [id for id, version in versions.items() if version is None or version.confirmed_by is None]
            for id in new:
                confirm_cover(library, id)
            return Answer(
                {"confirmed": new}, _("Bekräftat: {ids}.").format(ids=", ".join(new)) if new else _(UNCHANGED)
            )
        if words.count:
            drive(find_faces(library, ids))
            found = faces_of(library, ids)
            people = {asset.id: len(asset.appearances) for asset in read(library, ids)}
            lines = [f"{id}: {_counted(len(areas), people[id])}" for id, areas in found.items()]
            return Answer(
                {
                    "faces": [
                        {"id": id, "areas": [[a.x, a.y, a.width, a.height] for a in areas], "registered": people[id]}
                        for id, areas in found.items()
                    ]
                },
                "\n".join(lines),
            )
        made = []
        for id in ids:
            report = Covered()
            areas = tuple(Cover(_area(text), soft=words.soften) for text in words.area)
            drive(
                cover(
                    library,
                    CoverOrder(id, areas, tuple(words.person), not words.no_faces, not words.remove_sound),
                    report,
                )
            )
            made.append({"id": id, "version": report.asset, "covers": report.covers})
    text = "\n".join(
        _("{id}: den täckta versionen är {version}. Bedöm den, och låt en annan person bekräfta.").format(**one)
        for one in made
    )
    return Answer({"versions": made}, text)


def _counted(faces: int, people: int) -> str:
    seen = ngettext("{n} ansikte", "{n} ansikten", faces).format(n=faces)
    known = ngettext("{n} registrerad", "{n} registrerade", people).format(n=people)
    return f"{seen}, {known}"


def _area(text: str) -> Area:
    try:
        x, y, width, height = (float(part) for part in text.split(","))
    except ValueError as error:
        raise WrongWords(
            "BAD_AREA",
            N_("”{text}” är inget område. Skriv vänster,topp,bredd,höjd som andelar: 0.1,0.2,0.3,0.4."),
            text=text,
        ) from error
    if not (0 <= x <= 1 and 0 <= y <= 1 and 0 < width <= 1 and 0 < height <= 1):
        raise WrongWords(
            "BAD_AREA",
            N_("”{text}” är inget område. Skriv vänster,topp,bredd,höjd som andelar: 0.1,0.2,0.3,0.4."),
            text=text,
        )
    return Area(x, y, width, height)


COMMAND = Command(
    "cover",
    N_("räknar och täcker ansikten i en egen version"),
    "imagebank cover 7k3mwq2p9xab --person P-7K3MWQ",
    _flags,
    _run,
)
