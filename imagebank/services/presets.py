"""The renditions' presets and which of them each channel gets: editable data, the program's own and the library's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from imagebank.core.rendition import FilmPreset, PhotoPreset
from imagebank.core.vocabulary import CHANNEL_SCHEME, local_part
from imagebank.media.problems import because
from imagebank.paths import PRESETS
from imagebank.services import preset_file
from imagebank.services.library import Library
from imagebank.services.preset_file import FALLBACK, PresetFile

FOLDER = "presets"
"""The folder in a library's root where its own presets lie."""

MEDIA = {"foto": "photo", "film": "film"}


@dataclass(frozen=True, slots=True)
class Presets:
    """Photo and film presets by name, and the channels' defaults: code → `photo` or `film` → names.

    `broader` are the codes of the channels above each channel, the nearest first.
    """

    photo: Mapping[str, PhotoPreset]
    film: Mapping[str, FilmPreset]
    channels: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, photos' first."""
        return tuple(dict.fromkeys([*self.photo, *self.film]))

    def of_channel(self, channel: str, media: str) -> tuple[str, ...]:
        """The names of the presets that a channel (its code, such as `webb`) gets for `foto` or `film`.

        A channel that nothing is said about gets those of the nearest broader one, else the fallback.
        """
        kind = MEDIA[media]
        for code in (channel, *self.broader.get(channel, ()), FALLBACK):
            names = self.channels.get(code, {}).get(kind)
            if names is not None:
                return names
        return ()

    def of_media(self, media: str) -> Mapping[str, PhotoPreset] | Mapping[str, FilmPreset]:
        """The presets for `foto` or `film`."""
        return self.photo if MEDIA[media] == "photo" else self.film

    def label(self, name: str, lang: str, media: str = "foto") -> str:
        """What a preset is called in `lang`, else in Swedish, else its name; where both media have it, that of `media`."""
        preset = self.of_media(media).get(name) or self.photo.get(name) or self.film.get(name)
        label = preset.label if preset is not None else {}
        return label.get(lang) or label.get("sv") or name


def presets(library: Library | None = None) -> Presets:
    """The presets of a library: the program's own, with what its folder `presets` adds or writes anew.

    Without a library the program's own. Raises FileProblem, with file, line and reason, where a file is wrong.
    """
    if library is None:
        said = _own()
        return Presets(said.photo, said.film, said.channels)
    codes = frozenset(library.vocabulary.channels())
    said = _with_files(tuple(_files(library.root / FOLDER)), codes)
    return Presets(said.photo, said.film, said.channels, _broader(library))


def _own() -> PresetFile:
    return _with_files((), None)


def _files(folder: Path) -> list[tuple[Path, int, int]]:
    """The library's files by name, each with what tells that it was changed."""
    try:
        found = sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
        return [(path, path.stat().st_mtime_ns, path.stat().st_size) for path in found]
    except OSError as error:
        raise because(folder, error) from error


@lru_cache(maxsize=8)
def _with_files(files: tuple[tuple[Path, int, int], ...], channels: frozenset[str] | None) -> PresetFile:
    """What the files say, read once for as long as they do not change. What comes with the program may name any channel."""
    said = preset_file.read(PRESETS, preset_file.text_of(PRESETS))
    for path, _changed, _size in files:
        said = preset_file.read(path, preset_file.text_of(path), channels, said)
    return said


def _broader(library: Library) -> dict[str, tuple[str, ...]]:
    """Channel → the channels above it, the nearest first."""
    concepts = {one.notation: one.broader for one in library.vocabulary.of_scheme(CHANNEL_SCHEME)}
    return {local_part(notation): _above(notation, concepts) for notation in concepts}


def _above(notation: str, broader: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    todo = [*broader.get(notation, ())]
    while todo:
        above = todo.pop(0)
        if above not in found and above != notation:
            found.append(above)
            todo += broader.get(above, ())
    return tuple(local_part(one) for one in found)
