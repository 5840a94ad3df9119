"""What a fresh user stumbled over: stale hints, values and lines, keys that led nowhere, words that were cut."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from imagebank.desktop.follow_up.parts import FigureTable
from imagebank.desktop.follow_up.values import TableValue
from imagebank.desktop.handbook.window import HandbookWindow
from imagebank.desktop.help import HelpDialog
from imagebank.desktop.inspector.pending_bar import PendingBar
from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.tab_order import in_order
from imagebank.desktop.parts.yielding import Yielding
from imagebank.desktop.values import Choice
from imagebank.desktop.vocabulary.tree import Lists
from imagebank.services.describing import Edit, edit
from tests.desktop.driving import dialog, select, settled
from tests.desktop.fake_bank import inspected, pack_value, packs_dialog
from tests.making import as_actor, picture, taken_in

Key = Qt.Key


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.n = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.n += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def photo(library, tmp_path):
    return taken_in(library, [picture(tmp_path / "rum.jpg")]).imported[0][0]


def active(qtbot, widget):
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_another_hint_of_an_empty_text_area_is_painted(qtbot):
    area = text_area(3)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a text cursor that blinks would paint it
    qtbot.addWidget(area)
    area.setPlaceholderText("Bild ett")
    area.show()
    qtbot.waitExposed(area)
    qtbot.wait(100)
    paints = Paints(area.viewport())
    area.setPlaceholderText("Bild två")
    qtbot.waitUntil(lambda: paints.n > 0, timeout=1000)


def test_dropping_edits_shows_what_another_program_wrote(library, photo, opened, qtbot):
    session = opened()
    select(qtbot, session, photo)
    inspector = session.window.inspector
    inspector._texts["title"]._edit.setText("Mitt")
    edit(as_actor(library, "Bo", "curator"), [photo], Edit(texts={("title", "sv"): "Deras"}))
    settled(qtbot, session)
    assert inspector._texts["title"].text() == "Mitt"
    inspector._bar._undo.click()
    settled(qtbot, session)
    assert inspector._texts["title"].text() == "Deras"


def test_the_sheet_of_keys_is_scrolled_by_keyboard(window, qtbot):
    sheet = HelpDialog(window)
    sheet.open()
    active(qtbot, sheet)
    column = sheet.findChild(Column)
    bar = column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert sheet.focusWidget() is column
    assert column.accessibleName()
    for key, moved in (
        (Key.Key_Down, lambda: bar.value() > 0),
        (Key.Key_End, lambda: bar.value() == bar.maximum()),
        (Key.Key_PageUp, lambda: 0 < bar.value() < bar.maximum()),
        (Key.Key_Home, lambda: bar.value() == 0),
    ):
        QTest.keyClick(column, key)
        assert moved(), key
    assert column in list(in_order(sheet)), "Tab leads there and back"
    sheet.close()


def test_a_column_that_shows_everything_is_no_stop(qtbot):
    column = Column("DialogBody")
    column.read_as("Rapport")
    qtbot.addWidget(column)
    column.show()
    qtbot.waitExposed(column)
    assert list(in_order(column)) == []


def test_escape_leads_back_to_the_pictures_and_edits_wait(window, qtbot):
    active(qtbot, window)
    window.inspector.show_value(inspected((3,)))
    title = window.inspector._texts["title"]._edit
    title.setText("Ny titel")
    for field in (title, window.inspector._texts["caption"]._edit, window.header.search._field):
        field.setFocus()
        QTest.keyClick(field, Key.Key_Escape)
        assert window.page.isAncestorOf(window.focusWidget())
    assert window.inspector.has_pending()


def test_the_ring_goes_along_in_the_tree_of_concepts(qtbot):
    tree = Lists()
    qtbot.addWidget(tree)
    tree.addTopLevelItems([QTreeWidgetItem([words]) for words in ("Ett", "Tv", "Tre")])
    tree.setCurrentItem(tree.topLevelItem(0))
    tree.show()
    qtbot.waitExposed(tree)
    aim = tree.visualItemRect(tree.topLevelItem(2)).center()
    with qtbot.waitSignal(tree.focus_rect_changed, timeout=1000):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=aim)
    assert tree.focus_rect().contains(aim + tree.viewport().pos())


@pytest.mark.parametrize("kind", ["viewer", "quick"])
def test_help_comes_over_the_large_view_and_quick_classifying(photo, opened, qtbot, kind):
    session = opened()
    select(qtbot, session, photo)
    if kind == "viewer":
        session.viewing.open_current()
        large = session.viewing.viewer
    else:
        session.quick.open()
        settled(qtbot, session)
        large = session.quick.window
    active(qtbot, large)
    for key, sheet in ((Key.Key_F1, HandbookWindow), (Key.Key_Question, HelpDialog)):
        QTest.keyClick(large.focusWidget() or large, key)
        shown = dialog(sheet)
        assert shown.parentWidget() is large
        shown.close()
    large.close()


def test_f1_in_a_dialog_opens_the_handbook_once(window, qtbot):
    question = Question(window, "Spara?", "Inget sparat.", (Choice("a", "Ja"), Choice("b", "Nej")), escape="b")
    question.open()
    active(qtbot, question)
    QTest.keyClick(question.focusWidget() or question, Key.Key_F1)
    book = dialog(HandbookWindow)
    assert book.parentWidget() is question
    QTest.keyClick(book.reader, Key.Key_F1)
    assert not book.findChildren(HandbookWindow)
    book.close()
    question.close()


def test_f11_opens_the_current_picture_from_a_text_field(photo, opened, qtbot):
    session = opened()
    select(qtbot, session, photo)
    active(qtbot, session.window)
    field = session.window.inspector._texts["title"]._edit
    field.setFocus()
    QTest.keyClick(field, Key.Key_F11)
    assert session.viewing.viewer is not None
    session.viewing.viewer.close()
    session.window.places.go("tasks")
    settled(qtbot, session)
    QTest.keyClick(session.window.focusWidget(), Key.Key_F11)
    assert session.viewing.viewer is None


@pytest.mark.parametrize("wide", [328, 240])
def test_the_words_of_the_bar_are_whole(qtbot, wide):
    bar = PendingBar()
    qtbot.addWidget(bar)
    bar.setFixedWidth(wide)
    bar.show_pending(True)
    qtbot.waitExposed(bar)
    for press in (bar._undo, bar._save):
        assert press.width() >= press.sizeHint().width()
    assert (bar._undo.y() == bar._save.y()) == (wide == 328), "side by side where there is room"


def test_the_sides_of_the_workshop_are_whole_where_it_is_low(window, qtbot):
    page = packs_dialog(window)
    window.places.offer("packs", lambda: page)
    window.places.go("packs")
    page.show_pack(pack_value())
    shop = page.workshop
    shop.setFixedHeight(320)
    qtbot.wait(20)
    head = next(one for one in shop.findChildren(Yielding) if one.isAncestorOf(shop.head))
    assert head.viewport().height() >= shop.head.heightForWidth(shop.head.width()) > 0
    assert not head.verticalScrollBar().maximum()


def test_what_was_said_of_an_act_goes_with_the_next_and_errors_stay(library, photo, opened, qtbot):
    session = opened()
    banner = session.window.page.banner

    def act(words):
        session.desk.asking.do(lambda: edit(library, [photo], Edit(texts={("title", "sv"): words})), lambda _done: None)
        settled(qtbot, session)

    for tone in ("ok", "warn"):
        banner.say("Sparat.", tone)
        act(f"Rum {tone}")
        assert banner.sentence() == ""
        banner.say("Sparat.", tone)
        session.window.places.go("tasks")
        settled(qtbot, session)
        assert banner.sentence() == ""
        session.window.places.go("library")
    banner.say("Det gick inte.", "bad")
    act("Gård")
    session.window.places.go("tasks")
    assert banner.sentence() == "Det gick inte."
    banner.say("Gå sedan tillbaka.", "ok", stays=True)
    act("Sal")
    assert banner.sentence() == "Gå sedan tillbaka."


def test_what_an_undo_says_is_seen(library, photo, opened, qtbot):
    session = opened()
    edit(library, [photo], Edit(texts={("title", "sv"): "Rum"}))
    settled(qtbot, session)
    session.window.page.banner.say("Sparat.", "ok")
    session.reverting.undo()
    settled(qtbot, session)
    assert session.window.page.banner.sentence().startswith("Ångrat")


def test_the_ring_goes_along_in_the_figures(qtbot):
    table = FigureTable("Bilder", TableValue(("Antal",), ("Alla",), (("Foton", 0, ("1",)), ("Filmer", 0, ("2",)))))
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    with qtbot.waitSignal(table.focus_rect_changed, timeout=1000):
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(1, 0)).center()
        )
