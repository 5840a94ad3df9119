from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.rendition import LeavingMetadata
from imagebank.media import words, xmp, xmp_reading

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
