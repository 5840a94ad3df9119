"""One style sheet made from tokens. Object names and the property `look` are its vocabulary:

`look`: `primary`, `ghost`, `chip`, `title`, `name`, `heading`, `muted`, `small`; `tone`: `ok`, `warn`, `bad`.
"""

from __future__ import annotations

import re
from dataclasses import asdict

from imagebank.desktop.theme.tokens import Tokens

_GROUNDS = """
QWidget { color: @text; }
QMainWindow, QDialog, #Centre, #Facets { background: @window; }
#Header { background: @surface; border: 0; border-bottom: 1px solid @line; }
#Inspector, #InspectorBody, #Rail { background: @surface; }
#Rail { border: 0; border-right: 1px solid @line; }
#Inspector { border: 0; border-left: 1px solid @line; }
#SelectionBar, #JobBar, #PendingBar, #DialogFoot { background: @surface; border: 0; border-top: 1px solid @line; }
#Centre[dropping="true"] { border: 3px dashed @accent; }
QScrollArea { background: transparent; border: 0; }
#FacetsBody { background: @window; }
#DialogBody { background: @window; }
#Card { background: @surface; border: 1px solid @line; border-radius: 12px; }
#Empty { background: transparent; }
#Tour { background: @surface; border: 2px solid @accent; border-radius: 12px; }
#Handbook { background: @surface; color: @text; border: 1px solid @line; border-radius: 10px;
  selection-background-color: @accent; selection-color: @on_accent; }
#Figure { background: @window; border: 1px solid @line; border-radius: 10px; }
QToolTip { background: @surface; color: @text; border: 1px solid @control; padding: 6px; }
QFrame[look="rule"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
"""

_TYPE = """
QLabel { background: transparent; }
QLabel[look="title"] { font-size: 24px; font-weight: 700; }
QLabel[look="name"] { font-size: 21px; font-weight: 700; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="brand"] { font-size: 19px; font-weight: 700; }
QLabel[look="muted"] { color: @muted; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel#KeyHint { border: 1px solid @line; border-radius: 4px; padding: 1px 8px; font-size: 13px; color: @text;
  background: @surface; }
"""

_BUTTONS = """
QPushButton { background: @surface; color: @text; border: 1px solid @control; border-radius: 8px; padding: 0 16px;
  min-height: 38px; font-weight: 600; }
QPushButton:hover { background: @soft; }
QPushButton:pressed { background: @sunken; }
QPushButton:disabled { color: @muted; background: @sunken; border: 1px dashed @control; }
QPushButton[look="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; }
QPushButton[look="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[look="primary"]:disabled { color: @muted; background: @sunken; border: 1px dashed @control; }
QPushButton[look="ghost"], QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8px; }
QPushButton[look="ghost"] { padding: 0 10px; text-align: left; }
QPushButton[look="ghost"]:hover, QToolButton:hover { background: @soft; }
QPushButton[look="saved"] { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 4px 4px;
  min-height: 26px; text-align: left; font-weight: 400; }
QPushButton[look="saved"]:hover { background: @soft; }
QPushButton[look="heading"] { background: transparent; border: 0; text-align: left; padding: 0 4px; min-height: 32px; }
QPushButton[look="heading"]:hover { color: @accent; }
QPushButton[look="chip"] { background: @soft; border: 1px solid @soft; border-radius: 15px; padding: 0 13px;
  min-height: 30px; }
QPushButton[against="true"] { background: @window; border: 1px dashed @control; }
QPushButton[look="chip"]:hover { border-color: @accent; }
QToolButton { min-width: 40px; min-height: 40px; padding: 0; }
#ExcludeButton { min-width: 24px; min-height: 24px; border: 1px solid @control; background: @surface; }
#ExcludeButton:hover { background: @soft; }
QToolButton[look="small"] { min-width: 26px; min-height: 26px; }
QToolButton:checked { background: @soft; border-color: @pressed_edge; }
QToolButton[look="primary"] { background: @accent; border: 1px solid @accent; min-width: 34px; min-height: 35px; }
QToolButton[look="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
#RailButton { min-height: 52px; min-width: 68px; padding: 4px 2px; font-size: 13px; font-weight: 500; border: 1px solid transparent; }
#RailButton:checked { background: @soft; border: 1px solid @pressed_edge; font-weight: 700; }
QToolButton::menu-indicator { image: none; }
QPushButton:checked { background: @soft; border: 2px solid @accent; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit { background: @surface; color: @text; border: 1px solid @control;
  border-radius: 8px; selection-background-color: @accent; selection-color: @on_accent;
  placeholder-text-color: @muted; }
QLineEdit, QComboBox, QDateEdit { min-height: 36px; padding: 0 12px; }
QPlainTextEdit { padding: 6px 8px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @sunken; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { background: @sunken; color: @muted; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 34px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @control; outline: 0;
  selection-background-color: @accent; selection-color: @on_accent; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 34px; padding: 0 8px; }
#SearchBox { background: @window; border: 1px solid @control; border-radius: 19px; }
#SearchBox QLineEdit { border: 0; background: transparent; padding: 0 4px; }
QListView#Completions { background: @surface; color: @text; border: 1px solid @control;
  selection-background-color: @accent; selection-color: @on_accent; }
QListView#Completions::item { min-height: 34px; padding: 0 8px; }
QCalendarWidget QWidget { background: @surface; alternate-background-color: @sunken; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent; selection-color: @on_accent; }
QCalendarWidget QToolButton { min-width: 32px; min-height: 32px; padding: 0 6px; }
QCalendarWidget QSpinBox { background: @surface; color: @text; border: 1px solid @control; }
"""

_REST = """
QSlider:horizontal { min-height: 32px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @control; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { background: @surface; border: 2px solid @accent; width: 20px; height: 16px;
  margin: -8px 0; border-radius: 10px; }
QSlider::handle:horizontal:hover { background: @soft; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar::handle:vertical { background: @control; border-radius: 4px; min-height: 44px; margin: 2px 3px; }
QScrollBar::handle:vertical:hover { background: @accent; }
QScrollBar:horizontal { background: transparent; height: 14px; }
QScrollBar::handle:horizontal { background: @control; border-radius: 4px; min-width: 44px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: 1px solid @control; border-radius: 6px;
  min-height: 10px; max-height: 10px; }
QProgressBar::chunk { background: @accent; border-radius: 5px; }
QMenu { background: @surface; color: @text; border: 1px solid @control; padding: 6px; menu-scrollable: 1; }
QMenu::item { padding: 8px 28px 8px 34px; border-radius: 6px; }
QMenu::item:selected { background: @soft; }
#TakeInMenu::item { padding-left: 8px; }
#TakeInMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: @line; margin: 6px; }
QListView#Grid { background: transparent; border: 0; outline: 0; }
#Table { background: @surface; border: 0; border-top: 1px solid @line; outline: 0; }
#Table QHeaderView { background: @surface; border: 0; }
#Table QHeaderView::section { background: @surface; color: @text; border: 0; border-bottom: 1px solid @control;
  border-right: 1px solid @line; padding: 6px 10px; font-weight: 600; }
#Table QHeaderView::section:hover { background: @soft; }
#Table QTableCornerButton::section { background: @surface; border: 0; border-bottom: 1px solid @control; }
#StatusBox { border-radius: 10px; }
#StatusBox[tone="ok"] { background: @ok_ground; border: 1px solid @ok; }
#StatusBox[tone="warn"] { background: @warn_ground; border: 1px solid @warn; }
#StatusBox[tone="bad"] { background: @bad_ground; border: 1px solid @bad; }
QListView#Verdicts, #Persons { background: @surface; border: 1px solid @control; border-radius: 10px; outline: 0;
  padding: 4px; selection-background-color: @accent; selection-color: @on_accent; }
#Persons::item { min-height: 36px; padding: 0 8px; border-radius: 6px; }
#Lines { background: @surface; border: 1px solid @control; border-radius: 10px; outline: 0; padding: 4px;
  selection-background-color: @accent; selection-color: @on_accent; }
#Lines::item { padding: 8px 10px; border: 0; border-bottom: 1px solid @line; }
#Lines::item:selected { background: @accent; color: @on_accent; border-radius: 6px; }
#Lines::branch:selected { background: @surface; }
#Persons::item:selected, #Completions::item:selected, QComboBox QAbstractItemView::item:selected {
  background: @accent; color: @on_accent; }
"""

_LENGTH = re.compile(r"(\d+)px")
_NAME = re.compile(r"@([a-z_]+)")


def stylesheet(tokens: Tokens, scale: float) -> str:
    """The whole sheet in the colours of `tokens`, every length but hairlines times `scale`."""
    colours = asdict(tokens)
    colours["pressed_edge"] = tokens.accent if tokens.scheme == "contrast" else tokens.soft
    text = _NAME.sub(lambda found: colours[found[1]], _GROUNDS + _TYPE + _BUTTONS + _FIELDS + _REST)
    return _LENGTH.sub(lambda found: _scaled(int(found[1]), scale), text)


def _scaled(length: int, scale: float) -> str:
    return f"{length if length <= 1 else round(length * scale)}px"
