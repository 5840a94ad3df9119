"""All text pairs hold 4.5 : 1, control edges and focus rings 3 : 1, in all three sets; the sheet names only tokens."""

import re

import pytest

from imagebank.desktop.theme.stylesheet import stylesheet
from imagebank.desktop.theme.tokens import EDGE_PAIRS, LIGHT, SETS, TEXT_PAIRS, contrast


def test_contrast_is_the_known_one():
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", SETS, ids=lambda tokens: tokens.scheme)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_is_readable(tokens, pair):
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= 4.5


@pytest.mark.parametrize("tokens", SETS, ids=lambda tokens: tokens.scheme)
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids="-on-".join)
def test_edges_are_visible(tokens, pair):
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= 3


def test_sheet_is_complete_and_scales():
    one, two = stylesheet(LIGHT, 1), stylesheet(LIGHT, 2)
    assert "@" not in one
    assert "font-size: 24px" in one
    assert "font-size: 48px" in two
    assert {int(n) for n in re.findall(r"border: (\d+)px solid", two)} <= {1, 4}
