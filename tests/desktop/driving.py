"""Driving the real window on a real library: wait for everything, select, see what is shown."""

from datetime import date

from PySide6.QtWidgets import QApplication, QDialog

TODAY = date.today()  # noqa: DTZ011


def settled(qtbot, session):
    """Every job and write is done, every question answered and drawn."""
    for _again in range(2):
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not session.window.lane.busy and not session.desk.asking.busy, timeout=20_000)
        session.watching.look()
    qtbot.waitUntil(lambda: not session.desk.asking.busy, timeout=20_000)
    qtbot.wait(1)


def select(qtbot, session, *ids):
    session.window.page.grid.select_ids({session.desk.numbers.of(id) for id in ids})
    qtbot.wait(5)
    settled(qtbot, session)


def shown(session):
    return list(session.desk.numbers.ids(session.window.model.ids.tolist()))


def selected(session):
    return set(session.window.page.grid.selected_ids().tolist())


def badge(session, id):
    row = session.window.model.row_of(session.desk.numbers.of(id))
    return session.window.model.cell(row)


def dialog(kind=QDialog):
    """The dialog, or the place of the window, of that kind that is shown."""
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]  # all widgets at once crash now and then
    found = [one for one in tops if isinstance(one, kind)]
    found += [one for top in tops for one in top.findChildren(kind) if one.isVisible() and not one.isWindow()]
    return next(iter(found))


def save(qtbot, session):
    session.window.inspector.save()
    settled(qtbot, session)
