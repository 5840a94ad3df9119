"""What nobody foresaw: said with the place of the log, in which no name of a person stands and which never grows large."""

import sys
from pathlib import Path

import pytest

from imagebank.desktop import mishap
from imagebank.desktop.mishap import MOST, log_place, say_mishaps

NAME = "Elin Ekström"


def wrong(name):
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no {name}") from error


@pytest.fixture
def told(monkeypatch, tmp_path):
    """What the user is told; errors are not printed."""
    said = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_error: None)
    say_mishaps(said.append, tmp_path / "state" / "imagebank.log")
    return said


def happens(error=None):
    try:
        if error is not None:
            raise error
        wrong(NAME)
    except BaseException as found:  # noqa: BLE001
        sys.excepthook(type(found), found, found.__traceback__)


def test_an_error_is_written_and_its_place_is_said(told, tmp_path):
    happens()
    log = tmp_path / "state" / "imagebank.log"
    assert told == [f"Något gick fel i programmet. Det som är sparat finns kvar. Felet står i {log}."]
    text = log.read_text("utf-8")
    for words in ("ValueError", "KeyError", "test_mishap.py", "in wrong"):
        assert words in text


def test_no_name_of_a_person_is_written(told, tmp_path):
    happens()
    text = (tmp_path / "state" / "imagebank.log").read_text("utf-8")
    assert NAME not in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parent) not in text


def test_the_log_stays_small(told, tmp_path, monkeypatch):
    monkeypatch.setattr(mishap, "MOST", 4000)
    for _time in range(40):
        happens()
    files = list((tmp_path / "state").iterdir())
    assert sorted(one.name for one in files) == ["imagebank.log", "imagebank.log.1"]
    assert sum(one.stat().st_size for one in files) <= 4000
    assert MOST == 1_000_000


def test_a_log_that_cannot_be_written_is_not_promised(told, tmp_path):
    (tmp_path / "state").write_text("in the way")
    happens()
    assert told == ["Något gick fel i programmet. Det som är sparat finns kvar. Felet kunde inte skrivas i någon logg."]


def test_who_stops_the_program_is_not_told_of_an_error(told, tmp_path):
    happens(KeyboardInterrupt())
    assert told == []
    assert not (tmp_path / "state").exists()


def test_the_log_lies_in_the_user_s_own_folder(qapp):
    assert log_place().name == "imagebank.log"
    assert log_place().is_relative_to(Path.home()) or log_place().parent.name == "imagebank"
