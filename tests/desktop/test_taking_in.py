"""Taking in through the window on a real library: dialog, report, undoing, history, watched folders, moved originals."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from imagebank.core.use import Use
from imagebank.desktop.take_in.dialog import TakeInDialog
from imagebank.desktop.take_in.folders import FoldersDialog, FolderSheet
from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.desktop.take_in.page import TakeInPage
from imagebank.desktop.take_in.report import TakeInReportDialog
from imagebank.desktop.take_in.values import GivenValue
from imagebank.services.exporting import Export, export
from imagebank.services.ingest import Template, take_in
from imagebank.services.packing import Order
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.searching import read
from imagebank.services.similar import stack
from imagebank.services.template import Given, save, saved
from imagebank.services.undoing import take_ins
from tests.desktop.driving import TODAY, dialog, select, settled, shown
from tests.making import picture, taken_in, usable


def begin(session, *paths) -> TakeInDialog:
    session.window.drop.dropped.emit(list(paths))
    return dialog(TakeInDialog)


def row(sheet, key):
    return next(one for one in sheet.for_all._rows if one.field.key == key)


def tick(sheet, key, value, mode="add"):
    row(sheet, key).show_given(GivenValue(value, mode))


def test_the_plan_says_what_is_ticked_and_reaches_every_file(library, tmp_path, opened, qtbot):
    picture(tmp_path / "in" / "a.jpg", 1)
    session = opened()
    sheet = begin(session, tmp_path / "in")
    tick(sheet, "title", "Skolgården", "set")
    tick(sheet, "keywords", "höst, lek")
    tick(sheet, "concepts", ("larmiljo:social",))
    tick(sheet, "licence_channels", ("webb", "press"))
    tick(sheet, "licence_to", "2031-12-31")
    sheet.way.reference.click()
    sheet.way.only_new.click()
    plan = sheet.plan()
    assert (plan.reference, plan.only_new) == (True, True)
    assert plan.given["title"] == GivenValue("Skolgården", "set")
    assert plan.given["keywords"].value == ("höst", "lek")
    sheet._start.click()
    settled(qtbot, session)
    (asset,) = read(library, [*shown(session)])
    assert asset.title["sv"] == "Skolgården"
    assert asset.keywords == ("höst", "lek")
    assert asset.concepts == ("larmiljo:social",)
    assert asset.reference == str(tmp_path / "in" / "a.jpg")
    assert (asset.rights.creator, asset.rights.channels) == ("Kim", {"webb", "press"})
    assert asset.rights.to.isoformat() == "2031-12-31"
    dialog(TakeInReportDialog).close()


def test_wrong_words_are_said_and_nothing_is_lost(library, tmp_path, opened, qtbot):
    session = opened()
    sheet = begin(session, tmp_path)
    tick(sheet, "caption", "")
    sheet._start.click()
    assert "Bildtext" in sheet.banner.sentence()
    tick(sheet, "caption", "Rast")
    row(sheet, "concepts")._editor.value = lambda: ("finns-inte",)
    tick(sheet, "concepts", ())
    sheet._start.click()
    settled(qtbot, session)
    assert "finns-inte" in sheet.banner.sentence()
    assert sheet.isVisible()
    assert sheet.plan().given["caption"].value == "Rast"
    sheet.close()


def test_a_template_is_kept_chosen_and_taken_away(library, tmp_path, opened, qtbot):
    save(library, "Skolor", Template(fields={"credit": Given("Foto: Kim", "set")}))
    session = opened()
    sheet = begin(session, tmp_path)
    settled(qtbot, session)
    combo = sheet.for_all._template
    combo.stand_at("Skolor")
    combo.chosen.emit("Skolor")
    assert sheet.plan().given == {"credit": GivenValue("Foto: Kim", "set")}
    tick(sheet, "copyright", "SPSM")
    sheet.for_all._keep.click()
    name = dialog(NameSheet)
    name.write("Egna")
    name._keep.click()
    settled(qtbot, session)
    assert saved(library)["Egna"].fields["copyright"] == Given("SPSM", "add")
    assert combo.key() == "Egna"
    sheet.for_all._forget.click()
    settled(qtbot, session)
    assert list(saved(library)) == ["Skolor"]
    assert sheet.plan().given["copyright"].value == "SPSM"
    sheet.close()


def test_the_report_is_copied_and_the_taking_in_undone(library, tmp_path, opened, qtbot):
    session = opened()
    picture(tmp_path / "in" / "a.jpg", 1)
    (tmp_path / "in" / "c.jpg").write_bytes(b"trasig")
    begin(session, tmp_path / "in")._start.click()
    settled(qtbot, session)
    report = dialog(TakeInReportDialog)
    report.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "1 fil hämtades in" in text
    assert "c.jpg: " in text
    asked = []
    session.undoing.sure = lambda _over, words: asked.append(words) or True
    report.undo.click()
    settled(qtbot, session)
    assert asked == ["1 bild eller film tas bort ur banken, med allt som har skrivits om den."]
    assert shown(session) == []
    assert "togs bort" in session.window.page.banner.sentence()
    assert take_ins(library)[0].undone_at


def test_undoing_says_what_stays_and_history_shows_the_rest(library, tmp_path, opened, qtbot):
    packed, loose = usable(library, tmp_path, 2)
    use = Use("webb", TODAY, title="Höst")
    order = Order((packed,), use, tmp_path / "ut", approved_by="Robin")
    for _step in export(library, order, Export()):
        pass
    ((other, _path, _sha),) = taken_in(library, [picture(tmp_path / "annan.png", 9)]).imported
    session = opened()
    asked = []
    session.undoing.sure = lambda _over, words: asked.append(words) or True
    session.window.places.go("take_in")
    settled(qtbot, session)
    sheet = dialog(TakeInPage)
    assert sheet.list.count() == 2
    sheet.list.setCurrentRow(1)
    sheet.undo.click()
    settled(qtbot, session)
    assert "1 är kvar" in asked[0]
    assert "Tomt klassrum" in session.window.page.banner.sentence()
    assert "ångrad" in sheet.list.item(1).text()
    assert not sheet.undo.isEnabled()
    sheet.list.setCurrentRow(0)
    sheet.list.setFocus()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert shown(session) == [other]
    assert loose not in {one.id for one in read(library, [loose])}


def test_a_watched_folder_is_taken_in_quietly(library, tmp_path, opened, qtbot):
    place = tmp_path / "Inkorg"
    place.mkdir()
    session = opened()
    session.inbox._timer.stop()
    session.inbox.open()
    folders = dialog(FoldersDialog)
    for path, complaint in ((tmp_path / "ingen", "ingen mapp"), (place, "")):
        folders.add.click()
        sheet = dialog(FolderSheet)
        sheet.path.setText(str(path))
        sheet.shoot.setText("Hösten")
        sheet.watch.click()
        settled(qtbot, session)
        qtbot.waitUntil(lambda: not session.inbox.busy)
        assert complaint in folders.banner.sentence()
    session.inbox._timer.stop()
    assert str(place) in folders.list.item(0).text()
    folders.close()
    picture(place / "ny.jpg", 3)
    (place / "trasig.jpg").write_bytes(b"x")
    for _look in range(2):
        session.inbox.look()
        qtbot.waitUntil(lambda: not session.inbox.busy, timeout=20_000)
    settled(qtbot, session)
    banner = session.window.page.banner
    assert banner.sentence() == "1 ny bild eller film från Inkorg. 1 fil från Inkorg kunde inte hämtas in."
    (asset,) = read(library, shown(session))
    assert asset.shoot == "Hösten"
    banner._buttons.itemAt(1).widget().click()
    settled(qtbot, session)
    dialog(TakeInReportDialog).close()
    session.inbox.look()
    qtbot.waitUntil(lambda: not session.inbox.busy)
    assert len(take_ins(library)) == 1


def test_moved_originals_are_found(library, tmp_path, opened, qtbot):
    report = Report()
    paths = [picture(tmp_path / "in" / f"{n}.jpg", n) for n in range(2)]
    for _step in take_in(library, paths, Template(), report, Way(reference=True)):
        pass
    (tmp_path / "flyttad").mkdir()
    paths[0].rename(tmp_path / "flyttad" / "x.jpg")
    paths[1].unlink()
    session = opened()
    session.refinding.start(tmp_path / "flyttad")
    settled(qtbot, session)
    banner = session.window.page.banner
    assert banner.sentence() == "1 original hittades igen. 1 saknas fortfarande."
    banner._buttons.itemAt(0).widget().click()
    settled(qtbot, session)
    assert shown(session) == [report.imported[1][0]]
    assert session.window.page.toolbar._heading.text() == "De saknade originalen"


def test_the_inspector_tells_of_the_burst_and_the_place(library, tmp_path, opened, qtbot):
    report = taken_in(library, [picture(tmp_path / f"{n}.jpg", n * 40) for n in range(3)])
    ids = [id for id, _path, _sha in report.imported]
    stack(library, ids[:2])
    session = opened()
    select(qtbot, session, ids[0])
    inspector = session.window.inspector
    assert ("Originalet", "I banken") in inspector._value.facts
    assert inspector._value.stack.words == "1 av 2 i en serie"
    inspector.stack.show_all.click()
    settled(qtbot, session)
    assert set(shown(session)) == set(ids[:2])
    inspector.show_value(replace(inspector._value, incoming=(("xmp:Rating", "5"),), stack=None))
    assert inspector.stack.isHidden()
    assert "Uppgifter i filen (1)" in inspector.incoming.heading.accessibleName()
    inspector.incoming.heading.click()
    assert inspector.incoming.is_open


def test_an_advisor_has_no_place_of_taking_in(library, opened):
    session = opened("Alex", "advisor")
    assert session.window.rail.buttons["take_in"].isHidden()
    assert not session.inbox._timer.isActive()
    assert QApplication.activeModalWidget() is None
