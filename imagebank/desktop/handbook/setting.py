"""How a page is set: room above headings and between paragraphs, tables that breathe. Markdown says nothing of it."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from imagebank.desktop.theme.look import px, tokens


def set_page(document: QTextDocument) -> None:
    """Put room between the parts of a page."""
    block = document.begin()
    while block.isValid():
        _set_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)


def _set_block(block: QTextBlock) -> None:
    cursor, form = QTextCursor(block), block.blockFormat()
    level, listed, before = form.headingLevel(), block.textList() is not None, block.previous()
    if cursor.currentTable() is not None:
        return
    after_list = not listed and before.isValid() and before.textList() is not None
    above = px(26) if level == 2 else px(6) if after_list else 0
    below = px(4) if listed else px(8)
    form.setTopMargin(above)
    form.setBottomMargin(below)
    form.setLineHeight(px(3), 4)  # QTextBlockFormat.LineDistanceHeight, which PySide wants as a number
    cursor.setBlockFormat(form)


def _set_table(table: QTextTable) -> None:
    form = table.format()
    form.setCellPadding(px(7))
    form.setCellSpacing(0)
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderBrush(QBrush(QColor(tokens().line)))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setTopMargin(px(6))
    form.setBottomMargin(px(10))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    table.setFormat(form)
