"""Drawings: taken when they stand on their own, refused with a sentence when they do not; nothing outside is ever read."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.core.rendition import PhotoPreset
from imagebank.media import svg, svg_safety
from imagebank.media.formats import identify
from imagebank.media.intake import take
from imagebank.media.photo import loaded
from imagebank.media.rendering import render_photo
from imagebank.media.worker import Decoder

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
RED = '<rect width="60" height="30" fill="#f00"/>'
SECRET = (0, 0, 255)


@pytest.fixture
def drawing(tmp_path: Path):
    def make(body: str = RED, size: str = 'width="60" height="30"', before: str = "") -> Path:
        path = tmp_path / "ritning.svg"
        path.write_text(f"{before}{HEAD}{size}>{body}</svg>", "utf-8")
        return path

    return make


def drawn(path: Path, longest: int | None = None) -> Image.Image:
    with loaded(path, identify(path), longest) as photo:
        return photo.image


def refused(path: Path) -> str:
    with pytest.raises(FileProblem, match=r"ritning\.svg") as caught:
        drawn(path, 60)
    return caught.value.code


def embedded(size: tuple[int, int] = (4, 4), form: str = "PNG") -> str:
    target = io.BytesIO()
    Image.new("RGB", size, SECRET).save(target, form)
    return f"data:image/{form.lower()};base64,{base64.b64encode(target.getvalue()).decode()}"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ('width="60" height="30"', (60, 30)),
        ('viewBox="0 0 60 30"', (60, 30)),
        ('viewBox="0 0 60 30" width="100%" height="100%"', (60, 30)),
        ('viewBox="0 0 60 30" width="120"', (120, 60)),
        ('viewBox="-5,-5,60,30" height="15"', (30, 15)),
        ('width="210mm" height="297mm" viewBox="0 0 60 30"', (794, 1123)),
        ('width="1in" height="72pt"', (96, 96)),
    ],
)
def test_its_own_size(drawing, size: str, shown: tuple[int, int]) -> None:
    facts = take(drawing(size=size)).facts.file
    assert (facts.format, facts.width, facts.height, facts.pages) == ("SVG", *shown, None)


@pytest.mark.parametrize(
    ("size", "code"),
    [
        ("", "SVG_NO_SIZE"),
        ('width="0" height="5"', "SVG_NO_SIZE"),
        ('width="-5" height="5"', "SVG_NO_SIZE"),
        ('width="1e999" height="5"', "SVG_NO_SIZE"),
        ('width="1e9" height="1e9"', "TOO_LARGE"),
        ('width="1" height="100000000"', "TOO_LARGE"),
        ('viewBox="0 0 90000 90000"', "TOO_LARGE"),
    ],
)
def test_sizes_that_cannot_be_drawn(drawing, size: str, code: str) -> None:
    assert refused(drawing(size=size)) == code


def test_drawn_as_large_as_asked_and_bounded(drawing) -> None:
    path = drawing()
    assert drawn(path, 768).size == (768, 384)
    assert drawn(path).size == (svg.LONGEST, svg.LONGEST // 2)
    assert drawn(path, 99_999).size == (svg.LONGEST, svg.LONGEST // 2)


def test_a_rendition_stands_on_white(drawing, tmp_path: Path, leaving) -> None:
    path = drawing('<rect width="30" height="30" fill="#f00"/>')
    made = render_photo(path, tmp_path / "ut.jpg", PhotoPreset("webb", 200), leaving)
    assert (made.width, made.height, made.format) == (200, 100, "JPEG")
    with Image.open(tmp_path / "ut.jpg") as written:
        assert near(written.getpixel((150, 50)), (255, 255, 255))
        assert near(written.getpixel((50, 50)), (255, 0, 0))
    same = render_photo(path, tmp_path / "ut.png", PhotoPreset("lika", 200, format="same"), leaving)
    assert same.format == "PNG"


def near(one: object, other: tuple[int, ...]) -> bool:
    return isinstance(one, tuple) and all(abs(a - b) < 8 for a, b in zip(one, other, strict=True))


def test_text_is_set_without_fonts_of_the_system(drawing) -> None:
    words = drawn(drawing('<text x="2" y="25" font-family="Arial, Saknas" font-size="24">Åäö</text>'), 60)
    assert words.getchannel("A").getextrema() == (0, 255)
    assert words.tobytes() != drawn(drawing('<text x="2" y="25" font-size="24">Aao</text>'), 60).tobytes()


@pytest.mark.parametrize(
    "body",
    [
        '<image width="60" height="30" href="{uri}"/>',
        '<image width="60" height="30" xlink:href="{uri}"/>',
        '<image width="60" height="30" href="{plain}"/>',
        '<image width="60" height="30" href="hemlig.png"/>',
        '<image width="60" height="30" href=" \n hemlig.png"/>',
        '<image width="60" height="30" href="https://example.org/a.png"/>',
        '<image width="60" height="30" href="//example.org/a.png"/>',
        '<image width="60" height="30" href="#hemlig.png"/>',
        '<image width="60" height="30" href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image width="60" height="30" href="data:text/html,hej"/>',
        '<svg:image xmlns:svg="http://www.w3.org/2000/svg" width="60" height="30" href="{plain}"/>',
        '<filter id="f"><feImage href="{plain}"/></filter><rect width="60" height="30" filter="url(#f)"/>',
        '<use href="other.svg#a"/>',
        '<use xlink:href="{uri}#a"/>',
        '<g id="a"/><use href="#a"/><use href="other.svg"/>',
        '<style>@import url("{uri}");</style>',
        "<style>@import 'a.css';</style>",
        "<style>@/**/import 'a.css';</style>",
        "<style>rect{{fill:url({uri}#p)}}</style><rect width='60' height='30'/>",
        "<rect width='60' height='30' fill='url({uri}#p)'/>",
        "<rect width='60' height='30' style='fill: URL ( \"a.svg#p\" )'/>",
        "<script>alert(1)</script>",
        "<g><script href='{uri}'/></g>",
        "<linearGradient id='a' href='a.svg#b'/>",
    ],
)
def test_nothing_outside_is_read(drawing, tmp_path: Path, body: str) -> None:
    secret = tmp_path / "hemlig.png"
    Image.new("RGB", (60, 30), SECRET).save(secret)
    assert refused(drawing(body.format(uri=secret.as_uri(), plain=secret))) == "SVG_UNSAFE"


def test_the_renderer_is_given_no_place_to_read_from(drawing, tmp_path: Path) -> None:
    """The last wall: a reference that came past the cleaning would only be a name without a folder."""
    Image.new("RGB", (60, 30), SECRET).save(tmp_path / "hemlig.png")
    text = f'{HEAD} width="60" height="30"><image width="60" height="30" href="hemlig.png"/></svg>'
    image = svg._rendered(tmp_path / "ritning.svg", text, (60, 30))
    assert image.getchannel("A").getextrema() == (0, 0)


@pytest.mark.parametrize(
    "body",
    [
        "<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='http://a/b.png'/></foreignObject>",
        "<metadata><a href='http://example.org'/></metadata>",
        "<style>@font-face{font-family:x;src:url(https://example.org/x.woff2)}</style>",
        "<style>/* url(http://example.org) */</style>",
        "<a href='https://example.org'><rect width='9' height='9'/></a>",
        "<animate attributeName='href' to='http://a/b.png'/>",
        "<rect onclick='alert(1)' width='9' height='9'/>",
        "<x:y xmlns:x='urn:annat' href='file:///etc/passwd'/>",
        "<image width='5' height='5' href=''/>",
    ],
)
def test_what_a_picture_does_not_need_is_taken_out(drawing, body: str) -> None:
    image = drawn(drawing(body + RED), 60)
    assert image.getpixel((30, 15)) == (255, 0, 0, 255)
    text = svg_safety.text_of(svg_safety.cleaned(Path("a.svg"), f"{HEAD} width='1'>{body}</svg>".encode()))
    assert "http" not in text.replace(svg_safety.SVG[1:-1], "")
    assert "file:" not in text
    assert "onclick" not in text


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_embedded_pictures_are_drawn(drawing, form: str) -> None:
    body = f'<image width="60" height="30" preserveAspectRatio="none" xlink:href="{embedded(form=form)}"/>'
    assert near(drawn(drawing(body), 60).getpixel((30, 15)), (*SECRET, 255))


def test_embedded_pictures_are_bounded_and_whole(drawing) -> None:
    one = f'<image width="6" height="3" href="{embedded((4000, 4000))}"/>'
    assert refused(drawing(one * 4)) == "SVG_TOO_COMPLEX"
    assert refused(drawing('<image width="6" height="3" href="data:image/png;base64,aGVq"/>')) == "DAMAGED"
    half = embedded((400, 400), "JPEG")
    assert refused(drawing(f'<image width="6" height="3" href="{half[: len(half) // 2 // 4 * 4]}"/>')) != ""


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>', "<text>&a;</text>"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "<text>&a;</text>"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>', ""),
        ("<!DOCTYPE svg [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9)) + "]>",
         "<text>&a9;</text>"),
    ],
)  # fmt: skip
def test_entities_are_refused(drawing, before: str, body: str) -> None:
    assert refused(drawing(body, before=before)) == "SVG_UNSAFE"


def test_an_ordinary_doctype_is_no_harm(drawing) -> None:
    before = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert drawn(drawing(before=before), 60).getpixel((30, 15)) == (255, 0, 0, 255)


def _patterns(count: int, how: str) -> str:
    return "".join(
        f'<pattern id="p{n}" width="1" height="1"><rect width="1" height="1" {how.format(n=n, m=n + 1)}/></pattern>'
        for n in range(count)
    )


@pytest.mark.parametrize(
    "body",
    [
        "<g>" * 100_000 + "</g>" * 100_000,
        "<g>" * 500 + RED + "</g>" * 500,
        "".join(f'<g id="a{n + 1}"><use href="#a{n}"/></g>' for n in range(500)) + '<g id="a0"/>',
        _patterns(300, 'fill="url(#p{m})"') + '<rect width="9" height="9" fill="url(#p0)"/>',
        "<style>" + "".join(f".c{n}{{fill:url(#p{n + 1})}}" for n in range(600)) + "</style>"
        + _patterns(600, 'class="c{n}"') + '<rect width="9" height="9" class="c0"/>',
        "<text>" + "x" * 300_000 + "</text>",
        "<rect " + " ".join(f'a{n}="b"' for n in range(5000)) + "/>",
        "<rect/>" * 450_000,
    ],
    ids=["deep", "stack", "use chain", "patterns", "patterns by class", "text", "attributes", "elements"],
)  # fmt: skip
def test_what_would_break_the_renderer_is_refused(drawing, body: str) -> None:
    assert refused(drawing(body)) == "SVG_TOO_COMPLEX"


def test_circles_and_many_copies_end(drawing) -> None:
    circle = '<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern>'
    assert drawn(drawing(circle + '<g id="a"><use href="#a"/></g><rect width="9" height="9" fill="url(#p)"/>'), 60)
    copies = '<rect id="a0" width="5" height="5"/>' + "".join(
        f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(9)
    )
    assert refused(drawing(copies)) == "DAMAGED"


@pytest.mark.parametrize("body", ["url(" * 1_000_000, "/*(" * 1_000_000, "@font-face{(" * 300_000])
def test_styles_are_read_in_linear_time(drawing, body: str) -> None:
    data = f"{HEAD} width='9' height='9'><style>{body}</style></svg>".encode()
    if body.startswith("url"):
        with pytest.raises(FileProblem):
            svg_safety.cleaned(Path("a.svg"), data)
    else:
        assert svg_safety.cleaned(Path("a.svg"), data).tag == "svg"


def test_ten_megabytes(drawing, tmp_path: Path) -> None:
    target = io.BytesIO()
    Image.effect_noise((2700, 2700), 90).save(target, "PNG", compress_level=0)
    data = base64.b64encode(target.getvalue()).decode()
    path = drawing(f'<image width="60" height="30" href="data:image/png;base64,{data}"/>')
    assert take(path).facts.file.bytes > 9_700_000
    path.write_bytes(b"<svg " + b" " * svg_safety.MAX_BYTES)
    assert refused(path) == "SVG_TOO_COMPLEX"


@pytest.mark.skipif(not os.environ.get("IMAGEBANK_SOAK"), reason="make soak")
def test_ten_megabytes_of_lines(drawing) -> None:
    path = drawing('<path d="M0 0 ' + "L5 5 L9 9 " * 1_000_000 + '"/>')
    with Decoder() as decoder:
        assert decoder.run(take, path).facts.file.bytes > 9_900_000


@pytest.mark.parametrize("text", ["<html><svg></svg></html>", "<svg", "<svg></g>", "<svg width='1' height='1' x=y/>"])
def test_no_drawing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ritning.svg"
    path.write_text(text)
    assert refused(path) in {"UNKNOWN_FORMAT", "DAMAGED"}


@given(st.text(alphabet="<>/='\" #%&;()svgurlmaethfidx:.0123456789", max_size=200))
def test_any_text_is_drawn_or_refused(body: str) -> None:
    data = f"{HEAD} width='9' height='9'>{body}</svg>".encode()
    code = ""
    try:
        assert svg.draw(Path("a.svg"), data, 9).image.size == (9, 9)
    except FileProblem as problem:
        code = problem.code
    assert code in {"", "DAMAGED", "SVG_UNSAFE", "SVG_TOO_COMPLEX"}
