from __future__ import annotations

import pytest

from imagebank.media.caption_flaws import SENTENCES, Flaw, check
from imagebank.media.captions import Cue


@pytest.mark.parametrize(
    ("cues", "codes"),
    [
        ([Cue(0, 2, "Hej på dig"), Cue(2, 4, "Vi ses")], []),
        ([Cue(0, 2, "Hej"), Cue(1.9, 4, "Vi ses")], ["CAPTION_OVERLAPS"]),
        ([Cue(0, 9, "Hej"), Cue(1, 2, "Vi"), Cue(3, 4, "ses")], ["CAPTION_OVERLAPS", "CAPTION_OVERLAPS"]),
        ([Cue(8, 10.4, "Hej")], []),
        ([Cue(8, 10.6, "Hej")], ["CAPTION_AFTER_END"]),
        ([Cue(0, 2, " \n ")], ["CAPTION_EMPTY"]),
        ([Cue(2, 2, "Hej")], ["CAPTION_EMPTY"]),
        ([Cue(0, 2, "a" * 25 + "\n" + "b" * 25)], []),
        ([Cue(0, 2, "a" * 26 + "\n" + "b" * 25)], ["CAPTION_TOO_FAST"]),
        ([Cue(0, 4, "a" * 42)], []),
        ([Cue(0, 4, "a" * 43)], ["CAPTION_LONG_LINE"]),
        ([Cue(0, 4, "a\nb\nc")], ["CAPTION_MANY_LINES"]),
        ([Cue(0, 1, "a" * 50 + "\nb\nc")], ["CAPTION_TOO_FAST", "CAPTION_LONG_LINE", "CAPTION_MANY_LINES"]),
    ],
)
def test_each_flaw_is_told(cues: list[Cue], codes: list[str]) -> None:
    assert [flaw.code for flaw in check(cues, 10.0)] == codes


def test_without_a_length_nothing_is_too_late() -> None:
    assert check([Cue(800, 802, "Hej")]) == []


def test_a_flaw_says_which_and_when_and_how_bad() -> None:
    flaw = check([Cue(0, 2, "Hej"), Cue(65.5, 66, "a" * 30)])[0]
    assert flaw == Flaw("CAPTION_TOO_FAST", 2, 65.5)
    assert flaw.is_warning
    assert (
        flaw.template.format(**flaw.values) == "Undertext 2 hinner inte läsas (01:05): korta den eller visa den längre."
    )
    assert not Flaw("CAPTION_EMPTY", 1, 0).is_warning
    for code in SENTENCES:
        assert Flaw(code, 1, 0).template.format(**Flaw(code, 1, 0).values)
