"""The place of packs with values only: names and Tab in every sheet, order, texts that are kept, the point of crops."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from imagebank.core.pack import ItemChoice
from imagebank.desktop.packs import texts
from imagebank.desktop.packs.listing import PackList
from imagebank.desktop.packs.new_pack import AddToPackSheet, NewPackSheet
from imagebank.desktop.packs.pull_sheet import PullSheet, PullWish
from imagebank.desktop.packs.result import PackResultDialog
from imagebank.desktop.packs.step_sheets import IssueSheet, NoteSheet, PublishedSheet
from imagebank.desktop.packs.values import ALL, MINE, WAITING, PackFields, PackRow, Remark
from imagebank.desktop.parts.tab_order import in_order, move_focus
from imagebank.desktop.tasks.dialog import DUE, TasksDialog
from imagebank.desktop.tasks.values import TaskValue
from imagebank.desktop.theme.look import look
from imagebank.desktop.values import Choice, PackResult
from tests.desktop.fake_bank import CHANNELS, CHOICES, DAY, PRESETS, item_value, pack_value, packs_dialog
from tests.desktop.test_window import nameless, small

ROWS = (PackRow("P1", "Rum", "file-pen", "text", "Utkast", "Egen webb"),)


def sheets(window, tmp_path):
    listed = packs_dialog(window)
    yield listed
    for side in range(3):
        shop = packs_dialog(window)
        film = replace(item_value(4), media="film", duration_s=60.0, size=None)
        shop.show_pack(pack_value(items=(film, item_value(1))))
        shop.workshop.head.sides.choose(side)
        yield shop
    yield NewPackSheet(window, 2, CHOICES, PackFields("", "webb", "info", DAY, "sv"))
    yield AddToPackSheet(window, 2, ROWS)
    for act in ("submit", "approve", "return"):
        yield NoteSheet(window, act)
    yield IssueSheet(window, tmp_path, "Webben")
    placed = PublishedSheet(window, (Choice("a", "Rum"), Choice("b", "Gård")), DAY, None)
    placed.some.setChecked(True)
    yield placed
    yield PullSheet(window, "Rum", CHANNELS, PRESETS_AS_CHOICES, PullWish("Föredrag", "presentation", "web"))


PRESETS_AS_CHOICES = tuple(Choice(one.key, one.label) for one in PRESETS)


@pytest.mark.parametrize("scale", [1, 2])
def test_controls_have_names_and_room_and_tab_comes_round(window, tmp_path, scale):
    look().ask(scale=scale)
    try:
        for one in sheets(window, tmp_path):
            one.show()
            one.activateWindow()
            kind = type(one).__name__
            assert not list(nameless(one)), kind
            assert not list(small(one)), kind
            assert one.minimumSizeHint().width() <= 1440, kind
            stops = list(in_order(one))
            stops[0].setFocus()
            for _step in stops:
                assert move_focus(one, forward=True)
            assert one.focusWidget() is stops[0], kind
            one.close()
    finally:
        look().ask(scale=1)


@pytest.fixture
def shop(window):
    made = packs_dialog(window)
    made.show_pack(pack_value())
    made.show()
    made.activateWindow()
    yield made
    if isValid(made):
        made.close()


def test_a_picture_that_comes_after_the_dialog_is_closed_is_no_mishap(window, shop, qtbot):
    with qtbot.captureExceptions() as mishaps:
        shop.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(shop)
        window.thumbnails.ready.emit(0)
    assert not mishaps


@pytest.mark.parametrize("scale", [1, 2])
def test_the_workshop_can_be_made_low(window, qtbot, scale):
    look().ask(scale=scale)
    try:
        made = packs_dialog(window)
        made.show_pack(
            pack_value(warning="Om du ändrar något blir paketet ett utkast igen. " * 2, why_not="1 bild stoppar. " * 4)
        )
        made.show()
        made.banner.say("Någon annan ändrade bildpaketet. Det du har skrivit står kvar och sparas.")
        made.resize(1360, 720 if scale == 2 else 500)
        qtbot.wait(20)
        assert made.height() <= (720 if scale == 2 else 500)
        for side in range(3):
            made.workshop.head.sides.choose(side)
            qtbot.wait(5)
            press = made.acts["submit"]
            assert made.rect().contains(press.geometry().translated(made._foot.pos()))
        made.close()
    finally:
        look().ask(scale=1)


def test_films_are_counted_as_films(window):
    made = packs_dialog(window)
    film = replace(item_value(4), media="film", duration_s=60.0, size=None)
    made.show_pack(pack_value(items=(replace(item_value(0), media="foto"), replace(item_value(1), media="foto"), film)))
    assert "2 bilder och 1 film" in made.workshop.head._sentence.text()
    made.close()
    result = PackResultDialog(window, PackResult("P-1", Path("/p"), 3, films=1), window.thumbnails)
    assert "2 bilder och 1 film lämnades ut i paket P-1" in [line.text() for line in result.findChildren(QLabel)]
    result.close()


def test_the_words_of_issuing_are_plain(window, tmp_path):
    sheet = IssueSheet(window, tmp_path, "")
    assert not any("avgörs" in line.text() or "utgåv" in line.text() for line in sheet.findChildren(QLabel))
    sheet.close()


def test_the_list_opens_at_what_waits_for_me_else_at_mine_else_at_all(window):
    mine = PackRow("P1", "Mitt", "file-pen", "text", "Utkast", "", frozenset((ALL, MINE)))
    waits = PackRow("P2", "Ditt", "hourglass", "warn", "Väntar", "", frozenset((ALL, WAITING)))
    other = PackRow("P3", "Annat", "file-pen", "text", "Utkast", "", frozenset((ALL,)))
    for rows, group in (((other, mine, waits), WAITING), ((other, mine), MINE), ((other,), ALL), ((), ALL)):
        made = PackList()
        made.show_rows(rows)
        assert made.group.key() == group
        made.show_rows((other, mine, waits))
        assert made.group.key() == group  # what is looked at stays when the packs are read again
        made.deleteLater()


def test_a_remark_that_does_not_stop_does_not_look_like_a_stop(shop):
    alt = shop.workshop.editor.alt
    alt.show_remarks(alt._key, alt.held(), (Remark("Kort det."),))
    assert alt.remarks.advice.isVisibleTo(alt)
    assert not alt.remarks.stops.isVisibleTo(alt)
    assert alt.remarks.advice.property("tone") is None
    alt.show_remarks(alt._key, alt.held(), (Remark("Kort det."), Remark("Nämner någon.", stops=True)))
    assert alt.remarks.stops.isVisibleTo(alt)
    assert alt.remarks.stops.property("tone") == "bad"
    told = "Stoppar: Nämner någon.", "Råd, stoppar inte: Kort det."
    assert (alt.remarks.stops.text(), alt.remarks.advice.text()) == told
    assert alt.field.accessibleDescription().endswith(" ".join(told))


def test_the_list_shows_whose_turn_it_is(window, qtbot):
    made = packs_dialog(window)
    rows = [
        PackRow("P1", "Mitt", "file-pen", "text", "Utkast", "", frozenset((ALL, MINE))),
        PackRow("P2", "Ditt", "hourglass", "warn", "Väntar på godkännande", "", frozenset((ALL, WAITING))),
    ]
    made.show_rows(rows, WAITING)
    assert made.list.group.currentText() == "Väntar på att jag godkänner (1)"
    assert made.list.current() == "P2"
    assert made.list.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Ditt. Väntar på godkännande")
    with qtbot.waitSignal(made.opened) as told:
        made._open.click()
    assert told.args == ["P2"]
    made.show_rows(rows[:1], WAITING)
    assert "Inget bildpaket väntar" in made.list._none.text()
    assert not made._open.isEnabled()


def test_alt_arrows_move_and_say_where(shop, qtbot):
    items = shop.workshop.items
    with qtbot.waitSignal(items.ordered) as told:
        qtbot.keyClick(items, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args[0][:3] == (1, 0, 2)
    assert items.current() == 0
    with qtbot.assertNotEmitted(items.ordered):
        items._go(8)
        qtbot.keyClick(items, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(shop.workshop.remove_wanted) as told:
        qtbot.keyClick(items, Qt.Key.Key_Delete)
    assert told.args == [8]


@pytest.mark.parametrize(
    ("over", "half", "order"), [(2, 0.8, (1, 2, 0, 3)), (2, 0.2, (1, 0, 2, 3)), (1, 0.2, (0, 1, 2, 3))]
)
def test_an_item_is_let_go_between_others(shop, qtbot, over, half, order):
    shop.show_pack(pack_value(ids=range(4)))
    items = shop.workshop.items
    items._go(0)
    place = items.visualRect(items.items.index(over, 0))
    at = QPointF(place.center().x(), place.top() + place.height() * half)
    data, keys = items.items.mimeData([items.currentIndex()]), Qt.KeyboardModifier.NoModifier
    event = QDropEvent(at, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, keys)
    items.dropEvent(event)
    assert items.numbers() == order
    assert items.current() == 0
    assert event.dropAction() is not Qt.DropAction.MoveAction


def test_what_has_left_is_not_moved_or_written(shop, qtbot):
    shop.show_pack(pack_value(may_edit=False, status="issued", acts=("copy",)))
    items, editor = shop.workshop.items, shop.workshop.editor
    with qtbot.assertNotEmitted(items.ordered):
        qtbot.keyClick(items, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    with qtbot.assertNotEmitted(shop.workshop.remove_wanted):
        qtbot.keyClick(items, Qt.Key.Key_Delete)
    assert editor.alt.field.isReadOnly()
    assert not shop.workshop.rows.channel.isEnabled()
    with qtbot.assertNotEmitted(editor.edited):
        editor.picture.setFocus()
        qtbot.keyClick(editor.picture, Qt.Key.Key_Right)
    assert not shop.acts["submit"].isVisible()


def test_the_alternative_text_is_counted_and_what_is_typed_stays(shop, qtbot):
    alt = shop.workshop.editor.alt
    assert alt.field.placeholderText() == "Ett klassrum med bord i tre grupper."
    assert alt.count.text() == "36 tecken, bildens egen text"
    with qtbot.waitSignal(shop.workshop.editor.edited) as told:
        alt.field.setPlainText("Ett rum.")
    assert told.args == [0, {"alt": "Ett rum."}]
    assert alt.count.text() == "8 tecken"
    shop.show_pack(pack_value())
    assert alt.text() == "Ett rum."
    saved = item_value(0, choice=ItemChoice(alt="Ett rum."))
    shop.show_pack(pack_value(items=(saved, item_value(1))))
    shop.show_pack(pack_value(items=(item_value(0, choice=ItemChoice(alt="Ett annat rum.")), item_value(1))))
    assert alt.text() == "Ett annat rum."


def test_the_guide_answers_the_text_that_stands_there(shop):
    alt = shop.workshop.editor.alt
    alt.field.setPlainText("Bild på rum")
    alt.show_remarks(0, "Bild på", (Remark("Gammalt."),))
    assert alt.remarks.isHidden()
    alt.show_remarks(0, "Bild på rum", (Remark("Börja inte så."), Remark("Nämner någon.", stops=True)))
    assert alt.remarks.stops.text() == "Stoppar: Nämner någon."
    assert alt.remarks.advice.text() == "Råd, stoppar inte: Börja inte så."
    assert "Börja inte så." in alt.field.accessibleDescription()
    alt.decorative.click()
    assert alt.remarks.isHidden()
    assert alt.field.isReadOnly()


def test_the_point_is_set_by_arrows_and_by_click(shop, qtbot):
    editor = shop.workshop.editor
    shop.show_pack(pack_value(items=(item_value(0, usual=("square",)),)))
    picture = editor.picture
    (_preset, before) = picture.boxes()[0]
    told = []
    editor.edited.connect(lambda _number, changes: told.append(changes))
    for _press in range(10):
        qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert told[-1] == {"focus": (0.7, 0.42)}
    assert picture.boxes()[0][1][0] > before[0]
    assert picture.accessibleDescription() == "70 procent från vänster, 42 procent uppifrån"
    rect = picture._rect()
    qtbot.mouseClick(
        picture,
        Qt.MouseButton.LeftButton,
        pos=QPointF(rect.x() + rect.width() * 0.25, rect.y() + rect.height() * 0.5).toPoint(),
    )
    assert told[-1]["focus"] == pytest.approx((0.25, 0.5), abs=0.01)
    qtbot.keyClick(picture, Qt.Key.Key_Delete)
    assert told[-1] == {"focus": None}


def test_renditions_tell_all_that_are_ticked_and_can_be_given_back(shop, qtbot):
    editor = shop.workshop.editor
    with qtbot.waitSignal(editor.edited) as told:
        editor.renditions._ticks["square"].click()
    assert told.args == [0, {"renditions": ("web", "square")}]
    shop.show_pack(pack_value(items=(item_value(0, choice=ItemChoice(renditions=("hero",))),)))
    with qtbot.waitSignal(editor.edited) as told:
        editor.as_usual.click()
    assert told.args == [0, {"renditions": ()}]


def test_a_part_of_a_film_is_told_once_it_can_be_read(shop, qtbot):
    editor = shop.workshop.editor
    shop.show_pack(pack_value(items=(replace(item_value(4), media="film", duration_s=90.0),)))
    said = []
    editor.edited.connect(lambda _number, changes: said.append(changes))
    for text, problem in (("2", ""), ("2x", "minuter och sekunder"), ("1:45", "1:30 lång")):
        editor.film.end.setText(text)
        editor.film.end.textEdited.emit(text)
        assert problem in editor.film.problem()
    assert said == [{"span": (0.0, 2.0), "poster_s": None}]


def test_the_fields_tell_what_changed_and_keep_what_is_typed(shop, qtbot):
    rows = shop.workshop.rows
    with qtbot.waitSignal(shop.workshop.fields_edited) as told:
        rows.channel.activated.emit(1)
    assert told.args == [{"channel": "webb"}]
    rows.title.setText("Nytt namn")
    rows.title.textEdited.emit("Nytt namn")
    shop.show_pack(pack_value())
    assert rows.title.text() == "Nytt namn"
    rows.title.setText("")
    with qtbot.assertNotEmitted(shop.workshop.fields_edited):
        rows.title.textEdited.emit("")
    assert rows._no_title.isVisibleTo(rows)
    with qtbot.waitSignal(shop.workshop.fields_edited) as told:
        rows.ends.click()
    assert told.args == [{"last_day": None}]


def test_a_step_that_may_not_be_taken_says_why(shop):
    shop.show_pack(pack_value(acts=("return", "approve"), why_not="Någon annan godkänner."))
    assert not shop.acts["approve"].isEnabled()
    assert shop.acts["approve"].accessibleDescription() == "Någon annan godkänner."
    assert shop.acts["return"].isEnabled()
    assert shop._why_not.text() == "Någon annan godkänner."


def test_the_sides_are_one_stop_with_arrows_between(shop, qtbot):
    sides = shop.workshop.head.sides
    sides.buttons[0].setFocus()
    qtbot.keyClick(sides.buttons[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is sides.buttons[1]
    assert shop.workshop._sides.currentIndex() == 1
    assert list(in_order(sides)) == [sides.buttons[1]]


def test_a_draft_needs_a_title_and_an_end_after_its_beginning(window, qtbot):
    sheet = NewPackSheet(window, 2, CHOICES, PackFields("", "webb", "info", DAY, "sv"))
    assert "titel" in sheet.problem()
    sheet.rows.title.setText("Rum")
    assert not sheet.problem()
    sheet.rows.ends.click()
    sheet.rows.last_day.stand_at(date(2026, 1, 1))
    assert "före" in sheet.problem()
    sheet.rows.last_day.stand_at(date(2027, 1, 1))
    with qtbot.waitSignal(sheet.wanted) as told:
        sheet._pressed()
    assert told.args == [PackFields("Rum", "webb", "info", DAY, "sv", "", date(2027, 1, 1))]


def test_giving_back_says_what_to_change(window):
    assert NoteSheet(window, "return").problem()
    assert not NoteSheet(window, "approve").problem()


def test_a_place_of_some_pictures_names_at_least_one(window, qtbot):
    sheet = PublishedSheet(window, (Choice("a", "Rum"), Choice("b", "Gård")), DAY, DAY)
    assert sheet.problem()
    sheet.place.setText("spsm.se/rum")
    sheet.some.setChecked(True)
    assert "minst en" in sheet.problem()
    sheet.pictures.ticks["b"].setChecked(True)
    with qtbot.waitSignal(sheet.wanted) as told:
        sheet.send()
    assert told.args == ["address", "spsm.se/rum", "", DAY, DAY, ("b",)]


def test_a_picture_that_may_not_be_pulled_says_why(window, qtbot):
    sheet = PullSheet(window, "Rum", CHANNELS, PRESETS_AS_CHOICES, PullWish("Föredrag", "press", "web"))
    sheet.show_answer("webb", "Nej.", "")
    assert sheet.press.isEnabled()
    sheet.show_answer("press", "Licensen gäller inte.", "")
    assert not sheet.press.isEnabled()
    assert not sheet.copy.isEnabled()
    assert sheet.answer.text() == "Licensen gäller inte."
    sheet.show_answer("press", "", "Får användas.")
    with qtbot.waitSignal(sheet.copy_wanted) as told:
        sheet.copy.click()
    assert told.args == [PullWish("Föredrag", "press", "web")]


def test_the_guide_is_read_aloud_once_when_the_typing_pauses(shop, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(texts, "announce", lambda _widget, sentence: said.append(sentence))
    alt = shop.workshop.editor.alt
    alt._later.setInterval(1)
    alt.field.setFocus()
    qtbot.waitUntil(alt.field.hasFocus)
    alt.field.setPlainText("Bild")
    for _again in range(2):
        alt.show_remarks(0, "Bild", (Remark("Avsluta med punkt."),))
        qtbot.wait(20)
    assert said == ["Råd, stoppar inte: Avsluta med punkt."]
    alt.field.setPlainText("Ett rum.")
    alt.show_remarks(0, "Ett rum.", ())
    qtbot.waitUntil(lambda: said[-1] == "Alternativtexten är bra.")


def test_what_is_due_alone_is_not_saved_as_mail(window):
    made = TasksDialog(window)
    made.show_tasks([TaskValue(DUE, "P1", "Publicerat: Går snart ut", "Rum (P1) · spsm.se/rum", ("a",))])
    assert not made.mail.isEnabled()
    assert made.act.text() == "Öppna bildpaketet"
    made.show_tasks([TaskValue("asked", "P-1", "Begärt", "P-1")])
    assert made.mail.isEnabled()
