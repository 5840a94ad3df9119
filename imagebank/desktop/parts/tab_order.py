"""Where Tab leads: by the places in the layouts, so that what is built later is not visited last.

Qt asks the same way when what has the keyboard is hidden: then a neighbour in the same part takes over.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def in_order(part: QWidget) -> Iterator[QWidget]:
    """All widgets inside `part` that Tab may visit, as they are read."""
    if part.isHidden() or not part.isEnabled():
        return
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
        yield part
    for inner in _inside(part):
        yield from in_order(inner)


def move_focus(root: QWidget, forward: bool, last: QWidget | None = None) -> bool:
    """Give the keyboard to the next (or previous) stop in `root`, and bring it into view; round at the ends.

    `last` had the keyboard before: it, or its neighbour where it is hidden, gets it back.
    """
    stops = list(in_order(root))
    if not stops:
        return False
    here = last or root.focusWidget()
    if here is not None and (not here.isVisible() or not here.isEnabled()):
        aim = _neighbour(here) or stops[0]
    elif last is not None:
        aim = last
    else:
        aim = _step(stops, here, 1 if forward else -1)
    aim.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _show(aim)
    return True


def _step(stops: list[QWidget], here: QWidget | None, by: int) -> QWidget:
    while here is not None and here not in stops:
        here = here.parentWidget()
    return stops[(stops.index(here) + by if here is not None else 0) % len(stops)]


def _neighbour(gone: QWidget) -> QWidget | None:
    """The stop after `gone` in the innermost part that still has any, or the one before it."""
    part = gone.parentWidget()
    while part is not None:
        stops = list(in_order(part)) if part.isVisible() else []
        if stops:
            places = {widget: place for place, widget in enumerate(_everything(part))}
            here = places.get(gone, -1)
            return next((stop for stop in stops if places.get(stop, -1) > here), stops[-1])
        part = None if part.isWindow() else part.parentWidget()
    return None


def _everything(part: QWidget) -> Iterator[QWidget]:
    """All widgets inside `part` as they are read, hidden ones too."""
    yield part
    for inner in _inside(part):
        yield from _everything(inner)


def _inside(part: QWidget) -> Iterator[QWidget]:
    layout = part.layout()
    if isinstance(part, QStackedWidget):
        current = part.currentWidget()
        if current is not None:
            yield current
    elif isinstance(part, QScrollArea):
        body = part.widget()
        if body is not None:
            yield body
    elif layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)


def _show(widget: QWidget) -> None:
    step = widget.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget, 24, 48)
        step = step.parentWidget()
