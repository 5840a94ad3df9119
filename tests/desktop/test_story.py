"""The main job in the real window on a real library: find, edit, people, take in, pack, two programs at once."""

from datetime import date
from pathlib import Path
from threading import Event

import bagit
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from imagebank.core.progress import Progress
from imagebank.desktop import application
from imagebank.desktop.command import read_words
from imagebank.desktop.feeding.pack_files import usual_place
from imagebank.desktop.first_page import FirstPage
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.memory import Memory
from imagebank.desktop.packs.dialog import PacksDialog
from imagebank.desktop.packs.result import PackResultDialog
from imagebank.desktop.packs.step_sheets import IssueSheet
from imagebank.desktop.shell import Shell
from imagebank.services import library as libraries
from imagebank.services.approving import approve, submit
from imagebank.services.describing import Edit, edit
from imagebank.services.packing import issued
from imagebank.services.releasing import in_force, persons
from imagebank.services.searching import read
from tests.desktop.driving import TODAY, badge, dialog, save, select, selected, settled, shown
from tests.making import as_actor, described, picture, pupil, taken_in, usable, with_pupil


def test_search_and_facets_filter(library, tmp_path, opened, qtbot):
    first, second, third = usable(library, tmp_path, 3)
    edit(library, [first], Edit({("title", "sv"): "Kapprummet"}, add_concepts=("larmiljo:fys-absorbent",)))
    edit(library, [third], Edit(values={"blocked": True}))
    session = opened()
    window = session.window
    assert set(shown(session)) == {first, second, third}
    assert next(iter(window.facets._boxes)) == "larmiljo"
    window.header.search._field.setText("kapprum")
    qtbot.keyClick(window.header.search._field, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert shown(session) == [first]
    window.page.filters_cleared.emit()
    window.facets.ticked.emit("larmiljo", "larmiljo:fysisk", True)
    settled(qtbot, session)
    keys = list(window.facets._boxes["larmiljo"]._ticks.values())
    assert "larmiljo:fys-ljud" in keys
    window.facets.ticked.emit("larmiljo", "larmiljo:fys-ljud", True)
    settled(qtbot, session)
    assert shown(session) == [first]
    assert len(window.page.chips.keys()) == 2
    window.page.filters_cleared.emit()
    window.facets.use._only.click()
    settled(qtbot, session)
    assert set(shown(session)) == {first, second}


def test_every_cell_speaks(library, tmp_path, opened):
    (id,) = usable(library, tmp_path)
    said = badge(opened(), id).spoken
    for words in ("Tomt klassrum", "bord i rader", "Lärmiljö: Fysisk", "Får användas i kanalen Egen webb"):
        assert words in said


def test_edits_are_saved_and_the_badge_changes(library, tmp_path, opened, qtbot):
    ((id, _path, _sha),) = taken_in(library, [picture(tmp_path / "rum.jpg")]).imported
    described(library, [id], visibility="none")
    session = opened("Robin")
    assert (badge(session, id).tone, badge(session, id).status_word) == ("review", "Väntar på bekräftelse")
    select(qtbot, session, id)
    inspector = session.window.inspector
    inspector._texts["title"]._edit.setText("Nytt namn")
    inspector._texts["licence_last_day"]._edit.setText("2031-12-31")
    inspector._licence._ticks["press"].click()
    save(qtbot, session)
    (asset,) = read(library, [id])
    assert (asset.title["sv"], asset.rights.to) == ("Nytt namn", date(2031, 12, 31))
    assert "press" in asset.rights.channels
    assert "webb" in asset.rights.channels
    session.window.activateWindow()
    inspector.review.confirm.setFocus()
    inspector.review.confirm.click()
    settled(qtbot, session)
    assert badge(session, id).tone == "ok"
    assert badge(session, id).title == "Nytt namn"
    assert not inspector.has_pending()
    assert inspector.isAncestorOf(QApplication.focusWidget())


def test_return_opens_what_the_keyboard_stands_at(library, tmp_path, opened, qtbot):
    first, second = usable(library, tmp_path, 2)
    session = opened()
    grid = session.window.page.grid
    flag = grid.selectionModel().SelectionFlag.NoUpdate
    grid.selectionModel().setCurrentIndex(session.window.model.index(1, 0), flag)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.wait(5)
    settled(qtbot, session)
    assert selected(session) == {session.window.model.ids[1]}
    assert session.window.focusWidget() is session.window.inspector._texts["title"]._edit
    assert {first, second} == set(shown(session))


def test_what_cannot_be_saved_waits_and_is_said(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    select(qtbot, session, id)
    session.window.inspector._texts["licence_last_day"]._edit.setText("sommaren")
    save(qtbot, session)
    assert "sommaren" in session.window.page.banner.sentence()
    assert session.window.inspector.has_pending()
    session.window.inspector.undo()


def test_unsaved_edits_are_asked_about_once(library, tmp_path, opened, qtbot):
    first, second = usable(library, tmp_path, 2)
    session = opened()
    select(qtbot, session, first)
    session.window.inspector._texts["title"]._edit.setText("Osparat")
    session.selecting.ask = lambda _parent: "stay"
    select(qtbot, session, second)
    assert selected(session) == {session.desk.numbers.of(first)}
    assert session.window.page.grid.current_id() == session.desk.numbers.of(first)
    session.selecting.ask = lambda _parent: "save"
    select(qtbot, session, second)
    assert read(library, [first])[0].title["sv"] == "Osparat"
    assert selected(session) == {session.desk.numbers.of(second)}


def test_taking_in_lands_in_the_grid(library, tmp_path, opened, qtbot):
    session = opened()
    assert not session.window.page._empty_bank.isHidden()
    picture(tmp_path / "in" / "a.jpg", 1)
    picture(tmp_path / "in" / "b.jpg", 2)
    (tmp_path / "in" / "c.jpg").write_bytes(b"trasig")
    session.window.drop.dropped.emit([tmp_path / "in"])
    dialog()._start.click()
    settled(qtbot, session)
    assert len(shown(session)) == 2
    dialog()._show()
    settled(qtbot, session)
    assert session.window.page.toolbar._heading.text() == "Nyss inhämtat"


def test_a_person_is_registered_and_withdrawn(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    select(qtbot, session, id)
    inspector = session.window.inspector
    inspector._visibility.activated.emit(inspector._visibility.findData("ident"))
    inspector._visibility.stand_at("ident")
    inspector._visibility.chosen.emit("ident")
    save(qtbot, session)
    inspector.people._add.click()
    settled(qtbot, session)
    dialog()._new()
    form = dialog()
    form._person._adult.click()
    form._person._role.stand_at("personal")
    form._release._channels["webb"].click()
    for flag in ("self_signed", "evidence"):
        form._release._flags[flag].click()
    form._save.click()
    settled(qtbot, session)
    (person,) = persons(library)
    assert (badge(session, id).tone, badge(session, id).status_word) == ("ok", "Samtycke giltigt")
    inspector.release_wanted.emit(person.id)
    settled(qtbot, session)
    sheet = dialog()
    sheet.sure = lambda: True
    sheet._withdraw.click()
    settled(qtbot, session)
    assert in_force(library, person.id).status == "withdrawn"
    assert badge(session, id).status_word == "Samtycke återkallat"


def test_a_pack_is_issued_from_the_workshop(library, tmp_path, opened, qtbot):
    good, other = usable(library, tmp_path, 2)
    with_pupil(library, other, pupil(library, status="refused"))
    session = opened()
    select(qtbot, session, good, other)
    session.window.selection_bar.pack_wanted.emit()
    settled(qtbot, session)
    sheet = dialog()
    sheet.rows.title.setText("Lugna rum på hösten")
    sheet.press.click()
    settled(qtbot, session)
    packs = dialog(PacksDialog)
    assert packs._why_not.text() == "1 bild behöver åtgärdas eller tas ut först."
    packs.workshop.remove_wanted.emit(session.desk.numbers.of(other))
    settled(qtbot, session)
    (pack,) = issued(library)
    submit(library, pack.id, TODAY)
    approve(as_actor(library, "Robin"), pack.id, TODAY)
    settled(qtbot, session)
    packs.acts["issue"].click()
    dialog(IssueSheet).folder.setText(str(tmp_path / "ut"))
    dialog(IssueSheet).press.click()
    settled(qtbot, session)
    (pack,) = issued(library)
    assert (pack.status, pack.approved_by) == ("issued", "Robin")
    assert bagit.Bag(str(tmp_path / "ut" / f"{pack.id}-lugna-rum-pa-hosten")).is_valid()
    dialog(PackResultDialog).close()
    packs.close()


def test_an_advisor_looks_but_does_not_change(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened("Alex", "advisor")
    select(qtbot, session, id)
    assert session.window.header._take_in.isHidden()
    assert session.window.selection_bar._pack.isHidden()
    assert session.window.rail.buttons["packs"].isHidden()
    assert session.window.selection_bar._pull.isVisible()
    assert not session.window.inspector._texts["title"].isVisible()
    assert not session.window.inspector._visibility.isVisible()


def test_a_search_that_cannot_be_read_is_said_calmly(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    for text, words in (('"klass', "citattecken"), ("miljö:okänd", "okänd")):
        session.window.header.search._field.setText(text)
        qtbot.keyClick(session.window.header.search._field, Qt.Key.Key_Return)
        settled(qtbot, session)
        assert words in session.window.page.banner.sentence()
        assert shown(session) == [id]
    session.window.header.search.searched.emit("klass")
    settled(qtbot, session)
    assert session.window.page.banner.sentence() == ""


def test_another_program_s_writes_show(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    other = libraries.open_library(library.root, "Robin")
    edit(other, [id], Edit({("title", "sv"): "Ändrad av Robin"}))
    other.close()
    qtbot.waitUntil(lambda: badge(session, id).title == "Ändrad av Robin", timeout=3000)


def test_the_window_is_built_anew_for_another_text_size(library, tmp_path, qtbot, qapp):
    (id,) = usable(library, tmp_path)
    shell = Shell("Kim", memory(tmp_path))
    shell.open(library.root)
    first = shell.session
    settled(qtbot, first)
    select(qtbot, first, id)
    first.window.look_menu.size_chosen.emit(150)
    qtbot.waitUntil(lambda: shell.session is not first)
    settled(qtbot, shell.session)
    try:
        assert selected(shell.session) == {shell.session.desk.numbers.of(id)}
        assert shell.window.isVisible()
    finally:
        shell.session.window.look_menu.size_chosen.emit(100)
        second = shell.session
        qtbot.waitUntil(lambda: shell.session is not second)
        shell.window.close()
        shell.close()


def test_closing_stops_a_job_cleanly(library, opened):
    session = opened()
    begun, ended = Event(), []

    def endless():
        try:
            while True:
                yield Progress(1, 0)
                begun.set()
        finally:
            ended.append(1)

    session.window.lane.start(Job("Utan slut", endless))
    assert begun.wait(5)
    assert session.window.close()
    assert ended


def test_the_first_page_makes_and_opens(tmp_path, qtbot):
    kept = memory(tmp_path)
    shell = Shell("Kim", kept)
    shell.show_first_page()
    shell.page.open_wanted.emit(tmp_path / "ingen")
    qtbot.waitUntil(lambda: "ingen bank" in shell.page.banner.sentence())
    shell.page.make_wanted.emit(tmp_path / "ny")
    qtbot.waitUntil(lambda: shell.session is not None)
    settled(qtbot, shell.session)
    assert shell.page is None
    assert kept.recent() == [tmp_path / "ny"]
    shell.window.close()
    shell.close()


def memory(folder: Path) -> Memory:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings"))
    return Memory()


def test_words_of_the_command(tmp_path, capsys):
    said = read_words(["--as", "Robin", str(tmp_path), "--lang=en"], {})
    assert (said.library, said.actor, said.language) == (tmp_path, "Robin", "en")
    assert read_words([], {"IMAGEBANK_LIBRARY": "/b", "IMAGEBANK_ACTOR": "Bo"}).library == Path("/b")
    assert application.run(["--nonsense"]) == application.WRONG_WORDS
    assert "--nonsense" in capsys.readouterr().err


def test_no_library_is_a_sentence(tmp_path, capsys, qapp):
    memory(tmp_path)
    assert application.run(["--library", str(tmp_path / "ingen")]) == application.NO_LIBRARY
    assert "ingen bank" in capsys.readouterr().err


def test_at_a_screen_the_first_page_says_why_no_bank_is_open(tmp_path, capsys, qapp, monkeypatch, library):
    memory(tmp_path)
    monkeypatch.setattr(application, "_is_watched", lambda: True)
    said = []

    def look():
        (page,) = (one for one in qapp.topLevelWidgets() if isinstance(one, FirstPage) and one.isVisible())
        said.append(page.banner.sentence())
        page.close()

    QTimer.singleShot(300, qapp, look)
    QTimer.singleShot(600, qapp, qapp.quit)
    assert application.run(["--library", str(tmp_path / "ingen")]) == application.NO_LIBRARY
    assert "ingen bank" in capsys.readouterr().err
    assert "ingen bank" in said[0]


def test_the_window_is_drawn_into_a_picture(library, tmp_path, qapp):
    memory(tmp_path)
    assert application.open_window(library.root, "Kim", "sv", tmp_path / "w.png") == 0
    assert (tmp_path / "w.png").stat().st_size > 10_000


def test_a_second_box_widens_and_siblings_keep_their_counts(library, tmp_path, opened, qtbot):
    one, two, three = usable(library, tmp_path, 3)
    for id, kind in ((one, "fys-absorbent"), (two, "social"), (three, "pedagogisk")):
        edit(library, [id], Edit(remove_concepts=read(library, [id])[0].concepts, add_concepts=(f"larmiljo:{kind}",)))
    session = opened()
    session.window.facets.ticked.emit("larmiljo", "larmiljo:fysisk", True)
    settled(qtbot, session)
    assert shown(session) == [one]
    box = session.window.facets._boxes["larmiljo"]
    counts = {key: tick._count for tick, key in box._ticks.items()}
    assert counts["larmiljo:social"] == 1
    session.window.facets.ticked.emit("larmiljo", "larmiljo:social", True)
    settled(qtbot, session)
    assert set(shown(session)) == {one, two}
    session.window.facets.ticked.emit("larmiljo", "larmiljo:fys-ljud", True)
    settled(qtbot, session)
    assert set(shown(session)) == {one, two}


def test_a_pack_is_not_dated_back(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    session.window.facets.use.changed.emit("webb", date(2026, 1, 1), False)
    settled(qtbot, session)
    select(qtbot, session, id)
    session.window.selection_bar.pack_wanted.emit()
    settled(qtbot, session)
    assert dialog().rows.day.day() == TODAY
    dialog().close()


def test_the_usual_place_of_packs_exists():
    assert usual_place().is_dir()
