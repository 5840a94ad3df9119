"""Reads one file of presets (TOML) and says, by file and line, what nobody can make a rendition of.

Knows the shape of a file; which channels there are it is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.errors import FileProblem
from imagebank.core.rendition import PHOTO_FORMATS, FilmPreset, PhotoPreset
from imagebank.media.problems import because
from imagebank.services.preset_text import SENTENCES, Place, PresetText, Table

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
TAKEN = frozenset({"poster", "captions"})
"""Names of folders that a pack has already."""

LABELS, MEDIA, TABLES = ("sv", "en"), ("photo", "film"), ("photo", "film", "channel", "fallback")
FALLBACK = ""
"""The code under which a file's `fallback` is kept."""

Rule = tuple[type, int, int]
SIDE = (int, 16, 20_000)
PHOTO_KEYS: dict[str, Rule] = {
    "longest": SIDE, "width": SIDE, "height": SIDE, "quality": (int, 1, 100), "ppi": (int, 10, 2400),
    "srgb": (bool, 0, 1), "crop": (bool, 0, 1), "either_way": (bool, 0, 1), "format": (str, 0, 0), "label": (dict, 0, 0),
}  # fmt: skip
FILM_KEYS: dict[str, Rule] = {
    "height": SIDE, "crf": (int, 0, 51), "captions": (bool, 0, 1), "sidecar": (bool, 0, 1), "label": (dict, 0, 0),
}  # fmt: skip
"""Key → its type and, of numbers, the smallest and the greatest."""


@dataclass(frozen=True, slots=True)
class PresetFile:
    """What one file says; `channels` are code → media → names of presets, `""` is the fallback."""

    photo: dict[str, PhotoPreset] = field(default_factory=dict)
    film: dict[str, FilmPreset] = field(default_factory=dict)
    channels: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)


def text_of(path: Path) -> str:
    """The file's text. Raises FileProblem where it cannot be read or is not UTF-8."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem("PRESETS_NOT_TEXT", SENTENCES["PRESETS_NOT_TEXT"], where=path) from error
    except OSError as error:
        raise because(path, error) from error


def read(path: Path, text: str, channels: Collection[str] | None = None, known: PresetFile | None = None) -> PresetFile:
    """The presets and channels of a file's `text`, added to `known`, which is what earlier files said; `path` only names it.

    A preset written anew is written anew whole (but for its label). Raises FileProblem (PRESETS_…) with the file, the line
    and the reason. Without `channels` any channel's code will do.
    """
    where = PresetText(path, text)
    known = known or PresetFile()
    tables = where.tables()
    for name in tables:
        if name not in TABLES:
            raise where.problem("PRESETS_TABLE", (name,))
    photo = {**known.photo, **{n: _photo(where, n, v, known) for n, v in _presets(where, tables, "photo")}}
    film = {**known.film, **{n: _film(where, n, v, known) for n, v in _presets(where, tables, "film")}}
    told = dict(_channels(where, tables, channels))
    merged = {**known.channels, **{code: {**known.channels.get(code, {}), **told[code]} for code in told}}
    for code, values in told.items():
        _check_names(where, code, values, {"photo": photo, "film": film})
    return PresetFile(photo, film, merged)


def _presets(where: PresetText, tables: Table, kind: str) -> Iterator[tuple[str, Table]]:
    for name, values in where.typed((kind,), tables.get(kind, {}), dict).items():
        if not NAME.fullmatch(name) or name in TAKEN:
            raise where.problem("PRESETS_NAME", (kind, name))
        keys = PHOTO_KEYS if kind == "photo" else FILM_KEYS
        yield name, _checked(where, (kind, name), where.typed((kind, name), values, dict), keys)


def _checked(where: PresetText, place: Place, values: Table, keys: Mapping[str, Rule]) -> Table:
    """The values of a preset: known keys, each of its type, numbers that make sense."""
    for key, value in values.items():
        if key not in keys:
            raise where.problem("PRESETS_KEY", (*place, key), choices=", ".join(sorted(keys)))
        kind, lowest, highest = keys[key]
        where.typed((*place, key), value, kind)
        if kind is int and not lowest <= value <= highest:
            raise where.problem("PRESETS_VALUE", (*place, key), value=value, choices=f"{lowest}–{highest}")
    for lang, text in values.get("label", {}).items():
        if lang not in LABELS:
            raise where.problem("PRESETS_KEY", (*place, "label", lang), choices=", ".join(LABELS))
        where.typed((*place, "label", lang), text, str)
    return values


def _photo(where: PresetText, name: str, values: Table, known: PresetFile) -> PhotoPreset:
    form = values.get("format", "JPEG")
    if form not in PHOTO_FORMATS:
        raise where.problem(
            "PRESETS_VALUE", ("photo", name, "format"), value=f"”{form}”", choices=", ".join(PHOTO_FORMATS)
        )
    if values.get("crop") and not ("width" in values and "height" in values):
        raise where.problem("PRESETS_CROP", ("photo", name), what=name)
    label = values.get("label") or (known.photo[name].label if name in known.photo else {})
    return PhotoPreset(name, **{**values, "label": label})


def _film(_where: PresetText, name: str, values: Table, known: PresetFile) -> FilmPreset:
    label = values.get("label") or (known.film[name].label if name in known.film else {})
    return FilmPreset(name, **{**values, "label": label})


def _channels(
    where: PresetText, tables: Table, channels: Collection[str] | None
) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    if "fallback" in tables:
        yield FALLBACK, _of_media(where, ("fallback",), tables["fallback"])
    for code, values in where.typed(("channel",), tables.get("channel", {}), dict).items():
        if channels is not None and code not in channels:
            raise where.problem("PRESETS_CHANNEL", ("channel", code), choices=", ".join(sorted(channels)))
        yield code, _of_media(where, ("channel", code), values)


def _of_media(where: PresetText, place: Place, values: object) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for media, names in where.typed(place, values, dict).items():
        if media not in MEDIA:
            raise where.problem("PRESETS_KEY", (*place, media), choices=", ".join(MEDIA))
        for name in where.typed((*place, media), names, list):
            where.typed((*place, media), name, str)
        found[media] = tuple(names)
    return found


def _check_names(
    where: PresetText, code: str, values: Mapping[str, tuple[str, ...]], known: Mapping[str, Collection[str]]
) -> None:
    place = ("channel", code) if code else ("fallback",)
    for media, names in values.items():
        for name in names:
            if name not in known[media]:
                raise where.problem("PRESETS_NO_RENDITION", (*place, media), value=name, what=media)
