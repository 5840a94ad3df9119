"""What is dragged out of the grid: a file that is decided on and made when it is taken, once for each drag."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QUrl

URIS = "text/uri-list"
Make = Callable[[], tuple[Path, ...]]


class LateFiles(QMimeData):
    """Offers files; `make` is called when somebody first takes them, and never again. No files: nothing is handed over.

    Whoever takes them waits for the answer, and Qt asks in the window's thread: here, and only here, the window stands
    still while a picture is rendered.
    """

    def __init__(self, make: Make) -> None:
        super().__init__()
        self._make = make
        self._made: list[QUrl] | None = None

    def formats(self) -> list[str]:
        """Files, and nothing else: a picture beside them would win over the file, and lose its words."""
        return [URIS]

    def hasFormat(self, mimetype: str, /) -> bool:
        """Whether it is that."""
        return mimetype == URIS

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type, /) -> object:
        """The files, made now."""
        if mimetype != URIS:
            return None
        urls = self.taken()
        kind = preferred.id() if isinstance(preferred, QMetaType) else preferred.value
        if kind == QMetaType.Type.QByteArray.value:
            return QByteArray(
                "".join(f"{url.toString(QUrl.ComponentFormattingOption.FullyEncoded)}\r\n" for url in urls).encode()
            )
        return urls

    def taken(self) -> list[QUrl]:
        """The files; they are made the first time."""
        if self._made is None:
            self._made = [QUrl.fromLocalFile(str(path)) for path in self._make()]
        return self._made
