"""One window a bank, files handed over, and a bank that goes away and comes back."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from imagebank.core.errors import LibraryProblem
from imagebank.desktop.command import read_words
from imagebank.desktop.dropped import Dropped
from imagebank.desktop.instance import Instance, hand_over
from imagebank.desktop.memory import Memory
from imagebank.desktop.shell import Shell
from imagebank.desktop.take_in.dialog import TakeInDialog
from imagebank.services.describing import Edit, edit
from imagebank.services.searching import read
from tests.desktop.driving import dialog, select, settled
from tests.making import picture, usable


@pytest.fixture
def memory(tmp_path):
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    return Memory()


def second(root, *words):
    """Another process opens the same bank; returns its exit code."""
    return subprocess.Popen([sys.executable, "main.py", "--library", str(root), "--as", "Kim", *map(str, words)])


def test_nobody_answers_where_no_window_is_open(tmp_path, qapp):
    assert hand_over(tmp_path) is False
    left = Instance(tmp_path)
    left.stop()
    assert hand_over(tmp_path) is False


def test_a_second_start_wakes_the_first_and_hands_over_its_files(library, tmp_path, memory, monkeypatch, qtbot):
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    new = picture(tmp_path / "nytt" / "bild.jpg", 3)
    shell = Shell("Kim", memory)
    shell.open(library.root)
    settled(qtbot, shell.session)
    other = second(library.root, new)
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
    assert other.returncode == 0
    settled(qtbot, shell.session)
    sheet = dialog(TakeInDialog)
    assert [path.name for path in sheet.plan().paths] == ["bild.jpg"]
    sheet.close()
    shell.window.close()
    shell.close()
    assert hand_over(library.root, (), "Kim") is False


def test_files_wait_until_a_bank_is_open(library, tmp_path, memory, qtbot):
    shell = Shell("Kim", memory)
    shell.show_first_page()
    shell.take([picture(tmp_path / "bild.jpg")])
    shell.page.open_wanted.emit(library.root)
    qtbot.waitUntil(lambda: shell.session is not None)
    settled(qtbot, shell.session)
    sheet = dialog(TakeInDialog)
    assert [path.name for path in sheet.plan().paths] == ["bild.jpg"]
    sheet.close()
    shell.window.close()
    shell.close()


def test_files_on_the_icon_are_heard(tmp_path, qapp):
    dropped, said = Dropped(qapp), []
    dropped.opened.connect(said.append)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "å.jpg"))))
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    qapp.removeEventFilter(dropped)
    assert said == [[tmp_path / "å.jpg"]]


def test_words_tell_files_from_banks(library, tmp_path):
    file = picture(tmp_path / "kort" / "a.jpg")
    said = read_words([str(file), str(file.parent)], {})
    assert (said.library, said.paths) == (None, (file, file.parent))
    assert read_words([str(library.root), str(file)], {}).library == library.root
    assert read_words([str(tmp_path / "ingen")], {}).library == tmp_path / "ingen"
    assert read_words([str(library.root / "bank.imagebank")], {}).library == library.root


def test_a_bank_s_own_file_opens_it(library, memory, qtbot):
    shell = Shell("Kim", memory)
    shell.show_first_page()
    assert (library.root / "bank.imagebank").is_file()
    shell.take([library.root / "bank.imagebank"])
    qtbot.waitUntil(lambda: shell.session is not None)
    settled(qtbot, shell.session)
    assert QApplication.activeModalWidget() is None
    shell.window.close()
    shell.close()


def test_a_bank_that_is_gone_is_said_once_and_when_it_is_back(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened()
    select(qtbot, session, id)
    away = library.root.with_name("borta")
    library.root.rename(away)
    for _again in range(2):
        session.watching.look()
        settled(qtbot, session)
    said = session.window.page.banner.sentence()
    assert "går inte att nå" in said
    title = session.window.inspector._texts["title"]
    title._edit.setText("Ny titel")
    title._edit.textEdited.emit("Ny titel")
    session.window.inspector.save()
    settled(qtbot, session)
    assert title._edit.text() == "Ny titel"
    assert session.window.inspector.has_pending()
    with pytest.raises(LibraryProblem):
        edit(library, [id], Edit({("title", "sv"): "Annat"}))
    away.rename(library.root)
    session.watching.look()
    settled(qtbot, session)
    assert session.window.page.banner.sentence() == "Banken går att nå igen."
    session.window.inspector.save()
    settled(qtbot, session)
    assert read(library, [id])[0].name_in("sv") == "Ny titel"


def test_nobody_gets_a_colleague_s_window_nor_an_advisor_a_curator_s(tmp_path, qapp, qtbot):
    here = Instance(tmp_path, "Åsa  Ek")
    answered = []
    for actor, role in (("Robin Ek", ""), ("Åsa Ek", "advisor"), ("åsa ek", "curator"), ("Åsa Ek", "")):
        code = f"import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]); from imagebank.desktop.instance import hand_over; sys.exit(not hand_over(Path({str(tmp_path)!r}), (), {actor!r}, {role!r}))"
        other = subprocess.Popen([sys.executable, "-c", code])
        qtbot.waitUntil(lambda other=other: other.poll() is not None, timeout=20_000)
        answered.append(other.returncode == 0)
    here.stop()
    assert answered == [False, False, True, True]
