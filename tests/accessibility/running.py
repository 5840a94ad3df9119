"""Runs a script of the system's Python in a desktop session of its own: a bus, a screen, a window manager."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"


def lacking() -> str:
    """What the system lacks for it, in a sentence; empty when nothing."""
    tools = [one for one in ("Xvfb", "xvfb-run", "dbus-run-session", "openbox", "xdotool") if shutil.which(one) is None]
    if tools:
        return f"no {', '.join(tools)}"
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    found = subprocess.run([SYSTEM_PYTHON, "-c", asked], capture_output=True, check=False)
    return "" if found.returncode == 0 else "no gi with Atspi in the system's Python"


def run_walk(script: str, *words: str, size: str = "1440x900", home: Path, seconds: float = 300) -> str:
    """Run `script` with the words; the program's own settings lie in `home`. Returns what it printed; raises where it failed."""
    command = [
        "dbus-run-session", "--", "xvfb-run", "-a", "-s", f"-screen 0 {size}x24 -nolisten tcp",
        SYSTEM_PYTHON, str(HERE / script), *words,
    ]  # fmt: skip
    environment = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"), "XDG_RUNTIME_DIR": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}  # fmt: skip
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=seconds, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{script} failed:\n{done.stdout[-4000:]}\n{done.stderr[-6000:]}")
    return done.stdout


def program(*words: str) -> list[str]:
    """The command of our program."""
    return [sys.executable, str(ROOT / "main.py"), *words]
