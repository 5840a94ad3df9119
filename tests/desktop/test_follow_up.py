"""The place of follow-up: figures and plots that say the same as the report, other periods, saved and frozen reports."""

from datetime import timedelta

import openpyxl
import pytest
from PySide6.QtCore import Qt

from imagebank.core.report import Period
from imagebank.core.swedish_days import swedish_day
from imagebank.desktop.follow_up.chart import ChartView
from imagebank.desktop.follow_up.page import FollowUpPage
from imagebank.desktop.follow_up.parts import FigureTable
from imagebank.services.library import now
from imagebank.services.report_chart import chart
from imagebank.services.reporting import make_report
from tests.desktop.driving import dialog, settled
from tests.desktop.test_window import nameless, small
from tests.making import picture, taken_in, usable

Role = Qt.ItemDataRole
TODAY = swedish_day(now())


@pytest.fixture
def page(library, tmp_path, opened, qtbot):
    """A session at the place of follow-up, with three pictures in the bank."""
    usable(library, tmp_path, 3)
    session = opened()
    session.window.places.go("follow_up")
    settled(qtbot, session)
    return session, dialog(FollowUpPage)


def choose(qtbot, session, made, key):
    made.report.stand_at(key)
    made.report.chosen.emit(key)
    settled(qtbot, session)


def spoken(made):
    return [one.accessibleName() for one in made.findChildren(ChartView)]


def test_usage_is_shown_with_key_figures_and_plots(library, page):
    _session, made = page
    names = [one.accessibleName() for one in made.findChildren(type(made._foot)) if one.objectName() == "Figure"]
    assert "I banken: 3" in names
    report = make_report(library, "usage", Period(TODAY.replace(month=1, day=1), TODAY + timedelta(days=1)))
    wanted = [drawn for one in report.tables if (drawn := chart(one, "sv"))]
    assert wanted
    assert spoken(made) == [f"{one.heading}. {one.spoken}" for one in wanted]


def test_every_figure_of_a_table_is_a_cell_that_speaks(page):
    _session, made = page
    first = made.findChildren(FigureTable)[0]
    said = first.item(0, 0).data(Role.AccessibleTextRole)
    assert (
        said
        == f"{first.verticalHeaderItem(0).text().strip()}, {first.horizontalHeaderItem(0).text()}: {first.item(0, 0).text()}"
    )


def test_another_period_counts_anew_and_an_empty_one_is_said(page, qtbot):
    session, made = page
    made.last.stand_at(TODAY - timedelta(days=400))
    made.first.stand_at(TODAY - timedelta(days=500))
    made._ask()
    settled(qtbot, session)
    names = [one.accessibleName() for one in made.findChildren(type(made._foot)) if one.objectName() == "Figure"]
    assert "I banken: 0" in names
    made.first.stand_at(TODAY)
    made._ask()
    settled(qtbot, session)
    assert "Perioden är tom" in made.banner.sentence()


def test_a_report_is_saved_and_never_over_what_is_there(page, tmp_path, qtbot):
    session, made = page
    target = tmp_path / "rapport.xlsx"
    made.choose_file = lambda _ending: target
    made.saves["xlsx"].trigger()
    settled(qtbot, session)
    assert openpyxl.load_workbook(target).sheetnames
    assert str(target) in made.banner.sentence()
    before = target.read_bytes()
    made.saves["xlsx"].trigger()
    settled(qtbot, session)
    assert target.read_bytes() == before
    assert made.banner.property("tone") == "bad"


def test_a_frozen_report_stays_as_it_was(library, page, tmp_path, qtbot):
    session, made = page
    made.freeze_wanted.emit("host-2026")
    settled(qtbot, session)
    taken_in(library, [picture(tmp_path / "fler" / f"{n}.jpg", 40 + n) for n in range(2)])
    choose(qtbot, session, made, "frozen:host-2026")
    names = [
        one.accessibleName()
        for one in made.findChildren(type(made._foot))
        if one.objectName() == "Figure" and one.isVisible()
    ]
    assert "I banken: 3" in names
    assert not made.freeze.isEnabled()
    choose(qtbot, session, made, "usage")
    names = [
        one.accessibleName()
        for one in made.findChildren(type(made._foot))
        if one.objectName() == "Figure" and one.isVisible()
    ]
    assert "I banken: 5" in names
    made.freeze_wanted.emit("host-2026")
    settled(qtbot, session)
    assert "finns redan" in made.banner.sentence()


def test_every_report_has_names_and_room(page, qtbot):
    session, made = page
    for key in ("usage", "readiness", "consents", "coverage"):
        choose(qtbot, session, made, key)
        assert made.banner.isHidden(), key
        assert not list(nameless(made)), key
        assert not list(small(made)), key


def test_an_advisor_has_no_report_on_consents_and_freezes_nothing(library, tmp_path, opened, qtbot):
    usable(library, tmp_path)
    session = opened("Alex", "advisor")
    session.window.places.go("follow_up")
    settled(qtbot, session)
    made = dialog(FollowUpPage)
    assert made.report.findData("consents") == -1
    assert made.report.findData("coverage") >= 0
    assert made.freeze.isHidden()
