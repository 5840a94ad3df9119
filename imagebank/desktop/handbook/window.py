"""The handbook's window: stands beside the work, goes from page to page by links, and leads to the keys and the tour."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from imagebank.desktop.handbook.pages import FIRST
from imagebank.desktop.handbook.setting import set_page
from imagebank.desktop.parts.controls import button
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.theme.look import look, px, tokens
from imagebank.language import _

_MARGIN = 48


class Reader(QTextBrowser):
    """Shows Markdown; its pictures are never wider than the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Handbook")
        self.setAccessibleName(_("Handbok"))
        self.setOpenExternalLinks(False)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # else a page is wider before its pictures have come
        self.document().setDocumentMargin(px(18))
        self._wide = 0

    def loadResource(self, kind: int, name: QUrl | str, /) -> object:
        """A picture is scaled to the room; the rest is Qt's way."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return found
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        room = max(px(240), self.viewport().width() - px(_MARGIN))
        if picture.width() > room:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    def doSetSource(
        self, name: QUrl | str, type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource, /
    ) -> None:
        """A page is set after it was read, also when one goes back to it."""
        super().doSetSource(name, type)
        set_page(self.document())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, other pictures."""
        super().resizeEvent(event)
        if self.viewport().width() != self._wide and not self.source().isEmpty():
            self._wide = self.viewport().width()
            bar = self.verticalScrollBar()
            at = bar.value() / max(1, bar.maximum())
            self.reload()
            bar.setValue(round(at * bar.maximum()))


class HandbookWindow(Sheet):
    """Emits `keys_wanted` and `tour_wanted`."""

    keys_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self, parent: QWidget | None, page: Path) -> None:
        super().__init__(parent, _("Handbok"), 980, 780)
        self.setModal(False)
        self.title.hide()
        self.reader = Reader()
        self.back, self.start = button(_("Tillbaka"), "arrow-left"), button(_("Innehåll"), "book-open")
        self.keys, self.tour = button(_("Kortkommandon"), "keyboard"), button(_("Ta rundturen"), "compass")
        self.body.addWidget(self.reader, 1)
        self.put_buttons(None, self.back, self.start, self.keys, self.tour, self.close_button("primary"))
        self.back.setEnabled(False)
        self.reader.backwardAvailable.connect(self.back.setEnabled)
        self.back.clicked.connect(self.reader.backward)
        self.start.clicked.connect(lambda: self.open_page(page.with_name(FIRST)))
        self.keys.clicked.connect(self.keys_wanted)
        self.tour.clicked.connect(self._tour)
        self._dress()
        if found := look():
            found.changed.connect(self._dress)
        self.open_page(page)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """F1 opens no second one."""
        if event.key() != Qt.Key.Key_F1:
            super().keyPressEvent(event)

    def open_page(self, page: Path) -> None:
        """Show a page; says so where it is not there."""
        if page.is_file():
            self.reader.setSource(QUrl.fromLocalFile(str(page)), QTextDocument.ResourceType.MarkdownResource)
        else:
            self.reader.setMarkdown(_("Sidan {name} finns inte i den här installationen.").format(name=page.name))

    def _dress(self) -> None:
        colours = tokens()
        self.reader.document().setDefaultStyleSheet(
            f"a {{ color: {colours.accent}; }} code {{ color: {colours.text}; }}"
        )
        set_page(self.reader.document())

    def _tour(self) -> None:
        self.tour_wanted.emit()
        self.accept()
