"""One window a bank and colleague: whoever comes second wakes the first, and hands over the files it was given."""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from imagebank.core.actor import ADVISOR, tidy

_WAIT_MS = 500
_ANSWER = b"here"


class Instance(QObject):
    """Listens for those who come second. `asked(paths)`: show the window, and take in `paths` if there are any."""

    asked = Signal(list)

    def __init__(self, root: Path, actor: str = "", role: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)
        name = _name(root, actor, role)
        QLocalServer.removeServer(name)  # of a program that was killed: one that lives has answered before
        self._server.listen(name)

    def stop(self) -> None:
        """Listen no more: the window has closed."""
        self._server.close()

    def _came(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        said = bytes(socket.readLine().data())
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        try:
            paths = [Path(path) for path in json.loads(said)]
        except (ValueError, TypeError):
            paths = []
        self.asked.emit(paths)


def hand_over(root: Path, paths: Sequence[Path] = (), actor: str = "", role: str = "") -> bool:
    """Wake the window that this user has open on the bank in `root`, as this colleague, with the files it shall take in; False: there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(root, actor, role))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps([str(path.resolve()) for path in paths]).encode() + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return answered


def _name(root: Path, actor: str, role: str) -> str:
    """Nobody gets a colleague's window, nor an advisor a curator's."""
    whose = f"{getpass.getuser()}\n{root.resolve()}\n{tidy(actor).casefold()}\n{role == ADVISOR}"
    return "imagebank-" + hashlib.sha256(whose.encode()).hexdigest()[:20]
