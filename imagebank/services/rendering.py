"""Renders the renditions of one pack item, with the allow-list of metadata that goes along. All of them, or none."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core import framing
from imagebank.core.framing import Framing
from imagebank.core.progress import Progress, driven
from imagebank.core.rendition import LeavingMetadata
from imagebank.media import captions, rendering
from imagebank.media.captions import Cue
from imagebank.media.worker import Decoder
from imagebank.services import originals
from imagebank.services.leaving_metadata import LEAVING_SCHEMES, credit_of, leaving, terms
from imagebank.services.leaving_words import without_pseudonyms
from imagebank.services.library import Library
from imagebank.services.packing import CAPTIONS, POSTER, Item, Order
from imagebank.services.presets import Presets, presets
from imagebank.store import assets

__all__ = [
    "EXTENSIONS", "LEAVING_SCHEMES", "RenderedItem", "RenditionFile", "credit_of", "leaving", "render_item", "render_steps",
    "terms",
]  # fmt: skip

SILENCE_S = 900.0
"""A film's worker may say nothing for this long: the end of a long film is moved and synced in one go."""

PHOTO_TIMEOUT_S = 60.0
"""For each rendition of a photo."""

EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WebP": ".webp", "WEBP": ".webp", "TIFF": ".tif"}


@dataclass(frozen=True, slots=True)
class RenditionFile:
    """One written file; `path` is relative to the bag's payload folder, `label` names the preset in the pack's language.

    `sha256` is the file's, `fingerprint` that of what a photo shows (hexadecimal digits; empty of films).
    """

    preset: str
    path: str
    width: int
    height: int
    bytes: int
    format: str
    label: str = ""
    sha256: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class RenderedItem:
    """One item with its files; `captions` and `transcripts` hold language → path, `poster` a film's still.

    `poster_file` is the same still with its checksum.
    """

    item: Item
    metadata: LeavingMetadata
    files: tuple[RenditionFile, ...]
    captions: dict[str, str]
    poster: str | None = None
    transcripts: dict[str, str] = field(default_factory=dict)
    poster_file: RenditionFile | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """What stays the same while one item is rendered."""

    library: Library
    order: Order
    item: Item
    data: Path
    decoder: Decoder
    known: Presets
    original: Path
    metadata: LeavingMetadata

    def place(self, preset: str, ending: str) -> Path:
        """Where a file by `preset` goes; its folder is made."""
        folder = self.data / "renditions" / preset
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{self.item.stems[preset]}{ending}"

    def file(self, preset: str, path: Path, done: rendering.Rendered) -> RenditionFile:
        """What is told of a finished file."""
        return RenditionFile(
            preset, path.relative_to(self.data).as_posix(), done.width, done.height, done.bytes, done.format,
            self.label(preset), done.sha256, done.fingerprint,
        )  # fmt: skip

    def label(self, preset: str) -> str:
        """What a preset is called in the pack's language."""
        return self.known.label(preset, self.order.use.language, self.item.asset.media)


def render_item(
    library: Library,
    order: Order,
    item: Item,
    data: Path,
    decoder: Decoder,
    listener: Callable[[Progress], object] | None = None,
) -> RenderedItem:
    """Write every rendition of one item below `data`, or none: what was written of it is gone when anything is raised.

    Raises FileProblem where the original does not render. The `listener` hears of films (see `render_steps`); what it raises
    stops the work.
    """
    return driven(render_steps(library, order, item, data, decoder), listener)


def render_steps(
    library: Library, order: Order, item: Item, data: Path, decoder: Decoder
) -> Generator[Progress, None, RenderedItem]:
    """As `render_item`, as a long task: yields about once a second of film, counted in seconds over all renditions.

    Closed before its end, the work is stopped and nothing of the item is left.
    """
    data = data.absolute()  # the worker runs in a folder of its own
    original = originals.proven(library, item.asset)
    job = _Job(library, order, item, data, decoder, presets(library), original, leaving(library, order, item))
    with contextlib.ExitStack() as unfinished:
        unfinished.callback(_sweep, data, item)
        done = (yield from _film(job)) if item.asset.media == "film" else _photo(job)
        unfinished.pop_all()
    return done


def _sweep(data: Path, item: Item) -> None:
    """Take away what was written of an item, and what a stopped worker left half written."""
    for path in [path for path in data.rglob("*") if path.is_file()]:
        if _is_of(path, item) or (path.name.startswith(".") and path.suffix == ".part"):
            path.unlink(missing_ok=True)


def _is_of(path: Path, item: Item) -> bool:
    """Say whether a file below the payload folder was written for this item: no stem holds a dot."""
    preset = CAPTIONS if path.parent.name == "captions" else path.parent.name
    return path.name.partition(".")[0] == item.stems.get(preset)


def _photo(job: _Job) -> RenderedItem:
    """Every rendition in one call, so that the original is decoded once; endings come when the formats are known."""
    names = [name for name in job.item.renditions if name in job.known.photo]
    wanted = [(job.place(name, ""), job.known.photo[name]) for name in names]
    finished = job.decoder.run(
        rendering.render_photos, job.original, wanted, job.metadata, job.item.asset.developed, framing_of(job.item),
        timeout_s=PHOTO_TIMEOUT_S * (1 + len(wanted)),
    )  # fmt: skip
    files = []
    for (unnamed, preset), done in zip(wanted, finished, strict=True):
        target = unnamed.with_name(unnamed.name + EXTENSIONS[done.format])
        unnamed.rename(target)
        files.append(job.file(preset.name, target, done))
    return RenderedItem(job.item, job.metadata, tuple(files), {})


def framing_of(item: Item) -> Framing:
    """How crops of a photo lie: around the point that was chosen, else where people are marked."""
    areas = [span.area for one in item.asset.appearances for span in one.spans if span.area is not None]
    return framing.around(areas, item.choice.focus)


def _film(job: _Job) -> Generator[Progress, None, RenderedItem]:
    span = job.item.choice.span
    cues = _cues(job)
    names = [name for name in job.item.renditions if name in job.known.film]
    files = []
    for number, name in enumerate(names):
        target = job.place(name, ".mp4")
        part = rendering.Part(span, cues)
        steps = job.decoder.steps(
            rendering.render_film, job.original, target, job.known.film[name], job.metadata, part, timeout_s=SILENCE_S
        )
        done = yield from _counted(steps, number, len(names), job.label(name))
        files.append(job.file(name, target, done))
    poster = _poster(job)
    subtitles, transcripts = _texts(job, cues)
    return RenderedItem(job.item, job.metadata, tuple(files), subtitles, poster.path, transcripts, poster)


def _counted(
    steps: Generator[Progress, None, rendering.Rendered], before: int, count: int, what: str
) -> Generator[Progress, None, rendering.Rendered]:
    """The seconds of one rendition as seconds of all, each as long as this."""
    with contextlib.closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value
            yield Progress(before * step.total + step.done, count * step.total, what)


def _poster(job: _Job) -> RenditionFile:
    """The still by hand, unless it lies outside the part that is used: somebody else may be seen there."""
    choice, target = job.item.choice, job.place(POSTER, ".jpg")
    inside = choice.span is None or choice.poster_s is None or choice.span[0] <= choice.poster_s <= choice.span[1]
    at_s = choice.poster_s if inside else None
    done = job.decoder.run(rendering.poster, job.original, target, job.metadata, at_s, choice.span)
    return job.file(POSTER, target, done)


def _cues(job: _Job) -> dict[str, tuple[Cue, ...]]:
    """The film's captions by language, without pseudonyms, cut to the part that is used."""
    found: dict[str, tuple[Cue, ...]] = {}
    for lang, (_name, vtt) in assets.caption_files(job.library.db, job.item.asset.id).items():
        cues = captions.parse(without_pseudonyms(job.library, vtt, lang))
        found[lang] = captions.cut(cues, job.item.choice.span)
    return {lang: cues for lang, cues in found.items() if cues}


def _texts(job: _Job, cues: dict[str, tuple[Cue, ...]]) -> tuple[dict[str, str], dict[str, str]]:
    """Write captions and transcripts; language → path of each."""
    subtitles: dict[str, str] = {}
    transcripts: dict[str, str] = {}
    for lang, one in cues.items():
        subtitles[lang] = _text(job, f"{lang}.vtt", captions.to_vtt(one))
        transcripts[lang] = _text(job, f"{lang}.txt", captions.as_transcript(one))
    return subtitles, transcripts


def _text(job: _Job, ending: str, text: str) -> str:
    path = job.data / "captions" / f"{job.item.stems[CAPTIONS]}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path.relative_to(job.data).as_posix()
