from __future__ import annotations

import json
from pathlib import Path

import pytest

from imagebank.core.asset import Area, Depicted, FileFacts, MediaFacts
from imagebank.core.errors import FileProblem
from imagebank.media import xmp, xmp_tree
from imagebank.media.sidecar import read_sidecar

FACTS = MediaFacts(
    "foto", FileFacts("bild.jpg", 1, "JPEG", 400, 200), keywords=("natur", "Bo Alm"), other=(("Exif.FNumber", "f/4"),)
)
REGIONS = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
 xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Label="Bo Alm" xmp:Rating="4">
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions stDim:w="200" stDim:h="400" stDim:unit="pixel"/>
<mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="Bo Alm" mwg-rs:Type="Face">
<mwg-rs:Area stArea:x="0.2" stArea:y="0.1" stArea:w="0.2" stArea:h="0.1" stArea:unit="normalized"/></rdf:Description></rdf:li></rdf:Bag>
</mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_a_sidecar_is_laid_over(tmp_path: Path, leaving) -> None:
    path = tmp_path / "bild.xmp"
    path.write_bytes(xmp.packet(leaving))
    got = read_sidecar(path, FACTS)
    assert got.title == {"sv": "Läsning i soffa", "en": "Reading"}
    assert got.keywords == ("natur", "Bo Alm", "läsning", "skola")
    assert dict(got.other)["Exif.FNumber"] == "f/4"


def test_people_of_a_sidecar_leave_the_originals_texts(tmp_path: Path) -> None:
    path = tmp_path / "bild.jpg.xmp"
    path.write_text(REGIONS)
    got = read_sidecar(path, FACTS)
    area = Area(0.85, 0.1, 0.1, 0.2)
    assert (got.depicted, got.areas, got.keywords) == ((Depicted("Bo Alm", area),), (area,), ("natur",))
    assert (got.rating, dict(got.other)) == (4, {"Exif.FNumber": "f/4"})
    assert read_sidecar(path, got) == got


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EMPTY"),
        (b"\xff\xd8\xff\xe0 no picture either", "NOT_A_PICTURE"),
        (b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF", "DAMAGED"),
        (b"<?xpacket?><!DOCTYPE a [<!ENTITY b 'ha'>]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&b;</x:xmpmeta>", "DAMAGED"),
        (REGIONS.encode() + b" " * xmp_tree.MAX_PACKET + b".", "DAMAGED"),
    ],
)
def test_a_wrong_or_hostile_sidecar_gets_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "bild.xmp"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        read_sidecar(path, FACTS)
    assert caught.value.code == code


def test_a_missing_sidecar_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="finns inte"):
        read_sidecar(tmp_path / "borta.xmp", FACTS)


def test_an_empty_packet_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bild.xmp"
    path.write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    assert read_sidecar(path, FACTS) == FACTS


def test_the_corpus_sidecars(shared: Path) -> None:
    corpus = shared / "corpus"
    seen = 0
    for entry in json.loads((corpus / "manifest.json").read_text())["files"]:
        if entry["path"].lower().endswith(".xmp") and entry["category"] == "03_iptc_xmp":
            got = read_sidecar(corpus / entry["path"], MediaFacts("foto", FileFacts("a.jpg", 1, "JPEG", 400, 300)))
            headline = entry["exiftool"].get("XMP:Headline")
            assert headline is None or dict(got.other)["Xmp.photoshop.Headline"] == headline, entry["path"]
            seen += 1
    assert seen >= 15
