"""Reads a program from outside, as a screen reader does: over AT-SPI. Runs in the system's Python, which has gi; knows nothing of ours."""

from __future__ import annotations

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LONG = {"list", "table", "tree", "tree table", "list box"}
"""Roles that may claim any number of children: only the first of them are read."""

FEW, MANY = 30, 400
LEAST = 24
"""Pixels that a target must have, WCAG 2.2 2.5.8."""


def safely(ask, otherwise=None):
    """An answer, or `otherwise` where what was asked has gone meanwhile."""
    try:
        return ask()
    except GLib.Error:
        return otherwise


class Screen:
    """One program: what it shows, where the keyboard is, and what it says."""

    def __init__(self, process):
        self.process = process
        self.focus = None
        self.said = []
        self._listeners = [Atspi.EventListener.new(self._focused), Atspi.EventListener.new(self._announced)]
        for listener, event in zip(
            self._listeners, ("object:state-changed:focused", "object:announcement"), strict=True
        ):
            listener.register(event)

    def rest(self, seconds=0.05):
        """Let events come; on a busy machine the longer waits take longer."""
        seconds *= 1.6 if seconds >= 0.3 else 1.0
        end, context = time.monotonic() + seconds, GLib.MainContext.default()
        while time.monotonic() < end:
            while context.iteration(False):
                pass
            time.sleep(0.004)

    def until(self, question, what, seconds=20.0):
        """Ask again and again until the answer is true. Raises TimeoutError with `what`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = question()
            if answer:
                return answer
            if self.process.poll() is not None:
                raise TimeoutError(f"the program ended with {self.process.returncode} before: {what}")
            self.rest(0.1)
        raise TimeoutError(f"{what}; the keyboard is at {line(self.focus)}; shown: {self.titles()}")

    def application(self):
        """The program among all that is on the desktop."""
        desktop = Atspi.get_desktop(0)
        for child in children(desktop):
            if safely(child.get_process_id) == self.process.pid and safely(child.get_child_count, 0):
                return child
        return None

    def shown(self):
        """Everything that is shown, windows in front last."""
        root = self.application()
        return [] if root is None else [one for one in walk(root) if "showing" in states(one)]

    def titles(self):
        """The windows that are open."""
        root = self.application()
        return [] if root is None else [name(one) for one in children(root)]

    def find(self, role, words):
        """Something shown of that role (`*`: any) whose name begins with `words`."""
        for one in self.shown():
            if role in ("*", role_of(one)) and name(one).startswith(words):
                return one
        return None

    def press(self, *keys):
        """Press keys, as a keyboard does."""
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            self.rest(0.06)

    def write(self, text):
        """Type a text."""
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "4", text], check=True)
        self.rest(0.15)

    def tab_to(self, role, words, most=80, key="Tab"):
        """Press Tab until what has the keyboard fits. Raises TimeoutError where it never comes by."""
        for _step in range(most):
            self.rest(0.03)
            if self.focus is not None and role in ("*", role_of(self.focus)) and spoken(self.focus).startswith(words):
                return self.focus
            self.press(key)
        raise TimeoutError(f"Tab never came to {role} {words!r}; it is at {line(self.focus)}; shown: {self.titles()}")

    def _focused(self, event):
        if event.detail1 and safely(event.source.get_process_id) == self.process.pid:
            self.focus = event.source

    def _announced(self, event):
        self.said.append(str(safely(lambda: event.any_data) or ""))


def children(one, most=MANY):
    """What lies in something, the first of it."""
    for place in range(min(safely(one.get_child_count, 0) or 0, most)):
        child = safely(lambda place=place: one.get_child_at_index(place))
        if child is not None:
            yield child


def walk(one):
    """Something, and everything in it."""
    yield one
    for child in children(one, FEW if role_of(one) in LONG else MANY):
        yield from walk(child)


def name(one):
    """What it is called."""
    return (safely(one.get_name) or "").strip()


def role_of(one):
    """What it is."""
    return safely(one.get_role_name) or "?"


def states(one):
    """How it is."""
    held = safely(one.get_state_set)
    return {state.value_nick for state in held.get_states()} if held else set()


def spoken(one):
    """What a screen reader calls it: a combo box has its value as name, and what it is for as label or description."""
    if role_of(one) != "combo box":
        return name(one) or _label(one)
    return _label(one) or (safely(one.get_description) or "").strip()


def _label(one):
    for relation in safely(one.get_relation_set, []) or []:
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return name(relation.get_target(0))
    return ""


def size(one):
    """Width and height on the screen."""
    component = safely(one.get_component_iface)
    box = component and safely(lambda: component.get_extents(Atspi.CoordType.SCREEN))
    return (box.width, box.height) if box else (0, 0)


def line(one):
    """Something in one line, for messages."""
    return "nothing" if one is None else f"{role_of(one)} {spoken(one)!r}"
