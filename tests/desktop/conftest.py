"""The window's tests run without a screen; the look is put on once."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


def pytest_configure(config):
    # Said by the off-screen platform for every dialog and popup; it has no screen to place windows on.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support (propagateSizeHints|raise|grabbing)")
    # Said by Qt's multimedia where there is nothing to sound with, no PipeWire and no graphics card.
    config.addinivalue_line(
        "qt_log_ignore", "Couldn't (load|resolve) pipewire-0.3|PulseAudioService: pa_context_connect|No RHI backend"
    )


@pytest.fixture(scope="session")
def qapp():
    from imagebank.desktop.application import make_application

    app = make_application(["imagebank"], theme="light")
    app.setQuitOnLastWindowClosed(False)
    return app


@pytest.fixture(autouse=True)
def _tidy(request):
    yield
    if "qtbot" in request.fixturenames:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _screen(monkeypatch):
    """A screen of common size; the off-screen platform's is 800 by 800."""
    from PySide6.QtCore import QSize

    from imagebank.desktop.parts import room

    monkeypatch.setattr(room, "available", lambda _part: QSize(1920, 1080))


@pytest.fixture
def window(qtbot):
    from imagebank.desktop.main_window import MainWindow
    from tests.desktop.fake_bank import feed

    made = MainWindow()
    qtbot.addWidget(made)
    made.ask_to_stop = lambda: True
    made.bank = feed(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def opened(library, qtbot):
    """Opens the window on the library as somebody; `settled` waits for every answer."""
    from imagebank.desktop.feeding.session import Session
    from imagebank.desktop.feeding.wish import Wish
    from tests.desktop.driving import TODAY, settled
    from tests.making import as_actor

    made = []

    def open_as(name="Kim", role="curator"):
        session = Session(as_actor(library, name, role), Wish("webb", TODAY))
        session.window.ask_to_stop = lambda: True
        session.selecting.ask = lambda _parent: "drop"
        session.window.show()
        made.append(session)
        settled(qtbot, session)
        return session

    yield open_as
    for session in made:
        session.window.close()
        session.window.deleteLater()


@pytest.fixture
def register(library, opened, qtbot):
    """Opens the register at somebody; returns the session and the dialog."""
    from imagebank.desktop.people.register import RegisterDialog
    from tests.desktop.driving import dialog, settled

    def open_at(person=""):
        session = opened()
        session.registering.open(person)
        settled(qtbot, session)
        return session, dialog(RegisterDialog)

    return open_at
