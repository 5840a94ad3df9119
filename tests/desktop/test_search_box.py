"""The box on a real library: the list of what may be meant, by keys and mouse; searches kept under a name."""

import pytest
from PySide6.QtCore import Qt

from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.services.describing import Edit, edit
from imagebank.services.saved_searches import save, saved
from tests.desktop.driving import dialog, settled, shown
from tests.making import as_actor, picture, taken_in, usable


@pytest.fixture
def session(library, tmp_path, opened, qtbot):
    first, second, third = usable(library, tmp_path, 3)
    edit(library, [first], Edit({("title", "sv"): "Kapprummet"}))
    edit(library, [second], Edit({("title", "sv"): "Kaprifolen"}))
    made = opened()
    made.ids = first, second, third
    made.window.activateWindow()
    made.window.header.search.focus()
    return made


def type_text(qtbot, session, text):
    field = session.window.header.search._field
    for letter in text:
        qtbot.keyClick(field, letter)
    waited(qtbot, session)
    return field


def waited(qtbot, session):
    """The pause before asking is over, and it is answered."""
    box = session.window.header.search
    qtbot.waitUntil(lambda: not box._soon.isActive())
    settled(qtbot, session)


def labels(session):
    listed = session.window.header.search.completions
    return [listed.item(row).text() for row in range(listed.count())] if listed.isVisible() else []


def test_letters_bring_a_list_and_keys_choose(session, qtbot):
    field = type_text(qtbot, session, "kap")
    assert {"kapprummet", "kaprifolen"} <= set(labels(session))
    listed = session.window.header.search.completions
    assert listed.currentRow() == -1
    assert field.hasFocus()
    row = labels(session).index("kaprifolen")
    for _step in range(row + 1):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert "1 träff" in listed.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "kaprifolen "
    assert not listed.isVisible()
    qtbot.wait(300)
    settled(qtbot, session)
    assert shown(session) == [session.ids[1]]


def test_escape_hides_and_return_with_nothing_chosen_searches(session, qtbot):
    field = type_text(qtbot, session, "kapp")
    assert labels(session)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert not labels(session)
    assert field.text() == "kapp"
    assert shown(session) == [session.ids[0]]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    settled(qtbot, session)
    assert labels(session)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert session.window.header.search.completions.currentRow() == len(labels(session)) - 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not labels(session)


def test_a_field_is_followed_by_its_values(session, qtbot):
    field = type_text(qtbot, session, "ty")
    row = labels(session).index("typ:")
    for _step in range(row + 1):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    settled(qtbot, session)
    assert field.text() == "typ:"
    assert field.hasFocus()
    assert len(labels(session)) >= 2
    listed = session.window.header.search.completions
    spot = listed.visualItemRect(listed.item(1)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert field.text().startswith("typ:")
    assert field.text() != "typ:"
    assert not listed.isVisible()


def test_the_list_goes_when_the_keyboard_goes(session, qtbot):
    type_text(qtbot, session, "kap")
    assert labels(session)
    session.window.page.focus()
    assert not labels(session)
    session.window.header.search.suggest(session.window.header.search.text(), ())
    assert not labels(session)


def test_a_search_is_kept_counted_opened_renamed_and_removed(session, library, qtbot):
    window, box = session.window, session.window.facets.saved
    assert box.isHidden()
    type_text(qtbot, session, "kapprum")
    qtbot.keyClick(window.header.search._field, Qt.Key.Key_Return)
    settled(qtbot, session)
    window.facets.excluded.emit("larmiljo", "larmiljo:social", True)
    settled(qtbot, session)
    assert window.header.search._save.isVisible()
    window.header.search._save.click()
    sheet = dialog(NameSheet)
    sheet.write("Kapprum")
    sheet._keep.click()
    settled(qtbot, session)
    (kept,) = saved(library)
    row = box._rows[kept.id]
    assert (kept.name, row._count.text()) == ("Kapprum", "1")
    assert row.press.accessibleName() == "Kapprum, 1 träff, visas nu"
    window.page.filters_cleared.emit()
    settled(qtbot, session)
    assert row.press.accessibleName() == "Kapprum, 1 träff"
    assert window.header.search._save.isHidden()
    row.press.click()
    settled(qtbot, session)
    assert shown(session) == [session.ids[0]]
    assert [chip.text() for chip in window.page.chips._chips()] == ["kapprum", "Lärmiljö: inte Social lärmiljö"]
    edit(library, [session.ids[1]], Edit({("title", "sv"): "Kapprum två"}))
    session.watching.look()
    settled(qtbot, session)
    assert row._count.text() == "2"
    box.rename_wanted.emit(kept.id)
    sheet = dialog(NameSheet)
    sheet.write("Entréer")
    sheet._keep.click()
    settled(qtbot, session)
    assert [one.name for one in saved(library)] == ["Entréer"]
    box.remove_wanted.emit(kept.id)
    settled(qtbot, session)
    assert saved(library) == []
    assert box.isHidden()


def test_a_name_that_is_taken_can_be_replaced(session, library, qtbot):
    save(library, "Kapprum", "kapprum")
    type_text(qtbot, session, "kaprifol")
    qtbot.keyClick(session.window.header.search._field, Qt.Key.Key_Return)
    settled(qtbot, session)
    session.window.header.search._save.click()
    sheet = dialog(NameSheet)
    sheet.write("kapprum")
    sheet._keep.click()
    settled(qtbot, session)
    assert "Det finns redan" in session.window.page.banner.sentence()
    session.window.page.banner._buttons.itemAt(0).widget().click()
    settled(qtbot, session)
    (kept,) = saved(library)
    assert kept.query == "kaprifol"


def test_an_advisor_opens_but_does_not_keep(library, tmp_path, opened, qtbot):
    usable(library, tmp_path, 1)
    save(library, "Alla foton", "typ:foto")
    session = opened("Robin", "advisor")
    (row,) = session.window.facets.saved._rows.values()
    row.press.click()
    settled(qtbot, session)
    assert session.window.header.search.text() == "typ:foto"
    assert [chip.text() for chip in session.window.page.chips._chips()] == ["Typ: foto"]
    assert session.window.header.search._save.isHidden()


def test_an_advisor_is_told_only_of_what_may_be_used(library, tmp_path, opened, qtbot):
    first, second = usable(library, tmp_path, 2)
    more = taken_in(library, [picture(tmp_path / "kap.jpg", 7)]).imported
    edit(library, [more[0][0]], Edit({("title", "sv"): "Kapseln"}))
    edit(library, [first, second], Edit({("title", "sv"): "Kapprummet"}))
    edit(as_actor(library, "Robin"), [first, second], Edit(second_review=True))
    session = opened("Ada", "advisor")
    answered = []
    session.window.header.search.suggest = lambda _text, found: answered.append([one.label for one in found])
    session.window.header.search.suggestions_wanted.emit("kap", 3)
    settled(qtbot, session)
    assert answered == [["kapprummet"]]
    assert session.window.page.toolbar._hits.text() == "2 bilder och filmer"
    session.window.header.search.searched.emit("kapseln")
    settled(qtbot, session)
    assert shown(session) == []
    assert session.window.page.toolbar._hits.text() == "0 träffar av 2"
