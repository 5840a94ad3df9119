"""The places of the window: the rail, the roles, settings, and the first page."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from imagebank.core.actor import Actor
from imagebank.core.errors import WrongWords
from imagebank.desktop.command import read_words
from imagebank.desktop.memory import Memory
from imagebank.desktop.places import PLACES
from imagebank.desktop.settings.page import SettingsPage
from imagebank.desktop.shell import Shell
from imagebank.services.acting import actors, put_actor
from imagebank.services.describing import Edit, edit
from imagebank.services.library import open_library
from tests.desktop.driving import TODAY, dialog, select, settled, shown
from tests.making import pupil, usable, with_pupil

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def memory(tmp_path):
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    return Memory()


def keys_of(session):
    return [key for key, press in session.window.rail.buttons.items() if not press.isHidden()]


def test_a_curator_goes_everywhere_and_home_again(opened, qtbot):
    session = opened()
    window = session.window
    offered = [place.key for place in PLACES if place.key in window.places.offered()]
    assert keys_of(session) == offered
    for key in offered[1:]:
        window.rail.buttons[key].click()
        settled(qtbot, session)
        assert window.places.here == key
        assert window.rail.buttons[key].isChecked()
        assert window.places.held() is not None, key
        assert window.header.facets.isHidden()
        assert window.focusWidget().isVisible()
    window.rail.buttons["library"].click()
    assert window.places.here == "library"
    assert window.page.isAncestorOf(window.focusWidget())
    assert not window.header.facets.isHidden()


def test_keys_of_the_pictures_do_nothing_elsewhere(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    select(qtbot, session, id)
    session.window.activateWindow()
    qtbot.keyClick(session.window, Qt.Key.Key_8, ALT)
    assert session.window.places.here == "settings"
    qtbot.keyClick(session.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    assert QApplication.activeModalWidget() is None


def test_a_search_leads_home(library, tmp_path, opened, qtbot):
    usable(library, tmp_path)
    session = opened()
    session.window.places.go("settings")
    session.window.header.search._field.setText("klassrum")
    qtbot.keyClick(session.window.header.search._field, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert session.window.places.here == "library"


def test_f6_visits_rail_and_place(opened, qtbot):
    session = opened()
    window = session.window
    window.activateWindow()
    window.places.go("people")
    settled(qtbot, session)
    seen = set()
    for _again in range(3):
        window._next_part()
        held = window.focusWidget()
        seen |= {name for name in ("header", "rail", "places") if getattr(window, name).isAncestorOf(held)}
    assert seen == {"header", "rail", "places"}


def test_the_rail_keeps_what_does_not_fit_in_a_menu(opened, qtbot):
    session = opened()
    rail = session.window.rail
    session.window.resize(1200, 560)
    qtbot.waitUntil(lambda: not rail.more.isHidden())
    hidden = {key for key, press in rail.buttons.items() if press.isHidden()}
    lines = {key for key, line in rail._lines.items() if line.isVisible()}
    assert lines == hidden & set(session.window.places.offered())
    assert lines
    rail._lines["settings"].trigger()
    assert session.window.places.here == "settings"
    assert rail._lines["settings"].isChecked()


def test_what_waits_is_counted_on_the_rail(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    qtbot.waitUntil(lambda: session.window.rail.buttons["tasks"].text() == "Att göra")
    with_pupil(library, id, pupil(library, valid_to=TODAY + timedelta(days=5)))
    settled(qtbot, session)
    qtbot.waitUntil(lambda: "väntar" in session.window.rail.buttons["tasks"].accessibleName(), timeout=5000)


def test_an_advisor_sees_what_may_be_used_and_nothing_else(library, tmp_path, opened, qtbot):
    good, bad = usable(library, tmp_path, 2)
    edit(library, [bad], Edit(values={"blocked": True}))
    session = opened("Alex", "advisor")
    assert shown(session) == [good]
    assert keys_of(session) == ["library", "follow_up", "settings"]
    assert session.window.facets.use._only.isHidden()
    assert session.results.wish.is_everything
    session.window.page.filters_cleared.emit()
    settled(qtbot, session)
    assert shown(session) == [good]
    session.results.show_only([good, bad], "Båda")
    settled(qtbot, session)
    assert shown(session) == [good]


def test_a_curator_may_look_as_an_advisor_does_but_not_the_other_way(library):
    put_actor(library, Actor("Kim"))
    put_actor(library, Actor("Alex", "advisor"))
    for name, role, given in (("Kim", "advisor", "advisor"), ("Alex", "curator", "advisor"), ("Kim", "", "curator")):
        one = open_library(library.root, name, role)
        assert one.actor.role == given
        one.close()


def test_the_role_is_a_word_of_the_command():
    assert read_words(["bank", "--role", "advisor"], {}).role == "advisor"
    with pytest.raises(WrongWords, match="roll"):
        read_words(["bank", "--role", "kung"], {})


def test_settings_are_changed_and_refused(library, opened, qtbot):
    session = opened()
    session.window.places.go("settings")
    settled(qtbot, session)
    page = dialog(SettingsPage)
    row = page.rows["warn_days"]
    row.field.setFocus()
    row.field.setText("30")
    row.field.editingFinished.emit()
    settled(qtbot, session)
    assert library.setting("warn_days") == 30
    page.rows["both_guardians"].tick.click()
    settled(qtbot, session)
    assert library.setting("both_guardians") is False
    pattern = page.rows["export_name"].field
    pattern.setText("{nonsens}")
    pattern.editingFinished.emit()
    settled(qtbot, session)
    assert "nonsens" in page.banner.sentence()
    assert library.setting("export_name") != "{nonsens}"
    assert pattern.text() == library.setting("export_name")


def test_colleagues_are_added_and_given_roles(library, opened, qtbot):
    session = opened()
    session.window.places.go("settings")
    settled(qtbot, session)
    page = dialog(SettingsPage)
    page.name.setText("Bo  Ek")
    page.role.stand_at("advisor")
    page.add.click()
    settled(qtbot, session)
    assert Actor("Bo Ek", "advisor") in actors(library)
    page._known["Bo Ek"].stand_at("curator")
    page._known["Bo Ek"].chosen.emit("curator")
    settled(qtbot, session)
    assert Actor("Bo Ek") in actors(library)


def test_the_demo_is_made_from_the_first_page_and_opened_again(tmp_path, memory, monkeypatch, qtbot):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    for _again in range(2):
        demo_opened(qtbot, memory)
    assert memory.text("role") == "advisor"


def demo_opened(qtbot, memory):
    shell = Shell("Kim", memory)
    shell.show_first_page()
    shell.page._roles["advisor"].setChecked(True)
    shell.page._demo.click()
    assert not shell.page._open.isEnabled()
    qtbot.waitUntil(lambda: shell.session is not None, timeout=60_000)
    settled(qtbot, shell.session)
    assert shell.session.desk.library.actor.role == "advisor"
    assert shell.session.results.wish.channel == "presentation"
    shell.window.close()
    shell.close()


def test_another_language_and_another_bank_without_a_new_start(library, tmp_path, memory, qtbot):
    shell = Shell("Kim", memory)
    shell.open(library.root)
    settled(qtbot, shell.session)
    first = shell.session
    first.window.places.go("settings")
    first.window.look_menu.language_chosen.emit("en")
    qtbot.waitUntil(lambda: shell.session is not first)
    settled(qtbot, shell.session)
    try:
        assert shell.session.window.places.here == "settings"
        assert shell.session.window.rail.buttons["settings"].text() == "Settings"
    finally:
        shell.session.window.look_menu.language_chosen.emit("sv")
        qtbot.waitUntil(lambda: shell.session.window.rail.buttons["library"].text() == "Bilder")
    settled(qtbot, shell.session)
    shell.session.settings.switch_wanted.emit()
    assert shell.page is not None
    assert shell.session is None
    shell.page.close()
    shell.close()
