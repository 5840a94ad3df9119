"""The keyboard stays where the user works: when a control goes away, its neighbour takes over."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from imagebank.desktop.parts.question import Question
from imagebank.desktop.values import Choice, ReviewValue
from tests.desktop.fake_bank import inspected


def focused():
    return QApplication.focusWidget()


def test_a_hidden_control_leaves_the_keyboard_in_its_part(window):
    window.activateWindow()
    inspector = window.inspector
    value = replace(inspected((3,)), review=ReviewValue("Bedömd av Kim.", may_confirm=True))
    inspector.show_value(value)
    inspector.review.confirm.setFocus()
    inspector.show_value(replace(value, review=ReviewValue("Bekräftad av Robin.", may_confirm=False)))
    assert inspector.people.isAncestorOf(focused())


def test_a_removed_row_leaves_the_keyboard_in_its_part(window):
    window.activateWindow()
    inspector = window.inspector
    value = inspected((3,))
    inspector.show_value(value)
    inspector.people._add.setFocus()
    inspector.show_value(replace(value, may_edit=False, people=()))
    assert inspector.isAncestorOf(focused())


def test_saving_leads_back_to_the_edited_field(window):
    window.activateWindow()
    inspector = window.inspector
    inspector.show_value(inspected((3,)))
    field = inspector._texts["caption"]._edit
    field.setFocus()
    field.setPlainText("Ny bildtext")
    inspector._bar._save.setFocus()
    inspector._bar._save.click()
    assert focused() is field


def place_of(widget, window):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_the_field_stays_over_the_bar(window, qtbot):
    window.activateWindow()
    inspector = window.inspector
    inspector.show_value(inspected((3,)))
    field = inspector._texts["alt_sv"]._edit
    bar = inspector._column.verticalScrollBar()
    field.setFocus()
    field.setPlainText("Rad ett\n\n\nrad fyra")
    inspector.undo()
    bottom = inspector._column.widget().mapFromGlobal(field.mapToGlobal(QPoint(0, field.height()))).y()
    bar.setValue(bottom - inspector._column.viewport().height())
    field.setPlainText("Ändrad")
    qtbot.waitUntil(inspector._bar.isVisible)
    QApplication.processEvents()
    view = inspector._column.viewport()
    assert place_of(view, window).contains(place_of(field, window))


def test_shift_f6_walks_back(window):
    window.activateWindow()
    window.page.grid.select_ids({1})
    window.page.grid.setFocus()
    window._previous_part()
    assert window.facets.isAncestorOf(focused())
    window._previous_part()
    assert window.header.isAncestorOf(focused())
    window._previous_part()
    assert window.inspector.isAncestorOf(focused())


def test_a_question_is_answered_and_escape_is_safe(window):
    drop, stay = Choice("drop", "Spara inte"), Choice("stay", "Fortsätt")
    asked = Question(window, "Spara?", "Ändringarna är inte sparade.", (drop, stay), escape="stay")
    QTimer.singleShot(0, asked.reject)
    assert asked.ask() == "stay"
    asked = Question(window, "Spara?", "Ändringarna är inte sparade.", (drop, stay), escape="stay")
    press = next(one for one in asked.findChildren(QPushButton) if one.text() == "Spara inte")
    QTimer.singleShot(0, press.click)
    assert asked.ask() == "drop"
