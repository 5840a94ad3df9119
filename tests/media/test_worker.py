from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem, ProgrammingError
from imagebank.media import worker
from imagebank.media.fingerprint import LENGTH, sha256_of
from imagebank.media.intake import take
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
        answer = worker._exchange(child, ("os", "getpid", ()))
        child.stdin.close()
    assert worker._opened(answer) == child.pid


def crash(_path: Path) -> None:
    os.abort()
