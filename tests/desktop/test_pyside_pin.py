"""PySide6 6.12.0 on Python 3.11 drops a reference to None on every void call and aborts later (PYSIDE-3474)."""

import sys

from PySide6.QtGui import QImage, QPainter, QPen


def test_void_calls_keep_none_alive(qapp):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.setPen(pen)
    painter.end()
    assert sys.getrefcount(None) > before - 100
