"""The program tries itself, and says what does not work."""

import pytest

from imagebank.core.errors import LibraryProblem
from imagebank.core.progress import driven
from imagebank.services import self_testing
from imagebank.services.self_testing import SelfTest, self_test
from tests.making import TODAY


def test_everything_is_tried(tmp_path):
    done = SelfTest(tmp_path / "bank", tmp_path / "paket")
    driven(self_test(done, TODAY))
    assert len(done.passed) == 4
    assert done.film
    assert list(done.pack.rglob("*.mp4"))


def test_a_pack_that_is_not_known_again_is_said(tmp_path, monkeypatch):
    def nothing(*_words):
        yield from ()

    monkeypatch.setattr(self_testing, "trace", nothing)
    with pytest.raises(LibraryProblem, match="kändes inte igen"):
        driven(self_test(SelfTest(tmp_path / "bank", tmp_path / "paket"), TODAY))
