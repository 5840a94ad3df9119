"""The arithmetic of the grid: every point and every rectangle, against counting by hand."""

from hypothesis import given
from hypothesis import strategies as some

from imagebank.desktop.grid.geometry import Geometry

grids = some.builds(
    Geometry,
    width=some.integers(60, 700),
    count=some.integers(0, 40),
    least=some.integers(40, 200),
    gap=some.integers(1, 20),
    margin=some.integers(0, 12),
    caption=some.integers(0, 40),
)


def touching(grid, box):
    left, top, width, height = box
    for row in range(grid.count):
        x, y, w, h = grid.box(row)
        if x < left + width and left < x + w and y < top + height and top < y + h:
            yield row


@given(grids)
def test_every_cell_is_found_at_its_corners_and_nowhere_in_the_gaps(grid):
    for row in range(grid.count):
        x, y, w, h = grid.box(row)
        assert grid.row_at(x, y) == grid.row_at(x + w - 1, y + h - 1) == row
        assert grid.row_at(x + w, y) is None
        assert grid.row_at(x, y + h) is None


@given(grids)
def test_cells_stay_inside_the_page(grid):
    for row in range(grid.count):
        x, y, w, h = grid.box(row)
        assert x >= grid.margin
        assert y + h <= grid.height
        assert x + w <= max(grid.width - grid.margin, grid.margin + 40)


@given(grids, some.integers(0, 4000), some.integers(1, 900))
def test_rows_between_holds_all_that_is_seen(grid, top, high):
    seen = set(touching(grid, (0, top, 10_000, high)))
    rows = grid.rows_between(top, top + high)
    assert seen <= set(rows)
    assert len(rows) <= len(seen) + 2 * grid.columns


@given(grids, some.integers(-20, 700), some.integers(0, 3000), some.integers(1, 400), some.integers(1, 400))
def test_rows_in_a_rectangle_are_those_it_touches(grid, left, top, width, height):
    found = [row for line in grid.rows_in((left, top, width, height)) for row in line]
    assert found == list(touching(grid, (left, top, width, height)))


@given(grids, some.sampled_from(["left", "right", "up", "down", "page_up", "page_down", "home", "end"]), some.data())
def test_keys_never_leave_the_grid(grid, step, data):
    if grid.count:
        row = data.draw(some.integers(0, grid.count - 1))
        assert 0 <= grid.moved(row, step, 300) < grid.count


def test_a_million_cells_cost_no_more_than_ten():
    grid = Geometry(1000, 1_000_000, 232)
    assert grid.columns == 4
    assert grid.row_at(*grid.box(999_999)[:2]) == 999_999
    assert grid.height < 2**31
