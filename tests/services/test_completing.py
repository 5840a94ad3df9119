"""Completion: what is offered can be read and answered, counts what it says, and tells an advisor of nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imagebank.core.query import parse
from imagebank.language import use_language
from imagebank.services import library as libraries
from imagebank.services.completing import Completion, complete
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.searching import find
from tests.core.query_trees import TYPED
from tests.making import TODAY, as_actor, picture, pupil, taken_in, usable, with_pupil


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Four pictures, made once; the last one is blocked, and nothing else is called what it is called."""
    tmp_path = tmp_path_factory.mktemp("bank")
    library = libraries.init(tmp_path / "bank", "Kim")
    ids = usable(library, tmp_path, 2)
    more = [picture(tmp_path / "skolgård.jpg", 7), picture(tmp_path / "gömd.jpg", 8)]
    garden, hidden = (id for id, _, _ in taken_in(library, more, shoot="Ekskolan dag 2", creator="Åsa Lind").imported)
    edit(
        library,
        [garden],
        Edit({("title", "sv"): "Skolgården och hörselskydd"}, {"rating": 4}, ("plats:skolgard", "larmiljo:fys-ljud")),
    )
    edit(library, [hidden], Edit({("caption", "sv"): "Skogshemlighet", ("alt", "sv"): "En skolgård"},
                                 {"blocked": True, "creator": "Orvar Okänd"}, ("plats:skolgard",)))  # fmt: skip
    with_pupil(library, ids[0], pupil(library))
    yield library
    library.close()


def offered(library: Library, text: str, **more: int) -> list[Completion]:
    cursor = text.index("|") if "|" in text else len(text)
    return complete(library, text.replace("|", ""), cursor, day=TODAY, **more)


def inserted(library: Library, text: str) -> list[str]:
    """The texts that the proposals make of `text`."""
    plain = text.replace("|", "")
    return [plain[: one.start] + one.insert + plain[one.end :] for one in offered(library, text)]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("mil", "miljö:"), ("malniv", "målnivå:"), ("envi", "environment:"), ("mil|:fysisk", "miljö:fysisk"),
        ("miljö:fy", 'miljö:"fysisk lärmiljö"'), ('miljö:"fysisk l', 'miljö:"fysisk lärmiljö"'),
        ("miljö:hörselm", "miljö:ljudmiljö"), ("ljudmil", "miljö:ljudmiljö"), ("plats:skolg", "plats:skolgård"),
        ("plats:skolga", "plats:skolgård"), ("skolg", "skolgård"), ("skolga", "skolgård"), ("horsel", "hörselskydd"),
        ("hall -(skolg|", "hall -(skolgård"), ("sko|gården film", "skolgård film"), ('"och hör', '"och hörselskydd'), ('"skolgårde', '"skolgården'),
        ("får:we", "får:webb"), ("får:tryck@", "får:tryck@2027-01-01"), ("samtycke:utg", "samtycke:utgår<30d"),
        ("samtycke:ej", 'samtycke:"ej bedömd"'), ("typ:f", "typ:film"), ("saknar:t", "saknar:titel"),
        ("fotograf:l", 'fotograf:"asa lind"'), ("fotografering:ek", 'fotografering:"Ekskolan dag 2"'), ("betyg>", "betyg>=3"),
        ("betyg:", "betyg:>=3"), ("tagen:", "tagen:idag"), ("utgår:", "utgår:<30d"), ("titel:skol", "titel:skolgården"),
        ("fil:skol", "fil:skolgård"), ("språk:", "språk:sv"), ("format:j", "format:jpeg"), ("begrepp:ljudm", "begrepp:ljudmiljö"),
    ],
)  # fmt: skip
def test_what_is_begun_is_offered(bank: Library, text: str, made: str) -> None:
    wanted = made.replace("asa", "åsa")
    assert wanted in inserted(bank, text)


BEGUN = [f"{name}:" for name in ("miljö", "plats", "begrepp", "får", "samtycke", "utgår", "typ", "saknar", "fotograf", "skolform",
         "fotografering", "betyg", "tagen", "importerad", "längd", "bredd", "riktning", "person", "språk", "format")]  # fmt: skip


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("text", [*BEGUN, "miljö:s", "plats:s", "begrepp:e", "mil", "skol", "kla", "l", "f"])
def test_what_is_offered_is_answered_with_its_count(bank: Library, text: str, lang: str) -> None:
    use_language(lang)
    found = offered(bank, text, most=100)
    assert found
    for one in found:
        made = text[: one.start] + one.insert + text[one.end :]
        if made.endswith(":"):
            continue
        answer = find(bank, parse(made), day=TODAY)
        if one.count is not None:
            assert (one.count == len(answer)) if ":" in made else (0 < one.count <= len(answer)), made
        assert one.label


def test_nothing_is_offered_where_nothing_is_typed(bank: Library) -> None:
    for text in ("", "|klassrum", "klassrum |", 'plats:"tyst rum"|', "id:", "sha256:", "klass*", "finnsej:x", "(", "-"):
        assert offered(bank, text) == [], text


def test_an_advisor_is_told_of_nothing_hidden(bank: Library) -> None:
    advisor = as_actor(bank, "Sam", "advisor")
    for text in ("skogsh", "titel:skogsh", "fotograf:orv", "fil:göm"):
        assert offered(bank, text), text
        assert offered(advisor, text) == [], text
    (one,) = offered(bank, "plats:skolgå")
    (other,) = offered(advisor, "plats:skolgå")
    assert (one.count, other.count) == (2, 0)  # the garden is not assessed: it may be used nowhere yet


def test_an_advisor_is_told_only_of_what_may_be_used(bank: Library) -> None:
    advisor = as_actor(bank, "Sam", "advisor")
    for text in ("hörsels", "titel:hörsels", "fotograf:ås", "fil:skolg", "fotografering:eks"):
        assert offered(bank, text), text
        assert offered(advisor, text) == [], text
    for text in ("plats:k", "typ:foto", "fil:rum", "klass", "miljö:", "format:", "språk:"):
        for one in offered(advisor, text):
            if one.count is not None:
                asked = parse(text[: one.start] + one.insert + text[one.end :])
                assert one.count == len(find(advisor, asked, day=TODAY, channel="webb")), one
    assert [one.count for one in complete(advisor, "fil:ru", 6, day=TODAY, channel="webb")] == [2]


def test_the_forms_of_a_word_are_offered_once_and_the_frequent_first(library: Library, tmp_path: Path) -> None:
    ids = [id for id, _, _ in taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(6)]).imported]
    for id, title in zip(ids, ("Stolen", "Stolen", "Stolar", "Stoet", "Stoet", "Stoet"), strict=True):
        edit(library, [id], Edit({("title", "sv"): title}))
    words = [(one.insert, one.count) for one in offered(library, "sto") if ":" not in one.insert]
    assert words == [("stoet", 3), ("stolen", 3)]


def test_deprecated_concepts_and_hidden_labels_are_not_shown(library: Library) -> None:
    with library.write("test", "library") as db:
        db.execute("UPDATE concept SET deprecated = 1 WHERE notation = 'plats:skolgard'")
        db.execute(
            "INSERT INTO concept_label (notation, kind, lang, label) VALUES ('plats:matsal', 'hidden', 'sv', 'Skolbespisning')"
        )
    found = offered(library, "plats:sko", most=50)
    assert "skolgård" not in [one.insert for one in found]
    assert [one.detail for one in offered(library, "plats:skolbesp")] == ["Rum och plats"]
    assert [one.detail for one in offered(library, "miljö:hörselm")] == ["Lärmiljö, även kallat hörselmiljö"]


def test_a_pack_by_its_title_or_its_number(library: Library) -> None:
    with library.write("test", "library") as db:
        for id, title in (("P2026-0001", "Vårkonferens"), ("P2026-0002", "Höst i norr"), ("P2026-0003", "Höst i norr")):
            db.execute(
                "INSERT INTO pack (id, title, status, channel, purpose, date, language, territory, recipient, author, made_at) "
                "VALUES (?, ?, 'draft', 'webb', 'info', '2026-11-22', 'sv', 'SE', '', 'Kim', '2026-11-22T10:00:00+00:00')",
                (id, title),
            )
    assert inserted(library, "paket:vår") == ["paket:Vårkonferens"]
    assert inserted(library, "paket:norr") == ["paket:P2026-0003", "paket:P2026-0002"]
    assert offered(as_actor(library, "Sam", "advisor"), "paket:vår") == []  # nothing in it that an advisor may see


@settings(max_examples=150, deadline=None)
@given(TYPED, st.integers(0, 60), st.sampled_from(["sv", "en"]))
def test_any_text_can_be_completed(bank: Library, text: str, cursor: int, lang: str) -> None:
    use_language(lang)
    for one in complete(bank, text, min(cursor, len(text)), day=date(2026, 2, 28), most=5):
        assert 0 <= one.start <= one.end <= len(text)
        assert one.insert != text[one.start : one.end]
