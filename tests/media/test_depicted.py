from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from imagebank.core.asset import Area, Depicted, FileFacts, MediaFacts
from imagebank.media import depicted, metadata, other_fields, photo, reading, regions, tag_trees, xmp_reading
from imagebank.media.depicted import Marked
from imagebank.media.iptc import Iptc
from imagebank.media.metadata import Metadata
from imagebank.media.regions import Region

SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
        "stArea": "http://ns.adobe.com/xmp/sType/Area#",
        "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
        "MP": "http://ns.microsoft.com/photo/1.2/",
        "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
        "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
        "lr": "http://ns.adobe.com/lightroom/1.0/",
        "digiKam": "http://www.digikam.org/ns/1.0/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "acdsee": "http://ns.acdsee.com/iptc/1.0/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
    }.items()
)


def told(
    body: str, orientation: int = 1, size: tuple[int, int] = (400, 200), keywords: tuple[str, ...] = ()
) -> MediaFacts:
    """The facts of a photo of `size` as shown whose XMP holds `body`."""
    packet = f"<rdf:RDF {SPACES}><rdf:Description>{body}</rdf:Description></rdf:RDF>".encode()
    xmp = xmp_reading.parse(packet)
    words = metadata.merged(metadata.Exif(), Iptc(keywords=keywords), xmp, orientation=orientation)
    return metadata.facts("foto", FileFacts("a.jpg", 1, "JPEG", *size), words)


def bag(name: str, *items: str, kind: str = "Bag") -> str:
    return f"<{name}><rdf:{kind}>{''.join(f'<rdf:li>{item}</rdf:li>' for item in items)}</rdf:{kind}></{name}>"


def mwg(*entries: str, width: float = 400, height: float = 200) -> str:
    return (
        f'<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions stDim:w="{width}" stDim:h="{height}" '
        f'stDim:unit="pixel"/>{bag("mwg-rs:RegionList", *entries)}</mwg-rs:Regions>'
    )


def face(
    x: object, y: object, w: object, h: object, name: str = "", kind: str = "Face", unit: str = "normalized"
) -> str:
    return (
        f'<rdf:Description mwg-rs:Type="{kind}" mwg-rs:Name="{name}"><mwg-rs:Area stArea:x="{x}" stArea:y="{y}" '
        f'stArea:w="{w}" stArea:h="{h}" stArea:unit="{unit}"/></rdf:Description>'
    )


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("unit", ["normalized", "pixel"])
def test_a_region_of_the_stored_picture_lies_right_in_the_shown_one(orientation: int, unit: str) -> None:
    stored = Image.new("L", (400, 200))
    ImageDraw.Draw(stored).rectangle((40, 20, 119, 59), fill=255)
    turn = photo.TURNS.get(orientation)
    shown = stored.transpose(turn) if turn is not None else stored
    where = (80, 40, 80, 40) if unit == "pixel" else (0.2, 0.2, 0.2, 0.2)
    (area,) = told(mwg(face(*where, unit=unit)), orientation, shown.size).areas
    edges = (area.x, area.y, area.x + area.width, area.y + area.height)
    pixels = tuple(round(edge * side) for edge, side in zip(edges, shown.size * 2, strict=True))
    assert pixels == shown.getbbox()


def test_a_region_of_another_shape_is_left_and_one_drawn_on_the_shown_picture_is_not_turned() -> None:
    assert told(mwg(face(0.5, 0.5, 0.2, 0.2), width=300, height=300)).areas == ()
    assert told(mwg(face(0.2, 0.1, 0.2, 0.2), width=200, height=400)).areas == ()
    shown = told(mwg(face(0.2, 0.1, 0.2, 0.2), width=200, height=400), orientation=6, size=(200, 400))
    assert shown.areas == (Area(0.1, 0.0, 0.2, 0.2),)


def test_only_people_are_marked() -> None:
    got = told(
        mwg(
            face(0.1, 0.5, 0.1, 0.1, "Anna Ek"),
            face(0.3, 0.5, 0.1, 0.1, "Fido", "Pet"),
            face(0.5, 0.5, 0.1, 0.1, kind="Focus"),
            face(0.7, 0.5, 0.1, 0.1, "4711", "BarCode"),
            face(0.9, 0.5, 0.1, 0.1, "Unknown"),
        )
    )
    assert got.depicted == (Depicted("Anna Ek", Area(0.05, 0.45, 0.1, 0.1)),)
    assert [area.x for area in got.areas] == [0.05, 0.85]
    assert "Fido" not in repr(got)


def test_microsofts_people_count_once_beside_the_same_in_mwg() -> None:
    people = (
        '<MP:RegionInfo rdf:parseType="Resource">'
        + bag(
            "MPRI:Regions",
            '<rdf:Description MPReg:Rectangle="0.5, 0.25, 0.1, 0.2" MPReg:PersonDisplayName="Bo Alm"/>',
            '<rdf:Description MPReg:Rectangle="0.1, 0.1, 0.2, 0.2" MPReg:PersonDisplayName="Anna Ek"/>',
            '<rdf:Description MPReg:PersonDisplayName="Cia Öst"/>',
            '<rdf:Description MPReg:Rectangle="0.1, 0.1, x, 0.2" MPReg:PersonDisplayName=""/>',
        )
        + "</MP:RegionInfo>"
    )
    got = told(mwg(face(0.3, 0.3, 0.2, 0.2, "Anna Ek")) + people)
    assert got.depicted == (
        Depicted("Anna Ek", Area(0.2, 0.2, 0.2, 0.2)),
        Depicted("Bo Alm", Area(0.5, 0.25, 0.1, 0.2)),
        Depicted("Cia Öst"),
    )
    assert got.areas == (Area(0.2, 0.2, 0.2, 0.2), Area(0.5, 0.25, 0.1, 0.2))


def iptc_region(boundary: str, inside: str = "") -> str:
    return bag(
        "ext:ImageRegion",
        f'<rdf:Description>{inside}<ext:RegionBoundary rdf:parseType="Resource">{boundary}</ext:RegionBoundary></rdf:Description>',
    )


def test_the_iptcs_regions_in_all_three_shapes() -> None:
    rectangle = "<ext:rbShape>rectangle</ext:rbShape><ext:rbUnit>pixel</ext:rbUnit><ext:rbX>40</ext:rbX><ext:rbY>20</ext:rbY><ext:rbW>80</ext:rbW><ext:rbH>40</ext:rbH>"
    assert told(iptc_region(rectangle, bag("ext:PersonInImage", "Anna Ek"))).depicted == (
        Depicted("Anna Ek", Area(0.1, 0.1, 0.2, 0.2)),
    )
    circle = "<ext:rbShape>circle</ext:rbShape><ext:rbUnit>relative</ext:rbUnit><ext:rbX>0.5</ext:rbX><ext:rbY>0.5</ext:rbY><ext:rbRx>0.1</ext:rbRx>"
    corners = bag(
        "ext:rbVertices",
        *(f'<rdf:Description ext:rbX="{x}" ext:rbY="{y}"/>' for x, y in ((0.1, 0.2), (0.3, 0.9), (0.5, 0.4))),
    )
    assert told(iptc_region(circle)).areas[0] == Area(0.4, 0.3, 0.2, 0.4)
    assert told(iptc_region(f"<ext:rbShape>polygon</ext:rbShape>{corners}")).areas == (Area(0.1, 0.2, 0.4, 0.7),)
    crop = bag("ext:rRole", '<rdf:Description xmp:Identifier="http://cv.iptc.org/newscodes/imageregionrole/cropping"/>')
    product = bag(
        "ext:rCtype", '<rdf:Description xmp:Identifier="http://cv.iptc.org/newscodes/imageregiontype/product"/>'
    )
    human = bag("ext:rCtype", '<rdf:Description xmp:Identifier="http://cv.iptc.org/newscodes/imageregiontype/human"/>')
    assert told(iptc_region(rectangle, crop)).areas == told(iptc_region(rectangle, product)).areas == ()
    assert told(iptc_region(rectangle, human)).areas == (Area(0.1, 0.1, 0.2, 0.2),)


def test_names_are_in_one_field_only() -> None:
    got = told(
        bag("ext:PersonInImage", "Anna Ek", "Bo  Alm")
        + bag(
            "ext:PersonInImageWDetails",
            '<rdf:Description ext:PersonName="Cia Öst" ext:PersonDescription="vän till Bo"/>',
        )
        + bag("lr:hierarchicalSubject", "People|Dan Å", "Plats|Skolan", "Personer|Elever")
        + bag("digiKam:TagsList", "People/Eva Ö", "People/Klass 3/Finn", "People/Klass 3", kind="Seq")
        + bag("dc:subject", "anna ek", "skola", "BO ALM", "Människor|Gun", "Elever", "Finn", "finnar", "Klass 3")
        + "<photoshop:Headline>Här ser vi Cia Öst läsa</photoshop:Headline>"
        + "<photoshop:Instructions>Ring Annas mamma</photoshop:Instructions>"
        + "<photoshop:Source>Dan Ås</photoshop:Source>"
    )
    assert {one.name for one in got.depicted} == {"Anna Ek", "Bo Alm", "Cia Öst", "Dan Å", "Eva Ö", "Finn", "Gun"}
    assert got.keywords == ("skola", "Elever", "finnar", "Klass 3")
    assert dict(got.other) == {
        "Xmp.lr.hierarchicalSubject": "Plats|Skolan; Personer|Elever",
        "Xmp.photoshop.Instructions": "Ring Annas mamma",
        "Xmp.photoshop.Source": "Dan Ås",
    }


def test_acdsee_keeps_a_tree_inside_a_text() -> None:
    tree = (
        '&lt;Categories&gt;&lt;Category Assigned="0"&gt;People&lt;Category Assigned="1"&gt;Anna Ek&lt;/Category&gt;'
        '&lt;/Category&gt;&lt;Category Assigned="1"&gt;Natur&lt;/Category&gt;&lt;/Categories&gt;'
    )
    got = told(f"<acdsee:categories>{tree}</acdsee:categories>")
    assert got.depicted == (Depicted("Anna Ek"),)
    assert dict(got.other) == {"Xmp.acdsee.categories": "Natur"}


def test_words_that_name_nobody_are_no_names() -> None:
    assert tag_trees.names(["People|Unknown", "Personer|Barn", "People|?", "Natur|Anna", "People", "a|People|Bo"]) == [
        "Bo"
    ]


def test_titles_are_left_to_the_report() -> None:
    assert told(
        bag("ext:PersonInImage", "Anna Ek")
        + '<dc:title><rdf:Alt><rdf:li xml:lang="sv">Anna Ek läser</rdf:li></rdf:Alt></dc:title>'
    ).title == {"sv": "Anna Ek läser"}


number = st.one_of(st.floats(-3, 3), st.floats(), st.just(math.inf), st.integers(-10, 10_000).map(float))


@given(
    box=st.tuples(number, number, number, number),
    applied=st.none() | st.tuples(number, number),
    pixels=st.booleans(),
    orientation=st.integers(1, 8),
    shown=st.tuples(st.none() | st.integers(1, 9_000), st.none() | st.integers(1, 9_000)),
)
def test_an_area_never_leaves_the_picture(
    box: tuple[float, float, float, float],
    applied: tuple[float, float] | None,
    pixels: bool,
    orientation: int,
    shown: tuple[int | None, int | None],
) -> None:
    area = regions.placed(Region(box, None, applied, pixels), shown, orientation)
    if area is not None:
        assert 0 <= area.x < area.x + area.width <= 1
        assert 0 <= area.y < area.y + area.height <= 1


word = st.sampled_from(["Anna", "Bo", "Ek", "anna ek", "Å", "skola", "|", "-", ",", "ann", "ek"])
text = st.lists(word, min_size=1, max_size=4).map(" ".join)


@example(names=["Anna Anna"], keywords=["Anna, Anna"], other=[("a", "Anna | Anna")])
@given(
    names=st.lists(text, max_size=3),
    keywords=st.lists(text, max_size=4),
    other=st.lists(st.tuples(text, text), max_size=4),
)
def test_no_name_remains_anywhere(names: list[str], keywords: list[str], other: list[tuple[str, str]]) -> None:
    got = depicted.settle(Marked(names=tuple(names)), (10, 10), keywords, other)
    for one in got.depicted:
        name = other_fields.folded(one.name).split()
        for kept in (*got.keywords, *(value for _, value in got.other)):
            tokens = other_fields.folded(kept).replace(",", " ").replace("-", " ").replace("|", " ").split()
            assert not any(tokens[at : at + len(name)] == name for at in range(len(tokens))) or not name[0].isalpha()


def test_other_fields_are_bounded() -> None:
    many = [(f"Xmp.a.{n}", "ord " * 5_000) for n in range(500)]
    kept = other_fields.settled([("Xmp.b.blob", "x" * 300), ("Exif.BodySerialNumber", "1"), *many], lambda _: False)
    assert len(kept) == other_fields.MAX_FIELDS
    assert max(len(text) for _, text in kept) <= other_fields.MAX_TEXT
    assert not {"Xmp.b.blob", "Exif.BodySerialNumber"} & dict(kept).keys()
    assert other_fields.secret("Exif.CameraOwnerName")
    assert not other_fields.secret("plus:CopyrightOwnerName")


def test_a_film_names_its_cast() -> None:
    got = metadata.facts(
        "film", FileFacts("a.mov", 1, "MOV"), Metadata(people=Marked(names=("Anna Ek",)), keywords=("Anna Ek", "is"))
    )
    assert (got.depicted, got.keywords) == ((Depicted("Anna Ek"),), ("is",))


def test_the_corpus_names_whom_exiftool_names(shared: Path) -> None:
    corpus = shared / "corpus"
    found = 0
    for entry in json.loads((corpus / "manifest.json").read_text())["files"]:
        said = entry.get("exiftool", {})
        listed = [said.get("XMP:PersonInImage") or [], said.get("XMP:RegionName") or []]
        names = [str(one) for part in listed for one in (part if isinstance(part, list) else [part])]
        if not names or entry["decodable"] != "yes":
            continue
        got = reading.read(corpus / entry["path"])
        assert set(names) <= {one.name for one in got.depicted}, entry["path"]
        texts = [*got.keywords, *(text for _, text in got.other)]
        assert not [text for text in texts for one in got.depicted if one.name.casefold() in text.casefold()]
        found += len(names)
    assert found > 20


def test_faces_of_a_turned_photo_lie_where_they_are_seen(shared: Path) -> None:
    """Seen by eye: Marie Curie's face at the left, Pierre's at the upper right of the upright picture."""
    got = reading.read(shared / "corpus" / "02_orientation" / "test-assets__portrait-orientation-6.jpg")
    where = {one.name: one.area for one in got.depicted}
    for name, seen in {
        "Marie Curie": (0.312, 0.209, 0.113, 0.199),
        "Pierre Curie": (0.639, 0.119, 0.096, 0.241),
    }.items():
        area = where[name]
        assert area is not None
        assert (area.x, area.y, area.width, area.height) == pytest.approx(seen, abs=0.001)
    assert len(got.areas) == 2
