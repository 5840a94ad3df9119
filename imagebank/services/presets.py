"""The renditions' presets, read from `resources/presets`: editable data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from imagebank.core.rendition import FilmPreset, PhotoPreset
from imagebank.paths import PRESETS


@dataclass(frozen=True, slots=True)
class Presets:
    """Photo and film presets by name."""

    photo: dict[str, PhotoPreset]
    film: dict[str, FilmPreset]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, photos' first."""
        return tuple(dict.fromkeys([*self.photo, *self.film]))


@cache
def presets() -> Presets:
    """Read the presets once."""
    table = tomllib.loads(PRESETS.read_text("utf-8"))
    photo = {name: PhotoPreset(name, **{"longest": None, **values}) for name, values in table["photo"].items()}
    film = {name: FilmPreset(name, **{"height": None, **values}) for name, values in table["film"].items()}
    return Presets(photo, film)
