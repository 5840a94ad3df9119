"""The chosen line of every list can be read, in every theme: looked at as pixels, because style sheets fail silently."""

from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QMenu

from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.people.choose import ChoosePersonDialog
from imagebank.desktop.theme.look import look
from imagebank.desktop.theme.tokens import contrast
from imagebank.desktop.values import Choice
from tests.desktop.fake_bank import CHANNELS, VOCABULARY

PERSONS = (Choice("P-0001", "P-0001, elev, född 2014-05"), Choice("P-0002", "P-0002, personal"))


@pytest.fixture(params=["light", "dark", "contrast"])
def theme(request, qapp):
    look().ask(request.param)
    yield request.param
    look().ask("light")


def readable(image: QImage, rect: QRect) -> float:
    """The best contrast of any ink against the ground of `rect`."""
    inner = rect.intersected(image.rect()).adjusted(3, 3, -3, -3)
    spots = (QPoint(x, y) for x in range(inner.left(), inner.right()) for y in range(inner.top(), inner.bottom()))
    colours = Counter(image.pixelColor(spot).name() for spot in spots)
    ground = colours.most_common(1)[0][0]
    return max(contrast(ground, ink) for ink in colours)


def grounds(image: QImage, rect: QRect) -> str:
    inner = rect.intersected(image.rect()).adjusted(6, 4, -6, -4)
    spots = (QPoint(x, y) for x in range(inner.left(), inner.right()) for y in range(inner.top(), inner.bottom()))
    return Counter(image.pixelColor(spot).name() for spot in spots).most_common(1)[0][0]


def chosen(view: QAbstractItemView, row: int = 0):
    """The contrast of the chosen line, and whether its ground differs from the next line's."""
    view.ensurePolished()
    index = view.model().index(row, 0)
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    image = view.viewport().grab().toImage()
    one, other = view.visualRect(index), view.visualRect(view.model().index(row + 1, 0))
    return readable(image, one), grounds(image, one) != grounds(image, other)


def test_the_chosen_person_is_seen(theme, qtbot):
    dialog = ChoosePersonDialog(None, PERSONS)
    qtbot.addWidget(dialog)
    dialog.show()
    seen, marked = chosen(dialog._list)
    assert seen >= 4.5
    assert marked


def test_without_persons_the_next_step_has_the_keyboard(qtbot):
    dialog = ChoosePersonDialog(None, ())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget().text() == "Ny person…"


def test_the_chosen_line_of_a_combo_box_is_seen(theme, qtbot):
    combo = Combo(CHANNELS)
    qtbot.addWidget(combo)
    combo.show()
    combo.showPopup()
    seen, marked = chosen(combo.view())
    combo.hidePopup()
    assert seen >= 4.5
    assert marked


def test_the_chosen_completion_is_seen(theme, window):
    window.inspector.offer_concepts(VOCABULARY)
    completer = window.inspector.concepts._field.completer()
    completer.setCompletionPrefix("l")
    popup = completer.popup()
    popup.resize(400, 200)
    popup.show()
    seen, marked = chosen(popup)
    popup.hide()
    assert seen >= 4.5
    assert marked


def test_the_chosen_day_is_seen(theme, qtbot):
    field = DateField(date(2026, 9, 14))
    qtbot.addWidget(field)
    calendar = field.calendarWidget()
    assert isinstance(calendar, QCalendarWidget)
    calendar.resize(480, 340)
    calendar.show()
    calendar.setSelectedDate(field.date())
    view = calendar.findChild(QAbstractItemView, "qt_calendar_calendarview")
    image = view.viewport().grab().toImage()
    assert readable(image, view.visualRect(view.currentIndex())) >= 4.5
    calendar.hide()


def test_the_chosen_line_of_a_menu_is_seen(theme, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    action, _other = menu.addAction("Mörkt tema"), menu.addAction("Ljust tema")
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(action)
    image = menu.grab().toImage()
    assert readable(image, menu.actionGeometry(action)) >= 4.5
    menu.hide()
