"""The walk through every place of the window: `walker.py BANK OUT -- program …` inside a session of its own (`running.py`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from reading import FEW, LEAST, LONG, Screen, children, line, name, role_of, size, spoken, states

PLACES = 8
MOST_STOPS = 160
BUTTONS = ("push button", "toggle button")
"""Of ticks Qt tells the style's box alone, not the row that is the target: tests/desktop/test_window.py looks at those."""


def main():
    """Start the program, visit every place, and write down what was found."""
    out, command = Path(sys.argv[1]), sys.argv[3:]
    found = {}
    screen = started(command)
    try:
        screen.until(lambda: screen.find("*", "Bilder"), "the window is open")
        screen.rest(1.5)
        for number in range(1, PLACES + 1):
            screen.press(f"alt+{number}")
            screen.rest(1.2)
            found[str(number)] = place(screen)
            out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
        screen.press("alt+1")
        for key in ("F1", "question"):
            screen.press(key)
            screen.rest(1.0)
            found[key] = {"titles": screen.titles(), **parts(screen)}
            screen.press("Escape")
    finally:
        screen.process.terminate()
        screen.process.wait(20)
    out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


def started(command, **environment):
    """A program of the session, told to speak from its first moment."""
    subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", **environment}
    return Screen(subprocess.Popen(command, env=told))


def place(screen):
    """What is wrong where we stand: nameless parts, small targets, cells that say nothing, and where Tab leads."""
    return {**parts(screen), **stops(screen)}


def parts(screen):
    """Nameless and small parts, and cells without words."""
    nameless, small, silent, count = [], [], [], 0
    for one in screen.shown():
        held = states(one)
        if "focusable" in held:
            count += 1
            if not spoken(one):
                nameless.append(line(one))
            if role_of(one) in BUTTONS and min(size(one)) < LEAST:
                small.append(f"{line(one)} {size(one)}")
        if role_of(one) in LONG:
            silent += [f"{line(one)}: {role_of(cell)}" for cell in children(one, FEW) if _is_silent(cell)]
    return {"focusable": count, "nameless": nameless, "small": small, "silent": silent}


def _is_silent(cell):
    """Shown, without a word, and not the empty corner between the headings."""
    return "showing" in states(cell) and not name(cell) and role_of(cell) not in ("panel", "filler")


def stops(screen):
    """Tab round and round: every stop, whether it comes back to the first, and nameless ones."""
    seen, first, closed = [], None, False
    for _step in range(MOST_STOPS):
        screen.press("Tab")
        held = screen.focus
        said = line(held)
        if first is None:
            first = held
        elif held == first:
            closed = True
            break
        if seen and seen[-1] == said and _step > 3 and seen[-3:].count(said) == 3:
            break
        seen.append(said)
    return {"stops": seen, "closed": closed, "unspoken": [one for one in seen if one.endswith("''")]}


if __name__ == "__main__":
    main()
