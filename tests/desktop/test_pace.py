"""How long a job still takes."""

import pytest

from imagebank.desktop.jobs.pace import LEAST_S, Pace, left_words


def test_nothing_is_promised_before_it_can_be_known():
    pace = Pace()
    pace.begin(100.0)
    assert pace.left(0, 10, 200.0) is None
    assert pace.left(1, 10, 100.0 + LEAST_S - 0.1) is None
    assert pace.left(3, 0, 200.0) is None
    assert pace.left(10, 10, 200.0) is None


def test_steps_to_come_take_as_long_as_those_that_were():
    pace = Pace()
    pace.begin(100.0)
    assert pace.left(10, 40, 120.0) == pytest.approx(60.0)


def test_a_pause_does_not_count():
    pace = Pace()
    pace.begin(0.0)
    pace.pause(10.0)
    assert pace.worked(500.0) == 10.0
    pace.begin(500.0)
    assert pace.left(10, 20, 510.0) == pytest.approx(20.0)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "mindre än en minut"),
        (61, "ungefär 2 minuter"),
        (3600, "ungefär 60 minuter"),
        (2 * 3600, "ungefär 2 timmar"),
    ],
)
def test_the_time_left_in_words(seconds, words):
    assert left_words(seconds).startswith(words)
