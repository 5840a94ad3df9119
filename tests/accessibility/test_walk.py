"""Every place of a real window, walked through from outside as a screen reader does: named, reached by Tab, and left again."""

import json
from pathlib import Path

import pytest

from imagebank.core.progress import driven
from imagebank.services.demonstration import Demonstration, demonstrate
from tests.accessibility.running import lacking, program, run_walk
from tests.desktop.driving import TODAY

pytestmark = [pytest.mark.skipif(bool(lacking()), reason=lacking()), pytest.mark.timeout(400)]


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """What the walk found, place by place."""
    folder = tmp_path_factory.mktemp("walk")
    driven(demonstrate(Demonstration(folder / "bank", folder / "paket"), TODAY))
    out = folder / "found.json"
    run_walk("walker.py", str(out), "--", *program(str(folder / "bank"), "--as", "Kim Sund"), home=folder / "home")
    return json.loads(Path(out).read_text(encoding="utf-8"))


PLACES = [str(number) for number in range(1, 9)]


@pytest.mark.parametrize("place", [*PLACES, "F1", "question"])
def test_everything_that_can_have_the_keyboard_has_a_name(walked, place):
    assert walked[place]["focusable"] > 3
    assert walked[place]["nameless"] == []


@pytest.mark.parametrize("place", [*PLACES, "F1", "question"])
def test_every_cell_of_lists_and_tables_says_something(walked, place):
    assert walked[place]["silent"] == []


@pytest.mark.parametrize("place", [*PLACES, "F1", "question"])
def test_no_target_is_smaller_than_a_finger_needs(walked, place):
    assert walked[place]["small"] == []


@pytest.mark.parametrize("place", PLACES)
def test_tab_goes_round_and_never_into_a_trap(walked, place):
    assert walked[place]["closed"], walked[place]["stops"]
    assert walked[place]["unspoken"] == []
    assert len(walked[place]["stops"]) > 5


def test_help_comes_by_its_keys(walked):
    assert "Handbok" in walked["F1"]["titles"]
    assert "Kortkommandon" in walked["question"]["titles"]
