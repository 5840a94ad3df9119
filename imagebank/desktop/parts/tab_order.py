"""Where Tab leads: by the places in the layouts, so that what is built later is not visited last."""

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


def move_focus(root: QWidget, forward: bool) -> bool:
    """Give the keyboard to the next (or previous) stop in `root`, and bring it into view; round at the ends."""
    stops = list(in_order(root))
    if not stops:
        return False
    here = root.focusWidget()
    while here is not None and here not in stops:
        here = here.parentWidget()
    place = stops.index(here) + (1 if forward else -1) if here is not None else 0
    aim = stops[place % len(stops)]
    aim.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _show(aim)
    return True


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
