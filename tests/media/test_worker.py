from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem, ProgrammingError
from imagebank.core.progress import Progress
from imagebank.media import worker
from imagebank.media.fingerprint import LENGTH, sha256_of
from imagebank.media.intake import take
from imagebank.media.problems import problem
from imagebank.media.worker import Decoder


@pytest.fixture(scope="module")
def decoder():
    with Decoder() as shared:
        yield shared


def test_one_round_trip(decoder: Decoder, photo) -> None:
    got = decoder.run(take, photo())
    assert got.facts.file.format == "JPEG"
    assert got.thumbnail[8:12] == b"WEBP"
    assert len(got.fingerprint) == LENGTH


def test_the_process_is_reused(decoder: Decoder) -> None:
    first = decoder.run(os.getpid)
    assert decoder.run(os.getpid) == first != os.getpid()


def test_sentences_travel(decoder: Decoder, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"borta\.jpg") as caught:
        decoder.run(take, tmp_path / "borta.jpg")
    assert caught.value.code == "MISSING"


def test_our_own_faults_travel(decoder: Decoder) -> None:
    with pytest.raises(ProgrammingError, match="ZeroDivisionError"):
        decoder.run(divmod, 1, 0)


def test_a_crash_is_a_sentence_and_a_new_worker(decoder: Decoder) -> None:
    with pytest.raises(FileProblem, match=r"x\.jpg") as caught:
        decoder.run(crash, Path("x.jpg"))
    assert caught.value.code == "DECODER_CRASHED"
    assert decoder.run(os.getpid) > 0


def test_a_hang_is_a_sentence_and_a_new_worker(decoder: Decoder) -> None:
    with pytest.raises(FileProblem) as caught:
        decoder.run(time.sleep, 30, timeout_s=0.3)
    assert caught.value.code == "DECODER_TIMEOUT"
    assert decoder.run(os.getpid) > 0


@pytest.mark.skipif(sys.platform == "win32", reason="no address-space limit on Windows")
def test_memory_is_limited() -> None:
    with Decoder(memory_limit=1 << 30) as small, pytest.raises(ProgrammingError, match="MemoryError"):
        small.run(bytes, 2 << 30)


def test_threads_share_one_worker(decoder: Decoder) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: decoder.run(os.getpid), range(20)))) == 1


def test_works_from_a_script_without_a_main_guard(tmp_path: Path, photo) -> None:
    script = tmp_path / "skript.py"
    script.write_text(
        "import sys; from pathlib import Path\n"
        "from imagebank.media import worker\nfrom imagebank.media.fingerprint import LENGTH, sha256_of\n"
        "print(worker.run(sha256_of, Path(sys.argv[1])))\n"
    )
    path = photo()
    root = Path(worker.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, script, path],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.stdout.strip() == sha256_of(path), done.stderr


def test_a_frozen_program_serves_when_asked() -> None:
    assert worker.serve_if_asked(["bild.jpg"]) is False
    root = Path(worker.__file__).parents[2]
    code = (
        f"import sys; from imagebank.media.worker import serve_if_asked; serve_if_asked(['{worker.FLAG}', '{1 << 32}'])"
    )
    child = subprocess.Popen([sys.executable, "-c", code], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    with child:
        answer = worker._exchange(child, ("os", "getpid", (), False))
        child.stdin.close()
    assert answer.payload is not None
    assert worker._opened(answer.payload) == (True, child.pid)


def test_progress_is_heard_while_it_is_made(decoder: Decoder) -> None:
    heard: list[Progress] = []
    assert decoder.run(counting, 3, 0.0, listener=heard.append) == "klar"
    assert heard == [Progress(1, 3), Progress(2, 3), Progress(3, 3)]
    assert decoder.run(counting, 3, 0.0) == "klar"


def test_as_a_long_task_it_yields_and_returns(decoder: Decoder) -> None:
    heard: list[Progress] = []

    def driven() -> Generator[Progress, None, None]:
        result.append((yield from decoder.steps(counting, 2, 0.0)))

    result: list[str] = []
    heard.extend(driven())
    assert (result, heard) == (["klar"], [Progress(1, 2), Progress(2, 2)])


def test_closing_the_task_ends_the_work(decoder: Decoder) -> None:
    before = decoder.run(os.getpid)
    steps = decoder.steps(counting, 1000, 0.05)
    next(steps)
    steps.close()
    assert decoder.run(os.getpid) != before
    assert not _alive(before)


def test_what_the_listener_raises_stops_the_work(decoder: Decoder) -> None:
    before = decoder.run(os.getpid)
    with pytest.raises(KeyError):
        decoder.run(counting, 1000, 0.05, listener={}.__getitem__)
    assert not _alive(before)
    assert decoder.run(os.getpid) > 0


def test_time_is_counted_from_the_last_sign_of_life(decoder: Decoder) -> None:
    decoder.run(os.getpid)
    assert decoder.run(counting, 7, 0.5, timeout_s=2.5, listener=lambda _: None) == "klar"
    with pytest.raises(FileProblem) as caught:
        decoder.run(counting, 2, 20.0, timeout_s=0.5, listener=lambda _: None)
    assert caught.value.code == "DECODER_TIMEOUT"


def test_a_sentence_after_some_progress_travels(decoder: Decoder) -> None:
    heard: list[Progress] = []
    with pytest.raises(FileProblem, match=r"x\.jpg"):
        decoder.run(failing, Path("x.jpg"), listener=heard.append)
    assert heard == [Progress(1, 2)]
    assert decoder.run(os.getpid) > 0


def counting(many: int, pause_s: float, progress: Callable[[Progress], object] | None = None) -> str:
    for number in range(many):
        time.sleep(pause_s)
        if progress is not None:
            progress(Progress(number + 1, many))
    return "klar"


def failing(path: Path, progress: Callable[[Progress], object]) -> None:
    progress(Progress(1, 2))
    raise problem("DAMAGED", path, detalj="x")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def crash(_path: Path) -> None:
    os.abort()
