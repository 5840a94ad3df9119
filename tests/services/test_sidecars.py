"""XMP sidecars go with their pictures, come late, are wrong; names in them go to the people vault only."""

from __future__ import annotations

from pathlib import Path

from imagebank.core.query import Word
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.searching import find, read
from imagebank.services.undoing import undo_take_in
from imagebank.services.upkeep import Checkup, examine
from imagebank.store import incoming
from tests.making import TODAY, picture, taken_in, vault_of

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" photoshop:City="Härnösand">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Robin Ek</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag><rdf:li>Aula</rdf:li><rdf:li>Anna Testsson</rdf:li></rdf:Bag></dc:subject>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Anna Testsson</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def sidecar(path: Path, title: str = "Samling i aulan") -> Path:
    path.write_text(PACKET.format(title=title), "utf-8")
    return path


def everything(library: Library) -> str:
    """Every text of the catalogue, and the journal."""
    tables = [row[0] for row in library.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = [str(tuple(row)) for table in tables for row in library.db.execute(f"SELECT * FROM {table}")]
    return "\n".join([*rows, *(path.read_text("utf-8") for path in (library.root / "journal").iterdir())])


def test_a_sidecar_goes_with_its_picture(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    picture(tmp_path / "k" / "Skolgård.JPG", 1, format="JPEG")
    beside = sidecar(tmp_path / "k" / "skolgård.xmp")
    report = taken_in(library, [tmp_path / "k"])
    assert not report.failed
    id = report.imported[0][0]
    asset = read(library, [id])[0]
    assert (asset.title, asset.keywords) == ({"sv": "Samling i aulan"}, ("Aula",))
    assert asset.rights is not None
    assert asset.rights.creator == "Robin Ek"
    assert report.sidecars == [(str(beside), id)]
    assert find(library, Word("härnösand"), day=TODAY).ids == [id]
    assert library.people_vault.suggestions(id) == [("Anna Testsson", None)]
    assert "Testsson" not in everything(library)
    (sha256, name) = incoming.sidecars(library.db, id)[0]
    assert name == "skolgård.xmp"
    assert library.originals.path_of(sha256, "xmp").read_bytes() == beside.read_bytes()
    checkup = Checkup()
    for _ in examine(library, checkup):
        pass
    assert checkup == Checkup()
    undo_take_in(library, report.take_in)
    assert list(library.originals.walk()) == []
    assert library.people_vault.suggestions(id) == []


def test_a_late_sidecar_fills_what_is_empty_and_replaces_nothing(library: Library, tmp_path: Path) -> None:
    photo = picture(tmp_path / "a.jpg", 1)
    id = taken_in(library, [photo]).imported[0][0]
    edit(library, [id], Edit({("title", "sv"): "Min egen titel"}))
    sidecar(tmp_path / "a.jpg.xmp")
    report = taken_in(library, [photo])
    assert report.duplicates == [(str(photo), id)]
    assert report.sidecars == [(str(tmp_path / "a.jpg.xmp"), id)]
    asset = read(library, [id])[0]
    assert (asset.title, asset.keywords) == ({"sv": "Min egen titel"}, ("Aula",))
    assert asset.rights is not None
    assert asset.rights.creator == "Robin Ek"
    assert "Testsson" not in everything(library)
    assert taken_in(library, [photo]).sidecars == []
    sidecar(tmp_path / "a.jpg.xmp", "Ny titel")
    assert len(taken_in(library, [photo]).sidecars) == 1
    assert read(library, [id])[0].title == {"sv": "Min egen titel"}


def test_a_bad_sidecar_does_not_stop_its_picture(library: Library, tmp_path: Path) -> None:
    picture(tmp_path / "k" / "a.jpg")
    (tmp_path / "k" / "a.xmp").write_text('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>', "utf-8")
    report = taken_in(library, [tmp_path / "k"])
    assert len(report.imported) == 1
    assert [Path(one.path).name for one in report.failed] == ["a.xmp"]


def test_a_sidecar_of_nobody_is_told(library: Library, tmp_path: Path) -> None:
    (tmp_path / "k").mkdir()
    sidecar(tmp_path / "k" / "ensam.xmp")
    report = taken_in(library, [tmp_path / "k"])
    assert [one.problem.code for one in report.failed] == ["NO_PICTURE"]
