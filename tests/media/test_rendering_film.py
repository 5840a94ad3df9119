"""Films: cut where it was said, picture and sound alike; captions inside; nothing of the camera's; whole or absent."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.container import InputContainer
from av.video.stream import VideoStream
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.core.progress import Progress
from imagebank.core.rendition import FilmPreset
from imagebank.media import boxes, film_captions, rendering_film, xmp
from imagebank.media.captions import Cue
from imagebank.media.rendering import Part, poster, render_film
from imagebank.media.worker import Decoder

RATE, SOUND_RATE, STEP = 10, 48_000, 6
WEB = FilmPreset("web", 90, captions=True)
needs_ffprobe = pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")


@pytest.fixture
def clock(tmp_path: Path) -> Callable[..., Path]:
    """A film whose grey tells the frame's number and that sounds for a tenth of every whole second; one keyframe."""

    def make(seconds: float = 4, name: str = "klocka.mp4", size: tuple[int, int] = (160, 90), **tags: str) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w") as sink:
            sink.metadata.update(tags)
            video = sink.add_stream("libx264", rate=RATE, options={"g": "500", "crf": "10", "bf": "3"})
            video.width, video.height, video.pix_fmt = *size, "yuv420p"
            audio = sink.add_stream("aac", rate=SOUND_RATE)
            audio.layout = "mono"
            for number in range(round(seconds * RATE)):
                grey = np.full((size[1], size[0], 3), 10 + number * STEP, dtype=np.uint8)
                frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
                frame.pts, frame.time_base = number, Fraction(1, RATE)
                sink.mux(video.encode(frame))
            sink.mux(video.encode(None))
            times = np.arange(round(seconds * SOUND_RATE)) / SOUND_RATE
            wave = np.where(times % 1 < 0.1, 0.5 * np.sin(2 * np.pi * 1000 * times), 0).astype(np.float32)
            for start in range(0, len(wave), 1024):
                block = wave[None, start : start + 1024]
                part = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
                part.sample_rate, part.pts, part.time_base = SOUND_RATE, start, Fraction(1, SOUND_RATE)
                sink.mux(audio.encode(part))
            sink.mux(audio.encode(None))
        return path

    return make


def pictures(path: Path) -> list[tuple[float, int]]:
    """(seconds, number) of every frame."""
    with av.open(str(path)) as source:
        return [(frame.time or 0.0, _number(frame)) for frame in source.decode(video=0)]


def _number(frame: av.VideoFrame) -> int:
    return round((float(frame.to_ndarray(format="gray").mean()) - 10) / STEP)


def sound(path: Path) -> np.ndarray:
    """The sound from nought on, at SOUND_RATE, silence where there is none."""
    with av.open(str(path)) as source:
        wave = np.zeros(60 * SOUND_RATE, dtype=np.float32)
        end = 0
        for frame in source.decode(audio=0):
            at = round((frame.time or 0) * SOUND_RATE)
            block = frame.to_ndarray().mean(axis=0)
            wave[max(0, at) : at + len(block)] = block[max(0, -at) :]
            end = at + len(block)
        return wave[:end]


def onsets(wave: np.ndarray) -> list[float]:
    """Where it begins to sound, in seconds."""
    loud = np.abs(wave) > 0.1
    quiet_before = np.convolve(loud, np.ones(2400), "full")[: len(wave)] - loud
    return [round(int(at) / SOUND_RATE, 3) for at in np.flatnonzero(loud & (quiet_before == 0))]


def duration(path: Path) -> float:
    with av.open(str(path)) as source:
        return (source.duration or 0) / av.time_base


@pytest.mark.parametrize("span", [(1.25, 3.05), (0.0, 1.5), (2.5, 99.0), (0.95, 1.05)])
def test_a_part_begins_and_ends_where_it_was_said(clock, tmp_path: Path, leaving, span: tuple[float, float]) -> None:
    target = tmp_path / "ut.mp4"
    render_film(clock(), target, WEB, leaving, Part(span))
    start, end = span[0], min(span[1], 4.0)
    assert duration(target) == pytest.approx(end - start, abs=0.1)
    shown = pictures(target)
    assert [number for _, number in shown] == list(range(int(start * RATE), -int(-end * RATE // 1)))
    assert shown[0][0] == 0
    for time, number in shown[1:]:
        assert time == pytest.approx(number / RATE - start, abs=0.01)
    heard = onsets(sound(target))
    whole = [second - start for second in range(5) if start <= second < end - 0.02]
    assert heard == pytest.approx(whole, abs=0.03)
    assert len(sound(target)) / SOUND_RATE == pytest.approx(end - start, abs=0.06)


@pytest.mark.parametrize("name", ["klocka.mkv", "klocka.ts", "klocka.mov"])
def test_other_containers_begin_at_nought_too(clock, tmp_path: Path, leaving, name: str) -> None:
    original, target = clock(name=name), tmp_path / "ut.mp4"
    for height in (None, 90):
        render_film(original, target, FilmPreset("w", height), leaving)
        shown = pictures(target)
        assert [number for _, number in shown] == list(range(40))
        assert [time for time, _ in shown] == pytest.approx([number / RATE for number in range(40)], abs=0.002)
        assert onsets(sound(target)) == pytest.approx([0, 1, 2, 3], abs=0.06)
    render_film(original, target, WEB, leaving, Part((1.25, 3.05)))
    assert [number for _, number in pictures(target)] == list(range(12, 31))
    assert onsets(sound(target)) == pytest.approx([0.75, 1.75], abs=0.06)


def test_a_film_whose_index_leads_astray_is_cut_from_its_beginning(clock, tmp_path: Path, leaving, monkeypatch) -> None:
    sought: list[float] = []
    original, go = clock(), rendering_film.film.go

    def astray(container: InputContainer, stream: VideoStream, seconds: float) -> None:
        if seconds == 1.0:
            sought.append(seconds)
            for _ in container.demux():
                pass
        else:
            go(container, stream, seconds)

    monkeypatch.setattr(rendering_film.film, "go", astray)
    render_film(original, tmp_path / "ut.mp4", WEB, leaving, Part((1.0, 2.0)))
    assert sought == [1.0]
    assert duration(tmp_path / "ut.mp4") == pytest.approx(1.0, abs=0.1)
    assert [number for _, number in pictures(tmp_path / "ut.mp4")] == list(range(10, 20))


def test_a_still_is_held_to_the_parts_end(tmp_path: Path, leaving) -> None:
    """Frames at 0 and 3 seconds only: a part between them is one picture, as long as was asked."""
    original, target = tmp_path / "stilla.mkv", tmp_path / "ut.mp4"
    with av.open(str(original), "w") as sink:
        video = sink.add_stream("libx264", rate=RATE, options={"bf": "0"})
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        for second in (0, 3, 4):
            grey = np.full((90, 160, 3), 10 + second * STEP, dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
            frame.pts, frame.time_base = second * RATE, Fraction(1, RATE)
            sink.mux(video.encode(frame))
        sink.mux(video.encode(None))
    render_film(original, target, WEB, leaving, Part((1.5, 2.5)))
    assert {number for _, number in pictures(target)} == {0}
    render_film(original, target, WEB, leaving, Part((0.9, 2.9)))
    assert duration(target) == pytest.approx(2.0, abs=0.1)
    assert {number for _, number in pictures(target)} == {0}


@pytest.mark.parametrize("span", [(5.0, 6.0), (2.0, 2.0), (3.0, 1.0), (-1.0, 2.0)])
def test_a_part_that_is_not_in_the_film_is_a_sentence(
    clock, tmp_path: Path, leaving, span: tuple[float, float]
) -> None:
    with pytest.raises(FileProblem) as caught:
        render_film(clock(), tmp_path / "ut.mp4", WEB, leaving, Part(span))
    assert caught.value.code == "SPAN_OUTSIDE"
    assert not (tmp_path / "ut.mp4").exists()


def test_the_loudness_is_left_alone(clock, tmp_path: Path, leaving) -> None:
    original = clock()
    for part in (Part(), Part((0.0, 2.0))):
        render_film(original, tmp_path / "ut.mp4", FilmPreset("w", 50), leaving, part)
        before, after = sound(original)[: SOUND_RATE // 10], sound(tmp_path / "ut.mp4")[: SOUND_RATE // 10]
        assert np.sqrt((after**2).mean()) == pytest.approx(np.sqrt((before**2).mean()), rel=0.05)


@pytest.mark.parametrize(
    ("size", "height", "shown"), [((160, 90), 45, (80, 44)), ((90, 160), 45, (44, 80)), ((160, 90), 900, (160, 90))]
)
def test_the_shorter_side_is_what_the_preset_says(
    clock, tmp_path: Path, leaving, size: tuple[int, int], height: int, shown: tuple[int, int]
) -> None:
    made = render_film(clock(1, size=size), tmp_path / "ut.mp4", FilmPreset("w", height), leaving)
    assert (made.width, made.height) == shown


def test_a_part_of_an_archive_copy_is_encoded_the_whole_is_copied(clock, tmp_path: Path, leaving) -> None:
    original, target = clock(), tmp_path / "ut.mp4"
    archive = FilmPreset("archive", None, sidecar=True)
    render_film(original, target, archive, leaving)
    assert _packets(target) == _packets(original)
    assert (tmp_path / "ut.xmp").read_bytes() == xmp.packet(leaving)
    render_film(original, target, archive, leaving, Part((1.0, 2.0)))
    assert len(pictures(target)) == RATE


def _packets(path: Path) -> list[tuple[int | None, int | None]]:
    with av.open(str(path)) as source:
        base = source.streams.video[0].time_base or 1
        return [
            (round(float((packet.pts or 0) * base), 4), packet.is_keyframe)
            for packet in source.demux(video=0)
            if packet.dts is not None
        ]


def test_what_the_camera_says_inside_the_stream_does_not_travel(clock, tmp_path: Path, leaving) -> None:
    original, target = clock(1), tmp_path / "ut.mp4"
    assert b"x264 - core" in original.read_bytes()  # x264's own words stand where camcorders write place and time
    render_film(original, target, FilmPreset("archive", None), leaving)
    assert b"x264 - core" not in target.read_bytes()


CUES = {
    "sv": (Cue(0.3, 1.2, "Hej åäö!\nRad två"), Cue(1.0, 1.8, "Samtidigt")),
    "en": (Cue(0.5, 1.0, "Hello"),),
    "xx": (Cue(0, 1, "?"),),
}


@needs_ffprobe
@pytest.mark.parametrize("height", [None, 50])
def test_captions_go_along_and_are_read_back(clock, tmp_path: Path, leaving, height: int | None) -> None:
    target = tmp_path / "ut.mp4"
    render_film(clock(2), target, FilmPreset("w", height, captions=True), leaving, Part(captions=CUES))
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-of", "json", target], capture_output=True, text=True, check=True
    )
    streams = [one for one in json.loads(done.stdout)["streams"] if one["codec_type"] == "subtitle"]
    assert [(one["codec_name"], one["tags"]["language"]) for one in streams] == [
        ("mov_text", "swe"), ("mov_text", "eng"), ("mov_text", "und")
    ]  # fmt: skip
    with av.open(str(target)) as source:
        said = [
            (round(float(packet.pts * packet.time_base), 2), bytes(packet)[2:].decode())
            for packet in source.demux(source.streams.subtitles[0])
            if packet.pts is not None and packet.duration
        ]
    assert said == [
        (0.0, ""), (0.3, "Hej åäö!\nRad två"), (1.0, "Hej åäö!\nRad två\nSamtidigt"), (1.2, "Samtidigt")
    ]  # fmt: skip
    render_film(clock(2), target, FilmPreset("w", height), leaving, Part(captions=CUES))
    with av.open(str(target)) as source:
        assert not source.streams.subtitles


def test_captions_that_overlap_are_shown_together() -> None:
    pieces = list(film_captions.pieces((Cue(1, 2, "a"), Cue(1.5, 3, "b"), Cue(4, 4, "tom"), Cue(5, 6, "c"))))
    assert pieces == [
        (1000, 1500, "a"), (1500, 2000, "a\nb"), (2000, 3000, "b"), (5000, 6000, "c")
    ]  # fmt: skip


@needs_exiftool
@pytest.mark.parametrize("height", [None, 50])
def test_the_packet_is_in_the_film_and_nothing_else_is(clock, tmp_path: Path, leaving, height: int | None) -> None:
    target = tmp_path / "ut.mp4"
    original = clock(1, title="HEMLIG", artist="HEMLIG", comment="HEMLIG", location="+59.3+018.0/")
    render_film(original, target, FilmPreset("w", height, captions=True), leaving, Part(captions=CUES))
    data = target.read_bytes()
    assert b"HEMLIG" not in data
    assert data.endswith(boxes.XMP_UUID + xmp.packet(leaving))
    assert data.index(b"moov") < data.index(b"mdat")
    done = subprocess.run(["exiftool", "-j", "-G1", "-ee", target], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)[0]
    assert told["XMP-dc:Title"] == "Läsning i soffa"
    assert not [key for key in told if any(word in key for word in ("GPS", "Artist", "Comment", "Serial"))]


def test_progress_is_told_second_by_second_also_of_a_part(clock, tmp_path: Path, leaving) -> None:
    heard: list[Progress] = []
    with Decoder() as decoder:
        decoder.run(
            render_film, clock(), tmp_path / "ut.mp4", WEB, leaving, Part((1.0, 3.5)), listener=heard.append
        )  # fmt: skip
    assert [step.done for step in heard] == [0, 1, 2]
    assert {step.total for step in heard} == {2}


def test_a_poster_by_hand_is_the_frame_that_is_shown_then(clock, tmp_path: Path, leaving) -> None:
    original, target = clock(), tmp_path / "ut.jpg"
    for at_s, number in ((0.0, 0), (1.25, 12), (3.0, 30), (99.0, 39)):
        poster(original, target, leaving, at_s)
        with Image.open(target) as image:
            assert round((np.asarray(image.convert("L")).mean() - 10) / STEP) == number
            assert image.size == (160, 90)
    poster(original, target, leaving, None, (3.0, 3.5))
    with Image.open(target) as image:
        assert 30 <= round((np.asarray(image.convert("L")).mean() - 10) / STEP) < 36


def noisy(path: Path) -> Path:
    """A film that cannot be made small."""
    random = np.random.default_rng(1)
    with av.open(str(path), "w") as sink:
        video = sink.add_stream("libx264", rate=RATE, options={"crf": "5"})
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        for number in range(40):
            frame = av.VideoFrame.from_ndarray(random.integers(0, 256, (90, 160, 3), dtype=np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            sink.mux(video.encode(frame))
        sink.mux(video.encode(None))
    return path


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("height", [None, 90])
@pytest.mark.parametrize("kilobytes", [8, 64, 250])
def test_a_full_disk_is_told_as_such_and_nothing_is_left(
    tmp_path: Path, leaving, height: int | None, kilobytes: int
) -> None:
    original = noisy(tmp_path / "brus.mp4")
    assert original.stat().st_size > 400_000
    with small_disk(tmp_path / "disk", kilobytes) as disk, Decoder() as decoder:
        with pytest.raises(FileProblem) as caught:
            decoder.run(render_film, original, disk / "ut.mp4", FilmPreset("w", height), leaving)
        assert caught.value.code == "DISK_FULL"
        assert "ut.mp4" in str(caught.value)
        assert list(disk.iterdir()) == []
