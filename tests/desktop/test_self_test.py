"""The window tries itself: what it says, and that a window that shows nothing does not pass."""

import pytest

from imagebank.desktop import self_test
from imagebank.desktop.memory import Memory
from imagebank.desktop.self_test import NotWorking, try_window
from imagebank.desktop.shell import Shell
from tests.making import film, picture, taken_in


@pytest.fixture
def shell(library, tmp_path, qapp):
    made = Shell("Kim", Memory(kept=False))
    yield made
    if made.window is not None:
        made.window.close()
    made.close()


def test_a_window_with_pictures_and_a_film_passes(library, tmp_path, shell):
    taken_in(library, [picture(tmp_path / "a.jpg", 2, size=(800, 600))])
    film(tmp_path / "ut" / "film.mp4")
    shell.open(library.root)
    said = list(try_window(shell, tmp_path / "ut"))
    assert said[0] == "Fönstret visar bankens bilder."
    assert len(said) == 2


def test_an_empty_bank_or_a_broken_film_does_not_pass(library, tmp_path, shell, monkeypatch):
    monkeypatch.setattr(self_test, "_PATIENCE_S", 0.3)
    shell.open(library.root)
    with pytest.raises(NotWorking, match="fylldes inte"):
        list(try_window(shell, tmp_path))


def test_no_window_does_not_pass(tmp_path, shell):
    with pytest.raises(NotWorking, match="öppnades inte"):
        list(try_window(shell, tmp_path))


def test_a_film_that_shows_nothing_does_not_pass(tmp_path, qapp, monkeypatch):
    if self_test.multimedia() is None:
        pytest.skip("QtMultimedia is not installed")
    monkeypatch.setattr(self_test, "_PATIENCE_S", 5.0)
    broken = tmp_path / "trasig.mp4"
    broken.write_bytes(film(tmp_path / "hel.mp4").read_bytes()[:40])
    with pytest.raises(NotWorking):
        self_test._play(broken)
