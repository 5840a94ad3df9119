"""Presets are data: the program's own are sound, a library's own are added, and what is wrong is said by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem
from imagebank.core.rendition import PHOTO_FORMATS
from imagebank.language import LANGUAGES, sentence, use_language
from imagebank.services.library import Library
from imagebank.services.presets import Presets, presets


def written(library: Library, text: str, name: str = "egna.toml") -> Path:
    path = library.root / "presets" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_programs_own_have_names_in_both_languages_and_sizes_that_make_sense(library: Library) -> None:
    own = presets(library)
    assert {"web", "web-hero", "presentation", "social-square", "story", "report", "print", "exhibition"} <= set(
        own.photo
    )
    assert {"web", "presentation", "archive", "original"} == set(own.film)
    for preset in (*own.photo.values(), *own.film.values()):
        assert set(preset.label) == set(LANGUAGES)
    assert {preset.format for preset in own.photo.values()} <= set(PHOTO_FORMATS)
    assert (own.photo["web"].width, own.photo["web"].crop) == (1200, False)
    hero = own.photo["web-hero"]
    assert (hero.width, hero.height, hero.crop, hero.srgb) == (1920, 1080, True, True)
    assert (own.photo["print"].srgb, own.photo["print"].ppi, own.photo["print"].either_way) == (False, 300, True)
    assert (own.film["web"].height, own.film["presentation"].height, own.film["archive"].height) == (1080, 720, None)


def test_every_channel_of_the_vocabulary_has_presets_that_exist(library: Library) -> None:
    own = presets(library)
    assert set(own.channels) - {""} == set(library.vocabulary.channels())
    for code in library.vocabulary.channels():
        assert own.of_channel(code, "foto")
        assert set(own.of_channel(code, "foto")) <= set(own.photo)
        assert set(own.of_channel(code, "film")) <= set(own.film)


def test_a_channel_that_nothing_is_said_about_gets_the_nearest_broader_ones(library: Library) -> None:
    own = presets(library)
    said = Presets(own.photo, own.film, {"": {"photo": ("original",)}, "a": {"photo": ("web",)}}, {"c": ("b", "a")})
    assert said.of_channel("c", "foto") == ("web",)
    assert said.of_channel("annan", "foto") == ("original",)
    assert said.of_channel("c", "film") == ()
    assert own.broader["instagram"] == ("sociala",)


def test_labels(library: Library) -> None:
    own = presets(library)
    assert (own.label("print", "sv"), own.label("print", "en")) == ("Tryck A4", "Print A4")
    assert (own.label("web", "sv"), own.label("web", "sv", "film")) == ("Webb", "Webb 1080p")
    assert own.label("finns-inte", "sv") == "finns-inte"
    assert own.label("print", "fi") == "Tryck A4"


def test_a_library_adds_and_writes_anew(library: Library) -> None:
    written(
        library,
        '[photo.web]\nwidth = 900\n[photo.vykort]\nlabel = { sv = "Vykort" }\nwidth = 1748\nheight = 1240\ncrop = true\n'
        'format = "TIFF"\n[channel.webb]\nphoto = ["web", "vykort"]\n',
    )
    own = presets(library)
    assert (own.photo["web"].width, own.photo["web"].quality, own.label("web", "sv")) == (900, 85, "Webb")
    assert own.of_channel("webb", "foto") == ("web", "vykort")
    assert own.of_channel("webb", "film") == ("web",)
    assert own.label("vykort", "en") == "Vykort"
    assert "vykort" not in presets().names


def test_a_change_is_seen_at_once_and_later_files_win(library: Library) -> None:
    written(library, "[photo.web]\nwidth = 900\n")
    assert presets(library).photo["web"].width == 900
    written(library, "[photo.web]\nwidth = 1000\n")
    assert presets(library).photo["web"].width == 1000
    written(library, "[photo.web]\nwidth = 700\n", "zz.toml")
    assert presets(library).photo["web"].width == 700


WRONG = [
    ("[photo.web]\nwidth = \n", "PRESETS_SYNTAX", 2, ""),
    ("[photo.web", "PRESETS_SYNTAX", 1, ""),
    ("# x\n[foto.web]\nwidth = 3\n", "PRESETS_TABLE", 2, "foto"),
    ("# x\n\n[photo.web]\nwidth = 300\nbredd = 3\n", "PRESETS_KEY", 5, "bredd"),
    ('[photo.a]\nwidth = 300\n[photo.web]\nquality = 80\nwidth = "stor"\n', "PRESETS_TYPE", 5, "width"),
    ("[photo.web]\nwidth = true\n", "PRESETS_TYPE", 2, "width"),
    ("[photo.web]\nwidth = 12.5\n", "PRESETS_TYPE", 2, "width"),
    ("[photo.web]\nwidth = 300\ncrop = 1\n", "PRESETS_TYPE", 3, "crop"),
    ("photo = 3\n", "PRESETS_TYPE", 1, "photo"),
    ("[photo]\nweb = 3\n", "PRESETS_TYPE", 2, "web"),
    ("[photo.web]\nlabel = 'Webb'\n", "PRESETS_TYPE", 2, "label"),
    ("[photo.web]\nlabel = { sv = 3 }\n", "PRESETS_TYPE", 2, "sv"),
    ("[photo.web]\nlabel = { fi = 'Verkko' }\n", "PRESETS_KEY", 2, "fi"),
    ("[photo.web]\nwidth = -5\n", "PRESETS_VALUE", 2, "-5"),
    ("[photo.web]\nwidth = 0\n", "PRESETS_VALUE", 2, "0"),
    ("[photo.web]\nwidth = 300\nquality = 101\n", "PRESETS_VALUE", 3, "101"),
    ("[photo.web]\nppi = 1\n", "PRESETS_VALUE", 2, "ppi"),
    ('[photo.web]\n\nformat = "GIF"\n', "PRESETS_VALUE", 3, "GIF"),
    ("[film.web]\ncrf = 60\n", "PRESETS_VALUE", 2, "60"),
    ("[film.web]\nwidth = 60\n", "PRESETS_KEY", 2, "width"),
    ("[photo.web]\nwidth = 300\ncrop = true\n", "PRESETS_CROP", 1, "web"),
    ('[photo."../web"]\nwidth = 300\n', "PRESETS_NAME", 1, "../web"),
    ("[photo.poster]\nwidth = 300\n", "PRESETS_NAME", 1, "poster"),
    ('[photo."Ö"]\nwidth = 300\n', "PRESETS_NAME", 1, "Ö"),
    ('[channel.webb]\nfilm = ["web"]\nphoto = ["webb"]\n', "PRESETS_NO_RENDITION", 3, "webb"),
    ('[channel.webb]\nphoto = ["archive"]\n', "PRESETS_NO_RENDITION", 2, "archive"),
    ('\n[channel.tv]\nphoto = ["web"]\n', "PRESETS_CHANNEL", 2, "tv"),
    ('[channel.webb]\nbild = ["web"]\n', "PRESETS_KEY", 2, "bild"),
    ('[channel.webb]\nphoto = "web"\n', "PRESETS_TYPE", 2, "photo"),
    ("[channel.webb]\nphoto = [3]\n", "PRESETS_TYPE", 2, "photo"),
    ("[fallback]\nphoto = ['nej']\n", "PRESETS_NO_RENDITION", 2, "nej"),
]


@pytest.mark.parametrize(("text", "code", "line", "named"), WRONG)
def test_what_is_wrong_is_said_with_file_line_and_reason(
    library: Library, text: str, code: str, line: int, named: str
) -> None:
    path = written(library, text)
    with pytest.raises(FileProblem) as caught:
        presets(library)
    assert caught.value.code == code
    said = sentence(caught.value)
    assert f"{path}, rad {line}:" in said
    assert named in said
    use_language("en")
    assert sentence(caught.value)


def test_a_file_that_is_no_text_or_cannot_be_read(library: Library) -> None:
    path = written(library, "")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileProblem) as caught:
        presets(library)
    assert caught.value.code == "PRESETS_NOT_TEXT"
    path.unlink()
    path.mkdir()
    with pytest.raises(FileProblem) as caught:
        presets(library)
    assert caught.value.code == "NOT_A_FILE"
