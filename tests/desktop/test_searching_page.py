"""The search page on a real library: words and facets as chips, any/none/not, misspelt words, orders, thousands selected."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from imagebank.desktop.feeding.wish import Wish
from imagebank.services.describing import Edit, edit
from imagebank.services.faceting import NONE
from tests.desktop.driving import TODAY, save, select, settled, shown
from tests.making import usable


@pytest.fixture
def page(library, tmp_path, opened, qtbot):
    """Three pictures: Kapprummet (physical), Rullstolen (social), and one without a concept."""
    first, second, third = usable(library, tmp_path, 3)
    edit(library, [third], Edit({("title", "sv"): "Läshörna"}, remove_concepts=concepts_of(library, third)))
    edit(library, [first], Edit({("title", "sv"): "Kapprummet"}, add_concepts=("larmiljo:fysisk",)))
    edit(
        library,
        [second],
        Edit(
            {("title", "sv"): "Rullstolen"},
            remove_concepts=concepts_of(library, second),
            add_concepts=("larmiljo:social",),
        ),
    )
    session = opened()
    session.ids = first, second, third
    return session


def concepts_of(library, id):
    from imagebank.services.searching import read

    return tuple(read(library, [id])[0].concepts)


def search(qtbot, session, text):
    field = session.window.header.search._field
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, session)


def tick_of(session, scheme, key):
    box = session.window.facets._boxes[scheme]
    return next(tick for tick, own in box._ticks.items() if own == key)


def test_thousands_are_counted_and_not_read(page, qtbot):
    window = page.window
    window.model.show_ids(np.arange(3000, dtype=np.uint32))
    window.page.grid.selectAll()
    qtbot.wait(5)
    qtbot.waitUntil(lambda: not page.desk.asking.busy)
    assert window.selection_bar._count.text() == "3\u00a0000 markerade"
    assert "högst 500 åt gången" in window.inspector._nothing.text()
    for wish, most in (("pack_wanted", "2\u00a0000"), ("people_wanted", "200"), ("weed_wanted", "2\u00a0000")):
        getattr(window.selection_bar, wish).emit()
        assert most in window.page.banner.sentence()
        assert "3\u00a0000" in window.page.banner.sentence()


def test_a_misspelt_word_is_said(page, qtbot):
    search(qtbot, page, "rulstolen")
    assert shown(page) == [page.ids[1]]
    assert page.window.page.toolbar._meant.text().startswith("Inget ord ”rulstolen”. Visar ”rullstol")
    search(qtbot, page, "kapprum")
    assert page.window.page.toolbar._meant.isHidden()


def test_the_word_being_typed_may_be_the_beginning_of_a_longer_one(page, qtbot):
    box = page.window.header.search
    page.window.activateWindow()
    box.focus()
    box._field.setText("kappr")
    assert box.typed() == "kappr"
    qtbot.keyClick(box._field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert shown(page) == [page.ids[0]]
    box._field.setText("kappr ")
    assert box.typed() == ""


def test_the_best_comes_first_where_there_are_words_unless_somebody_chose(page, qtbot):
    sort = page.window.page.toolbar._sort
    assert sort.key() == "added"
    search(qtbot, page, "kapprum")
    assert (sort.key(), sort.itemText(0)) == ("relevance", "Mest relevant")
    page.window.page.toolbar.sort_chosen.emit("name")
    settled(qtbot, page)
    search(qtbot, page, "rullstol")
    assert sort.key() == "name"
    search(qtbot, page, "")
    assert sort.key() == "name"
    assert sort.findData("relevance") < 0


def test_a_question_that_cannot_be_read_is_said_and_what_is_shown_stays(page, qtbot):
    search(qtbot, page, "miljö:månen")
    assert "månen" in page.window.page.banner.sentence()
    assert len(shown(page)) == 3
    search(qtbot, page, "")
    assert page.window.page.banner.isHidden()


def test_half_a_field_is_given_time_and_return_asks_for_the_sentence(page, qtbot):
    box, banner = page.window.header.search, page.window.page.banner
    page.window.activateWindow()
    box.focus()
    box._field.setText("miljö:")
    box._tell()
    settled(qtbot, page)
    assert banner.isHidden()
    qtbot.keyClick(box._field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert banner.isVisible()
    box._field.setText("")
    box._tell()
    settled(qtbot, page)
    assert banner.isHidden()
    box._field.setText("miljö:")
    box._tell()
    qtbot.waitUntil(banner.isVisible, timeout=4000)


def test_words_and_facets_are_chips_that_delete_takes_away(page, qtbot):
    window = page.window
    search(qtbot, page, "kapprum -film")
    window.facets.ticked.emit("larmiljo", "larmiljo:fysisk", True)
    settled(qtbot, page)
    chips = window.page.chips._chips()
    assert [chip.text() for chip in chips] == ["kapprum", "inte film", "Lärmiljö: Fysisk lärmiljö"]
    assert chips[1].accessibleName() == "Ta bort filtret: inte film"
    window.activateWindow()
    chips[0].setFocus()
    qtbot.keyClick(chips[0], Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert window.header.search.text() == "-film"
    assert window.page.chips._chips()[0].hasFocus()
    qtbot.keyClick(window.page.chips._chips()[0], Qt.Key.Key_Backspace)
    settled(qtbot, page)
    assert window.header.search.text() == ""
    assert window.page.chips._chips()[0].text() == "Lärmiljö: Fysisk lärmiljö"


def test_a_value_is_excluded_with_shift_and_let_go_by_a_plain_press(page, qtbot):
    first, _second, _third = page.ids
    tick = tick_of(page, "larmiljo", "larmiljo:fysisk")
    page.window.activateWindow()
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, page)
    tick = tick_of(page, "larmiljo", "larmiljo:fysisk")
    assert first not in shown(page)
    assert len(shown(page)) == 2
    assert tick.text() == "inte Fysisk lärmiljö"
    assert "utesluten" in tick.accessibleName()
    assert page.window.page.chips._chips()[0].text() == "Lärmiljö: inte Fysisk lärmiljö"
    tick.click()
    settled(qtbot, page)
    assert len(shown(page)) == 3
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, page)
    assert first not in shown(page)
    tick_of(page, "larmiljo", "larmiljo:fysisk")._not.click()
    settled(qtbot, page)
    assert len(shown(page)) == 3


def test_what_has_no_concept_of_a_scheme_is_a_value_of_its_own(page, qtbot):
    first, second, third = page.ids
    tick = tick_of(page, "larmiljo", NONE)
    assert tick.text() == "Utan lärmiljö"
    assert tick._count == 1
    tick.click()
    settled(qtbot, page)
    assert shown(page) == [third]
    tick_of(page, "larmiljo", "larmiljo:fysisk").click()
    settled(qtbot, page)
    assert set(shown(page)) == {first, third}
    assert tick_of(page, "larmiljo", "larmiljo:social")._count == 1
    page.window.facets.excluded.emit("larmiljo", NONE, True)
    settled(qtbot, page)
    assert shown(page) == [first]
    assert set(page.window.facets._boxes) >= {"larmiljo", "samtycke", "mediatyp"}
    assert second not in shown(page)


def test_a_wish_holds_each_value_once():
    wish = Wish("webb", TODAY).tick("plats", "plats:rum", on=True).exclude("plats", "plats:rum", on=True)
    assert (wish.ticked, wish.excluded) == ({}, {"plats": {"plats:rum"}})
    assert wish.tick("plats", "plats:rum", on=True).excluded == {}
    assert wish.without("plats").is_everything


def test_return_says_that_the_word_is_whole(page, qtbot):
    """As on the command line, in a saved search and in a pack: a beginning finds more only while it is being typed."""
    box = page.window.header.search
    page.window.activateWindow()
    box.focus()
    box._field.setText("lug")
    box._tell()
    settled(qtbot, page)
    assert page.results.wish.typed == "lug"
    qtbot.keyClick(box._field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.results.wish.typed == ""
    box._field.setText("lugn")
    box._tell()
    settled(qtbot, page)
    assert page.results.wish.typed == "lugn"


def test_a_rating_is_set_in_the_inspector_and_asked_for(page, qtbot):
    (one, *_others) = shown(page)
    select(qtbot, page, one)
    page.window.inspector._texts["rating"]._edit.setText("4")
    save(qtbot, page)
    search(qtbot, page, "betyg:>=4")
    assert shown(page) == [one]
