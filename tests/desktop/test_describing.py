"""The inspector's sections on a real library: for one, for many, for a reader; the list, the guide, templates, history."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imagebank.core.vocabulary import Concept, Label, Scheme, Vocabulary
from imagebank.desktop.feeding.recent import Recent
from imagebank.desktop.feeding.vocabulary import concept_values, picker_rows
from imagebank.desktop.inspector.sections import Sections
from imagebank.desktop.inspector.template_sheet import TemplateSheet
from imagebank.desktop.vocabulary.picker import RECENT, PickSheet
from imagebank.desktop.vocabulary.values import ConceptRow
from imagebank.services.describing import Edit, edit
from imagebank.services.searching import read
from imagebank.services.template import Given, Template, save
from tests.desktop.driving import dialog, select, settled
from tests.desktop.driving import save as save_edits
from tests.making import picture, pupil, taken_in, usable, with_pupil

PHYSICAL, SOCIAL = "larmiljo:fysisk", "larmiljo:social"


@pytest.fixture
def ids(library, tmp_path):
    report = taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(3)])
    made = [id for id, _path, _sha256 in report.imported]
    edit(library, made[:2], Edit(add_concepts=(PHYSICAL,)))
    return made


def test_what_some_have_is_given_to_all(library, ids, opened, qtbot):
    session = opened()
    select(qtbot, session, *ids)
    box = session.window.inspector.concepts
    (row,) = box.partly.rows.values()
    assert "på 2 av 3" in row._words.text()
    row.give.click()
    save_edits(qtbot, session)
    assert all(PHYSICAL in one.concepts for one in read(library, ids))
    assert not box.partly.rows


def test_or_taken_from_all_or_left(library, ids, opened, qtbot):
    session = opened()
    select(qtbot, session, *ids)
    inspector = session.window.inspector
    row = inspector.concepts.partly.rows[PHYSICAL]
    row.take.click()
    assert inspector.has_pending()
    row.leave.click()
    assert not inspector.has_pending()
    row.take.click()
    save_edits(qtbot, session)
    assert not any(one.concepts for one in read(library, ids))


def test_an_alternative_text_is_written_for_one_at_a_time(ids, opened, qtbot):
    session = opened()
    select(qtbot, session, *ids)
    inspector = session.window.inspector
    assert inspector._texts["alt_sv"].isHidden()
    assert not inspector._no_alt.isHidden()
    select(qtbot, session, ids[0])
    assert not inspector._texts["alt_sv"].isHidden()


def test_the_list_ticks_and_stays_open(library, ids, opened, qtbot):
    session = opened()
    select(qtbot, session, *ids)
    session.window.inspector.concepts.choose.click()
    sheet = dialog(PickSheet)
    assert sheet.pick._items[PHYSICAL].checkState(0) == Qt.CheckState.PartiallyChecked
    sheet.pick.search.setText("social l")
    qtbot.keyClick(sheet.pick.search, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert sheet.pick._items[SOCIAL].checkState(0) == Qt.CheckState.Checked
    sheet.reject()
    save_edits(qtbot, session)
    assert all(SOCIAL in one.concepts for one in read(library, ids))
    assert session.describing.recent.ids == (SOCIAL,)


def test_the_guide_speaks_while_an_alternative_text_is_written(ids, opened, qtbot):
    session = opened()
    select(qtbot, session, ids[0])
    row = session.window.inspector._texts["alt_sv"]
    row._edit.setPlainText("Bild på ett rum")
    settled(qtbot, session)
    assert "bild på" in row.remarks.advice.text()


def test_ten_thousand_characters_are_taken_and_said(ids, opened, qtbot):
    session = opened()
    select(qtbot, session, ids[0])
    inspector = session.window.inspector
    began = time.perf_counter()
    inspector._texts["alt_sv"]._edit.setPlainText("ord " * 2500)
    QApplication.processEvents()
    assert time.perf_counter() - began < 0.5
    assert "Alternativtext på svenska är för lång: 10\xa0000 tecken" in inspector._bar._words.text()
    settled(qtbot, session)
    assert len(inspector._texts["alt_sv"].text()) == 10_000


def test_what_is_typed_stays_when_another_changes_it(library, ids, opened, qtbot):
    session = opened()
    select(qtbot, session, ids[0])
    row = session.window.inspector._texts["title"]
    row._edit.setText("Min titel")
    edit(library, ids[:1], Edit({("caption", "sv"): "Deras"}))
    settled(qtbot, session)
    assert row.text() == "Min titel"
    assert "står kvar" in session.window.page.banner._words.text()
    save_edits(qtbot, session)
    found = read(library, ids[:1])[0]
    assert (found.title["sv"], found.caption["sv"]) == ("Min titel", "Deras")


def test_a_template_is_previewed_and_used(library, ids, opened, qtbot):
    save(library, "Ekskolan", Template(fields={"creator": Given("Lovisa Ek"), "concepts": Given((PHYSICAL,))}))
    session = opened()
    select(qtbot, session, *ids)
    session.window.inspector.template.click()
    settled(qtbot, session)
    sheet = dialog(TemplateSheet)
    settled(qtbot, session)
    assert sheet.use.isEnabled()
    sheet.use.click()
    settled(qtbot, session)
    assert [one.rights.creator for one in read(library, ids)] == ["Lovisa Ek"] * 3
    assert "Ekskolan" in session.window.page.banner._words.text()


def test_without_templates_that_is_said(ids, opened, qtbot):
    session = opened()
    select(qtbot, session, ids[0])
    session.window.inspector.template.click()
    settled(qtbot, session)
    assert "ingen mall" in session.window.page.banner._words.text()


def test_the_history_is_read_when_its_section_opens(ids, opened, qtbot):
    session = opened()
    select(qtbot, session, ids[0])
    inspector = session.window.inspector
    assert not inspector.history.lines()
    inspector.sections["history"].heading.click()
    settled(qtbot, session)
    assert "Ändring. ämnesord" in inspector.history.lines()[0]
    select(qtbot, session, *ids)
    assert "en bild i taget" in inspector.history._words.text()


def test_a_reader_has_the_texts_and_the_way_to_use_it_and_no_persons(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    person = pupil(library)
    with_pupil(library, id, person)
    edit(library, [id], Edit({("alt", "sv"): "Ett rum."}, {"credit": "Foto: Ek"}))
    session = opened("Ada", "advisor")
    session.results.show_only([id], "x")
    settled(qtbot, session)
    select(qtbot, session, id)
    inspector = session.window.inspector
    if inspector._value is None:  # what may not be used is not there at all
        pytest.skip("not usable")
    assert all(section.isHidden() for section in inspector.sections)
    assert inspector._value.people == ()
    assert person not in repr(inspector._value)
    inspector.reader.texts["alt_sv"].copy.click()
    assert QApplication.clipboard().text() == "Ett rum."
    inspector.focus_first()
    assert inspector.reader.isAncestorOf(session.window.focusWidget())


def test_an_original_that_is_gone_is_said(library, ids, opened, qtbot):
    asset = read(library, ids[:1])[0]
    library.originals.path_of(asset.sha256, asset.extension).unlink()
    session = opened()
    select(qtbot, session, ids[0])
    assert "Originalfilen finns inte" in session.window.inspector._head.missing.text()


def test_sections_are_walked_by_key(window, qtbot):
    window.activateWindow()
    window.page.grid.select_ids({3})
    inspector = window.inspector
    inspector.focus_first()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is inspector.sections["classify"].heading
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is inspector.sections["describe"].heading


def test_open_sections_are_remembered(qapp):
    sections = Sections(qapp)
    sections.open_only("rights history")
    assert sections.open_ones() == "rights history"
    sections.open_only("-")
    assert sections.open_ones() == "-"
    sections.open_only("")
    assert "describe" in sections.open_ones()


def test_the_last_ten_are_remembered_newest_first():
    recent = Recent()
    for n in range(12):
        recent.use([f"a:{n}"])
    recent.use(["a:5"])
    assert recent.ids[:2] == ("a:5", "a:11")
    assert len(recent.ids) == 10
    again = Recent()
    again.read(recent.text())
    assert again.ids == recent.ids


def _concept(notation, label, **more):
    return Concept(notation, "tema", (Label("pref", "sv", label),), **more)


OLD = Vocabulary(
    {"tema": Scheme("tema", {"sv": "Tema"})},
    {
        one.notation: one
        for one in (
            _concept("tema:ny", "Lugnt rum"),
            _concept("tema:gammal", "Tyst rum", deprecated=True, successor="tema:ny"),
            _concept("tema:under", "Vrå", broader=("tema:gammal",)),
        )
    },
)


def test_one_out_of_use_leads_to_its_successor():
    rows = {row.key: row for row in picker_rows(OLD, ["tema:gammal", "tema:under"])}
    assert "tema:gammal" not in rows
    assert "Tyst rum" in rows["tema:ny"].words
    assert RECENT + "tema:under" in rows
    assert "Tyst rum" in next(one for one in concept_values(OLD) if one.id == "tema:ny").synonyms


def test_five_thousand_concepts_answer_at_once(qtbot):
    rows = [ConceptRow("x", "Lista", 0)]
    rows += [ConceptRow(f"x:{n}", f"Ämne {n}", 1, words=f"Ämne {n} synonym{n}") for n in range(5000)]
    sheet = PickSheet(None, rows, {})
    qtbot.addWidget(sheet)
    sheet.show()
    began = time.perf_counter()
    sheet.pick.search.setText("synonym4999")
    sheet.pick.follow()
    sheet.pick.toggle()
    assert time.perf_counter() - began < 0.2
    assert sheet.pick._items["x:4999"].checkState(0) == Qt.CheckState.Checked


def test_arrows_in_the_field_move_the_line(qtbot):
    rows = [ConceptRow("x", "Lista", 0), *(ConceptRow(f"x:{n}", f"Ämne {n}", 1, words=f"Ämne {n}") for n in range(3))]
    sheet = PickSheet(None, rows, {"x:1": True})
    qtbot.addWidget(sheet)
    sheet.show()
    told = []
    sheet.ticked.connect(lambda key, on: told.append((key, on)))
    qtbot.keyClick(sheet.pick.search, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.pick.search, Qt.Key.Key_Return)
    assert told == [("x:1", False)]
