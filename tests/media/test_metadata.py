from __future__ import annotations

from pathlib import Path

from imagebank.core.asset import FileFacts, Gps, MediaFacts
from imagebank.media import dates, gps, iptc, quicktime, words, xmp, xmp_reading
from imagebank.media.exif import Exif
from imagebank.media.iptc import Iptc
from imagebank.media.metadata import merged, read_sidecar
from imagebank.media.xmp_reading import Xmp


def test_exif_goes_before_xmp_and_iim() -> None:
    got = merged(Exif(taken="A", artist="exif"), Iptc(creator="iim", taken="C"), Xmp(original="B", creator="xmp"))
    assert (got.captured_at, got.creator) == ("A", "exif")


def test_iim_goes_first_only_when_it_was_edited_afterwards() -> None:
    assert merged(Exif(), Iptc(credit="iim"), Xmp(credit="xmp")).credit == "xmp"
    assert merged(Exif(), Iptc(changed=True, credit="iim"), Xmp(credit="xmp")).credit == "iim"
    assert merged(Exif(), Iptc(credit="iim"), Xmp()).credit == "iim"


def test_languages_survive_an_agreeing_exif() -> None:
    both = {"sv": "Hej", "en": "Hello"}
    assert merged(Exif(description="Hello"), Iptc(), Xmp(caption=both)).caption == both
    assert merged(Exif(description="Annat"), Iptc(), Xmp(caption=both)).caption == {
        "sv": "Annat",
        "en": "Hello",
    }


def test_x_default_becomes_swedish_unless_it_repeats() -> None:
    assert words.by_language({"x-default": "Hej"}) == {"sv": "Hej"}
    assert words.by_language({"x-default": "Hi", "en-GB": "Hi", "sv-SE": "Hej"}) == {"en": "Hi", "sv": "Hej"}
    assert words.by_language({"x-default": "Hi", "en": "Hi"}) == {"en": "Hi"}


def test_dates() -> None:
    assert dates.iso("2026:05:03 12:13:14.99") == "2026-05-03T12:13:14"
    assert dates.iso("2026:05:03 12:13:14", "+02:00") == "2026-05-03T12:13:14+02:00"
    assert dates.iso("2026-05-03T12:13Z") == "2026-05-03T12:13:00+00:00"
    assert dates.iso("20260503") == "2026-05-03"
    for nonsense in (
        "0000:00:00 00:00:00",
        "2026:13:01 00:00:00",
        "    :  :     :  :  ",
        "",
        None,
        "2026:02:30 01:01:01",
    ):
        assert dates.iso(nonsense) is None
    assert dates.iso(dates.joined("20260503", "121314+0200")) == "2026-05-03T12:13:14+02:00"


def test_places() -> None:
    assert gps.from_iso6709("+63.1767+014.6361/") == Gps(63.1767, 14.6361)
    assert gps.from_xmp("59,30.0N", "18,15,36W") == Gps(59.5, -18.26)
    assert gps.place(0, 0) is None
    assert gps.place(91, 0) is None
    assert gps.degrees([59.0, 30.0, 0.0], None) is None


def test_iim() -> None:
    def field(number: int, text: bytes) -> bytes:
        return b"\x1c\x02" + bytes([number]) + len(text).to_bytes(2, "big") + text

    block = (
        field(120, "Räksmörgås".encode("cp1252")) + field(25, b"skola") + field(25, b"Skola") + field(55, b"20260503")
    )
    got = iptc.parse(block)
    assert (got.caption, got.keywords, got.taken) == ("Räksmörgås", ("skola",), "2026-05-03")
    assert iptc.parse(b"\x1c\x02\x78\xff\xff").caption is None
    assert iptc.parse(b"\x1c\x01\x5a\x00\x03\x1b%G" + field(5, "Å".encode())).title == "Å"


def test_names_of_people_are_never_read() -> None:
    packet = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        b' xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><e:PersonInImage><rdf:Bag><rdf:li>Anna Hemlig</rdf:li>'
        b"</rdf:Bag></e:PersonInImage></rdf:Description></rdf:RDF>"
    )
    assert "Hemlig" not in repr(xmp_reading.parse(packet))


def test_entities_are_not_followed() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "hahaha">]><rdf:RDF xmlns:rdf="x">&b;</rdf:RDF>'
    assert xmp_reading.parse(laughs) == Xmp()


def test_a_film_knows_its_offset_only_from_apple() -> None:
    tags = {
        "creation_time": "2026-05-03T10:00:00.000000Z",
        "com.apple.quicktime.creationdate": "2026-05-03T12:00:00+0200",
    }
    assert quicktime.facts(tags).taken == "2026-05-03T12:00:00+02:00"
    assert quicktime.facts({"creation_time": "1904-01-01T00:00:00Z"}).taken is None


def test_a_sidecar_is_laid_over(tmp_path: Path, leaving) -> None:
    path = tmp_path / "bild.xmp"
    path.write_bytes(xmp.packet(leaving))
    got = read_sidecar(path, MediaFacts("foto", FileFacts("bild.jpg", 1, "JPEG"), keywords=("natur",)))
    assert got.title == {"sv": "Läsning i soffa", "en": "Reading"}
    assert got.keywords == ("natur", "läsning", "skola")
