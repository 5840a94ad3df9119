"""Thumbnails, newest request first: bytes and decoding beside the window, pixmaps in it, late answers dropped."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

FetchBytes = Callable[[int], bytes | None]
_KEPT = 600
_WAITING = 200
_Key = tuple[int, int]


def _nothing(_id: int) -> bytes | None:
    return None


class Thumbnails(QObject):
    """Asks `fetch(id)` (called on pool threads) and tells `ready(id)` when the picture can be drawn; keeps the last `kept`."""

    ready = Signal(int)
    _decoded = Signal(int, int, QImage)

    def __init__(self, fetch: FetchBytes = _nothing, parent: QObject | None = None, kept: int = _KEPT) -> None:
        super().__init__(parent)
        self._kept = kept
        self._fetch = fetch
        self._round = 0
        self._over = False
        self._lock = Lock()
        self._stack: OrderedDict[_Key, None] = OrderedDict()
        self._under_way: set[_Key] = set()
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="thumbnail")
        self._decoded.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def fetch_with(self, fetch: FetchBytes) -> None:
        """Use another source from now on; answers of the old one are dropped."""
        self._fetch = fetch
        self.forget()

    def pixmap(self, one: int) -> QPixmap | None:
        """The picture if it is here; otherwise it is asked for."""
        found = self._pixmaps.get(one)
        if found is None:
            if not self._over:
                self._ask(one)
            return None
        self._pixmaps.move_to_end(one)
        return None if found.isNull() else found

    def forget(self, ids: list[int] | None = None) -> None:
        """Drop the pictures of `ids` (all, when None), also those on their way."""
        with self._lock:
            self._round += 1
            self._stack.clear()
            self._under_way.clear()
        for one in list(self._pixmaps) if ids is None else ids:
            self._pixmaps.pop(one, None)

    def stop(self) -> None:
        """Before the window closes: nothing more is asked, what runs is waited for."""
        self._over = True
        self.forget()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _ask(self, one: int) -> None:
        with self._lock:
            key = (self._round, one)
            if key in self._under_way:
                return
            self._stack[key] = None
            self._stack.move_to_end(key)
            if len(self._stack) > _WAITING:
                self._stack.popitem(last=False)
        self._pool.submit(self._work)

    def _work(self) -> None:
        with self._lock:
            if not self._stack:
                return
            key, _none = self._stack.popitem(last=True)
            self._under_way.add(key)
        data = self._fetch(key[1])
        self._decoded.emit(*key, _decoded(data) if data else QImage())

    def _keep(self, asked: int, one: int, image: QImage) -> None:
        with self._lock:
            self._under_way.discard((asked, one))
        if asked != self._round:
            return
        self._pixmaps[one] = QPixmap.fromImage(image)
        while len(self._pixmaps) > self._kept:
            self._pixmaps.popitem(last=False)
        self.ready.emit(one)


def _decoded(data: bytes) -> QImage:
    """The picture in `data`. By a reader, which lets the window's thread run meanwhile; `QImage.fromData` does not (30 ms a preview)."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).read()


def fitted(pixmap: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """The picture scaled to fit in `size`, sharp on a screen of `ratio` device pixels."""
    aim = size * ratio
    made = pixmap.scaled(aim, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made.setDevicePixelRatio(ratio)
    return made
