"""Where things lie: the resources that come with the program, whether it runs from source, a wheel or a frozen folder."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _resources() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    places = [_HERE / "resources", _HERE.parent / "resources"]
    if frozen:
        places.insert(0, Path(frozen) / "resources")
    return next((place for place in places if place.is_dir()), places[-1])


def _handbook() -> Path:
    """Beside the source, in the wheel's package, or in the frozen folder."""
    places = [
        Path(getattr(sys, "_MEIPASS", _HERE)) / "docs" / "handbok",
        _HERE / "handbok",
        _HERE.parent / "docs" / "handbok",
    ]
    return next((place for place in places if place.is_dir()), places[-1])


RESOURCES = _resources()
HANDBOOK = _handbook()
VOCABULARY = RESOURCES / "vocabulary" / "larmiljo.ttl"
PRESETS = RESOURCES / "presets" / "renditions.toml"
LEXICON = RESOURCES / "lexicon" / "sv.txt"
DEMO = RESOURCES / "demo"
