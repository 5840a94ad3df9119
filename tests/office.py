"""Real LibreOffice, without a window: what another program than the one that wrote a file reads in it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def converted(path: Path, to: str) -> Path:
    """The file as LibreOffice writes it in another format (`odp`, `odt`, `pdf`)."""
    if SOFFICE is None:
        pytest.skip("needs LibreOffice (tools/prepare.sh test)")
    out = path.parent / "office"
    done = subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless", "--convert-to", to, "--outdir", str(out), str(path)],
        capture_output=True, text=True, timeout=150, check=False,
    )  # fmt: skip
    made = out / f"{path.stem}.{to}"
    assert made.is_file(), done.stdout + done.stderr
    return made


def tree(path: Path) -> etree._Element:
    """An open document's content."""
    with zipfile.ZipFile(path) as held:
        return etree.fromstring(held.read("content.xml"), etree.XMLParser(huge_tree=True))


def spoken(root: etree._Element) -> list[str]:
    """The alternative texts, in reading order."""
    return [one.text or "" for one in root.iter(f"{SVG}desc")]


def words(element: etree._Element) -> str:
    """All text of an element."""
    return " ".join("".join(element.itertext()).split())
