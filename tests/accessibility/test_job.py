"""The whole main job in a real window, by keyboard alone and without looking: from a folder of pictures to a pack that a BagIt reader accepts."""

import json

import bagit
import pytest

from imagebank.services.library import init
from tests.accessibility.running import lacking, program, run_walk
from tests.making import picture

pytestmark = [pytest.mark.skipif(bool(lacking()), reason=lacking()), pytest.mark.timeout(400)]


def test_from_a_folder_to_an_approved_pack_without_a_mouse(tmp_path):
    init(tmp_path / "bank", "Kim Sund").close()
    picture(tmp_path / "fotograferingen" / "matsal.jpg", 5, size=(1600, 1200))
    out = tmp_path / "ut"
    out.mkdir()
    shoot = str(tmp_path / "fotograferingen")
    run_walk("job.py", shoot, str(out), "--", *program(str(tmp_path / "bank")), home=tmp_path / "home")
    assert json.loads((out / "done.json").read_text()) == ["describe", "confirm", "make_pack", "let_out"]
    (pack,) = (out / "paket").iterdir()
    assert bagit.Bag(str(pack)).is_valid()
    assert list((pack / "data").rglob("*.jpg"))
