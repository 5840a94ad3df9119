"""Every place of the window on the demo, in every look and language: a picture of each in build/pictures, and no word of it lost."""

import gettext
from pathlib import Path

import pytest

from imagebank import language
from imagebank.core.progress import driven
from imagebank.desktop.feeding.session import Session
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.places import PLACES
from imagebank.desktop.snapshot import snapshot
from imagebank.desktop.speaking import speak
from imagebank.desktop.theme.look import look
from imagebank.services.demonstration import CURATOR, Demonstration, demonstrate
from imagebank.services.library import open_library
from tests.desktop.driving import TODAY, settled
from tests.desktop.loss import lost

OUT = Path(__file__).resolve().parents[2] / "build" / "pictures"


class LongWords(gettext.NullTranslations):
    """A language twice as long as Swedish."""

    def gettext(self, message):
        return f"{message} {message}" if message else ""

    def ngettext(self, one, many, n):
        return self.gettext(one if n == 1 else many)


LOOKS = {
    "light": ("light", 1.0, (1440, 900), "sv"),
    "dark": ("dark", 1.0, (1440, 900), "sv"),
    "contrast": ("contrast", 1.0, (1440, 900), "sv"),
    "200": ("light", 2.0, (1440, 900), "sv"),
    "small": ("light", 1.0, (800, 560), "sv"),
    "en": ("light", 1.0, (1440, 900), "en"),
    "long": ("light", 1.0, (1440, 900), "long"),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    driven(demonstrate(Demonstration(folder / "bank", folder / "paket"), TODAY))
    library = open_library(folder / "bank", CURATOR)
    yield library
    library.close()


@pytest.fixture
def dressed(qapp, monkeypatch):
    """Puts on a look and a language, and takes them off again."""

    def dress(theme, scale, _size, lang):
        look().ask(theme, scale)
        if lang == "long":
            monkeypatch.setitem(language._translations, "sv", LongWords())
        else:
            speak(lang)

    yield dress
    monkeypatch.undo()
    speak("sv")
    look().ask("light", 1.0)


@pytest.mark.parametrize("name", LOOKS)
def test_every_place_can_be_read_whole(demo, dressed, qtbot, name):
    dressed(*LOOKS[name])
    session = Session(demo, Wish("webb", TODAY))
    window = session.window
    window.ask_to_stop = lambda: True
    session.selecting.ask = lambda _parent: "drop"
    window.resize(*LOOKS[name][2])
    window.show()
    settled(qtbot, session)
    found = {}
    try:
        for place in PLACES:
            if place.key not in window.places.offered():
                continue
            window.places.go(place.key)
            if place.key == "library":
                window.page.grid.select_ids(window.model.ids[:1].tolist())
                qtbot.wait(30)
            settled(qtbot, session)
            OUT.mkdir(parents=True, exist_ok=True)
            snapshot(window, OUT / f"{place.key}-{name}.png")
            found[place.key] = sorted(set(lost(window)))
    finally:
        window.close()
        window.deleteLater()
    assert not any(found.values()), "\n".join(f"{key}: {one}" for key, held in found.items() for one in held)
