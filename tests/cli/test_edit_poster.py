"""`imagebank edit --poster`: the moment that stands for a film, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_main import Bank, bank
from tests.making import film, picture

__all__ = ["bank"]


def test_a_moment_is_chosen_and_left_to_the_program_again(bank: Bank, tmp_path: Path) -> None:
    id = bank("import", film(tmp_path / "film.mp4"))[1]["imported"][0]["id"]
    assert bank("edit", id, "--poster", "0,5") == (0, {"changed": [id]})
    assert bank("show", id)[1]["assets"][0]["poster_s"] == 0.5
    assert bank("edit", id, "--poster", "0.5")[1]["changed"] == []
    assert bank("edit", id, "--poster", "") == (0, {"changed": [id]})
    assert bank("show", id)[1]["assets"][0]["poster_s"] is None


def test_what_is_no_moment_is_a_sentence(bank: Bank, tmp_path: Path) -> None:
    reel = bank("import", film(tmp_path / "film.mp4"))[1]["imported"][0]["id"]
    photo = bank("import", picture(tmp_path / "rum.jpg"))[1]["imported"][0]["id"]
    for id, seconds in ((reel, "snart"), (reel, "99"), (reel, "nan"), (photo, "0.1")):
        code, said = bank("edit", id, "--poster", seconds)
        assert (code, bool(said["error"]["message"])) == (2, True), said
