"""Real Chromium, headless, with axe-core put into a copy of the page: what a machine finds wrong with its accessibility."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).resolve().parents[1] / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RUNNER = """
<script>__AXE__</script>
<script>
addEventListener("load", async () => {
  const tracks = [...document.querySelectorAll("video")].map((film) => [...film.textTracks].map((one) => { one.mode = "hidden"; return one; }));
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  await new Promise((done) => setTimeout(done, 800));
  const found = await axe.run(document, {resultTypes: ["violations", "incomplete"]});
  const told = (one) => ({id: one.id, impact: one.impact, nodes: one.nodes.map((node) => node.html.slice(0, 200))});
  const said = {
    violations: found.violations.map(told), incomplete: found.incomplete.map(told), passes: found.passes.length,
    cues: tracks.map((film) => film.map((one) => one.cues ? one.cues.length : 0)),
    broken: [...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src),
    width: document.documentElement.scrollWidth, wide: innerWidth,
  };
  document.documentElement.innerHTML = "<body><pre id='said'></pre></body>";
  document.getElementById("said").textContent = JSON.stringify(said);
});
</script>
"""


def looked_through(page: Path, *, dark: bool = False, width: int = 1280) -> dict[str, Any]:
    """What axe finds, the cues that the browser has read of each film, pictures that do not load, the page's width."""
    if CHROMIUM is None:
        pytest.skip("needs chromium (tools/prepare.sh test)")
    if not AXE.is_file():
        pytest.skip("needs axe-core in build/axe (tools/prepare.sh test)")
    copy = page.with_name("axe.html")
    runner = RUNNER.replace("__AXE__", AXE.read_text("utf-8"))
    copy.write_text(page.read_text("utf-8").replace("</body>", f"{runner}</body>"), "utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", *scheme, f"--window-size={width},900",
         f"--user-data-dir={page.parent / '.chromium'}", "--virtual-time-budget=15000", "--timeout=60000", "--dump-dom", copy.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    said = re.search(r'<pre id="said">(.*?)</pre>', done.stdout, re.DOTALL)
    assert said, done.stderr[-2000:]
    return json.loads(unescape(said[1]))
