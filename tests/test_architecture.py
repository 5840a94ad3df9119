"""The house's rules, checked: arrows point down, rooms are small, words are translated, nothing names a machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "imagebank"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ENGLISH = ROOT / "resources" / "translations" / "en" / "LC_MESSAGES"
LARGEST = 320
"""Lines of the largest file that we put up with; most are far smaller."""


def test_arrows_point_down() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as l; l()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rooms_are_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LARGEST
    assert ast.get_docstring(ast.parse(text)), "a module opens with what it is for"


def _texts() -> set[str]:
    keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
    found: set[str] = set()
    for _file, _line, message, _comments, _context in extract_from_dir(
        PACKAGE, [("**.py", "python")], keywords=keywords
    ):
        found.add(message if isinstance(message, str) else message[0])
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_words_hide_inside_an_f_string(path: Path) -> None:
    """The extraction does not look there: they would stay Swedish, and nobody would miss them."""
    hidden = [
        call.lineno
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext")
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert not hidden


def test_english_is_complete_and_keeps_the_places() -> None:
    with (ENGLISH / "imagebank.po").open("rb") as file:
        catalogue = {m.id if isinstance(m.id, str) else m.id[0]: m for m in read_po(file, "en") if m.id}
    untranslated = [text for text in _texts() if text not in catalogue or not all(_strings(catalogue[text]))]
    assert untranslated == [], "run `make translations` and translate these"
    for text, message in catalogue.items():
        for said in _strings(message):
            assert _places(said) == _places(text), text


def _strings(message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with (ENGLISH / "imagebank.po").open("rb") as po, (ENGLISH / "imagebank.mo").open("rb") as mo:
        written = {_key(m.id): _strings(m) for m in read_po(po, "en") if m.id}
        compiled = {_key(m.id): _strings(m) for m in read_mo(mo) if m.id}
    assert compiled == {key: value for key, value in written.items() if all(value)}


def _key(id: str | tuple[str, ...] | list[str]) -> str:
    return id if isinstance(id, str) else id[0]


def test_nothing_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [name for name in listed.stdout.decode().split("\0") if name] if listed.returncode == 0 else []
    marks = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/work/(main|shared)|/opt/pypi|/root/")
    told = [
        name
        for name in names
        if name != "tests/test_architecture.py" and (ROOT / name).suffix in {".py", ".md", ".toml", ".txt", ".sh", ".po", ""}
        and (ROOT / name).is_file() and marks.search((ROOT / name).read_text("utf-8", errors="ignore"))
    ]  # fmt: skip
    assert told == []
