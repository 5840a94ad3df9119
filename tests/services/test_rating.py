"""Ratings from file to search: what a file says, what people give, what is carried and merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.query import parse
from imagebank.media import xmp_reading
from imagebank.services.describing import Edit, edit, parsed
from imagebank.services.library import Library
from imagebank.services.merging import merge
from imagebank.services.searching import find, read
from imagebank.services.showing import incoming_fields, show
from imagebank.services.sidecars import take_sidecar
from tests.making import TODAY, picture, taken_in

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="{}"/></rdf:RDF></x:xmpmeta>"""


def rated(path: Path, stars: object, seed: int = 0) -> Path:
    return picture(path, seed, xmp=PACKET.format(stars).encode())


def rating(library: Library, id: str) -> int | None:
    return read(library, [id])[0].rating


@pytest.mark.parametrize(
    ("said", "stars"), [("4", 4), ("5.0", 5), ("0", None), ("-1", None), ("99", None), ("nan", None), ("tre", None)]
)
def test_what_a_file_says(said: str, stars: int | None) -> None:
    got = xmp_reading.parse(PACKET.format(said).encode())
    assert got.rating == stars
    assert bool(got.other) == (said not in ("4", "5.0", "0"))  # a rejected picture's -1 stays a text


def test_from_the_file_to_the_question(library: Library, tmp_path: Path) -> None:
    paths = [rated(tmp_path / "fyra.jpg", 4), rated(tmp_path / "två.jpg", 2, 1), picture(tmp_path / "inget.jpg", 2)]
    four, two, none = (id for id, _, _ in taken_in(library, paths).imported)
    assert [rating(library, id) for id in (four, two, none)] == [4, 2, None]

    def found(text: str) -> set[str]:
        return set(find(library, parse(text), day=TODAY).ids)

    assert (found("betyg:>=3"), found("betyg:0"), found("betyg:<3")) == ({four}, {none}, {two, none})
    edit(library, [two], Edit(values={"rating": 5}))
    edit(library, [four], Edit(values={"rating": 0}))
    assert (found("betyg:5"), found("betyg:0")) == ({two}, {four, none})
    assert (rating(library, four), show(library, [two], TODAY)[0]["rating"]) == (None, 5)


@pytest.mark.parametrize("text", ["6", "-1", "tre", "4.5"])
def test_a_rating_has_five_stars_at_most(library: Library, tmp_path: Path, text: str) -> None:
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    with pytest.raises(WrongWords, match="0–5"):
        edit(library, [id], Edit(values={"rating": parsed("rating", text)}))


def test_merged_the_kept_ones_stands_and_the_other_is_told(library: Library, tmp_path: Path) -> None:
    paths = [rated(tmp_path / "a.jpg", 3), rated(tmp_path / "b.jpg", 5, 1), picture(tmp_path / "c.jpg", 2)]
    three, five, none = (id for id, _, _ in taken_in(library, paths).imported)
    merge(library, three, [five])
    assert (rating(library, three), dict(incoming_fields(library, three))["merged.rating"]) == (3, "5")
    merge(library, none, [three])
    assert rating(library, none) == 3


def test_a_later_sidecar_rates_what_nobody_has_rated(library: Library, tmp_path: Path) -> None:
    one, two = (
        id for id, _, _ in taken_in(library, [picture(tmp_path / "a.jpg"), rated(tmp_path / "b.jpg", 2, 1)]).imported
    )
    (tmp_path / "s").mkdir()
    for name, id, stars in (("a", one, 4), ("b", two, 5)):
        (tmp_path / "s" / f"{name}.xmp").write_text(PACKET.format(stars), "utf-8")
        take_sidecar(library, id, tmp_path / "s" / f"{name}.xmp")
    assert (rating(library, one), rating(library, two)) == (4, 2)
