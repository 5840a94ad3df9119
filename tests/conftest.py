"""What every test may ask for: where the shared corpus lies, a library, small real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from imagebank import language
from imagebank.services import library as libraries
from imagebank.services.library import Library

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    """Every test begins in Swedish, the source language."""
    language.use_language("sv")
    yield
    language.use_language("sv")


@pytest.fixture
def shared() -> Path:
    """The owner's shared folder beside the checkout; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is not here")
    return SHARED


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new, empty library in which Kim acts."""
    made = libraries.init(tmp_path / "bank", "Kim")
    yield made
    made.close()
