"""Descriptions from a table: rows find their pictures, fill what is empty, leave what differs, and say what does not go."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from imagebank.app import main
from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.core.errors import Refused, WrongWords
from imagebank.language import use_language
from imagebank.media.table_rows import MAX_SIGNS
from imagebank.services.describing import Edit, edit
from imagebank.services.ingest import take_in
from imagebank.services.library import Library, init, open_library
from imagebank.services.merging import merge
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.searching import read
from imagebank.services.tabulating import (
    Described,
    Row,
    Table,
    apply_table,
    columns,
    match,
    read_table,
    template_table,
)
from imagebank.services.template import Template
from imagebank.store import ledger
from tests.making import TODAY, as_actor, picture, taken_in


def table(*records: Sequence[str]) -> Table:
    """A table as read: the first record is its headings; empty ends are gone."""
    rows = tuple(Row(number, tuple(record)) for number, record in enumerate(records[1:], 2))
    return Table("t.csv", tuple(records[0]), rows)


def applied(library: Library, one: Table, mapping: Mapping[str, str] | None = None, **how: bool) -> Described:
    report = Described()
    for _ in apply_table(library, one, report, mapping, **how):
        pass
    return report


def asset(library: Library, id: str) -> Asset:
    return read(library, [id])[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A bank with rum 0.jpg, rum 1.jpg and Åsö.jpg, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    files = [picture(folder / "in" / name, n) for n, name in enumerate(("rum 0.jpg", "rum 1.jpg", "Åsö.jpg"))]
    library = init(folder / "bank", "Kim")
    ids = [id for id, _path, _sha256 in taken_in(library, files, shoot="Maj").imported]
    library.close()
    return folder / "bank", ids


@pytest.fixture
def library(made: tuple[Path, list[str]], tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(made[0], tmp_path / "bank")
    library = open_library(tmp_path / "bank", "Kim")
    yield library
    library.close()


@pytest.fixture
def ids(made: tuple[Path, list[str]]) -> list[str]:
    return made[1]


def test_a_row_fills_every_field_that_it_names(library: Library, ids: list[str]) -> None:
    headings = ["Filnamn", "Titel", "Title (en)", "Bildtext", "Alternativtext", "alt_en", "Fotograf", "Byline", "Copyright", "Ämnesord",
                "Antal personer", "Synliga personer", "Licensens kanaler", "Licensen gäller till och med", "Bilden får inte ändras"]  # fmt: skip
    row = ["RUM 0.JPG", "Lugnt", "Calm", "Ett rum", "Tomt rum", "Empty", "Kim", "Foto: Kim", "© Kim", "plats:klassrum; Fysisk lärmiljö|Sound absorbers",
           "2", "Ej identifierbara personer", "webb; tryck", "2027-05-26", "x"]  # fmt: skip
    report = applied(library, table(headings, row))
    assert (report.bad, report.differs, report.changed) == ([], [], [ids[0]])
    got = asset(library, ids[0])
    assert (got.title, got.caption, got.alt) == (
        {"sv": "Lugnt", "en": "Calm"},
        {"sv": "Ett rum"},
        {"sv": "Tomt rum", "en": "Empty"},
    )
    assert got.rights == Rights(
        "Kim", "Foto: Kim", "© Kim", frozenset({"webb", "tryck"}), TODAY.replace(2027, 5, 26), no_derivatives=True
    )
    assert got.concepts == ("larmiljo:fys-absorbent", "larmiljo:fysisk", "plats:klassrum")
    assert (got.persons_declared, got.visibility, got.assessed_by, got.second_review_by) == (2, "unident", "Kim", None)


@pytest.mark.parametrize(
    ("heading", "field", "lang"),
    [
        ("Filnamn", "file", None), ("File name", "file", None), ("ORIGINALFIL ", "file", None), ("SHA-256", "sha256", None), ("Titel", "title", None),
        ("Titel (en)", "title", "en"), ("Title [sv]", "title", "sv"), ("alt_en", "alt", "en"),
        ("Bildtext: engelska", "caption", "en"), ("Caption (English)", "caption", "en"), ("Photographer", "creator", None), ("Kredit", "credit", None),
        ("Nyckelord", "concepts", None), ("Fotografering", "shoot", None), ("blocked", "blocked", None),
    ],
)  # fmt: skip
def test_headings_in_both_languages(heading: str, field: str, lang: str | None) -> None:
    known = columns(table(["id", heading] if field not in ("id",) else [heading], ["x"])).known
    assert (known[-1].field, known[-1].lang) == (field, lang)


@pytest.mark.parametrize(
    "heading", ["Namn", "Person", "Elev", "NAMES", "Vårdnadshavare", "Förnamn", "persons shown", "Personnummer"]
)
def test_names_of_people_are_not_taken(library: Library, ids: list[str], heading: str) -> None:
    one = table(["Filnamn", heading, "Titel"], ["rum 0.jpg", "Lisa Ek", "Rum"])
    report = applied(library, one)
    assert report.columns.people == (heading,)
    assert report.changed == [ids[0]]
    assert "Lisa" not in "\n".join(library.catalogue.read().iterdump())
    with pytest.raises(WrongWords, match="namn på personer"):
        applied(library, one, {"caption": heading})


def test_headings_that_do_not_say_enough_are_said(library: Library, ids: list[str]) -> None:
    for headings, mapping, said in (
        (["Titel"], {}, "NO_KEY_COLUMN"), (["Filnamn", "Titel", "Title"], {}, "TWO_COLUMNS"), (["Filnamn", "Titel", "Titel (sv)"], {}, "TWO_COLUMNS"),
        (["Filnamn"], {"title": "Nix"}, "NO_COLUMN"), (["Filnamn"], {"nonsens": "Filnamn"}, "BAD_VALUE"), (["Filnamn"], {"title.fi": "Filnamn"}, "BAD_VALUE"),
    ):  # fmt: skip
        with pytest.raises(WrongWords) as problem:
            match(library, table(headings, ["x"]), mapping)
        assert problem.value.code == said
    known = columns(
        table(["Bild", "Rubrik", "Text"], ["x"]), {"file": "bild", "caption.en": "Text", "Alternativtext": "Rubrik"}
    ).known
    assert [(one.field, one.lang) for one in known] == [("file", None), ("alt", None), ("caption", "en")]


def test_a_language_column_says_what_the_texts_are_in(library: Library, ids: list[str]) -> None:
    report = applied(
        library,
        table(
            ["Filnamn", "Titel", "Språk"],
            ["rum 0.jpg", "Calm", "engelska"],
            ["rum 1.jpg", "Lugnt"],
            ["Åsö.jpg", "?", "klingon"],
        ),
    )
    assert [asset(library, id).title for id in ids] == [{"en": "Calm"}, {"sv": "Lugnt"}, {}]
    assert [(row, one.code) for row, one in report.bad] == [(4, "BAD_VALUE")]


@pytest.mark.parametrize("name", ["rum 0.jpg", "RUM 0.JPG", " rum 0 ", "C:\\Kort\\rum 0.jpg", "kort/rum 0.jpg"])
def test_a_name_is_found_however_it_is_written(library: Library, ids: list[str], name: str) -> None:
    assert match(library, table(["Filnamn"], [name])).rows[0].asset == ids[0]


def test_a_name_taken_apart_by_a_mac_is_the_same(library: Library, ids: list[str]) -> None:
    assert match(library, table(["Filnamn"], ["A\u030aso\u0308.JPG"])).rows[0].asset == ids[2]


def test_ids_and_hashes_find_and_keys_that_disagree_are_said(library: Library, ids: list[str]) -> None:
    sha256 = asset(library, ids[1]).sha256
    one = table(
        ["Id", "Filnamn", "SHA-256"], [ids[0].upper(), "", ""], ["", "annat namn.jpg", sha256.upper()], [ids[0], "rum 1.jpg", ""],
        ["", "", ""], ["", "nix.jpg", ""], [ids[2], "", ""], [ids[2], "", ""],
    )  # fmt: skip
    rows = match(library, one).rows
    assert [row.asset for row in rows] == [ids[0], ids[1], None, None, None, ids[2], None]
    assert [row.problem.code for row in rows if row.problem] == [
        "KEYS_DISAGREE",
        "NO_KEY",
        "NO_SUCH_PICTURE",
        "SAME_PICTURE",
    ]


def test_the_id_and_name_of_a_merged_picture_find_what_it_is_part_of_now(library: Library, ids: list[str]) -> None:
    merge(library, ids[0], [ids[1]])
    one = table(["Filnamn", "Id"], ["rum 1.jpg", ""], ["", ids[1]])
    assert [row.asset for row in match(library, one).rows] == [ids[0], None]  # the second row is of the same picture
    assert match(library, table(["Id"], [ids[1]])).rows[0].asset == ids[0]


def test_two_of_one_name_are_told_apart_by_a_further_column(library: Library, ids: list[str], tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2024:05:01 10:00:00"
    files = [picture(tmp_path / "a" / "IMG_1.jpg", 20, exif=exif), picture(tmp_path / "b" / "IMG_1.jpg", 21)]
    report = Report()
    for _ in take_in(
        library, [*files, picture(tmp_path / "c" / "rum 0.jpg", 22)], Template(), report, Way(reference=True)
    ):
        pass
    by_path = {path: id for id, path, _sha256 in report.imported}
    first = by_path[str(files[0])]
    size = str(files[0].stat().st_size)
    assert match(library, table(["Filnamn", "Fotografering"], ["rum 0.jpg", "maj"])).rows[0].asset == ids[0]
    assert match(library, table(["Filnamn", "Fotografering"], ["rum 0.jpg", "juni"])).rows[0].asset is None
    for headings, cells in (
        (["Filnamn", "Storlek"], ["IMG_1.jpg", size]), (["Filnamn", "Mapp"], ["IMG_1", "a"]),
        (["Filnamn", "Datum"], ["IMG_1.jpg", "2024-05-01"]), (["Filnamn", "Datum"], ["IMG_1.jpg", "2024:05:01 10:00:00"]), (["Filnamn"], ["a/IMG_1.jpg"]),
        (["Filnamn", "Sha256"], ["IMG_1.jpg", asset(library, first).sha256]), (["Filnamn", "Storlek"], ["IMG_1.jpg", f"{size} byte"]),
    ):  # fmt: skip
        assert match(library, table(headings, cells)).rows[0].asset == first, headings
    for headings, cells in (
        (["Filnamn"], ["IMG_1.jpg"]),
        (["Filnamn", "Storlek"], ["IMG_1.jpg", "7"]),
        (["Filnamn", "Datum"], ["IMG_1.jpg", "igår"]),
    ):
        problem = match(library, table(headings, cells)).rows[0].problem
        assert problem is not None
        assert problem.code == "AMBIGUOUS"
        assert first in str(problem)


def test_what_differs_is_left_and_told_and_replaced_when_asked(library: Library, ids: list[str]) -> None:
    edit(
        library,
        ids[:1],
        Edit(
            {("title", "sv"): "Vårt"},
            {"creator": "Kim", "persons_declared": 0, "credit_required": False},
            ("plats:klassrum",),
        ),
    )
    one = table(
        ["Filnamn", "Titel", "Bildtext", "Fotograf", "Antal personer", "Ämnesord"],
        ["rum 0.jpg", "Deras", "Ny", "Bo", "3", "larmiljo:fysisk"],
    )
    report = applied(library, one)
    assert {(d.field, d.lang, d.bank, d.table) for d in report.differs} == {
        ("title", "sv", "Vårt", "Deras"), ("creator", "", "Kim", "Bo"), ("persons_declared", "", "0", "3"),
    }  # fmt: skip
    got = asset(library, ids[0])
    assert (got.title["sv"], got.caption["sv"], got.persons_declared) == ("Vårt", "Ny", 0)
    assert set(got.concepts) == {"plats:klassrum", "larmiljo:fysisk"}
    applied(library, one, overwrite=True)
    got = asset(library, ids[0])
    assert got.rights is not None
    assert (got.title["sv"], got.rights.creator, got.rights.credit_required, got.persons_declared) == (
        "Deras",
        "Bo",
        False,
        3,
    )
    assert got.concepts == ("larmiljo:fysisk",)
    again = applied(library, one, overwrite=True)
    assert (again.changed, again.same, again.differs) == ([], 1, [])


def test_a_rating_is_filled_in_and_replaced_only_when_asked(library: Library, ids: list[str]) -> None:
    applied(library, table(["Filnamn", "Stjärnor"], ["rum 0.jpg", "4"], ["rum 1.jpg", "0"], ["Åsö.jpg", "6"]))
    assert [asset(library, id).rating for id in ids] == [4, None, None]
    report = applied(library, table(["Filnamn", "Betyg"], ["rum 0.jpg", "0"]))
    assert (len(report.differs), asset(library, ids[0]).rating) == (1, 4)
    applied(library, table(["Filnamn", "Rating"], ["rum 0.jpg", "0"]), overwrite=True)
    assert asset(library, ids[0]).rating is None


def test_an_empty_cell_empties_nothing(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit({("title", "sv"): "Vårt"}, add_concepts=("plats:klassrum",)))
    before = asset(library, ids[0])
    report = applied(
        library, table(["Filnamn", "Titel", "Ämnesord", "Bildtext"], ["rum 0.jpg", "", "", ""]), overwrite=True
    )
    assert report.same == 1
    assert asset(library, ids[0]) == before


def test_a_table_confirms_nobodys_assessment(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit(values={"visibility": "none"}))
    robin = as_actor(library, "Robin")
    one = table(["Filnamn", "visibility"], ["rum 0.jpg", "none"])
    for overwrite in (False, True):
        applied(robin, one, overwrite=overwrite)
        assert asset(library, ids[0]).second_review_by is None


def test_a_bad_row_is_told_whole_and_changes_nothing(library: Library, ids: list[str]) -> None:
    one = table(
        ["Filnamn", "Titel", "Ämnesord", "Spärrad", "Licensens kanaler"], ["rum 0.jpg", "Rum", "nonsens;adhd", "kanske", "tv"], ["rum 1.jpg", "Rum"],
        ["Åsö.jpg", "a", "", "", "", "b"], ["rum 1.jpg", "Igen"], ["nix.jpg", "x"], ["Åsö.jpg", "x" * (MAX_SIGNS + 1)],
    )  # fmt: skip
    report = applied(library, one)
    codes = [(row, problem.code) for row, problem in report.bad]
    assert codes == [
        (2, "UNKNOWN_CONCEPT"), (2, "BAD_VALUE"), (2, "UNKNOWN_CHANNEL"), (4, "TOO_MANY_CELLS"), (5, "SAME_PICTURE"), (6, "NO_SUCH_PICTURE"),
        (7, "SAME_PICTURE"), (7, "CELL_TOO_LONG"),
    ]  # fmt: skip
    assert report.changed == [ids[1]]
    assert [asset(library, id).title for id in ids] == [{}, {"sv": "Rum"}, {}]


def test_a_rehearsal_changes_nothing_and_says_the_same(library: Library, ids: list[str]) -> None:
    one = table(["Filnamn", "Titel"], ["rum 0.jpg", "Rum"], ["nix.jpg", "x"])
    lines = len(list(ledger.lines(library.db)))
    rehearsed = applied(library, one, dry_run=True)
    assert asset(library, ids[0]).title == {}
    assert len(list(ledger.lines(library.db))) == lines
    done = applied(library, one)
    assert (rehearsed.changed, [row for row, _ in rehearsed.bad]) == (done.changed, [row for row, _ in done.bad])
    assert done.changes.assets == {ids[0]}


def test_one_batch_is_one_ledger_line_without_texts(library: Library, ids: list[str]) -> None:
    before = len(list(ledger.lines(library.db)))
    one = table(["Filnamn", "Titel", "Fotograf"], ["rum 0.jpg", "Hemlig titel", "Lisa"], ["rum 1.jpg", "Annan", "Lisa"])
    applied(library, one)
    applied(library, one)
    new = list(ledger.lines(library.db))[before:]
    assert [(line.verb, json.loads(line.detail)) for line in new] == [
        ("edit", {"assets": 2, "fields": ["creator", "title"], "table": True})
    ]
    assert not any(word in f"{line.subject}{line.detail}" for line in new for word in ("Hemlig", "Lisa", "rum"))


def test_an_advisor_changes_nothing(library: Library, ids: list[str]) -> None:
    with pytest.raises(Refused):
        applied(as_actor(library, "Alex", "advisor"), table(["Filnamn", "Titel"], ["rum 0.jpg", "Rum"]))
    assert asset(library, ids[0]).title == {}


cells = st.one_of(
    st.sampled_from(
        ["", "rum 0.jpg", "Åsö.jpg", "en", "plats:klassrum", "ja", "3", "webb", "2027-01-01", "none", "{x}", "a;b|c"]
    ),
    st.text(max_size=8),
)
headings = st.lists(
    st.sampled_from(
        [
            "Titel",
            "Titel (en)",
            "Ämnesord",
            "Språk",
            "Spärrad",
            "Antal personer",
            "visibility",
            "Fotograf",
            "Licensens kanaler",
            "Datum",
            "Namn",
            "licence_to",
        ]
    ),
    unique=True,
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(headings, st.lists(st.lists(cells, max_size=8), min_size=1, max_size=5), st.booleans())
@example(said=["Titel"], rows=[["rum 0.jpg", "\r"]], overwrite=False)
def test_any_table_is_applied_or_told_row_by_row(
    library: Library, ids: list[str], said: list[str], rows: list[list[str]], overwrite: bool
) -> None:
    report = applied(library, table(["Filnamn", *said], *rows), overwrite=overwrite)
    bad = {row for row, _problem in report.bad}
    assert report.rows == len(rows)
    assert len(report.changed) + report.same + len(bad) + len({d.row for d in report.differs}) >= len(rows)
    again = applied(library, table(["Filnamn", *said], *rows), overwrite=True, dry_run=False)
    assert applied(library, table(["Filnamn", *said], *rows), overwrite=True).changed == []
    assert {row for row, _problem in again.bad} == bad


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_our_template_is_understood_in_every_column(library: Library, tmp_path: Path, lang: str, ending: str) -> None:
    use_language(lang)
    template_table(tmp_path / f"mall.{ending}")
    use_language("sv")
    got = read_table(tmp_path / f"mall.{ending}")
    known = columns(got)
    assert (known.unknown, known.people) == ((), ())
    assert len(known.known) == len(got.headings)
    assert match(library, got).rows[0].problem is not None


def test_the_command(library: Library, ids: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("Bild;Rubrik;Namn\r\nrum 0.jpg;Lugnt rum;Lisa\r\nnix.jpg;x\r\n".encode("cp1252"))
    words = ["--library", str(library.root), "--as", "Kim", "describe", str(path), "--column", "file=Bild"]
    assert main([*words, "--json", "--dry-run"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["changed"], said["people"], [one["row"] for one in said["bad"]]) == ([ids[0]], ["Namn"], [3])
    assert main(words) == 1
    assert "Rad 3: " in capsys.readouterr().out
    assert asset(library, ids[0]).title == {"sv": "Lugnt rum"}
    assert main([*words[:4], "describe"]) == 2
    assert main([*words, "--column", "x"]) == 2
    assert main([*words[:5], str(tmp_path / "nix.csv")]) == 1
    assert main([*words[:5], "--template", str(tmp_path / "mall.xlsx"), "--json"]) == 0
    assert (tmp_path / "mall.xlsx").is_file()
