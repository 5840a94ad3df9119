"""Two pictures of a group beside each other, their facts, and the decisions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from imagebank.desktop.alike.comparing import rows
from imagebank.desktop.alike.pane import Pane
from imagebank.desktop.alike.strip import Strip
from imagebank.desktop.alike.table import FactsTable
from imagebank.desktop.alike.values import AlikeGroup, AlikeItem
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _


class AlikePage(QWidget):
    """Emits `decided` with the key of a decision: 1, 2, 3 or 4."""

    decided = Signal(str)

    def __init__(self, small: Thumbnails, large: Thumbnails) -> None:
        super().__init__()
        self.group: AlikeGroup | None = None
        self._right = 1
        self._relation = label(wrap=True)
        self._panes = Pane(small, large), Pane(small, large)
        self._strip = Strip(small)
        self._table = FactsTable()
        self.best = Tick(_("Använd den bästa originalfilen"))
        self.best.setChecked(True)
        self._stack = button("")
        self._lay_out()
        self._strip.chosen.connect(self._choose)

    @property
    def left(self) -> AlikeItem:
        """The picture at the left: the one that is proposed to be kept."""
        return self._shown().items[0]

    @property
    def right(self) -> AlikeItem:
        """The picture at the right."""
        return self._shown().items[self._right]

    def show_group(self, group: AlikeGroup) -> None:
        """Show its first two; of a group that is still whole after a decision, the next pair."""
        same = self.group is not None and self.group.ids == group.ids
        self._right = self._right % (len(group.items) - 1) + 1 if same else 1
        self.group = group
        many = len(group.items) > 2
        words = _("Bunta alla {n} som serie (4)").format(n=len(group.items)) if many else _("Bunta som serie (4)")
        self._stack.setText(words)
        self._stack.setAccessibleName(words)
        self._relation.setText(group.relation)
        self._show()

    def _shown(self) -> AlikeGroup:
        if self.group is None:
            raise RuntimeError("no group is shown")
        return self.group

    def _choose(self, place: int) -> None:
        self._right = place
        self._show()

    def _show(self) -> None:
        left, right = self.left, self.right
        self._panes[0].show_item(left, _("Vänster (föreslås behållas)"))
        self._panes[1].show_item(right, _("Höger"))
        self._table.show_rows(rows(left, right))
        self._strip.show_items(self._shown().items, self._right)

    def _lay_out(self) -> None:
        pictures = QGridLayout()
        pictures.setHorizontalSpacing(gap(16))
        pictures.setVerticalSpacing(gap(6))
        pictures.setRowStretch(1, 1)
        for column, pane in enumerate(self._panes):
            pictures.setColumnStretch(column, 1)
            pictures.addWidget(pane.heading, 0, column, Qt.AlignmentFlag.AlignBottom)
            pictures.addWidget(pane.canvas, 1, column)
        keeps = _("Den som behålls får bådas ämnesord, personer och bildpaket, och texter där den saknar egna. Där de skiljer sig gäller det strängare. Båda filerna sparas.")  # fmt: skip
        seen = _Seen()
        inside = QVBoxLayout(seen.body)
        inside.setContentsMargins(0, 0, gap(4), 0)
        inside.setSpacing(gap(10))
        inside.addWidget(self._relation)
        inside.addLayout(pictures, 5)
        inside.addWidget(self._strip)
        inside.addWidget(self._table, 4)
        inside.addWidget(label(keeps, "muted", wrap=True))
        inside.addWidget(self.best)
        inside.addWidget(self._deeds())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(10))
        box.addWidget(seen)

    def _deeds(self) -> QWidget:
        made = QWidget()
        flow = Flow(made, gap(10))
        keep_left = button(_("Behåll vänster (1)"), "check", "primary")
        keep_right = button(_("Behåll höger (2)"), "check")
        unlike = button(_("Inte samma bild (3)"), "x")
        for key, press in (("1", keep_left), ("2", keep_right), ("3", unlike), ("4", self._stack)):
            press.clicked.connect(lambda _on=False, key=key: self.decided.emit(key))
            flow.addWidget(press)
        policy = made.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # as high as at this width, not as at the narrowest
        made.setSizePolicy(policy)
        return made


class _Seen(QScrollArea):
    """What is looked at and decided; scrolls, by the arrow keys too, where the text is too large for the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.body = QWidget()
        self.body.setObjectName("Empty")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Bilderna och deras uppgifter"))
        self.setMinimumHeight(px(90))
        self.setWidget(self.body)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._may_hold)

    def _may_hold(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)
