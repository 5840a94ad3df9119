"""The makers of controls. Whatever they make has an accessible name: there is no other way to make one here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px


def label(text: str = "", look: str = "", wrap: bool = False) -> QLabel:
    """A plain-text label in one of the style sheet's looks."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    if wrap:
        made.setMinimumWidth(1)
    return made


def button(text: str, icon_name: str = "", look: str = "", spoken: str = "") -> QPushButton:
    """A button with words, named by them (or by `spoken`, which must contain them)."""
    made = QPushButton(text)
    made.setAccessibleName(spoken or text)
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if look == "primary" else "text"))
        made.setIconSize(QSize(px(20) + px(5), px(20)))
    return made


def icon_button(icon_name: str, name: str, shortcut: str = "") -> QToolButton:
    """A button with an icon only; `name` is what it is called, aloud and in its tip."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setIconSize(QSize(px(22), px(22)))
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if shortcut:
        made.setShortcut(shortcut)
    return made


def labelled(text: str, control: QWidget, *below: QWidget) -> QWidget:
    """A row: the words above, the control (their buddy) under them, then what belongs `below`."""
    row = QWidget()
    box = QVBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap(6))
    words = label(text, "heading", wrap=True)
    name(control, words)
    for part in (words, control, *below):
        box.addWidget(part)
    return row


def name(control: QWidget, words: QLabel) -> None:
    """Let `words` name `control`: as buddy, aloud, and as description (a combo box speaks only that)."""
    words.setBuddy(control)
    control.setAccessibleName(words.text())
    if control.inherits("QComboBox") or control.inherits("QDateEdit"):
        control.setAccessibleDescription(words.text())


def rule() -> QFrame:
    """A hairline between two parts."""
    made = QFrame()
    made.setProperty("look", "rule")
    return made
