"""The handbook says what is there: the window's own words, keys that exist, a page for every place, and pictures of today's window.

`make pictures` writes the pictures; without IMAGEBANK_PICTURES=write they are drawn anew and compared with those that are kept.
"""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from PIL import Image

import imagebank
from imagebank.desktop.feeding.session import Session
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.handbook.pages import PAGES
from imagebank.desktop.handbook.window import HandbookWindow
from imagebank.desktop.help import KEYS
from imagebank.desktop.places import PLACES
from imagebank.desktop.speaking import speak
from imagebank.desktop.theme.look import look
from imagebank.language import LANGUAGES, _, use_language
from imagebank.paths import HANDBOOK, RESOURCES
from imagebank.services.demonstration import ADVISOR, CURATOR
from tests.desktop import demo_bank
from tests.desktop.handbook_pictures import (
    ADVISORS,
    APART,
    CURATORS,
    LARGE,
    README,
    WIDEST,
    Scene,
    difference,
    put,
    readme,
    small,
)
from tests.making import TODAY

WRITE = os.environ.get("IMAGEBANK_PICTURES") == "write"
CHANGED = "the window is not as these pictures show it: look at it, then run make pictures"


def pages(lang):
    return {page.name: page.read_text("utf-8") for page in sorted((HANDBOOK / lang).glob("*.md"))}


@cache
def source():
    """Everything that the program can say: its source, the vocabulary, the names of renditions."""
    code = (path.read_text("utf-8") for path in Path(imagebank.__file__).parent.rglob("*.py"))
    told = (path.read_text("utf-8") for kind in ("*.ttl", "*.toml") for path in RESOURCES.rglob(kind))
    return "\n".join((*code, *told))


@cache
def translations():
    with (RESOURCES / "translations" / "en" / "LC_MESSAGES" / "imagebank.mo").open("rb") as file:
        catalogue = read_mo(file)
    return {text for one in catalogue for text in ([one.string] if isinstance(one.string, str) else one.string or ())}


def is_said(words, lang):
    """As it stands, or before a number or a name that the window fills in."""
    ways = words, f"{words} ({{n}})", f"{words}: {{concept}}"
    return any(f'"{way}"' in source() or (lang != "sv" and way in translations()) for way in ways)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_stands_in_bold_are_the_windows_own_words(lang):
    bold = {(name, words) for name, text in pages(lang).items() for words in re.findall(r"\*\*([^*]+)\*\*", text)}
    assert len(bold) > 100
    wrong = sorted(one for one in bold if not is_said(one[1], lang))
    assert not wrong


def keys_of(text):
    """What stands in code signs and is no question, file or command."""
    spans = set(re.findall(r"`([^`]+)`", text))
    return {one for one in spans if not re.search(r'[:>*"/]|\.\w|imagebank|^-', one)}


def keys_there():
    """Every key of the sheet of keys and of the places, in the language shown now."""
    found = {place.keys for place in PLACES} | {"Tab"}
    for keys, _words in KEYS:
        for said in re.split(r",\s*|\s+(?=[+−Z])", re.sub(r"^[^:]+: ", "", _(keys))):
            span = re.fullmatch(r"(.*)(\d)–(\d)", said)
            found |= {f"{span[1]}{n}" for n in range(int(span[2]), int(span[3]) + 1)} if span else {said}
    return {one.casefold() for one in found}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_is_in_the_sheet_of_keys(lang):
    use_language(lang)
    try:
        there = keys_there()
    finally:
        use_language("sv")
    named = {(name, key) for name, text in pages(lang).items() for key in keys_of(text)}
    assert len(named) > 40
    assert not sorted(one for one in named if one[1].casefold() not in there)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_place_has_its_page_with_its_name_and_keys(lang):
    use_language(lang)
    try:
        found = pages(lang)
        for place in PLACES:
            text = found[PAGES[place.key]]
            assert text.startswith(f"# {_(place.words)}\n")
            assert f"`{place.keys}`" in text
            assert f"[{_(place.words)}]({PAGES[place.key]}) | `{place.keys}`" in found["index.md"]
    finally:
        use_language("sv")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_are_written_for_the_handbooks_window(lang):
    """No HTML, no headings that jump, every picture has a caption of its own, and both languages have the same parts."""
    other = pages(LANGUAGES[1 - list(LANGUAGES).index(lang)])
    for name, text in pages(lang).items():
        assert not re.search(r"<\w", text), name
        levels = [len(one) for one in re.findall(r"^(#+) ", text, re.MULTILINE)]
        assert levels[0] == 1
        assert set(levels[1:]) == {2}
        assert levels == [len(one) for one in re.findall(r"^(#+) ", other[name], re.MULTILINE)], name
        shown = len(re.findall(r"^!\[[^\]]+\]\(\S+\)\n\n\*[^*].+\*$", text, re.MULTILINE))
        assert shown == text.count("!["), f"{name}: a picture without a caption"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_that_is_drawn_stands_on_a_page(lang):
    named = {
        target for text in pages(lang).values() for target in re.findall(r"\]\(\.\./pictures/\w+/([\w-]+)\.png\)", text)
    }
    assert named == {*CURATORS, *ADVISORS}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_fits_a_narrow_window_and_has_room_above_its_headings(qapp, qtbot, lang):
    book = HandbookWindow(None, HANDBOOK / lang / "index.md")
    qtbot.addWidget(book)
    book.resize(book.minimumSizeHint().width(), 600)
    book.show()
    for page in sorted((HANDBOOK / lang).glob("*.md")):
        book.open_page(page)
        qtbot.wait(1)
        assert book.reader.horizontalScrollBar().maximum() == 0, page
        blocks = [book.reader.document().findBlockByNumber(n) for n in range(book.reader.document().blockCount())]
        above = {one.blockFormat().topMargin() for one in blocks if one.blockFormat().headingLevel() == 2}
        assert min(above) > 0


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with demo_bank.a_day_of_old():
        yield demo_bank.made(tmp_path_factory.mktemp("handbook"))


@pytest.fixture
def scene_of(demo, qapp, qtbot, tmp_path):
    """Opens the window on a copy of the demo, as somebody who looks at a channel, in a language."""
    opened = []

    def open_as(who, channel, lang):
        look().ask("light", 1.0)
        speak(lang)
        bank = demo_bank.copied(demo, tmp_path / who / "Bildbank", who)
        session = Session(bank, Wish(channel, TODAY))
        opened.append((bank, session))
        return Scene(qtbot, session, tmp_path)

    yield open_as
    for bank, session in opened:
        session.window.close()
        session.window.deleteLater()
        bank.close()
    speak("sv")


def kept_or_told(drawn, kept, widest=WIDEST):
    """Keep the picture where that is asked for; else its name, if the kept one is of another window."""
    if WRITE:
        put(drawn, kept, widest)
    elif not kept.is_file() or difference(small(drawn, widest), Image.open(kept)) > APART:
        return f"{kept.parent.name}/{kept.name}"
    return ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_handbooks_pictures_show_the_window_as_it_is(scene_of, lang):
    folder, other = HANDBOOK / "pictures" / lang, []
    for who, channel, scenes in ((CURATOR, "webb", CURATORS), (ADVISOR, "presentation", ADVISORS)):
        scene = scene_of(who, channel, lang)
        other += [kept_or_told(draw(scene), folder / f"{name}.png") for name, draw in scenes.items()]
    assert not any(other), f"{CHANGED}: {', '.join(filter(None, other))}"


def test_the_readmes_picture_shows_the_window_as_it_is_and_a_change_is_noticed(scene_of):
    scene = scene_of(CURATOR, "webb", "sv")
    before = readme(scene)
    told = kept_or_told(before, README, LARGE[0])
    assert not told, f"{CHANGED}: {told}"
    scene.session.window.header.look.hide()
    assert difference(small(before), small(readme(scene))) > APART
