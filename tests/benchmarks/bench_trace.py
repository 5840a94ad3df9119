"""Tracing: how many altered copies of the corpus's photos are found, by kind of alteration, and what is found wrongly.

`python -m tests.benchmarks.bench_trace [N]`: takes in the photos of ../shared/corpus (the first N), alters each, traces the copies. A hit on
another picture that is no relative (the corpus holds variants of the same pictures) is told by name, to be looked at.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typst
from docx import Document
from docx.shared import Inches
from PIL import Image, ImageDraw
from pptx import Presentation

from imagebank.core.trace import Trace
from imagebank.services import library as libraries
from imagebank.services.ingest import Template, take_in
from imagebank.services.library import Library
from imagebank.services.report import Report
from imagebank.services.searching import read
from imagebank.services.tracing import trace

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
KINDS = ("01", "03", "04", "11", "12", "13", "14", "16")
LEAST = 240
"""Pixels of a side: smaller files are tests of formats, not pictures."""

FAMILIES = (
    ("bakery", "sidecar-conflict"), ("falcon",), ("obama",), ("adobe-20220124", "CA_ct", "boxhash", "malformed_cbor"), ("fox.profile",),
    ("paris",), ("ukbench00120",), ("IPTC-Photometadata", "iptc-20"), ("threatexchange",), ("seine_hdr",), ("Channel_digital",), ("G31D",),
    ("abc_color",), ("gps-2000",), ("Netherlands",), ("subsec",), ("muybridge",), ("Screenshot", "screenshot", "no-exif-data"),
    ("blankpage",), ("test-card",), ("Bretagne",), ("S40", "ycbcr_jpeg_2x2"), ("bug937", "Issue 80"), ("tuscany", "TUSCANY"),
)  # fmt: skip
"""Parts of names: pictures of one family are the same picture in several files of the corpus, looked at by eye."""

Alter = Callable[[Image.Image], Image.Image]
_RANDOM = random.Random(1)
"""The same crops in every run."""


def _crop(width: float, height: float) -> Alter:
    def crop(image: Image.Image) -> Image.Image:
        wide, high = int(image.width * width), int(image.height * height)
        x, y = _RANDOM.randint(0, image.width - wide), _RANDOM.randint(0, image.height - high)
        return image.crop((x, y, x + wide, y + high))

    return crop


def _screen(image: Image.Image) -> Image.Image:
    """A screen of 1920 x 1080 with a bar, a list of words and the picture at half to four fifths of its height."""
    screen = Image.new("RGB", (1920, 1080), (240, 240, 245))
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, 1920, 60), fill=(40, 60, 90))
    for row in range(12):
        draw.text((30, 130 + row * 70), f"Lorem ipsum dolor {row}", fill=(0, 0, 0))
    size = min(_RANDOM.uniform(0.5, 0.8) * 1080 / image.height, 1400 / image.width)
    screen.paste(image.resize((max(1, int(image.width * size)), max(1, int(image.height * size)))), (380, 140))
    return screen


ALTERED: dict[str, tuple[Alter, int]] = {
    "identifier stripped": (lambda image: image, 92),
    "resized to half": (lambda image: image.resize((image.width // 2, image.height // 2)), 80),
    "recompressed, quality 30": (lambda image: image, 30),
    "cropped to 70 % of the area": (_crop(0.837, 0.837), 80),
    "cropped to 70 % of the width": (_crop(0.7, 1.0), 80),
    "cropped to 70 % of each side": (_crop(0.7, 0.7), 80),
    "screenshot": (_screen, 80),
}


def main(count: int) -> dict[str, object]:
    """Print and return the table."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        library = libraries.init(Path(folder) / "bank", "Kim")
        names = _filled(library, count)
        pictures = {id: _opened(library, id) for id in names}
        pictures = {id: image for id, image in pictures.items() if image is not None and min(image.size) >= LEAST}
        table: dict[str, object] = {"pictures": len(pictures)}
        for kind, (alter, quality) in ALTERED.items():
            copies = Path(folder) / "copies"
            copies.mkdir()
            for id, image in pictures.items():
                alter(image).save(copies / f"{id}.jpg", quality=quality)
            table[kind] = _asked(library, [copies], names)
            if kind == "resized to half":
                for form, made in _documents(sorted(copies.iterdir()), Path(folder)).items():
                    table[f"resized, inside {form}"] = _asked(
                        library, [made], names, ordered=[p.stem for p in sorted(copies.iterdir())]
                    )
            for path in copies.iterdir():
                path.unlink()
            copies.rmdir()
        library.close()
    for kind, row in table.items():
        sys.stdout.write(json.dumps({kind: row}, ensure_ascii=False) + "\n")
    return table


def _filled(library: Library, count: int) -> dict[str, str]:
    """Asset → its path in the corpus."""
    files = [
        CORPUS / one["path"] for one in json.loads((CORPUS / "manifest.json").read_text("utf-8"))["files"]
        if one["category"][:2] in KINDS and one.get("decodable") == "yes"
    ][:count]  # fmt: skip
    report = Report()
    for _ in take_in(library, files, Template(), report):
        pass
    return {id: str(path) for id, path, *_rest in report.imported}


def _opened(library: Library, id: str) -> Image.Image | None:
    (asset,) = read(library, [id])
    if asset.media != "foto":
        return None
    path = library.originals.path_of(asset.sha256, asset.extension)
    try:
        from imagebank.media.preview import preview

        return Image.open(io.BytesIO(preview(path))).convert("RGB")
    except Exception as error:  # noqa: BLE001 - a bench passes over what does not open
        sys.stderr.write(f"{path}: {error}\n")
        return None


def _documents(files: list[Path], folder: Path) -> dict[str, Path]:
    deck, document = Presentation(), Document()
    for path in files:
        deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(str(path), 0, 0)
        document.add_picture(str(path), width=Inches(3))
    deck.save(str(folder / "d.pptx"))
    document.save(str(folder / "d.docx"))
    (folder / "d.typ").write_text("".join(f'#image("copies/{path.name}", width: 8cm)\n' for path in files))
    typst.compile(str(folder / "d.typ"), output=str(folder / "d.pdf"))
    return {"PPTX": folder / "d.pptx", "DOCX": folder / "d.docx", "PDF": folder / "d.pdf"}


def _asked(
    library: Library, paths: list[Path], names: dict[str, str], ordered: list[str] | None = None
) -> dict[str, object]:
    found, started = Trace(), time.perf_counter()
    for _ in trace(library, paths, date(2026, 11, 22), found):
        pass
    asked = ordered or [Path(hit.name).stem for hit in found.hits]
    hits, false, missed = 0, [], []
    if (
        ordered is not None
    ):  # inside a document nothing tells which copy it was: what counts is how many of ours are found
        ours = {hit.match.asset for hit in found.hits if hit.match.asset}
        hits = sum(any(_related(names[id], names[other]) for other in ours) for id in asked)
    else:
        for hit, id in zip(found.hits, asked, strict=True):
            right = bool(hit.match.asset) and _related(names[id], names[hit.match.asset])
            hits += right
            if not hit.match.asset:
                missed.append(Path(names[id]).name)
            elif not right:
                false.append(
                    f"{Path(names[id]).name} → {Path(names[hit.match.asset]).name} ({hit.match.how} {hit.match.alike})"
                )
    seconds = time.perf_counter() - started
    return {
        "found": hits, "of": len(asked), "percent": round(100 * hits / max(1, len(asked)), 1), "false": false,
        "missed": missed, "ms_each": round(1000 * seconds / max(1, len(asked))),
    }  # fmt: skip


def _related(one: str, other: str) -> bool:
    return one == other or any(
        any(part in one for part in family) and any(part in other for part in family) for family in FAMILIES
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
