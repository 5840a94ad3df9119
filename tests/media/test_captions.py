from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.errors import FileProblem
from imagebank.media import captions
from imagebank.media.captions import Cue

SRT = "1\r\n00:00:01,500 --> 00:00:02,000\r\nHej på <i>dig</i>!\r\nRad två\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nÅäö\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_srt_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "film.srt"
    path.write_bytes(SRT.encode(encoding))
    assert captions.read(path) == (Cue(1.5, 2.0, "Hej på dig!\nRad två"), Cue(3.0, 4.0, "Åäö"))


def test_vtt_with_notes_styles_and_names() -> None:
    text = "WEBVTT titel\n\nNOTE hej\n\nSTYLE\n::cue {}\n\nett\n00:01.000 --> 00:02.000 line:0\n<v Anna>1 &lt; 2</v>\n"
    assert captions.parse(text) == (Cue(1, 2, "1 < 2"),)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "film.vtt"
    path.write_text("WEBVTT\n\n00:05.000 --> 00:02.000\nHej\n")
    with pytest.raises(FileProblem, match="rad 3"):
        captions.read(path)


def test_a_picture_is_no_caption(photo) -> None:
    with pytest.raises(FileProblem) as caught:
        captions.read(photo())
    assert caught.value.code == "NOT_CAPTIONS"


cue = st.builds(
    lambda start, length, text: Cue(start / 1000, (start + length) / 1000, text.strip()),
    st.integers(0, 7_200_000),
    st.integers(0, 60_000),
    st.text(st.sampled_from("abcåäö<>&-. 1"), min_size=1).filter(lambda text: bool(text.strip()) and "--" not in text),
)


@given(st.lists(cue, max_size=6))
def test_what_is_written_is_read_back(cues: list[Cue]) -> None:
    ordered = tuple(sorted(cues, key=lambda one: (one.start_s, one.end_s)))
    assert captions.parse(captions.to_vtt(ordered)) == ordered


def test_cues_are_cut_to_a_part_and_told_from_its_beginning() -> None:
    cues = (Cue(0, 1, "före"), Cue(1, 3, "in"), Cue(3, 4, "mitt"), Cue(4.5, 9, "ut"), Cue(6, 7, "efter"))
    assert captions.cut(cues, (2, 5)) == (Cue(0, 1, "in"), Cue(1, 2, "mitt"), Cue(2.5, 3, "ut"))
    assert captions.cut(cues, None) == cues
    assert captions.cut(cues, (20, 30)) == ()


@given(st.lists(cue, max_size=6), st.integers(0, 7_000_000), st.integers(1, 100_000))
def test_what_is_cut_lies_inside_the_part(cues: list[Cue], start_ms: int, length_ms: int) -> None:
    start, length = start_ms / 1000, length_ms / 1000
    got = captions.cut(cues, (start, start + length))
    assert len(got) <= len(cues)
    for one in got:
        assert 0 <= one.start_s <= one.end_s + 1e-6 <= length + 2e-6


def test_a_transcript_is_read_as_text() -> None:
    cues = [
        Cue(0, 2, "Här sitter vi\noch läser."), Cue(2.1, 4, "Det är lugnt."), Cue(7, 9, "[Klockan ringer]"),
        Cue(9, 11, "– Är det rast?\n- Ja!"), Cue(11, 12, "- Ja!"), Cue(12, 13, "Nu går vi."),
    ]  # fmt: skip
    assert captions.as_transcript(cues) == (
        "Här sitter vi och läser. Det är lugnt.\n\n[Klockan ringer]\n\n– Är det rast?\n\n– Ja!\n\n– Ja! Nu går vi.\n"
    )
    assert captions.as_transcript([]) == ""
    assert captions.as_transcript([Cue(0, 1, "Samma"), Cue(1, 2, "Samma")]) == "Samma\n"


def test_a_long_transcript_has_paragraphs() -> None:
    cues = [Cue(n, n + 1, f"Det här är mening nummer {n}.") for n in range(60)]
    paragraphs = captions.as_transcript(cues).split("\n\n")
    assert len(paragraphs) > 2
    assert all(len(one) < captions.PARAGRAPH + 60 for one in paragraphs)
    assert " ".join(paragraphs).split() == " ".join(one.text for one in cues).split()
