"""Where cells lie, by arithmetic: the same few operations for ten rows as for a million. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Box = tuple[int, int, int, int]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A grid of `count` cells in a page `width` wide, cells at least `least` wide, `caption` for the words."""

    width: int
    count: int
    least: int
    gap: int = 16
    margin: int = 12
    caption: int = 72

    @property
    def columns(self) -> int:
        """As many as fit, at least one."""
        return max(1, (self.width - 2 * self.margin + self.gap) // (self.least + self.gap))

    @property
    def cell_width(self) -> int:
        """Cells share the whole width."""
        return max(40, (self.width - 2 * self.margin - (self.columns - 1) * self.gap) // self.columns)

    @property
    def picture_height(self) -> int:
        """The picture's part of a cell."""
        return round(self.cell_width * 0.64)

    @property
    def cell_height(self) -> int:
        """Picture and words."""
        return self.picture_height + self.caption

    @property
    def step(self) -> int:
        """From one line of cells to the next."""
        return self.cell_height + self.gap

    @property
    def lines(self) -> int:
        """How many lines of cells."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        """The whole page."""
        return 2 * self.margin + self.lines * self.step - self.gap if self.count else 0

    def box(self, row: int) -> Box:
        """The place of cell `row`."""
        line, column = divmod(row, self.columns)
        left = self.margin + column * (self.cell_width + self.gap)
        return left, self.margin + line * self.step, self.cell_width, self.cell_height

    def row_at(self, x: int, y: int) -> int | None:
        """The cell at a point, or nothing (a gap, a margin, below the last)."""
        column, across = divmod(x - self.margin, self.cell_width + self.gap)
        line, down = divmod(y - self.margin, self.step)
        row = line * self.columns + column
        inside = across < self.cell_width and down < self.cell_height and 0 <= column < self.columns
        return row if inside and line >= 0 and 0 <= row < self.count else None

    def rows_between(self, top: int, bottom: int) -> range:
        """The cells of all lines that touch the stripe from `top` to `bottom` (exclusive)."""
        first = max(0, (top - self.margin) // self.step)
        last = max(0, (bottom - 1 - self.margin) // self.step + 1)
        return range(min(self.count, first * self.columns), min(self.count, last * self.columns))

    def rows_in(self, box: Box) -> list[range]:
        """The cells a rectangle touches, as one range a line."""
        lines, columns = self._across(box)
        starts = (line * self.columns for line in lines)
        found = (range(start + columns.start, min(start + columns.stop, self.count)) for start in starts)
        return [line for line in found if line]

    def touched(self, box: Box) -> np.ndarray:
        """The same, as one bit a cell: as quick for a million of them."""
        lines, columns = self._across(box)
        page = np.zeros((self.lines, self.columns), bool)
        page[lines.start : lines.stop, columns.start : columns.stop] = True
        return page.reshape(-1)[: self.count]

    def _across(self, box: Box) -> tuple[range, range]:
        """The lines and the columns that a rectangle touches."""
        left, top, width, height = box
        wide = self.cell_width + self.gap
        first = max(0, (left - self.margin + self.gap) // wide)
        last = min(self.columns - 1, (left + width - 1 - self.margin) // wide)
        rows = self.rows_between(top + self.gap if top > 0 else top, top + height)
        if last < first or not rows:
            return range(0), range(0)
        return range(rows.start // self.columns, -(-rows.stop // self.columns)), range(first, last + 1)

    def moved(self, row: int, step: str, page: int) -> int:
        """Where the keyboard goes from `row`; `page` is the height of what is seen."""
        lines = max(1, page // self.step)
        moves = {
            "left": -1,
            "right": 1,
            "up": -self.columns,
            "down": self.columns,
            "page_up": -self.columns * lines,
            "page_down": self.columns * lines,
        }
        if step in ("home", "end"):
            return 0 if step == "home" else self.count - 1
        aim = row + moves[step]
        return aim if 0 <= aim < self.count else self._at_edge(row, step)

    def _at_edge(self, row: int, step: str) -> int:
        if step in ("left", "right", "up"):
            return row
        if step == "page_up":
            return row % self.columns
        last_line = (self.count - 1) // self.columns
        return row if row // self.columns == last_line else self.count - 1
