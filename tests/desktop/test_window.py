"""The window as a whole: every control has a name, the keyboard comes round, panels fit, dialogs answer."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from imagebank.desktop.alike.dialog import AlikeDialog
from imagebank.desktop.alike.values import AlikeGroup, AlikeItem, Fact
from imagebank.desktop.arrangement import arrange
from imagebank.desktop.help import HelpDialog
from imagebank.desktop.main_window import MainWindow
from imagebank.desktop.packs.result import PackResultDialog
from imagebank.desktop.packs.step_sheets import NoteSheet
from imagebank.desktop.parts import room
from imagebank.desktop.parts.tab_order import in_order, move_focus
from imagebank.desktop.parts.yielding import Yielding
from imagebank.desktop.requirements import what_is_missing as what_the_system_lacks
from imagebank.desktop.snapshot import snapshot
from imagebank.desktop.take_in.dialog import TakeInDialog
from imagebank.desktop.take_in.folders import FoldersDialog, FolderSheet
from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.desktop.take_in.page import TakeInPage
from imagebank.desktop.take_in.report import TakeInReportDialog
from imagebank.desktop.take_in.values import FolderValue, GivenValue, PastTakeIn
from imagebank.desktop.theme.look import look
from imagebank.desktop.values import PackResult, ResultValue
from tests.desktop.fake_bank import CHANNELS, VOCABULARY, feed, pack_items, packs_dialog, plan, report

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QSlider)


def nameless(root: QWidget):
    for kind in CONTROLS:
        for one in root.findChildren(kind):
            inner = isinstance(one.parent(), (QComboBox,)) or one.objectName().startswith("qt_")
            if not inner and one.focusPolicy() != Qt.FocusPolicy.NoFocus and not one.accessibleName():
                yield type(one).__name__, one.objectName()


def small(root: QWidget):
    for one in root.findChildren(QAbstractButton):
        if one.isVisible() and not one.objectName().startswith("qt_") and min(one.width(), one.height()) < 24:
            yield type(one).__name__, one.accessibleName(), one.size()


def dialogs(window):
    taking = TakeInDialog(window, plan("/a"), date(2026, 9, 23), VOCABULARY, CHANNELS)
    taking.for_all.unfold()
    for row in taking.for_all._rows:
        row.show_given(GivenValue("2026-09-23" if row.field.kind == "day" else ("ljud",)))
    yield taking
    yield TakeInReportDialog(window, report())
    yield NameSheet(window, "Mall", "Mallens namn", "Ersätts")
    history = TakeInPage(window)
    history.show_lines([PastTakeIn("a", "I dag · Kim", "/kort", 3, may_undo=True)])
    yield history
    folders = FoldersDialog(window, has_report=True)
    folders.show_folders([FolderValue(Path("/in"), "", "Bevakas")], [])
    yield folders
    yield FolderSheet(window, ["Skolor"])
    alike = AlikeDialog(window, window.thumbnails, window.thumbnails)
    group = AlikeGroup(tuple(AlikeItem(n, f"Bild {n}", (Fact("Titel", str(n)),)) for n in range(3)), "Lika")
    alike.show_groups([group.ids])
    alike.show_group(group)
    yield alike
    yield HelpDialog(window)
    result = PackResult("P-1", Path("/p"), 2, tuple(pack_items((1, 3))))
    yield PackResultDialog(window, result, window.thumbnails)
    window.page.grid.select_ids({0, 1, 2, 3})
    window.bank.pack()
    yield window.bank.dialog


def test_every_control_has_a_name(window):
    window.page.grid.select_ids({3})
    assert not list(nameless(window))
    for dialog in dialogs(window):
        assert not list(nameless(dialog))
        dialog.close()


def test_no_target_is_small(window):
    window.page.grid.select_ids({3})
    assert not list(small(window))
    for dialog in dialogs(window):
        dialog.show()
        assert not list(small(dialog))
        dialog.close()


def test_tab_comes_round_in_every_dialog(window, qtbot):
    for dialog in dialogs(window):
        dialog.show()
        dialog.activateWindow()
        stops = list(in_order(dialog))
        first = stops[0]
        first.setFocus()
        for _step in stops:
            assert move_focus(dialog, forward=True)
        assert dialog.focusWidget() is first, type(dialog).__name__
        dialog.close()


def test_tab_comes_round_and_visits_the_parts(window, qtbot):
    window.activateWindow()
    window.header.search.focus()
    window.page.grid.select_ids({1})
    first, seen = QApplication.focusWidget(), []
    for _ in range(90):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is first:
            break
    assert seen[-1] is first
    assert window.page.grid in seen
    parts = [window.header, window.facets, window.page, window.selection_bar, window.inspector]
    order = [next(i for i, part in enumerate(parts) if part.isAncestorOf(one)) for one in seen[:-1]]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2, 3, 4}


def test_f6_walks_the_parts(window, qtbot):
    window.page.grid.select_ids({1})
    window.header.search.focus()
    stops = []
    for _ in range(4):
        window._next_part()
        stops.append(QApplication.focusWidget())
    assert stops[1] is window.page.grid
    assert window.facets.isAncestorOf(stops[0])
    assert window.inspector.isAncestorOf(stops[2])


@pytest.mark.parametrize(
    ("size", "scale", "both"),
    [((1440, 900), 1, True), ((1440, 900), 2, False), ((1280, 720), 2, False), ((1280, 720), 1, True)],
)
def test_panels_that_fit(window, size, scale, both):
    look().ask(scale=scale)
    try:
        window.resize(*size)
        assert window.width() == size[0]
        assert arrange(size[0], scale).both is both
        assert window.inspector.isVisible() is both
        assert window.facets.isVisible() is (scale == 1)
        window.header.inspector.click()
        assert window.inspector.isVisible() is not both
        assert window.centralWidget().minimumSizeHint().width() <= size[0]
    finally:
        look().ask(scale=1)


@pytest.mark.parametrize(("screen", "scale"), [((1920, 1080), 2), ((960, 540), 1), ((1366, 728), 1)])
def test_windows_are_no_larger_than_the_screen(qtbot, monkeypatch, screen, scale):
    monkeypatch.setattr(room, "available", lambda _part: QSize(*screen))
    look().ask(scale=scale)
    try:
        made = MainWindow()
        qtbot.addWidget(made)
        made.bank = feed(made)
        made.show()
        over = QWidget()
        qtbot.addWidget(over)
        over.resize(2880, 1800)
        over.thumbnails = made.thumbnails
        shown = [made, packs_dialog(made), packs_dialog(over), HelpDialog(over), NoteSheet(over, "approve")]
        for one in shown:
            one.show()
            qtbot.wait(10)
            assert one.width() <= screen[0], type(one).__name__
            assert one.height() <= screen[1], type(one).__name__
        for one in shown[1:]:
            one.close()
    finally:
        look().ask(scale=1)


def listed(dialog):
    """The keys that the help lists."""
    return {key for line in dialog.findChildren(QLabel) for key in line.text().split(", ")}


def test_the_help_lists_every_key_of_the_window(window):
    presses = {one.shortcut().toString() for one in window.findChildren(QAbstractButton)}
    acts = {one.key().toString() for one in window.findChildren(QShortcut)}
    inner = {one.shortcut().toString() for one in window.findChildren(QAction)}
    wanted = {key.replace("Shift+F6", "Skift+F6") for key in presses | acts | inner if key}
    assert "Ctrl+Shift+K" in wanted
    help = HelpDialog(window)
    assert wanted <= listed(help)
    help.close()


def test_the_help_of_one_who_only_looks_lists_no_keys_of_writing(window):
    window.show_role(may_write=False)
    window.guide.show_keys()
    (help,) = window.findChildren(HelpDialog)
    assert not listed(help) & {"Ctrl+N", "Ctrl+R", "Ctrl+P", "Ctrl+S", "Ctrl+D"}
    assert {"Ctrl+F", "Ctrl+E", "Ctrl+Shift+K", "F1"} <= listed(help)
    help.close()


def test_search_tells_once(window, qtbot):
    said = []
    window.header.search.searched.connect(said.append)
    window.header.search._field.setText("köksö")
    qtbot.keyClick(window.header.search._field, Qt.Key.Key_Return)
    qtbot.keyClick(window.header.search._field, Qt.Key.Key_Return)
    assert said == ["köksö"]


def test_facets_tell_and_keep_their_boxes(window, qtbot):
    from tests.desktop.fake_bank import facets

    box = window.facets._boxes["larmiljo"]
    tick = next(iter(box._ticks))
    with qtbot.waitSignal(window.facets.ticked) as told:
        tick.click()
    assert told.args == ["larmiljo", "pedagogisk", True]
    window.facets.show_facets(facets(("social",)))
    assert window.facets._boxes["larmiljo"] is box
    assert not tick.isChecked()
    assert tick.accessibleName() == "Pedagogisk, 4\u00a0120 träffar"


def test_use_tells(window, qtbot):
    with qtbot.waitSignal(window.facets.use.changed) as told:
        window.facets.use._only.click()
    assert told.args == ["webb", date(2026, 9, 23), True]


def test_chips_and_empty_places(window, qtbot):
    with qtbot.waitSignal(window.page.filter_removed) as told:
        window.page.chips._chips()[0].click()
    assert told.args == ["larmiljo", "fysisk"]
    window.page.show_result(ResultValue("Sökning: x", 0, 10))
    with qtbot.waitSignal(window.page.filters_cleared):
        window.page._no_hits.pressed.emit()
    window.page.show_result(ResultValue("", 0, 0, empty_bank=True))
    with qtbot.waitSignal(window.page.take_in_wanted):
        window.page._empty_bank.pressed.emit()


def test_files_dropped_on_the_window(window, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a.jpg")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    with qtbot.waitSignal(window.drop.dropped) as told:
        QApplication.sendEvent(window, event)
    assert told.args == [[tmp_path]]


def test_take_in_plan(window, qtbot):
    dialog = TakeInDialog(window, plan(), date(2026, 9, 23))
    assert not dialog._start.isEnabled()
    dialog.sources.choose([Path("/a"), Path("/b")])
    dialog._shoot.setText(" Ekskolan ")
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog._start.click()
    assert told.args[0].paths == (Path("/a"), Path("/b"))
    assert told.args[0].shoot == "Ekskolan"


def test_banner_says_and_closes(window):
    window.page.banner.say("Något gick fel.")
    assert window.page.banner.sentence() == "Något gick fel."
    window.page.banner._close()
    assert window.page.banner.sentence() == ""


def test_a_theme_change_redraws(window):
    before = window.grab().toImage().pixelColor(QPoint(5, 5))
    try:
        look().ask("dark")
        assert window.grab().toImage().pixelColor(QPoint(5, 5)) != before
    finally:
        look().ask("light")


def test_snapshot(window, tmp_path):
    assert snapshot(window, tmp_path / "a.png").stat().st_size > 10_000


def test_the_system_is_looked_at_first():
    assert "DISPLAY" in what_the_system_lacks({}, "linux")
    assert what_the_system_lacks({"QT_QPA_PLATFORM": "offscreen"}, "linux") == ""
    assert what_the_system_lacks({}, "win32") == ""


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_the_head_scrolls_rather_than_overlapping(window, qtbot, size):
    look().ask(scale=2)
    try:
        window.resize(*size)
        window.page.grid.select_ids({0})
        window.page.banner.say("Filen IMG_2291.HEIC kunde inte läsas. Kopiera den igen från kameran. " * 2)
        qtbot.wait(50)
        toolbar = window.page.toolbar
        heading, hits = toolbar._heading, toolbar._hits
        assert heading.height() >= heading.heightForWidth(heading.width())
        assert heading.mapTo(window, QPoint(0, heading.height())).y() <= hits.mapTo(window, QPoint(0, 0)).y()
        assert toolbar._sort.height() >= toolbar._sort.sizeHint().height()
        assert window.selection_bar._sentence.isVisible()
    finally:
        look().ask(scale=1)


def test_the_head_takes_no_more_than_it_needs(window, qtbot):
    window.resize(1440, 900)
    qtbot.wait(50)
    head = window.page.findChild(Yielding)
    assert head.verticalScrollBar().maximum() == 0
