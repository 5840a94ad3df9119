from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.rendition import LeavingMetadata
from imagebank.media import words, xmp, xmp_reading, xmp_tree
from imagebank.media.xmp_reading import Xmp

text = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Cf", "Co", "Zs")),
    min_size=1,
    max_size=30,
)


@given(
    title=st.dictionaries(st.sampled_from(["sv", "en", "fi"]), text),
    alt=st.dictionaries(st.sampled_from(["sv", "en"]), text),
    creator=text,
    keywords=st.lists(text, max_size=4),
)
def test_what_is_written_is_read_back(
    title: dict[str, str], alt: dict[str, str], creator: str, keywords: list[str]
) -> None:
    leaving = LeavingMetadata("IB-1", title=title, alt=alt, creator=creator, keywords=tuple(keywords))
    got = xmp_reading.parse(xmp.packet(leaving))
    assert (got.title, got.alt, got.creator) == (title, alt, creator)
    assert got.keywords == words.unique(keywords)


def test_the_default_comes_first_and_mining_is_prohibited(leaving) -> None:
    packet = xmp.packet(leaving).decode()
    assert packet.index("x-default") < packet.index('xml:lang="sv"') < packet.index('xml:lang="en"')
    assert "DMI-PROHIBITED<" in packet
    assert "<plus:LicenseEndDate>2028-06-30<" in packet


def test_signs_that_xml_forbids_vanish() -> None:
    assert xmp_reading.parse(xmp.packet(LeavingMetadata("1", title={"sv": "a\x00b\x0bc"}))).title == {"sv": "abc"}


SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:my="http://example.org/my/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:r="http://ns.adobe.com/xap/1.0/rights/"'
)


def packet(body: str, attributes: str = "") -> bytes:
    return f"<rdf:RDF {SPACES}><rdf:Description {attributes}>{body}</rdf:Description></rdf:RDF>".encode()


def test_every_shape_of_a_property_becomes_one_line() -> None:
    got = xmp_reading.parse(
        packet(
            "<p:SupplementalCategories><rdf:Bag><rdf:li>a</rdf:li><rdf:li>b</rdf:li></rdf:Bag></p:SupplementalCategories>"
            '<e:Event><rdf:Alt><rdf:li xml:lang="x-default">Dag</rdf:li><rdf:li xml:lang="en">Day</rdf:li></rdf:Alt></e:Event>'
            '<e:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><e:City>Umeå</e:City><e:CountryCode>SE</e:CountryCode>'
            '</rdf:li><rdf:li e:City="Luleå"/><rdf:li><rdf:Description e:City="Kiruna"/></rdf:li></rdf:Bag></e:LocationShown>'
            '<my:link rdf:resource="http://example.org/"/>'
            '<my:told rdf:parseType="Resource"><rdf:value>ja</rdf:value><my:why>nej</my:why></my:told>',
            'p:City="Sundsvall"',
        )
    )
    assert dict(got.other) == {
        "Xmp.photoshop.City": "Sundsvall",
        "Xmp.photoshop.SupplementalCategories": "a; b",
        "Xmp.Iptc4xmpExt.Event": "en: Day; sv: Dag",
        "Xmp.Iptc4xmpExt.LocationShown": "City: Umeå, CountryCode: SE; City: Luleå; City: Kiruna",
        "Xmp.my.link": "http://example.org/",
        "Xmp.my.told": "ja",
    }


def test_the_terms_are_said_in_swedish_where_they_can_be() -> None:
    alternatives = "".join(f'<rdf:li xml:lang="{lang}">{lang}</rdf:li>' for lang in ("x-default", "de", "en", "sv-SE"))
    assert (
        xmp_reading.parse(packet(f"<r:UsageTerms><rdf:Alt>{alternatives}</rdf:Alt></r:UsageTerms>")).usage_terms
        == "sv-SE"
    )


def test_a_date_that_is_half_told_is_kept_as_it_stands() -> None:
    got = xmp_reading.parse(packet("", 'p:DateCreated="1954-06"'))
    assert (got.created, got.other) == (None, (("Xmp.photoshop.DateCreated", "1954-06"),))


def test_packets_in_utf16_are_read() -> None:
    for coding in ("utf-16", "utf-16-le", "utf-16-be"):
        text = packet('<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Å</rdf:li></rdf:Alt></dc:title>').decode()
        assert xmp_reading.parse(text.encode(coding)).title == {"sv": "Å"}


def test_entities_are_not_followed() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "hahaha">]><rdf:RDF xmlns:rdf="x">&b;</rdf:RDF>'
    assert xmp_reading.parse(laughs) == Xmp()
    assert not xmp_tree.well_formed(laughs)


def test_hostile_shapes_cost_little() -> None:
    deep = packet("<my:a>" * 100_000 + "</my:a>" * 100_000)
    wide = packet("<my:a><rdf:Bag>" + "<rdf:li>x</rdf:li>" * 100_000 + "</rdf:Bag></my:a>")
    many = packet("".join(f"<my:a{n}>x</my:a{n}>" for n in range(50_000)))
    assert xmp_reading.parse(deep).other == ()
    assert len(xmp_reading.parse(wide).other[0][1]) <= 3 * xmp_tree.MAX_NODES
    assert len(xmp_tree.properties(many)) == xmp_tree.MAX_PROPERTIES


@given(st.binary(max_size=300))
def test_no_bytes_break_the_parser(rubbish: bytes) -> None:
    xmp_reading.parse(rubbish)
    xmp_reading.parse(packet("")[:-20] + rubbish)
